"""The lines of one paper -> its passages, each with its role: that of its label, its item, its section, in this order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.grids import Row, Tables, is_figure
from kg.markdown import CODE, Line, cells, find_fences, is_link_line
from kg.model import Passage
from kg.sections import heading_role, label_role, lead_role
from kg.titles import find_title, heading_title, title_end

_BOLD_LINE = re.compile(r"(?:\d{1,2}[.)]\s*)?(\*\*|__)(?!\s)([^*]+?)\1\s*[:：]?")
_BOLD_LABEL = re.compile(r"(\*\*|__)(?P<label>[^*\n]{1,160}?)(?:\s*[:：]\s*\1|\s*\1\s*[:：]|\1\s+[–—-](?=\s))\s*")
_PLAIN_LABEL = re.compile(r"(?P<label>[^\s:：*`\[\]!?|<>][^:：*`\[\]!?|<>]{0,60}?)\s?[:：](?=\s|$)\s*")
_TITLE_LEVEL, _IN_FENCE, _BOLD_LEVEL = 0, 6, 13
_MOST_WORDS = 6
_LONGEST_ROW = 1_000
_NEAR_START = 6
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_JOINED = re.compile(r"\s+(?:및|and)\s+|와\s+|\s*[&/,·]\s*")
_BUILT_ON = re.compile(
    r"(?:base|backbone|foundation|underlying)(?: ?(?:models?|llms?|vlms?))?|(?:vision |text |image )?(?:encoder|backbone)s?"
    r"|llms?|(?:기반|기본|베이스|백본) ?(?:모델)?|(?:비전 |텍스트 |이미지 )?인코더",
    re.IGNORECASE,
)
_METHOD = re.compile(r"methods?|models?|approach|algorithm|system|방법|모델|기법|방식|알고리즘|시스템", re.IGNORECASE)
_INTRODUCTION = ("goal", "motivation", "contribution")


@dataclass(slots=True)
class _Outline:
    """Where in a paper the reader is: the open sections, the open items, and the label of the paragraph being read.

    The paper ends before `lines[end]`, and `inside` are its fences. `titled` says that the paper has its title, or that the
    place for one is past; `title_at` is where in the file it stands.
    """

    lines: Sequence[Line]
    end: int
    inside: dict[int, str]
    tables: Tables
    titled: bool
    at: int = 0
    title_at: int = -1
    fenced: bool = False
    sections: list[tuple[int, str, str]] = field(default_factory=list)
    items: list[tuple[int, str]] = field(default_factory=list)
    label: str = ""
    gap: bool = False

    @property
    def role(self) -> str:
        return self.sections[-1][1] if self.sections else "summary"

    @property
    def heading(self) -> str:
        return self.sections[-1][2] if self.sections else ""

    def open_section(self, level: int, text: str, role: str) -> None:
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        within = self.sections and self.sections[-1][0] > _TITLE_LEVEL
        self.sections.append((level, role or (self.role if within else "other"), text))
        self.items, self.label, self.titled = [], "", True

    def open_item(self, indent: int, own: str) -> str:
        while self.items and self.items[-1][0] >= indent:
            self.items.pop()
        role = own or (self.items[-1][1] if self.items else self.label or self.role)
        self.items.append((indent, role))
        return role

    def paragraph_role(self, indent: int) -> str:
        if self.gap:
            while self.items and self.items[-1][0] >= indent:
                self.items.pop()
        return self.items[-1][1] if self.items else self.label or self.role


def read_passages(lines: Sequence[Line], *, first: int, end: int, paper: str, tables: Tables) -> tuple[Passage, ...]:
    """The passages of the block `lines[first:end]` about `paper`, in order of place.

    A row may hold its title behind other cells.
    """
    passages, rest = _opening(lines, first, paper)
    fences = find_fences(lines, first, end).inside
    outline = _Outline(lines, end, fences, tables, titled=bool(passages), title_at=passages[0].start if passages else -1)
    for at in range(first, end):
        line = rest if at == first else lines[at]
        if line.kind == "blank":
            outline.gap, outline.label = True, ""
        elif line.kind not in {"fence", "rule"} and fences.get(at) != CODE and not is_link_line(line.text):
            outline.at, outline.fenced = at, at in fences
            passages.extend(_READERS[line.kind](line, outline))
            outline.gap = False
    return tuple(sorted(_placed(passages), key=lambda passage: passage.start))


def _opening(lines: Sequence[Line], first: int, paper: str) -> tuple[list[Passage], Line]:
    """The title that the line which opens a paper gives, and what else that line says."""
    line = lines[first]
    begin, end = find_title(line, paper=paper)
    nothing = Line(line.number, line.start, "", "blank")
    if begin == end:
        return [], nothing if line.kind == "heading" else line
    title = Passage(line.number, line.start + begin, line.text[begin:end], "heading", "title", line.text[begin:end])
    if line.kind == "heading":
        return [title], nothing
    if line.kind == "row":
        return [title], line
    if begin > _NEAR_START:
        return [], line
    after = title_end(line.text, (begin, end))
    return [title], line._replace(start=line.start + after, text=line.text[after:]) if line.text[after:] else nothing


# ---------------------------------------------------------------- each kind of line


def _read_heading(line: Line, outline: _Outline) -> Iterator[Passage]:
    role = heading_role(line.text)
    if not outline.titled and (not role or _stands_above(outline)):
        begin, end = heading_title(line.text)
        outline.open_section(_TITLE_LEVEL, line.text[begin:end], "summary")
        if begin < end:
            yield Passage(line.number, line.start + begin, line.text[begin:end], "heading", "title", line.text[begin:end])
        return
    yield from _section(line, line.level + _IN_FENCE * outline.fenced, line.text.strip("*_ "), role, outline)


def _stands_above(outline: _Outline) -> bool:
    """Whether a level-one heading stands above all sections or has none: a title, even with a section's words (`Deep Models`).

    Not where each of its words is a section's name (`Motivation and Goals`).
    """
    lines, at = outline.lines, outline.at
    below = (lines[i] for i in range(at + 1, outline.end) if lines[i].kind == "heading" and outline.inside.get(i) != CODE)
    following, text = next(below, None), lines[at].text
    above = lines[at].level == 1 and (following is None or following.level > 1)
    return above and not _NUMBERED.match(text) and not all(map(label_role, _JOINED.split(text)))


def _section(line: Line, level: int, text: str, role: str, outline: _Outline) -> Iterator[Passage]:
    outline.open_section(level, text, role)
    yield Passage(line.number, line.start, line.text, "heading", outline.role, text)


def _read_paragraph(line: Line, outline: _Outline) -> Iterator[Passage]:
    bold = _BOLD_LINE.fullmatch(line.text)
    if bold:
        text = bold[2].strip().rstrip(":：").rstrip()
        if outline.titled or text.casefold() not in {"summary", "요약"}:
            yield from _section(line, _BOLD_LEVEL, text, heading_role(text), outline)
        return
    label, body = _find_label(line.text, known=True)
    role = label_role(label, section=outline.role) or heading_role(label) if label else ""
    if role and body == len(line.text):
        yield from _section(line, _BOLD_LEVEL, label, role, outline)
        return
    if role:
        outline.items, outline.label = [], role
    role = role or lead_role(line.text) or outline.paragraph_role(line.indent)
    yield Passage(line.number, line.start, line.text, "paragraph", role, outline.heading, label, body)


def _read_item(line: Line, outline: _Outline) -> Iterator[Passage]:
    bold = _BOLD_LINE.fullmatch(line.text)
    label, body = (bold[2].strip().rstrip(":："), len(line.text)) if bold else _find_label(line.text, known=False)
    if bold and line.level and not line.indent and (role := heading_role(label)):
        yield from _section(line, _BOLD_LEVEL, label, role, outline)
        return
    role = label_role(label, section=outline.role) if label else lead_role(line.text)
    yield Passage(
        line.number, line.start, line.text, "item", outline.open_item(line.indent, role), outline.heading, label, body
    )


def _read_row(line: Line, outline: _Outline) -> Iterator[Passage]:
    """A passage for each cell: the column's name is its heading and gives its role, where it gives one.

    The cells of its row that hold no figures are the label of one that does.
    """
    row = outline.tables.get(outline.at, Row())
    if row is None:
        return
    found, names = cells(line.text), row.names
    words = _row_label((*row.repeated, *(text for _, text in found[len(row.repeated) :])), names)
    for column, (start, text) in enumerate(found):
        name = _column(names, column)
        at_title = line.start + start <= outline.title_at < line.start + start + len(text)
        if text and not at_title and not is_link_line(text):
            role = label_role(name) or outline.role
            label = words if column and names and is_figure(text) else ""
            whole = line.text if label and len(line.text) <= _LONGEST_ROW else ""
            yield Passage(line.number, line.start + start, text, "row", role, name or outline.heading, label, row=whole)


def _row_label(texts: tuple[str, ...], names: tuple[str, ...]) -> str:
    """The cells without figures; where one of them names a method, without those that say what it is built on."""
    words = [(_column(names, i), plain) for i, text in enumerate(texts) if (plain := text.strip("*_ ")) and not is_figure(text)]
    own = [(head, text) for head, text in words if not _BUILT_ON.fullmatch(head)]
    return " | ".join(text for _, text in (own if any(_METHOD.search(head) for head, _ in own) else words))


def _column(names: tuple[str, ...], column: int) -> str:
    return names[column] if column < len(names) else ""


_READERS = {
    "heading": _read_heading,
    "item": _read_item,
    "row": _read_row,
    "paragraph": _read_paragraph,
    "quote": _read_paragraph,
}


# ---------------------------------------------------------------- labels and cells


def _find_label(text: str, *, known: bool) -> tuple[str, int]:
    """The label that `text` begins with, and where what follows begins; `("", 0)` if there is none.

    A label without emphasis has few words, and where `known` is asked for it has to say a role.
    """
    if match := _BOLD_LABEL.match(text):
        return match["label"].strip(), match.end()
    match = _PLAIN_LABEL.match(text)
    if match is None or len(match["label"].split()) > _MOST_WORDS or (known and not label_role(match["label"])):
        return "", 0
    return match["label"].strip(), match.end()


def _placed(passages: list[Passage]) -> tuple[Passage, ...]:
    """The passages; the three items of an introduction that say no role have those of goal, motivation and contribution."""
    items = [at for at, passage in enumerate(passages) if passage.kind == "item" and heading_role(passage.heading) == "summary"]
    if len(items) == len(_INTRODUCTION) and items[-1] - items[0] == len(items) - 1:
        for at, role in zip(items, _INTRODUCTION, strict=True):
            if passages[at].role == "summary":
                passages[at] = replace(passages[at], role=role)
    return tuple(passages)

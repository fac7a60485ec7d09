"""Markdown, line by line: what each line is, where its content begins, and which lines stand in a fence.

Only what digests need, and made for text that a language model wrote: a fence that is never closed is no fence,
`\\r\\n` and `\\r` end a line as `\\n` does, other Unicode separators do not, and whatever is not recognised is a
paragraph. Each step is linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LONGEST = 20_000
"""The characters of a line that are read; what a longer line holds beyond them is left out."""

PROSE, CODE = "prose", "code"
_DEEPEST = 8
_MARKDOWN_INFO = frozenset({"markdown", "md", "mdx", "text", "txt"})
BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[^\s#]))")
_CLOSING = re.compile(r"[ \t]+#+$")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_LETTER = re.compile(r"[^\W\d_]")
_COMMENT = re.compile(r"<!--(?P<closed>-?>|(?:(?!<!--).)*?-->)?", re.DOTALL)
_GAP = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
_HIDDEN = re.compile(r"[^\r\n]")


class Line(NamedTuple):
    """One line: `text` is its content without marker and outer blanks, and stands at `start` of the file's text.

    `kind` is blank, heading (`level` 1..6), fence (`level` backticks, `text` its info), rule, item (`level` 1 if numbered),
    row, quote or paragraph; `indent` counts the columns before the marker, `number` is 1-based.
    """

    number: int
    start: int
    text: str
    kind: str
    indent: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Fences:
    """Which lines stand in a closed fence: `inside` maps a line's index to PROSE or CODE, `dangling` are openers left alone."""

    inside: dict[int, str]
    dangling: tuple[int, ...]


def read_lines(text: str) -> list[Line]:
    """All lines of `text`, in order."""
    spans = ((match.start(), match.end()) for match in BREAK.finditer(text)) if "\r" in text else _newlines(text)
    lines: list[Line] = []
    start = 0
    for end, following in spans:
        lines.append(_line(len(lines) + 1, start, text[start:end]))
        start = following
    if start < len(text):
        lines.append(_line(len(lines) + 1, start, text[start:]))
    return _open_rows(lines) if "|" in text else lines


def _open_rows(lines: list[Line]) -> list[Line]:
    """The lines; those of a table whose rows begin with no bar are rows too: it shows by the rule below its head."""
    opened = False
    for at, line in enumerate(lines):
        if line.kind == "paragraph" and _OPEN_RULE.fullmatch(line.text) and at and "|" in lines[at - 1].text:
            opened = lines[at - 1].kind == "paragraph"
            if opened:
                lines[at - 1] = lines[at - 1]._replace(kind="row")
        opened = opened and line.kind == "paragraph" and "|" in line.text
        if opened:
            lines[at] = line._replace(kind="row")
    return lines


def _newlines(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("\n")
    while at >= 0:
        yield at, at + 1
        at = text.find("\n", at + 1)


def _line(number: int, start: int, raw: str) -> Line:
    body = raw[:LONGEST].lstrip()
    if not body:
        return Line(number, start, "", "blank")
    blanks = len(raw[:LONGEST]) - len(body)
    indent = blanks if "\t" not in raw[:blanks] else len(raw[:blanks].expandtabs(4))
    kind, marker, level = _kind(body)
    content = body[marker:].rstrip()
    if kind == "heading":
        content = _CLOSING.sub("", content)
    return Line(number, start + blanks + marker, content, kind if content or kind in _EMPTY else "blank", indent, level)


_OPEN_RULE = re.compile(r":?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+")
_EMPTY = frozenset({"fence", "rule"})


def _kind(body: str) -> tuple[str, int, int]:
    """The kind of a line that begins with `body`, the length of its marker, and its level."""
    first = body[0]
    if first in _PLAIN:
        return _marked(body, first)
    if first.isdigit() and (item := _ITEM.match(body)):
        return "item", item.end(), 1
    return "paragraph", 0, 0


_PLAIN = frozenset("#`~-*+_•|>")


def _marked(body: str, first: str) -> tuple[str, int, int]:
    if first == "#":
        heading = _HEADING.match(body)
        return ("heading", heading.end(), len(heading[1])) if heading else ("paragraph", 0, 0)
    if first in "`~":
        fence = _FENCE.match(body.rstrip())
        return ("fence", len(fence[1]), len(fence[1])) if fence else ("paragraph", 0, 0)
    if first == "|":
        return "row", 0, 0
    if first == ">":
        inner = len(body) - len(body.lstrip("> \t"))
        return "quote", inner, 0
    if first in "-*_" and _RULE.match(body.rstrip()):
        return "rule", 0, 0
    item = _ITEM.match(body)
    return ("item", item.end(), 0) if item else ("paragraph", 0, 0)


def find_fences(lines: Sequence[Line], first: int, end: int) -> Fences:
    """The fences among `lines[first:end]`; one with an info string may stand within another, as models like to write them."""
    inside: dict[int, str] = {}
    opened: list[int] = []
    dangling: list[int] = []
    closed: list[tuple[int, int]] = []
    for at in range(first, end):
        line = lines[at]
        if line.kind != "fence":
            continue
        if line.text or not opened:
            opened.append(at)
        elif line.level >= lines[opened[-1]].level:
            closed.append((opened.pop(), at))
        if len(opened) > _DEEPEST:
            dangling.append(opened.pop(0))
    for begin, finish in sorted(closed):
        if begin not in inside or inside[begin] == PROSE:
            inside.update(dict.fromkeys(range(begin, finish + 1), _fenced(lines, begin, finish)))
    return Fences(inside, (*dangling, *opened))


def _fenced(lines: Sequence[Line], begin: int, finish: int) -> str:
    """Whether a fence holds prose: by its info string, or without one by how its first line looks."""
    info = lines[begin].text.casefold()
    if info:
        return PROSE if info in _MARKDOWN_INFO else CODE
    inner = next((line for line in lines[begin + 1 : finish] if line.kind != "blank"), None)
    told = inner is not None and (inner.kind in {"heading", "item"} or inner.text.startswith("**") or not inner.text.isascii())
    return PROSE if told else CODE


@dataclass(frozen=True, slots=True)
class Comments:
    """The `spans` of HTML comments in a text, in order; `dangling` is where one opens that is never closed, which is text."""

    spans: tuple[tuple[int, int], ...]
    dangling: tuple[int, ...]


def find_comments(text: str) -> Comments:
    """The comments outside of code spans; one that begins within a line ends before a blank line, as the line's text does.

    None holds another, so that what an open one swallows ends where the next begins.
    """
    spans: list[tuple[int, int]] = []
    dangling: list[int] = []
    for match in _COMMENT.finditer(text):
        before, after = _line_around(text, match.start())
        if before.count("`") % 2 and "`" in after:
            continue
        if match["closed"] and not (before.strip() and _GAP.search(match[0])):
            spans.append(match.span())
        else:
            dangling.append(match.start())
    return Comments(tuple(spans), tuple(dangling))


def _line_around(text: str, at: int) -> tuple[str, str]:
    """What stands before and behind a place in its line, as far as a line is read."""
    before, after = text[max(0, at - LONGEST) : at], text[at : at + LONGEST]
    return before.replace("\r", "\n").rpartition("\n")[2], after.replace("\r", "\n").partition("\n")[0]


def without_comments(text: str, comments: Comments) -> str:
    """The text with blanks for what is commented out, so that every other character keeps its line and its place."""
    pieces, at = [], 0
    for begin, end in comments.spans:
        pieces += [text[at:begin], _HIDDEN.sub(" ", text[begin:end])]
        at = end
    return "".join((*pieces, text[at:]))


_BAR = re.compile(r"(?<!\\)\|")


def cells(row: str) -> list[tuple[int, str]]:
    """The cells of a row, empty ones too: where the text of each begins within the row, and that text."""
    found, start = [], 0
    for end in (*(bar.start() for bar in _BAR.finditer(row)), len(row)):
        piece = row[start:end]
        found.append((start + len(piece) - len(piece.lstrip()), piece.strip()))
        start = end + 1
    # what stands before a first bar or behind a last one is no cell where it is blank
    found = found[1:] if len(found) > 1 and not found[0][1] else found
    return found if found and found[-1][1] else found[:-1]


# ---------------------------------------------------------------- links

URL = re.compile(r"https?://[^\s<>()\[\]\"'`|*]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"'`|*]*)?", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)")
_LINK_WORDS = re.compile(
    r"\b(?:alphaxiv|arxiv|pdf|html|abs|paper|papers|link|links|url|code|github|project|page|website|demo|model|models|dataset|data|blog"
    r"|hugging ?face|hf|doi|source|read|more|upvotes?|and|the|on|view)\b"
    r"|논문|링크|원문|코드|출처|바로 ?가기|프로젝트|페이지|허깅페이스|보기|깃허브",
    re.IGNORECASE,
)


def find_urls(text: str) -> list[str]:
    """The web addresses in a line, in order, without punctuation that ends a sentence."""
    return [match.rstrip(".,;:!?") for match in URL.findall(text)] if "://" in text else []


def is_link_line(text: str) -> bool:
    """Whether a line holds links (or images) and says nothing else."""
    if "](" not in text and "://" not in text:
        return False
    rest = _LINK_WORDS.sub("", URL.sub("", _LINK.sub(lambda match: " " if match[0][0] == "!" else f" {match[1]} ", text)))
    return not _LETTER.search(rest)

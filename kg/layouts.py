"""Where each paper of a digest file begins and ends; the file's layout is recognised, not asked for.

- hf: a heading that begins with a bare identifier (`## 2505.02835`) opens a paper; one of its level that begins with what was
  to be one (`## 2505.O2835`), or has nothing but links below it, should have named one.
- jekyll: a numbered level-one heading with a link (`# 1. [Title](https://arxiv.org/abs/...)`) opens a paper.
- general: a heading, list item, table row or paragraph with a link to a paper opens one; what belongs to it is its text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.markdown import Fences, Line, find_fences, is_link_line
from kg.papers import find_leading_id, find_paper_id, iter_paper_ids
from kg.sections import heading_role

HF, JEKYLL, GENERAL = "hf", "jekyll", "general"
_NUMBERED = re.compile(r"\d{1,4}[.)]\s*\[.*\]\s*\(")
_BANNER = re.compile(r"daily papers|📰", re.IGNORECASE)
_TO_BE_ID = re.compile(r"\[?(?:\d{4}[.．]\w{1,8}|[a-z\-]+(?:\.[A-Z]{2})?/\d{5,8}|arxiv\s?:)(?!\S*[가-힣])", re.IGNORECASE)
"""What stands where an identifier should."""
_DEEPEST = 8
_NEAR = 6


class Block(NamedTuple):
    """A paper's lines, `lines[first:end]`, of which `first` names the paper (`""` where that line should and does not)."""

    paper: str
    first: int
    end: int


def recognise_layout(lines: Sequence[Line]) -> str:
    """The layout of a file: that of most of the headings that open a paper."""
    headings = [line for line in lines if line.kind == "heading"]
    hf = sum(1 for line in headings if find_leading_id(line.text))
    jekyll = sum(1 for line in headings if line.level == 1 and _NUMBERED.match(line.text))
    if not hf and not jekyll:
        return GENERAL
    return HF if hf >= jekyll else JEKYLL


def find_blocks(lines: Sequence[Line], *, layout: str, body: int) -> list[Block]:
    """The blocks of `lines[body:]`, in order, none within another; a heading that fails to name its paper has one too."""
    if layout == GENERAL:
        return list(_general_blocks(lines, body))
    opens = _hf_openers if layout == HF else _jekyll_openers
    openers = list(opens(lines, body))
    ends = [first for _, first in openers[1:]] + [len(lines)]
    return [
        Block(paper or "", first, _cut(lines, first, end))
        for (paper, first), end in zip(openers, ends, strict=True)
        if paper is not None
    ]


def _cut(lines: Sequence[Line], first: int, end: int) -> int:
    """The end of a block without what follows its last rule, unless that goes on with a section of the paper."""
    rule = None
    inside = find_fences(lines, first, end).inside
    for at in range(first, end):
        line = lines[at]
        if line.kind == "rule" and at not in inside:
            rule = at if rule is None else rule
        elif rule is not None and _is_section(line):
            rule = None
    return end if rule is None else rule


def _is_section(line: Line) -> bool:
    if line.kind == "heading" or line.text.startswith("**"):
        return bool(heading_role(line.text))
    return line.kind == "fence"


# ---------------------------------------------------------------- hf and jekyll: headings of one shape open a paper


def _hf_openers(lines: Sequence[Line], body: int) -> Iterator[tuple[str | None, int]]:
    """Each heading that opens a paper, with its identifier; None for a banner, which only ends the paper before it.

    `""` is that of a heading which should name a paper and does not: its text is no other paper's.
    """
    level = min((line.level for line in lines if line.kind == "heading" and find_leading_id(line.text)), default=2)
    for at in range(body, len(lines)):
        line = lines[at]
        if line.kind != "heading":
            continue
        if leading := find_leading_id(line.text):
            yield leading[0], at
        elif line.level == level and (links := _links_below(lines, at)):
            yield find_paper_id(links) or "", at
        elif line.level == level and _TO_BE_ID.match(line.text):
            yield find_paper_id(line.text) or "", at
        elif line.level < level and _BANNER.search(line.text):
            yield None, at


def _jekyll_openers(lines: Sequence[Line], body: int) -> Iterator[tuple[str | None, int]]:
    for at in range(body, len(lines)):
        line = lines[at]
        if line.kind == "heading" and line.level == 1:
            if _NUMBERED.match(line.text):
                yield find_paper_id(line.text) or _linked_below(lines, at) or "", at
            elif paper := find_paper_id(line.text) or _linked_below(lines, at):
                yield paper, at


def _linked_below(lines: Sequence[Line], at: int) -> str | None:
    """The paper of the line below a heading, where that line is nothing but links."""
    return find_paper_id(_links_below(lines, at))


def _links_below(lines: Sequence[Line], at: int) -> str:
    """The line below a heading where it is nothing but links, else `""`."""
    below = next((line for line in lines[at + 1 : at + _NEAR] if line.kind != "blank"), None)
    return below.text if below and below.kind != "heading" and is_link_line(below.text) else ""


# ---------------------------------------------------------------- general: whatever holds a link opens a paper


def _general_blocks(lines: Sequence[Line], body: int) -> Iterator[Block]:
    fences = find_fences(lines, body, len(lines))
    at, until = body, 0
    while at < len(lines):
        line = lines[at]
        if line.kind == "heading" and at not in fences.inside:
            section = _section_end(lines, at, fences)
            if paper := _heading_paper(lines, at, section):
                until = _heading_block_end(lines, at, section, fences)
                yield Block(paper, at, until)
                at = until
                continue
        elif at not in fences.inside and line.kind in {"item", "row", "paragraph", "quote"}:
            end = _GROUP_END[line.kind](lines, at)
            yield from _group_blocks(lines, at, end, depth=0)
            at = end
            continue
        at += 1


def _section_end(lines: Sequence[Line], at: int, fences: Fences) -> int:
    """Where the text right below a heading ends: at the next heading."""
    return next((i for i in range(at + 1, len(lines)) if lines[i].kind == "heading" and i not in fences.inside), len(lines))


def _heading_block_end(lines: Sequence[Line], at: int, section: int, fences: Fences) -> int:
    """Where a heading's paper ends: at a heading that opens a paper, or one of its level or above that is no section of it."""
    end = section
    while end < len(lines):
        following = _section_end(lines, end, fences)
        own = lines[end].level > lines[at].level or _is_own_section(lines, end, following)
        if _heading_paper(lines, end, following) or not own:
            break
        end = following
    return _cut(lines, at, end)


def _is_own_section(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether a section beside a paper's heading tells about that paper: its name gives a role, and no paper is named in it."""
    return bool(heading_role(lines[at].text)) and not any(find_paper_id(line.text) for line in lines[at:end])


def _heading_paper(lines: Sequence[Line], at: int, section: int) -> str | None:
    """The paper that a heading opens: by a link of its own, or by a link near the top of its text that stands for the whole."""
    own = find_paper_id(lines[at].text)
    if own or heading_role(lines[at].text):
        return own
    near = [line for line in lines[at + 1 : min(section, at + 2 * _NEAR)] if line.kind != "blank"][:_NEAR]
    for line in near:
        papers = set(iter_paper_ids(line.text))
        if papers:
            alone = line.kind in {"paragraph", "quote"} or (line.kind == "item" and is_link_line(line.text))
            return papers.pop() if alone and len(papers) == 1 else None
    return None


def _group_blocks(lines: Sequence[Line], first: int, end: int, *, depth: int) -> Iterator[Block]:
    """The papers of an item with all that hangs on it, of a row or of a paragraph: one, or those of its parts."""
    head = find_paper_id(lines[first].text)
    if head:
        yield Block(head, first, end)
        return
    inner = next((at for at in range(first + 1, end) if find_paper_id(lines[at].text)), None)
    if inner is None:
        return
    if lines[first].kind == "paragraph" or lines[inner].kind != "item" or is_link_line(lines[inner].text):
        yield Block(find_paper_id(lines[inner].text) or "", first, end)
    elif depth < _DEEPEST:
        at = first + 1
        while at < end:
            stop = min(_GROUP_END.get(lines[at].kind, _next_line)(lines, at), end)
            yield from _group_blocks(lines, at, stop, depth=depth + 1)
            at = stop


def _next_line(_: Sequence[Line], at: int) -> int:
    return at + 1


def _item_end(lines: Sequence[Line], at: int) -> int:
    """Where an item ends: at a line that is not deeper than it, lazy continuations of its text aside."""
    indent, end, gap = lines[at].indent, at + 1, False
    while end < len(lines):
        line = lines[end]
        if line.kind == "blank":
            gap = True
        elif line.kind in {"heading", "rule", "row"} or (line.indent <= indent and (gap or line.kind != "paragraph")):
            break
        else:
            gap = False
        end += 1
    while lines[end - 1].kind == "blank":
        end -= 1
    return end


def _paragraph_end(lines: Sequence[Line], at: int) -> int:
    kind = lines[at].kind
    return next((i for i in range(at + 1, len(lines)) if lines[i].kind != kind), len(lines))


_GROUP_END = {"item": _item_end, "row": _next_line, "paragraph": _paragraph_end, "quote": _paragraph_end}

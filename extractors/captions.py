"""What stands around a table's cells: the line that says what their numbers are, and which cells name rows and columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, Passage

_CAPTION = re.compile(
    r"[(（\[].*[)）\]]\.?|.*(?:(?<![가-힣])표(?![가-힣])|(?<![가-힣])표(?=[는은의에와과] )|\btable\b).*"
    r"|[^.!?]*(?<![다요])[:：]?",
    re.IGNORECASE,
)
"""A line in a bracket, about a table, or without a sentence's end."""
_BELOW = re.compile(r"[(（\[].*[)）\]]\.?|(?:표|table)\b.*", re.IGNORECASE)
_NESTED = re.compile(r"\|\s*\|")
_MARKS = "*_ "
_NEAR = 2
"""Lines between a table and its caption at most, one of them blank; a head and its first row are as far apart."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a cell stands: its table's captions, whether it names its row or its column, and whether first cells are merged."""

    captions: tuple[Passage, ...]
    naming: bool
    nested: bool


def find_sites(document: Document) -> dict[tuple[int, int], Site]:
    """The sites of all cells of tables, by line and start."""
    passages, sites = document.passages, dict[tuple[int, int], Site]()
    for begin, end in _tables(passages):
        cells = passages[begin:end]
        captions = tuple(_captions(passages, begin, end))
        nested = any(_NESTED.match(cell.row) for cell in cells)
        heads = _heads(cells)
        for before, cell in zip((None, *cells), cells, strict=False):
            naming = before is None or before.line != cell.line or cell.line in heads
            sites[cell.line, cell.start] = Site(captions, naming, nested)
    return sites


def _tables(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where the cells of each table begin and end."""
    begin = 0
    for at, passage in enumerate(passages):
        if at and not _goes_on(passages[begin], passages[at - 1], passage):
            yield from [(begin, at)] if passages[begin].kind == "row" else ()
            begin = at
    if passages and passages[begin].kind == "row":
        yield begin, len(passages)


def _goes_on(first: Passage, last: Passage, cell: Passage) -> bool:
    """Whether a cell is of the table of the last one; only a head is parted from the next row, by the rule below it."""
    return cell.kind == last.kind == "row" and cell.line - last.line <= (_NEAR if last.line == first.line else 1)


def _heads(cells: Sequence[Passage]) -> frozenset[int]:
    """The line of the head, if the table has one."""
    first = cells[0].line
    following = next((cell.line for cell in cells if cell.line > first), first)
    return frozenset([first] if following == first + _NEAR else ())


def _captions(passages: Sequence[Passage], begin: int, end: int) -> Iterator[Passage]:
    """The line just above a table and the one just below it that say what it holds."""
    above, below = passages[max(0, begin - 1) : begin], passages[end : end + 1]
    first, last = passages[begin].line, passages[end - 1].line
    yield from (p for p in above if first - p.line <= _NEAR and _CAPTION.fullmatch(p.text.strip(_MARKS)))
    yield from (p for p in below if p.line - last <= _NEAR and p.kind != "heading" and _BELOW.fullmatch(p.text.strip(_MARKS)))

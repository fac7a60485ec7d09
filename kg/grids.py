"""Tables of Markdown: what stands above each column of a row, and what a cell that is merged with the one above repeats."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.markdown import Line, cells

_DELIMITER = re.compile(r"[|\s:-]+")
_FIGURE = re.compile(r"[*_`\s]*[+\-−±]?\d[^A-Za-z가-힣]*+[A-Za-z가-힣]{0,3}+[^A-Za-z가-힣]*+")
_TAG = re.compile(r"</?[A-Za-z]+ ?/?>")
_MARKS = "*_ "


@dataclass(frozen=True, slots=True)
class Row:
    """The names of a row's columns, none for a head; `repeated` is what its first, empty cells repeat of the row above."""

    names: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


Tables = Mapping[int, Row | None]
"""For each row of a table with a head, by index of its line: what it is, None for the rule below the head."""


def find_tables(lines: Sequence[Line]) -> Tables:
    """The rows of all tables that have a head, which itself has no names above it."""
    tables: dict[int, Row | None] = {}
    for at in range(1, len(lines)):
        if _is_rule(lines[at]) and _is_row(lines, at - 1):
            tables[at - 1], tables[at] = Row(), None
            tables.update(_body(lines, at))
    return tables


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and hardly a word."""
    return _FIGURE.fullmatch(_TAG.sub("", cell)) is not None


def _body(lines: Sequence[Line], rule: int) -> Iterator[tuple[int, Row]]:
    """The rows below a rule, up to the end of the table."""
    names, first = _texts(lines[rule - 1]), rule + 1
    second = _texts(lines[first]) if _is_row(lines, first) else ()
    if _is_second_head(names, second, below=_texts(lines[first + 1]) if _is_row(lines, first + 1) else ()):
        names = _spanning(names, second)
        yield first, Row()
        first += 1
    above: tuple[str, ...] = ()
    for at in range(first, len(lines)):
        if not _is_row(lines, at) or _is_rule(lines[at]):
            return
        own = _texts(lines[at])
        repeated = _repeated(own, above)
        above = (*repeated, *own[len(repeated) :])
        yield at, Row(names, repeated)


def _is_rule(line: Line) -> bool:
    return line.kind == "row" and "-" in line.text and _DELIMITER.fullmatch(line.text) is not None


def _is_row(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and lines[at].kind == "row"


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(text.strip(_MARKS) for _, text in cells(line.text))


def _is_second_head(head: tuple[str, ...], row: tuple[str, ...], *, below: tuple[str, ...]) -> bool:
    """Whether a row goes on naming the columns: there are but names in it, and figures below where the head spans several."""
    if any(map(is_figure, row)) or (head and row and head[0] and row[0]):
        return False
    spanned = [column for column in range(1, len(head)) if not head[column]]
    return all(column < len(row) and row[column] for column in spanned) and any(
        column < len(below) and is_figure(below[column]) for column in spanned
    )


def _spanning(head: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The names of two heads, those of the upper one repeated over the columns that they span."""
    names, outer = list[str](), ""
    for column, inner in enumerate(second):
        own = head[column] if column < len(head) else ""
        outer = own or (outer if column > 1 else "")
        names.append(" | ".join(filter(None, (outer, inner))))
    return tuple(names)


def _repeated(row: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """The cells above that the empty first ones of a row repeat, where a name stands beside them."""
    empty = next((column for column, text in enumerate(row) if text), 0)
    return above[:empty] if empty and not is_figure(row[empty]) else ()

"""From the flat rows of either engine to the rows of an answer: cells made alike, lists folded, everything in a fixed order."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import QueryError
from kg.iris import node_id
from kg.questions.model import Question
from kg.tables import Table
from kg.vocabulary import KG, load_vocabulary

Row = dict[str, Any]
Key = tuple[Any, ...]


def as_cells(row: Mapping[str, Any], kinds: Mapping[str, str], *, question: str) -> Row:
    """The cells of a row that `kinds` names; raises QueryError, which names the question, where one lacks or does not fit."""
    cells = {}
    for name, kind in kinds.items():
        if name not in row:
            raise QueryError(f"{question}: its query gives no column {name!r}; there are {', '.join(row)}")
        try:
            cells[name] = as_cell(row[name], kind)
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"{question}: its query gives {row[name]!r} as {name!r}, which is no {kind}") from error
    return cells


def as_cell(value: Any, kind: str) -> Any:
    """A value of either engine as answers have it: ids without base, numbers to 6 places, relations in RDF, None for ''.

    Raises TypeError, ValueError or OverflowError for a number that is none.
    """
    if value is None or value == "":
        return None
    if kind == "number":
        return round(float(value), 6) + 0.0
    if kind == "integer":
        return int(value)
    if kind == "node":
        return node_id(str(value))
    if kind == "relation":
        return load_vocabulary().relation_names.get(str(value), str(value).removeprefix(KG))
    return str(value)[:7] if kind == "month" else str(value)


def fold(rows: Iterable[Row], *, keys: tuple[str, ...], lists: tuple[str, ...]) -> dict[Key, Row]:
    """Rows of equal `keys` as one, their other cells as lists side by side: each combination once, in ascending order."""
    groups: dict[Key, set[Key]] = {}
    for row in rows:
        group = groups.setdefault(tuple(row[key] for key in keys), set())
        items = tuple(row[name] for name in lists)
        if any(item is not None for item in items):
            group.add(items)
    return {key: _side_by_side(lists, sorted(group, key=_ascending)) for key, group in groups.items()}


def as_table(question: Question, rows: list[Row]) -> Table:
    """The rows in the question's order, with its columns and lists, but for a column `_name`, which only sorts."""
    for name in reversed(question.order):
        rows = _sorted(rows, name.lstrip("-"), reverse=name.startswith("-"))
    names = tuple(name for name in (*question.columns, *question.lists) if not name.startswith("_"))
    return Table(names, tuple(tuple(row[name] for name in names) for row in rows))


def _sorted(rows: list[Row], column: str, *, reverse: bool) -> list[Row]:
    return sorted(rows, key=lambda row: _key(row[column]), reverse=reverse)


def _side_by_side(names: tuple[str, ...], rows: list[Key]) -> Row:
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}


def _ascending(items: Key) -> Key:
    return tuple(map(_key, items))


def _key(value: Any) -> tuple[bool, Any]:
    return value is None, 0 if value is None else value

"""An answer for reading: papers by arXiv id, other ids left out, each sentence once with all the places where it stands.

A row of an answer may hold lists side by side. Here it becomes a group of lines, one for each step along the lists, so that
what belongs together stands together, in a terminal and in a notebook alike.
"""

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from kg.identifiers import arxiv_of, space_of
from kg.tables import Table, as_text

Line = tuple[str, ...]
_Row = Mapping[str, Any]

_EVIDENCE = (("sentence", "path", "line"), ("sentences", "paths", "lines"))


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines of text under `columns`, a group for each row of the answer; all lines of a group share its first `keys` cells.

    `numbers` are the columns to be set right; `quotes` tells whether the last column quotes sentences with their places.
    """

    columns: tuple[str, ...]
    keys: int
    groups: tuple[tuple[Line, ...], ...]
    numbers: frozenset[str]
    quotes: bool

    def as_html(self) -> str:
        """A table in HTML; the shared cells of a group span its lines."""
        head = "".join(f"<th>{_html(name)}</th>" for name in self.columns)
        rows = "".join(f"<tr>{row}</tr>" for group in self.groups for row in _html_rows(group, self.keys))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def as_reading(table: Table, *, columns: Mapping[str, str], lists: Mapping[str, str]) -> Reading:
    """The table for reading; `columns` and `lists` are the kinds of its cells, as a question has them."""
    quoted = next((names for names in _EVIDENCE if set(names) <= set(table.columns)), ())
    headings = _headings(table, {name: columns[name] for name in table.columns if name in columns and name not in quoted})
    items = [name for name in table.columns if name in lists and name not in quoted]
    folder = _common_folder(cell for row in table for name in quoted[1:2] for cell in _as_list(row[name]))
    evidence = [f"evidence in {folder}" if folder else "evidence"] * bool(quoted)
    named = {**headings, **{name: name for name in items}}
    numbers = frozenset(named[name] for name in named if {**columns, **lists}[name] in ("number", "integer"))
    groups = tuple(_group(row, [*headings], items, quoted, folder) for row in table)
    return Reading((*named.values(), *evidence), len(headings), groups, numbers, bool(quoted))


def _headings(table: Table, kinds: Mapping[str, str]) -> dict[str, str]:
    """The columns to show, with their headings: a column of ids is left out, and the name beside it takes its heading.

    So is a column that is empty all the way down.
    """
    found, hidden = {}, ""
    for name, kind in kinds.items():
        if kind == "node" and len(kinds) > 1 and not _are_papers(table, name):
            hidden = name
        elif any(row[name] is not None for row in table):
            found[name] = (hidden if hidden and name.endswith("name") else name).replace("_", " ")
            hidden = ""
    return found


def _are_papers(table: Table, name: str) -> bool:
    at = table.columns.index(name)
    return all(space_of(str(row[at])) == "paper" for row in table.rows)


def _group(row: _Row, keys: list[str], items: list[str], quoted: Iterable[str], folder: str) -> tuple[Line, ...]:
    """The lines of a row; those that differ in nothing but the place are one, with all their places."""
    found: dict[Line, dict[str, None]] = {}
    above = f"{folder}/" if folder else ""
    for step in _steps(row, [*items, *quoted]):
        sentence, *place = (as_text(step[name]) for name in quoted) if quoted else ("",)
        line = (*(_cell(step[name]) for name in items), sentence)
        places = found.setdefault(line, {})
        if any(place):
            places[f"({':'.join(place).removeprefix(above)})"] = None
    shared = tuple(_cell(row[name]) for name in keys)
    if not quoted:
        return tuple((*shared, *line[:-1]) for line in found)
    evidence = ["\n".join((line[-1], *places)) if line[-1] else "" for line, places in found.items()]
    repeats = [at > 0 and cell == evidence[at - 1] for at, cell in enumerate(evidence)]
    return tuple((*shared, *line[:-1], cell * (not same)) for line, cell, same in zip(found, evidence, repeats, strict=True))


def _steps(row: _Row, names: list[str]) -> list[_Row]:
    """The cells of the names, once for each step along the lists among them; one step where these are empty."""
    lists = [name for name in names if isinstance(row[name], list)]
    length = max((len(row[name]) for name in lists), default=0)
    return [{**row, **{name: row[name][i] for name in lists}} for i in range(length)] or [{**row, **dict.fromkeys(lists)}]


def _common_folder(paths: Iterable[str | None]) -> str:
    """The longest folder that all the paths are in."""
    folders = [path.split("/")[:-1] for path in paths if path]
    levels = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    return "/".join(parts[0] for parts in levels)


def _as_list(cell: Any) -> list[Any]:
    return cell if isinstance(cell, list) else [cell]


def _cell(value: Any) -> str:
    return arxiv_of(as_text(value))


def _html_rows(group: tuple[Line, ...], keys: int) -> Iterator[str]:
    for number, line in enumerate(group):
        shared = "".join(f'<td rowspan="{len(group)}">{_html(cell)}</td>' for cell in line[:keys]) if number == 0 else ""
        yield shared + "".join(f"<td>{_html(cell)}</td>" for cell in line[keys:])


def _html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")

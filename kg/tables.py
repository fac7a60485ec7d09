"""Answers as values: named columns and rows of scalars or lists, in a fixed order."""

import csv
import html
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from math import isfinite
from typing import Any

from kg.errors import MissingExtraError, QueryError

_SMALL = 1e-4
"""Below it six decimals would leave less than three figures of a number."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, each name once; a cell is text, a number, a truth value, None, or a list or map of such."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __post_init__(self) -> None:
        twice = sorted({name for name in self.columns if self.columns.count(name) > 1})
        if twice:
            raise QueryError(f"two columns are called {', '.join(twice)}; give each a name of its own (AS)")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def as_dicts(self) -> list[dict[str, Any]]:
        """A dictionary a row."""
        return list(self)

    def as_json(self) -> str:
        """A JSON array with an object a row, ending in a newline; what JSON has no number for (NaN) is null."""
        return json.dumps(_finite(self.as_dicts()), ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    def as_csv(self) -> str:
        """CSV (RFC 4180) with a header line and `\\n` ends; a list is JSON in its cell, None is empty."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_csv_cell(cell) for cell in row] for row in self.rows)
        return text.getvalue()

    def as_polars(self) -> Any:
        """A polars DataFrame; raises MissingExtraError."""
        return _library("polars").DataFrame(list(self.rows), schema=list(self.columns), orient="row", infer_schema_length=None)

    def as_pandas(self) -> Any:
        """A pandas DataFrame; raises MissingExtraError."""
        return _library("pandas").DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = (f"<tr>{''.join(f'<td>{_as_html(cell)}</td>' for cell in row)}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def as_text(cell: Any) -> str:
    """A cell for reading: None is empty, a whole number has no fraction, a list is joined by commas.

    A number has six decimals, a small one six figures.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.6g}" if 0 < abs(cell) < _SMALL else f"{cell + 0.0:.6f}".rstrip("0").rstrip(".")  # -0.0 is 0
    if isinstance(cell, list | tuple):
        return ", ".join(as_text(item) for item in cell)
    return str(cell)


def _finite(cell: Any) -> Any:
    if isinstance(cell, dict):
        return {name: _finite(item) for name, item in cell.items()}
    if isinstance(cell, list | tuple):
        return [_finite(item) for item in cell]
    return None if isinstance(cell, float) and not isfinite(cell) else cell


def _as_html(cell: Any) -> str:
    lines = cell if isinstance(cell, list | tuple) else [cell]
    return "<br>".join(html.escape(as_text(line)) for line in lines)


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(name, extra="frames") from error


def _csv_cell(cell: Any) -> Any:
    if isinstance(cell, list | tuple | dict):
        return json.dumps(_finite(cell), ensure_ascii=False, allow_nan=False)
    return as_text(cell) if isinstance(cell, bool) else cell

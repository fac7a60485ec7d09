"""The property graph in LadybugDB: one node table for each label, one relationship table for each type, asked in Cypher.

The one owner of `ladybug` and `pyarrow`. Tables are loaded by COPY from Arrow: ten times as fast as UNWIND, and sound where
COPY from CSV damages lists. A node that has no value for a column holds null, as a node of Neo4j lacks the property.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import ladybug
import pyarrow

from kg.errors import QueryError, StoreError
from kg.model import Graph
from kg.parameters import Parameter, as_cypher
from kg.propertygraph import EDGE_COLUMNS, EdgeRow, Kind, NodeRow, columns_of, edge_rows, node_rows
from kg.store.readonly import refuse_all_but_reading, refuse_the_unreadable
from kg.store.schema import table_statements
from kg.tables import Table
from kg.vocabulary import Vocabulary

ADDRESS_SPACE = 1 << 34
"""Bytes of address space to reserve, a power of two; LadybugDB would take 8 TB, which limits such as `ulimit -v` refuse."""

BUFFER_POOL = 1 << 30
"""Most bytes of memory that one open graph may take for its pages."""

_COLUMN_TYPES: dict[Kind, Any] = {
    "text": pyarrow.string(),
    "number": pyarrow.float64(),
    "integer": pyarrow.int64(),
    "truth": pyarrow.bool_(),
    "texts": pyarrow.list_(pyarrow.string()),
    "numbers": pyarrow.list_(pyarrow.float64()),
    "integers": pyarrow.list_(pyarrow.int64()),
}
_Pair = tuple[str, str]


class CypherGraph:
    """An open property graph, read-only; use it in a `with` block, or close it."""

    language: Literal["cypher"] = "cypher"

    def __init__(self, path: Path) -> None:
        self._database, self._connection = _connect(path, read_only=True)

    def run(self, statement: str, parameters: Mapping[str, Parameter] | None = None) -> Table:
        """The answer to one Cypher statement that only reads, `$name` being parameters; raises QueryError."""
        refuse_all_but_reading(statement)
        refuse_the_unreadable(statement, given=parameters or {})
        try:
            result = self._connection.execute(statement, as_cypher(parameters or {}))
        except (RuntimeError, ValueError, TypeError) as error:
            raise QueryError(f"Cypher: {str(error).strip()}") from error
        if isinstance(result, list):
            raise QueryError("Cypher: one statement at a time, please")
        return Table(tuple(result.get_column_names()), tuple(tuple(map(_plain, row)) for row in result.get_all()))

    def close(self) -> None:
        self._connection.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def write_cypher(graph: Graph, path: Path, *, vocabulary: Vocabulary) -> None:
    """Make the database file `path` (it must not exist) from the graph, and close it."""
    edges = _by_pair(edge_rows(graph, vocabulary=vocabulary))
    database, connection = _connect(path, read_only=False)
    try:
        for statement in table_statements(vocabulary):
            _execute(connection, statement)
        _copy_nodes(connection, node_rows(graph))
        _copy_edges(connection, edges)
        _execute(connection, "CREATE MACRO type(r) AS label(r)")
        _execute(connection, "CHECKPOINT")
    finally:
        connection.close()
        database.close()


def _connect(path: Path, *, read_only: bool) -> tuple[Any, Any]:
    try:
        database = ladybug.Database(
            str(path), read_only=read_only, max_db_size=ADDRESS_SPACE, buffer_pool_size=BUFFER_POOL, max_num_threads=1
        )
        return database, ladybug.Connection(database)
    except (RuntimeError, OSError) as error:
        raise StoreError(f"{path}: LadybugDB can't open it ({error}); build the graph again") from error


def _copy_nodes(connection: Any, rows: Iterable[NodeRow]) -> None:
    by_label: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_label[row.label].append({"id": row.id, **row.properties})
    for label, records in by_label.items():
        columns: dict[str, Kind] = {"id": "text", **columns_of(label)}
        _execute(connection, f"COPY `{label}` FROM $rows", _arrow(records, columns))


def _copy_edges(connection: Any, edges: Mapping[tuple[str, _Pair], list[EdgeRow]]) -> None:
    for (name, (source, target)), rows in edges.items():
        records = [{"from": row.source, "to": row.target, **row.properties} for row in rows]
        table = _arrow(records, {"from": "text", "to": "text", **EDGE_COLUMNS})
        _execute(connection, f"COPY `{name}` FROM $rows (from='{source}', to='{target}')", table)


def _execute(connection: Any, statement: str, rows: Any = None) -> None:
    try:
        connection.execute(statement, {} if rows is None else {"rows": rows})
    except RuntimeError as error:
        hint = "is the disk full? " if re.search("checkpoint|IO exception", str(error)) else ""
        raise StoreError(f"LadybugDB can't write the graph: {hint}{statement}: {error}") from error


def _by_pair(rows: Iterable[EdgeRow]) -> dict[tuple[str, _Pair], list[EdgeRow]]:
    groups: dict[tuple[str, _Pair], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        groups[row.type, (row.source_label, row.target_label)].append(row)
    return dict(sorted(groups.items()))


def _arrow(records: list[dict[str, Any]], columns: Mapping[str, Kind]) -> Any:
    return pyarrow.Table.from_pylist(records, schema=pyarrow.schema([(n, _COLUMN_TYPES[k]) for n, k in columns.items()]))


def _plain(value: Any) -> Any:
    """Nodes and edges without the store's internal ids, times and the like as text; lists and scalars as they are."""
    if isinstance(value, dict):
        inner = {str(name): _plain(v) for name, v in value.items() if name not in {"_ID", "_SRC", "_DST"} and v is not None}
        return {"label" if name == "_LABEL" else name: v for name, v in inner.items()}
    if isinstance(value, Decimal):  # a sum of whole numbers is wider than 64 bits
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if value is None or isinstance(value, str | bool | int | float) else _text(value)


def _text(value: Any) -> str:
    """A day, a time, a length of time, a UUID or bytes as text."""
    return value.isoformat() if isinstance(value, date) else value.hex() if isinstance(value, bytes) else str(value)

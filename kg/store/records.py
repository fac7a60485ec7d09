"""graph.jsonl: the whole graph as sorted lines of JSON, and back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.model import Digest, Edge, Entity, Evidence, Graph, Merge, Paper, Result

KINDS: dict[str, tuple[str, type[Any]]] = {
    "digest": ("digests", Digest),
    "paper": ("papers", Paper),
    "entity": ("entities", Entity),
    "result": ("results", Result),
    "edge": ("edges", Edge),
    "merge": ("merges", Merge),
}
"""Kind of record -> the graph's field that holds it and its class, in the order of the file."""

_CLASSES: tuple[type[Any], ...] = (Evidence, *(cls for _, cls in KINDS.values()))
_FIELDS = {cls: tuple(field.name for field in fields(cls)) for cls in _CLASSES}


def as_lines(graph: Graph) -> Iterator[str]:
    """The records of the graph, each as one line of JSON with its newline, in the order of the graph."""
    for kind, (field, _) in KINDS.items():
        for value in getattr(graph, field):
            record = {"kind": kind, **_as_record(value)}
            yield json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def from_lines(lines: Iterable[str], *, path: str = "graph.jsonl") -> Graph:
    """The graph that `as_lines` wrote; raises StoreError with `path` and the line that is no record of ours."""
    found: dict[str, list[Any]] = {field: [] for field, _ in KINDS.values()}
    for number, line in enumerate(lines, start=1):
        try:
            field, value = _from_record(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(f"{path}:{number}: not a record of a graph ({error}); build the graph again") from error
        found[field].append(value)
    return Graph(**{field: tuple(values) for field, values in found.items()})


def write_records(graph: Graph, path: Path) -> None:
    """Write graph.jsonl."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(as_lines(graph))


def read_records(path: Path) -> Graph:
    """Read graph.jsonl; raises StoreError."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            return from_lines(file, path=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: can't be read ({error}); build the graph again") from error


def _as_record(value: Any) -> dict[str, Any]:
    record = {name: getattr(value, name) for name in _FIELDS[type(value)]}
    if "evidence" in record:
        record["evidence"] = [_as_record(piece) for piece in record["evidence"]]
    return record


def _from_record(record: dict[str, Any]) -> tuple[str, Any]:
    field, cls = KINDS[record.pop("kind")]
    record["evidence"] = [Evidence(**piece) for piece in record.get("evidence", ())]
    if "evidence" not in _FIELDS[cls]:
        del record["evidence"]
    return field, cls(**{name: tuple(v) if isinstance(v, list) else v for name, v in record.items()})

"""The text of a node or an edge, values in the order of their columns, and its fingerprint of 64 bits.

Columns are joined by U+001E and the items of a list by U+001F, so that the text is one step from a line of CSV. U+001F itself
is left out of the items: files for neo4j-admin can't hold it there, and a value has one fingerprint whichever way it came.
For the same reason a value that is missing, an empty text and a list of one empty text are equal here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from struct import unpack
from typing import Any

from xxhash import xxh3_64_digest

from kg.model import Edge
from kg.propertygraph import EDGE_COLUMNS, EVIDENCE_COLUMNS, PIECE, Kind, columns_of

GRAPH, HASH, BUILD = "kgGraph", "kgHash", "kgBuild"
"""Our properties on nodes and edges: the graph's name and the fingerprint; on digests also that of the whole graph."""

COLUMN, ITEM = "\x1e", "\x1f"


def fingerprint(text: str) -> int:
    """A signed 64-bit number that stands for the text (XXH3, which tells changes, and is no guard against a forger)."""
    return fingerprints([encoded(text)])[0]


def fingerprints(texts: Sequence[bytes]) -> tuple[int, ...]:
    """The fingerprints of many texts, encoded."""
    return unpack(f">{len(texts)}q", b"".join(map(xxh3_64_digest, texts)))


def encoded(text: str) -> bytes:
    """The text in UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def combined(fingerprints: int) -> int:
    """A sum of fingerprints as a signed 64-bit number: the same in any order."""
    return (fingerprints + (1 << 63)) % (1 << 64) - (1 << 63)


def node_fields(node_id: str, label: str, properties: Mapping[str, Any]) -> list[str]:
    """The fields of a node: label, id, then its columns."""
    get = properties.get
    return [label, node_id, *[read(get(name)) for name, read in _readers(label)]]


def node_text(node_id: str, label: str, properties: Mapping[str, Any]) -> str:
    """The text of a node."""
    return COLUMN.join(node_fields(node_id, label, properties))


def row_text(source: str, kind: str, target: str, properties: Mapping[str, Any]) -> str:
    """The text of an edge whose properties are at hand: type, ends, then its columns."""
    get = properties.get
    return COLUMN.join([kind, source, target, *[read(get(name)) for name, read in _EDGE_READERS]])


def edge_fields(edge: Edge, kind: str) -> list[str]:
    """The fields of an edge with any number of pieces of evidence."""
    lists = list(zip(*map(PIECE, edge.evidence), strict=True)) or [()] * len(EVIDENCE_COLUMNS)
    values = zip(_EDGE_READERS, (edge.confidence, *lists), strict=True)
    return [kind, edge.source, edge.target, *[read(value) for (_, read), value in values]]


def stored(properties: Mapping[str, Any], columns: Mapping[str, Kind]) -> dict[str, Any]:
    """The properties as Neo4j should hold them: fractions where the column has fractions, no list of one empty text."""
    found = dict(properties)
    for name in _fractions(columns):
        if name in found:
            value = found[name]
            found[name] = list(map(float, value)) if isinstance(value, list) else float(value)
    if [""] in found.values():
        return {name: value for name, value in found.items() if value != [""]}
    return found


def _number(value: Any) -> str:
    """A number of a column of numbers, whole or not."""
    if isinstance(value, list | tuple):
        return ITEM.join([_number(item) for item in value])
    return repr(float(value)) if type(value) in (int, float) else _value(value)


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ITEM.join([_value(item).replace(ITEM, "") for item in value])
    return repr(value) if isinstance(value, float) else str(value)


def _columns(columns: Mapping[str, Kind]) -> tuple[tuple[str, Callable[[Any], str]], ...]:
    return tuple((name, _number if kind in ("number", "numbers") else _value) for name, kind in columns.items())


def _fractions(columns: Mapping[str, Kind]) -> tuple[str, ...]:
    return _EDGE_FRACTIONS if columns is EDGE_COLUMNS else _numbers(columns)


def _numbers(columns: Mapping[str, Kind]) -> tuple[str, ...]:
    return tuple(name for name, kind in columns.items() if kind in ("number", "numbers"))


@lru_cache(maxsize=64)
def _readers(label: str) -> tuple[tuple[str, Callable[[Any], str]], ...]:
    return _columns(columns_of(label))


_EDGE_READERS = _columns(EDGE_COLUMNS)
_EDGE_FRACTIONS = _numbers(EDGE_COLUMNS)

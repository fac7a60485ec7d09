"""What stands in the database now: marks of all nodes and edges first, values only of those that may have to change."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.batches import batches
from kg.model import EdgeKey
from kg.neo4j import statements
from kg.neo4j.connection import Connection, Values
from kg.neo4j.texts import HASH, fingerprint, node_text, row_text

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class FoundNode:
    """A node: element id, id, its labels of ours (sorted), the graph that owns it (`""`: nobody of ours), its marks."""

    element: str
    id: str
    labels: tuple[str, ...]
    owner: str
    hash: int | None
    build: int | None


@dataclass(frozen=True, slots=True)
class NodeValues:
    """A node's values, their fingerprint, whether it is not that of what was written, whether others' edges hold it."""

    properties: Mapping[str, Any]
    now: int
    edited: bool
    held: bool


@dataclass(frozen=True, slots=True)
class FoundEdge:
    """An edge of ours, whole: `hash` is the fingerprint of the values that were written, `now` that of those that are there."""

    element: str
    key: EdgeKey
    hash: int | None
    now: int
    properties: Mapping[str, Any]

    def is_edited(self, wanted: int | None) -> bool:
        """Whether somebody changed values, unless into those that the graph wants."""
        return self.hash is not None and self.now not in (self.hash, wanted)


@dataclass(frozen=True)
class Found:
    """Our nodes by id, others' nodes that hold a label and an id of ours, our edges' fingerprints by element id of source."""

    nodes: dict[str, FoundNode] = field(default_factory=dict)
    strangers: dict[str, FoundNode] = field(default_factory=dict)
    edges: dict[str, tuple[str, list[int]]] = field(default_factory=dict)


def read_marks(connection: Connection, *, graph: str, labels: Iterable[str], ids: Collection[str]) -> Found:
    """The marks of everything of ours, and the strangers that hold one of `ids` under one of `labels`; raises ServerError."""
    labels = tuple(labels)
    nodes = _nodes(connection.read(statements.node_marks(labels), {"labels": labels}))
    strayed = _strayed(connection, graph, labels, known=len(nodes))
    ours = {node.id: node for node in (*nodes, *strayed) if node.owner == graph}
    strangers = {node.id: node for node in nodes if node.owner != graph and node.id in ids}
    return Found(ours, strangers, _edge_marks(connection, graph, labels, strayed))


def read_nodes(connection: Connection, nodes: Iterable[FoundNode], *, graph: str) -> dict[str, NodeValues]:
    """The values of these nodes, by id."""
    by_element = {node.element: node for node in nodes}
    found = {}
    for part in batches(by_element, size=BATCH):
        for element, labels, properties, held in connection.read(statements.NODE_VALUES, {"elements": part, "graph": graph}):
            node = by_element[element]
            found[node.id] = _values(node, labels, properties, held)
    return found


def read_edges(connection: Connection, elements: Collection[str], *, graph: str) -> list[FoundEdge]:
    """Our edges that leave the nodes with these element ids, whole."""
    rows = []
    for part in batches(sorted(elements), size=BATCH):
        rows += connection.read(statements.EDGE_VALUES, {"elements": part, "graph": graph})
    return [_edge(row) for row in rows]


def _nodes(rows: Values) -> list[FoundNode]:
    return [
        FoundNode(element, node_id, tuple(sorted(labels)), owner or "", mark, build)
        for labels, owner, build, _, part in rows
        for element, node_id, mark in part
    ]


def _strayed(connection: Connection, graph: str, labels: tuple[str, ...], *, known: int) -> list[FoundNode]:
    """Looked for only where there are nodes beside ours: the number of all nodes costs nothing, reading them does."""
    if connection.read(statements.COUNT_NODES)[0][0] == known:
        return []
    rows = connection.read(statements.strayed_nodes(labels), {"graph": graph})
    return _nodes(rows)


def _edge_marks(
    connection: Connection, graph: str, labels: Iterable[str], strayed: list[FoundNode]
) -> dict[str, tuple[str, list[int]]]:
    rows = connection.read(statements.edge_marks(labels), {"graph": graph})
    for part in batches((node.element for node in strayed), size=BATCH):
        rows += connection.read(statements.STRAYED_EDGE_MARKS, {"graph": graph, "elements": part})
    return {element: (node_id, hashes) for _, part in rows for element, node_id, hashes in part}


def _edge(row: list[Any]) -> FoundEdge:
    element, source, kind, target, properties = row
    key = (str(source), kind, str(target))
    return FoundEdge(element, key, properties.get(HASH), fingerprint(row_text(*key, properties)), properties)


def _values(node: FoundNode, labels: list[str], properties: Mapping[str, Any], held: bool) -> NodeValues:
    """A second label of ours, or none, is an edit as well; labels that are not of the vocabulary are the curator's own."""
    label = node.labels[0] if len(node.labels) == 1 and node.labels[0] in labels else ""
    now = fingerprint(node_text(node.id, label, properties)) if label else 0
    return NodeValues(properties, now, node.hash is not None and now != node.hash, held)

"""What a graph wants to see in the database: the fingerprints of its nodes and edges."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kg.batches import batches
from kg.errors import InputError, VocabularyError
from kg.model import EdgeKey, Graph
from kg.neo4j.quick_texts import CHUNK, edge_texts, node_texts
from kg.neo4j.texts import combined, encoded, fingerprints
from kg.propertygraph import EdgeRow, NodeRow, edge_rows, node_rows
from kg.vocabulary import Vocabulary

LONGEST_ID = 4_000
"""Characters of an id; Neo4j can't index more than about 8,000 bytes."""


@dataclass(frozen=True, slots=True)
class WantedNode:
    """A node's label and fingerprint."""

    label: str
    hash: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The nodes by id, the fingerprints of the edges in the graph's order and by source, and `build`, that of it all."""

    graph: Graph
    vocabulary: Vocabulary
    nodes: dict[str, WantedNode]
    marks: list[int]
    edges: dict[str, list[int]]
    build: int

    def edges_of(self, sources: Collection[str]) -> dict[EdgeKey, int]:
        """The fingerprints of the edges that leave these nodes, by key."""
        types = self.vocabulary.cypher_types
        marked = zip(self.graph.edges, self.marks, strict=True)
        return {(e.source, types[e.relation], e.target): mark for e, mark in marked if e.source in sources}

    def node_rows(self, ids: Collection[str]) -> Iterator[NodeRow]:
        """The rows of these nodes."""
        return (row for row in node_rows(self.graph) if row.id in ids)

    def edge_rows(self, keys: Collection[EdgeKey]) -> Iterator[tuple[EdgeRow, int]]:
        """The rows of these edges, each with its fingerprint."""
        types = self.vocabulary.cypher_types
        marked = zip(self.graph.edges, self.marks, strict=True)
        chosen = [(e, mark) for e, mark in marked if (e.source, types[e.relation], e.target) in keys]
        rows = edge_rows(replace(self.graph, edges=tuple(e for e, _ in chosen)), vocabulary=self.vocabulary)
        return ((row, mark) for row, (_, mark) in zip(rows, chosen, strict=True))


def find_wanted(graph: Graph, *, vocabulary: Vocabulary) -> Wanted:
    """The fingerprints of a graph; raises InputError for an id too long to be indexed, VocabularyError for a strange label."""
    nodes = {}
    labels = {kind.label for kind in vocabulary.node_types}
    for chunk in batches(node_texts(graph), size=CHUNK):
        for (node, label, _), mark in zip(chunk, fingerprints([encoded(text) for *_, text in chunk]), strict=True):
            check_node(node.id, label, labels)
            nodes[node.id] = WantedNode(label, mark)
    edges: dict[str, list[int]] = {}
    types = vocabulary.cypher_types
    marks = [m for chunk in batches(graph.edges, size=CHUNK) for m in fingerprints(edge_texts(chunk, types)[0])]
    for edge, mark in zip(graph.edges, marks, strict=True):
        edges.setdefault(edge.source, []).append(mark)
    total = sum(node.hash for node in nodes.values()) + sum(marks)
    return Wanted(graph, vocabulary, nodes, marks, edges, combined(total))


def check_node(node_id: str, label: str, labels: Collection[str]) -> None:
    """Raise VocabularyError for a label that is not one of the vocabulary's, InputError for an id that Neo4j can't index."""
    if label not in labels:
        raise VocabularyError(f"{node_id} is of type {label!r}, which is not in ontologies/kg.ttl")
    if len(node_id) > LONGEST_ID:
        raise InputError(
            f"the id {node_id[:40]!r}... has {len(node_id)} characters; Neo4j can index {LONGEST_ID}: give it a shorter name"
        )

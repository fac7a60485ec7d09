"""A graph of ours read back from a database, with what a curator marked there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import NotFoundError
from kg.model import EdgeKey, Graph
from kg.neo4j import statements
from kg.neo4j.connection import Connection
from kg.neo4j.rebuilding import from_rows
from kg.neo4j.reporting import edge_name
from kg.neo4j.texts import BUILD
from kg.propertygraph import EdgeRow, NodeRow
from kg.spelling import find_near
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What the database holds of a graph.

    `rejected` are the edges that a curator marked, which are left out of `graph`; `builds` the fingerprints of the whole graphs
    that were synced last (one, unless a sync was interrupted); `skipped` counts nodes and edges that are no longer of a kind of
    ours; `handmade` names nodes and edges that look like ours and have no marker.
    """

    graph: Graph
    rejected: tuple[EdgeKey, ...]
    builds: frozenset[int]
    skipped: int
    handmade: tuple[str, ...] = ()


def read_database(connection: Connection, *, name: str, vocabulary: Vocabulary) -> Reading:
    """Everything that carries the mark of the graph; raises ServerError."""
    found = connection.read(statements.ALL_NODES, {"graph": name})
    nodes = [row for row in (_node(*columns, vocabulary=vocabulary) for columns in found) if row]
    labels = {row.id: row.label for row in nodes}
    there = connection.read(statements.ALL_EDGES, {"graph": name})
    known = [(s, k, t, p) for s, k, t, p in there if k in vocabulary.relation_names and s in labels and t in labels]
    rejected = sorted((s, k, t) for s, k, t, p in known if p.get(statements.REJECTED) is True)
    rows = [EdgeRow(s, k, t, labels[s], labels[t], p) for s, k, t, p in known if p.get(statements.REJECTED) is not True]
    return Reading(
        graph=from_rows(nodes, rows, vocabulary=vocabulary),
        rejected=tuple(rejected),
        builds=frozenset(p.get(BUILD, 0) for i, _, p in found if labels.get(i) == "Digest"),
        skipped=len(found) - len(nodes) + len(there) - len(known),
        handmade=tuple(_handmade(connection, name, vocabulary)),
    )


def _handmade(connection: Connection, name: str, vocabulary: Vocabulary) -> Iterator[str]:
    labels = statements.labels_of(vocabulary)
    for label, called in connection.read(statements.handmade_nodes(labels), {"labels": list(labels)}):
        yield f"the {label} {called}"
    types = list(vocabulary.relation_names)
    for source, kind, target in connection.read(statements.HANDMADE_EDGES, {"graph": name, "types": types}):
        yield edge_name((source, kind, target))


def refuse_nothing(connection: Connection, reading: Reading, *, name: str) -> None:
    """Raise NotFoundError if nothing was read, since the database has no graph of that name; it tells those that it has."""
    if reading.graph == Graph() and not reading.rejected:
        names = [str(found) for (found,) in connection.read(statements.GRAPH_NAMES)]
        held = f"it holds {', '.join(names)}" if names else "it holds no graph of kg"
        raise NotFoundError("graph in the database", name, near=find_near(name, zip(names, names, strict=True)), advice=held)


def _node(node_id: str, labels: list[str], properties: dict[str, Any], *, vocabulary: Vocabulary) -> NodeRow | None:
    """The row of a node, by the first of its labels that is one of ours; None where there is none."""
    ours = sorted({kind.label for kind in vocabulary.node_types} & set(labels))
    return NodeRow(node_id, ours[0], properties) if ours else None

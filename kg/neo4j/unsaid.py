"""Edits in the database that no decision can say: what was made by hand there, and values that only digests give."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.model import Graph
from kg.neo4j.planning import differences
from kg.neo4j.reading import Reading
from kg.neo4j.reporting import edge_name, shortened
from kg.propertygraph import EDGE_COLUMNS, columns_of, edge_rows, node_rows
from kg.vocabulary import Vocabulary

_DECIDED = ("name", "aliases")
"""Columns of entities that decisions are about."""


def find_unsaid(synced: Graph, reading: Reading, *, complete: bool, vocabulary: Vocabulary) -> Iterator[str]:
    """A line for each; values are compared only where the graph is the one that was synced last."""
    yield from (f"{made} was made there by hand" for made in reading.handmade)
    if complete:
        yield from _nodes(synced, reading.graph)
        yield from _edges(synced, reading.graph, vocabulary)


def _nodes(synced: Graph, there: Graph) -> Iterator[str]:
    found = {row.id: row for row in node_rows(there)}
    entities = {entity.id for entity in synced.entities}
    for row in node_rows(synced):
        columns = [c for c in columns_of(row.label) if row.id not in entities or c not in _DECIDED]
        if row.id in found:
            yield from _changes(row.id, found[row.id].properties, row.properties, columns)
        elif row.id not in entities:
            yield f"{row.id} is deleted there"


def _edges(synced: Graph, there: Graph, vocabulary: Vocabulary) -> Iterator[str]:
    found = {row.key: row.properties for row in edge_rows(there, vocabulary=vocabulary)}
    for row in edge_rows(synced, vocabulary=vocabulary):
        if row.key in found:
            yield from _changes(edge_name(row.key), found[row.key], row.properties, EDGE_COLUMNS)


def _changes(name: str, there: Mapping[str, Any], here: Mapping[str, Any], columns: Iterable[str]) -> Iterator[str]:
    if there != here and (changed := differences(there, here, columns)):
        yield f"{name}: {'; '.join(f'{c} is {shortened(a)} there and {shortened(b)} here' for c, a, b in changed)}"

"""A script in Cypher that rebuilds the graph in an empty database: for Neo4j, or for LadybugDB, whose tables it declares.

Each statement stands on one line that ends in a semicolon, as cypher-shell reads it: line ends inside texts are escaped. The
script for Neo4j writes many rows with each statement, with the markers of `kg sync neo4j`, so that a later sync finds nothing
to do. LadybugDB has neither constraints nor markers, and gets a statement for each node and each edge.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from exports.files import take_options
from kg.batches import batches
from kg.drafts import whole_file
from kg.errors import InputError
from kg.model import EdgeKey, Graph
from kg.neo4j.statements import constraint, labels_of, names_index, quoted
from kg.neo4j.texts import BUILD, GRAPH, HASH, stored
from kg.neo4j.wanted import Wanted, find_wanted
from kg.propertygraph import EDGE_COLUMNS, columns_of, edge_rows, node_rows
from kg.store.schema import table_statements
from kg.vocabulary import Vocabulary, load_vocabulary

DIALECTS = ("neo4j", "ladybug")
ROWS = 200
"""Rows in one statement for Neo4j: more are not faster, and its parser has to hold them all."""


class CypherExporter:
    """Writes one script."""

    filename = "graph.cypher"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the script; options `dialect` (neo4j or ladybug) and `name`, the graph's name in Neo4j. Raises InputError."""
        chosen = take_options(options, dialect="neo4j", name="kg")
        if chosen["dialect"] not in DIALECTS:
            raise InputError(f"no dialect {chosen['dialect']!r}; there are {', '.join(DIALECTS)}")
        vocabulary = load_vocabulary()
        ladybug = chosen["dialect"] == "ladybug"
        lines = for_ladybug(graph, vocabulary) if ladybug else for_neo4j(graph, vocabulary, name=str(chosen["name"]))
        with whole_file(target) as file:
            file.writelines(f"{line};\n".encode() for line in lines)


def for_neo4j(graph: Graph, vocabulary: Vocabulary, *, name: str) -> Iterator[str]:
    """The statements for Neo4j, without their semicolons."""
    wanted = find_wanted(graph, vocabulary=vocabulary)
    labels = labels_of(vocabulary)
    yield from map(constraint, labels)
    yield names_index(labels)
    for label, rows in _runs(_neo4j_nodes(graph, wanted, name)):
        yield f"UNWIND {literal(rows)} AS row MERGE (n:{quoted(label)} {{id: row.id, {GRAPH}: row.{GRAPH}}}) SET n += row"
    for (kind, source, target), rows in _runs(_neo4j_edges(graph, wanted, name)):
        yield (
            f"UNWIND {literal(rows)} AS row MATCH (a:{quoted(source)} {{id: row.s}}) MATCH (b:{quoted(target)} {{id: row.t}}) "
            f"MERGE (a)-[r:{quoted(kind)} {{{GRAPH}: row.v.{GRAPH}}}]->(b) SET r += row.v"
        )


def for_ladybug(graph: Graph, vocabulary: Vocabulary) -> Iterator[str]:
    """The statements for LadybugDB, without their semicolons."""
    yield from table_statements(vocabulary)
    for node in node_rows(graph):
        yield f"CREATE (:{quoted(node.label)} {literal({'id': node.id, **stored(node.properties, columns_of(node.label))})})"
    for edge in edge_rows(graph, vocabulary=vocabulary):
        yield (
            f"MATCH (a:{quoted(edge.source_label)} {{id: {literal(edge.source)}}}), "
            f"(b:{quoted(edge.target_label)} {{id: {literal(edge.target)}}}) "
            f"CREATE (a)-[:{quoted(edge.type)} {literal(stored(edge.properties, EDGE_COLUMNS))}]->(b)"
        )


def literal(value: Any) -> str:
    """The value as an expression of Cypher on one line."""
    if isinstance(value, str):
        return text_literal(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(name)}: {literal(item)}' for name, item in value.items())}}}"
    return json.dumps(value)


def text_literal(text: str) -> str:
    """The text in double quotes, with the escapes that both engines read alike."""
    return json.dumps(text, ensure_ascii=False)


def _neo4j_nodes(graph: Graph, wanted: Wanted, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in node_rows(graph):
        marks = {GRAPH: name, HASH: wanted.nodes[row.id].hash, **({BUILD: wanted.build} if row.label == "Digest" else {})}
        yield row.label, {"id": row.id, **stored(row.properties, columns_of(row.label)), **marks}


def _neo4j_edges(graph: Graph, wanted: Wanted, name: str) -> Iterator[tuple[EdgeKey, dict[str, Any]]]:
    keys = {row.key for row in edge_rows(graph, vocabulary=wanted.vocabulary)}
    for row, mark in wanted.edge_rows(keys):
        values = {**stored(row.properties, EDGE_COLUMNS), GRAPH: name, HASH: mark}
        yield (row.type, row.source_label, row.target_label), {"s": row.source, "t": row.target, "v": values}


def _runs(items: Iterable[tuple[Any, dict[str, Any]]]) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    """The items by key, keys in the order of their first item, ROWS at a time."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for key, item in items:
        groups.setdefault(key, []).append(item)
    for key, group in groups.items():
        yield from ((key, rows) for rows in batches(group, size=ROWS))


cypher = CypherExporter()

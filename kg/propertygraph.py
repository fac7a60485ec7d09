"""The graph as a property graph: rows of nodes and edges with plain properties, the shape that every store and exporter shares.

One type label for each node. An edge's evidence is held as parallel lists, `digests[i]` with `sentences[i]` and so on, in the
order of the edge's evidence. A property without a value is left out, and so is an empty list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Literal

from kg.model import Digest, Edge, EdgeKey, Entity, Evidence, Graph, Paper, Result
from kg.vocabulary import Vocabulary

Value = str | float | int | bool | list[str] | list[int] | list[float]
Kind = Literal["text", "number", "integer", "truth", "texts", "numbers", "integers"]

_LISTS: dict[Any, Kind] = {str: "texts", int: "integers", float: "numbers"}

NODE_COLUMNS: dict[str, dict[str, Kind]] = {
    "Paper": {"name": "text", "arxiv": "text", "titles": "texts", "links": "texts", "status": "text", "date": "text"},
    "Digest": {"name": "text", "path": "text", "date": "text", "layout": "text"},
    "Entity": {
        "name": "text",
        "aliases": "texts",
        "family": "text",
        "version": "text",
        "edition": "text",
        "size": "text",
        "variant": "text",
        "exactMatch": "texts",
        "direction": "text",
        "known": "truth",
    },
    "Result": {
        "name": "text",
        "value": "number",
        "delta": "number",
        "unit": "text",
        "direction": "text",
        "baselineText": "text",
        "baselineValue": "number",
        "printed": "text",
        "confidence": "number",
    },
}
"""Columns beside `id`, by type; the types of entities share those of Entity, whose columns are its fields by their names."""

ENTITY_FIELDS = {"exactMatch": "exact_match"}
"""The field of a column of Entity that has another name."""

EVIDENCE_COLUMNS: dict[str, Kind] = {f"{field.name}s": _LISTS[field.type] for field in fields(Evidence)}
"""A list for each field of a piece of evidence, in their order."""

PIECE = attrgetter(*(field.name for field in fields(Evidence)))
"""The values of a piece of evidence, in the order of the columns."""

EDGE_COLUMNS: dict[str, Kind] = {"confidence": "number", **EVIDENCE_COLUMNS}


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its id, its one label, and its properties without the id."""

    id: str
    label: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge between two node ids: its relationship type, the labels at its ends, and its properties."""

    source: str
    type: str
    target: str
    source_label: str
    target_label: str
    properties: dict[str, Value]

    @property
    def key(self) -> EdgeKey:
        """What the edge is known by: its ends, and its type between them."""
        return self.source, self.type, self.target


def columns_of(label: str) -> dict[str, Kind]:
    """The property columns of a label, beside `id`."""
    return NODE_COLUMNS.get(label, NODE_COLUMNS["Entity"])


def node_rows(graph: Graph) -> Iterator[NodeRow]:
    """All nodes: digests, papers, entities, results, each kind sorted by id."""
    yield from (NodeRow(d.id, "Digest", _present(_digest(d))) for d in graph.digests)
    yield from (NodeRow(p.id, "Paper", _present(_paper(p))) for p in graph.papers)
    yield from (NodeRow(e.id, e.type, _present(_entity(e))) for e in graph.entities)
    yield from (NodeRow(r.id, "Result", _present(_result(r))) for r in graph.results)


def edge_rows(graph: Graph, *, vocabulary: Vocabulary) -> Iterator[EdgeRow]:
    """All edges in the graph's order, with relationship types from the vocabulary."""
    labels = {row.id: row.label for row in node_rows(graph)}
    for edge in graph.edges:
        ends = labels[edge.source], labels[edge.target]
        yield EdgeRow(edge.source, vocabulary.cypher_types[edge.relation], edge.target, *ends, _present(_edge(edge)))


def _digest(digest: Digest) -> dict[str, Value]:
    return {"name": digest.id.removeprefix("digest/"), "path": digest.path, "date": digest.date, "layout": digest.layout}


def _paper(paper: Paper) -> dict[str, Value]:
    return {
        "name": paper.title or paper.arxiv,
        "arxiv": paper.arxiv,
        "titles": list(paper.titles),
        "links": list(paper.links),
        "status": paper.status,
        "date": paper.date,
    }


def _entity(entity: Entity) -> dict[str, Value]:
    values = {name: getattr(entity, ENTITY_FIELDS.get(name, name)) for name in NODE_COLUMNS["Entity"]}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _result(result: Result) -> dict[str, Value | None]:
    return {
        "name": result.printed,
        "value": result.value,
        "delta": result.delta,
        "unit": result.unit,
        "direction": result.direction,
        "baselineText": result.baseline_text,
        "baselineValue": result.baseline_value,
        "printed": result.printed,
        "confidence": result.confidence,
    }


def _edge(edge: Edge) -> dict[str, Value]:
    return {"confidence": edge.confidence, **_evidence(edge.evidence)}


def _evidence(evidence: tuple[Evidence, ...]) -> dict[str, Value]:
    return {name: list(values) for name, values in zip(EVIDENCE_COLUMNS, zip(*map(PIECE, evidence), strict=True), strict=False)}


def _present(properties: dict[str, Value] | dict[str, Value | None]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}

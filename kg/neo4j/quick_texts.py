"""The same texts as in `kg.neo4j.texts`, made in one step from the values of the model, at a fifth of the time.

A graph has a hundred thousand edges, and each sync makes the text of each. Every function here gives `""` for a value that
holds U+001F where it has to be left out, and the caller takes the slow way; tests hold both ways to the same texts.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from kg.model import Digest, Edge, Entity, Graph, Paper, Result
from kg.neo4j.texts import COLUMN, ITEM, PIECE, edge_fields, node_fields
from kg.propertygraph import node_rows

Node: TypeAlias = Digest | Paper | Entity | Result

_fraction = lru_cache(maxsize=4096)(lambda value: repr(float(value)))


def edge_text(edge: Edge, kind: str) -> str:
    """The text of an edge."""
    return quick_edge_text(edge, kind) or COLUMN.join(edge_fields(edge, kind))


def node_texts(graph: Graph) -> Iterator[tuple[Node, str, str]]:
    """All nodes with label and text, in the order of `node_rows`."""
    for digest in graph.digests:
        yield digest, "Digest", _slow_text(digest)
    for paper in graph.papers:
        yield paper, "Paper", quick_paper_text(paper) or _slow_text(paper)
    for entity in graph.entities:
        yield entity, entity.type, quick_entity_text(entity) or _slow_text(entity)
    for result in graph.results:
        yield result, "Result", _slow_text(result)


def slow_fields(node: Node) -> list[str]:
    """The fields of a node, whatever it holds."""
    field = {Digest: "digests", Paper: "papers", Entity: "entities", Result: "results"}[type(node)]
    alone: dict[str, Any] = {field: (node,)}
    (row,) = node_rows(Graph(**alone))
    return node_fields(row.id, row.label, row.properties)


def quick_edge_text(edge: Edge, kind: str) -> str:
    """The text of an edge, or `""`."""
    pieces = edge.evidence
    if len(pieces) != 1:
        return _quick_many(edge, kind) if pieces else ""
    digest, path, date, line, start, end, sentence, rule, confidence = PIECE(pieces[0])
    sure = _fraction(confidence)
    text = (
        f"{kind}\x1e{edge.source}\x1e{edge.target}\x1e{sure}\x1e{digest}\x1e{path}\x1e{date}\x1e{line}\x1e{start}"
        f"\x1e{end}\x1e{sentence}\x1e{rule}\x1e{sure}"
    )
    return "" if ITEM in text else text


def quick_paper_text(paper: Paper) -> str:
    """The text of a paper, or `""`."""
    text = (
        f"Paper\x1e{paper.id}\x1e{paper.title or paper.arxiv}\x1e{paper.arxiv}\x1e{ITEM.join(paper.titles)}"
        f"\x1e{ITEM.join(paper.links)}\x1e{paper.status}\x1e{paper.date}"
    )
    return text if text.count(ITEM) == _breaks(paper.titles) + _breaks(paper.links) else ""


def quick_entity_text(entity: Entity) -> str:
    """The text of an entity, or `""`."""
    text = (
        f"{entity.type}\x1e{entity.id}\x1e{entity.name}\x1e{ITEM.join(entity.aliases)}\x1e{entity.family}"
        f"\x1e{entity.version}\x1e{entity.edition}\x1e{entity.size}\x1e{entity.variant}"
        f"\x1e{ITEM.join(entity.exact_match)}\x1e{entity.direction}\x1e{'true' if entity.known else 'false'}"
    )
    return text if text.count(ITEM) == _breaks(entity.aliases) + _breaks(entity.exact_match) else ""


def _quick_many(edge: Edge, kind: str) -> str:
    digests, paths, dates, lines, starts, ends, sentences, rules, confidences = zip(*map(PIECE, edge.evidence), strict=True)
    join = ITEM.join
    text = (
        f"{kind}\x1e{edge.source}\x1e{edge.target}\x1e{_fraction(max(confidences))}\x1e{join(digests)}\x1e{join(paths)}"
        f"\x1e{join(dates)}\x1e{join(map(str, lines))}\x1e{join(map(str, starts))}\x1e{join(map(str, ends))}"
        f"\x1e{join(sentences)}\x1e{join(rules)}\x1e{join(map(_fraction, confidences))}"
    )
    return text if text.count(ITEM) == 9 * (len(digests) - 1) else ""


def _breaks(items: tuple[str, ...]) -> int:
    return len(items) - 1 if items else 0


def _slow_text(node: Node) -> str:
    return COLUMN.join(slow_fields(node))

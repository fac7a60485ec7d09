"""The same texts as in `kg.neo4j.texts`, made in one step from the values of the model, at a fifth of the time.

A graph has a hundred thousand edges and more, and each sync and each export makes the text of each. A value that holds U+001F,
which has to be left out of the items of lists, is found by counting, and then the slow way is taken; tests hold both ways to
the same texts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Digest, Edge, Entity, Evidence, Graph, Paper, Result
from kg.neo4j.texts import COLUMN, ITEM, edge_fields, encoded, node_fields
from kg.propertygraph import EVIDENCE_COLUMNS, PIECE, Kind, node_rows

Node: TypeAlias = Digest | Paper | Entity | Result

CHUNK = 256
"""Texts that are made and hashed together: few enough to stay in the processor's cache."""

_evidence = attrgetter("evidence")
_fraction = lru_cache(maxsize=4096)(lambda value: repr(float(value)))
_JOINS: dict[Kind, Callable[[tuple[Any, ...]], str]] = {
    "texts": ITEM.join,
    "integers": lambda values: ITEM.join(map(str, values)),
    "numbers": lambda values: ITEM.join(map(_fraction, values)),
}
_EVIDENCE_JOINS = [_JOINS[kind] for kind in EVIDENCE_COLUMNS.values()]


def edge_texts(edges: Sequence[Edge], kinds: Mapping[str, str]) -> tuple[list[bytes], int]:
    """The texts of edges, encoded, and how many U+001F were left out; `kinds` are the relationship types of relations."""
    made = [encoded(_edge_text(edge, kinds[edge.relation], edge.evidence)) for edge in edges]
    found = _items_in(made)
    if found == len(EVIDENCE_COLUMNS) * (sum(map(len, map(_evidence, edges))) - len(edges)):
        return made, 0
    sound = [encoded(COLUMN.join(edge_fields(edge, kinds[edge.relation]))) for edge in edges]
    return sound, found - _items_in(sound)


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


def _edge_text(edge: Edge, kind: str, pieces: tuple[Evidence, ...]) -> str:
    """The text of an edge, unless a value holds U+001F."""
    if len(pieces) == 2:
        return _text_of_two(edge, kind, *pieces)
    if len(pieces) != 1:
        return _text_of_many(edge, kind, pieces)
    p = pieces[0]
    sure = _fraction(p.confidence)
    return (
        f"{kind}\x1e{edge.source}\x1e{edge.target}\x1e{sure}\x1e{p.digest}\x1e{p.path}\x1e{p.date}\x1e{p.line}\x1e{p.start}"
        f"\x1e{p.end}\x1e{p.sentence}\x1e{p.rule}\x1e{sure}"
    )


def _text_of_two(edge: Edge, kind: str, p: Evidence, q: Evidence) -> str:
    return (
        f"{kind}\x1e{edge.source}\x1e{edge.target}\x1e{_fraction(edge.confidence)}\x1e{p.digest}\x1f{q.digest}"
        f"\x1e{p.path}\x1f{q.path}\x1e{p.date}\x1f{q.date}\x1e{p.line}\x1f{q.line}\x1e{p.start}\x1f{q.start}"
        f"\x1e{p.end}\x1f{q.end}\x1e{p.sentence}\x1f{q.sentence}\x1e{p.rule}\x1f{q.rule}"
        f"\x1e{_fraction(p.confidence)}\x1f{_fraction(q.confidence)}"
    )


def _text_of_many(edge: Edge, kind: str, pieces: tuple[Evidence, ...]) -> str:
    lists = list(zip(*map(PIECE, pieces), strict=True)) or [()] * len(EVIDENCE_COLUMNS)
    values = [join(found) for join, found in zip(_EVIDENCE_JOINS, lists, strict=True)]
    return COLUMN.join((kind, edge.source, edge.target, _fraction(edge.confidence), *values))


def places_of(sign: str, joined: bytes) -> NDArray[np.bool_]:
    """Where an ASCII sign stands in a text, by byte; for a sign that is frequent this is five times as fast as counting."""
    found: NDArray[np.bool_] = np.frombuffer(joined, np.uint8) == ord(sign)
    return found


def _items_in(texts: Iterable[bytes]) -> int:
    return int(np.count_nonzero(places_of(ITEM, b"".join(texts))))


def _breaks(items: tuple[str, ...]) -> int:
    return len(items) - 1 if items else 0


def _slow_text(node: Node) -> str:
    return COLUMN.join(slow_fields(node))

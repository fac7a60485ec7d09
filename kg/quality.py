"""How good a graph is: what its papers lack, how sure its edges are, which of its names look alike.

As a text for people, and as DQV (https://www.w3.org/TR/vocab-dqv/) for catalogues.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.identifiers import is_homonym, space_of
from kg.iris import BASE, DATASET, DQV, XSD
from kg.model import Edge, Graph
from kg.rdf import decimal
from kg.spelling import folded_spellings
from kg.turtle import write_rdf
from kg.vocabulary import RDF, SKOS

BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Lower bounds of the classes of confidence; the last reaches to 1."""

TEXT, DQV_FILE = "quality.txt", "quality.ttl"
_DIMENSIONS = "http://www.w3.org/2016/05/ldqd#"
_ROLES = {"proposal": ("proposes",), "evaluation": ("evaluatesOn",), "baseline": ("comparesWith",)}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """The share in 0..1, rounded to 4 places; 0 of nothing is 0."""
        return round(self.count / self.total, 4) if self.total else 0.0

    def __str__(self) -> str:
        return f"{self.count:,} of {self.total:,} ({self.value:.1%})"


@dataclass(frozen=True, slots=True)
class Quality:
    """The report: `confidence` counts edges by the lower bound of their class, `near` are pairs of ids that look alike.

    The shares `proposal`, `evaluation` and `baseline` are of the papers with a summary; `supported` is the share of edges that
    have evidence of their own, `known` that of entities whose name the vocabulary lists.
    """

    summarised: Share
    proposal: Share
    evaluation: Share
    baseline: Share
    supported: Share
    known: Share
    confidence: tuple[tuple[float, int], ...]
    near: tuple[tuple[str, str], ...]


def measure_quality(graph: Graph) -> Quality:
    """The quality of the graph."""
    usable = {paper.id for paper in graph.papers if paper.status != "unsummarised"}
    roles = {name: _papers_with(graph, relations, usable) for name, relations in _ROLES.items()}
    sure = [edge for edge in graph.edges if edge.evidence]
    return Quality(
        summarised=Share(len(usable), len(graph.papers)),
        supported=Share(len(sure), len(graph.edges)),
        known=Share(sum(entity.known for entity in graph.entities), len(graph.entities)),
        confidence=_by_confidence(sure),
        near=near_duplicates(graph),
        **roles,
    )


def near_duplicates(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Pairs of entities that share a spelling but for case, blanks, hyphens or a plural, and that nothing told apart.

    A task or a metric may have the name of a method; such pairs are not meant, nor are things of one name that their papers
    tell apart, and that have their papers in their ids.
    """
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in graph.entities:
        for spelling in entity.spellings:
            for folded in folded_spellings(spelling):
                owners[space_of(entity.id), folded].add(entity.id)
    apart = _told_apart(graph)
    pairs = {pair for ids in owners.values() for pair in combinations(sorted(ids), 2) if not any(map(is_homonym, pair))}
    return tuple(sorted(pair for pair in pairs if frozenset(pair) not in apart))


def as_text(quality: Quality) -> str:
    """The report as lines of text."""
    lines = [
        f"papers with a summary     {quality.summarised}",
        f"  that propose something  {quality.proposal}",
        f"  with an evaluation      {quality.evaluation}",
        f"  with a named baseline   {quality.baseline}",
        f"edges with evidence       {quality.supported}",
        *(f"  confidence {low:.2f} to {high:.2f}  {count:>9,}" for low, high, count in _classes(quality)),
        f"names that are listed     {quality.known}",
        f"unresolved near-duplicates  {len(quality.near):,}",
        *(f"  {left} and {right}" for left, right in quality.near),
    ]
    return "\n".join(lines) + "\n"


def as_dqv(quality: Quality) -> Iterator[Triple]:
    """The report as quality measurements of the dataset, each of a metric with its dimension."""
    shares = {
        "summarised": quality.summarised,
        **{name: getattr(quality, name) for name in _ROLES},
        "supported": quality.supported,
    }
    for name, share in shares.items():
        yield from _measured(f"share-{name}", f"share of {_SAID[name]}", "completeness", decimal(share.value))
    for low, high, count in _classes(quality):
        text = f"edges with a confidence from {low:.2f} to {high:.2f}"
        yield from _measured(f"confidence-{low:.2f}", text, "trustworthiness", Literal(count))
    text = "pairs of names that look alike and were not told apart"
    yield from _measured("near-duplicates", text, "conciseness", Literal(len(quality.near)))


def write_quality(graph: Graph, folder: Path) -> None:
    """Write the report into the folder, as `quality.txt` and `quality.ttl`."""
    quality = measure_quality(graph)
    (folder / TEXT).write_text(as_text(quality), encoding="utf-8")
    buffer = io.BytesIO()
    write_rdf(as_dqv(quality), buffer)
    (folder / DQV_FILE).write_bytes(buffer.getvalue())


_SAID = {
    "summarised": "papers with a summary",
    "proposal": "papers that propose something",
    "evaluation": "papers with an evaluation",
    "baseline": "papers with a named baseline",
    "supported": "edges with evidence",
}


def _papers_with(graph: Graph, relations: tuple[str, ...], usable: set[str]) -> Share:
    found = {edge.source for edge in graph.edges if edge.relation in relations}
    return Share(len(found & usable), len(usable))


def _by_confidence(edges: list[Edge]) -> tuple[tuple[float, int], ...]:
    counts = Counter(max(bound for bound in BOUNDS if bound <= edge.confidence) for edge in edges)
    return tuple((bound, counts[bound]) for bound in BOUNDS)


def _classes(quality: Quality) -> list[tuple[float, float, int]]:
    highs = (*BOUNDS[1:], 1.0)
    return [(low, high, count) for (low, count), high in zip(quality.confidence, highs, strict=True)]


def _told_apart(graph: Graph) -> set[frozenset[str]]:
    """Pairs of ids that a decision names, by id or by spelling."""
    ids: dict[str, set[str]] = defaultdict(set)
    for entity in graph.entities:
        for name in (entity.id, *entity.spellings):
            ids[name].add(entity.id)
    return {
        frozenset((left, right))
        for merge in graph.merges
        if merge.verdict != "same"
        for left in ids[merge.left]
        for right in ids[merge.right]
    }


def _measured(name: str, text: str, dimension: str, value: Literal) -> Iterator[Triple]:
    metric, measurement = NamedNode(f"{BASE}quality/{name}"), NamedNode(f"{DATASET.value}#quality-{name}")
    kind = NamedNode(XSD + ("integer" if value.datatype.value == XSD + "integer" else "decimal"))
    facts: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        (metric, RDF + "type", NamedNode(DQV + "Metric")),
        (metric, SKOS + "definition", Literal(text, language="en")),
        (metric, DQV + "expectedDataType", kind),
        (metric, DQV + "inDimension", NamedNode(_DIMENSIONS + dimension)),
        (measurement, RDF + "type", NamedNode(DQV + "QualityMeasurement")),
        (measurement, DQV + "computedOn", DATASET),
        (measurement, DQV + "isMeasurementOf", metric),
        (measurement, DQV + "value", value),
    ]
    return (Triple(subject, NamedNode(predicate), value) for subject, predicate, value in facts)

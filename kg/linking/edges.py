"""Edges that documents state: what papers do with entities, measure and address; and those that follow between papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from kg.identifiers import paper_node
from kg.linking.entities import Resolved
from kg.linking.grouping import Group
from kg.linking.papers import PaperReading
from kg.linking.things import CERTAIN
from kg.model import Edge, EdgeKey, Evidence, Paper
from kg.relations import fitting_relation

_BETWEEN_PAPERS = {"uses": "buildsOn", "trainsOn": "trainsFrom", "comparesWith": "comparedWith"}

Found = dict[EdgeKey, set[Evidence]]


def contribution_edges(resolved: Iterable[Resolved], *, rejected: Set[EdgeKey] = frozenset()) -> tuple[Edge, ...]:
    """What each paper does with each entity, with all its evidence, but for rejected edges; `mentions` where that is all.

    A paper that hardly proposes what another surely does uses it (`StreamWeaver를 증류한 StreamWeaver-Turbo를 제안한다`).
    So does one that takes a model of some size, or what the vocabulary knows to be another's, or everybody's (MoE).
    """
    found: Found = defaultdict(set)
    for one in resolved:
        origins = _origins(one.group)
        concept = one.group.concept
        generic = concept is not None and concept.generic
        known = generic or (concept is not None and bool(concept.paper))
        for thing in one.group.things:
            foreign = thing.paper not in origins and (known or (bool(origins) and not thing.is_claimed))
            for role in thing.roles:
                borrowed = thing.is_taken or (foreign and (known or role.confidence < CERTAIN))
                relation = "uses" if borrowed and role.relation == "proposes" else role.relation
                key = paper_node(thing.paper), fitting_relation(relation, one.entity.type), one.entity.id
                found[key].update(role.evidence)
    for key in rejected & found.keys():
        del found[key]
    busy = {(source, target) for source, relation, target in found if relation != "mentions"}
    return tuple(
        Edge(source, relation, target, tuple(sorted(evidence)))
        for (source, relation, target), evidence in sorted(found.items())
        if relation != "mentions" or (source, target) not in busy
    )


def _origins(group: Group) -> frozenset[str]:
    """The papers that a thing surely comes from: the one that the vocabulary knows, else those that surely propose it."""
    if group.concept and group.concept.paper:
        return frozenset((group.concept.paper,))
    return frozenset(t.paper for t in group.things if t.proposing >= CERTAIN)


def summary_edges(readings: Iterable[PaperReading]) -> tuple[Edge, ...]:
    """Which digest summarises which paper, sorted."""
    return tuple(sorted({Edge(r.id, "summarizedIn", e.document.digest.id) for r in readings for e in r.extractions}))


def proposal_edges(contributions: Iterable[Edge], resolved: Sequence[Resolved], papers: Iterable[Paper]) -> tuple[Edge, ...]:
    """From each entity to the papers that propose it, and to the one of which the vocabulary knows it."""
    origins = {r.entity.id: r.group.concept.paper for r in resolved if r.group.concept and r.group.concept.paper}
    present = {p.arxiv for p in papers}
    found: dict[tuple[str, str], tuple[Evidence, ...]] = {
        (entity, paper_node(paper)): () for entity, paper in origins.items() if paper in present
    }
    found |= {(edge.target, edge.source): edge.evidence for edge in contributions if edge.relation == "proposes"}
    return tuple(Edge(entity, "proposedBy", paper, evidence) for (entity, paper), evidence in sorted(found.items()))


def paper_edges(contributions: Iterable[Edge], proposals: Iterable[Edge], families: Iterable[Edge]) -> tuple[Edge, ...]:
    """From paper to paper: builds on, trains from, is compared with what the other proposes, with the sentences that say so.

    What no paper proposes and is a size of what one does, or a variant of such a size, is of that paper.
    """
    proposers: Mapping[str, list[str]] = defaultdict(list)
    for edge in proposals:
        proposers[edge.source].append(edge.target)
    above = {edge.source: edge for edge in families}
    found: Found = defaultdict(set)
    for edge in contributions:
        if edge.relation in _BETWEEN_PAPERS:
            for paper in proposers.get(_proposed(edge.target, proposers, above), ()):
                if paper != edge.source:
                    found[edge.source, _BETWEEN_PAPERS[edge.relation], paper].update(edge.evidence)
    return tuple(Edge(*key, tuple(sorted(evidence))) for key, evidence in sorted(found.items()))


def _proposed(entity: str, proposers: Mapping[str, list[str]], above: Mapping[str, Edge]) -> str:
    """The entity, or the nearest above it that a paper proposes, if it is a size of that or a variant of a size."""
    at, relation = entity, "sizeOf"
    while at not in proposers and at in above and above[at].relation in ("sizeOf", "variantOf"):
        at, relation = above[at].target, above[at].relation
    return at if relation == "sizeOf" else entity

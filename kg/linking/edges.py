"""Edges that documents state: what papers do with entities, measure and address; and those that follow between papers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.decisions import Decisions, handle
from kg.linking.entities import Resolved
from kg.linking.papers import PaperReading
from kg.model import Edge, Evidence, Paper
from kg.names.keys import name_key

DATA = frozenset({"Dataset", "Benchmark"})
_FOR_DATA = {"comparesWith": "evaluatesOn", "evaluates": "evaluatesOn"}
_FOR_SYSTEMS = {"evaluatesOn": "evaluates", "trainsOn": "uses"}
_BETWEEN_PAPERS = {"uses": "buildsOn", "trainsOn": "trainsFrom", "comparesWith": "comparedWith"}

Found = dict[tuple[str, str, str], set[Evidence]]


def contribution_edges(resolved: Iterable[Resolved], *, decisions: Decisions) -> tuple[Edge, ...]:
    """What each paper does with each entity, with all its evidence; `mentions` only where it does nothing else."""
    found: Found = defaultdict(set)
    for one in resolved:
        for thing in one.group.things:
            for role in thing.roles:
                relation = fitting_relation(role.relation, one.entity.type)
                found[f"paper/{thing.paper}", relation, one.entity.id].update(role.evidence)
    for key in _rejected(resolved, decisions):
        found.pop(key, None)
    busy = {(source, target) for source, relation, target in found if relation != "mentions"}
    return tuple(
        Edge(source, relation, target, tuple(sorted(evidence)))
        for (source, relation, target), evidence in sorted(found.items())
        if relation != "mentions" or (source, target) not in busy
    )


def fitting_relation(relation: str, type_name: str) -> str:
    """The relation that a paper can have with an entity of that type, where a reader took the type for another."""
    return (_FOR_DATA if type_name in DATA else _FOR_SYSTEMS).get(relation, relation)


def _rejected(resolved: Iterable[Resolved], decisions: Decisions) -> Iterator[tuple[str, str, str]]:
    lines = decisions.of("reject")
    if not lines:
        return
    by_handle: dict[str, set[str]] = defaultdict(set)
    for one in resolved:
        spelled = {n.spelling for t in one.group.things for n in (*t.heads, *t.believed)} | {one.entity.name}
        for key in {name_key(s) for s in spelled} | {one.entity.id}:
            by_handle[key].add(one.entity.id)
    for line in lines:
        paper, relation, name = line.arguments
        yield from ((f"paper/{paper}", relation, target) for target in sorted(by_handle.get(handle(name), ())))


def summary_edges(readings: Iterable[PaperReading]) -> tuple[Edge, ...]:
    """Which digest summarises which paper, sorted."""
    return tuple(sorted({Edge(r.id, "summarizedIn", e.document.digest.id) for r in readings for e in r.extractions}))


def proposal_edges(contributions: Iterable[Edge], resolved: Sequence[Resolved], papers: Iterable[Paper]) -> tuple[Edge, ...]:
    """From each entity to the paper that proposes it; where the vocabulary knows that paper, to no other."""
    origins = {r.entity.id: r.group.concept.paper for r in resolved if r.group.concept and r.group.concept.paper}
    present = {p.arxiv for p in papers}
    found: dict[tuple[str, str], tuple[Evidence, ...]] = {
        (entity, f"paper/{paper}"): () for entity, paper in origins.items() if paper in present
    }
    for edge in contributions:
        origin = origins.get(edge.target)
        if edge.relation == "proposes" and origin in (None, edge.source.removeprefix("paper/")):
            found[edge.target, edge.source] = edge.evidence
    return tuple(Edge(entity, "proposedBy", paper, evidence) for (entity, paper), evidence in sorted(found.items()))


def paper_edges(contributions: Iterable[Edge], proposals: Iterable[Edge]) -> tuple[Edge, ...]:
    """From paper to paper: builds on, trains from, is compared with what the other proposes, with the sentences that say so."""
    proposers: Mapping[str, list[str]] = defaultdict(list)
    for edge in proposals:
        proposers[edge.source].append(edge.target)
    found: Found = defaultdict(set)
    for edge in contributions:
        if edge.relation in _BETWEEN_PAPERS:
            for paper in proposers.get(edge.target, ()):
                if paper != edge.source:
                    found[edge.source, _BETWEEN_PAPERS[edge.relation], paper].update(edge.evidence)
    return tuple(Edge(*key, tuple(sorted(evidence))) for key, evidence in sorted(found.items()))

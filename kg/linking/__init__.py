"""Who is who: mentions of many documents become papers, entities and results, and the edges between them.

`papers` puts the documents of one paper together; `things` finds, within a paper, the mentions that are one thing, and
`readings` what a Korean phrase among them may stand for and `descriptions` which are no names; `known` tells what the
vocabulary knows each as; `grouping` finds, across papers, the things that are one entity; `entities` gives types, names and
identifiers; `labels` do the same for measures and tasks; `families` (by the `steps` from a name up), `edges` and `results` make
the edges; `merges` tells what was decided, and why. `decided` tells what a person's decisions say of each thing, `regrouping`
heeds those about ids, which things have only then, and `unheeded` finds those of no effect. Each is a function of sets: the
order of documents does not matter.
"""

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from kg.decisions import Decisions
from kg.linking.decided import Subjects
from kg.linking.descriptions import without_descriptions
from kg.linking.edges import contribution_edges, paper_edges, proposal_edges, summary_edges
from kg.linking.entities import Resolved, resolve_entities
from kg.linking.families import Families, add_families
from kg.linking.grouping import as_subject, group_things
from kg.linking.labels import Labels, gather_metrics, gather_tasks
from kg.linking.merges import collect_merges
from kg.linking.papers import PaperReading, gather_digests, gather_papers
from kg.linking.reader import NameReader, make_readers
from kg.linking.regrouping import apply_to_ids, ignored_names
from kg.linking.results import Resolver, link_results, result_edges
from kg.linking.things import find_things, thing_order
from kg.linking.unheeded import Heed, Room, Unheeded, rejected_edges
from kg.memory import collector_paused
from kg.model import Edge, EdgeKey, Extraction, Graph, Result, without_strays
from kg.vocabulary import Vocabulary

_Keys = Set[EdgeKey]


class Linked(NamedTuple):
    """A graph, and the decisions that are of no effect in it, or of another than was meant."""

    graph: Graph
    unheeded: tuple[Unheeded, ...]


class _Named(NamedTuple):
    """All that has a name, and how it is read; `ignored` is what decisions ignore, `gone` its ids and keys."""

    reader: NameReader
    resolved: tuple[Resolved, ...]
    ignored: tuple[Resolved, ...]
    families: Families
    metrics: Labels
    tasks: Labels
    gone: frozenset[str]


def link(extractions: Iterable[Extraction], *, vocabulary: Vocabulary, decisions: Decisions | None = None) -> Graph:
    """The graph of all extractions: the same for any order of them; a person's decisions win over every rule."""
    return link_decided(extractions, vocabulary=vocabulary, decisions=decisions or Decisions()).graph


@collector_paused()
def link_decided(extractions: Iterable[Extraction], *, vocabulary: Vocabulary, decisions: Decisions) -> Linked:
    """The graph of all extractions, and which decisions it does not heed."""
    readings = gather_papers(extractions)
    named = _named(readings, vocabulary, decisions)
    resolver = Resolver.from_resolved(
        (*named.resolved, *named.ignored), reader=named.reader, ignored={one.entity.id for one in named.ignored}
    )
    results = link_results(readings, resolver=resolver, metrics=named.metrics)
    rooms = _rooms(named)
    rejected = _rejected(named, rooms)
    labels = (*named.metrics.entities.values(), *named.tasks.entities.values())
    graph = without_strays(
        Graph(
            digests=gather_digests(readings),
            papers=tuple(r.paper for r in readings),
            entities=tuple(sorted((*named.families.entities, *labels), key=lambda e: e.id)),
            results=results,
            edges=tuple(sorted(_edges(readings, named, results, rejected), key=attrgetter("key"))),
        )
    )
    unheeded = _unheeded(graph, named, rooms, rejected) if decisions.all else ()
    idle = {u.decision for u in unheeded}
    heeded = [d for d in decisions.all if d not in idle]
    return Linked(replace(graph, merges=collect_merges(named.resolved, graph, decisions=Decisions(tuple(heeded)))), unheeded)


def _named(readings: Sequence[PaperReading], vocabulary: Vocabulary, decisions: Decisions) -> _Named:
    reader, metric_reader, task_reader = make_readers(readings, vocabulary=vocabulary, decisions=decisions)
    everything = resolve_things(readings, reader=reader)
    called = [ignored_names(one, reader=reader) for one in everything]
    resolved = tuple(one for one, names in zip(everything, called, strict=True) if not names)
    ignored = tuple(one for one, names in zip(everything, called, strict=True) if names)
    families = add_families(resolved, ignored, reader=reader)
    metrics, tasks = gather_metrics(readings, reader=metric_reader), gather_tasks(readings, reader=task_reader)
    unread = reader.ignored.intersection(reader.read(m.name).key for r in readings for m in r.mentions if reader.ignored)
    gone = unread.union(*called, families.gone, metrics.gone, tasks.gone)
    return _Named(reader, resolved, ignored, families, metrics, tasks, gone)


def _edges(readings: Sequence[PaperReading], named: _Named, results: Sequence[Result], rejected: _Keys) -> Iterator[Edge]:
    contributions = contribution_edges(named.resolved, rejected=rejected)
    proposals = proposal_edges(contributions, named.resolved, [r.paper for r in readings])
    yield from contributions
    yield from proposals
    families = [e for e in named.families.edges if e.key not in rejected]
    yield from paper_edges(contributions, proposals, families)
    yield from summary_edges(readings)
    yield from named.metrics.edges("measures", rejected=rejected)
    yield from named.tasks.edges("addresses", rejected=rejected)
    yield from families
    yield from result_edges(results)


def _rooms(named: _Named) -> tuple[Room, ...]:
    """What decisions may speak of, but for families that no paper names."""
    if not named.reader.decisions.all:
        return ()
    resolved, reader = named.resolved, named.reader
    subjects = [as_subject(r.group.things, r.group.concept, reader=reader, ids=r.group.ids | {r.entity.id}) for r in resolved]
    things = Room(tuple(r.entity for r in resolved), Subjects(subjects, reader=reader))
    labels = ((n, n.entities.values(), n.subjects) for n in (named.metrics, named.tasks))
    return (things, *(Room(tuple(entities), Subjects(subjects, reader=n.reader)) for n, entities, subjects in labels))


def _made_families(named: _Named, ids: Container[str]) -> Room:
    """Those of the families that no paper names with one of these ids, as decisions may call them."""
    made = [(family, subject) for family, subject in named.families.made if family.id in ids]
    return Room(tuple(f for f, _ in made), Subjects([s for _, s in made], reader=named.reader))


def _rejected(named: _Named, rooms: Sequence[Room]) -> frozenset[EdgeKey]:
    lines = named.reader.decisions.of("reject")
    if not lines:
        return frozenset()
    return rejected_edges(lines, (*rooms, _made_families(named, {family.id for family, _ in named.families.made})))


def _unheeded(graph: Graph, named: _Named, rooms: Sequence[Room], rejected: Set[EdgeKey]) -> tuple[Unheeded, ...]:
    kept = {e.id for e in graph.entities} | {target for _, _, target in rejected}
    contributions = contribution_edges(named.resolved)
    stated = (*contributions, *named.families.edges, *named.metrics.edges("measures"), *named.tasks.edges("addresses"))
    told = {e.key for e in stated}
    return Heed(named.reader, (*rooms, _made_families(named, kept)), named.gone, told).unheeded()


def resolve_things(readings: Iterable[PaperReading], *, reader: NameReader) -> tuple[Resolved, ...]:
    """The entities that the readings name, with the things each stands for."""
    readings = tuple(readings)
    reader = reader.having_read(m for r in readings for m in r.mentions)
    things = without_descriptions(sorted((t for r in readings for t in find_things(r, reader=reader)), key=thing_order))
    resolved = resolve_entities(group_things(things, reader=reader), reader=reader)
    return apply_to_ids(resolved, reader=reader)

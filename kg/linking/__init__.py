"""Who is who: mentions of many documents become papers, entities and results, and the edges between them.

`papers` puts the documents of one paper together; `things` finds, within a paper, the mentions that are one thing, and
`readings` what a Korean phrase among them may stand for; `grouping` finds, across papers, the things that are one entity;
`entities` gives types, names and identifiers; `labels` do the same for measures and tasks; `families`, `edges` and `results`
make the edges; `merges` tells what was decided, and why. Each is a function of sets: the order of documents does not matter.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.decisions import Decisions
from kg.linking.edges import contribution_edges, paper_edges, proposal_edges, summary_edges
from kg.linking.entities import Resolved, apply_to_ids, naming_papers, resolve_entities
from kg.linking.families import add_families
from kg.linking.grouping import group_things
from kg.linking.labels import gather_metrics, gather_tasks
from kg.linking.merges import collect_merges
from kg.linking.papers import PaperReading, gather_digests, gather_papers
from kg.linking.reader import NameReader
from kg.linking.results import Resolver, link_results, result_edges
from kg.linking.things import find_things, thing_order
from kg.memory import collector_paused
from kg.model import Extraction, Graph, without_strays
from kg.names.terms import things_of
from kg.vocabulary import Vocabulary


@collector_paused()
def link(extractions: Iterable[Extraction], *, vocabulary: Vocabulary, decisions: Decisions | None = None) -> Graph:
    """The graph of all extractions: the same for any order of them; a person's decisions win over every rule."""
    chosen, lexicon = decisions or Decisions(), things_of(vocabulary.concepts)
    reader = NameReader.from_decisions(lexicon, chosen)
    readings = gather_papers(extractions)
    resolved = resolve_things(readings, reader=reader)
    metrics, tasks = (gather(readings, vocabulary=vocabulary) for gather in (gather_metrics, gather_tasks))
    results = link_results(readings, resolver=Resolver.from_resolved(resolved, reader=reader), metrics=metrics)
    entities, families = add_families([r.entity for r in resolved], lexicon=lexicon, papers=naming_papers(resolved))
    contributions = contribution_edges(resolved, decisions=chosen)
    papers = tuple(r.paper for r in readings)
    proposals = proposal_edges(contributions, resolved, papers)
    labels = (*metrics.entities().values(), *tasks.entities().values())
    edges = (
        *contributions,
        *proposals,
        *paper_edges(contributions, proposals),
        *summary_edges(readings),
        *metrics.edges("measures"),
        *tasks.edges("addresses"),
        *families,
        *result_edges(results),
    )
    graph = without_strays(
        Graph(
            digests=gather_digests(readings),
            papers=papers,
            entities=tuple(sorted((*entities, *labels), key=lambda e: e.id)),
            results=results,
            edges=tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target))),
        )
    )
    return replace(graph, merges=collect_merges(resolved, graph, decisions=chosen))


def resolve_things(readings: Iterable[PaperReading], *, reader: NameReader) -> tuple[Resolved, ...]:
    """The entities that the readings name, with the things each stands for."""
    readings = tuple(readings)
    reader = reader.having_read(m for r in readings for m in r.mentions)
    things = sorted((t for r in readings for t in find_things(r, reader=reader)), key=thing_order)
    resolved = resolve_entities(group_things(things, reader=reader), reader=reader)
    return apply_to_ids(resolved, reader=reader)

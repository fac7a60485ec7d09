"""What a curator changed in the database, as decisions: the graph that was synced and the graph that stands there, compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.decisions import Decision, Decisions, check_decisions, is_id, is_said, read_decisions, serialise_decisions
from kg.drafts import whole_file
from kg.identifiers import arxiv_of, is_homonym
from kg.model import Edge, Entity, Graph
from kg.names.forms import read_form
from kg.names.keys import name_key
from kg.names.lexicon import NAMED
from kg.names.terms import things_of
from kg.neo4j.reading import Reading
from kg.neo4j.unsaid import find_unsaid
from kg.neo4j.wanted import find_wanted
from kg.propertygraph import node_rows
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Curation:
    """Decisions, and what was changed but has no word among them, a line each.

    `complete` tells whether the graph is the one that was synced last: only then is what is missing there known to be deleted
    by hand, and not merely new here.
    """

    decisions: tuple[Decision, ...]
    unsaid: tuple[str, ...]
    complete: bool


def find_curation(synced: Graph, reading: Reading, *, vocabulary: Vocabulary) -> Curation:
    """The decisions that turn the synced graph into what the database holds, in the order of the graph."""
    complete = reading.builds == {find_wanted(synced, vocabulary=vocabulary).build}
    names = names_of(synced.entities, vocabulary=vocabulary)
    there = {entity.id: entity for entity in reading.graph.entities}
    changes: list[Decision | str] = []
    for entity in synced.entities:
        if found := there.get(entity.id):
            changes += (*_about_names(names[entity.id], entity, found), *_retyped(names[entity.id], entity, found))
        elif complete:
            changes.append(Decision("ignore", (names[entity.id],)))
    gone = _gone(synced, reading, complete=complete, vocabulary=vocabulary)
    changes += (_rejected(edge, names, vocabulary) for edge in gone)
    changes += find_unsaid(synced, reading, complete=complete, vocabulary=vocabulary)
    decisions = tuple(change for change in changes if isinstance(change, Decision))
    return Curation(decisions, tuple(change for change in changes if isinstance(change, str)), complete)


def add_decisions(new: Iterable[Decision], path: Path) -> tuple[Decision, ...]:
    """Add the decisions that a file does not hold yet, and return them; raises DecisionError where they contradict it."""
    old = read_decisions(path) if path.exists() else Decisions()
    said = {(d.word, d.arguments) for d in old.all}
    added = tuple(d for d in dict.fromkeys(new) if (d.word, d.arguments) not in said)
    check_decisions((*old.all, *added), path=str(path))
    if added:
        text = path.read_bytes() if path.exists() else b""
        end = b"\r\n" if b"\r\n" in text else b"\n"
        with whole_file(path) as file:
            file.write(text + (b"" if text.endswith(b"\n") or not text else end))
            file.write(serialise_decisions(added).encode().replace(b"\n", end))
    return added


def names_of(entities: Sequence[Entity], *, vocabulary: Vocabulary) -> dict[str, str]:
    """What a decision calls each entity, by its id: its name, or the id where the name could mean another one as well."""
    lexicon = things_of(vocabulary.concepts)
    called: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for spelling in entity.spellings:
            for key in (name_key(spelling), lexicon.read(spelling).key):
                called[key].add(entity.id)
    keys = {e.id: (name_key(e.name), lexicon.read(e.name).key) for e in entities}
    return {e.id: e.name if _is_plain(e) and all(called[k] == {e.id} for k in keys[e.id]) else e.id for e in entities}


def _is_plain(entity: Entity) -> bool:
    """Whether the name says all: no other name is read of it, and its id is not that of one of several things."""
    return not is_homonym(entity.id) and not read_form(entity.name).kind and not is_id(entity.name)


def _about_names(name: str, entity: Entity, found: Entity) -> Iterator[Decision]:
    spellings = set(found.spellings)
    if is_said(found.name) and not is_id(found.name) and found.name != entity.name:
        yield Decision("rename", (name, found.name))
    for alias in found.aliases:
        if is_said(alias) and alias not in entity.spellings:
            yield Decision("same", (name, alias))
    for alias in entity.aliases:
        if alias not in spellings:
            yield Decision("different", (name, alias))


def _retyped(name: str, entity: Entity, found: Entity) -> Iterator[Decision | str]:
    if found.type != entity.type and {found.type, entity.type} <= NAMED:
        yield Decision("retype", (name, found.type))
    elif found.type != entity.type:
        yield f"{entity.id} is a {found.type} there"


def _gone(synced: Graph, reading: Reading, *, complete: bool, vocabulary: Vocabulary) -> Iterator[Edge]:
    """Edges that a curator marked as rejected, or deleted between nodes that are still there."""
    types = vocabulary.cypher_types
    rejected = set(reading.rejected)
    kept = {e.key for e in reading.graph.edges}
    graph = reading.graph
    nodes = {row.id for row in node_rows(graph)}
    for edge in synced.edges:
        marked = (edge.source, types[edge.relation], edge.target) in rejected
        missing = edge.key not in kept and {edge.source, edge.target} <= nodes
        if marked or (complete and missing):
            yield edge


def _rejected(edge: Edge, names: Mapping[str, str], vocabulary: Vocabulary) -> Decision | str:
    group = vocabulary.get_relation(edge.relation).group
    if edge.target in names and group in ("contribution", "link", "family"):
        source = names.get(edge.source, arxiv_of(edge.source))
        return Decision("reject", (source, edge.relation, names[edge.target]))
    return f"{edge.source} {edge.relation} {edge.target} is rejected there"

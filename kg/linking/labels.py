"""Measures and tasks: nodes named by the vocabulary where it knows them, and by the reader's words where it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from kg.decisions import is_id
from kg.identifiers import paper_node, text_hash
from kg.linking.decided import NOTHING, Ruling, Subject, Subjects, find_rulings
from kg.linking.entities import make_entity
from kg.linking.papers import PaperReading
from kg.linking.reader import NameReader
from kg.model import Edge, EdgeKey, Entity, Evidence
from kg.unions import Unions
from kg.vocabulary import Concept

Said = tuple[str, str, str, tuple[Evidence, ...]]
"""A label, the text's own words for it, the paper and its sentences."""


@dataclass(frozen=True)
class Labels:
    """Nodes of one type, gathered by name: how often each spelling stands, and the evidence for each paper.

    `places` are the keys that decisions put in the place of others, `""` where they ignore one, whose ids and keys are `gone`.
    """

    type_name: str
    reader: NameReader
    spellings: Mapping[str, Counter[str]]
    evidence: Mapping[tuple[str, str], Set[Evidence]]
    places: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    @classmethod
    def from_said(cls, type_name: str, said: Iterable[Said], *, reader: NameReader) -> Self:
        """The nodes of all labels; the text's own words for one are a spelling that is not counted."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        found: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
        for label, text, paper, evidence in said:
            key = _key(label, reader)
            spellings[key][label] += 1
            spellings[key][text or label] += 0
            found[paper, key].update(evidence)
        return cls(type_name, reader, spellings, found)

    def key(self, label: str) -> str:
        """The key under which the label's spellings meet, `""` if a decision ignores it."""
        key = _key(label, self.reader)
        return self.places.get(key, key)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The nodes by key once all labels are there, each with the id that it has without decisions about its name."""
        own = self._own
        if not self.reader.decisions.all:
            return own
        rulings = find_rulings(self.subjects, reader=self.reader)
        return {k: replace(self._entity(k, r), id=e.id) for (k, e), r in zip(own.items(), rulings, strict=True)}

    @cached_property
    def subjects(self) -> list[Subject]:
        """The nodes as decisions may call them, in the order of their keys."""
        return [self._subject(key, entity.id) for key, entity in self._own.items()]

    @cached_property
    def _own(self) -> dict[str, Entity]:
        """The nodes by key without decisions about their names; one that shares its id with a known one has a hash in it."""
        made = {key: self._entity(key, NOTHING) for key in sorted(self.spellings)}
        shared = Counter(e.id for e in made.values())
        apart = {k: f"{e.id}~{text_hash(k)}" for k, e in made.items() if shared[e.id] > 1 and not e.known}
        return {k: replace(e, id=apart[k]) if k in apart else e for k, e in made.items()}

    def _subject(self, key: str, *ids: str) -> Subject:
        counts, concept = self.spellings[key], self._concept(key)
        keys = {key, *(self.reader.read(s).key for s, count in counts.items() if count)}
        further = {self.reader.read(s).key for s in (*counts, *(concept.spellings if concept else ()))}
        return Subject(frozenset(ids), frozenset(keys), frozenset(further - keys))

    def _usual(self, key: str) -> str:
        counts = self.spellings[key]
        return min(counts, key=lambda s: (-counts[s], s))

    def _concept(self, key: str) -> Concept | None:
        """What the vocabulary calls it by its usual spelling, else by the first that it knows."""
        usual = self._usual(key)
        spelled = (usual, *sorted(s for s, count in self.spellings[key].items() if count))
        return next((c for s in spelled if (c := self.reader.read(s).concept)), None)

    def own_name(self, key: str) -> str:
        """What it is called where no decision renames it."""
        concept = self._concept(key)
        return concept.name if concept else self.reader.read(self._usual(key)).form.text

    def _entity(self, key: str, ruling: Ruling) -> Entity:
        concept, name = self._concept(key), ruling.name or self.own_name(key)
        spellings = {*self.spellings[key], *(concept.spellings if concept else ())}
        aliases = ruling.spellings(spellings, reader=self.reader) - {name, ""}
        return make_entity(name, self.type_name, aliases=tuple(sorted(aliases)), concept=concept)

    def edges(self, relation: str, *, rejected: Set[EdgeKey] = frozenset()) -> tuple[Edge, ...]:
        """From each paper to its nodes, sorted, but for rejected edges."""
        ids = {key: entity.id for key, entity in self.entities.items()}
        edges = (Edge(paper_node(p), relation, ids[k], tuple(sorted(found))) for (p, k), found in self.evidence.items())
        return tuple(sorted(e for e in edges if e.key not in rejected))

    def decided(self) -> "Labels":
        """The nodes after decisions of same and ignore."""
        if not self.reader.decisions.all:
            return self
        keys, subjects = sorted(self.spellings), self.subjects
        index, unions = Subjects(subjects, reader=self.reader), Unions(range(len(keys)))
        for line in self.reader.decisions.of("same"):
            places = [place for a in line.arguments for place in index.find(a)]
            for place in places[1:]:
                unions.join(places[0], place)
        called = [s.ids | s.keys | {self.reader.read(self.entities[k].name).key} for k, s in zip(keys, subjects, strict=True)]
        ignored = {place for place, names in enumerate(called) if names & self.reader.ignored}
        roots = {key: "" if i in ignored else keys[unions.root(i)] for i, key in enumerate(keys)}
        return self._under(roots, gone=frozenset(name for place in ignored for name in called[place]))

    def _under(self, roots: Mapping[str, str], *, gone: frozenset[str]) -> "Labels":
        """The nodes under the keys that take the place of theirs."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        evidence: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
        for key, root in roots.items():
            if root:
                spellings[root].update(self.spellings[key])
        for (paper, key), pieces in self.evidence.items():
            if roots[key]:
                evidence[paper, roots[key]].update(pieces)
        return Labels(self.type_name, self.reader, spellings, evidence, places=roots, gone=gone)


def _key(label: str, reader: NameReader) -> str:
    """The key of what the label names, of a known thing that of its name."""
    name = reader.read(label)
    return reader.read(name.concept.name).key if name.concept else name.key


def gather_metrics(readings: Iterable[PaperReading], *, reader: NameReader) -> Labels:
    """All measures that papers report in, those of their results included."""
    return _gather("Metric", [said for reading in readings for said in _measures(reading)], reader)


def gather_tasks(readings: Iterable[PaperReading], *, reader: NameReader) -> Labels:
    """All tasks that papers work on."""
    return _gather("Task", [said for reading in readings for said in _topics(reading)], reader)


def _gather(type_name: str, said: Sequence[Said], reader: NameReader) -> Labels:
    labels = Labels.from_said(type_name, said, reader=reader)
    if any(is_id(a) for d in reader.decisions.of("different") for a in d.arguments):
        names = {e.id: labels.own_name(key) for key, e in labels.entities.items()}
        named = NameReader.from_decisions(reader.lexicon, reader.decisions, spelled=reader.spelled, names=names)
        labels = Labels.from_said(type_name, said, reader=named)
    return labels.decided()


def _measures(reading: PaperReading) -> Iterator[Said]:
    for extraction in reading.extractions:
        yield from ((m.name, "", reading.arxiv, m.evidence) for m in extraction.measures)
        yield from ((c.metric, "", reading.arxiv, c.evidence) for c in extraction.claims if c.metric)


def _topics(reading: PaperReading) -> Iterator[Said]:
    for extraction in reading.extractions:
        yield from ((t.label or t.text, t.text, reading.arxiv, t.evidence) for t in extraction.topics)

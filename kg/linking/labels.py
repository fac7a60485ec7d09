"""Measures and tasks: nodes named by the vocabulary where it knows them, and by the reader's words where it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.identifiers import text_hash
from kg.linking.entities import make_entity
from kg.linking.papers import PaperReading
from kg.model import Edge, Entity, Evidence
from kg.names.lexicon import Lexicon
from kg.vocabulary import Vocabulary


@dataclass
class Labels:
    """Nodes of one type, gathered by name: which spellings each has, and the evidence for each paper."""

    type_name: str
    lexicon: Lexicon
    spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    evidence: dict[tuple[str, str], set[Evidence]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def from_vocabulary(cls, type_name: str, vocabulary: Vocabulary) -> "Labels":
        """No nodes yet; the lexicon holds the vocabulary's concepts of the type."""
        return cls(type_name, Lexicon.from_concepts(vocabulary.concepts, types=frozenset({type_name})))

    def key(self, label: str) -> str:
        """The key under which the label's spellings meet."""
        name = self.lexicon.read(label)
        return self.lexicon.read(name.concept.name).key if name.concept else name.key

    def add(self, label: str, text: str, *, paper: str, evidence: Iterable[Evidence]) -> None:
        """Count a label, and the text's own words for it, for a paper."""
        key = self.key(label)
        self.spellings[key][label] += 1
        if text:
            self.spellings[key][text] += 0
        self.evidence[paper, key].update(evidence)

    def entities(self) -> dict[str, Entity]:
        """The nodes by key, each with its own id."""
        made = {key: self._entity(counts) for key, counts in sorted(self.spellings.items())}
        shared = Counter(e.id for e in made.values())
        return {k: _kept_apart(e, k) if shared[e.id] > 1 and not e.known else e for k, e in made.items()}

    def _entity(self, counts: Counter[str]) -> Entity:
        usual = min(counts, key=lambda s: (-counts[s], s))
        concept = self.lexicon.find(usual)
        name = concept.name if concept else self.lexicon.read(usual).form.text
        spellings = {*counts, *(concept.spellings if concept else ())}
        return make_entity(name, self.type_name, aliases=tuple(sorted(spellings - {name, ""})), concept=concept)

    def edges(self, relation: str) -> tuple[Edge, ...]:
        """From each paper to its nodes, sorted."""
        ids = {key: entity.id for key, entity in self.entities().items()}
        edges = (Edge(f"paper/{p}", relation, ids[k], tuple(sorted(found))) for (p, k), found in self.evidence.items())
        return tuple(sorted(edges))


def _kept_apart(entity: Entity, key: str) -> Entity:
    return Entity(f"{entity.id}~{text_hash(key)}", entity.type, entity.name, entity.aliases)


def gather_metrics(readings: Iterable[PaperReading], *, vocabulary: Vocabulary) -> Labels:
    """All measures that papers report in, those of their results included."""
    labels = Labels.from_vocabulary("Metric", vocabulary)
    for reading in readings:
        for extraction in reading.extractions:
            for measure in extraction.measures:
                labels.add(measure.name, "", paper=reading.arxiv, evidence=measure.evidence)
            for claim in extraction.claims:
                if claim.metric:
                    labels.add(claim.metric, "", paper=reading.arxiv, evidence=claim.evidence)
    return labels


def gather_tasks(readings: Iterable[PaperReading], *, vocabulary: Vocabulary) -> Labels:
    """All tasks that papers work on."""
    labels = Labels.from_vocabulary("Task", vocabulary)
    for reading in readings:
        for extraction in reading.extractions:
            for topic in extraction.topics:
                labels.add(topic.label or topic.text, topic.text, paper=reading.arxiv, evidence=topic.evidence)
    return labels

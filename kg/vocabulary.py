"""The ontology and the known names, read from Turtle: which types and relations there are, and what the field calls things.

The one owner of the Turtle files in `ontologies`. Parsed once for each process with Oxigraph's parser.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import VocabularyError
from kg.memory import collector_paused

KG = "https://w3id.org/kg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"

T = TypeVar("T")
Facts = Mapping[tuple[str, str], tuple[NamedNode | BlankNode | Literal, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Type:
    """A class of nodes: its name in RDF, its label in Cypher, its parents' names (nearest first), its labels and definition."""

    name: str
    label: str
    parents: tuple[str, ...]
    english: str
    korean: str
    definition: str


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A kind of edge: its name in RDF, its type in Cypher, its group, and the names of the types at either end.

    `group` is contribution (paper to entity), link (what a paper has), field (of a result), family (between names) or derived.
    """

    name: str
    cypher: str
    group: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    english: str
    korean: str
    definition: str


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A known name: preferred label, other spellings (English, then Korean), type, and what is known of it elsewhere.

    `generic` marks a technique that a reader might not call a name; `paper` is the arXiv id of the paper that introduced it
    (`""` if unknown); `broader` the family's label; `direction` of a metric is up, down or `""`; `iri` the SKOS concept's.
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    korean: tuple[str, ...] = ()
    generic: bool = False
    paper: str = ""
    broader: str = ""
    exact_match: tuple[str, ...] = ()
    direction: str = ""
    iri: str = ""

    @property
    def identity(self) -> str:
        """What tells it from all others, as a model and its data may have one label: `Alpaca (Model)`."""
        return f"{self.name} ({self.type})"

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases, *self.korean)


@dataclass(frozen=True)
class Vocabulary:
    """Types, relations and known names, each sorted by name."""

    types: tuple[Type, ...]
    relations: tuple[Relation, ...]
    concepts: tuple[Concept, ...]

    def get_type(self, name: str) -> Type:
        """The type of that RDF name; raises VocabularyError."""
        return _get(self._types, "type", name)

    def get_relation(self, name: str) -> Relation:
        """The relation of that RDF name; raises VocabularyError."""
        return _get(self._relations, "relation", name)

    def relations_of(self, group: str) -> tuple[Relation, ...]:
        """All relations of a group, sorted by name."""
        return tuple(r for r in self.relations if r.group == group)

    def names_of(self, *groups: str) -> frozenset[str]:
        """The names of all relations of some groups."""
        return frozenset(r.name for r in self.relations if r.group in groups)

    @property
    def node_types(self) -> tuple[Type, ...]:
        """The types that nodes have, one each: those with a Cypher label."""
        return tuple(t for t in self.types if t.label)

    @cached_property
    def cypher_types(self) -> dict[str, str]:
        """Relation name -> relationship type in Cypher."""
        return {r.name: r.cypher for r in self.relations}

    @cached_property
    def relation_names(self) -> dict[str, str]:
        """Relationship type in Cypher -> relation name."""
        return {r.cypher: r.name for r in self.relations}

    @cached_property
    def _types(self) -> dict[str, Type]:
        return {t.name: t for t in self.types}

    @cached_property
    def _relations(self) -> dict[str, Relation]:
        return {r.name: r for r in self.relations}


@lru_cache(maxsize=1)
@collector_paused()
def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the project."""
    facts = read_facts("kg.ttl")
    return Vocabulary(types=_types(facts), relations=_relations(facts), concepts=_concepts(read_facts("concepts.ttl")))


def ontology_text(name: str) -> str:
    """The text of one of the Turtle files, e.g. `kg.ttl`."""
    return files("ontologies").joinpath(name).read_text(encoding="utf-8")


def read_facts(name: str) -> Facts:
    """What one of the Turtle files says: the objects by subject and predicate, in the file's order."""
    found = defaultdict(list)
    for quad in parse(ontology_text(name), format=RdfFormat.TURTLE):
        found[iri_of(quad.subject), quad.predicate.value].append(quad.object)
    return {key: tuple(values) for key, values in found.items()}


def members_of(facts: Facts, node: object) -> Iterable[object]:
    """The classes that a node is the union of; the node itself where it is none."""
    members = facts.get((iri_of(node), OWL + "unionOf"))
    return _items(facts, members[0]) if members else (node,)


def text_of(facts: Facts, subject: str, predicate: str, *, language: str = "") -> str:
    """The first value in alphabetical order, `""` if there is none; of a language if one is named."""
    return next(iter(_texts(facts, subject, predicate, language=language)), "")


def iri_of(node: object) -> str:
    """The IRI of a node, or its value."""
    return str(getattr(node, "value", node))


def _get(table: Mapping[str, T], kind: str, name: str) -> T:
    if name not in table:
        raise VocabularyError(f"no {kind} {name!r} in ontologies/kg.ttl; it has {', '.join(sorted(table))}")
    return table[name]


def _types(facts: Facts) -> tuple[Type, ...]:
    names = sorted(
        _local(s)
        for (s, p), values in facts.items()
        if p == RDF + "type" and NamedNode(OWL + "Class") in values and s.startswith(KG)
    )
    return tuple(
        Type(
            name=name,
            label=text_of(facts, KG + name, KG + "cypherName"),
            parents=_parents(facts, name),
            english=text_of(facts, KG + name, RDFS + "label", language="en"),
            korean=text_of(facts, KG + name, RDFS + "label", language="ko"),
            definition=text_of(facts, KG + name, SKOS + "definition", language="en"),
        )
        for name in names
    )


def _parents(facts: Facts, name: str) -> tuple[str, ...]:
    above = [_local(iri_of(o)) for o in facts.get((KG + name, RDFS + "subClassOf"), ()) if iri_of(o).startswith(KG)]
    return tuple(above) + tuple(p for parent in above for p in _parents(facts, parent))


def _relations(facts: Facts) -> tuple[Relation, ...]:
    names = sorted(
        _local(s) for (s, p) in facts if p == RDFS + "subPropertyOf" and s.startswith(KG) and (s, KG + "cypherName") in facts
    )
    return tuple(
        Relation(
            name=name,
            cypher=text_of(facts, KG + name, KG + "cypherName"),
            group=_group(facts, name),
            sources=_ends(facts, name, RDFS + "domain"),
            targets=_ends(facts, name, RDFS + "range"),
            english=text_of(facts, KG + name, RDFS + "label", language="en"),
            korean=text_of(facts, KG + name, RDFS + "label", language="ko"),
            definition=text_of(facts, KG + name, SKOS + "definition", language="en"),
        )
        for name in names
    )


def _group(facts: Facts, name: str) -> str:
    groups = [_local(iri_of(o)) for o in facts[KG + name, RDFS + "subPropertyOf"] if iri_of(o).startswith(KG)]
    return next(g.removesuffix("Relation") for g in groups if g.endswith("Relation"))


def _ends(facts: Facts, name: str, side: str) -> tuple[str, ...]:
    ends = facts.get((KG + name, side), ())
    return tuple(_local(iri_of(c)) for end in ends for c in members_of(facts, end))


def _items(facts: Facts, node: object) -> Iterable[object]:
    while iri_of(node) != RDF + "nil":
        yield facts[iri_of(node), RDF + "first"][0]
        node = facts[iri_of(node), RDF + "rest"][0]


def _concepts(facts: Facts) -> tuple[Concept, ...]:
    subjects = {s for (s, p) in facts if p == KG + "conceptType"}
    return tuple(sorted(_concept(facts, subject) for subject in subjects))


def _concept(facts: Facts, subject: str) -> Concept:
    return Concept(
        name=text_of(facts, subject, SKOS + "prefLabel", language="en"),
        type=_local(text_of(facts, subject, KG + "conceptType")),
        aliases=_texts(facts, subject, SKOS + "altLabel", language="en"),
        korean=_texts(facts, subject, SKOS + "prefLabel", language="ko")
        + _texts(facts, subject, SKOS + "altLabel", language="ko"),
        generic=text_of(facts, subject, KG + "generic") == "true",
        paper=text_of(facts, subject, KG + "introducedBy"),
        broader=text_of(facts, text_of(facts, subject, SKOS + "broader"), SKOS + "prefLabel", language="en"),
        exact_match=_texts(facts, subject, SKOS + "exactMatch"),
        direction=text_of(facts, subject, KG + "direction"),
        iri=subject,
    )


def _texts(facts: Facts, subject: str, predicate: str, *, language: str = "") -> tuple[str, ...]:
    values = facts.get((subject, predicate))
    if not values:
        return ()
    return tuple(sorted([iri_of(v) for v in values if not language or getattr(v, "language", None) == language]))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]

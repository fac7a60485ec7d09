"""Edges between names of a family: each entity points to the nearest of its ancestors that the graph holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from kg.identifiers import is_homonym
from kg.linking.decided import NOTHING, Ruling, Subject, as_subjects, find_rulings
from kg.linking.entities import Resolved, make_entity, naming_papers
from kg.linking.reader import NameReader
from kg.linking.steps import Step, keys_of, shorter_names, steps_up
from kg.model import Edge, Entity
from kg.names.lexicon import NAMED, SYSTEMS, Lexicon, are_of_a_kind, own_aliases
from kg.names.parts import split_name
from kg.names.words import PLAIN_WORDS
from kg.spelling import CLASS_WORDS, fold, without_gaps
from kg.vocabulary import Concept

_LETTERED = re.compile(r"(?P<name>[A-Z][A-Za-z\-]{3,}[a-z])[A-Z]{1,2}")
"""A name with one or two capitals at its end."""

SHORT = 5
"""Names of families up to this length are told apart by their capitals too (ACE, Ace)."""


class Families(NamedTuple):
    """Entities with the families that several of them share, and the edges to them.

    `made` are the families that no paper names, as decisions may call them, and `gone` ids and keys of those that they ignore.
    """

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    made: tuple[tuple[Entity, Subject], ...]
    gone: frozenset[str]


def add_families(resolved: Sequence[Resolved], ignored: Sequence[Resolved] = (), *, reader: NameReader) -> Families:
    """The entities with their families, and an edge from each to the nearest above it, sorted; to none that is ignored."""
    entities, lexicon = [one.entity for one in resolved], reader.lexicon
    members = [_by_its_family(one, lexicon) for one in resolved if one.entity.type in NAMED]
    by_key = _index([e for e in entities if e.type in NAMED], lexicon)
    for one in resolved:
        for key in (k for name in one.others for k in lexicon.read(name).keys):
            by_key.setdefault(key, one.entity)
    left_out = {one.entity.id for one in ignored}
    homonyms = _namesakes((*members, *(one.entity for one in ignored)), lexicon)
    hidden = {key for key, found in homonyms.items() if left_out.issuperset(e.id for e in found)}
    missing = _missing_families(members, {*by_key, *hidden}, lexicon)
    subjects = as_subjects(missing, reader=reader)
    gone = frozenset(name for s in subjects for name in s.ids | s.keys if reader.ignored & (s.ids | s.keys))
    made, below = [], []
    for family, subject, ruling in zip(missing, subjects, find_rulings(subjects, reader=reader), strict=True):
        if family.id not in gone:
            made.append((_decided(family, ruling, reader), subject))
            below.append(replace(made[-1][0], name=family.name))
            by_key.update(dict.fromkeys(lexicon.read(family.name).keys, made[-1][0]))
    families = [family for family, _ in made]
    proposed = {one.entity.id for one in resolved if one.group.proposers}
    kin = Kin(by_key, homonyms, lexicon, naming_papers((*resolved, *ignored)), proposed)
    edges = [edge for entity in (*members, *below) for edge in kin.edges(entity)]
    edges = [edge for edge in edges if edge.target not in left_out]
    return Families(tuple(sorted((*entities, *families), key=lambda e: e.id)), _acyclic(edges), tuple(made), gone)


def _by_its_family(one: Resolved, lexicon: Lexicon) -> Entity:
    """The entity by the first of its names that tells of a family, be it one that a decision took."""
    names = (one.entity.name, *one.others) if one.others else ()
    told = next((name for name in names if any(_ancestors(name, lexicon))), one.entity.name)
    return one.entity if told == one.entity.name else replace(one.entity, name=told)


def _decided(family: Entity, ruling: Ruling, reader: NameReader) -> Entity:
    """A family that no paper names, as decisions would have it, under the id that it has without them.

    It stays a system or data, as its members are.
    """
    if ruling == NOTHING:
        return family
    kind = ruling.type if ruling.type and are_of_a_kind(ruling.type, family.type) else family.type
    name = ruling.name or family.name
    aliases = ruling.spellings(family.spellings, reader=reader) - {name}
    concept = reader.lexicon.find(family.name)
    made = make_entity(name, kind, aliases=tuple(sorted(aliases)), concept=concept)
    return replace(made, id=family.id)


def _index(entities: Iterable[Entity], lexicon: Lexicon) -> dict[str, Entity]:
    """Entities by every key of their names; one that shares its name with another is left out."""
    found: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda e: (not e.known, e.id)):
        if not is_homonym(entity.id):
            for key in lexicon.read(entity.name).keys:
                found.setdefault(key, entity)
    return found


def _namesakes(entities: Iterable[Entity], lexicon: Lexicon) -> dict[str, list[Entity]]:
    """The entities that have their paper in their id, as another has their name, by every key of their names."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if is_homonym(entity.id):
            for key in lexicon.read(entity.name).keys:
                found[key].append(entity)
    return dict(found)


def _missing_families(members: Sequence[Entity], by_key: Container[str], lexicon: Lexicon) -> list[Entity]:
    """Families without a mention of their own that the vocabulary lists or that two members share, none below another."""
    wanted: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for entity in (e for e in members if not is_homonym(e.id)):
        for name, keys in _ancestors(entity.name, lexicon):
            missing = not any(key in by_key for key in keys)
            if missing:
                wanted[keys[0]].append((name, entity))
            else:
                break
    shared = (k for k, of in wanted.items() if lexicon.knows(k) or len({e.id for _, e in of}) > 1)
    return [e for key in sorted(shared) for e in _family(wanted[key], lexicon)]


def _ancestors(name: str, lexicon: Lexicon, below: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names, with keys, of families that a name would belong to, and of those above them; `below` are the names beneath it."""
    counted = False
    for step in steps_up(name):
        counted = counted or step.counted
        if counted or lexicon.knows(step.keys[0]):
            yield step.name, step.keys
    concept = lexicon.find(name)
    above = lexicon.broader(concept) if concept else None
    if above and above.type in NAMED and above.name not in below:
        yield above.name, lexicon.read(above.name).keys[:1]
        yield from _ancestors(above.name, lexicon, (*below, name))


def _family(members: list[tuple[str, Entity]], lexicon: Lexicon) -> list[Entity]:
    """The family of members under the name that most of them give it.

    It is a system or data, as the vocabulary knows it, else as two members and no more than one of the others are: a dataset
    `Qwen2.5-SFT-500K` makes nothing else of Qwen2.5.
    """
    names = Counter(name for name, _ in members)
    name = min(names, key=lambda n: (-names[n], n))
    concept = lexicon.find(name)
    if concept and lexicon.read(concept.name).key != lexicon.read(name).key:
        return []
    kinds = Counter({e.id: e.type for _, e in members}.values())
    if concept is None:
        shared = [group for group in (True, False) if sum(n for kind, n in kinds.items() if (kind in SYSTEMS) == group) > 1]
        kinds = Counter({kind: n for kind, n in kinds.items() if [kind in SYSTEMS] == shared})
    if not kinds:
        return []
    kind = concept.type if concept else min(kinds, key=lambda k: (-kinds[k], k))
    name = concept.name if concept else name
    aliases = tuple(sorted({concept.name, *own_aliases(concept)} - {name})) if concept else ()
    return [make_entity(name, kind, aliases=aliases, concept=concept)]


@dataclass(frozen=True)
class Kin:
    """Finds the nearest entity above: by the parts of the name, by the vocabulary, or by a name that it begins with.

    Of several of one name it is the one that the same papers name. `papers` are those that name an entity, by its id,
    `proposed` the ids of those that a paper proposes.
    """

    by_key: Mapping[str, Entity]
    namesakes: Mapping[str, Sequence[Entity]]
    lexicon: Lexicon
    papers: Mapping[str, frozenset[str]]
    proposed: Set[str]

    def edges(self, entity: Entity) -> Iterator[Edge]:
        """The edge to the nearest above, if there is one; a letter names a part of data, and a variant of a new method.

        DriveQA-T is the questions in text, StarPO-S the stabilised StarPO.
        """
        if is_homonym(entity.id):
            return
        found = self._by_parts(entity) or self._by_vocabulary(entity) or self._by_beginning(entity)
        if found and found[0].id != entity.id and are_of_a_kind(found[0].type, entity.type):
            target, relation = found
            in_words = entity.type not in SYSTEMS or (entity.type == "Method" and not entity.known)
            part = relation == "sizeOf" and in_words and not any(c.isdigit() for c in entity.size)
            yield Edge(entity.id, "variantOf" if part else relation, target.id)

    def _by_parts(self, entity: Entity) -> tuple[Entity, str] | None:
        relations, counted = [], False
        for step in steps_up(entity.name):
            relations.append(step.relation)
            counted = counted or step.counted
            target = self._called(step, entity)
            relation = min(relations, key=_WEIGHT.index)
            if target and target.id != entity.id and not self._are_strangers(entity, target, relation):
                exactly = not counted or (entity.known and not target.known)
                if _begins(step.name, target, exactly=exactly) or (counted and self._is_known_as(step.name, target)):
                    return target, relation
        return None

    def _is_known_as(self, name: str, target: Entity) -> bool:
        """Whether the vocabulary means the target by a name that it has in capitals alone (Flux 1.1 is a FLUX)."""
        concept = self.lexicon.find(name)
        return concept is not None and concept.name == target.name and name.upper() in concept.spellings

    def _called(self, step: Step, entity: Entity) -> Entity | None:
        """What goes by the name of a step, as the papers of an entity below it mean that."""
        near = {
            other.id: other for key in step.keys for other in self.namesakes.get(key, ()) if self._share_papers(entity, other)
        }
        if len(near) == 1:
            return next(iter(near.values()))
        called = next((self.by_key[key] for key in step.keys if key in self.by_key), None)
        if called or not any(map(self.lexicon.knows, step.keys)):
            return called
        return self._entity_of(self.lexicon.find(step.name))

    def _entity_of(self, concept: Concept | None) -> Entity | None:
        return self.by_key.get(self.lexicon.read(concept.name).key) if concept else None

    def _share_papers(self, entity: Entity, other: Entity) -> bool:
        nobody: frozenset[str] = frozenset()
        return bool(self.papers.get(entity.id, nobody) & self.papers.get(other.id, nobody))

    def _are_strangers(self, entity: Entity, target: Entity, relation: str) -> bool:
        """Whether two papers propose what is alike in a word alone: one that proposes a variant names what it varies.

        Or one is a model and the other a method that nobody proposes (BFS-Prover is no variant of BFS).
        """
        if relation != "variantOf" or (entity.known and target.known):
            return False
        if entity.type != target.type and {entity.type, target.type} <= SYSTEMS and target.id not in self.proposed:
            return True
        if entity.known or self._share_papers(entity, target):
            return False
        return entity.id in self.proposed and target.id in self.proposed

    def _by_vocabulary(self, entity: Entity) -> tuple[Entity, str] | None:
        concept = self.lexicon.find(entity.name)
        target = self._entity_of(self.lexicon.broader(concept)) if concept else None
        return (self._nearer(entity, target), "variantOf") if target else None

    def _nearer(self, entity: Entity, target: Entity) -> Entity:
        """What a name begins with below the family that the vocabulary lists it under (CIFAR-100 of CIFAR-100-LT), if any."""
        called = (self._called(step, entity) for step in shorter_names(entity.name, self._keys))
        return next((e for e in called if e and e.known and e.id != entity.id and self._is_below(e, target)), target)

    def _is_below(self, entity: Entity, target: Entity) -> bool:
        keys = self.lexicon.read(target.name).keys
        return any(key in keys for _, above in _ancestors(entity.name, self.lexicon) for key in above)

    def _by_beginning(self, entity: Entity) -> tuple[Entity, str] | None:
        """A name that it begins with and that one of its papers names too; what the vocabulary lists it has families for."""
        if entity.known:
            return None
        for step in shorter_names(entity.name, self._keys):
            target = self._called(step, entity)
            if (
                target
                and target.type == entity.type
                and self._is_kin(entity, target)
                and _begins(step.name, target, exactly=True)
            ):
                return target, step.relation
        return self._by_letter(entity)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset((*self.by_key, *self.namesakes))

    def _by_letter(self, entity: Entity) -> tuple[Entity, str] | None:
        """What a paper proposes beside an entity of the same name with one or two capitals more (JanusCoder, JanusCoderV)."""
        longer = _LETTERED.fullmatch(entity.name)
        step = Step(longer["name"], keys_of(split_name(longer["name"])), "variantOf", False) if longer else None
        target = self._called(step, entity) if step else None
        if step and target and {entity.id, target.id} <= self.proposed and self._is_kin(entity, target):
            return (target, step.relation) if _begins(step.name, target, exactly=True) else None
        return None

    def _is_kin(self, entity: Entity, target: Entity) -> bool:
        concept = self.lexicon.find(target.name)
        if (concept and concept.generic) or fold(target.name) in CLASS_WORDS or target.name.casefold() in PLAIN_WORDS:
            return False
        return self._share_papers(entity, target)


_WEIGHT = ("variantOf", "sizeOf", "editionOf", "versionOf")


def _begins(name: str, target: Entity, *, exactly: bool) -> bool:
    """Whether a name that stands for the target is written as the target is, capitals included if `exactly` or it is short.

    A name in small letters, as hubs have them, has no capitals to go by.
    """
    stem = split_name(name).stem
    written = name[: stem[-1].end] if stem else name
    if len(written) > SHORT and not exactly:
        return True
    spellings = [without_gaps(s) for s in target.spellings]
    on_a_hub = [s.lower() for s in spellings] if written.islower() else ()
    return any(s.startswith(without_gaps(written)) for s in (*spellings, *on_a_hub))


def _acyclic(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges in sorted order without those that would close a circle."""
    above: dict[str, str] = {}
    kept = []
    for edge in sorted(edges):
        at, seen = edge.target, {edge.source}
        while at in above and at not in seen:
            at = above[at]
        if at not in seen:
            above[edge.source] = edge.target
            kept.append(edge)
    return tuple(kept)

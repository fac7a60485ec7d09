"""Edges between names of a family: each entity points to the nearest of its ancestors that the graph holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.identifiers import name_slug, node_id
from kg.linking.entities import is_count, is_year, with_concept, with_parts
from kg.model import Edge, Entity
from kg.names.keys import parts_key
from kg.names.lexicon import NAMED, Lexicon
from kg.names.parts import Parts, Token, split_name
from kg.names.words import TUNINGS

SYSTEMS = frozenset({"Method", "Model"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the name without one part, and the relation that the part makes to it."""

    name: str
    key: str
    relation: str


def steps_up(name: str) -> Iterator[Step]:
    """The names above a name, nearest first: without tuning, date, size, variant, version or year, one after the other."""
    parts = split_name(name)
    if is_count(parts):
        return
    while parts.tail:
        token = min(parts.tail, key=_rank)
        parts = parts.without(token)
        if len(parts.family_key) < 2:
            return
        yield Step(parts.spelled(), parts_key(parts), _relation(parts, token))


def _rank(token: Token) -> tuple[int, int]:
    """The order in which parts go: tuning and date, size, other variants, then numbers; the last of a kind first."""
    if token.kind in ("date", "bits") or token.norm in TUNINGS:
        return 0, -token.start
    order = {"size": 1, "variant": 2, "plus": 2}.get(token.kind, 3)
    return order, -token.start


def _relation(parts: Parts, token: Token) -> str:
    if token.kind == "size":
        return "sizeOf"
    if token.kind == "date" or (token.kind == "number" and is_year(parts, token.norm)):
        return "editionOf"
    if token.kind in ("number", "code") and (len(token.norm) < 3 or "." in token.norm):
        return "versionOf"
    return "variantOf"


def shorter_names(name: str) -> Iterator[Step]:
    """The names that the name begins with, longest first, each a run of its words."""
    parts = split_name(name)
    tokens = (*parts.stem, *parts.tail)
    for count in range(len(tokens) - 1, 0, -1):
        if not tokens[count].glued:
            begun = split_name(parts.text[: tokens[count - 1].end])
            if len(begun.family_key) > 1:
                yield Step(begun.text, parts_key(begun), "variantOf")


def add_families(entities: Sequence[Entity], *, lexicon: Lexicon) -> tuple[tuple[Entity, ...], tuple[Edge, ...]]:
    """The entities, with the families that several of them share, and an edge from each to the nearest above it; sorted."""
    members = [e for e in entities if e.type in NAMED]
    by_key = _index(members, lexicon)
    made = _missing_families(members, by_key, lexicon)
    by_key.update({lexicon.read(e.name).key: e for e in made})
    whole = sorted({*entities, *made})
    edges = {edge for entity in (*members, *made) for edge in _edges(entity, by_key, lexicon)}
    return tuple(whole), _acyclic(edges)


def _index(entities: Iterable[Entity], lexicon: Lexicon) -> dict[str, Entity]:
    """Entities by every key of their names and known spellings; one that shares its name with another is left out."""
    found: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda e: ("@" in e.id, not e.known, e.id)):
        if "@" not in entity.id:
            for key in lexicon.read(entity.name).keys:
                found.setdefault(key, entity)
    return found


def _missing_families(members: Sequence[Entity], by_key: dict[str, Entity], lexicon: Lexicon) -> list[Entity]:
    """Families without a mention of their own that the vocabulary lists or that two members share."""
    wanted: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
    for entity in members:
        if "@" in entity.id:
            continue
        for step in steps_up(entity.name):
            if step.key not in by_key:
                wanted[step.key].append((step.name, entity))
        concept = lexicon.find(entity.name)
        above = lexicon.broader(concept) if concept else None
        if above and lexicon.read(above.name).key not in by_key and above.type in NAMED:
            wanted[lexicon.read(above.name).key].append((above.name, entity))
    return [e for key, members_of in sorted(wanted.items()) for e in _family(members_of, lexicon)]


def _family(members: list[tuple[str, Entity]], lexicon: Lexicon) -> list[Entity]:
    names = Counter(name for name, _ in members)
    name = min(names, key=lambda n: (-names[n], n))
    concept = lexicon.find(name)
    kinds = Counter(e.type for _, e in members)
    groups = {kind in SYSTEMS for kind in kinds}
    if (concept is None and len({e.id for _, e in members}) < 2) or len(groups) > 1:
        return []
    if concept and lexicon.read(concept.name).key != lexicon.read(name).key:
        return []
    kind = concept.type if concept else min(kinds, key=lambda k: (-kinds[k], k))
    name = concept.name if concept else name
    aliases = tuple(sorted(set(concept.spellings) - {name})) if concept else ()
    entity = Entity(node_id(kind, name_slug(name)), kind, name, aliases)
    return [with_concept(with_parts(entity, concept is not None), concept)]


def _edges(entity: Entity, by_key: dict[str, Entity], lexicon: Lexicon) -> Iterator[Edge]:
    if "@" in entity.id:
        return
    concept = lexicon.find(entity.name)
    above = lexicon.broader(concept) if concept else None
    steps = [*_reached(steps_up(entity.name), by_key, entity)]
    if not steps and above and lexicon.read(above.name).key in by_key:
        steps = [(by_key[lexicon.read(above.name).key], "variantOf")]
    if not steps:
        steps = [*_reached(shorter_names(entity.name), by_key, entity)]
    for target, relation in steps[:1]:
        if target.id != entity.id and (target.type in SYSTEMS) == (entity.type in SYSTEMS):
            yield Edge(entity.id, relation, target.id)


def _reached(steps: Iterable[Step], by_key: dict[str, Entity], entity: Entity) -> Iterator[tuple[Entity, str]]:
    """The entities above that exist, with the relation of the first part that tells the two apart."""
    first = ""
    for step in steps:
        first = first or step.relation
        target = by_key.get(step.key)
        if target and target.id != entity.id:
            yield target, first
            first = ""


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

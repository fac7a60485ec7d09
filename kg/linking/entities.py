"""Groups as entities: their type, name and identifier, and what is known of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.identifiers import bare_id, homonym_id, is_homonym, node_id, text_hash, text_slug
from kg.linking.decided import NOTHING, Ruling, find_rulings
from kg.linking.grouping import Group, as_subject
from kg.linking.reader import NameReader
from kg.model import Entity
from kg.names.lexicon import DATA, NAMED, Name, own_aliases
from kg.names.parts import Parts, is_full_year, split_name
from kg.spelling import fold
from kg.vocabulary import Concept

_PLURAL = re.compile("[A-Z]{2,}s")


class Resolved(NamedTuple):
    """An entity and the group of things that it stands for; `others` are the names that only a decision took or gave."""

    entity: Entity
    group: Group
    others: tuple[str, ...] = ()


def resolve_entities(groups: Sequence[Group], *, reader: NameReader) -> tuple[Resolved, ...]:
    """An entity for each group, sorted by id; every id is given once, and follows from the names that no decision changed."""
    heads = frozenset([n.key for g in groups for t in g.things for n in t.heads])
    drafts = [_draft(g, NOTHING, reader, heads) for g in groups]
    ids = _distinct_ids(drafts, groups, reader)
    others: list[tuple[str, ...]] = [()] * len(groups)
    if reader.decisions.all:
        subjects = [as_subject(g, reader=reader, ids=(i,)) for g, i in zip(groups, ids, strict=True)]
        rulings = find_rulings(subjects, reader=reader)
        others = [_others(d.name, r) for d, r in zip(drafts, rulings, strict=True)]
        drafts = [_draft(g, r, reader, heads) for g, r in zip(groups, rulings, strict=True)]
    entities = [d if d.id == i else replace(d, id=i) for d, i in zip(drafts, ids, strict=True)]
    resolved = [Resolved(e, g, o) for e, g, o in zip(entities, groups, others, strict=True)]
    return tuple(sorted(resolved, key=lambda r: r.entity.id))


def _draft(group: Group, ruling: Ruling, reader: NameReader, heads: frozenset[str]) -> Entity:
    name = ruling.name or own_name(group)
    kind = ruling.type or (group.concept.type if group.concept else _usual_type(group))
    aliases = ruling.spellings(_spellings(group, reader, heads), reader=reader)
    return make_entity(name, kind, aliases=tuple(sorted(aliases - {name, ""})), concept=group.concept)


def _others(own_name: str, ruling: Ruling) -> tuple[str, ...]:
    """The names that a decision took or gave, but for the one that it has."""
    return tuple(sorted({*ruling.added, own_name} - {ruling.name or own_name}))


def own_name(group: Group) -> str:
    """What it is called where no decision renames it."""
    return group.concept.name if group.concept else _in_singular(_usual_name(group), group)


def _in_singular(name: str, group: Group) -> str:
    """A short form without the s that it has as its long form is in the plural (FDAs, Functional Dual Anchors)."""
    plural = _PLURAL.fullmatch(name) and any(long.endswith("s") for t in group.things for long in t.expansions.values())
    return name[:-1] if plural else name


def _usual_name(group: Group) -> str:
    """What most papers call it, of the proposing papers' names if there are any; of several the shortest, then the first."""
    names = [n for t in group.things for n in t.heads]
    if len(names) > 1:
        own = {k for t in group.things if t.is_proposed for n in t.names for k in n.keys}
        names = [n for n in names if n.key in own] or names
    if len(names) == 1:
        return names[0].form.text
    keys = Counter(n.key for n in names)
    key = min(keys, key=lambda k: (-keys[k], len(k), k))
    spelled = Counter(n.form.text for t in group.things for n in t.heads if n.key == key)
    return min(spelled, key=lambda s: (-spelled[s], s))


def _usual_type(group: Group) -> str:
    """The proposing papers' type, else the one with most evidence behind it, ties by name."""
    kinds = {m.type for t in group.things for m in t.mentions}
    if len(kinds) == 1:
        return kinds.pop()
    weights: dict[str, float] = defaultdict(float)
    for thing in group.things:
        for mention in thing.mentions:
            proposed = any(r.relation == "proposes" and r.confidence >= 0.5 for r in mention.roles)
            weights[mention.type] += sum(e.confidence for r in mention.roles for e in r.evidence) + 1000.0 * proposed
    return min(weights, key=lambda kind: (-round(weights[kind], 6), kind))


def _spellings(group: Group, reader: NameReader, heads: frozenset[str]) -> set[str]:
    """How the papers and the vocabulary spell it; not what the vocabulary lists there and is another by its parts, or here."""
    spellings = {text for t in group.things for n in t.names for text in (n.form.text, *n.form.others)}
    spellings |= {a.name.form.text for t in group.things for a in t.aliases if a.refusal.startswith("neither")}
    for concept in group.concepts:
        listed = [reader.read(s) for s in (concept.name, *own_aliases(concept))]
        spellings.update(n.spelling for n in listed if concept in n.meanings or n.key not in heads)
    return spellings


def make_entity(name: str, kind: str, *, aliases: tuple[str, ...] = (), concept: Concept | None = None) -> Entity:
    """An entity with the id and the parts of its name, and with what the vocabulary knows of it."""
    return Entity(
        id=node_id(kind, text_slug(name)),
        type=kind,
        name=name,
        aliases=aliases,
        **(_name_parts(name) if kind in NAMED else {}),
        exact_match=tuple(sorted(concept.exact_match)) if concept else (),
        direction=concept.direction if concept else "",
        known=concept is not None,
    )


def _name_parts(name: str) -> dict[str, str]:
    """Family, version, edition, size and variant as a name has them; nothing where it is not a name in parts."""
    parts = split_name(name)
    if not parts.tail or not _is_split(parts):
        return {}
    said: dict[str, list[str]] = {"version": [], "year": [], "date": [], "size": [], "variant": []}
    for token in parts.tail:
        norm, written = token.norm, name[token.start : token.end]
        if token.kind == "number" and is_year(parts, norm):
            said["year"].append(norm if len(norm) == 4 else f"20{norm}")
        elif token.kind in ("number", "code"):
            said["version"].append(norm.upper() if norm[0].isalpha() else norm)
        else:
            said[token.kind if token.kind in said else "variant"].append(written)
    return {
        "family": parts.family,
        "version": " ".join(said["version"]),
        "edition": " ".join(said["year"] + said["date"]),
        "size": " ".join(said["size"]),
        "variant": " ".join(said["variant"]),
    }


def _is_split(parts: Parts) -> bool:
    """Whether the tail holds parts of a name: a number, a date or a size that does not belong to the word (GSM8K)."""
    return any(t.kind != "variant" for t in parts.tail) and not (len(parts.tail) == 1 and is_count(parts))


def is_count(parts: Parts) -> bool:
    """Whether the first of the tail is a count in thousands or millions that touches the word (GSM8K, CC3M)."""
    return bool(parts.tail) and parts.tail[0].kind == "size" and parts.tail[0].glued and parts.tail[0].norm[-1] in "km"


def is_year(parts: Parts, norm: str) -> bool:
    """Whether a number is a year: four digits, or two from 20 to 29 behind a name mostly in capitals (AIME25, KiTS23)."""
    if is_full_year(norm):
        return True
    if len(norm) != 2 or norm[0] != "2":
        return False
    word = parts.text[parts.stem[-1].start : parts.stem[-1].end]
    return len(word) > 2 and sum(map(str.isupper, word)) > sum(map(str.islower, word))


# ---------------------------------------------------------------- identifiers


def _distinct_ids(drafts: Sequence[Entity], groups: Sequence[Group], reader: NameReader) -> list[str]:
    """The ids; shared ones tell whose or what each is (`_told_apart`), and have a hash of the names if that is not enough.

    The bare id is kept by what the vocabulary knows, else by what no paper claims as its own; that of a thing that the
    vocabulary knows is kept for it, whether or not a paper names it today. What had its paper in its id before a decision
    joined the others of its name with something else keeps that.
    """
    ids = [_told_apart(d.id, d, g) if _is_taken(d, g, reader) else d.id for d, g in zip(drafts, groups, strict=True)]
    ids = [_had_before(g, d.id) or i for i, d, g in zip(ids, drafts, groups, strict=True)]
    shared = _sharing(_places(ids, drafts, reader))
    for sharing in shared:
        known = [i for i in sharing if groups[i].concept]
        keepers = known or [i for i in sharing if not groups[i].proposers and not _spelled_out(groups[i])]
        for index in sharing:
            if index not in keepers[:1]:
                ids[index] = _told_apart(ids[index], drafts[index], groups[index])
    for sharing in _sharing(ids) if shared else ():
        for index in sharing:
            names = sorted({n.spelling for t in groups[index].things for n in t.heads})
            ids[index] += f"~{text_hash(*names, *sorted({t.paper for t in groups[index].things}))}"
    return ids


def _places(ids: Sequence[str], drafts: Sequence[Entity], reader: NameReader) -> list[str]:
    """What ids are told apart by: a name however it is written (RefAdapter, Ref-adapter), unless it has its paper already."""
    keys = [reader.read(draft.name).key for draft in drafts]
    having = Counter(keys)
    return [
        i if is_homonym(i) or having[key] == 1 else node_id(draft.type, f"{key}|{fold(draft.name)}")
        for i, draft, key in zip(ids, drafts, keys, strict=True)
    ]


def _had_before(group: Group, bare: str) -> str:
    """The id with its paper that a group had as one of several of a name, `""` if it had none or now is two of them."""
    had = [i for i in group.ids if is_homonym(i) and bare_id(i) == bare]
    return had[0] if len(had) == 1 and bare not in group.ids else ""


def _is_taken(draft: Entity, group: Group, reader: NameReader) -> bool:
    """Whether the id of a thing is that of another which the vocabulary knows; of a system before data of its label."""
    labelled = reader.lexicon.labels.get(reader.read(draft.name).key, ()) if draft.type in NAMED else ()
    owners = sorted((c for c in labelled if node_id(c.type, text_slug(c.name)) == draft.id), key=lambda c: c.type in DATA)
    return bool(owners) and owners[0] != group.concept


def _spelled_out(group: Group) -> bool:
    return any(t.expansions for t in group.things)


def _told_apart(entity_id: str, draft: Entity, group: Group) -> str:
    """The id with the first paper that proposes the thing; with what it is where none does, or the vocabulary says so.

    That is its long form in English, else its type, which do not change with the papers that name it.
    """
    if group.proposers and not group.concept:
        return homonym_id(entity_id, group.proposers[0])
    longs = Counter(long for t in group.things for long in set(t.expansions.values()) if long.isascii())
    long = min(longs, key=lambda text: (-longs[text], text), default="")
    return homonym_id(entity_id, text_slug(long) if long and not group.concept else draft.type.lower())


def _sharing(ids: list[str]) -> list[list[int]]:
    counts = Counter(ids)
    places: dict[str, list[int]] = defaultdict(list)
    for index, entity_id in enumerate(ids):
        if counts[entity_id] > 1:
            places[entity_id].append(index)
    return list(places.values())


def naming_papers(resolved: Iterable[Resolved]) -> dict[str, frozenset[str]]:
    """The papers that name each entity, by its id."""
    return {one.entity.id: frozenset(t.paper for t in one.group.things) for one in resolved}


def head_names(group: Group) -> tuple[Name, ...]:
    """All names that the group's things go by, sorted by spelling, once each."""
    return tuple(n for _, n in sorted({n.spelling: n for t in group.things for n in t.heads}.items()))

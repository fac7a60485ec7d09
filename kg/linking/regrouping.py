"""Decisions that name an entity by its id: the groups of things put together or taken apart once their ids are known."""

from collections.abc import Sequence, Set

from kg.decisions import Decision, is_id
from kg.linking.decided import Subjects
from kg.linking.entities import Resolved, resolve_entities
from kg.linking.grouping import Group, as_subject
from kg.linking.reader import NameReader
from kg.linking.things import DECIDED, Thing, thing_order
from kg.names.forms import tidy
from kg.unions import Unions


def apply_to_ids(resolved: tuple[Resolved, ...], *, reader: NameReader) -> tuple[Resolved, ...]:
    """The entities after decisions of same and different that name one by its id, be it an id that others bring about."""
    lines = [d for d in reader.decisions.all if d.word in ("same", "different") and _ids_of(d, reader)]
    while lines:
        index = _index([_named(one) for one in resolved], reader)
        ready = [line for line in lines if all(index.find(i) for i in _ids_of(line, reader))]
        if not ready:
            break
        lines = [line for line in lines if line not in ready]
        groups = _joined([_named(one) for one in resolved], ready, reader)
        resolved = resolve_entities(_parted(groups, ready, reader), reader=reader)
    return resolved


def ignored_names(one: Resolved, *, reader: NameReader) -> frozenset[str]:
    """The ids and the keys of an entity that a decision ignores by its id, its name or its label; none of any other."""
    if not reader.ignored:
        return frozenset()
    subject = as_subject(one.group.things, one.group.concept, reader=reader, ids=one.group.ids | {one.entity.id})
    labels = {one.entity.name, *((one.group.concept.name,) if one.group.concept else ())}
    called = subject.ids.union(reader.read(label).key for label in labels)
    return called | subject.keys if called & reader.ignored else frozenset()


def _ids_of(line: Decision, reader: NameReader) -> list[str]:
    return [i for i in map(reader.stand_in, line.arguments) if is_id(i)]


def _named(one: Resolved) -> Group:
    """The group, which keeps the id that it has now for the decisions that name it."""
    return one.group._replace(ids=one.group.ids | {one.entity.id})


def _index(groups: Sequence[Group], reader: NameReader) -> Subjects:
    return Subjects([as_subject(g.things, g.concept, reader=reader, ids=g.ids) for g in groups], reader=reader)


def _joined(groups: Sequence[Group], lines: Sequence[Decision], reader: NameReader) -> list[Group]:
    """The groups after `same`, except where `different` keeps two apart."""
    index, unions = _index(groups, reader), Unions(range(len(groups)))
    for line in reader.decisions.of("different"):
        for pair in index.parted(line):
            unions.part(*pair)
    for line in (line for line in lines if line.word == "same"):
        places = [place for a in line.arguments for place in index.find(a)]
        for place in places[1:]:
            unions.join(places[0], place)
    return [_merged([groups[i] for i in places]) for places in unions.groups()]


def _merged(groups: Sequence[Group]) -> Group:
    things = sorted((t for g in groups for t in g.things), key=thing_order)
    concepts = sorted(g.concept for g in groups if g.concept)
    return Group(tuple(things), concepts[0] if concepts else None, frozenset(i for g in groups for i in g.ids))


def _parted(groups: Sequence[Group], lines: Sequence[Decision], reader: NameReader) -> list[Group]:
    """The groups after `different`: what goes by the other name is taken out of the one that an id names."""
    found, index = list(groups), _index(groups, reader)
    for line in (line for line in lines if line.word == "different"):
        for named, name in (line.arguments, line.arguments[::-1]):
            if is_id(reader.stand_in(named)) and not is_id(reader.stand_in(name)):
                for place in index.find_named(named):
                    found[place], *taken = _split(found[place], name, reader)
                    found += taken
    return found


def _split(group: Group, name: str, reader: NameReader) -> list[Group]:
    """The group without what goes by a name, and that as a group of its own; the group as it is if that is all of it.

    A name that reads as all of the group does means its very spelling alone.
    """
    key = reader.meant(name)
    if all(n.key == key for t in group.things for n in t.heads):
        other = {n.spelling for t in group.things for n in t.heads if tidy(n.spelling) == tidy(name)}
    else:
        other = {n.spelling for t in group.things for n in t.names if n.key == key}
    halves = [[half for t in group.things if (half := _half(t, other, having=having))] for having in (False, True)]
    if not halves[0]:
        return [group]
    rest = group._replace(things=tuple(halves[0]))
    return [rest, Group(tuple(halves[1]), None)] if halves[1] else [rest]


def _half(thing: Thing, names: Set[str], *, having: bool) -> Thing | None:
    """Of a thing the mentions that go by one of the names, or the others, of which they are no aliases any more."""
    heads = tuple(n for n in thing.heads if (n.spelling in names) == having)
    if not heads:
        return None
    spelled = {n.spelling for n in heads}
    aliases = [a for a in thing.aliases if a.head.spelling in spelled]
    return Thing.from_mentions(
        thing.paper,
        thing.title,
        mentions=tuple(m for m in thing.mentions if m.name in spelled),
        heads=heads,
        aliases=tuple(a._replace(refusal=DECIDED) if a.name.spelling in names and not having else a for a in aliases),
    )

"""Across papers: which things of which papers are one entity.

Things that the vocabulary knows as one thing are one entity. The rest meet under the keys of their names, with care for
homonyms: under a key, papers that spell the short form out differently, and papers that each propose something of that name,
stand for different things; papers that say nothing of the kind belong to the only such thing there is, and to none of
several. All pairs to join and to keep apart are collected first and then applied in sorted order, so that nothing depends on
the order of papers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.decisions import is_id
from kg.linking.capitals import as_spelled
from kg.linking.decided import Subject, Subjects
from kg.linking.known import NEAR, alike, as_written, concept_of, without_rivals
from kg.linking.reader import NameReader
from kg.linking.things import DECIDED, Thing, name_facts
from kg.names.keys import name_key
from kg.unions import Unions
from kg.vocabulary import Concept

IN_KOREAN = 0.4
"""The share of common words from which a long form in Korean says the same as another."""


class Group(NamedTuple):
    """The things that are one entity, in order; `concept` if the vocabulary knows it, `ids` by which decisions name it."""

    things: tuple[Thing, ...]
    concept: Concept | None
    ids: frozenset[str] = frozenset()

    @property
    def proposers(self) -> tuple[str, ...]:
        """The papers that propose it, sorted."""
        return tuple(sorted({t.paper for t in self.things if t.is_proposed}))


Pairs = list[tuple[int, int]]


def group_things(things: Sequence[Thing], *, reader: NameReader) -> tuple[Group, ...]:
    """The groups of things, sorted by their first thing; `things` must be sorted."""
    known = [concept_of(thing) for thing in things]
    known = as_spelled(things, without_rivals(things, known))
    apart: Pairs = []
    together: Pairs = []
    for indices in _by_head(things, known).values():
        kept_apart, joined = _under_key(things, indices)
        apart += kept_apart
        together += joined
    apart += _decided(things, known, "different", reader)
    unions = Unions(range(len(things)), facts=lambda i: _facts(things[i], known[i]))
    for pair in sorted(set(apart)):
        unions.part(*pair)
    for pair in (*_decided(things, known, "same", reader), *_under_concepts(known)):
        unions.join(*pair, forced=True)
    for pair in sorted(set(together)):
        unions.join(*pair)
    for pair in sorted(set(_by_alias(things, unions))):
        unions.join(*pair)
    return tuple(_group([things[i] for i in g], [known[i] for i in g]) for g in unions.groups())


def _facts(thing: Thing, concept: Concept | None) -> dict[str, str]:
    """What can't be two things at once: a concept, and the parts that names of one family have."""
    facts = {question: answer for name in thing.heads for question, answer in name_facts(name).items()}
    return facts | ({"concept": concept.identity} if concept else {})


def _group(things: list[Thing], known: list[Concept | None]) -> Group:
    return Group(tuple(things), min([c for c in known if c], default=None))


def _decided(things: Sequence[Thing], known: Sequence[Concept | None], word: str, reader: NameReader) -> Pairs:
    """Pairs of things that a person's decisions about names speak of: all of one name with all of the other.

    A thing goes by the vocabulary's names only if it is what that knows, and no namesake of it.
    """
    lines = [line for line in reader.decisions.of(word) if not any(is_id(reader.stand_in(a)) for a in line.arguments)]
    if not lines:
        return []
    index = Subjects([_as_subject(t, c, word, reader) for t, c in zip(things, known, strict=True)], reader=reader)
    found: Pairs = []
    for line in lines:
        if word == "same":
            left, right = (index.find(a) for a in line.arguments)
            found += [(min(left), r) for r in (*left, *right) if left and r != min(left)]
        else:
            found += index.parted(line)
    return found


def _as_subject(thing: Thing, concept: Concept | None, word: str, reader: NameReader) -> Subject:
    """A thing as decisions may call it; to be told from others it goes by its heads before the vocabulary's label."""
    subject = as_subject([thing], concept, reader=reader)
    heads = frozenset(n.key for n in thing.heads)
    return subject if word == "same" else Subject(subject.ids, heads, (subject.keys | subject.further) - heads)


def as_subject(
    things: Iterable[Thing], concept: Concept | None, *, reader: NameReader, ids: frozenset[str] = frozenset()
) -> Subject:
    """The things as decisions may call them: by their heads and the vocabulary's label, and by all other spellings."""
    things = tuple(things)
    aliases = (a for t in things for a in t.aliases if a.refusal in ("", DECIDED))
    keys = {n.key for t in things for n in t.heads}
    further = {a.name.key for a in aliases}
    if concept:
        keys.add(reader.read(concept.name).key)
        further |= {reader.read(s).key for s in concept.spellings}
    return Subject(ids, frozenset(keys), frozenset(further - keys))


def _under_concepts(known: list[Concept | None]) -> Pairs:
    by_concept: dict[str, list[int]] = defaultdict(list)
    for index, concept in enumerate(known):
        if concept:
            by_concept[concept.identity].append(index)
    return [(indices[0], i) for indices in by_concept.values() for i in indices[1:]]


# ---------------------------------------------------------------- unknown things that share a name


def _by_head(things: Sequence[Thing], known: list[Concept | None]) -> dict[str, list[int]]:
    first: dict[str, int] = {}
    found: dict[str, list[int]] = {}
    for index, thing in enumerate(things):
        if known[index] is None:
            for key in thing.head_keys:
                if first.setdefault(key, index) != index:
                    found.setdefault(key, [first[key]]).append(index)
    return found


def _under_key(things: Sequence[Thing], indices: list[int]) -> tuple[Pairs, Pairs]:
    """Pairs to keep apart and pairs to join among the things that have one key in common."""
    key_things = [things[i] for i in indices]
    anchors = _anchors(key_things, _common_key(key_things))
    camps = _camps(key_things, anchors)
    apart = [(indices[a[0]], indices[b[0]]) for n, a in enumerate(camps) for b in camps[n + 1 :]]
    return apart, [(indices[camp[0]], indices[i]) for camp in camps for i in camp[1:]]


def _camps(things: list[Thing], anchors: list[list[int]]) -> list[list[int]]:
    """The anchors and all that belongs to none of several; of one at most, what is of its kind and what is not."""
    first = things[anchors[0][0] if anchors else 0]
    if len(anchors) > 1:
        placed = {i for anchor in anchors for i in anchor}
        camps = [*anchors, [i for i in range(len(things)) if i not in placed]]
    else:
        other = [_is_of_another_kind(thing, first) for thing in things]
        camps = [[i for i, o in enumerate(other) if o == kind] for kind in (False, True)]
    return [camp for camp in camps if camp]


def _is_of_another_kind(one: Thing, other: Thing) -> bool:
    """Whether two things of one key are a system and data, and write it in other capitals (FOCUS, FoCus)."""
    spelled = [{as_written(n.form.text) for n in t.names} for t in (one, other)]
    return one.kinds.isdisjoint(other.kinds) and spelled[0].isdisjoint(spelled[1])


def _common_key(things: list[Thing]) -> frozenset[str]:
    return frozenset.intersection(*(t.head_keys for t in things))


def _anchors(things: list[Thing], keys: frozenset[str]) -> list[list[int]]:
    """Camps of things that say what the name stands for: by its long form, or because their paper proposes it."""
    firm = [t.is_proposed for t in things]
    if any(t.is_claimed for t in things):
        firm = [f and t.is_claimed for t, f in zip(things, firm, strict=True)]
    spelled: list[tuple[str, list[int]]] = []
    longs = [next((t.expansions[k] for k in sorted(keys) if k in t.expansions), "") for t in things]
    _gather(spelled, longs, least=NEAR)
    korean = ["" if long or not spelled else _spelled_in_korean(t, keys) for long, t in zip(longs, things, strict=True)]
    _gather(spelled, korean, least=IN_KOREAN)
    proposed = [[i] for i, f in enumerate(firm) if f and not longs[i] and not korean[i]]
    return _settled([camp for _, camp in spelled], proposed, things, firm)


def _gather(camps: list[tuple[str, list[int]]], longs: Sequence[str], *, least: float) -> None:
    """Put each thing that has a long form into the first camp whose own is so much like it, or into a new one."""
    for index, long in enumerate(longs):
        if long:
            camp = next((camp for form, camp in camps if alike(form, long) >= least), None)
            if camp is None:
                camps.append((long, [index]))
            else:
                camp.append(index)


def _spelled_in_korean(thing: Thing, keys: frozenset[str]) -> str:
    """The reading of what a paper spells the name of one of the keys out as in Korean, `""` if it does not."""
    shorts = (n.form.text for n in thing.names if keys & {*n.keys, *n.others})
    return next(filter(None, map(thing.spelled_out, shorts)), "")


def _settled(spelled: list[list[int]], proposed: list[list[int]], things: list[Thing], firm: list[bool]) -> list[list[int]]:
    """The camps, where a paper that only proposes joins the only long form if no other paper proposes that."""
    if len(spelled) == 1 and len(proposed) == 1 and not any(firm[i] for i in spelled[0]):
        return [sorted(spelled[0] + proposed[0])]
    by_paper: dict[str, list[int]] = defaultdict(list)
    for camp in proposed:
        by_paper[things[camp[0]].paper] += camp
    return [*spelled, *(by_paper[paper] for paper in sorted(by_paper))]


# ---------------------------------------------------------------- evidence across papers


def _by_alias(things: Sequence[Thing], unions: Unions[int]) -> Iterable[tuple[int, int]]:
    """Pairs joined because one paper defines a name by another that a second paper uses, where only one entity claims it.

    A name in the plural, or word for word in Korean, claims what it stands for in the same way.
    """
    claims: dict[str, set[int]] = defaultdict(set)
    for index, thing in enumerate(things):
        aliases = [key for name in thing.believed for key in name.keys]
        readings = [key for name in thing.heads for key in (*name.weak, *name.translated)]
        for key in (*aliases, *readings):
            claims[key].add(unions.root(index))
    heads: dict[str, set[int]] = {key: set() for key in claims}
    members: dict[int, list[Thing]] = defaultdict(list)
    for index, thing in enumerate(things):
        root = unions.root(index)
        members[root].append(thing)
        for key in thing.head_keys:
            if key in heads:
                heads[key].add(root)
    for key in sorted(claims):
        roots = claims[key] | heads[key]
        if len(claims[key]) == 1 and len(heads[key]) == 1 and len(roots) == 2:
            left, right = sorted(roots)
            if not _are_rivals(members[left], members[right], key):
                yield left, right


def _are_rivals(left: list[Thing], right: list[Thing], key: str) -> bool:
    """Whether both sides spell a name out, and otherwise, or different papers claim each for theirs.

    Not where the name is what one side spells its own out as.
    """
    longs = [sorted({t.expansions[key] for t in side if key in t.expansions}) for side in (left, right)]
    if any(name_key(long) == key for t in (*left, *right) for long in t.expansions.values()):
        return False
    if all(longs) and all(alike(a, b) < NEAR for a in longs[0] for b in longs[1]):
        return True
    papers = [{t.paper for t in side if t.is_claimed} for side in (left, right)]
    return bool(papers[0] and papers[1] and not papers[0] & papers[1])

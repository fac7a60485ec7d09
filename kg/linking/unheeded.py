"""Decisions that change nothing, each with the reason: a file lives on while digests come and go, and names are mistyped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.decisions import Decision, contradiction, family_relations, is_id, last_renames, serialise_decisions
from kg.identifiers import paper_node, space_of
from kg.linking.decided import Subjects
from kg.linking.reader import NameReader
from kg.model import EdgeKey, Entity
from kg.names.lexicon import NAMED


class Room(NamedTuple):
    """Entities that one reader names, in the order of the subjects that decisions may call them."""

    entities: Sequence[Entity]
    subjects: Subjects

    def ids(self, places: Iterable[int]) -> set[str]:
        """The ids of the entities at these places."""
        return {self.entities[place].id for place in places}


class Unheeded(NamedTuple):
    """A decision and why it is of no effect, or of another than was meant."""

    decision: Decision
    reason: str


def rejected_edges(decisions: Sequence[Decision], rooms: Sequence[Room]) -> frozenset[EdgeKey]:
    """The edges that decisions reject, whether they are there or not."""
    return frozenset(edge for line in decisions for edge in _rejected(line, rooms))


def _rejected(line: Decision, rooms: Sequence[Room]) -> Iterator[EdgeKey]:
    source, relation, name = line.arguments
    targets = sorted(i for room in rooms for i in room.ids(room.subjects.find_all(name)))
    if relation in family_relations():
        sources = sorted(i for room in rooms for i in room.ids(room.subjects.find(source)))
    else:
        sources = [paper_node(source)]
    yield from ((one, relation, target) for one in sources for target in targets)


@dataclass(frozen=True)
class Heed:
    """What tells whether a decision was heeded: all rooms, what was ignored, and the edges before any was rejected."""

    reader: NameReader
    rooms: Sequence[Room]
    gone: Set[str]
    stated: Set[EdgeKey]

    def unheeded(self) -> tuple[Unheeded, ...]:
        """The decisions that were not, in the file's order, each with the reason.

        Raises DecisionError where a `same` and a `different` turn out to speak of the same two, or two lines give one thing by
        two of its names another name or type.
        """
        reasons = ((line, self._reason(line)) for line in self.reader.decisions.all)
        return tuple(Unheeded(line, reason) for line, reason in reasons if reason)

    def _reason(self, line: Decision) -> str:
        names = line.names
        if any(self.reader.meant(name) in self.gone for name in names):
            return ""
        if line.word == "ignore":
            return _nothing(names)
        found = [self._ids(name) for name in names]
        missing = [name for name, ids in zip(names, found, strict=True) if not ids]
        if line.word == "same":
            self._check_parted(line, found)
            return _apart(found, missing)
        if len(missing) == 1 and line.word == "different" and self._are_read_as_one(line):
            return ""
        return _nothing(missing) if missing else self._effect(line, found[0])

    def _are_read_as_one(self, line: Decision) -> bool:
        """Whether the names would be one but for the line, which then holds where a digest has one of them alone."""
        one, other = (self.reader.lexicon.read(name) for name in line.arguments)
        return bool(set(one.keys) & set(other.keys)) or (one.concept is not None and one.concept == other.concept)

    def _ids(self, name: str) -> set[str]:
        return {i for room in self.rooms for i in room.ids(room.subjects.find(name))}

    def _check_parted(self, line: Decision, found: Sequence[set[str]]) -> None:
        one, other = found
        for parting, left, right in self._partings if one and other and one.isdisjoint(other) else ():
            if (one & left and other & right) or (one & right and other & left):
                reason = f"line {parting.line} keeps {_listed(one)} and {_listed(other)} apart"
                raise contradiction(line, reason, path=self.reader.decisions.path)

    @cached_property
    def _partings(self) -> list[tuple[Decision, set[str], set[str]]]:
        """The lines that keep two apart, with the ids of either."""
        lines = self.reader.decisions.of("different")
        return [(line, self._ids(line.arguments[0]), self._ids(line.arguments[1])) for line in lines]

    def _effect(self, line: Decision, ids: set[str]) -> str:
        """Why a decision about things that there are, the first name's of these ids, is of no effect or of another."""
        if line.word == "reject":
            return "" if any(edge in self.stated for edge in _rejected(line, self.rooms)) else "there is no such edge"
        if line.word == "different":
            return self._still_one(line)
        self._check_twice(line, ids)
        return self._clash(line.arguments[1], ids) if line.word == "rename" else self._fixed(line.arguments[1], ids)

    def _check_twice(self, line: Decision, ids: set[str]) -> None:
        """Raise DecisionError where an earlier line says otherwise of the very same by another of their names."""
        for earlier in self._sayings[line.word, is_id(line.arguments[0]), frozenset(ids)]:
            if earlier.line < line.line and _are_two_answers(earlier, line):
                reason = f"line {earlier.line} says {serialise_decisions([earlier]).strip()}, and both are {_listed(ids)}"
                raise contradiction(line, reason, path=self.reader.decisions.path)

    @cached_property
    def _sayings(self) -> dict[tuple[str, bool, frozenset[str]], list[Decision]]:
        """The lines that give a name or a type, by whether an id says of what, and by the ids of all that it is."""
        found: dict[tuple[str, bool, frozenset[str]], list[Decision]] = defaultdict(list)
        for line in (line for word in ("rename", "retype") for line in self.reader.decisions.of(word)):
            found[line.word, is_id(line.arguments[0]), frozenset(self._ids(line.arguments[0]))].append(line)
        return found

    def _still_one(self, line: Decision) -> str:
        left, right = ({i for r in self.rooms for i in r.ids(r.subjects.find_named(a))} for a in line.arguments)
        if left != right or len(left) != 1:
            return ""
        one = self._entities[next(iter(left))]
        called = {one.id, *one.spellings}
        return f"both are {one.id}, which goes by no other name" if called.issuperset(line.arguments) else ""

    def _clash(self, name: str, ids: set[str]) -> str:
        """What else of their kind has the new name."""
        spaces = {space_of(i) for i in ids}
        others = {i for i in self._named.get(self.reader.read(name).key, ()) if space_of(i) in spaces} - ids
        return f"{_listed(others)} has that name too; to make them one, say same" if others else ""

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for room in self.rooms for e in room.entities}

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """The ids of entities by the keys of their names and aliases."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in (e for room in self.rooms for e in room.entities):
            for name in entity.spellings:
                found[self.reader.read(name).key].add(entity.id)
        return found

    def _fixed(self, kind: str, ids: set[str]) -> str:
        types = {e.type for room in self.rooms for e in room.entities if e.id in ids} & NAMED
        if not types:
            return f"{_listed(ids)} can have no other type"
        return "" if kind in types else f"{_listed(ids)} is what its members are, or another line says so"


def _are_two_answers(earlier: Decision, later: Decision) -> bool:
    """Whether two lines about one thing give it two names or types, and neither goes on from the other."""
    both = [earlier, later]
    return earlier.arguments[1] != later.arguments[1] and (later.word == "retype" or last_renames(both) == both)


def _nothing(names: Sequence[str]) -> str:
    return f"nothing is called {' or '.join(repr(name) for name in names)}"


def _apart(found: Sequence[set[str]], missing: Sequence[str]) -> str:
    if len(missing) == len(found) or any(is_id(name) for name in missing):
        return _nothing(missing)
    if missing or found[0] == found[1]:
        several = _several(found[0] | found[1])
        return f"{_listed(several)} stay apart; say by their ids which are meant" if several else ""
    if found[0] & found[1]:
        return f"{_listed(found[0] ^ found[1])} stays apart; say by their ids which are meant"
    return f"{_listed(found[0])} and {_listed(found[1])} are kept apart"


def _several(ids: Set[str]) -> set[str]:
    """The ids of which there is another of their kind, a measure being no rival of a thing."""
    spaces = Counter(map(space_of, ids))
    return {i for i in ids if spaces[space_of(i)] > 1}


def _listed(ids: Set[str]) -> str:
    return ", ".join(sorted(ids))

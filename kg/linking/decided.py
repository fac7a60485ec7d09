"""What a person's decisions say of each named thing, measure or task: its name and type, and what it is not called.

A decision's argument speaks of whatever has it as its id; else of what goes by the name; else of what has it among its further
names, as a paper or the vocabulary gives them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.decisions import Decision, is_id, last_renames
from kg.linking.reader import NameReader
from kg.model import Entity


class Subject(NamedTuple):
    """What a decision may speak of: its ids, the keys of the names that it goes by, and those of its further names."""

    ids: frozenset[str]
    keys: frozenset[str]
    further: frozenset[str]


def as_subjects(entities: Iterable[Entity], *, reader: NameReader) -> list[Subject]:
    """Entities as decisions may call them, of which nothing more is known."""
    keys = [(e.id, reader.read(e.name).key, frozenset(reader.read(a).key for a in e.aliases)) for e in entities]
    return [Subject(frozenset((i,)), frozenset((key,)), further - {key}) for i, key, further in keys]


class Ruling(NamedTuple):
    """What decisions say of one subject: a name and a type (`""` if none), spellings to add, keys and spellings to remove."""

    name: str = ""
    type: str = ""
    added: tuple[str, ...] = ()
    removed: frozenset[str] = frozenset()

    def spellings(self, found: Iterable[str], *, reader: NameReader) -> set[str]:
        """The spellings found, without the removed ones and with the added."""
        kept = {s for s in found if self.removed.isdisjoint((reader.read(s).key, f" {s}"))} if self.removed else set(found)
        return kept.union(self.added)


NOTHING = Ruling()
"""Where no decision speaks of a subject."""


class Subjects:
    """Subjects by what decisions may call them."""

    def __init__(self, subjects: Sequence[Subject], *, reader: NameReader) -> None:
        self.reader = reader
        self.count = len(subjects)
        self._named: dict[str, list[int]] = defaultdict(list)
        self._further: dict[str, list[int]] = defaultdict(list)
        for index, subject in enumerate(subjects):
            for name in sorted(subject.ids | subject.keys):
                self._named[name].append(index)
            for name in sorted(subject.further):
                self._further[name].append(index)

    def find(self, argument: str) -> list[int]:
        """The places of those that an argument of a decision speaks of, in order."""
        return self.find_named(argument) or self._further.get(self.reader.meant(argument), [])

    def find_all(self, argument: str) -> list[int]:
        """The places of those that an argument may speak of where a paper tells which, in order."""
        return sorted({*self.find_named(argument), *self._further.get(self.reader.meant(argument), ())})

    def find_named(self, argument: str) -> list[int]:
        """The places of those that have the argument as their id or go by it, in order."""
        return self._named.get(self.reader.meant(argument), [])

    def parted(self, line: Decision) -> list[tuple[int, int]]:
        """The pairs that a `different` keeps apart: each that goes by one name with each that goes by the other.

        What goes by both is parted from neither, as the line does not say which it is.
        """
        left, right = (self.find(argument) for argument in line.arguments)
        both = {*left} & {*right}
        return [(one, other) for one in left for other in right if both.isdisjoint((one, other))]


def find_rulings(subjects: Sequence[Subject], *, reader: NameReader) -> list[Ruling]:
    """What the reader's decisions say of each subject."""
    index = Subjects(subjects, reader=reader)
    lines: dict[str, dict[int, list[Decision]]] = {word: defaultdict(list) for word in ("rename", "retype")}
    for word, found in lines.items():
        for line in reader.decisions.of(word):
            for place in index.find(line.arguments[0]):
                found[place].append(line)
    added, removed = _added(index), _removed(index)
    return [
        Ruling(_said(lines["rename"][i]), _said(lines["retype"][i]), tuple(sorted(added[i])), frozenset(removed[i]))
        for i in range(index.count)
    ]


def _said(lines: list[Decision]) -> str:
    """The last argument of the line that holds: one about an id before one about a name, the first in the file's order."""
    about_ids = [line for line in lines if is_id(line.arguments[0])]
    lines = about_ids or lines
    if lines and lines[0].word == "rename":
        lines = last_renames(lines) or lines
    return lines[0].arguments[1] if lines else ""


def _added(index: Subjects) -> dict[int, set[str]]:
    """Both names of each `same` for the subject that goes by them, or by one where nothing else goes by the other.

    For none where several go by a name: the line does not say which is meant.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for line in index.reader.decisions.of("same"):
        left, right = (index.find(a) for a in line.arguments)
        places = sorted({*left, *right})
        is_told = len(places) == 1 or (left and right and left != right)
        for place in places if is_told else ():
            missing = [a for a, places in zip(line.arguments, (left, right), strict=True) if place not in places]
            if not any(is_id(a) or index.find(a) or index.reader.is_spelled(a) for a in missing):
                found[place].update(a for a in line.arguments if not is_id(a))
    return found


def _removed(index: Subjects) -> dict[int, set[str]]:
    """For the subject that a name of `different` speaks of, the other's key, or its spelling where it reads as the subject."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in index.reader.decisions.of("different"):
        for place, other in _parted(index, line):
            if not is_id(other):
                own, meant = index.reader.read(other).key, index.reader.meant(other)
                found[place].update([f" {other}"] if place in index.find_named(other) else [own, meant])
    return found


def _parted(index: Subjects, line: Decision) -> Iterator[tuple[int, str]]:
    """Each subject that a `different` speaks of, and the name that is not its own: of two names that it has, the further."""
    left, right = line.arguments
    named = index.find_named(left), index.find_named(right)
    for place in sorted({*index.find(left), *index.find(right)}):
        is_left = place in named[0] or (place not in named[1] and place in index.find(left))
        yield place, right if is_left else left

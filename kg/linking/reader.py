"""How linking reads a name: as the vocabulary does, except where a person decided otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from kg.decisions import Decisions, handle, is_id
from kg.linking.papers import PaperReading
from kg.model import Mention
from kg.names.forms import Form, tidy
from kg.names.keys import form_keys
from kg.names.lexicon import SYSTEMS, Lexicon, Name
from kg.names.terms import shipped_things, things_of
from kg.vocabulary import Vocabulary, load_vocabulary

_MOST = 1_000_000
"""Names of a graph that are remembered: each is read many times on the way."""


@dataclass(frozen=True)
class NameReader:
    """Reads names; those that a decision tells apart from what they would be read as have a key and no concept of their own."""

    lexicon: Lexicon
    decisions: Decisions = field(default_factory=Decisions)
    _apart: dict[str, str] = field(default_factory=dict)
    systems: frozenset[str] = frozenset()
    """Keys of names by which papers call methods and models alone."""
    spelled: frozenset[str] = frozenset()
    """Handles of the names that digests call things by, and of those that the vocabulary has for them."""

    @classmethod
    def from_decisions(
        cls,
        lexicon: Lexicon,
        decisions: Decisions,
        *,
        spelled: frozenset[str] = frozenset(),
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> "NameReader":
        """A reader that keeps apart what the decisions call different and the names or the vocabulary call the same.

        `names` are those of things that decisions name by an id.
        """
        apart: dict[str, str] = {}
        plain = cls(lexicon, decisions, {}, spelled=spelled)
        for decision in decisions.of("different"):
            left, right = (names.get(name, name) for name in map(plain.stand_in, decision.arguments))
            if not is_id(left) and not is_id(right):
                apart |= _told_apart(left, right, lexicon=lexicon)
        return replace(plain, _apart=apart)

    def read(self, spelling: str) -> Name:
        """The name of a spelling."""
        name = self.lexicon.read(spelling)
        if not self._apart:
            return name
        private = self._apart.get("spelled " + tidy(spelling)) or self._apart.get("keyed " + name.key)
        return Name(name.spelling, name.form, (private,)) if private else name

    def having_read(self, mentions: Iterable[Mention]) -> "NameReader":
        """A reader that knows which names of these mentions are those of methods and models alone."""
        systems: set[str] = set()
        others: set[str] = set()
        for mention in mentions:
            name = self.read(mention.name)
            if name.form.kind != "data":
                (systems if mention.type in SYSTEMS else others).add(name.key)
        return replace(self, systems=frozenset(systems - others))

    def read_mention(self, mention: Mention) -> Name:
        """The name that a mention goes by: as data, `Zork benchmark` keeps its class word where Zork is a model."""
        name = _of_kind(self.read(mention.name), is_system=mention.type in SYSTEMS)
        if name.form.kind != "data" or mention.type in SYSTEMS or name.key not in self.systems:
            return name
        if name.concept and name.concept.type not in SYSTEMS:
            return name
        whole = f"{name.form.text} {mention.type.lower()}"
        return Name(mention.name, Form(whole), form_keys(whole))

    def stand_in(self, argument: str) -> str:
        """The name or id that an argument of a decision stands for where no digest calls anything so, else the argument."""
        if is_id(argument) or not self._stand_ins:
            return argument
        return self._stand_ins.get(handle(argument), argument)

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        return find_stand_ins(self.decisions, self.spelled)

    def meant(self, argument: str) -> str:
        """The id that an argument of a decision stands for, or the key of the name."""
        name = self.stand_in(argument)
        return name if is_id(name) else self.read(name).key

    def is_spelled(self, argument: str) -> bool:
        """Whether a digest calls something by the name, or the vocabulary what a digest does."""
        return handle(self.stand_in(argument)) in self.spelled

    def are_different(self, left: Name, right: Name) -> bool:
        """Whether a decision says that the two names are not one thing."""
        return bool(self._parted) and self._is_said(left, right, self._parted)

    def are_same(self, left: Name, right: Name) -> bool:
        """Whether a decision says that the two names are one thing."""
        return bool(self._joined) and self._is_said(left, right, self._joined)

    def _is_said(self, left: Name, right: Name, pairs: frozenset[frozenset[str]]) -> bool:
        one, other = ({n.key, *(self.read(n.concept.name).keys[:1] if n.concept else ())} for n in (left, right))
        return any(frozenset((a, b)) in pairs for a in one for b in other)

    @cached_property
    def _parted(self) -> frozenset[frozenset[str]]:
        return self._pairs("different")

    @cached_property
    def _joined(self) -> frozenset[frozenset[str]]:
        return self._pairs("same")

    def _pairs(self, word: str) -> frozenset[frozenset[str]]:
        """The keys of the two names of each decision."""
        return frozenset(frozenset(self.meant(a) for a in d.arguments) for d in self.decisions.of(word))

    def is_ignored(self, name: Name) -> bool:
        """Whether a decision says that the name stands for nothing."""
        return name.key in self.ignored

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The ids and the keys of the names to ignore."""
        return frozenset(self.meant(d.arguments[0]) for d in self.decisions.of("ignore"))


def _of_kind(name: Name, *, is_system: bool) -> Name:
    """The name as that of a system or of data, where the vocabulary knows one of each under its label (Alpaca)."""
    if name.concept is None or (name.concept.type in SYSTEMS) == is_system:
        return name
    namesakes = (c for c in name.meanings if c.name == name.concept.name and (c.type in SYSTEMS) == is_system)
    return name._replace(concept=next(namesakes, name.concept))


def _told_apart(left: str, right: str, *, lexicon: Lexicon) -> dict[str, str]:
    """The private key of one of two names that are different, where they would be read as one: not of the known one's name."""
    one, other = lexicon.read(left), lexicon.read(right)
    shared = one.concept is not None and other.concept is not None and one.concept.name == other.concept.name
    second = one if other.concept and other.concept.name in (other.form.text, tidy(other.spelling)) else other
    if one.key == other.key:
        return {"spelled " + tidy(second.spelling): f"!{tidy(second.spelling)}"}
    return {"keyed " + second.key: f"!{second.key}"} if shared or set(one.keys) & set(other.keys) else {}


def find_stand_ins(decisions: Decisions, spelled: frozenset[str]) -> dict[str, str]:
    """The nearest spelled name, or id, that each other name renames or is the same as, by its handle; else the oldest name."""
    near: dict[str, list[str]] = defaultdict(list)
    for line in decisions.all:
        if line.word in ("same", "rename"):
            old, new = line.arguments
            near[handle(new)].append(old)
            if line.word == "same":
                near[handle(old)].append(new)
    before = {
        handle(new): old for old, new in (line.arguments for line in decisions.of("rename")) if handle(old) != handle(new)
    }
    found = {}
    for start in near:
        if start not in spelled and not is_id(start):
            found[start] = _nearest(start, near, spelled) or _oldest(start, before)
    return {start: name for start, name in found.items() if name}


def _oldest(start: str, before: Mapping[str, str]) -> str:
    """The name from which renames lead to a handle, `""` if none does; what no digest spells may be a family's."""
    name, seen = "", {start}
    while start in before and handle(before[start]) not in seen:
        name = before[start]
        start = handle(name)
        seen.add(start)
    return name


def _nearest(start: str, near: dict[str, list[str]], spelled: frozenset[str]) -> str:
    """The first spelled name or id from a handle on, nearest first, `""` if there is none."""
    seen, queue = {start}, [start]
    for at in queue:
        for name in near.get(at, ()):
            if is_id(name) or handle(name) in spelled:
                return name
            if handle(name) not in seen:
                seen.add(handle(name))
                queue.append(handle(name))
    return ""


def make_readers(
    readings: Sequence[PaperReading], *, vocabulary: Vocabulary, decisions: Decisions
) -> tuple[NameReader, NameReader, NameReader]:
    """How things, measures and tasks are read, each by the vocabulary's names for its kind and by what a person decided."""
    measures, tasks = (Lexicon.from_concepts(vocabulary.concepts, types=frozenset({t})) for t in ("Metric", "Task"))
    things = replace(shipped_things(), most=_MOST) if vocabulary is load_vocabulary() else things_of(vocabulary.concepts)
    lexicons = things, measures, tasks
    spelled: set[str] = set()
    for lexicon, names in zip(lexicons, _called(readings), strict=True) if decisions.all else ():
        spelled.update(_handles(names, lexicon))
    found = (NameReader.from_decisions(lexicon, decisions, spelled=frozenset(spelled)) for lexicon in lexicons)
    return next(found), next(found), next(found)


def _called(readings: Sequence[PaperReading]) -> tuple[set[str], set[str], set[str]]:
    """By what names digests call things, measures and tasks."""
    extractions = [e for reading in readings for e in reading.extractions]
    measures = {m.name for e in extractions for m in e.measures} | {c.metric for e in extractions for c in e.claims if c.metric}
    tasks = {t.label or t.text for e in extractions for t in e.topics}
    return {m.name for e in extractions for m in e.mentions}, measures, tasks


def _handles(names: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The handles of names, and of all that the vocabulary calls what they mean."""
    for name in names:
        yield handle(name)
        yield from (handle(s) for concept in lexicon.read(name).meanings for s in concept.spellings)

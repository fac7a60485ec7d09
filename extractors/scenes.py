"""What a sentence with numbers holds, and what its document holds around it: the ground on which numbers are judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.captions import Site, find_sites
from extractors.clauses import NOTHING_TOLD, Chain, Things, Told, find_told, read_chain
from extractors.listings import Listing, find_listings
from extractors.measures import find_spots
from extractors.namesakes import is_proposed
from extractors.numbers import Number, find_numbers, may_have_numbers
from extractors.occurrences import Names, Occurrence
from extractors.spotting import Spot
from extractors.stems import Words, read_words
from kg.model import Document, Mention, Passage
from kg.names.lexicon import DATA, SYSTEMS
from kg.sentences import Sentence, find_sentences


@dataclass(frozen=True)
class Scene:
    """A sentence with its numbers, the measures and the names in it, each in order of place."""

    sentence: Sentence
    numbers: tuple[Number, ...]
    measures: tuple[Spot, ...]
    names: tuple[Occurrence, ...]

    @cached_property
    def systems(self) -> tuple[Spot, ...]:
        """The names of methods and models."""
        return self._of(SYSTEMS)

    @cached_property
    def resources(self) -> tuple[Spot, ...]:
        """The names of data sets and benchmarks."""
        return self._of(DATA)

    def _of(self, types: frozenset[str]) -> tuple[Spot, ...]:
        return tuple(Spot(o.start, o.end, o.mention.name) for o in self.names if o.mention.type in types)

    @cached_property
    def told(self) -> Mapping[int, Told]:
        """What the clauses say outright of the numbers, by their place."""
        return find_told(self._chain)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The levels that stand side by side, each behind what has it."""
        return find_listings(self._chain)

    @cached_property
    def _chain(self) -> Chain:
        return read_chain(self.sentence.text, Things(self.systems, self.resources, self.measures, self.numbers))

    def said_of(self, place: int) -> Told:
        """What the clauses say outright of the number at a place, perhaps nothing."""
        return self.told.get(place, NOTHING_TOLD)

    @cached_property
    def words(self) -> Words:
        """The sentence's words; a name is `@r` or `@s` (resource or system), a measure `@m`, a number `#` and its unit."""
        masks = [(o.start, o.end, "@r" if o.mention.type in DATA else "@s") for o in self.names]
        masks += [(s.start, s.end, "@m") for s in self.measures]
        masks += [(n.start, n.end, f"#{n.unit}") for n in self.numbers]
        return read_words(self.sentence.text, masks)


@dataclass(frozen=True)
class Stage:
    """A document's mentions in order of first appearance, the names in titles, labels and lines, and where cells stand."""

    systems: tuple[Mention, ...]
    resources: tuple[Mention, ...]
    titled: frozenset[str]
    found: Mapping[tuple[int, int], tuple[Occurrence, ...]]
    previous: Mapping[tuple[int, int], frozenset[str]]
    headed: Mapping[tuple[int, int], tuple[Occurrence, ...]]
    sites: Mapping[tuple[int, int], Site]

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The names of the systems that the document proposes."""
        return tuple(m.name for m in self.systems if is_proposed(m))

    def names_of(self, passage: Passage) -> tuple[Occurrence, ...]:
        """The names in a passage, in order of place."""
        return self.found.get((passage.line, passage.start), ())

    def names_before(self, passage: Passage) -> frozenset[str]:
        """The names of the mentions in the passage before this one."""
        return self.previous.get((passage.line, passage.start), frozenset())

    def names_above(self, passage: Passage) -> frozenset[str]:
        """The names of the mentions in the passage's heading and label."""
        return frozenset(o.mention.name for o in self.above(passage))

    def above(self, passage: Passage) -> tuple[Occurrence, ...]:
        """The names in the passage's heading and label (`heads_of`), in order of place."""
        return self.headed.get((passage.line, passage.start), ())

    def site_of(self, passage: Passage) -> Site | None:
        """Where a cell of a table stands."""
        return self.sites.get((passage.line, passage.start))

    def unnamed_above(self, passage: Passage) -> str:
        """The passage's heading and label without the names in them."""
        text = heads_of(passage)
        for name in reversed(self.above(passage)):
            text = f"{text[: name.start]}|{text[name.end :]}"
        return text


def heads_of(passage: Passage) -> str:
    """What stands above and before a passage: its heading and its label."""
    return f"{passage.heading} | {passage.label}"


def read_scenes(document: Document, mentions: tuple[Mention, ...]) -> tuple[Stage, tuple[Scene, ...]]:
    """The stage of a document and a scene for each of its sentences with numbers, headings apart."""
    stage = _stage(document, Names.from_mentions(mentions))
    scenes: list[Scene] = []
    for passage in document.passages:
        if passage.kind != "heading" and may_have_numbers(passage.text):
            scenes += _scenes(passage, stage.names_of(passage))
    return stage, tuple(scenes)


def _scenes(passage: Passage, occurrences: Iterable[Occurrence]) -> Iterable[Scene]:
    for sentence in find_sentences(passage):
        numbers = find_numbers(sentence.text)
        if numbers:
            end = sentence.start + len(sentence.text)
            here = (o for o in occurrences if sentence.start <= o.start < end)
            names = tuple(Occurrence(o.start - sentence.start, o.end - sentence.start, o.mention) for o in here)
            yield Scene(sentence, numbers, find_spots(sentence.text), names)


def _stage(document: Document, names: Names) -> Stage:
    found, previous, headed, last = {}, {}, {}, frozenset[str]()
    above = lru_cache(maxsize=None)(names.find)
    order: dict[str, Mention] = {}
    titled = frozenset(o.mention.name for o in names.find(document.title))
    for passage in document.passages:
        place = passage.line, passage.start
        found[place], previous[place] = names.find(passage.text), last
        headed[place] = above(heads_of(passage))
        last = frozenset(o.mention.name for o in found[place])
        for occurrence in found[place]:
            order.setdefault(occurrence.mention.name, occurrence.mention)
    systems = tuple(m for m in order.values() if m.type in SYSTEMS)
    resources = tuple(m for m in order.values() if m.type in DATA)
    return Stage(systems, resources, titled, found, previous, headed, find_sites(document))

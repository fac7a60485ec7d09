"""What the field knows, as the reader looks it up: types of names, families, Korean forms."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kg.names.words import SYNONYMS
from kg.spelling import fold, without_class_word
from kg.vocabulary import Concept, load_vocabulary

_HANGUL = re.compile(r"[가-힣]")
_KOREAN_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9][가-힣A-Za-z0-9 -]")
_VERSION = re.compile(r"(?P<family>[A-Za-z]+)(?P<version>(?:[ \-]|(?=\d)).+)")
_KOREAN_WORDS = {said: tuple(k for k, e in SYNONYMS.items() if e == said and not k.isascii()) for said in SYNONYMS.values()}
"""How Korean writes the words behind a family (`pro`, 프로)."""
_VERSIONED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<base>[가-힣]{2,})"
    r"(?P<version>(?:[ \-]?v\d+|-?\d+(?![0-9]*[개배종가명단점위차건만회%]))(?:\.\d+)*(?:[ \-]\d+(?:\.\d+)?[BM])?)"
    r"(?![A-Za-z0-9])"
)
"""A Korean name with a version that touches it, or says that it is one (`디노v2`, `디노 v2`, `라마3.1-70B`)."""
NAMED_TYPES = ("Benchmark", "Dataset", "Method", "Model")


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """The folded form without a class word or a plural s at the end; `""` where nothing is left."""
    short = fold(without_class_word(name))
    return short[:-1] if len(short) > 4 and name.endswith("s") and not name[-2:].isupper() else short


@dataclass(frozen=True, slots=True)
class Known:
    """What the vocabulary says of a spelling: its concept's name, its type, whether it is a generic technique."""

    name: str
    type: str
    generic: bool


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The known names by key, and by spelling where its capitals tell one of them from others of its key (Sora, SoRA).

    The Korean spellings, and their lengths by the first two syllables, longest first.
    """

    names: dict[str, Known]
    cased: dict[str, Known]
    korean: dict[str, tuple[int, ...]]
    spelled: frozenset[str]
    single: frozenset[str]

    def knows(self, name: str) -> bool:
        return self.find(name) is not None

    def find(self, name: str) -> Known | None:
        """What is known of that spelling, be it a Korean name with a version behind it, None if nothing."""
        found = self.cased.get(name) or self.names.get(key_of(name))
        if found or name.isascii():
            return found
        match = _VERSIONED.fullmatch(name)
        base = self.names.get(key_of(match["base"])) if match else None
        return self._version(base, match["version"].strip(" -")) if match and base and base.type == "Model" else None

    def _version(self, base: Known, version: str) -> Known:
        """What is known of a version of a model; one that is not known is a model of that name."""
        return self.names.get(key_of(base.name + version)) or Known(f"{base.name} {version}", base.type, base.generic)

    def find_korean(self, text: str, opening: int = 0) -> Iterator[tuple[int, int]]:
        """Where a word of the text begins a known Korean spelling, the longest at each place, or has a version behind it."""
        for match in _KOREAN_WORD.finditer(text, opening):
            start = match.start()
            for length in self.korean.get(match.group(), ()):
                stretch = text[start : start + length]
                if stretch in self.spelled:
                    yield start, start + len(stretch)
                    break
        for match in _VERSIONED.finditer(text, opening):
            known = self.names.get(key_of(match["base"]))
            if known and known.type == "Model":
                yield match.span()


def knowledge_of(concepts: Iterable[Concept]) -> Knowledge:
    """The lookup tables of these concepts; of two concepts with one spelling the named thing counts, then the first by name."""
    names: dict[str, Known] = {}
    cased: dict[str, Known] = {}
    korean: set[str] = set()
    single: set[str] = set()
    concepts = tuple(concepts)
    families = {c.name: c.korean for c in concepts if c.type == "Model" and c.korean and c.name.isalpha()}
    for concept in sorted(concepts, key=lambda c: (c.type not in NAMED_TYPES, c)):
        known = Known(concept.name, concept.type, concept.generic)
        for spelling in concept.spellings:
            names.setdefault(key_of(spelling), known)
            cased.setdefault(spelling, known)
            if _HANGUL.search(spelling) and len(fold(spelling)) > 2:
                korean.update((spelling, spelling.replace(" ", "")))
            if len(fold(spelling)) == 1:
                single.add(spelling)
        for spelling in _in_korean(concept, families):
            names.setdefault(key_of(spelling), known)
            korean.add(spelling)
    cased = {spelling: known for spelling, known in cased.items() if names[key_of(spelling)].name != known.name}
    return Knowledge(names, cased, _lengths(korean), frozenset(korean), frozenset(single))


def _in_korean(concept: Concept, families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The spellings of a version of a model whose family has Korean names: `제미나이 2.5 프로`, `제미나이 2.5 Pro`."""
    match = _VERSION.fullmatch(concept.name) if concept.type == "Model" else None
    if match and match["family"] in families:
        pieces = re.split(r"([ \-])", match["version"])
        words = [(" ", "-") if piece in (" ", "-") else (piece, *_KOREAN_WORDS.get(piece.lower(), ())) for piece in pieces]
        yield from ("".join(choice) for choice in product(families[match["family"]], *words))


def _lengths(spellings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for spelling in spellings:
        found[spelling[:2]].add(len(spelling))
    return {beginning: tuple(sorted(lengths, reverse=True)) for beginning, lengths in found.items()}


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The lookup tables of the vocabulary that ships with the project."""
    return knowledge_of(load_vocabulary().concepts)

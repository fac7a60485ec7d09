"""What the field knows, as the reader looks it up: types of names, families, Korean forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.spelling import fold, without_class_word
from kg.vocabulary import Concept, load_vocabulary

_HANGUL = re.compile(r"[가-힣]")
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


@dataclass(frozen=True)
class Knowledge:
    """The known names by key, and a pattern of their Korean spellings."""

    names: dict[str, Known]
    korean: re.Pattern[str]
    single: frozenset[str]
    families: dict[str, Known] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        return key_of(name) in self.names

    def find(self, name: str) -> Known | None:
        """What is known of that spelling, None if nothing."""
        return self.names.get(key_of(name))

    def find_korean(self, text: str, opening: int = 0) -> Iterator[tuple[int, int]]:
        """Where the text has a known Korean spelling, the longest at each place."""
        for match in self.korean.finditer(text, opening):
            yield match.span()


def knowledge_of(concepts: Iterable[Concept]) -> Knowledge:
    """The lookup tables of these concepts; of two concepts with one spelling the first by name counts."""
    names: dict[str, Known] = {}
    korean: set[str] = set()
    single: set[str] = set()
    for concept in sorted(concepts):
        known = Known(concept.name, concept.type, concept.generic)
        for spelling in concept.spellings:
            names.setdefault(key_of(spelling), known)
            if _HANGUL.search(spelling) and len(fold(spelling)) > 2:
                korean.add(spelling)
            if len(fold(spelling)) == 1:
                single.add(spelling)
    pattern = "|".join(re.escape(s).replace(r"\ ", " ?") for s in sorted(korean, key=lambda s: (-len(s), s)))
    return Knowledge(names, re.compile(pattern or r"(?!)"), frozenset(single))


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The lookup tables of the vocabulary that ships with the project."""
    return knowledge_of(load_vocabulary().concepts)

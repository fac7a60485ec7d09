"""The class word that a name ends in (`dataset`, `알고리즘`), and what is left as a name by itself once it is off."""

import re
from typing import NamedTuple

from kg.names.korean import is_glossed
from kg.names.ordinary import is_common
from kg.names.words import (
    DATA_WORDS,
    EVALUATION_WORDS,
    MEASURE_WORDS,
    PARTICLES,
    PLAIN_WORDS,
    RECIPE_WORDS,
    SPLITS,
    SUBSET_WORDS,
    SUBSETS,
    SYSTEM_WORDS,
)

_ALL_DATA = (*DATA_WORDS, *EVALUATION_WORDS)


def _either(words: tuple[str, ...]) -> str:
    """A pattern for any of some words, the longest first, with or without their blanks."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in sorted(words, key=lambda w: (-len(w), w)))


def _pattern(words: tuple[str, ...], *, name: str = r".*?\S") -> re.Pattern[str]:
    gap = r"(?P<gap>[\s\-]+|(?<=[A-Za-z0-9+)])(?=[가-힣]))"
    return re.compile(rf"(?P<name>{name}){gap}(?P<word>{_either(words)})", re.IGNORECASE)


CLASS_PARTICLE = re.compile(
    rf"(?<=[A-Za-z0-9 +)])({'|'.join(w for w in (*_ALL_DATA, *RECIPE_WORDS, *SYSTEM_WORDS) if not w.isascii())})"
    rf"(?:{'|'.join(PARTICLES)})$"
)
"""A particle behind a Korean class word."""

_ENDS = tuple(w.rpartition(" ")[2] for w in (*_ALL_DATA, *SUBSET_WORDS, *MEASURE_WORDS, *RECIPE_WORDS, *SYSTEM_WORDS))
_SYSTEM = _pattern(SYSTEM_WORDS)
_KINDS = (
    (_pattern(_ALL_DATA), "data"),
    (_pattern(SUBSET_WORDS, name=rf".*[\s\-](?:{'|'.join(SUBSETS)})"), "data"),
    (_pattern(MEASURE_WORDS), "measure"),
    (_pattern(RECIPE_WORDS), "system"),
    (_SYSTEM, "system"),
)
_PRODUCTS = frozenset(("llm",))
"""Class words that products are called by (TensorRT-LLM is no TensorRT): with a hyphen they are a part of the name."""
_STRONG = re.compile(r"\d|[A-Z][a-z]*[A-Z]|[a-z][A-Z]|[가-힣]{2,}.*[A-Z]|[+#]$")
_POLICIES = re.compile(r".*[\s\-][A-Za-z]{3,}ies")
_SINGULAR = re.compile(
    r"(?:.*[\s\-])?[A-Za-z]*[a-z]{3}[^suiao\W\d_]s|.*[\s\-][A-Za-z][a-z]+[^suiao\W\d_]s"
    r"|.*[\s\-][A-Za-z]{4,}es|.*[A-Z]{2,}s"
)


class ClassWord(NamedTuple):
    """What stands before a class word, the word, and the kind of thing that it says: data, measure or system."""

    name: str
    word: str
    kind: str
    strict: bool

    @property
    def is_for(self) -> bool:
        """Whether it says what data is for, so not how it is called: a phrase that ends in an ordinary word (`LLM agent`)."""
        last = self.name.rpartition(" ")[2]
        ordinary = last not in SPLITS and (last in PLAIN_WORDS or (not last.isascii() and is_glossed(last)))
        return self.kind == "data" and " " in self.name and ordinary

    def ends_a_name(self, name: str) -> bool:
        """Whether what stands before it is a name by itself: by its shape, or a capital before a small class word."""
        if self.is_for or self.word.lower() in _PRODUCTS or is_common(name) or not re.search("[A-Za-z0-9]", name):
            return False
        if _STRONG.search(name):
            return len(name.split()) <= 2 or not self.word[:1].isupper()
        return not self.strict and name[:1].isupper() and not self.word[:1].isupper() and " " not in name


def find_class_word(text: str) -> ClassWord | None:
    """The class word at the end of a text, None if there is none."""
    if not text.lower().endswith(_ENDS):
        return None
    matches = ((pattern, kind, pattern.fullmatch(text)) for pattern, kind in _KINDS)
    found = ((match, kind, pattern is _SYSTEM) for pattern, kind, match in matches if match and not _is_of_the_name(match))
    return next((ClassWord(match["name"].strip(), match["word"], kind, strict) for match, kind, strict in found), None)


def _is_of_the_name(match: re.Match[str]) -> bool:
    return "-" in match["gap"] and match["word"].lower() in _PRODUCTS


def has_product_word(text: str) -> bool:
    """Whether a text ends in a class word that products are called by."""
    return text.lower().endswith(tuple(_PRODUCTS))


def singulars(text: str) -> tuple[str, ...]:
    """A text without the s of a plural at its end, if it may have one."""
    if text[-3:] == "ies" and _POLICIES.fullmatch(text):
        return (text[:-3] + "y", text[:-1])
    return (text[:-1],) if text[-1:] == "s" and _SINGULAR.fullmatch(text) else ()

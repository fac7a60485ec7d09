"""Ordinary words: what a class word behind them turns into a term, so that they are no name without it (`Greedy algorithm`)."""

import re
from functools import lru_cache

from kg.names.korean import is_ordinary
from kg.names.words import PLAIN_WORDS, SMALL_WORDS

_GAPS = re.compile(r"[\s\-]+")
_COINED = re.compile(r".[A-Z]|\d")
_DERIVED = re.compile(
    r"[a-z]{3,}(?:ation|(?:[mrt]|(?<!r)l)ing|[cst]tion|ment|ence|ity|ness|ical|ics|able|ible|ous|[rdt]ive|ual)s?"
)
"""Endings that make words of words."""


@lru_cache(maxsize=20_000)
def is_common(text: str) -> bool:
    """Whether all words of a text, at least one, are ordinary ones, and none is coined by a capital within or a figure."""
    words = [word for word in _GAPS.split(text) if word]
    return bool(words) and all(map(_is_word, words))


def _is_word(word: str) -> bool:
    if _COINED.search(word) and word.casefold() not in ("2d", "3d", "4d"):
        return False
    low = word.casefold()
    return low in PLAIN_WORDS or low in SMALL_WORDS or is_ordinary(low) or _DERIVED.fullmatch(low) is not None

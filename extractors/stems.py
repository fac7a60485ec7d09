"""Words shortened to what carries their meaning, for models that count them; names, measures and numbers as one word each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z]+|[가-힣]+|\d+(?:[.,]\d+)*|[^\sA-Za-z가-힣\d]")


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a text in order, with their places."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stems: tuple[str, ...]

    def right(self, place: int, count: int) -> tuple[str, ...]:
        """At most `count` stems that begin at or after `place`, the nearest first."""
        first = bisect_left(self.starts, place)
        return self.stems[first : first + count]

    def left(self, place: int, count: int) -> tuple[str, ...]:
        """At most `count` stems that end at or before `place`, the nearest first."""
        last = bisect_right(self.ends, place)
        return self.stems[max(0, last - count) : last][::-1]


def read_words(text: str, masks: Iterable[tuple[int, int, str]]) -> Words:
    """The words of a text cut where scripts meet; each mask (start, end, stem) is one word, of two that overlap the first."""
    out: list[tuple[int, int, str]] = []
    place = 0
    for start, end, stem in sorted(masks):
        if start >= place:
            out += _plain(text, place, start)
            out.append((start, end, stem))
            place = end
    out += _plain(text, place, len(text))
    return Words(tuple(w[0] for w in out), tuple(w[1] for w in out), tuple(w[2] for w in out))


def stems_of(text: str) -> list[str]:
    """The stems of a text without masks, in order."""
    return [stem_of(m.group()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 15)
def stem_of(word: str) -> str:
    """Two syllables of Korean; of a Latin word six small letters, or `A` if it has a capital, for names say little."""
    if "가" <= word[0] <= "힣":
        return word[:2]
    if word[0].isdigit():
        return "0"
    return word[:6] if word.islower() or not word[0].isalpha() else "A"


def _plain(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), stem_of(m.group())) for m in _WORD.finditer(text, start, end)]

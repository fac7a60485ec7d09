"""How far a Korean phrase renders a name word for word: `분포 매칭 증류` the words Distribution Matching Distillation, or DMD.

A Korean word stands for an English one if the glossary says so or if it sounds like it, and for letters of a short form if the
English word begins with them. Words that stand for nothing, and letters or words that nothing stands for, are counted.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.transliteration import first_letters, sound_likeness
from kg.names.forms import singular
from kg.names.korean import glosses
from kg.names.words import SMALL_WORDS

_ALIKE = 0.75
"""From this likeness on a Korean word is taken for an English one that it sounds like."""

STEM = 5
"""First letters by which two forms of an English word are one."""

_MOST_LETTERS = 4
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+[A-Za-z]*")


@dataclass(frozen=True, slots=True, order=True)
class Rendering:
    """The share of the name that the phrase renders, and the share of the phrase that renders it, both 0..1."""

    said: float
    used: float

    @property
    def score(self) -> float:
        """Both shares as one: their harmonic mean."""
        return 2 * self.said * self.used / (self.said + self.used) if self.said else 0.0


def words_of(name: str) -> list[str]:
    """The words of a Latin name in small letters, those of `MetaLearning` too."""
    return [w.lower() for w in _WORD.findall(name)]


@lru_cache(maxsize=1 << 12)
def rendering(phrase: str, name: str) -> Rendering:
    """How far a Korean phrase renders a name: its words where it has several, otherwise its letters."""
    units = glosses(phrase)
    words = words_of(name)
    if not units or not words:
        return Rendering(0.0, 0.0)
    spelled = " " in name or ("-" in name.strip("-") and all(len(w) > 2 for w in words))
    if not spelled:
        return _of_letters(units, name)
    as_words = _of_words(units, [w for w in words if w not in SMALL_WORDS] or words)
    short = re.match(r"[A-Z]{2,}-", name)
    return max(as_words, _of_letters(units, name), key=lambda r: r.score) if short else as_words


def _of_words(units: tuple[tuple[str, tuple[str, ...]], ...], words: list[str]) -> Rendering:
    """The longest run of pairs, in the order of both."""
    best = [[0] * (len(words) + 1) for _ in range(len(units) + 1)]
    for i, unit in enumerate(units):
        for j, word in enumerate(words):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + _means(unit, word))
    return Rendering(best[-1][-1] / len(words), best[-1][-1] / len(units))


@lru_cache(maxsize=1 << 14)
def _means(unit: tuple[str, tuple[str, ...]], word: str) -> bool:
    text, meanings = unit
    if any(word[:STEM] == part[:STEM] for meaning in meanings for part in meaning.split()):
        return True
    return len(text) > 1 and len(word) > 2 and sound_likeness(text, word) >= _ALIKE


def _of_letters(units: tuple[tuple[str, tuple[str, ...]], ...], short: str) -> Rendering:
    """The most letters that the words begin with, in order, and of those the most words."""
    letters = re.sub(r"[^a-z0-9]", "", singular(short).lower())
    if len(letters) < 2:
        return Rendering(0.0, 0.0)
    best = {0: (0, 0)}
    for unit in units:
        reached = dict(best)
        for end, (covered, used) in best.items():
            for start in range(end, len(letters)):
                for length in _lengths(unit, letters[start:]):
                    found = (covered + length, used + 1)
                    reached[start + length] = max(found, reached.get(start + length, (0, 0)))
        best = reached
    covered, used = max(best.values())
    return Rendering(covered / len(letters), used / len(units))


@lru_cache(maxsize=1 << 15)
def _lengths(unit: tuple[str, tuple[str, ...]], letters: str) -> frozenset[int]:
    """How many of the first letters a word may stand for."""
    text, meanings = unit
    found = {1} if not meanings and letters[0] in first_letters(text) else set()
    for meaning in meanings:
        words = meaning.lower().split()
        initials = "".join(w[0] for w in words)
        if len(words) > 1 and letters.startswith(initials):
            found.add(len(initials))
        whole = "".join(words)
        common = next((n for n in range(min(len(whole), len(letters)), 0, -1) if whole[:n] == letters[:n]), 0)
        found.update(range(1, min(common, _MOST_LETTERS) + 1))
        if common == len(whole):
            found.add(common)
    return frozenset(found)

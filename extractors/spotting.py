"""Fixed spellings found in text: one expression for many of them, with the bounds of words in both scripts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

_Trie = dict[str, "_Trie"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A spelling found at `start`..`end` of a text, and the `key` that it stands for."""

    start: int
    end: int
    key: str


class Place(Protocol):
    """What stands at `start`..`end` of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Placed = TypeVar("Placed", bound=Place)


def find_runs(text: str, places: Iterable[Placed], joint: re.Pattern[str]) -> list[list[Placed]]:
    """The places in order, in lists of those between which only a joint stands (`A, B and C`)."""
    runs: list[list[Placed]] = []
    for place in places:
        if runs and joint.fullmatch(text, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


@dataclass(frozen=True)
class Spotter:
    """Finds the spellings of `table` (spelling to key), longest first, none inside another.

    Latin spellings must not touch further Latin letters or digits; those of `exact` count only in that very case, or in
    capitals. A blank in a spelling may be missing or a hyphen in the text.
    """

    table: Mapping[str, str]
    exact: frozenset[str] = frozenset()

    def find(self, text: str) -> tuple[Spot, ...]:
        """All spellings in the text, in order of place."""
        small = text.lower()
        if len(small) != len(text):
            small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        spots = (self._spot(text, m) for expression in self._expressions for m in expression.finditer(small))
        return _without_overlaps(sorted(s for s in spots if s))

    def _spot(self, text: str, match: re.Match[str]) -> Spot | None:
        folded = _fold(match.group())
        said = text[match.start() : match.end()]
        if folded in self._exact and said not in self.exact and not said.isupper():
            return None
        return Spot(match.start(), match.end(), self._folded[folded])

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(spelling): key for spelling, key in sorted(self.table.items(), reverse=True)}

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(_fold(s) for s in self.exact)

    @cached_property
    def _expressions(self) -> tuple[re.Pattern[str], ...]:
        """One for Latin spellings and one for others, which thus begins with a set of letters and is scanned for fast."""
        latin = _union(s for s in self.table if s[0].isascii())
        other = _union(s for s in self.table if not s[0].isascii())
        parts = (rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])" if latin else "", other)
        return tuple(re.compile(part) for part in parts if part)


def _without_overlaps(spots: list[Spot]) -> tuple[Spot, ...]:
    kept: list[Spot] = []
    for spot in spots:
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return tuple(kept)


def _fold(spelling: str) -> str:
    return re.sub(r"[\s\-]+", "", spelling).lower()


def _union(spellings: Iterable[str]) -> str:
    """An expression for any of the spellings that shares their common beginnings, so that a mismatch is noticed early."""
    root: _Trie = {}
    for spelling in sorted(spellings):
        node = root
        for letter in re.sub(r"[\s\-]+", " ", spelling.lower()):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root) if root else ""


def _branch(node: _Trie) -> str:
    arms = [(r"[\s\-]?" if c == " " else re.escape(c)) + _branch(below) for c, below in sorted(node.items()) if c]
    if not arms:
        return ""
    joined = arms[0] if len(arms) == 1 else f"(?:{'|'.join(arms)})"
    return f"(?:{joined})?" if "" in node else joined

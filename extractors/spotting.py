"""Fixed spellings found in text: one expression for many of them, with the bounds of words in both scripts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

_Trie = dict[str, "_Trie"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A spelling found at `start`..`end` of a text, and the `key` that it stands for."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Spotter:
    """Finds the spellings of `table` (spelling to key), longest first, none inside another.

    Latin spellings must not touch further Latin letters or digits; those of `exact` count only in that very case. A blank in a
    spelling may be missing, doubled or a hyphen in the text.
    """

    table: Mapping[str, str]
    exact: frozenset[str] = frozenset()

    def find(self, text: str) -> tuple[Spot, ...]:
        """All spellings in the text, in order of place."""
        spots = (self._spot(m) for m in self._expression.finditer(text)) if self.table else ()
        return tuple(s for s in spots if s)

    def _spot(self, match: re.Match[str]) -> Spot | None:
        said = match.group()
        folded = _fold(said)
        if folded in self._exact and said not in self.exact:
            return None
        return Spot(match.start(), match.end(), self._folded[folded])

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(spelling): key for spelling, key in sorted(self.table.items(), reverse=True)}

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(_fold(s) for s in self.exact)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        latin = _union(s for s in self.table if s[0].isascii())
        other = _union(s for s in self.table if not s[0].isascii())
        parts = [rf"(?<![A-Za-z0-9])(?:{latin})(?![A-Za-z0-9])" if latin else "", f"(?:{other})" if other else ""]
        return re.compile("|".join(p for p in parts if p), re.IGNORECASE)


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

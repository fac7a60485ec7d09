"""Where the names of a document's mentions stand in its text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Mention

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LEAST = 2


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A mention's name, or one of its aliases, at `start`..`end` of a text."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True)
class Names:
    """Finds the names and aliases of mentions, longest first, none inside another; case, and blank or hyphen, do not matter."""

    owners: tuple[tuple[str, Mention], ...]

    @classmethod
    def from_mentions(cls, mentions: Iterable[Mention]) -> "Names":
        """A finder for these mentions; where two share a spelling the first in order keeps it."""
        owners: dict[str, Mention] = {}
        for mention in mentions:
            for spelling in mention.spellings:
                plain = _plain(spelling)
                for variant in {plain, plain.replace(" ", "")}:
                    if len(variant) >= _LEAST:
                        owners.setdefault(variant, mention)
        return cls(tuple(sorted(owners.items(), key=lambda item: (-len(item[0]), item[0]))))

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """All names in a text, in order of place."""
        plain = _plain(text)
        taken = bytearray(len(text))
        found = []
        for spelling, mention in self.owners:
            for start in _places(plain, spelling):
                end = start + len(spelling)
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    found.append(Occurrence(start, end, mention))
        return tuple(sorted(found, key=lambda o: o.start))


def _plain(text: str) -> str:
    """The text in small letters, hyphens as blanks, of the same length (letters that would change it stay as they are)."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("-", " ")


def _places(text: str, spelling: str) -> Iterator[int]:
    """Where a spelling stands as a word of its own."""
    at = text.find(spelling)
    while at >= 0:
        end = at + len(spelling)
        if not _joined(text[max(0, at - 1) : at + 1]) and not _joined(text[end - 1 : end + 1]):
            yield at
        at = text.find(spelling, at + 1)


def _joined(pair: str) -> bool:
    return len(pair) == 2 and pair[0] in _WORD and pair[1] in _WORD

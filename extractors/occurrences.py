"""Where the names of a document's mentions stand in its sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Mention

_PARTICLE_BOUND = r"(?![A-Za-z0-9])"


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A mention's name, or one of its aliases, at `start`..`end` of a text."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True)
class Names:
    """Finds the names and aliases of mentions, longest first, none inside another."""

    expression: re.Pattern[str] | None
    owners: dict[str, Mention]

    @classmethod
    def from_mentions(cls, mentions: Iterable[Mention]) -> "Names":
        """A finder for these mentions; where two share a spelling the first in order keeps it."""
        owners: dict[str, Mention] = {}
        for mention in mentions:
            for spelling in (mention.name, *mention.aliases):
                owners.setdefault(_fold(spelling), mention)
        patterns = sorted((_pattern(s) for m in owners.values() for s in (m.name, *m.aliases)), key=lambda p: (-len(p), p))
        body = "|".join(dict.fromkeys(patterns))
        return cls(re.compile(rf"(?<![A-Za-z0-9])(?:{body}){_PARTICLE_BOUND}", re.IGNORECASE) if body else None, owners)

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """All names in a text, in order of place."""
        matches = self.expression.finditer(text) if self.expression else ()
        found = ((m, self.owners.get(_fold(m.group()))) for m in matches)
        return tuple(Occurrence(m.start(), m.end(), owner) for m, owner in found if owner)


def _fold(spelling: str) -> str:
    return re.sub(r"[\s\-]+", "", spelling).casefold()


def _pattern(spelling: str) -> str:
    return r"[\s\-]?".join(re.escape(part) for part in re.split(r"[\s\-]+", spelling) if part)

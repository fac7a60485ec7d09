"""English words in other forms: `adaptation` beside `adapters`, `Edit Flows` beside `Edit Flow`."""

import re
from functools import lru_cache
from itertools import takewhile

STEM = 4
"""First letters that two forms of a word have in common."""
_DERIVED = frozenset(("", *"s es e ed ing er ers or ors ion ions ation ations".split()))
_INFLECTED = "(?:e[rd]?|[rd])?s?"
_AT_END = re.compile(rf"{_INFLECTED}$")


def are_forms(one: str, other: str) -> bool:
    """Whether two words are one but for an ending (`adaptation`, `adapters`)."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (common >= STEM and {one[common:], other[common:]} <= _DERIVED)


def stems_of(phrase: str) -> list[str]:
    """The words of a phrase without plural and past endings."""
    return [_AT_END.sub("", word) for word in re.split("[ -]", phrase)]


@lru_cache(maxsize=1 << 12)
def in_any_form(phrase: str) -> re.Pattern[str]:
    """The words of a phrase, each with any plural or past ending; several stand behind blanks or hyphens."""
    words = rf"{_INFLECTED}[\s\-]+".join(map(re.escape, stems_of(phrase)))
    return re.compile(rf"(?<![A-Za-z0-9\-]){words}{_INFLECTED}(?![A-Za-z0-9\-])", re.IGNORECASE)

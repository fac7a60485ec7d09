"""Where a name stands in a text by itself, no part of a longer word."""

import string
from collections.abc import Iterator, Set

LATIN: Set[str] = frozenset(string.ascii_letters + string.digits)
"""Letters that a name may not touch; Korean particles stand right behind one."""


def places_of(name: str, text: str, *, before: Set[str] = LATIN) -> Iterator[tuple[int, int]]:
    """The places of a name that touches no Latin letter or figure, and none of these signs at its head; in order."""
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        if text[start - 1 : start] not in before and text[end : end + 1] not in LATIN:
            yield start, end
        start = text.find(name, start + 1)

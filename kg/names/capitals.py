"""Short names that their capitals alone tell from others: Disco is not DisCo.

A name in capitals alone, or in none, may be anybody's way of writing another (ADAM for Adam).
"""

from collections.abc import Iterable

from kg.spelling import without_gaps

_SHORT = 8
"""Letters of a name up to which its capitals are a part of it."""


def is_recased(name: str, spellings: Iterable[str]) -> bool:
    """Whether a short name is one of some spellings but for its capitals, of which it has some among its letters."""
    text, known = without_gaps(name), {without_gaps(spelling) for spelling in spellings}
    mixed = text.isascii() and not text.isupper() and not text.islower() and len(text) <= _SHORT
    return mixed and text not in known and text.casefold() in {spelling.casefold() for spelling in known}

"""Things whose capitals tell them from what the vocabulary knows: Disco that a paper releases is no DisCo.

A name in capitals alone, or in none, may be anybody's way of writing the known one (ADAM for Adam).
"""

from collections.abc import Sequence

from kg.linking.things import Thing
from kg.spelling import without_gaps
from kg.vocabulary import Concept

_SHORT = 8
"""Letters of a name up to which its capitals are a part of it."""


def is_recased(thing: Thing, concept: Concept) -> bool:
    """Whether all that a thing goes by is a short name of a concept, but with other capitals among its letters."""
    known = {without_gaps(spelling) for spelling in concept.spellings}
    folded = {spelling.casefold() for spelling in known}
    if any(without_gaps(name.form.text) in known for name in thing.names):
        return False
    return all(text.casefold() in folded and len(text) <= _SHORT and _is_mixed(text) for text in _written(thing))


def as_spelled(things: Sequence[Thing], known: Sequence[Concept | None]) -> list[Concept | None]:
    """The concepts of things, but not of those that are written as a paper writes its own namesake of one (QuEST of Quest)."""
    own = {
        (thing.concept.name, text)
        for thing, concept in zip(things, known, strict=True)
        if concept is None and thing.concept and thing.is_proposed and is_recased(thing, thing.concept)
        for text in _written(thing)
    }
    return [
        None if own and c and is_recased(t, c) and own.issuperset((c.name, text) for text in _written(t)) else c
        for t, c in zip(things, known, strict=True)
    ]


def _written(thing: Thing) -> list[str]:
    return [without_gaps(name.form.text) for name in thing.heads]


def _is_mixed(text: str) -> bool:
    return text.isascii() and not text.isupper() and not text.islower()

"""Things whose capitals tell them from what the vocabulary knows: Disco that a paper releases is no DisCo."""

import re
from collections.abc import Sequence

from kg.linking.things import Thing
from kg.names import capitals
from kg.spelling import without_gaps
from kg.vocabulary import Concept

_PREFIXED = re.compile("[a-z][A-Z]{2,5}")
"""Capitals behind a small letter that says of what kind the thing is (the d of dDPO is distilled)."""


def is_recased(thing: Thing, concept: Concept) -> bool:
    """Whether all that a thing goes by is a short name of a concept, but with other capitals among its letters."""
    known = {without_gaps(spelling) for spelling in concept.spellings}
    spelled = (without_gaps(name.form.text) for name in thing.names)
    return known.isdisjoint(spelled) and all(capitals.is_recased(text, known) for text in _written(thing))


def is_prefixed(thing: Thing, concept: Concept) -> bool:
    """Whether a short name has a small letter before its capitals where the vocabulary has no such spelling (dDPO of DDPO)."""
    heads = _written(thing)
    known = {without_gaps(spelling) for spelling in concept.spellings}
    return (
        known.isdisjoint(heads) and all(_PREFIXED.fullmatch(text) for text in heads) and known.issuperset(map(str.upper, heads))
    )


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

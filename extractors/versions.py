"""Sizes and variants of what a paper proposes: they are its own, and those that the reader leaves out are found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.namesakes import is_proposed
from extractors.roles import moved_role, with_role, without_role
from extractors.standing import Place, find_places
from kg.model import Document, Evidence, Mention, Role
from kg.names.lexicon import SYSTEMS
from kg.names.terms import shipped_things
from kg.proof import find_evidence
from kg.spelling import fold

SHARE = 0.8
"""The confidence that a size of what is proposed is proposed."""

_SIZE = r"\d+(?:\.\d+)?[BM](?![A-Za-z0-9])"
_VARIANT = re.compile(
    rf"(?:[ \-](?:{_SIZE}|Base|Coder|Instruct|Chat|Mini|Lite|Tiny|Small|Medium|Large|Huge|XL|L|S|B|Pro|Plus|Zero|SFT|DPO|RL))+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[ \-]?v?\d+(?:\.\d+)?")
_EARLIER = re.compile(
    r"(?:이전|기존|선행|전작|앞선|previous|prior|earlier)(?: ?(?:연구|버전|모델|작업|work|version|model))?(?:인|의|,)? ?"
    r"[*`]{0,2}$"
)
_AHEAD = re.compile(r"(?:의 \d+(?:\.\d+)?(?:%|점)?)?(?:보다|에 비해| 대비)[\s,]")
_BEHIND = re.compile(rf"(?P<name>[ \-]{_SIZE})(?!\s?(?:와|과|,|/|및|and|또는|or) ?\d)(?![\-A-Za-z0-9_])")


def as_own_version(mention: Mention, own: Sequence[Mention]) -> Mention:
    """A system as proposed where its name is one that the paper proposes with a size or a word for a variant."""
    if mention.type not in SYSTEMS or is_proposed(mention) or shipped_things().find(mention.name):
        return mention
    if not any(_is_version(mention.name, s) for m in own for s in m.spellings):
        return mention
    pieces = tuple(sorted({piece for role in mention.roles for piece in role.evidence}))
    return replace(mention, roles=(Role("proposes", pieces),))


def _is_version(name: str, own: str) -> bool:
    small, start = name.lower(), own.lower()
    inside = "-" in own and f"-{start}-" in small
    return inside or (small.startswith(start) and _VARIANT.fullmatch(name, len(own)) is not None)


def as_predecessor(mention: Mention, places: Sequence[Place], own: Sequence[Mention]) -> Mention:
    """What the text calls earlier or compares with, and a numbered successor of which is proposed: it only seems to be."""
    later = [m for m in own if m is not mention and _NUMBER.fullmatch(m.name.removeprefix(mention.name))]
    if not is_proposed(mention) or not any(m.name.startswith(mention.name) for m in later):
        return mention
    earlier = any(_EARLIER.search(p.sentence.text[: p.first]) for p in places)
    if not earlier and not any(_AHEAD.match(p.sentence.text, p.end) for p in places):
        return mention
    return moved_role(without_role(mention, "comparesWith"), "proposes", "comparesWith")


def with_sizes(document: Document, mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[str, list[Place]]]:
    """The mentions, with the sizes in full of what the paper proposes that are none of them; and the places of all."""
    places = find_places(document, mentions)
    own = [m for m in mentions if is_proposed(m) and m.type in SYSTEMS]
    found: dict[str, Mention] = {}
    for name, piece in sorted(_sizes(document, own, places), key=lambda size: size[1].start):
        found[name] = with_role(found.get(name, Mention(name, (), "Model", ())), "proposes", [piece])
    named = (*mentions, *found.values())
    return named, find_places(document, named) if found else places


def _sizes(document: Document, own: Sequence[Mention], places: Mapping[str, Sequence[Place]]) -> Iterator[tuple[str, Evidence]]:
    for place in (p for m in own for p in places.get(m.name, ())):
        text = place.sentence.text
        if size := _BEHIND.match(text, place.end):
            piece = find_evidence(document, place.sentence, place.start, size.end(), rule="own size", share=SHARE)
            yield text[place.start : place.end] + size["name"], piece


def is_variant(mention: Mention, own: Mention) -> bool:
    """Whether a name goes on with one that the paper proposes, begins as it, or is a part of it."""
    left, right = ([fold(s) for s in m.spellings] for m in (mention, own))
    begins = {re.split(r"[\s\-_.\d]", m.name)[0].casefold() for m in (mention, own)}
    return len(begins) == 1 or any(one in other or other in one for one in left for other in right)

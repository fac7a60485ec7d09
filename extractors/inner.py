"""Names inside of longer ones: who compares with Diffusion DPO does not compare with DPO."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.renderings import rendering
from kg.model import Evidence, Mention, Role
from kg.names.places import places_of

_KOREAN_PART = re.compile(r"[가-힣]+-$")


def without_inner(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without the evidence in which they stand as the end of another's name; those without other evidence go."""
    kept = (
        _outside(mention, [s for s in _spellings(mentions) if s.endswith((f"-{mention.name}", f" {mention.name}"))])
        for mention in mentions
    )
    return tuple(mention for mention in kept if mention.roles)


def _spellings(mentions: Sequence[Mention]) -> Iterator[str]:
    return (s for mention in mentions for s in mention.spellings)


def _outside(mention: Mention, longer: Sequence[str]) -> Mention:
    if not longer or mention.aliases:
        return mention
    roles = (Role(r.relation, tuple(e for e in r.evidence if not _is_inside(mention.name, longer, e))) for r in mention.roles)
    return replace(mention, roles=tuple(role for role in roles if role.evidence))


def _is_inside(name: str, longer: Sequence[str], evidence: Evidence) -> bool:
    """Whether each place of a name in a sentence is in a longer one, be that in Korean (`확산-DPO`)."""
    text = evidence.sentence
    covered = [end for long in longer for _, end in places_of(long, text)]
    places = [*places_of(name, text)]
    return bool(places) and all(end in covered or _says_longer(text[:start], name, longer) for start, end in places)


def _says_longer(before: str, name: str, longer: Sequence[str]) -> bool:
    part = _KOREAN_PART.search(before)
    return part is not None and any(
        rendering(part.group().rstrip("-"), long[: -len(name)].strip(" -")).score >= 1 for long in longer
    )

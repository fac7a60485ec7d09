"""Roles that a text denies: what was not evaluated, not compared with, not used, or used by others in its stead."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Evidence, Mention, Role

_DENIABLE = frozenset({"uses", "trainsOn", "evaluatesOn", "comparesWith", "evaluates"})
_BEHIND = re.compile(
    r"[*`'’”\"]{0,3}(?:\([^()]*\))?(?:은|는|이|가|을|를|과는?|와는?|도|으?로는?|에서는?|에 대해서?는?|에 대한)?"
    r"\s?(?:[가-힣]+\s){0,2}?"
    r"(?:평가|비교|실험|사용|활용|이용|학습|적용|포함|검증|쓰)[가-힣]{0,3}?지(?:는|도)? (?:않|못)"
    r"|\s(?:was|were|is|are) (?:not|never) (?:\w+ )?(?:evaluated|used|compared|tested|trained|included|considered)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\bnot|\bnever|n['’]t) (?:\w+ )?(?:evaluate|compare|use|train|test|rely|depend|build|consider)\w*"
    r"(?: (?:on|with|against|to|from|upon))?(?: (?:the|any))?\s[*`'‘“\"]{0,3}$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"[*`'’”\"]{0,3} ?(?:대신|대신에)(?:\s|,)")
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than)(?: the)?\s$", re.IGNORECASE)
_REACH = 60


def without_denied(mention: Mention) -> Mention:
    """The mention without the roles that all their evidence denies; with `mentions` alone if none is left."""
    kept = tuple(role for old in mention.roles for role in _undenied(mention, old))
    if kept or not mention.roles:
        return replace(mention, roles=kept)
    told = tuple(sorted({piece for role in mention.roles for piece in role.evidence}))
    return replace(mention, roles=(Role("mentions", told),))


def _undenied(mention: Mention, role: Role) -> Iterator[Role]:
    if role.relation not in _DENIABLE:
        yield role
        return
    left = tuple(piece for piece in role.evidence if not _denies(piece, mention))
    if left:
        yield role if len(left) == len(role.evidence) else replace(role, evidence=left)


def _denies(piece: Evidence, mention: Mention) -> bool:
    """Whether a sentence denies the role of a name wherever it has it."""
    spellings = [s for s in (mention.name, *mention.aliases) if s in piece.sentence]
    places = [match.span() for s in spellings for match in re.finditer(re.escape(s), piece.sentence)]
    return bool(places) and all(_is_denied(piece.sentence, *place) for place in places)


def _is_denied(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    behind = _BEHIND.match(text, end) or _INSTEAD.match(text, end)
    return bool(behind or _BEFORE.search(before) or _INSTEAD_OF.search(before))

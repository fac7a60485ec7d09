"""One contribution whose title and text call it in other words: with a class word or without, in the plural, as a deed."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from extractors.namesakes import is_proposed
from kg.model import Mention
from kg.names.differing import are_told_apart
from kg.names.endings import are_forms
from kg.names.lexicon import SYSTEMS
from kg.names.parts import split_name
from kg.spelling import fold

_CLASS = re.compile(
    r" (?:transformer|network|net|mlp|model|framework|method|algorithm|architecture|mechanism)s?$", re.IGNORECASE
)
_NAME = re.compile(r"[A-Za-z][A-Za-z\-]+(?: [A-Za-z][A-Za-z\-]*)*")
_WORD = re.compile(r"[ \-]")


def find_rewordings(mentions: Sequence[Mention]) -> dict[str, str]:
    """Of contributions, and of what is only mentioned beside one, the names each with another of the same thing."""
    same: dict[str, str] = {}
    own = [m for m in mentions if is_proposed(m) and m.type in SYSTEMS]
    others = [m for m in mentions if m in own or _is_mentioned(m)]
    for one, other in combinations(others, 2):
        if one.type == other.type and (one in own or other in own) and _are_reworded(one, other):
            left, right = (one, other) if one.name not in same else (other, one)
            same.setdefault(left.name, right.name)
    return same


def _is_mentioned(mention: Mention) -> bool:
    return {role.relation for role in mention.roles} == {"mentions"}


def _are_reworded(one: Mention, other: Mention) -> bool:
    pairs = ((a, b) for a in _names(one) for b in _names(other) if fold(a) != fold(b))
    return not are_told_apart(split_name(one.name), split_name(other.name)) and any(_is_reworded(*pair) for pair in pairs)


def _names(mention: Mention) -> Iterable[str]:
    return (s for s in mention.spellings if _NAME.fullmatch(s))


def _is_reworded(one: str, other: str) -> bool:
    """Whether two names are one but for a class word behind one of them, or several words but for their endings."""
    bare = _CLASS.sub("", one), _CLASS.sub("", other)
    if (bare[0] == one) == (bare[1] == other) and bare[0] != one:
        return False
    words = [_WORD.split(name.casefold()) for name in bare]
    if len(words[0]) != len(words[1]) or not all(are_forms(*pair) for pair in zip(*words, strict=True)):
        return False
    return words[0] == words[1] or len(words[0]) > 1

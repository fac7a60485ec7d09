"""Names that a text lists with slashes and shared words: `AIME24/25`, `Claude 3.5/3.7 Sonnet`, `SWE-bench Verified/Lite`.

A slash is also part of names (`ViT-B/16`) and of identifiers of hubs (`Qwen/Qwen2.5-7B`): a name is a list only of years, of
variants and sizes in words, of languages, or of what the vocabulary knows.
"""

import re
from functools import lru_cache

from kg.names.terms import shipped_things
from kg.names.words import PART_WORDS
from kg.spelling import fold

_YEARS = re.compile(r"(?P<name>[A-Z]{3,}[ \-]?|.*[A-Za-z][ \-](?=20))(?P<years>(?:20)?[12]\d(?:/(?:20)?[12]\d)+)")
_LIST = re.compile(
    r"(?P<head>[^/]*?)(?P<first>[A-Za-z]+|\d+(?:\.\d+)*)(?P<others>(?:/[A-Za-z]+|/\d+(?:\.\d+)*)+)(?P<rest>(?:[ \-].*)?)"
)
_LANGUAGE = re.compile("[a-z]{2}")


@lru_cache(maxsize=1 << 12)
def members_of(name: str) -> tuple[str, ...]:
    """The names that a name lists, in order; itself alone where it is one, none where only variants are listed."""
    if "/" not in name or _is_on_a_hub(name):
        return (name,)
    if PART_WORDS.issuperset(name.lower().split("/")):
        return ()
    if years := _YEARS.fullmatch(name):
        return tuple(years["name"] + year for year in years["years"].split("/"))
    match = _LIST.fullmatch(name)
    words = (match["first"], *match["others"].split("/")[1:]) if match else ()
    names = tuple(f"{match['head']}{word}{match['rest']}" for word in words) if match else ()
    known = next((listed for listed in (names, tuple(name.split("/"))) if listed and _are_names(listed)), ())
    return known or (names if match and match["head"] and _are_parts(words) else ()) or (name,)


def _is_on_a_hub(name: str) -> bool:
    """Whether a name is an identifier of a hub: an account before what reads the same without it (`Qwen/Qwen2.5-7B`)."""
    account, _, bare = name.partition("/")
    return shipped_things().read(name).key == shipped_things().read(bare).key and fold(account) != fold(bare)


def _are_names(names: tuple[str, ...]) -> bool:
    """Whether the vocabulary knows all names."""
    return all(len(name) > 1 and shipped_things().find(name) is not None for name in names)


def _are_parts(words: tuple[str, ...]) -> bool:
    """Whether words are variants of what stands before them, or languages."""
    return all(word.lower() in PART_WORDS for word in words) or all(map(_LANGUAGE.fullmatch, words))

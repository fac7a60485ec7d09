"""Korean phrases that papers have in brackets beside different names: they say what the things are, and name none of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from kg.linking.things import Thing
from kg.names.forms import abbreviates
from kg.names.korean import is_korean

DESCRIBES = "a description: other papers say it of other things"
"""Why an alias is not believed that several things have."""


def without_descriptions(things: Sequence[Thing]) -> list[Thing]:
    """The things without the Korean aliases that things of other names have as well, in the same order."""
    having: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        for alias in thing.aliases:
            if not alias.refusal and not alias.name.meanings and is_korean(alias.name.form.text):
                having[alias.name.key].append(thing)
    heads = frozenset(key for thing in things for key in thing.head_keys) if having else frozenset()
    told = {key for key, of in having.items() if key not in heads and len(of) > 1 and _are_several(of)}
    return [_without(thing, told) for thing in things] if told else list(things)


def _are_several(things: Iterable[Thing]) -> bool:
    """Whether two of the things have neither a name in common nor one that is short for the other's."""
    return any(
        one.head_keys.isdisjoint(other.head_keys) and not _are_short(one, other) for one, other in combinations(things, 2)
    )


def _are_short(one: Thing, other: Thing) -> bool:
    pairs = [(a.form.text, b.form.text) for a in one.heads for b in other.heads]
    return any(abbreviates(a, b) or abbreviates(b, a) for a, b in pairs)


def _without(thing: Thing, keys: Iterable[str]) -> Thing:
    told = frozenset(keys)
    aliases = tuple(a._replace(refusal=a.refusal or DESCRIBES) if a.name.key in told else a for a in thing.aliases)
    if aliases == thing.aliases:
        return thing
    return Thing.from_mentions(thing.paper, thing.title, mentions=thing.mentions, heads=thing.heads, aliases=aliases)

"""The names above a name: without one part after the other, and those that it begins with."""

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.linking.entities import is_count, is_year
from kg.names.parts import Parts, run_of, split_name
from kg.names.tokens import Token
from kg.names.words import MONTHS, SMALL_WORDS, TUNINGS

TIERS = frozenset({"sonnet", "opus", "haiku"})
"""Variants that go before the version, wherever they stand (Claude Sonnet 4 is a Claude 4)."""

MODES = frozenset({"thinking", "think", "nonthinking"})
"""Variants of the weights of one size, which go with their tuning (Qwen3-235B-A22B-Thinking-2507)."""

_FIRST = TUNINGS | MODES
"""Variants that go before the size."""

STYLES = frozenset({"r1", "o1", "o3"})
"""Codes of others' models that names end in to say after which they are made (Search-R1), and that count no versions."""

_MONTHS = frozenset(map(str.lower, MONTHS))
"""What stands before the year of an edition (HMMT February 2026)."""

FORMATS = frozenset({"fp", "bf", "int", "nf", "mxfp", "nvfp"})
"""What the names of number formats begin with, which are no versions of anything (FP8)."""

_DASHES = frozenset("–—")


class Step(NamedTuple):
    """One step up: the name without one part, its keys, the relation that the part makes, and whether it was a counted part."""

    name: str
    keys: tuple[str, ...]
    relation: str
    counted: bool


@lru_cache(maxsize=100_000)
def steps_up(name: str) -> tuple[Step, ...]:
    """The names above a name, nearest first: without tuning, date, size, variant, version or year, one after the other."""
    parts = split_name(name)
    steps: list[Step] = []
    while parts.tail and len(parts.family_key) > 1 and parts.family_key not in FORMATS and (steps or not is_count(parts)):
        token = _first_to_go(parts)
        parts = parts.without(token)
        if _is_active(token) and any(t.kind == "size" for t in parts.tail):
            parts = parts.without(_first_to_go(parts))
        counted = (token.kind in ("number", "code", "size", "date") or token.norm in TUNINGS) and token.norm not in STYLES
        steps.append(Step(parts.spelled(), keys_of(parts), _relation(parts, token), counted))
    if steps and len(parts.stem) > 1 and parts.stem[-1].norm in _MONTHS:
        held = Parts.from_tokens(parts.text, parts.stem[:-1], ())
        steps.append(Step(held.spelled(), keys_of(held), "editionOf", True))
    return tuple(steps)


def _is_active(token: Token) -> bool:
    """Whether a size is that of the active parameters, which goes with the whole one (`A22B` of Qwen3-235B-A22B)."""
    return token.kind == "size" and token.norm[0] == "a" and len(token.norm) > 1


def keys_of(parts: Parts) -> tuple[str, ...]:
    """Both keys of a name, by its parts and as it runs (QuarkVL, Quark-VL)."""
    return parts.key, "=" + parts.run_key


def _first_to_go(parts: Parts) -> Token:
    """The part that goes first: tuning and date, then size, then variants and numbers from the right."""
    tail = parts.tail
    for kinds in ({"date", "bits"}, {"size"}):
        found = [t for t in tail if t.kind in kinds or (t.norm in _FIRST and "bits" in kinds)]
        if found:
            return found[-1]
    tiers = [t for t in tail if t.norm in TIERS]
    return tiers[-1] if tiers else tail[-1]


def _relation(parts: Parts, token: Token) -> str:
    if token.kind == "size":
        return "sizeOf"
    if token.kind == "date" or (token.kind == "number" and is_year(parts, token.norm)):
        return "editionOf"
    style = token.norm in STYLES
    if (token.kind == "code" and not style) or (token.kind == "number" and _is_version(parts.text, token)):
        return "versionOf"
    return "variantOf"


def _is_version(text: str, token: Token) -> bool:
    """Whether a number counts versions: with a v or a dot, below ten, or below a hundred and touching the name (YOLO11)."""
    written = text[token.start : token.end]
    return not written[0].isdigit() or "." in written or len(token.norm) == 1 or (len(token.norm) == 2 and token.glued)


def shorter_names(name: str, known: Container[str]) -> Iterator[Step]:
    """The names that the name begins with, longest first, each a run of its words; only those with a known key.

    None before a small word (`Deliberation on Priors`) or a dash, which joins two things (`TITAN–CONCH`).
    """
    parts = split_name(name)
    tokens = parts.tokens
    for count in range(len(tokens) - 1, 0, -1):
        if _goes_on(parts.text, tokens[count]) and "=" + run_of(parts.text, tokens[:count]) in known:
            begun = split_name(parts.text[: tokens[count - 1].end])
            if len(begun.run_key) > 1:
                yield Step(begun.text, keys_of(begun), "variantOf", False)


def _goes_on(text: str, token: Token) -> bool:
    """Whether a token is another word of one name."""
    return not token.glued and token.norm not in SMALL_WORDS and text[token.start - 1] not in _DASHES

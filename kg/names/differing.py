"""How the parts of two names differ, and what two names are said to be to each other."""

from dataclasses import dataclass
from typing import Literal

from kg.names.parts import Parts
from kg.names.words import TUNINGS

Word = Literal["same", "related", "different"]

SAME_PARTS = "written in another order"
"""What differs where no part does."""

SURE_INITIALS = 4
"""From so many letters on a short form hardly fits a long one by chance."""


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """A word (same, related or different) and its reason in a few words of English."""

    word: Word
    reason: str


def differences(one: Parts, other: Parts) -> str:
    """The parts that differ, in words: `version 2 is not 2.5, size 7b is not none`."""
    pairs = (
        ("version or edition", one.numbers, other.numbers),
        ("release date", one.dates, other.dates),
        ("size", one.sizes, other.sizes),
        ("variant", one.variants, other.variants),
    )
    told = [f"{what} {_told(a)} is not {_told(b)}" for what, a, b in pairs if a != b]
    return ", ".join(told) or SAME_PARTS


def _told(values: tuple[str, ...]) -> str:
    return "+".join(values) or "none"


KIND = "variant"
"""The difference between names that may be in the words alone (Absolute Zero, Absolute Zero Reasoner)."""


def contradicting(left: Parts, right: Parts) -> str:
    """How two names of one family differ in their parts, `""` if the families differ or nothing does.

    A first version may be left out (`VQA` and `VQA v1`).
    """
    if left.family_key != right.family_key or left.key == right.key:
        return ""
    if left.numbers != right.numbers and {left.numbers, right.numbers} != {(), ("1",)}:
        return "version or edition"
    pairs = (
        ("release date", left.dates, right.dates),
        ("size", left.sizes, right.sizes),
        ("tuning", _tunings(left), _tunings(right)),
        (KIND, left.variants, right.variants),
    )
    return next((word for word, one, other in pairs if one != other), "")


def are_told_apart(left: Parts, right: Parts) -> bool:
    """Whether the parts of two names of one family say that they are two things, or the letter behind one or both does.

    `RealBlur-J` is neither `RealBlur` nor `RealBlur-R`.
    """
    one, other = ([t.norm for t in p.tokens] for p in (left, right))
    heads = [norms[:-1] if len(norms) > 1 and len(norms[-1]) == 1 else norms for norms in (one, other)]
    return bool(contradicting(left, right)) or (one != other and heads[0] == heads[1])


def _tunings(parts: Parts) -> tuple[str, ...]:
    return tuple(v for v in parts.variants if v in TUNINGS)


def differ_in_kind(left: Parts, right: Parts) -> bool:
    """Whether each of two names has parts, and none of a kind that the other has."""
    one, other = ({token.kind for token in parts.tail} for parts in (left, right))
    return bool(one and other) and not one & other


def adds_a_letter(label: Parts, alias: Parts) -> bool:
    """Whether an alias is the label with a letter behind it, which names one of several (RealBlur-J, RealBlur-R)."""
    short, long = (p.tokens for p in (label, alias))
    if len(long) != len(short) + 1 or len(long[-1].norm) != 1:
        return False
    return all(a.norm == b.norm for a, b in zip(short, long, strict=False))

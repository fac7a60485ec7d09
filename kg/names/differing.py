"""How the parts of two names differ, and whether that makes them related."""

import re
from dataclasses import dataclass
from typing import Literal

from kg.names.forms import are_initials
from kg.names.parts import Parts
from kg.names.words import DATA_WORDS, QUALIFIERS, TUNINGS
from kg.spelling import without_gaps

Word = Literal["same", "related", "different"]

SAME_PARTS = "written in another order"
"""What differs where no part does."""

SURE_INITIALS = 4
"""From so many letters on a short form hardly fits a long one by chance."""

_FEW_LETTERS = 2
_MANY_LETTERS = 3

OTHER_THINGS = frozenset("bench eval arena score loss tokenizer reward leaderboard 점수 손실".split()) | frozenset(DATA_WORDS)
"""Words that make another thing of a name behind which they stand."""

_PREFIXES = "tiny|mini|micro|nano|mobile|fast|faster|light|lite|efficient|robust|distil|deep|multi|미니|타이니"
_PREFIX = re.compile(rf"(?P<word>(?i:{_PREFIXES}))[ \-]?(?=[A-Z가-힣])")
"""Words before a name that make another one of its kind (`TinyMarrow`)."""


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """A word (same, related or different) and its reason in a few words of English."""

    word: Word
    reason: str


def related_parts(one: Parts, other: Parts) -> Verdict | None:
    """Related where two names are of one family, or one goes on behind the other."""
    if not one.stem or not other.stem:
        return None
    apart = one.key != other.key and not _glued_counts(one, other)
    if apart and one.family_key == other.family_key and len(one.family_key) > 1:
        return Verdict("related", f"same family, but {differences(one, other)}")
    if apart and _words(one) and _words(one) == _words(other):
        return Verdict("related", "same words, but not the same numbers and variants among them")
    shorter, longer = sorted((one, other), key=lambda p: (len(p.text), p.text))
    added = extension(shorter, longer)
    if added and not any(word in OTHER_THINGS for word in added):
        return Verdict("related", f"{longer.text} adds {' '.join(added)} to {shorter.text}")
    return None


def _words(parts: Parts) -> tuple[str, ...]:
    """The words of a name, those that say a version, size or variant left out; none where they are a letter or two."""
    words = tuple(t.norm for t in parts.tokens if t.kind in ("letters", "hangul"))
    return words if sum(map(len, words)) > _FEW_LETTERS else ()


def _glued_counts(one: Parts, other: Parts) -> bool:
    """Whether the names end in counts that belong to the word (GSM8K, GSM1K) and so are words of their own."""
    return all(
        len(p.tail) == 1 and p.tail[0].kind == "size" and p.tail[0].glued and p.tail[0].norm[-1] == "k" for p in (one, other)
    )


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


def extension(shorter: Parts, longer: Parts) -> tuple[str, ...]:
    """The normal words that `longer` adds behind `shorter`, as words of their own; empty if it does not begin with it."""
    short, long = shorter.tokens, longer.tokens
    if not short or len(long) <= len(short) or sum(len(t.norm) for t in short) < 2:
        return ()
    if any(a.norm != b.norm for a, b in zip(short, long, strict=False)):
        return ()
    added = long[len(short) :]
    return tuple(t.norm for t in added) if not added[0].glued or added[0].norm == "plus" else ()


def shared_beginning(one: Parts, other: Parts) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text with which both names begin, in whole tokens, and the normal words that each has behind it."""
    left, right = one.tokens, other.tokens
    count = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a.norm != b.norm), min(len(left), len(right)))
    text = one.text[: left[count - 1].end] if count else ""
    return text, tuple(t.norm for t in left[count:]), tuple(t.norm for t in right[count:])


def related_siblings(one: Parts, other: Parts) -> Verdict | None:
    """Related where two names are one, each in a language, a number format or a mode of its own (`X-EN`, `X-KO`)."""
    text, left, right = shared_beginning(one, other)
    if not left or not right or sum(map(str.isalpha, text)) < _MANY_LETTERS or not QUALIFIERS.issuperset(left + right):
        return None
    return Verdict("related", f"both are {text}, one with {' '.join(left)}, one with {' '.join(right)}")


def related_by_initials(one: Parts, other: Parts) -> Verdict | None:
    """Related where the family of one, of four letters or more, is the initials of the other, and it has parts besides."""
    short, long = sorted((one, other), key=lambda p: len(p.family))
    if not short.tail or " " not in long.family or sum(map(str.isalpha, short.family)) < SURE_INITIALS:
        return None
    if short.key == long.key or not short.family.isalpha() or not are_initials(short.family, long.family):
        return None
    return Verdict("related", f"{short.family} is the initials of {long.family}, but {differences(short, long)}")


def related_by_prefix(one: Parts, other: Parts) -> Verdict | None:
    """Related where one name is the other, or both are a third, behind a word of size or kind."""
    heads = [_PREFIX.match(parts.text) for parts in (one, other)]
    bare = [p.text[h.end() :] if h else p.text for p, h in zip((one, other), heads, strict=True)]
    folded = [without_gaps(text).casefold() for text in bare]
    if not any(heads) or folded[0] != folded[1] or len(folded[0]) < SURE_INITIALS or any(c.isdigit() for c in folded[0]):
        return None
    told = " and ".join(sorted({h["word"] for h in heads if h}))
    return Verdict("related", f"{min(bare)} with {told} before it")


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

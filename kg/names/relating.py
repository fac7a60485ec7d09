"""Whether two names that are not the same are related, and how: by their parts, or by what the vocabulary knows of them."""

import re
from itertools import product

from kg.names.differing import SURE_INITIALS, Verdict, differences
from kg.names.forms import are_initials, read_form
from kg.names.lexicon import DATA, Lexicon, Name
from kg.names.parts import Parts
from kg.names.words import DATA_WORDS, QUALIFIERS
from kg.spelling import without_gaps

_FEW_LETTERS, _MANY_LETTERS = 2, 3
_FEW_WORDS = 4

OTHER_THINGS = frozenset("bench eval arena score loss tokenizer reward leaderboard 점수 손실".split()) | frozenset(DATA_WORDS)
"""Words that make another thing of a name behind which they stand."""

_PREFIXES = "tiny|mini|micro|nano|mobile|fast|faster|light|lite|efficient|robust|distil|deep|multi|미니|타이니"
_PREFIX = re.compile(rf"(?P<word>(?i:{_PREFIXES}))[ \-]?(?=[A-Z가-힣])")
"""Words before a name that make another one of its kind (`TinyMarrow`)."""


def find_relation(one: Name, other: Name, lexicon: Lexicon) -> Verdict | None:
    """Related where the vocabulary or the parts of two names say so, None where nothing does."""
    if one.concept and other.concept:
        above = {c.name for c in (one.concept, other.concept)}
        if one.concept.broader in above or other.concept.broader in above:
            return Verdict("related", "the vocabulary lists one under the other")
        if one.concept.broader and one.concept.broader == other.concept.broader:
            return Verdict("related", f"both belong to {one.concept.broader} in the vocabulary")
    return (
        _kind_of(one, other)
        or related_parts(one.parts, other.parts)
        or related_parts(lexicon.usual_parts(one), lexicon.usual_parts(other))
        or related_by_initials(one.parts, other.parts)
        or related_by_prefix(one.parts, other.parts)
        or related_siblings(one.parts, other.parts)
        or _of_one_line(one, other, lexicon)
        or _of_one_set(one, other, lexicon)
        or _of_one_set(other, one, lexicon)
    )


def _of_one_line(one: Name, other: Name, lexicon: Lexicon) -> Verdict | None:
    """Related where both have a family in common, however far up."""
    above = _lineage(other, lexicon)
    shared = next((name for name in _lineage(one, lexicon) if name in above), "")
    return Verdict("related", f"both belong to {shared} in the vocabulary") if shared else None


def _of_one_set(one: Name, other: Name, lexicon: Lexicon) -> Verdict | None:
    """Related where both are parts of data that the vocabulary knows in this very spelling (`MMLU STEM`, `MMLU Humanities`)."""
    text, left, right = shared_beginning(one.parts, other.parts)
    few = left and right and len(left) + len(right) <= _FEW_WORDS and not OTHER_THINGS & {*left, *right}
    known = lexicon.read(text).meanings if few and not (one.concept and other.concept) else ()
    if len(known) != 1 or known[0].type not in DATA or text not in [read_form(s).text for s in known[0].spellings]:
        return None
    return Verdict("related", f"both are parts of {known[0].name}")


def _lineage(name: Name, lexicon: Lexicon) -> tuple[str, ...]:
    """What a name is known to belong to, the nearest first: its families in the vocabulary, and that which its parts name."""
    found = [name.concept] if name.concept else []
    while found and (above := lexicon.broader(found[-1])) and above not in found:
        found.append(above)
    family = lexicon.find(name.parts.family) if name.parts.family_key != name.parts.key else None
    if family and not family.generic:
        found.append(family)
    return tuple(dict.fromkeys(concept.name for concept in found))


def _kind_of(one: Name, other: Name) -> Verdict | None:
    """Related where a name, or its label, is the other's, of two capitals or more, behind a word (`Double DQN`, `MobileSAM`).

    The other may have such a name as well (QLoRA is Quantized LoRA).
    """
    for general, special in ((one, other), (other, one)):
        if general.concept and not general.concept.generic:
            further = special.concept.aliases if special.concept else ()
            for short, long in product(_labels(general), (*_labels(special), *further)):
                if sum(map(str.isupper, short)) > 1 and _ends_with(long, short):
                    return Verdict("related", f"{long} puts a word before {short}")
    return None


def _ends_with(long: str, short: str) -> bool:
    """Whether a name ends in another, of three letters or more where only its capital parts it from the word before."""
    glued = len(short) > 2 and short[0].isupper() and long.removesuffix(short)[-1:].islower()
    return long.endswith((f" {short}", f"-{short}")) or (glued and long.endswith(short))


def _labels(name: Name) -> tuple[str, ...]:
    """The name as it is written and as the vocabulary has it."""
    return (name.form.text, name.concept.name) if name.concept else (name.form.text,)


def related_parts(one: Parts, other: Parts) -> Verdict | None:
    """Related where two names are of one family, or one goes on behind the other."""
    if not one.stem or not other.stem:
        return None
    apart = one.key != other.key and not _glued_counts(one, other)
    if apart and one.family_key == other.family_key and len(one.family_key) > 1:
        return Verdict("related", f"same family, but {differences(one, other)}")
    if apart and _words(one) and _words(one) == _words(other) and not _adds_a_dimension(one, other):
        return Verdict("related", "same words, but not the same numbers and variants among them")
    shorter, longer = sorted((one, other), key=lambda p: (len(p.text), p.text))
    added = _extension(shorter, longer)
    if added and not any(word in OTHER_THINGS for word in added):
        return Verdict("related", f"{longer.text} adds {' '.join(added)} to {shorter.text}")
    return None


def _words(parts: Parts) -> tuple[str, ...]:
    """The words of a name, versions, sizes, variants and `3D` left out; none where they are a letter or two."""
    words = tuple(t.norm for t in parts.tokens if t.kind in ("letters", "hangul") and not t.norm[0].isdigit())
    return words if sum(map(len, words)) > _FEW_LETTERS else ()


def _adds_a_dimension(one: Parts, other: Parts) -> bool:
    """Whether one of two names has its 3D and the other no figure: object detection is another task in 3D."""
    return any(
        any(t.kind == "letters" and t.norm[0].isdigit() for t in flat.tokens) and not any(map(str.isdigit, plain.key))
        for flat, plain in ((one, other), (other, one))
    )


def _glued_counts(one: Parts, other: Parts) -> bool:
    """Whether the names end in counts that belong to the word (GSM8K, GSM1K) and so are words of their own."""
    return all(
        len(p.tail) == 1 and p.tail[0].kind == "size" and p.tail[0].glued and p.tail[0].norm[-1] == "k" for p in (one, other)
    )


def _extension(shorter: Parts, longer: Parts) -> tuple[str, ...]:
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

"""Names that give a short form and what it stands for: `SAM (Segment Anything Model)`, `Sharpness-Aware Minimization (SAM)`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.names.endings import STEM, are_forms
from kg.names.forms import Form, abbreviates, are_initials, read_form
from kg.names.keys import name_key
from kg.names.korean import is_korean, translations
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.parts import split_name
from kg.names.words import CALLED, FORMERLY, PART_WORDS, SMALL_WORDS
from kg.spelling import without_gaps
from kg.vocabulary import Concept

_COLON = re.compile(r"(\S+?)(?:\s?[:：]\s|\s[–—-]\s|,?\s(?:is )?short for\s|\sstands for\s)(\S.*)")
_CALLED = re.compile(rf"\((?:{'|'.join(map(re.escape, CALLED))})[ :]+")
_CUES = "|".join(map(re.escape, (*FORMERLY, *CALLED)))
_TOLD = re.compile(rf"(?P<name>.*\S)\s?\((?:{_CUES})[ :]+(?P<other>[^()]+)\)", re.IGNORECASE)
_SQUARE = re.compile(r"(\S.*?)\s\[([^\[\]]+)\]")
_PHRASED = re.compile(r"(?P<short>[A-Za-z][\w\-]+) \((?P<long>[A-Z][A-Za-z\s\-]+)\)")
_LEAST_WORDS = 3
_MAY_SLIP = 4
"""So many words may differ in one and say the same."""
_HALF = 0.5
"""The share of common words from which one long form may be a slip of another."""
_ALIKE = 0.45
"""The share of common words from which a Korean long form may say the same as another."""


class SpelledOut(NamedTuple):
    """A short form and the long form behind it."""

    short: str
    long: str

    def is_another(self, concept: Concept, lexicon: Lexicon) -> bool:
        """Whether a known thing of that short form stands for other words (`MAP (Maximum A Posteriori)` is not mAP)."""
        theirs = [s for s in concept.spellings if are_initials(self.short, s)] or [s for s in concept.spellings if " " in s]
        return lexicon.find(self.long) != concept and bool(theirs) and all(stand_apart(self.long, s) for s in theirs)


def short_for_another(whole: str, short: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a name spells a short form out in words that nothing known of that short form has (`MoE (Margin of Error)`)."""
    told = spelled_out(read_form(whole))
    if told is None or spelled_out(read_form(short)) or name_key(told.short) != name_key(short):
        return False
    meanings, spelled = meanings_of(short, lexicons), meanings_of(told.long, lexicons)
    known = [c for c in meanings if short in c.spellings] or meanings
    phrases = [s for c in known for s in c.spellings if " " in s and not is_korean(s)]
    longs = [s for s in phrases if are_initials(told.short, s) or abbreviates(told.short, s)]
    longs = longs or [s for s in phrases if s[0].casefold() == short[:1].casefold() and short.casefold() not in s.casefold()]
    full = (told.long, *in_full_part(told.long, lexicons))
    return bool(longs) and set(spelled).isdisjoint(known) and all(_are_far(text, s) for text in full for s in longs)


def in_full_part(long: str, lexicons: Sequence[Lexicon]) -> Iterator[str]:
    """A phrase with the known short form that it ends in in full (`Adaptive LoRA`, `Real-Time DETR`)."""
    before, _, short = long.rpartition(" ")
    if before and sum(map(str.isupper, short)) > 1:
        for concept in meanings_of(short, lexicons):
            yield from (f"{before} {s}" for s in concept.spellings if " " in s and abbreviates(short, s))


def spelled_out(form: Form) -> SpelledOut | None:
    """What a name says of its short form, None for a name that does not give both."""
    both = [form.text, *form.others]
    if is_korean(both[0]) or not is_korean(both[-1]):
        both.sort(key=len)
    return SpelledOut(*both) if len(both) == len(SpelledOut._fields) else None


def names_told(name: str) -> tuple[str, ...]:
    """The name and the one that it says in brackets to be another of the same (`LMArena (formerly Chatbot Arena)`), if any."""
    match = _TOLD.fullmatch(name.strip())
    return (match["name"], match["other"]) if match else (name,)


def with_brackets(name: str) -> str:
    """`SHORT (LONG)` of a name that has the two beside a colon, a dash or square brackets; other names as they are.

    Without the word that says in brackets that another name follows (`(이하 LLM)`).
    """
    name = _CALLED.sub("(", name)
    for pattern in (_COLON, _SQUARE):
        match = pattern.fullmatch(name.strip())
        if match:
            short, long = sorted((match[1], match[2]), key=len)
            if are_initials(short, long) or abbreviates(short, long) or (pattern is _COLON and _is_phrase(long)):
                return f"{short} ({long})"
    return name


def glossed(text: str) -> SpelledOut | None:
    """A name of one word and the phrase of three words or more that it has in brackets, which may be what it stands for."""
    told = phrased(text)
    if told is None or told.long[0].casefold() not in (told.short[0].casefold(), "a"):
        return None
    return told if len(told.long.split()) >= _LEAST_WORDS else None


def phrased(text: str) -> SpelledOut | None:
    """A name of one word and the phrase that it has in brackets."""
    match = _PHRASED.fullmatch(text)
    return SpelledOut(match["short"], match["long"]) if match and _is_phrase(match["long"]) else None


def _is_phrase(text: str) -> bool:
    """Whether a text is several words, none of which is a variant or a size."""
    words = text.casefold().split()
    return len(words) > 1 and without_gaps(text).isalpha() and PART_WORDS.isdisjoint(words)


def say_the_same(left: str, right: str) -> bool:
    """Whether two long forms have the same letters, or the same words but for their endings, small words apart."""
    one, other = _words(left), _words(right)
    if not one or len(one) != len(other):
        return bool(one) and "".join(one) == "".join(other)
    return all(are_forms(a, b) for a, b in zip(one, other, strict=True))


def stand_apart(left: str, right: str) -> bool:
    """Whether two long forms say different things; where one is Korean, that is if they have little or nothing in common."""
    korean = [text for text in (left, right) if is_korean(text)]
    if not korean:
        return not say_the_same(left, right)
    one, other = _read(left), _read(right)
    if len(korean) > 1 and _end_otherwise(left, right):
        return True
    if one and other:
        return not any(_agree(a, b) for a in one for b in other)
    return len(korean) > 1 and _shared(_pieces(left), _pieces(right)) < _ALIKE


def _are_far(left: str, right: str) -> bool:
    """Whether two long forms say different things in words most of which are others."""
    latin = not is_korean(left) and not is_korean(right)
    return stand_apart(left, right) and not (latin and _shared(*map(_beginnings, map(_words, (left, right)))) >= _HALF)


def _end_otherwise(left: str, right: str) -> bool:
    """Whether two Korean phrases end in two words of which the glossary knows that they say different things."""
    one, other = (set(translations(text.split()[-1], likely=None)) for text in (left, right))
    return bool(one and other) and not one & other


def _read(long: str) -> list[list[str]]:
    """The words of each reading of a long form, none where the glossary lacks one of them."""
    return [_words(text) for text in (translations(long, likely=None) if is_korean(long) else (long,))]


def _agree(one: list[str], other: list[str]) -> bool:
    """Whether two readings say the same in so many words, one of four apart, or have enough of them in common."""
    left, right = _beginnings(one), _beginnings(other)
    if len(one) == len(other):
        return len(left - right) <= (len(one) >= _MAY_SLIP)
    return _shared(left, right) >= _ALIKE


def _beginnings(words: list[str]) -> set[str]:
    """What tells words apart whatever they end in (`contrastive` and `continual` in their fifth letter)."""
    return {word.removesuffix("s")[: STEM + 1] for word in words}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _words(long: str) -> list[str]:
    parts = split_name(long)
    return [token.norm for token in parts.tokens if token.norm not in SMALL_WORDS]


def _pieces(korean: str) -> set[str]:
    """All that two syllables side by side may be."""
    return {word[i : i + 2] for word in korean.split() for i in range(len(word) - 1)}

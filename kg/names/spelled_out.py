"""Names that give a short form and what it stands for: `SAM (Segment Anything Model)`, `Sharpness-Aware Minimization (SAM)`."""

import re
from typing import NamedTuple

from kg.names.forms import CASED_WORD, are_initials
from kg.names.korean import translations
from kg.names.lexicon import Lexicon, Name
from kg.names.words import SMALL_WORDS
from kg.vocabulary import Concept

_STEM = 4
"""First letters by which two forms of a word are one."""
_HANGUL = re.compile("[가-힣]")


class SpelledOut(NamedTuple):
    """A short form and the long form behind it."""

    short: str
    long: str

    def is_another(self, concept: Concept, lexicon: Lexicon) -> bool:
        """Whether a known thing of that short form stands for other words (`MAP (Maximum A Posteriori)` is not mAP)."""
        theirs = [s for s in concept.spellings if are_initials(self.short, s)]
        return lexicon.find(self.long) != concept and bool(theirs) and all(stand_apart(self.long, s) for s in theirs)


def spelled_out(name: Name) -> SpelledOut | None:
    """What a name says of its short form, None for a name that does not give both."""
    both = (name.form.text, *name.form.others)
    return SpelledOut(*sorted(both, key=len)) if len(both) == len(SpelledOut._fields) else None


def say_the_same(left: str, right: str) -> bool:
    """Whether two long forms in Latin letters have the same ones, or words that begin alike, small words apart."""
    one, other = _words(left), _words(right)
    return bool(one) and ([w[:_STEM] for w in one] == [w[:_STEM] for w in other] or "".join(one) == "".join(other))


def stand_apart(left: str, right: str) -> bool:
    """Whether two long forms say different things; where one is Korean, that is if they have no word in common at all."""
    korean = [text for text in (left, right) if _HANGUL.search(text)]
    if not korean:
        return not say_the_same(left, right)
    if len(korean) > 1:
        return _pieces(left).isdisjoint(_pieces(right))
    latin = right if korean == [left] else left
    words = {w[:_STEM] for text in translations(korean[0], likely=None) for w in _words(text)}
    return bool(words) and words.isdisjoint(w[:_STEM] for w in _words(latin))


def _words(long: str) -> list[str]:
    return [w.casefold() for w in CASED_WORD.findall(long) if w.casefold() not in SMALL_WORDS]


def _pieces(korean: str) -> set[str]:
    """All that two syllables side by side may be."""
    return {word[i : i + 2] for word in korean.split() for i in range(len(word) - 1)}

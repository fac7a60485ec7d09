"""What a Korean name says word for word, against the known thing that a text gives it for.

A text puts in brackets behind a Korean phrase what it means by it, but also an example of it (`평가자(GPT-4o)`) or the wider
thing (`다중 모달 직접 선호 최적화(DPO)`). Where all words of the phrase are known, it has to say what the known thing is
called.
"""

import re

from kg.names.forms import abbreviates, are_initials
from kg.names.korean import translations
from kg.names.lexicon import Name
from kg.names.terms import long_form

_CLASSES = frozenset(
    "a algorithm an and approach architecture based by for from framework in method model of on system the".split()
)
_WEAK = frozenset({"learning", "training", "technique", "process", "task"})
"""Words that a phrase may say besides without meaning something narrower."""


def says_otherwise(korean: Name, latin: Name) -> bool:
    """Whether a readable Korean name says something else than the known thing, or something narrower."""
    readings = [words for text in translations(korean.form.text) if (words := _words(text))]
    if not readings or (korean.concept and korean.concept == latin.concept):
        return False
    known = latin.concept.spellings if latin.concept else (long_form(latin.form.text),)
    longs = [words for text in known if len(words := _words(text)) > 1]
    if latin.concept is None:
        return any(long < words and not words - long <= _WEAK for long in longs for words in readings[:1])
    if any(long <= words and words - long <= _WEAK for words in readings for long in longs):
        return False
    if any(long < words for words in readings for long in longs):
        return True
    if any(2 * len(words & long) >= max(len(words), len(long)) for words in readings for long in longs):
        return False
    return not any(abbreviates(latin.form.text, text) for text in translations(korean.form.text, likely=None))


def spelled_in_korean(short: str, korean: Name) -> str:
    """The reading of a Korean name that a short form is the initials of, its last word apart or not, `""` if there is none."""
    readings = translations(korean.form.text, likely=None)
    return next((t for text in readings for t in (text, text.rpartition(" ")[0]) if are_initials(short, t)), "")


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in found) - _CLASSES

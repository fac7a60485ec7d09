"""What stands in brackets beside a name and is no other name of it: `BERT(트랜스포머)`, `LLM agent (LLM)`."""

import re
from collections.abc import Sequence

from kg.names.forms import BRACKET, abbreviates, are_initials, read_form, spaced, tidy
from kg.names.keys import name_keys
from kg.names.korean import is_korean, translations
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.owners import read_owner
from kg.names.parts import split_name
from kg.names.sound import sounds_like
from kg.names.spelled_out import say_the_same
from kg.names.words import PART_WORDS
from kg.spelling import ends_in_class_word
from kg.vocabulary import Concept

_NUMBER = re.compile(r"\d")


def without_gloss(name: str, *, lexicons: Sequence[Lexicon]) -> str:
    """A name without the bracket behind it that says what it is, of whom or in short of what; other names as they are.

    Korean words behind a known name that neither render it nor say what it is go on behind it: they say which is meant.
    """
    match = BRACKET.fullmatch(tidy(name))
    if match is None:
        return name
    head, inside = match["before"], match["inside"]
    if read_owner(f"{head} ({inside})"):
        return head
    if is_korean(inside) and not is_korean(head):
        meanings = meanings_of(head, lexicons)
        if not meanings or _renders(inside, head, meanings):
            return name
        return head if _says_what(inside) else f"{head} {inside}"
    return head if _says_more(head, inside, meanings_of(inside, lexicons)) else name


def names_twice(whole: str, plain: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a name and that in brackets behind it are what another name is (`Nano Banana (Gemini 2.5 Flash Image)`)."""
    match = None if read_form(whole).others else BRACKET.fullmatch(whole.strip())
    if match is None or "(" in plain:
        return False
    meant = [{lexicon.find(name) for name in (match["before"], match["inside"], plain)} for lexicon in lexicons]
    return any(len(concepts) == 1 and None not in concepts for concepts in meant)


def _says_what(korean: str) -> bool:
    """Whether Korean words say what something is: they end in a class word (`벤치마크`), without a number or an edition."""
    said = {word for text in translations(korean, likely=None) for word in text.split()}
    return ends_in_class_word(korean) and PART_WORDS.isdisjoint(said) and not _NUMBER.search(korean)


def _renders(korean: str, latin: str, meanings: Sequence[Concept]) -> bool:
    """Whether Korean words are a name by what is known, by their sound, or by what they say."""
    spelled = [s for concept in meanings for s in concept.spellings]
    if not set(name_keys(korean)).isdisjoint(key for s in spelled for key in name_keys(s)):
        return True
    if sounds_like(split_name(korean).family_key, split_name(latin).family_key):
        return True
    said = translations(read_form(korean).text, likely=None)
    return any(
        are_initials(latin, t) or abbreviates(latin, t) or any(say_the_same(t, s) for s in (latin, *spelled)) for t in said
    )


def _says_more(phrase: str, short: str, meanings: Sequence[Concept]) -> bool:
    """Whether a phrase has a known name, or the short form of it, among more words than those."""
    words = spaced(phrase).split()
    known = {spaced(s) for c in meanings for s in c.spellings} | {short.casefold()}
    if not meanings or " ".join(words) in known or any(say_the_same(phrase, s) for s in known if " " in s):
        return False
    return any(_runs_in(s.split(), words) for s in known)


def _runs_in(part: list[str], words: list[str]) -> bool:
    """Whether words stand side by side among more."""
    return len(part) < len(words) and any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))

"""Two names under one lexicon: what they are to each other by their parts, their brackets and what the vocabulary knows."""

import re

from kg.names.class_words import singulars
from kg.names.differing import Verdict, contradicting
from kg.names.forms import are_initials, tidy
from kg.names.keys import name_key
from kg.names.kinds import are_of_two_kinds, by_its_kind, say_a_part
from kg.names.korean import is_korean, is_ordinary, translations
from kg.names.lexicon import Lexicon, Name
from kg.names.ordinary import is_common
from kg.names.parts import split_name
from kg.names.relating import find_relation
from kg.names.spelled_out import say_the_same, spelled_out, stand_apart
from kg.names.terms import in_full
from kg.vocabulary import Concept

WORD_FOR_WORD = "one is the other word for word in Korean"
"""The reason of a verdict on a Korean name that is the other in translation."""

LOOSELY = "same name apart from a plural, a class word or a year"
"""The reason of a verdict on names that are nearly one."""

_PLURAL = re.compile(r"[A-Za-z]s$")
_FULL_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
_TWO_FIGURES = re.compile(r"(?<!\d)\d\d(?!\d)")
_SHORT_YEAR = r"(?:[A-Z]{{2}}-?|['’]){0}(?!\d)|\b(?=2[2-7]){0}(?!\d)"
"""A year in two figures: behind capitals or an apostrophe, alone only one of today."""


def compare_names(left: str, right: str, *, lexicon: Lexicon) -> Verdict:
    """What two names are to each other, from the names and the vocabulary alone; symmetric up to the order in the reason."""
    one, other = by_its_kind(lexicon.read(left)), by_its_kind(lexicon.read(right))
    told = _told_by_brackets(one, other, lexicon)
    if told:
        return told
    same = _same(one, other) or _same_by_another_reading(one, other) or _same_in_full(one, other, lexicon)
    if are_of_two_kinds(one, other) and (same or _said_alike(one, other)):
        return Verdict("different", "one name, but of two kinds of things")
    if same and say_a_part(one, other):
        return Verdict("related", "one is the part of the other that is kept for evaluating")
    return same or find_relation(one, other, lexicon) or _different(one, other)


def _said_alike(one: Name, other: Name) -> bool:
    return not {*one.keys, *one.weak}.isdisjoint({*other.keys, *other.weak})


def _told_by_brackets(one: Name, other: Name, lexicon: Lexicon) -> Verdict | None:
    """What it says that both spell one short form out, or that one spells it out as other words than the known thing's."""
    left, right = spelled_out(one.form), spelled_out(other.form)
    if left and right:
        if name_key(left.short) != name_key(right.short):
            return None
        if say_the_same(left.long, right.long):
            return Verdict("same", "one short form, spelled out alike")
        known = {lexicon.find(left.long), lexicon.find(right.long)}
        apart = (None in known or len(known) > 1) and stand_apart(left.long, right.long)
        return Verdict("different", "one short form, spelled out in two ways") if apart else None
    told, plain = (left, other) if left else (right, one)
    if told and not plain.form.kind and " " in plain.form.text and say_the_same(told.long, plain.form.text):
        return Verdict("same", f"{plain.form.text} is what {told.short} stands for there")
    if (
        told is None
        or plain.concept is None
        or one.concept != other.concept
        or name_key(plain.form.text) == name_key(told.short)
    ):
        return None
    another = told.is_another(plain.concept, lexicon)
    return Verdict("different", f"{told.short} stands for something else there") if another else None


def _same(one: Name, other: Name) -> Verdict | None:
    if _are_two_known(one, other) or _differ_as_written(one, other):
        return None
    if set(one.keys) & set(other.keys):
        return Verdict("same", "same name in the same parts" if one.form.text != other.form.text else "same name")
    if one.concept and other.concept and one.concept.name == other.concept.name:
        return Verdict("same", f"both are {one.concept.name} in the vocabulary")
    for known, short in ((one, other), (other, one)):
        exact = [c for c in short.meanings if short.form.text in c.spellings] or short.meanings
        if (told := spelled_out(short.form)) and known.concept and stand_apart(told.long, known.form.text):
            continue
        if known.concept and known.concept.name in {c.name for c in exact}:
            return Verdict("same", f"{short.form.text} is also a name of {known.concept.name} in the vocabulary")
        if known.concept and not short.concept and any(_are_one_long_form(s, short.form.text) for s in known.concept.spellings):
            return Verdict("same", f"{short.form.text} is {known.concept.name} in full, but for the endings of words")
    return None


def _differ_as_written(one: Name, other: Name) -> bool:
    """Whether names that have one key differ: a plural and a size (GANs, GAN-S), a number and a year (VGG 16, VGG 2016)."""
    for text, rest in ((one.form.text, other.form.text), (other.form.text, one.form.text)):
        if _PLURAL.search(text) and rest.endswith(("-S", " S")):
            return True
        years = set(_FULL_YEAR.findall(text))
        if years and not _FULL_YEAR.search(rest) and not any(re.search(_SHORT_YEAR.format(y[2:]), rest) for y in years):
            return bool(_TWO_FIGURES.search(rest))
    return False


def _are_two_known(one: Name, other: Name) -> bool:
    """Whether both names, in this very spelling, are things of the vocabulary that share no name (sCM and SCM, PiT and PIT)."""
    left, right = map(_exactly_known, (one, other))
    return bool(left and right) and not any(c.name in d.spellings or d.name in c.spellings for c in left for d in right)


def _exactly_known(name: Name) -> list[Concept]:
    """What a name may mean that has it in this very spelling; terms are no things."""
    texts = {name.form.text, tidy(name.spelling)}
    return [c for c in name.meanings if c.type != "Term" and not texts.isdisjoint(c.spellings)]


def _are_one_long_form(one: str, other: str) -> bool:
    alike = " " in one and " " in other and say_the_same(one, other) and len(other.split()) > 2 and _turn_alike(one, other)
    return alike and not contradicting(split_name(one), split_name(other))


def _turn_alike(one: str, other: str) -> bool:
    """Whether both phrases have so many `of`: a loss of function is no loss function."""
    return one.casefold().split().count("of") == other.casefold().split().count("of")


def _same_by_another_reading(one: Name, other: Name) -> Verdict | None:
    if one.concept and other.concept:
        return None
    if (one.concept or other.concept) and not _names_meet(one, other):
        return None
    if set(one.keys) & set(other.others) or set(one.others) & set(other.keys) or _share_bracket(one, other):
        return Verdict("same", "one gives the other in brackets")
    translated = set(one.keys) & set(other.translated) or set(one.translated) & set(other.keys)
    if translated and not _is_only_a_word(one, other):
        return Verdict("same", WORD_FOR_WORD)
    data = one.form.kind == "data" == other.form.kind and one.parts.dates == other.parts.dates
    weak = set(one.weak) & set(other.weak) if data else set()
    if (weak or set(one.keys) & set(other.weak) or set(one.weak) & set(other.keys)) and not _is_a_word(one, other):
        return Verdict("same", LOOSELY)
    return None


def _is_only_a_word(one: Name, other: Name) -> bool:
    """Whether the Korean of two names is one word that says what the other spells in capitals of its own (코드 is no CoDe)."""
    korean, latin = (one, other) if is_korean(one.form.text) else (other, one)
    text = latin.form.text
    coined = len(text) > 2 and text.isalpha() and any(map(str.isupper, text[1:]))
    return coined and text not in translations(korean.form.text, likely=None)


def _is_a_word(one: Name, other: Name) -> bool:
    """Whether what two names have in common is an ordinary word (`언어 모델`, `Topic Model`), or one has an s of its own.

    Ordinary words that only one has a class word behind are no name either (`State space model`).
    """
    texts = {name.form.text for name in (one, other)} | set(one.form.weak) | set(other.form.weak)
    if any(is_ordinary(text) for text in texts if " " not in text) or any(n.form.text.endswith("ics") for n in (one, other)):
        return True
    numbers = ({name.form.text, *singulars(name.form.text)} for name in (one, other))
    return one.form.kind != other.form.kind and any(map(is_common, texts)) and set(next(numbers)).isdisjoint(next(numbers))


def _share_bracket(one: Name, other: Name) -> bool:
    """Whether a Korean and a Latin name have one short form in brackets; two Latin ones may have the same by chance."""
    return is_korean(one.form.text) != is_korean(other.form.text) and bool(set(one.others) & set(other.others))


def _names_meet(one: Name, other: Name) -> bool:
    """Whether a known and an unknown name may be one: not where the known gives the unknown in brackets."""
    known, unknown = (one, other) if one.concept else (other, one)
    return not (set(known.others) & set(unknown.keys))


def _same_in_full(one: Name, other: Name, lexicon: Lexicon) -> Verdict | None:
    """Same once the initials of ordinary terms are read in full (`Offline RL`, `Offline Reinforcement Learning`)."""
    full = [in_full(name.form.text) for name in (one, other)]
    if not any(full) or (one.concept and other.concept):
        return None
    left, right = (lexicon.read(text or name.spelling) for text, name in zip(full, (one, other), strict=True))
    return Verdict("same", "same words with the initials in full") if _same(left, right) else None


def _different(one: Name, other: Name) -> Verdict:
    if one.concept and other.concept and one.concept.name != other.concept.name:
        return Verdict("different", f"the vocabulary knows both: {one.concept.name} and {other.concept.name}")
    for short, long in ((one, other), (other, one)):
        if are_initials(short.form.text, long.form.text):
            return Verdict("different", f"{short.form.text} could be its initials; no evidence that it is")
    if one.concept or other.concept:
        return Verdict("different", "the vocabulary knows one of them, and not by the other name")
    return Verdict("different", "different names; nothing known joins them")

"""Two names: the same, related, or different, and why."""

import re
from collections.abc import Sequence
from itertools import product

from kg.names.attributed import is_of_another
from kg.names.citations import are_editions, cited_behind, cited_year
from kg.names.differing import Verdict, contradicting
from kg.names.forms import are_initials, read_form, tidy
from kg.names.glosses import names_twice, without_gloss
from kg.names.keys import name_key, name_keys
from kg.names.kinds import are_of_two_kinds, as_measure, by_its_kind, mean_two_kinds, say_a_part
from kg.names.korean import is_korean, is_ordinary, translations
from kg.names.lexicon import Lexicon, Name, meanings_of
from kg.names.measured import at_number, read_measured
from kg.names.owners import possessor, read_owner
from kg.names.parts import split_name
from kg.names.relating import find_relation
from kg.names.sorts import without_sort
from kg.names.spelled_out import names_told, say_the_same, short_for_another, spelled_out, stand_apart, with_brackets
from kg.names.terms import in_full
from kg.names.unknown import (
    in_plain_words,
    related_in_korean,
    same_by_initials,
    same_by_sound,
    same_together,
    told_by_gloss,
    with_last_word_in_english,
    without_particle,
)
from kg.papers import read_reference
from kg.spelling import without_gaps
from kg.vocabulary import Concept

_WORD_FOR_WORD = "one is the other word for word in Korean"
_LOOSELY = "same name apart from a plural, a class word or a year"
_PLURAL = re.compile(r"[A-Za-z]s$")
_FULL_YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
_TWO_FIGURES = re.compile(r"(?<!\d)\d\d(?!\d)")
_SHORT_YEAR = r"(?:[A-Z]{{2}}-?|['’]){0}(?!\d)|\b(?=2[2-7]){0}(?!\d)"
"""A year in two figures: behind capitals or an apostrophe, alone only one of today."""
_AT_RANK = re.compile(r"(?P<measure>.+?)\s?(?:@|\bat\b)\s?(?P<rank>\d+)")
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|\w-\w")
"""What no ordinary word has in it."""


def compare_by_all(left: str, right: str, *, lexicons: Sequence[Lexicon]) -> Verdict:
    """What two names are to each other, asked of one lexicon after the other: the first that says same, or else related.

    Where some know both names, only those are asked. A Korean spelling that none of them knows may be the Latin name by its
    sound. References to papers are compared as such.
    """
    if not tidy(left) or not tidy(right):
        return Verdict("different", "an empty name is that of nothing")
    if papers := compare_papers(read_reference(left), read_reference(right)):
        return papers
    if tidy(left) == tidy(right):
        return Verdict("same", "same name")
    if _told_to_be_one(left, right, lexicons):
        return Verdict("same", "one says in brackets that the other is its name as well")
    one, other = with_brackets(left), with_brackets(right)
    plain = without_gloss(one, lexicons=lexicons), without_gloss(other, lexicons=lexicons)
    verdict = _by_owners(left, right, lexicons) or _compare(*plain, lexicons)
    twice = verdict.word != "same" and (names_twice(left, right, lexicons) or names_twice(right, left, lexicons))
    if twice and not mean_two_kinds(left, right, lexicons):
        return Verdict("same", "one gives two names of what the other is")
    return (_by_attribution(left, right, lexicons) if verdict.word == "same" else None) or verdict


def _by_attribution(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """What tells two things of one name apart: who is cited or owns it."""
    if is_of_another(left, right, lexicons):
        return Verdict("different", "one is cited or owned for something else of that name")
    if _cited_otherwise(tidy(left), tidy(right)):
        return Verdict("different", "one name, cited in two ways")
    return None


def _told_to_be_one(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether one of two names has another in brackets that it goes by as well, and either of these is the second name.

    Nothing is believed of names whose parts tell them apart (`Qwen3 (formerly Qwen2.5)`), or that are two known things.
    """
    told = [names_told(name) for name in (left, right)]
    for name, other in ((name, other) for name, *others in told for other in others):
        known = {lexicon.find(said) for lexicon in lexicons for said in (name, other)} - {None}
        if len(known) > 1 or _compare(name, other, lexicons).word == "related":
            return False
    pairs = [pair for pair in product(*told) if pair != (left, right)]
    verdicts = (compare_by_all(*pair, lexicons=lexicons) for pair in pairs)
    return any(verdict.word == "same" and verdict.reason != _LOOSELY for verdict in verdicts)


def _cited_otherwise(left: str, right: str) -> bool:
    """Whether both names are cited, each in its way; of an owner and authors that says the year (`Meta, 2024`)."""
    owned = [read_owner(name) for name in (left, right)]
    read = cited_behind if all(owned) or not any(owned) else cited_year
    one, other = read(left), read(right)
    return bool(one and other) and one != other and not are_editions(left, right)


def compare_papers(one: str | None, other: str | None) -> Verdict | None:
    """What two references to papers are to each other, None where one of them is no such."""
    if not one or not other:
        return None
    return Verdict("same", f"both are the paper {one}") if one == other else Verdict("different", "two papers")


def _by_owners(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """What names that nothing knows are behind their owners; two owners have two things."""
    owners = {possessor(left), possessor(right)}
    if "" not in owners and len(owners) > 1:
        return Verdict("different", "two owners")
    owned = [read_owner(name) for name in (left, right)]
    if not any(owned) or any(lexicon.find(name) for lexicon in lexicons for name in (left, right)):
        return None
    if len({o.house for o in owned if o and o.house}) > 1:
        return Verdict("different", "two owners")
    one, other = (o.name if o else name for o, name in zip(owned, (left, right), strict=True))
    if not all(owned):
        coined = all(o is None or _COINED.search(o.name) for o in owned)
        if not coined or any(lexicon.find(name) for lexicon in lexicons for name in (one, other)):
            return None
    verdict = _compare(one, other, lexicons)
    return verdict if verdict.word != "different" else None


def _compare(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict:
    """What two names are that are taken as they stand, or without a particle, figures in words and class words within."""
    verdict = _compare_as_written(left, right, lexicons)
    if verdict.word != "same":
        ways = (_compare_scored, _compare_sorts, _compare_measured)
        verdict = next((found for way in ways if (found := way(left, right, lexicons))), verdict)
    if verdict.word == "different":
        for one, other in ((without_particle(left, other=right), right), (left, without_particle(right, other=left))):
            bare = _compare_as_written(one, other, lexicons) if one and other else verdict
            if bare.word == "same":
                return bare
    ranks = [_AT_RANK.fullmatch(tidy(name)) for name in (left, right)]
    if verdict.word == "different" and ranks[0] and ranks[1] and ranks[0]["rank"] == ranks[1]["rank"]:
        verdict = _compare_as_written(ranks[0]["measure"], ranks[1]["measure"], lexicons)
    for reworded in (in_plain_words, with_last_word_in_english):
        if verdict.word != "same" and (plain := (reworded(left), reworded(right))) != (left, right):
            found = _compare_as_written(*plain, lexicons)
            verdict = found if found.word == "same" or verdict.word == "different" else verdict
    return verdict


def _compare_scored(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where one name is the other, a measure, with the word for a score or a loss behind it."""
    for measure, other in ((as_measure(left, lexicons), right), (as_measure(right, lexicons), left)):
        bare = _compare_measures(measure, other, lexicons) if measure and not _are_apart(measure, other, lexicons) else None
        if bare:
            return bare
    return None


def _compare_sorts(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where one name is the other once it is without the word for the sort of technique that it is."""
    bare = without_sort(left, lexicons), without_sort(right, lexicons)
    pairs = ((one or left, other or right) for one, other in (bare, (bare[0], ""), ("", bare[1])) if one or other)
    verdicts = (_compare_as_written(one, other, lexicons) for one, other in pairs)
    return next((verdict for verdict in verdicts if verdict.word == "same"), None)


def _compare_measured(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where two measures are at one number, or two names are of one measure that is taken on one thing."""
    plain = at_number(left), at_number(right)
    if plain != (left, right) and (verdict := _compare_as_written(*plain, lexicons)).word == "same":
        return verdict
    one, other = (read_measured(name, lexicons) for name in plain)
    if one is None or other is None:
        return None
    alike = all(_compare(*pair, lexicons).word == "same" for pair in zip(one, other, strict=True))
    return Verdict("same", f"{one.measure} on {one.data} in both") if alike else None


def _compare_measures(measure: str, other: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where a lexicon of measures knows both names, or what one spells out, and says so."""
    told = spelled_out(read_form(other))
    known = [lexicon for lexicon in lexicons if lexicon.read(told.long if told else other).meanings]
    verdicts = (compare_names(f"{measure} metric", told.long if told else other, lexicon=lexicon) for lexicon in known)
    return next((verdict for verdict in verdicts if verdict.word == "same"), None)


def _compare_as_written(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict:
    knowing = [lexicon for lexicon in lexicons if lexicon.read(left).meanings and lexicon.read(right).meanings]
    verdicts = [compare_names(left, right, lexicon=lexicon) for lexicon in knowing or lexicons]
    glossed = None if knowing else told_by_gloss(left, right, lexicons)
    same = next((v for v in (*verdicts, glossed) if v and v.word == "same"), None) or same_by_sound(left, right, lexicons)
    same = same or same_by_initials(left, right, lexicons) or same_together(left, right)
    if same and same.reason == _WORD_FOR_WORD and _is_known_otherwise(left, right, lexicons):
        return Verdict("different", "the Korean is the name of another thing that is known")
    if same and mean_two_kinds(left, right, lexicons):
        return Verdict("different", "one name, but of two kinds of things")
    if same and (short_for_another(left, right, lexicons) or short_for_another(right, left, lexicons)):
        return Verdict("different", "it stands for something else there")
    if same and _are_apart(left, right, lexicons):
        return Verdict("different", "in this very spelling one is a name, the other a word for a measure or a task")
    related = None if glossed else next((v for v in verdicts if v.word == "related"), None)
    return same or related or glossed or related_in_korean(left, right, lexicons) or verdicts[0]


def _is_known_otherwise(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether the Korean one of two names is that of a known thing, and the other name none of that (`배치 정규화`)."""
    korean, latin = (left, right) if is_korean(left) else (right, left)
    known = meanings_of(korean, lexicons)
    keys = set(name_keys(latin)).union(*(set(lexicon.read(latin).weak) for lexicon in lexicons))
    return bool(known) and keys.isdisjoint(key for concept in known for s in concept.spellings for key in name_keys(s))


def _are_apart(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether each name, in this very spelling, stands in a lexicon of its own."""
    homes = [_home(name, lexicons) for name in (left, right)]
    return None not in homes and homes[0] != homes[1]


def _home(name: str, lexicons: Sequence[Lexicon]) -> int | None:
    """The place of the one lexicon that has a name, or what it spells out, in this very spelling; None if none or several.

    A word that a table begins with may be the one in small letters (Perplexity); a phrase that terms join to a name is at home
    with that as well.
    """
    told = spelled_out(read_form(name))
    full = told.long if told and are_initials(told.short, told.long) else name
    read = [lexicon.read(full) for lexicon in lexicons]
    homes = [i for i, n in enumerate(read) if _is_at_home(n)]
    return homes[0] if len(homes) == 1 else None


def _is_at_home(name: Name) -> bool:
    text = name.form.text
    texts = {_written(text), text.lower() if text.istitle() else _written(text)}
    joined = " " in text and not name.form.kind and name.concept is not None
    return joined or any(_written(s) in texts for c in name.meanings for s in c.spellings)


def _written(text: str) -> str:
    """A spelling without gaps; capitals tell one word from another (MAE, mae), not phrases of several."""
    return without_gaps(text.casefold() if " " in text else text)


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
    alike = " " in one and " " in other and say_the_same(one, other) and len(other.split()) > 2
    return alike and not contradicting(split_name(one), split_name(other))


def _same_by_another_reading(one: Name, other: Name) -> Verdict | None:
    if one.concept and other.concept:
        return None
    if (one.concept or other.concept) and not _names_meet(one, other):
        return None
    if set(one.keys) & set(other.others) or set(one.others) & set(other.keys) or _share_bracket(one, other):
        return Verdict("same", "one gives the other in brackets")
    translated = set(one.keys) & set(other.translated) or set(one.translated) & set(other.keys)
    if translated and not _is_only_a_word(one, other):
        return Verdict("same", _WORD_FOR_WORD)
    data = one.form.kind == "data" == other.form.kind and one.parts.dates == other.parts.dates
    weak = set(one.weak) & set(other.weak) if data else set()
    if (weak or set(one.keys) & set(other.weak) or set(one.weak) & set(other.keys)) and not _is_a_word(one, other):
        return Verdict("same", _LOOSELY)
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
    return one.form.kind != other.form.kind and any(all(map(is_ordinary, text.split())) for text in texts)


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

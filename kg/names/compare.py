"""Two names: the same, related, or different, and why."""

import re
from collections.abc import Sequence
from itertools import product

from kg.names.attributed import is_of_another
from kg.names.citations import are_editions, cited_behind, cited_year
from kg.names.differing import Verdict
from kg.names.forms import read_form, tidy
from kg.names.glosses import names_twice, without_gloss
from kg.names.homes import are_apart
from kg.names.keys import name_keys
from kg.names.kinds import as_measure, mean_two_kinds
from kg.names.known_names import LOOSELY, WORD_FOR_WORD, compare_names
from kg.names.known_parts import same_by_known_part
from kg.names.korean import is_korean
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.measured import at_number, read_measured
from kg.names.moved import are_moved
from kg.names.owners import possessor, read_owner
from kg.names.reworded import in_the_singular, with_usual_dates, with_usual_signs
from kg.names.said_kinds import with_said_kinds
from kg.names.sorts import without_sort
from kg.names.spelled_out import names_told, short_for_another, spelled_out, with_brackets
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

_AT_RANK = re.compile(r"(?P<measure>.+?)\s?(?:@|\bat\b)\s?(?P<rank>\d+)")
_REWORDED = (in_plain_words, with_last_word_in_english, in_the_singular, with_usual_signs, with_usual_dates)
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
    plain = with_said_kinds(*plain, lexicons)
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
    return any(verdict.word == "same" and verdict.reason != LOOSELY for verdict in verdicts)


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
    for reworded in _REWORDED:
        if verdict.word != "same" and (plain := (reworded(left), reworded(right))) != (left, right):
            found = _compare_as_written(*plain, lexicons)
            verdict = found if found.word == "same" or verdict.word == "different" else verdict
    if verdict.word != "same" and (found := same_by_known_part(left, right, lexicons)):
        return found
    if verdict.word != "same" and are_moved(left, right, lexicons) and not mean_two_kinds(left, right, lexicons):
        return Verdict("same", "the same parts in another place")
    return verdict


def _compare_scored(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where one name is the other, a measure, with the word for a score or a loss behind it."""
    for measure, other in ((as_measure(left, lexicons), right), (as_measure(right, lexicons), left)):
        bare = _compare_measures(measure, other, lexicons) if measure and not are_apart(measure, other, lexicons) else None
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
    if same and same.reason == WORD_FOR_WORD and _is_known_otherwise(left, right, lexicons):
        return Verdict("different", "the Korean is the name of another thing that is known")
    if same and mean_two_kinds(left, right, lexicons):
        return Verdict("different", "one name, but of two kinds of things")
    if same and (short_for_another(left, right, lexicons) or short_for_another(right, left, lexicons)):
        return Verdict("different", "it stands for something else there")
    if same and are_apart(left, right, lexicons):
        return Verdict("different", "in this very spelling one is a name, the other a word for a measure or a task")
    related = None if glossed else next((v for v in verdicts if v.word == "related"), None)
    return same or related or glossed or related_in_korean(left, right, lexicons) or verdicts[0]


def _is_known_otherwise(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether the Korean one of two names is that of a known thing, and the other name none of that (`배치 정규화`)."""
    korean, latin = (left, right) if is_korean(left) else (right, left)
    known = meanings_of(korean, lexicons)
    keys = set(name_keys(latin)).union(*(set(lexicon.read(latin).weak) for lexicon in lexicons))
    return bool(known) and keys.isdisjoint(key for concept in known for s in concept.spellings for key in name_keys(s))

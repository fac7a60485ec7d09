"""Whose thing a short name is that has a citation or an owner in brackets: `SAM (Foret et al., 2021)`, `SAM (Meta)`."""

import re
from collections.abc import Iterable, Sequence

from kg.names.citations import cited_full_year
from kg.names.forms import BRACKET, read_form, tidy
from kg.names.houses import BEGINNINGS
from kg.names.keys import name_key
from kg.names.kinds import are_one
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.owners import read_owner
from kg.names.spelled_out import spelled_out
from kg.spelling import without_gaps
from kg.vocabulary import Concept

_ARXIV = re.compile(r"(\d\d)(?:0[1-9]|1[0-2])\.\d+")
_LAGS = ((0, 1), (2, 2))
"""Years from a preprint to its citation, the likely ones first: venues come a year after it, journals two."""


def is_of_another(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a citation or an owner behind one short name says that it is not what the other names.

    Beside the bare name it says nothing: that may be anything of the name.
    """
    pairs = (left, right), (right, left)
    return any(tells(*pair, lexicons) for pair in pairs for tells in (_is_cited_for_another, _is_owned_by_another))


def _is_cited_for_another(whole: str, other: str, lexicons: Sequence[Lexicon]) -> bool:
    short, year = read_form(whole).text, cited_full_year(tidy(whole))
    if not year or " " in short or _is_bare(short, other):
        return False
    known = meanings_of(short, lexicons)
    return bool(known) and not _may_mean(_cited(known, year), _meant(short, other, lexicons))


def _is_owned_by_another(whole: str, other: str, lexicons: Sequence[Lexicon]) -> bool:
    match, owned = BRACKET.fullmatch(tidy(whole)), read_owner(whole)
    if match is None or owned is None or " " in owned.name or read_owner(other) or _is_bare(owned.name, other):
        return False
    if not spelled_out(read_form(other)) and name_key(other) == name_key(owned.name):
        return False
    known = meanings_of(owned.name, lexicons)
    named = without_gaps(owned.name).casefold().startswith(BEGINNINGS.get(owned.house) or ("\0",))
    return not _may_mean(known[:1] if named else known, _meant(owned.name, other, lexicons))


def _is_bare(short: str, other: str) -> bool:
    """Whether the other name is the short one without more, or a kind of thing of that name."""
    form = read_form(other)
    return not form.others and not form.kind and "(" not in form.text and name_key(form.text) == name_key(short)


def _may_mean(known: Sequence[Concept], meant: Sequence[Concept]) -> bool:
    """Whether all that a name may mean is one thing, and that is meant."""
    return bool(known and meant) and all(any(are_one(c, m) for m in meant) for c in known)


def _meant(short: str, other: str, lexicons: Sequence[Lexicon]) -> tuple[Concept, ...]:
    """What a name means that is not the short form alone: what it spells out, else itself, of that what its class word fits."""
    told = spelled_out(read_form(other))
    full = told.long if told and name_key(told.short) == name_key(short) else other
    found = tuple(c for lexicon in lexicons if (c := lexicon.find(full)))
    return found or meanings_of(full, lexicons)


def _cited(known: Iterable[Concept], year: int) -> tuple[Concept, ...]:
    """Those of some things that a citation of that year may mean: of a paper that is about as old, else without a paper."""
    ages = {c: year - 2000 - int(match[1]) if (match := _ARXIV.match(c.paper)) else None for c in known}
    for least, most in _LAGS:
        fitting = tuple(c for c, age in ages.items() if age is not None and least <= age <= most)
        if fitting:
            return fitting
    return tuple(c for c, age in ages.items() if age is None)

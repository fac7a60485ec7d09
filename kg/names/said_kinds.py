"""A kind of thing in brackets behind a name, read as its class word: `GAIA (benchmark)`, `PPO (RL algorithm)`, `DROP (QA)`."""

import re
from collections.abc import Iterator, Sequence

from kg.names.capitals import is_recased
from kg.names.endings import stems_of
from kg.names.forms import BRACKET, abbreviates, are_initials, tidy
from kg.names.kinds import by_its_kind
from kg.names.korean import is_korean
from kg.names.lexicon import DATA, NAMED, Lexicon, meanings_of
from kg.names.ordinary import is_common
from kg.names.words import KINDS, PART_WORDS, QUALIFIERS, SUBSET_WORDS
from kg.vocabulary import Concept

_READ_AS = {
    "model": "model lm chatbot assistant",
    "algorithm": "algorithm",
    "method": "method technique approach strategy",
    "optimizer": "optimizer optimiser",
    "dataset": "dataset corpus collection",
    "benchmark": "benchmark leaderboard",
    "metric": "metric measure",
    "library": "library software package toolkit kernel",
    "framework": "framework",
    "engine": "engine",
    "architecture": "architecture backbone",
    "simulator": "simulator",
    "environment": "environment",
    "": "agent function network detector generator",
}
"""The class word as which the last word of what is said is read; none behind what has none of its own."""
_CLASS_OF = {noun: word for word, nouns in _READ_AS.items() for noun in nouns.split()}
_SHOWN = frozenset("image video speech rl".split())
"""Words of kind that also say of a name what it is, where no edition of it is called so."""
_OF_DATA = frozenset(("benchmark", "metric"))
_SHORT_FORM = re.compile(r"[A-Z]{2,4}")


def with_said_kinds(left: str, right: str, lexicons: Sequence[Lexicon]) -> tuple[str, str]:
    """Two names, one alone of which has a bracket, that with the kind that it says there as a class word."""
    if ("(" in left) == ("(" in right):
        return left, right
    return _with_said_kind(left, lexicons) or left, _with_said_kind(right, lexicons) or right


def _with_said_kind(name: str, lexicons: Sequence[Lexicon]) -> str:
    """A name with the kind that it has in brackets as its class word, or without a task or technique that it is known for.

    `""` where the bracket says no such, or what it says tells nothing of which of several things is meant.
    """
    match = BRACKET.fullmatch(tidy(name))
    if match is None or is_korean(match["inside"]) or _is_told(match["before"], match["inside"]):
        return ""
    head, said = match["before"], match["inside"].strip()
    *words, noun = said.split()
    if noun.lower() in SUBSET_WORDS and words:
        return f"{head} {said}"
    if noun.lower() in _CLASS_OF and _only_describe(words, head, _CLASS_OF[noun.lower()], lexicons):
        return _one_of_kind(head, _CLASS_OF[noun.lower()], said, lexicons)
    return _known_for(head, said, lexicons)


def _is_told(short: str, said: str) -> bool:
    """Whether a bracket may say what a short form stands for."""
    return are_initials(short, said) or abbreviates(short, said)


def _only_describe(words: Sequence[str], head: str, noun: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether words before a class word are ordinary ones or terms, none of a size, an edition or a variant of that name."""
    said = [piece for word in words for piece in word.lower().split("-")]
    if not all(is_common(word) or meanings_of(word, lexicons) for word in said):
        return False
    parts = [word for word in said if word in PART_WORDS or word in QUALIFIERS]
    return (noun in _OF_DATA and KINDS.issuperset(parts)) or all(
        word in _SHOWN and not any(x.find(f"{head} {word}") for x in lexicons) for word in parts
    )


def _one_of_kind(head: str, word: str, said: str, lexicons: Sequence[Lexicon]) -> str:
    """A name with a class word behind it, the label of the one that is meant of several, `""` where that is not said."""
    classed = f"{head} {word}".strip()
    known = [c for lexicon in lexicons for c in by_its_kind(lexicon.read(classed)).meanings]
    if any(is_recased(head, c.spellings) for c in known):
        return ""
    if len({c.name for c in known}) < 2:
        return classed
    return _meant(said, known)


def _known_for(head: str, said: str, lexicons: Sequence[Lexicon]) -> str:
    """A known name alone, where a task, a term or an ordinary technique in brackets says a word of what it stands for.

    A name that is no short form, or is that of data, need not say it.
    """
    terms = [c for c in meanings_of(said, lexicons) if c.type not in NAMED or c.generic]
    known = meanings_of(head, lexicons)
    if known and not terms and is_common(said):
        return _meant(said, known)
    if not terms or not known or said.casefold() in PART_WORDS or any(c.type == "Metric" for c in terms):
        return ""
    if len({c.name for c in known}) > 1 or _SHORT_FORM.fullmatch(head):
        of_data = len(known) == 1 and known[0].type in DATA and {c.type for c in terms} == {"Task"}
        return head if of_data else _meant(said, known)
    return head if head in known[0].spellings and not known[0].generic else ""


def _meant(said: str, known: Sequence[Concept]) -> str:
    """The label of the one thing whose long form has a word of what is said, `""` if none or several have."""
    words = {stem for stem in stems_of(said.lower()) if len(stem) > 2}
    found = {c.name: c for c in known if words & set(_stems(c))}
    long = next((s for c in found.values() for s in c.spellings if " " in s), "")
    return long if len(found) == 1 else ""


def _stems(concept: Concept) -> Iterator[str]:
    for spelling in concept.spellings:
        if " " in spelling:
            yield from stems_of(spelling.lower())

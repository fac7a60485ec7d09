"""What the field calls its ordinary terms: initials, long forms and Korean of things that are no names (LLM, VQA, WER).

They serve two purposes: two spellings of one term are the same, and a term inside a name reads in full (`Offline RL`). The
vocabulary's measures and tasks gather what is counted together, so of their aliases only those that say the same are taken.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.memory import collector_paused
from kg.names.forms import abbreviates, singular
from kg.names.keys import name_key
from kg.names.korean import translations
from kg.names.lexicon import Lexicon
from kg.spelling import fold
from kg.vocabulary import Concept, load_vocabulary, ontology_text

TERM_TYPES = frozenset({"Metric", "Task", "Term"})

_INITIALS = re.compile("[A-Z]{3,4}|RL|QA|CoT|MoE")
_SHORT = re.compile("[A-Z]{2,5}")
_SCORE = frozenset({"score", "coefficient", "ratio", "the", "of"})


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, ...], ...]:
    lines = (line for line in ontology_text("terms.txt").split("\n") if line and not line.startswith("#"))
    return tuple(tuple(spelling.strip() for spelling in line.split(" = ")) for line in lines)


@collector_paused()
def read_lexicons(concepts: Iterable[Concept]) -> tuple[Lexicon, Lexicon]:
    """The lexicon of things with names, what the terms say of them included, and that of other terms, measures and tasks."""
    known = tuple(concepts)
    names = Lexicon.from_concepts(known)
    homes = [(term, _named(term, names)) for term in read_terms(known)]
    further = [(concept, term.spellings) for term, concept in homes if concept]
    rest = Lexicon.from_concepts(_joined([term for term, concept in homes if concept is None]), types=TERM_TYPES)
    return names.with_spellings(further), rest


def _joined(terms: Sequence[Concept]) -> Iterator[Concept]:
    """The terms, each that the vocabulary has as a measure or task as well made one with that: they share what no other is."""
    listed = {c: _phrases(c) for c in terms if c.type != "Term"}
    homes = {phrase: c for c, phrases in listed.items() for phrase in phrases}
    further: dict[Concept, list[Concept]] = {c: [] for c in listed}
    for term in (c for c in terms if c.type == "Term"):
        found = {homes[phrase] for phrase in _phrases(term) if phrase in homes}
        if len(found) == 1:
            further[found.pop()].append(term)
        else:
            yield term
    for concept, same in further.items():
        spelled = dict.fromkeys(s for term in same for s in term.spellings if s not in concept.spellings)
        yield replace(concept, aliases=(*concept.aliases, *spelled))


def _phrases(concept: Concept) -> set[str]:
    """The spellings that mean one thing alone, folded: of several words or parts (`Macro-F1`), or with a number (`nDCG@10`)."""
    return {fold(s) for s in concept.spellings if any(sign in s for sign in " -@")}


def things_of(concepts: Iterable[Concept]) -> Lexicon:
    """The lexicon of the concepts that have names, for what papers say: a short form of an ordinary term is no name alone."""
    lexicon = Lexicon.from_concepts(concepts)
    shorts = ((name_key(s), name) for name, *others in _table() for s in others if _SHORT.fullmatch(s))
    doubtful = frozenset(key for key, name in shorts if lexicon.find(name) not in lexicon.aliases.get(key, ()))
    return Lexicon(lexicon.labels, lexicon.aliases, doubtful)


@lru_cache(maxsize=1)
@collector_paused()
def shipped_things() -> Lexicon:
    """That of the vocabulary that ships with the project, for reading many names once."""
    return replace(things_of(load_vocabulary().concepts), most=50_000)


@lru_cache(maxsize=1)
def shipped_lexicons() -> tuple[Lexicon, Lexicon]:
    """Those of the vocabulary that ships with the project."""
    return read_lexicons(load_vocabulary().concepts)


def _named(term: Concept, names: Lexicon) -> Concept | None:
    """The known thing with a name that the long forms of a term are, None if there is none or there are several.

    A short form with a class word is none (`minimax algorithm`).
    """
    if term.type != "Term":
        return None
    found = {names.find(s) for s in term.spellings if (" " in s or "-" in s) and not names.read(s).form.kind} - {None}
    return found.pop() if len(found) == 1 else None


def read_terms(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """The field's terms, and the measures and tasks of the vocabulary with the aliases that say the same."""
    terms = [Concept(name, "Term", aliases=tuple(others)) for name, *others in _table()]
    return (*terms, *(_strict(c) for c in concepts if c.type in TERM_TYPES))


def _strict(concept: Concept) -> Concept:
    """The concept with only those aliases that are its name in other words, and not what is counted with it."""
    english = tuple(a for a in concept.aliases if _says(a, concept.name))
    known = {_bare(text) for text in (concept.name, *english)}
    korean = tuple(k for k in concept.korean if not translations(k) or known & {_bare(t) for t in translations(k)})
    return replace(concept, aliases=english, korean=korean)


def _says(alias: str, name: str) -> bool:
    """Whether an alias is the name in other words: its initials or long form, or the name with a class word (`BLEU score`)."""
    if re.findall(r"\d+|\+", alias) != re.findall(r"\d+|\+", name) or _adds_a_letter(alias, name):
        return False
    short, long = sorted((alias, name), key=len)
    in_words = any(_bare(text) == _bare(name) for text in (alias, in_full(alias)) if text) and "score" not in name
    return in_words or (" " not in short and abbreviates(short, long))


def _adds_a_letter(one: str, other: str) -> bool:
    """Whether one is the other with a letter behind it, which names one of several (`CHAIR_i`, `SDRi`)."""
    short, long = sorted((fold(one).replace("_", ""), fold(other).replace("_", "")), key=len)
    return long[:-1] == short


def _bare(text: str) -> str:
    """The words of a term without those that only say that it is a measure."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text.casefold()))
    return " ".join(w for w in words if w not in _SCORE)


@lru_cache(maxsize=1)
def _initials() -> dict[str, str]:
    """The long forms behind initials that stand inside names, where one term alone goes by them; two letters are too few."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, *others in _table():
        for short in others:
            if _INITIALS.fullmatch(short) and re.search(r"[\s\-]", name):
                found[short].append(name)
    return {short: names[0] for short, names in found.items() if len(names) == 1}


def in_full(text: str) -> str:
    """A name of several words with the initials of terms in full (`Offline RL`), `""` if it holds none."""
    words = [w for w in re.split(r"[\s\-]+", text) if w]
    known = _initials()
    if len(words) < 2 or not any(singular(w) in known for w in words):
        return ""
    return " ".join(known.get(singular(w), w) for w in words)


def long_form(short: str) -> str:
    """What the initials of a term stand for, `""` if they are those of none or of several."""
    return _initials().get(singular(short), "")

"""What the vocabulary knows a thing as, and when its paper means another thing of that name.

A paper says so by the long form that it gives, in English or in Korean, by the kind of thing that it speaks of, and by what it
proposes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from kg.linking.capitals import is_prefixed, is_recased
from kg.linking.things import CERTAIN, Thing, spells_in_letters
from kg.names.endings import are_forms
from kg.names.forms import are_initials, spaced
from kg.names.kinds import DATA_BEHIND
from kg.names.korean import is_korean
from kg.names.lexicon import SYSTEMS
from kg.names.places import places_of
from kg.names.words import STATEMENTS
from kg.spelling import fold, without_gaps
from kg.vocabulary import Concept

_WAY = "(?:방법|기법|알고리즘)"
_DATA = rf"(?:{DATA_BEHIND.pattern}|\s?(?:벤치마크|[Bb]enchmarks?(?![a-z])))"
_DATA_BEFORE = re.compile(rf"{_DATA}(?:인)? [*`]{{0,2}}$")
_DATA_BEHIND = re.compile(
    rf"[*`]{{0,2}}(?:(?:, ?| 및 |[와과] )[*`]{{0,2}}[A-Z][\w\-.]*[*`]{{0,2}})*(?: 등(?:의)?(?: [가-힣·]+){{0,6}}?)?{_DATA}"
)
"""What stands before or behind data: a word for it, alone or of a list (`A, B 등 세 개의 공개 데이터셋`)."""

NEAR = 0.88
"""From this likeness on, two long forms are slips of one."""

_LEAST_SLIP, _ALIKE_WORDS = 6, 0.85
"""Letters of the shortest word that may be a slip of another, and from which ratio of common letters on (difflib's) it is."""

_CUT = 3
"""Words of a long form that may be the beginning of a longer one (`... and Navigation`, `... and Navigation for Documents`)."""

_LONG = 9
"""Letters of a word from which on capitals say nothing of it."""

SLIP = 0.35
"""With a smaller share of common words a paper means another thing by a known name; with a larger its long form is a slip."""


def concept_of(thing: Thing) -> Concept | None:
    """The concept that the thing is, None where its paper says that it is another thing of that name."""
    concept = thing.concept
    if concept is None or concept.paper == thing.paper:
        return concept
    return None if _is_namesake(thing, concept) else concept


def _is_namesake(thing: Thing, concept: Concept) -> bool:
    overlap = _overlap_of_expansions(thing, concept)
    if overlap is not None:
        return overlap < (NEAR if thing.is_proposed else SLIP)
    if _is_another_in_korean(thing, concept) or _is_statement(thing, concept) or is_prefixed(thing, concept):
        return True
    otherwise_spelled = not _is_spelled_as(thing, concept)
    other_kind = (concept.type in SYSTEMS) not in thing.kinds
    if not thing.is_proposed:
        return other_kind and (otherwise_spelled or (not concept.generic and _is_said_to_be_another_kind(thing)))
    claimed = thing.titled or bool(thing.expansions)
    own = claimed or (thing.proposing >= CERTAIN and not concept.generic)
    cut = any(concept.name.endswith(f" {n.form.text}") for n in thing.names)  # Copilot of GitHub Copilot
    cut = cut and all(n.form.text != concept.name for n in thing.heads)
    in_short = bool(thing.expansions) and all(n.form.text != concept.name for n in thing.heads)  # MAC of MAC-network
    claimed = claimed or is_recased(thing, concept)
    return other_kind or ((otherwise_spelled or cut) and claimed) or (bool(concept.paper or cut or in_short) and own)


def _is_said_to_be_another_kind(thing: Thing) -> bool:
    """Whether a text says of what it takes for data that it is (`UCF 데이터셋`), or that it takes for a system (`방법인 CRAG`).

    The former wherever it stands, and of no version: Hallo3 may have some data.
    """
    sentences = [e.sentence for role in thing.roles for e in role.evidence]
    names = [n.form.text for n in thing.heads]
    if any(thing.kinds):
        said = re.compile(
            "|".join(rf"{_WAY}인 {re.escape(n)}(?![A-Za-z0-9\-])|(?<![A-Za-z0-9\-]){re.escape(n)} ?{_WAY}" for n in names)
        )
        return any(map(said.search, sentences))
    return not any(c.isdigit() for n in names for c in n) and all(_stands_for_data(n, sentences) for n in names)


def _stands_for_data(name: str, sentences: Iterable[str]) -> bool:
    """Whether a word for data stands always behind a name, or behind the list that it is in, or right before it."""
    places = [(s[:start], s, end) for s in sentences for start, end in places_of(name, s)]
    return bool(places) and all(_DATA_BEHIND.match(s, end) or _DATA_BEFORE.search(before) for before, s, end in places)


def _is_statement(thing: Thing, concept: Concept) -> bool:
    """Whether the paper gives in Korean a theorem or a form (`논리 형태(CNF)`) for the short name of what is neither."""
    said = (a.name.form.text.rpartition(" ")[2] for a in thing.aliases if is_korean(a.name.form.text))
    return any(word in STATEMENTS and not any(_ends_in(s, word) for s in concept.spellings) for word in said)


def _ends_in(spelling: str, word: str) -> bool:
    return spelling.casefold().endswith((word, *STATEMENTS[word]))


def _is_another_in_korean(thing: Thing, concept: Concept) -> bool:
    """Whether the paper spells a short form out in Korean, and not as the concept that goes by it: its own one word by word.

    A label of which the vocabulary has no long form says nothing of what it stands for.
    """
    for name in thing.names:
        short = name.form.text
        long = thing.spelled_out(short) if concept in name.meanings else ""
        theirs = [s for s in concept.spellings if are_initials(short, s)]
        told = theirs or fold(short) != fold(concept.name)
        limit = NEAR if thing.is_claimed else SLIP
        if (
            long
            and told
            and all(alike(long, s) < limit or (thing.proposing > 0 and _differ_in_a_word(long, s)) for s in theirs)
        ):
            return True
    return False


def _differ_in_a_word(one: str, other: str) -> bool:
    """Whether two long forms of three words or fewer differ in some that are no forms of each other (token, trajectory)."""
    left, right = spaced(one).split(), spaced(other).split()
    return len(left) == len(right) <= _CUT and not all(map(_is_slip, left, right))


def _is_spelled_as(thing: Thing, concept: Concept) -> bool:
    """Whether the thing's paper writes one of its names as the vocabulary does, capitals included but in long names."""
    known = {as_written(s) for s in concept.spellings}
    return any(as_written(n.form.text) in known for n in thing.names)


def as_written(name: str) -> str:
    """A name without gaps; capitals tell short words apart (FOCUS, FoCus), no names of several or of many letters (R-ZERO)."""
    text = without_gaps(name)
    return text if len(text) < _LONG and text == name else text.casefold()


def without_rivals(things: Sequence[Thing], known: list[Concept | None]) -> list[Concept | None]:
    """The concepts, but not of things that two papers each claim for theirs where the vocabulary does not know whose it is."""
    claims: dict[Concept, set[str]] = defaultdict(set)
    for thing, concept in zip(things, known, strict=True):
        if concept and not concept.paper and not concept.generic and thing.is_claimed:
            claims[concept].add(thing.paper)
    rivals = {concept for concept, papers in claims.items() if len(papers) > 1}
    return [None if c in rivals and t.is_claimed else c for t, c in zip(things, known, strict=True)]


def _overlap_of_expansions(thing: Thing, concept: Concept) -> float | None:
    """How alike the long forms of the thing and of the concept are (0..1), None where one of them has none."""
    names = thing.names
    own = set(thing.expansions.values())
    shorts = {n.form.text for n in names if own & {thing.expansions.get(k, "") for k in n.keys}}
    theirs = [s for s in concept.spellings if any(are_initials(short, s) or spells_in_letters(short, s) for short in shorts)]
    return max((alike(a, b) for a in own for b in theirs), default=None)


def alike(one: str, other: str) -> float:
    """1 for the same words, NEAR or more for slips of one another and for a cut, otherwise the share of common words."""
    left, right = spaced(one), spaced(other)
    whole = left.replace(" ", ""), right.replace(" ", "")
    if whole[0] == whole[1]:
        return 1.0
    words = left.split(), right.split()
    short, long = sorted(words, key=len)
    if len(short) in (len(long), *range(_CUT, len(long))) and all(map(_is_slip, short, long)):
        return NEAR
    shared = len(set(words[0]) & set(words[1])) / max(*(len(set(w)) for w in words), 1)
    return min(shared, NEAR - 0.01)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one but for an ending or a slip, which a short word has not (Step is not Soft)."""
    if one == other or are_forms(one, other):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= _LEAST_SLIP and one[0] == other[0] and matcher.ratio() >= _ALIKE_WORDS

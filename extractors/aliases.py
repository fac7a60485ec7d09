"""Definitions in a text (a long form and its short one, a Korean form and its English one), and the aliases they give names."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from extractors.alias_features import head_features, is_class, is_korean
from extractors.brackets import CALLED, Bracket, Span, find_brackets
from extractors.groups import abbreviates
from extractors.linear import LinearModel, shipped_models
from extractors.titles import find_titles
from kg.model import Document, Mention, Passage
from kg.spelling import fold
from kg.vocabulary import Concept, load_vocabulary

LEAST = 0.33
"""The probability from which Korean words before a bracket are said to be its Korean name."""

_SHORT = re.compile(r"(?=[^A-Z]*[A-Z])[A-Za-z0-9][A-Za-z0-9\-+.^²³]{0,14}")
_NAMED = re.compile(
    r"(?P<long>[A-Za-z가-힣][A-Za-z가-힣0-9\-]*(?: [A-Za-z가-힣0-9\-]+){0,5})[ ,(]*"
    rf"(?:{'|'.join(map(re.escape, CALLED))})[ :]*"
    r"[\"'“‘]?(?P<short>[A-Za-z][A-Za-z0-9\-]{1,20}|[가-힣]{2,12})"
)
_HYPHENS = re.compile(r"[\s\-–]+")


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """Two spellings of one thing: starts and ends are offsets within the passage's text, `rule` the pattern that spoke.

    `probability` is 1.0 where the pattern leaves no choice.
    """

    long: str
    short: str
    long_start: int
    long_end: int
    short_start: int
    short_end: int
    rule: str
    probability: float = 1.0


def find_definitions(
    passage: Passage, *, models: Mapping[str, LinearModel] | None = None, of: Container[str] | None = None
) -> tuple[Definition, ...]:
    """The definitions of a passage, in order of place: brackets, `SHORT: long form`, `long form, 이하 SHORT`.

    With `of`, brackets are left out that neither hold one of these folded spellings nor stand behind one.
    """
    text = passage.text
    brackets = find_brackets(text) if "(" in text or "（" in text else ()
    found = [d for bracket in brackets if of is None or _has_any(bracket, of) for d in _bracketed(bracket, models)]
    if ":" in text:
        found += [_definition(long, short, "label") for short, long in find_titles(text)]
    if any(cue in text for cue in CALLED):
        found += [_definition(_span(m, "long"), _span(m, "short"), "called") for m in _NAMED.finditer(text)]
    return tuple(sorted(found))


def complete_aliases(
    document: Document, mentions: Iterable[Mention], *, models: Mapping[str, LinearModel] | None = None
) -> tuple[Mention, ...]:
    """The mentions with the further spellings that the document defines, or that the vocabulary knows and the document has."""
    kept = tuple(replace(m, aliases=_best_cuts(m)) if len(m.aliases) > 1 else m for m in mentions)
    owners = {fold(s): m.name for m in kept for s in (m.name, *m.aliases)}
    added: dict[str, dict[str, str]] = defaultdict(dict)
    for name, spelling in (*_defined(document, owners, models), *_known(document, kept)):
        if owners.setdefault(fold(spelling), name) == name:
            added[name].setdefault(fold(spelling), spelling)
    full = (_usually_named(_with_aliases(mention, added[mention.name]), owners) for mention in kept)
    return tuple(_without_parts(mention, document) for mention in full)


def _without_parts(mention: Mention, document: Document) -> Mention:
    """The mention without aliases that stand nowhere but in its longer spellings (`o1` in `OpenAI o1`)."""
    spellings = (mention.name, *mention.aliases)
    parts = {alias: [s for s in spellings if alias in s and alias != s] for alias in mention.aliases}
    hidden = {alias for alias, wholes in parts.items() if wholes and not _stands_apart(alias, wholes, document)}
    return replace(mention, aliases=tuple(a for a in mention.aliases if a not in hidden)) if hidden else mention


def _stands_apart(part: str, wholes: Iterable[str], document: Document) -> bool:
    """Whether a spelling stands somewhere in the document outside of the longer ones."""
    longer = re.compile("|".join(map(re.escape, sorted(wholes, key=len, reverse=True))))
    return any(_stands(part, longer.sub("\n", p.text)) for p in document.passages if part in p.text)


def _usually_named(mention: Mention, owners: Mapping[str, str]) -> Mention:
    """A mention that the text names in Korean alone, with the name that the field uses beside it."""
    concept = _concepts().get(fold(mention.name)) if is_korean(mention.name) else None
    if concept is None or fold(concept.name) in owners or not all(is_korean(alias) for alias in mention.aliases):
        return mention
    return replace(mention, aliases=tuple(sorted({concept.name, *mention.aliases})))


def _best_cuts(mention: Mention) -> tuple[str, ...]:
    """The aliases but for other cuts of one long form (`Curiosity-Driven` beside `Curiosity-Driven Exploration`)."""
    short = next((s for s in (mention.name, *mention.aliases) if _SHORT.fullmatch(s)), "")
    kept = set(mention.aliases)
    for left, right in combinations(sorted(mention.aliases), 2):
        if short and left != short and right.startswith((f"{left} ", f"{left}-")) and not is_korean(right):
            kept.discard(left if _fitness(short, right) > _fitness(short, left) else right)
    return tuple(sorted(kept))


def _fitness(short: str, long: str) -> int:
    """How well a long form fits its short one: by all initials (2), by the last one (1), by neither (0)."""
    letters = [c for c in short.lower().removesuffix("s") if c.isalnum()]
    last = _HYPHENS.split(long)[-1][:1].lower()
    return 2 if is_initialism(short, long) else int(bool(letters) and letters[-1] == last)


def is_initialism(short: str, long: str) -> bool:
    """Whether a short form is made of the first letters of the words of a long form, in order, plural or not."""
    letters = [c.lower() for c in short.removesuffix("s") if c.isalnum()]
    initials = [word[0].lower() for word in _HYPHENS.split(long) if word]
    return len(letters) > 1 and letters == initials


def _with_aliases(mention: Mention, added: Mapping[str, str]) -> Mention:
    own = {fold(s) for s in (mention.name, *mention.aliases)}
    new = [spelling for folded, spelling in added.items() if folded not in own]
    return replace(mention, aliases=tuple(sorted({*mention.aliases, *new}))) if new else mention


def _defined(
    document: Document, owners: Mapping[str, str], models: Mapping[str, LinearModel] | None
) -> Iterator[tuple[str, str]]:
    for passage in document.passages:
        for definition in find_definitions(passage, models=models, of=owners):
            for one, other in ((definition.long, definition.short), (definition.short, definition.long)):
                if fold(one) in owners:
                    yield owners[fold(one)], other


def _known(document: Document, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """The spellings of a mention's concept in the vocabulary that stand in the document."""
    for mention in mentions:
        concept = _concepts().get(fold(mention.name))
        for spelling in concept.spellings if concept else ():
            if spelling != mention.name and any(_stands(spelling, p.text) for p in document.passages):
                yield mention.name, spelling


@lru_cache(maxsize=1)
def _concepts() -> dict[str, Concept]:
    named = {"Method", "Model", "Dataset", "Benchmark"}
    return {fold(s): c for c in reversed(load_vocabulary().concepts) if c.type in named for s in c.spellings}


def _stands(spelling: str, text: str) -> bool:
    if spelling not in text:
        return False
    return re.search(rf"(?<![A-Za-z0-9가-힣]){re.escape(spelling)}(?![A-Za-z0-9])", text) is not None


def _span(match: re.Match[str], part: str) -> Span:
    return Span(*match.span(part), match[part])


def _has_any(bracket: Bracket, spellings: Container[str]) -> bool:
    return any(fold(span.text) in spellings for span in (*bracket.pieces, *bracket.heads))


def _bracketed(bracket: Bracket, models: Mapping[str, LinearModel] | None) -> Iterator[Definition]:
    for piece in bracket.pieces:
        head = bracket.heads[0].text
        if is_korean(head) and not is_korean(piece.text):
            yield from _korean(bracket, piece, models)
        elif is_korean(piece.text) and not is_korean(head):
            yield from _translated(bracket, piece)
        else:
            yield from _abbreviated(bracket, piece)
    yield from _pair(bracket)


def _korean(bracket: Bracket, piece: Span, models: Mapping[str, LinearModel] | None) -> Iterator[Definition]:
    """The Korean words before a bracket that are the name of its English piece, if any."""
    counts = range(1, len(bracket.heads) + 1)
    shares = (models or shipped_models())["alias"].probabilities([head_features(bracket, n, piece) for n in counts])[:, 1]
    best = int(shares.argmax())
    head = bracket.heads[best].text
    member = is_class(head) and any(c.isdigit() for c in piece.text)
    if shares[best] >= LEAST and not member and not _is_known_otherwise(head):
        yield _definition(bracket.heads[best], piece, "korean", round(float(shares[best]), 4))


def _abbreviated(bracket: Bracket, piece: Span) -> Iterator[Definition]:
    """The words before a bracket whose initials it holds, or else the longest run of names that it may abbreviate."""
    exact = [h for h in bracket.heads if is_initialism(piece.text, h.text)]
    named = [h for h in bracket.heads if h.text[0].isupper() and not is_korean(h.text)]
    loose = [h for h in named if abbreviates(piece.text, h.text, beside=True)]
    if _SHORT.fullmatch(piece.text) and (exact or loose):
        yield _definition(exact[0] if exact else loose[-1], piece, "initials")


def _translated(bracket: Bracket, piece: Span) -> Iterator[Definition]:
    """The Korean in the bracket as the name of each run of English words before it: one of them is the name."""
    odd = is_class(piece.text) or _is_known_otherwise(piece.text) or any(c.isdigit() for c in piece.text)
    if len(bracket.pieces) == 1 and " " in piece.text and not odd:
        for head in bracket.heads:
            if not is_korean(head.text):
                yield _definition(piece, head, "translation")


def _is_known_otherwise(text: str) -> bool:
    """Whether words are the name of a task or a measure, as in `COCO(객체 탐지)`."""
    return fold(text) in _other_concepts()


@lru_cache(maxsize=1)
def _other_concepts() -> frozenset[str]:
    return frozenset(fold(s) for c in load_vocabulary().concepts if c.type in ("Task", "Metric") for s in c.spellings)


def _pair(bracket: Bracket) -> Iterator[Definition]:
    """A long form and its short form within one bracket, `(Group Relative Policy Optimization, GRPO)`."""
    if len(bracket.pieces) == 2:
        left, right = bracket.pieces
        for short, long in ((right, left), (left, right)):
            if is_initialism(short.text, long.text) and _SHORT.fullmatch(short.text):
                yield _definition(long, short, "initials")


def _definition(long: Span, short: Span, rule: str, probability: float = 1.0) -> Definition:
    return Definition(long.text, short.text, long.start, long.end, short.start, short.end, rule, probability)

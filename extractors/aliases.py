"""The further spellings that a document has of its mentions: those it defines or spells out, and those the vocabulary knows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import combinations, permutations

from extractors.brackets import find_brackets
from extractors.definitions import MAX_SHORT, SHORT, Definition, find_definitions
from extractors.korean_forms import find_explained, find_korean_forms
from extractors.linear import LinearModel
from extractors.namesakes import is_proposed, join_mentions
from extractors.renderings import rendering
from extractors.rewordings import find_rewordings
from extractors.titles import find_title_names, long_form_in, without_marks
from kg.model import Document, Mention
from kg.names.differing import are_told_apart
from kg.names.endings import in_any_form, stems_of
from kg.names.forms import abbreviates, are_initials
from kg.names.houses import BEGINNINGS
from kg.names.keys import name_key
from kg.names.korean import is_korean
from kg.names.lexicon import are_of_a_kind
from kg.names.parts import split_name
from kg.names.places import places_of
from kg.names.terms import long_form, shipped_things
from kg.spelling import CLASS_WORDS, fold
from kg.vocabulary import Concept

_OWNERS = sorted(filter(str.isascii, BEGINNINGS), key=len, reverse=True)
_OWNER = re.compile(rf"(?<![A-Za-z0-9가-힣])(?:{'|'.join(_OWNERS)}) ", re.IGNORECASE | re.ASCII)
_WORDS = re.compile(r"[A-Za-z]{4,}(?:[ \-][A-Za-z]{4,})+")
_SAYS = 0.5
"""How far Korean words say a long form from which they may be meant for it."""
_GOES_ON = re.compile(r"[A-Za-z0-9_+\-]|\.\d")


def complete_aliases(
    document: Document, mentions: Iterable[Mention], *, models: Mapping[str, LinearModel] | None = None
) -> tuple[Mention, ...]:
    """The mentions with the further spellings that the document defines, or that the vocabulary knows and the document has."""
    cut = tuple(replace(m, aliases=_best_cuts(m, document)) if m.aliases else m for m in mentions)
    known = _owners(cut)
    definitions = [d for passage in document.passages for d in find_definitions(passage, models=models, of=known)]
    same = _same_by_bracket(document, cut) | _same_by_title(document, cut)
    kept = join_mentions(_joined_by_definition(cut, definitions, known), same)
    owners = _owners(kept)
    told = {fold(d.short.text): d.long.text for d in definitions if d.rule == "initials"}
    added: dict[str, dict[str, str]] = defaultdict(dict)
    for name, spelling in (
        *_defined(definitions, owners),
        *_known(document, kept, told),
        *_titled(document, kept, told),
        *_said_in_korean(document, kept, told),
        *_with_owner(document, kept),
        *_inflected(document, kept),
    ):
        if fold(spelling) not in CLASS_WORDS and owners.setdefault(fold(spelling), name) == name:
            added[name].setdefault(fold(spelling), spelling)
    full = tuple(_usually_named(_with_aliases(mention, added[mention.name]), owners) for mention in kept)
    full = join_mentions(full, find_rewordings(full))
    spellings = {s for mention in full for s in mention.spellings}
    return tuple(_without_parts(mention, document, spellings) for mention in full)


def _owners(mentions: Iterable[Mention]) -> dict[str, str]:
    """The name of the mention that has each folded spelling."""
    return {fold(s): m.name for m in reversed(tuple(mentions)) for s in m.spellings}


def _joined_by_definition(
    mentions: tuple[Mention, ...], definitions: Iterable[Definition], owners: Mapping[str, str]
) -> tuple[Mention, ...]:
    """The mentions with those made one of which the document defines one by the letters or by a part of the other."""
    same: dict[str, str] = {}
    for found in definitions:
        long, short = (owners.get(fold(span.text), "") for span in (found.long, found.short))
        if found.rule != "korean" and long and short and long != short:
            same[long] = short
    return join_mentions(mentions, same) if same else mentions


def _same_by_title(document: Document, mentions: Iterable[Mention]) -> dict[str, str]:
    """The long names of contributions by which the title goes on after a short one, each with that."""
    proposed = [m.name for m in mentions if is_proposed(m)]
    return {long: short for title in _titles(document) for long, short in find_title_names(title, proposed)}


def _same_by_bracket(document: Document, mentions: Iterable[Mention]) -> dict[str, str]:
    """The names of contributions behind which another of the same type stands in a bracket (`hyperspherical VAE(S-VAE)`)."""
    proposed = {fold(m.name): m for m in mentions if is_proposed(m)}
    same: dict[str, str] = {}
    for bracket in (b for p in document.passages if len(proposed) > 1 for b in find_brackets(p.text) if len(b.pieces) == 1):
        inner = proposed.get(fold(bracket.pieces[0].text))
        heads = [proposed[fold(head.text)] for head in bracket.heads[::-1] if fold(head.text) in proposed]
        if inner and heads and heads[0].type == inner.type and inner is not heads[0] and not _differ(heads[0], inner):
            same[heads[0].name] = inner.name
    return same


def _differ(left: Mention, right: Mention) -> bool:
    """Whether the parts of two names say that they are two things, or one is made of the other (동적 GHC is DGHC)."""
    one, other = fold(left.name), fold(right.name)
    return one in other or other in one or are_told_apart(split_name(left.name), split_name(right.name))


def _without_parts(mention: Mention, document: Document, spellings: Set[str]) -> Mention:
    """The mention without aliases that stand nowhere but in its longer spellings (`o1` in `OpenAI o1`).

    Nor but at the end of another's longer one, where they are a cut of that: Massive Multilingual Text Embedding Benchmark.
    """
    own = set(mention.spellings)
    parts = {a: [s for s in spellings if a in s and a != s and (s in own or _is_cut(a, s))] for a in mention.aliases}
    hidden = {alias for alias, wholes in parts.items() if wholes and not _stands_apart(alias, wholes, document)}
    return replace(mention, aliases=tuple(a for a in mention.aliases if a not in hidden)) if hidden else mention


def _is_cut(alias: str, whole: str) -> bool:
    """Whether a spelling of several Latin words is the end of a longer one."""
    return " " in alias and not is_korean(alias) and whole.endswith(f" {alias}")


def _stands_apart(part: str, wholes: Iterable[str], document: Document) -> bool:
    """Whether a spelling stands somewhere in the document outside of the longer ones."""
    longer = re.compile("|".join(map(re.escape, sorted(wholes, key=len, reverse=True))))
    return any(_stands(part, longer.sub("\n", p.text)) for p in document.passages if part in p.text)


def _usually_named(mention: Mention, owners: Mapping[str, str]) -> Mention:
    """A mention that the text names in Korean alone, in short or in another spelling, with the name that the field uses."""
    concept = shipped_things().find(mention.name)
    if concept is None or fold(concept.name) in owners or not _goes_by(mention, concept):
        return mention
    return replace(mention, aliases=tuple(sorted({_usual_name(concept, mention.name), *mention.aliases})))


def _usual_name(concept: Concept, spelling: str) -> str:
    """The name of a concept, or that which Korean words say: 분포 매칭 증류 the long form, not DMD."""
    said = [name for name in concept.spellings if " " in name and rendering(spelling, name).score == 1.0]
    return next(iter(said), concept.name) if is_korean(spelling) else concept.name


def _goes_by(mention: Mention, concept: Concept) -> bool:
    """Whether a concept is what a mention with one of its spellings means."""
    if is_korean(mention.name):
        return all(is_korean(alias) or abbreviates(alias, concept.name) for alias in mention.aliases)
    goes_on = concept.name.casefold().startswith(f"{mention.name.casefold()} ")
    if is_proposed(mention) or goes_on or not are_of_a_kind(mention.type, concept.type):
        return False
    told = all(a in concept.spellings or rendering(a, concept.name).score == 1.0 for a in mention.aliases)
    return told and (abbreviates(mention.name, concept.name) or name_key(mention.name) == name_key(concept.name))


def _best_cuts(mention: Mention, document: Document) -> tuple[str, ...]:
    """The aliases but for other cuts of one long form (`Curiosity-Driven` beside `Curiosity-Driven Exploration`).

    And for what a paper's own thing is about.
    """
    short = next((s for s in mention.spellings if SHORT.fullmatch(s)), "")
    kept = {a for a in mention.aliases if not (is_proposed(mention) and _is_subject(mention.name, a, document))}
    for left, right in combinations(sorted(mention.aliases), 2):
        if short and left != short and right.startswith((f"{left} ", f"{left}-")) and not is_korean(right):
            kept.discard(left if _fitness(short, right) > _fitness(short, left) else right)
    return tuple(sorted(kept))


def _fitness(short: str, long: str) -> int:
    """How well a long form fits its short one: by all initials (2), by the last one (1), by neither (0)."""
    letters = [c for c in short.lower().removesuffix("s") if c.isalnum()]
    last = re.split(r"[\s\-–]+", long)[-1][:1].lower()
    return 2 if are_initials(short, long) else int(bool(letters) and letters[-1] == last)


def _with_aliases(mention: Mention, added: Mapping[str, str]) -> Mention:
    own = {fold(s) for s in mention.spellings}
    new = [spelling for folded, spelling in added.items() if folded not in own]
    return replace(mention, aliases=tuple(sorted({*mention.aliases, *new}))) if new else mention


def _defined(definitions: Iterable[Definition], owners: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for definition in definitions:
        for one, other in permutations((definition.long.text, definition.short.text)):
            if fold(one) in owners:
                yield owners[fold(one)], other


def _known(document: Document, mentions: tuple[Mention, ...], told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The spellings of a mention's concept that stand in the document, unless that spells it out as another known one.

    Or proposes it and spells it out otherwise.
    `told` is what the document spells each folded short form out as.
    """
    for mention in mentions:
        concept = shipped_things().find(mention.name)
        long = told.get(fold(mention.name), "")
        told_otherwise = concept and long and fold(long) not in {fold(s) for s in concept.spellings}
        if told_otherwise and (is_proposed(mention) or shipped_things().find(long) not in (None, concept)):
            continue
        for spelling in concept.spellings if concept else ():
            if not _is_another(spelling, mention.name) and any(_stands(spelling, p.text) for p in document.passages):
                yield mention.name, spelling


def _is_another(spelling: str, name: str) -> bool:
    """Whether a spelling is the name itself, or by its parts another thing that the vocabulary lists there (`RealBlur-R`)."""
    return spelling == name or are_told_apart(split_name(spelling), split_name(name))


def _titled(document: Document, mentions: tuple[Mention, ...], told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of the paper's title that the short name of what it proposes is made of, and that as a title sets it.

    No words are taken for one that the text spells out (`Human Mesh Recovery(HMR)` is no Human Motion Retargeting).
    """
    titles = _titles(document)
    heads = [head for head, colon, _ in (title.partition(":") for title in titles) if colon]
    for mention in mentions:
        if is_proposed(mention):
            yield from ((mention.name, head) for head in heads if without_marks(head) == without_marks(mention.name))
            shorts = [(p, s) for s in mention.spellings if len(s) <= MAX_SHORT for p in (s, *_coined_parts(s))]
            longs = [
                (long_form_in(title, part, of=whole), told.get(fold(part), "")) for title in titles for part, whole in shorts
            ]
            told_so = (long for long, other in longs if long and fold(long).startswith(fold(other)))
            yield from ((mention.name, long) for long in told_so if not _is_subject(mention.name, long, document))


def _is_subject(name: str, words: str, document: Document) -> bool:
    """Whether words are what a paper is about, not what its thing is called: D-HUMOR is on what the text calls (dark humor).

    Or the first word alone of the phrase that the letters stand for.
    """
    small = words.lower()
    if " " not in words:
        return words.isalpha() and words.istitle() and name.isupper() and fold(words) != fold(name)
    whole = any(part in small.split() for part in name.lower().split("-"))
    return whole and any(f"({small})" in p.text for p in document.passages)


def _coined_parts(name: str) -> list[str]:
    """The parts of a name with hyphens that may be short forms, and are none that is known (`TED` of `TED-4DGS`)."""
    parts = name.split("-") if "-" in name else ()
    coined = (p for p in parts if sum(map(str.isupper, p)) > 1 and len(p) > 2 and fold(p) not in CLASS_WORDS)
    return [p for p in coined if not shipped_things().find(p) and not long_form(p)]


def _titles(document: Document) -> tuple[str, ...]:
    """The paper's titles as the document has them, each once."""
    return tuple(dict.fromkeys((document.title, *(p.text for p in document.passages if p.role == "title"))))


def _said_in_korean(document: Document, mentions: tuple[Mention, ...], told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The Korean words for the names, and for the short ones of what the paper proposes: no others than it spells out."""
    owners = {s: m.name for m in mentions for s in m.spellings}
    yield from ((owners[name], form) for name, form in find_korean_forms(document, owners))
    for mention in mentions:
        if is_proposed(mention) and not any(map(is_korean, mention.aliases)):
            long = told.get(fold(mention.name), "")
            found = find_explained(document, mention.name)
            yield from ((mention.name, form) for form in found if not long or rendering(form, long).score >= _SAYS)


def _with_owner(document: Document, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """The names as they stand behind their owner (`OpenAI o3`)."""
    for passage in document.passages:
        for owner in _OWNER.finditer(passage.text):
            own = BEGINNINGS[owner.group().strip().lower()]
            named = [
                m.name for m in mentions if m.name.lower().startswith(own) and passage.text.startswith(m.name, owner.end())
            ]
            yield from ((n, owner.group() + n) for n in named if not _GOES_ON.match(passage.text, owner.end() + len(n)))


def _inflected(document: Document, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """The Latin spellings of several words as they stand elsewhere in other forms (`Edit Flows` beside `Edit Flow`)."""
    texts = {p.text: p.text.casefold() for p in document.passages}
    for mention in mentions:
        for spelling in (s for s in mention.spellings if _WORDS.fullmatch(s)):
            stems = [stem.casefold() for stem in stems_of(spelling)]
            for text in (t for t, low in texts.items() if all(stem in low for stem in stems)):
                found = in_any_form(spelling).finditer(text)
                yield from ((mention.name, " ".join(match.group().split())) for match in found)


def _stands(spelling: str, text: str) -> bool:
    return any(not is_korean(text[max(0, start - 1) : start]) for start, _ in places_of(spelling, text))

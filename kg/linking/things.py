"""Within a paper: the mentions that are one thing, because they are spelled alike or the text defines one by the other."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from kg.linking.papers import PaperReading
from kg.linking.reader import NameReader
from kg.linking.readings import says_otherwise, spelled_in_korean
from kg.model import Evidence, Mention, Role
from kg.names.differing import contradicting
from kg.names.forms import abbreviates, are_initials, ends_in, read_form, tidy
from kg.names.korean import is_korean
from kg.names.lexicon import SYSTEMS, Name
from kg.names.parts import split_name
from kg.names.words import PLAIN_WORDS
from kg.spelling import CLASS_WORDS, fold, without_gaps
from kg.unions import Unions
from kg.vocabulary import Concept

STRONG, CERTAIN = 0.5, 0.9
"""The confidence from which a paper is believed to propose a thing, and from which nothing more need speak for it."""
MOST_PIECES = 3
"""So many sentences are evidence of an alias."""
_TAKING = frozenset({"uses", "comparesWith"})

DECIDED = "decided to be different"
"""Why an alias is not believed that a person's decision refuses."""


class Alias(NamedTuple):
    """Another spelling that a mention has in its paper; `refusal` says why it is not believed (`""` if it is)."""

    head: Name
    name: Name
    refusal: str
    evidence: tuple[Evidence, ...]


class Thing(NamedTuple):
    """One named thing of one paper: its mentions, the names they go by, and their further spellings, each sorted.

    `believed` are the names of the aliases that are believed, `head_keys` all keys of the heads, `kinds` whether its mentions
    say that it is a system (a method or a model) rather than data, `proposing` the confidence that the paper proposes it and
    `using` that it uses or compares with it (0 if it does not), `expansions` the long form, in the same paper,
    behind each key of a short one, and `concept` what the vocabulary calls the thing.
    """

    paper: str
    title: str
    mentions: tuple[Mention, ...]
    heads: tuple[Name, ...]
    aliases: tuple[Alias, ...]
    believed: tuple[Name, ...]
    head_keys: frozenset[str]
    kinds: frozenset[bool]
    proposing: float
    using: float
    expansions: dict[str, str]
    concept: Concept | None

    @classmethod
    def from_mentions(
        cls, paper: str, title: str, *, mentions: tuple[Mention, ...], heads: tuple[Name, ...], aliases: tuple[Alias, ...]
    ) -> "Thing":
        """The thing of these mentions, heads and aliases, each sorted."""
        believed = tuple([a.name for a in aliases if not a.refusal])
        names = (*heads, *believed)
        kinds = frozenset([m.type in SYSTEMS for m in mentions])
        expansions = _expansions(names) if len(names) > 1 or heads[0].others else {}
        proposing, using = (_surest(mentions, relations) for relations in (("proposes",), _TAKING))
        return cls(
            paper=paper,
            title=title,
            mentions=mentions,
            heads=heads,
            aliases=aliases,
            believed=believed,
            head_keys=frozenset([k for name in heads for k in (*name.keys, *name.others)]),
            kinds=kinds,
            proposing=proposing,
            using=using,
            expansions=expansions,
            concept=_concept(heads, names, kinds=kinds, expansions=expansions),
        )

    @property
    def names(self) -> tuple[Name, ...]:
        """The heads and the believed names."""
        return (*self.heads, *self.believed)

    @property
    def roles(self) -> Iterator[Role]:
        return (role for mention in self.mentions for role in mention.roles)

    @property
    def titled(self) -> bool:
        """Whether the title begins with the thing's name, as a proposing paper's does (`GRPO: ...`)."""
        begins = re.split(r"\s*(?::|：|\s[-–—]\s)", self.title)
        spelled = {without_gaps(n.form.text).casefold() for n in self.names}
        return len(begins) > 1 and without_gaps(begins[0]).casefold() in spelled

    def spelled_out(self, short: str) -> str:
        """What the paper says that a short form stands for, in English or in Korean word for word, `""` if nothing."""
        names = self.names
        found = (spelled_in_korean(short, n) for n in names if is_korean(n.form.text))
        return next(filter(None, found), "")

    @property
    def is_proposed(self) -> bool:
        """Whether its paper is believed to propose it; a class of things (MLLM) is nobody's."""
        return self.proposing >= STRONG and not self.is_taken and not any(fold(n.form.text) in CLASS_WORDS for n in self.heads)

    @property
    def is_taken(self) -> bool:
        """Whether it is a model of some size that the paper hardly proposes, and is better proved to use or compare with."""
        hardly = self.proposing < min(self.using, CERTAIN)
        return hardly and False not in self.kinds and any(n.parts.sizes for n in self.heads)

    @property
    def is_claimed(self) -> bool:
        """Whether its paper surely proposes it, or proposes it and has it in its title or spells it out."""
        told = self.titled or any(n.concept is None and n.key not in self.head_keys for n in self.believed)
        return self.is_proposed and (told or self.proposing >= CERTAIN)


def _surest(mentions: Iterable[Mention], relations: Container[str]) -> float:
    return max([r.confidence for m in mentions for r in m.roles if r.relation in relations], default=0.0)


def _expansions(names: tuple[Name, ...]) -> dict[str, str]:
    """For each key of a short name the fullest long form of which it is the initials, or else has the letters."""
    texts = sorted({t for n in names for t in (n.form.text, *n.form.others)})
    found: dict[str, str] = {}
    for name in names if len(texts) > 1 else ():
        for text in (name.form.text, *name.form.others):
            longs = [long for long in texts if are_initials(text, long)] or [
                long for long in texts if spells_in_letters(text, long)
            ]
            if longs:
                found.update(dict.fromkeys(name.keys if text == name.form.text else name.others, max(longs, key=len)))
    return found


def spells_in_letters(short: str, long: str) -> bool:
    """Whether several words that a text gives for one in capitals have its letters in order."""
    return " " in long and " " not in short and sum(map(str.isupper, short)) > 1 and abbreviates(short, long)


def _concept(
    heads: tuple[Name, ...], names: tuple[Name, ...], *, kinds: frozenset[bool], expansions: dict[str, str]
) -> Concept | None:
    """What the names mean: first those that spell out another, then heads, then aliases that the heads may stand for."""
    known = [n for n in names if n.meanings]
    if not known:
        return None
    longs = [n for n in known if n.form.text in expansions.values() or any(_spells_out(h, n) for h in heads)]
    for name in (*longs, *known):
        concept = _meant(name, kinds)
        if concept and (name in heads or any(may_be(h, concept) or _is_spelled_out(h, name) for h in heads)):
            return concept
    return None


def _is_spelled_out(short: Name, long: Name) -> bool:
    """Whether the text spells a short name out as a known one, and not as the family of it (`AIME 2024 (American ...)`)."""
    return _spells_out(short, long) and not (long.concept and _is_part_of(short, long.concept))


def _is_part_of(name: Name, concept: Concept) -> bool:
    """Whether the parts of a name say that it is another thing of a concept's family."""
    return bool(contradicting(name.parts, split_name(read_form(concept.name).text)))


def _meant(name: Name, kinds: frozenset[bool]) -> Concept | None:
    """What a name means here: of several meanings, the first of the thing's own kind; nothing of a single doubtful one."""
    if name.concept is None and len(name.meanings) == 1:
        return None
    fitting = [c for c in name.meanings if (c.type in SYSTEMS) in kinds]
    return name.concept if name.concept in fitting or not fitting else fitting[0]


def find_things(reading: PaperReading, *, reader: NameReader) -> tuple[Thing, ...]:
    """The things of a paper, sorted by their first head; mentions of ignored names are left out."""
    mentions = _ordered(reading.mentions)
    kept = [m for m in mentions if not reader.is_ignored(reader.read(m.name))] if reader.ignored else mentions
    heads = [reader.read_mention(m) for m in kept]
    aliases = [tuple(_aliases(m, head, reader)) if m.aliases else () for m, head in zip(kept, heads, strict=True)]
    groups = _grouped(heads, sorted(set(_links(heads, kept, aliases, reader))), reader)
    things = (_thing(reading, [kept[i] for i in g], [heads[i] for i in g], [aliases[i] for i in g]) for g in groups)
    return tuple(sorted(things, key=thing_order))


def _ordered(mentions: list[Mention]) -> list[Mention]:
    """The mentions sorted, each once; by their names alone where no two have one (a comparison of all fields takes longer)."""
    by_name = {m.name: m for m in mentions}
    return [by_name[name] for name in sorted(by_name)] if len(by_name) == len(mentions) else sorted(set(mentions))


def _grouped(heads: list[Name], links: list[tuple[int, int]], reader: NameReader) -> list[list[int]]:
    if not links:
        return [[i] for i in range(len(heads))]
    unions = Unions(range(len(heads)), facts=lambda i: name_facts(heads[i]) | _known_fact(heads[i]))
    for (left, one), (right, other) in combinations(enumerate(heads), 2) if reader.decisions.of("different") else ():
        if reader.are_different(one, other):
            unions.part(left, right)
    for left, right in links:
        unions.join(left, right)
    return unions.groups()


def _known_fact(head: Name) -> dict[str, str]:
    """What the vocabulary takes a name for in this very spelling: SmolLM is not SmolLM-Corpus, though class words may go.

    In any spelling where it knows two of one label: Alpaca is not the Alpaca dataset.
    """
    concept = head.concept
    if concept is None:
        return {}
    has_namesake = any(c.name == concept.name and c.type != concept.type for c in head.meanings)
    return {"concept": concept.identity} if has_namesake or tidy(head.spelling) in concept.spellings else {}


def thing_order(thing: Thing) -> tuple[str, tuple[str, ...]]:
    """The order of things: by paper, then by the spellings of their heads."""
    return thing.paper, tuple([name.spelling for name in thing.heads])


def _thing(reading: PaperReading, mentions: list[Mention], heads: list[Name], aliases: list[tuple[Alias, ...]]) -> Thing:
    spelled = {head.spelling: head for head in heads}  # in order, as mentions are sorted by their names
    kept = {(a.name.spelling, a.head.spelling): a for group in aliases for a in group if a.name.spelling not in spelled}
    return Thing.from_mentions(
        reading.arxiv,
        reading.paper.title,
        mentions=tuple(mentions),
        heads=tuple(spelled.values()),
        aliases=tuple([kept[key] for key in sorted(kept)]),
    )


def _aliases(mention: Mention, head: Name, reader: NameReader) -> Iterator[Alias]:
    for spelling in sorted(set(mention.aliases) - {mention.name}):
        name = reader.read(spelling)
        yield Alias(head, name, refusal(head, name, reader), _evidence(mention, spelling))


def _evidence(mention: Mention, spelling: str) -> tuple[Evidence, ...]:
    """A few sentences that hold the spelling, or the mention's first."""
    pieces = sorted({e for role in mention.roles for e in role.evidence})
    return tuple([p for p in pieces if spelling in p.sentence][:MOST_PIECES] or pieces[:1])


def refusal(head: Name, alias: Name, reader: NameReader) -> str:
    """Why an alias that a text gives is not believed, `""` if it is."""
    if set(head.keys) & set(alias.keys):
        return ""
    if reader.are_different(head, alias):
        return DECIDED
    if reader.are_same(head, alias):
        return ""
    korean, latin = (head, alias) if is_korean(head.form.text) else (alias, head)
    if is_korean(korean.form.text) and not is_korean(latin.form.text) and says_otherwise(korean, latin):
        return "says something else in Korean"
    if head.concept and alias.concept:
        same = head.concept.name == alias.concept.name or _is_defined_here(head, alias)
        return "" if same else f"the vocabulary knows both: {head.concept.name} and {alias.concept.name}"
    return _misfit(head, alias)


def _misfit(head: Name, alias: Name) -> str:
    """Why the form of an alias does not fit a name of which not both are known."""
    if alias.concept and not may_be(head, alias.concept) and not _is_defined_here(head, alias):
        return f"the vocabulary knows it as {alias.concept.name}"
    differing = contradicting(head.parts, alias.parts)
    if differing:
        return f"the {differing} differs"
    if alias.form.text.casefold() in PLAIN_WORDS:
        return "an ordinary word"
    if any(one.concept and _has_word(other, one.form.text) for one, other in ((head, alias), (alias, head))):
        return "it has the known name in it and says more"
    return "" if is_plausible(head, alias) else "neither initials nor the other language"


def may_be(head: Name, concept: Concept) -> bool:
    """Whether a name may stand for a known thing because a text gives one for the other.

    A Korean name may; a Latin one only if it is made of the beginnings of the known words, or the known name of its own.
    """
    if is_korean(head.form.text):
        return True
    if _is_part_of(head, concept):
        return False
    texts = (head.form.text, tidy(head.spelling))
    if ends_in(concept.name, head.form.text):
        return True
    return any(abbreviates(s, t) or abbreviates(t, s) for s in concept.spellings for t in texts)


def _is_defined_here(head: Name, alias: Name) -> bool:
    """Whether the text spells out a short name that the vocabulary takes for another thing (Grouped-Query Attention, GQA)."""
    return _is_spelled_out(head, alias) or _is_spelled_out(alias, head)


def _spells_out(short: Name, long: Name) -> bool:
    """Whether a name is the initials of another, or of what the vocabulary calls the other (SCM, 구조적 인과 모델)."""
    known = long.concept.spellings if long.concept and long.concept != short.concept else ()
    return any(are_initials(short.form.text, text) for text in (long.form.text, *known))


def is_plausible(head: Name, alias: Name) -> bool:
    """Whether one name may stand for the other by its form: initials, the other language, or a longer form of it."""
    left, right = head.form.text, alias.form.text
    if set(head.keys) & set(alias.others) or set(head.others) & set(alias.keys) or set(head.keys) & set(alias.weak):
        return True
    if shortens(head, alias) or shortens(alias, head) or ends_in(left, right) or ends_in(right, left):
        return True
    return is_korean(left) != is_korean(right)


def shortens(short: Name, long: Name) -> bool:
    """Whether one name is made of the beginnings of the other's words, with its class word or without."""
    text, full = short.form.text, long.form.text
    if len(text) >= len(full) or _has_word(long, text):
        return False
    return abbreviates(text, full) or any(abbreviates(text, t) for t in {tidy(long.spelling), full + "s"} - {full})


def _has_word(name: Name, word: str) -> bool:
    return word in name.form.text and word in re.split(r"[\s\-]+", name.form.text)


def name_facts(name: Name) -> dict[str, str]:
    """What the parts of a name say of its family; a first version may be left out."""
    parts = name.parts
    if not parts.stem:
        return {}
    return {f"family {parts.family_key}": parts.key.replace("|v1|", "|").removesuffix("|v1")}


def _links(
    heads: list[Name], mentions: list[Mention], aliases: list[tuple[Alias, ...]], reader: NameReader
) -> Iterable[tuple[int, int]]:
    """Pairs of mentions that are one thing."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, head in enumerate(heads):
        for key in (*head.keys, *head.others):
            by_key[key].append(index)
    for indices in by_key.values():
        if len(indices) > 1:
            yield from ((indices[0], other) for other in indices[1:])
    yield from _spelled_out(heads, kinds=[m.type in SYSTEMS for m in mentions])
    for index, own in enumerate(aliases):
        for alias in own:
            if not alias.refusal:
                others = {i for key in alias.name.keys for i in by_key.get(key, ()) if i != index}
                yield from ((index, i) for i in others if not refusal(heads[index], heads[i], reader))


def _spelled_out(heads: list[Name], *, kinds: list[bool]) -> Iterator[tuple[int, int]]:
    """Pairs of unknown names of one kind of which one is the initials of the other, and of no third name of the paper."""
    longs: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for index, head in enumerate(heads):
        text = head.form.text
        if head.concept is None and len(text) > 5 and not text.isupper():
            longs[text[0].casefold(), kinds[index]].append(index)
    for index, head in enumerate(heads):
        text = head.form.text
        if head.concept is None and 2 < len(text) < 14 and " " not in text:
            near = longs.get((text[0].casefold(), kinds[index]), ())
            found = {heads[i].key: i for i in near if i != index and are_initials(text, heads[i].form.text)}
            if len(found) == 1:
                yield from ((index, i) for i in found.values())

"""What the vocabulary says about names: which spellings are one known thing, under keys that forgive case and hyphens."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kg.names.class_words import has_product_word, singulars
from kg.names.differing import KIND, adds_a_letter, contradicting, differ_in_kind
from kg.names.forms import Form, read_form, tidy
from kg.names.houses import BEGINNINGS, SURE_OWNERS
from kg.names.keys import form_keys, name_key, name_keys
from kg.names.korean import is_korean, translations
from kg.names.ordinary import is_common
from kg.names.parts import Parts, split_name
from kg.names.words import PLAIN_WORDS
from kg.spelling import without_gaps
from kg.vocabulary import Concept

SYSTEMS = frozenset({"Method", "Model"})
DATA = frozenset({"Dataset", "Benchmark"})
NAMED = SYSTEMS | DATA
"""The types of things that papers name; measures and tasks have keys of their own."""

_MOST_WORDS = 8
_SHORTEST = 3
_MONTH_DAY = 4
"""The figures of a date without its year."""
_HUB_ID = re.compile(r"(?P<account>[A-Za-z][A-Za-z_\-.]+)/(?P<name>[A-Za-z][\w\-.]{2,})")
_KOREAN_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:들|에서는|에서|으로|을|를|은|는|이|가|의|에|와|과|로|도)$")


class Name(NamedTuple):
    """A spelling as the lexicon reads it: its form and parts, all its keys, and the concepts that go by one of them.

    `others` are keys of what stands in brackets; `weak` (without a plural s, a class word or a date's year) and `translated` (a
    Korean name word for word in English) are keys that count only where something of that name is known. `meanings` are the
    concepts it may mean, the likeliest first; `concept` is the one that the name alone means, None where several have equal
    claims.
    """

    spelling: str
    form: Form
    keys: tuple[str, ...]
    others: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    meanings: tuple[Concept, ...] = ()
    concept: Concept | None = None

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def parts(self) -> Parts:
        return split_name(self.form.text)


@dataclass(frozen=True)
class Lexicon:
    """Concepts by the keys of their labels and of their aliases, each list sorted; so many names as `most` are remembered.

    `doubtful` are keys of short forms that stand for an ordinary term as well (TTS); as an alias they mean nothing alone.
    """

    labels: dict[str, tuple[Concept, ...]]
    aliases: dict[str, tuple[Concept, ...]]
    doubtful: frozenset[str] = frozenset()
    most: int = field(default=1_000_000, compare=False)
    names: dict[str, Name] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_concepts(cls, concepts: Iterable[Concept], *, types: frozenset[str] = NAMED) -> "Lexicon":
        """The lexicon of the concepts of these types."""
        labels: dict[str, list[Concept]] = defaultdict(list)
        aliases: dict[str, list[Concept]] = defaultdict(list)
        for concept in sorted(c for c in concepts if c.type in types):
            for key in form_keys(_with_class_word(concept.name)):
                labels[key].append(concept)
            for key in dict.fromkeys(_alias_keys(concept)):
                aliases[key].append(concept)
        lexicon = cls({k: tuple(v) for k, v in labels.items()}, {k: tuple(v) for k, v in aliases.items()})
        return replace(lexicon, aliases=lexicon.aliases | lexicon._by_family())

    def _by_family(self) -> dict[str, tuple[Concept, ...]]:
        """Further keys of known members of a family that goes by two names (`Wide ResNet-28-10` is WRN-28-10)."""
        found: dict[str, list[Concept]] = defaultdict(list)
        for key, concept in ((k, c) for k, concepts in self.labels.items() if k[0] != "=" for c in concepts):
            parts = split_name(_with_class_word(concept.name))
            renamed = self._with_known_family(parts) if parts.key == key else ""
            for new in form_keys(renamed) if renamed else ():
                if not self.knows(new):
                    found[new].append(concept)
        return {key: tuple(sorted(concepts)) for key, concepts in found.items()}

    def with_spellings(self, further: Iterable[tuple[Concept, Iterable[str]]]) -> "Lexicon":
        """The lexicon with further spellings of its concepts, where no other concept goes by them."""
        aliases = dict(self.aliases)
        for concept, spellings in further:
            for key in (key for spelling in spellings for key in name_keys(spelling)):
                if not self.knows(key):
                    aliases[key] = tuple(sorted({*aliases.get(key, ()), concept}))
        return replace(self, aliases=aliases, names={})

    def read(self, name: str) -> Name:
        """The name as the lexicon reads it."""
        found = self.names.get(name)
        if found is None:
            if len(self.names) >= self.most:
                self.names.clear()
            found = self.names[name] = self._read(name)
        return found

    def find(self, name: str) -> Concept | None:
        """The concept that the name alone means."""
        return self.read(name).concept

    def knows(self, key: str) -> bool:
        """Whether a concept goes by the key."""
        return key in self.labels or key in self.aliases

    def usual_parts(self, name: Name) -> Parts:
        """The parts of a name as the vocabulary spells it or its family (`라마 3` has those of `Llama 3`), else its own."""
        usual = name.concept.name if name.concept else self._with_known_family(name.parts)
        return split_name(read_form(usual).text) if usual else name.parts

    def broader(self, concept: Concept) -> Concept | None:
        """The concept of the family, as the vocabulary has it."""
        return self.find(concept.broader) if concept.broader else None

    def _read(self, name: str) -> Name:
        form = read_form(name)
        keys = self._plural_keys(form.text) or self._keys(form.text)
        undated = _without_year(split_name(form.text)) if "20" in form.text else ()
        if not form.kind and not form.others and not form.weak and not undated and form.text.isascii():
            key = self._known(keys)
            return Name(name, form, keys, (), (), (), *self._meanings(key, form.text)) if key else Name(name, form, keys)
        others = tuple(k for text in form.others for k in self._keys(text))
        whole = form_keys(_with_class_word(name)) if form.kind else ()
        whole = whole if self._known(whole) else ()
        weak = (*(k for text in form.weak if not whole and self._may_be(text, form) for k in self._keys(text)), *undated)
        korean = () if form.text.isascii() else (*translations(form.text), *self._behind_a_known_head(form.text))
        translated = tuple(dict.fromkeys(k for text in korean if not self._is_by_chance(text) for k in form_keys(text)))
        bare = () if form.text.isascii() else self._bare(form.text)
        key = self._known((*whole, *keys, *others, *weak, *bare, *translated))
        return Name(name, form, keys, others, weak, translated, *self._meanings(key, form.text))

    def _may_be(self, text: str, form: Form) -> bool:
        """Whether a form may be read as this: not as ordinary words without their class word that only look like a known name.

        `Physics simulator` is not PHYSICS, though `Dropout method` is dropout and `Beam search algorithm` Beam Search. An LLM
        is one of a known family.
        """
        if not form.kind or text in singulars(form.text):
            return True
        if has_product_word(form.text) and not self.knows(split_name(text).family_key):
            return False
        if not is_common(text):
            return True
        meanings = self._meanings(self._known(form_keys(text)), text)[0]
        return not meanings or any(_is_written_so(text, s) for concept in meanings for s in concept.spellings)

    def _known(self, keys: Iterable[str]) -> str:
        """The first of the keys that a concept goes by, `""` if there is none."""
        for key in keys:
            if key in self.labels or key in self.aliases:
                return key
        return ""

    def _meanings(self, key: str, text: str) -> tuple[tuple[Concept, ...], Concept | None]:
        """What a key may mean, and what it means without more: what is spelled so, the first label, or the only alias."""
        if not key:
            return (), None
        labels, aliases = self.labels.get(key, ()), self.aliases.get(key, ())
        exact = tuple(c for c in labels if c.name == text) or tuple(c for c in aliases if text in c.spellings)
        meanings = tuple(dict.fromkeys((*exact, *labels, *aliases)))
        sure = labels or (len({c.name for c in aliases}) == 1 and key not in self.doubtful)
        return meanings, meanings[0] if sure else None

    def _keys(self, text: str) -> tuple[str, ...]:
        keys = form_keys(text)
        parts = split_name(text)
        if len(parts.stem) + len(parts.tail) < 2 or self._known(keys):
            return keys
        further = self._without_owner(parts)
        renamed = "" if further else self._with_known_family(parts)
        further = further or (form_keys(renamed) if renamed else ())
        return tuple(dict.fromkeys((*further, *keys))) if further else keys

    def _is_by_chance(self, word: str) -> bool:
        """Whether what a Korean word means is in capitals another name (`수학` is no MATH)."""
        return word.isalpha() and self._spells(form_keys(word), word.upper())

    def _plural_keys(self, text: str) -> tuple[str, ...]:
        """The keys of a short form in the plural (`ViTs`), where its letters alone would be another name (VITS)."""
        singular = text[:-1]
        if not text.endswith("s") or len(text) < 4 or not singular[-1].isupper() or " " in text:
            return ()
        keys = form_keys(singular)
        return keys if self._spells(keys, singular) and not self._spells(form_keys(text), text) else ()

    def _spells(self, keys: tuple[str, ...], text: str) -> bool:
        """Whether a concept that goes by one of the keys has this very spelling."""
        return any(text in concept.spellings for concept in self._meanings(self._known(keys), text)[0])

    def _without_owner(self, parts: Parts) -> tuple[str, ...]:
        """The name without an owner at its head, where what is left is a proper name that is known (`OpenAI SimpleQA`)."""
        if "/" in parts.text:
            bare = self._without_account(parts.text)
            return self._keys(bare) if bare else ()
        tokens = parts.tokens
        for count in range(min(2, len(tokens) - 1), 0, -1):
            owner, bare = "".join(t.norm for t in tokens[:count]).removesuffix("의"), parts.text[tokens[count].start :]
            if owner in BEGINNINGS and parts.text[tokens[count].start - 1] == " " and _may_own(owner, bare, words=count):
                keys = self._keys(bare)
                concept = self._meanings(self._known(keys), bare)[1]
                own = concept and (not concept.generic or (bare.isascii() and any(map(str.isupper, bare[1:]))))
                return keys if own else ()
        return ()

    def _without_account(self, text: str) -> str:
        """The name in an identifier of a hub: of an account called as the name is, or of a known family (`Rowan/hellaswag`).

        In the latter case the account must be no other name.
        """
        account, _, name = text.partition("/")
        if account.casefold() == name.casefold():
            return name
        match = _HUB_ID.fullmatch(text)
        if match is None or match["name"].casefold() in PLAIN_WORDS:
            return ""
        account, family = name_key(match["account"]), split_name(match["name"]).family_key
        return match["name"] if self.knows(family) and (account == family or not self.knows(account)) else ""

    def _behind_a_known_head(self, text: str) -> Iterator[str]:
        """The readings of a Korean name that begins with a known one (`알파고 제로` is AlphaGo Zero)."""
        words = text.split(" ")
        for count in range(min(len(words), _MOST_WORDS) - 1, 0, -1):
            head, rest = " ".join(words[:count]), " ".join(words[count:])
            concept = self._meanings(self._known(form_keys(head)), head)[1]
            if concept and not head.isascii():
                yield from (f"{concept.name} {reading}" for reading in translations(rest))
                return

    def _with_known_family(self, parts: Parts) -> str:
        """The name with its known head under the vocabulary's label (`라마 3` is `Llama 3`), `""` where that changes nothing.

        The head is the family, or that with parts behind it that the vocabulary has another name for (`Stable Diffusion XL`).
        """
        if not parts.tail or len(parts.family_key) < 2 or not self.knows(parts.family_key):
            return ""
        for count in range(len(parts.tail) - 1, -1, -1):
            head = Parts.from_tokens(parts.text, parts.stem, parts.tail[:count])
            _, concept = self._meanings(self._known((head.key,)), "")
            if concept and split_name(read_form(concept.name).text).family_key != parts.family_key:
                return f"{concept.name} {parts.text[parts.tail[count].start :]}"
        return ""

    def _bare(self, text: str) -> tuple[str, ...]:
        """The keys of a Korean name without a particle at its end."""
        bare = _KOREAN_PARTICLE.sub("", text)
        return form_keys(bare) if bare != text else ()


def _is_written_so(text: str, spelling: str) -> bool:
    """Whether ordinary words are a spelling but for the capitals of words, a single word but for its first letter."""
    if re.search(r"[\s\-]", text):
        return without_gaps(text).casefold() == without_gaps(spelling).casefold()
    return text[1:] == spelling[1:] and text[:1].casefold() == spelling[:1].casefold()


def are_of_a_kind(left: str, right: str) -> bool:
    """Whether both types are of systems (methods, models), or both of data."""
    return (left in SYSTEMS) == (right in SYSTEMS)


def meanings_of(name: str, lexicons: Iterable[Lexicon]) -> tuple[Concept, ...]:
    """All that a name may mean in some lexicons, each once, in their order."""
    return tuple(dict.fromkeys(concept for lexicon in lexicons for concept in lexicon.read(name).meanings))


def _may_own(owner: str, name: str, *, words: int) -> bool:
    """Whether what stands before a name is an owner that it may have; one of a single word only has names that are no words."""
    if owner in SURE_OWNERS:
        coined = is_korean(name) or any(c.isupper() or (words > 1 and c.isdigit()) for c in name[1:])
        return coined and (words > 1 or (len(name) > _SHORTEST and name.casefold() not in PLAIN_WORDS))
    return without_gaps(name).casefold().startswith(BEGINNINGS[owner])


def _without_year(parts: Parts) -> tuple[str, ...]:
    """The key of a name with a full date as it is where that has no year (`gpt-4-0613`)."""
    if not any(token.kind == "date" and len(token.norm) > _MONTH_DAY for token in parts.tail):
        return ()
    tail = tuple(t.read_as("date", t.norm[-_MONTH_DAY:]) if t.kind == "date" else t for t in parts.tail)
    return (Parts.from_tokens(parts.text, parts.stem, tail).key,)


def own_aliases(concept: Concept) -> tuple[str, ...]:
    """A concept's aliases without those whose own parts say that they are another thing (COCO 2017 of COCO).

    Where a label ends in what may be words of kind, or both have parts of different kinds (LIBERO-Long, LIBERO-10), the
    vocabulary is believed.
    """
    label = split_name(read_form(concept.name).text)
    return tuple(a for a in (*concept.aliases, *concept.korean) if _is_own(split_name(_with_class_word(a)), label))


def _is_own(alias: Parts, label: Parts) -> bool:
    difference = contradicting(label, alias)
    believed = not difference or (difference == KIND and label.variants) or differ_in_kind(label, alias)
    return bool(believed) and not adds_a_letter(label, alias)


def _alias_keys(concept: Concept) -> Iterator[str]:
    """The keys of a concept's own aliases; one that ends in a class word keeps it (`ToT benchmark` is not ToT)."""
    form = read_form(concept.name)
    if form.kind:
        yield from form_keys(form.text)
    for alias in own_aliases(concept):
        yield from form_keys(_with_class_word(alias))


def _with_class_word(name: str) -> str:
    form = read_form(name)
    return tidy(name) if form.kind else form.text

"""What the vocabulary says about names: which spellings are one known thing, under keys that forgive case and hyphens."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.names.forms import Form, read_form
from kg.names.keys import form_keys
from kg.names.parts import Parts, split_name
from kg.vocabulary import Concept

NAMED = frozenset({"Method", "Model", "Dataset", "Benchmark"})
"""The types of things that papers name; measures and tasks have keys of their own."""

_KOREAN_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:에서는|에서|으로|을|를|은|는|이|가|의|에|와|과|로|도)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling as the lexicon reads it: its form and parts, all its keys, and the concept that has one of them.

    `others` are keys of what stands in brackets, `weak` of readings that count only where something of that name is known.
    """

    spelling: str
    form: Form
    keys: tuple[str, ...]
    others: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    concept: Concept | None = None

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def parts(self) -> Parts:
        return split_name(self.form.text)


@dataclass(frozen=True)
class Lexicon:
    """Concepts by key. A label's key wins over an alias's; an alias that two concepts claim belongs to neither."""

    concepts: dict[str, Concept]
    by_key: dict[str, Concept]
    names: dict[str, Name] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_concepts(cls, concepts: Iterable[Concept], *, types: frozenset[str] = NAMED) -> "Lexicon":
        """The lexicon of the concepts of these types."""
        chosen = sorted(c for c in concepts if c.type in types)
        labels: dict[str, Concept] = {}
        for concept in chosen:
            for key in form_keys(read_form(concept.name).text):
                labels.setdefault(key, concept)
        aliases: dict[str, set[str]] = defaultdict(set)
        for concept in chosen:
            for key in _alias_keys(concept):
                aliases[key].add(concept.name)
        table = {c.name: c for c in reversed(chosen)}
        single = {key: table[min(owners)] for key, owners in aliases.items() if len(owners) == 1}
        return cls(table, {**single, **labels})

    def read(self, name: str) -> Name:
        """The name as the lexicon reads it."""
        found = self.names.get(name)
        if found is None:
            found = self.names[name] = self._read(name)
        return found

    def find(self, name: str) -> Concept | None:
        """The concept of that name, under any spelling that counts as its own."""
        return self.read(name).concept

    def broader(self, concept: Concept) -> Concept | None:
        """The concept of the family, as the vocabulary has it."""
        return self.concepts.get(concept.broader) if concept.broader else None

    def _read(self, name: str) -> Name:
        form = read_form(name)
        keys = self._keys(form.text)
        others = tuple(k for text in form.others for k in self._keys(text))
        weak = tuple(k for text in form.weak for k in self._keys(text))
        concept = next((self.by_key[k] for k in (*keys, *others, *weak, *self._bare(form.text)) if k in self.by_key), None)
        return Name(name, form, keys, others, weak, concept)

    def _keys(self, text: str) -> tuple[str, ...]:
        keys = form_keys(text)
        if any(k in self.by_key for k in keys):
            return keys
        renamed = self._with_known_family(split_name(text))
        return tuple(dict.fromkeys((*form_keys(renamed), *keys))) if renamed else keys

    def _with_known_family(self, parts: Parts) -> str:
        """The name with its family under the vocabulary's label (`라마 3` is `Llama 3`), `""` where that changes nothing."""
        concept = self.by_key.get(parts.family_key) if parts.tail and len(parts.family_key) > 1 else None
        if concept is None or split_name(read_form(concept.name).text).family_key == parts.family_key:
            return ""
        return f"{concept.name} {parts.text[parts.tail[0].start :]}"

    def _bare(self, text: str) -> tuple[str, ...]:
        """The keys of a Korean name without a particle at its end."""
        bare = _KOREAN_PARTICLE.sub("", text)
        return form_keys(bare) if bare != text else ()


def contradicting(left: Parts, right: Parts) -> str:
    """How two names of one family differ in their parts, `""` if the families differ or nothing does.

    A first version may be left out (`VQA` and `VQA v1`).
    """
    if left.family_key != right.family_key:
        return ""
    if {left.numbers, right.numbers} != {(), ("1",)} and left.numbers != right.numbers:
        return "version or edition"
    pairs = (
        ("release date", left.dates, right.dates),
        ("size", left.sizes, right.sizes),
        ("variant", left.variants, right.variants),
    )
    return next((word for word, one, other in pairs if one != other), "")


def _alias_keys(concept: Concept) -> set[str]:
    """The keys of a concept's aliases, without those whose own parts say that they are another thing (COCO 2017 of COCO)."""
    label = split_name(read_form(concept.name).text)
    keys: set[str] = set()
    for alias in (*concept.aliases, *concept.korean):
        form = read_form(alias)
        if not contradicting(label, split_name(form.text)):
            keys.update(form_keys(form.text))
    return keys

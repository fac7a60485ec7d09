"""How linking reads a name: as the vocabulary does, except where a person decided otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.decisions import Decisions, handle
from kg.model import Mention
from kg.names.forms import Form, tidy
from kg.names.keys import form_keys
from kg.names.lexicon import Lexicon, Name

SYSTEMS = frozenset({"Method", "Model"})


@dataclass(frozen=True)
class NameReader:
    """Reads names; those that a decision tells apart from what they would be read as have a key and no concept of their own."""

    lexicon: Lexicon
    decisions: Decisions = field(default_factory=Decisions)
    _apart: dict[str, str] = field(default_factory=dict)
    systems: frozenset[str] = frozenset()
    """Keys of names by which papers call methods and models alone."""

    @classmethod
    def from_decisions(cls, lexicon: Lexicon, decisions: Decisions) -> "NameReader":
        """A reader that keeps apart what the decisions call different and the names or the vocabulary call the same."""
        apart = {}
        for decision in decisions.of("different"):
            left, right = (lexicon.read(a) for a in decision.arguments)
            shared = left.concept is not None and right.concept is not None and left.concept.name == right.concept.name
            if left.key == right.key:
                apart["spelled " + tidy(decision.arguments[1])] = f"!{tidy(decision.arguments[1])}"
            elif shared or set(left.keys) & set(right.keys):
                second = left if right.concept and right.form.text == right.concept.name else right
                apart["keyed " + second.key] = f"!{second.key}"
        return cls(lexicon, decisions, apart)

    def read(self, spelling: str) -> Name:
        """The name of a spelling."""
        name = self.lexicon.read(spelling)
        if not self._apart:
            return name
        private = self._apart.get("spelled " + tidy(spelling)) or self._apart.get("keyed " + name.key)
        return Name(name.spelling, name.form, (private,)) if private else name

    def having_read(self, mentions: Iterable[Mention]) -> "NameReader":
        """A reader that knows which names of these mentions are those of methods and models alone."""
        systems: set[str] = set()
        others: set[str] = set()
        for mention in mentions:
            name = self.read(mention.name)
            if name.form.kind != "data":
                (systems if mention.type in SYSTEMS else others).add(name.key)
        return replace(self, systems=frozenset(systems - others))

    def read_mention(self, mention: Mention) -> Name:
        """The name that a mention goes by: as data, `Zork benchmark` keeps its class word where Zork is a model."""
        name = self.read(mention.name)
        if name.form.kind != "data" or mention.type in SYSTEMS or name.key not in self.systems:
            return name
        if name.concept and name.concept.type not in SYSTEMS:
            return name
        whole = f"{name.form.text} {mention.type.lower()}"
        return Name(mention.name, Form(whole), form_keys(whole))

    def are_different(self, left: Name, right: Name) -> bool:
        """Whether a decision says that the two names are not one thing."""
        return bool(self._parted) and frozenset((left.key, right.key)) in self._parted

    @cached_property
    def _parted(self) -> frozenset[frozenset[str]]:
        pairs = (tuple(self.read(a).key for a in d.arguments) for d in self.decisions.of("different"))
        return frozenset(frozenset(pair) for pair in pairs)

    def is_ignored(self, name: Name) -> bool:
        """Whether a decision says that the name stands for nothing."""
        return bool(self.decisions.ignored) and (
            name.key in self.decisions.ignored or handle(name.spelling) in self.decisions.ignored
        )

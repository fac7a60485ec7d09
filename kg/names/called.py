"""Which things a name may mean: one ladder for all who ask, from the very spelling down to what the vocabulary knows."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.names.lexicon import Lexicon
from kg.spelling import fold

_PAPER = "Paper"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A node with its label, its name and its other spellings, sorted."""

    id: str
    label: str
    name: str
    others: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.others)


Found = tuple[Named, ...]


@dataclass(frozen=True)
class Called:
    """Nodes by all that they are called; the lexicons are read only for what no spelling is like."""

    nodes: Found
    lexicons: Callable[[], tuple[Lexicon, Lexicon]]

    def find(self, name: str) -> Found:
        """The nodes that a name may mean, sorted by id: the first step of the ladder that holds any.

        The steps are the id, the exact name, an exact other spelling, the name folded, the others folded, a key, the label
        under which the vocabulary knows it.
        """
        return self.find_exactly(name) or self._find_folded(name) or self._find_known(name)

    def find_exactly(self, name: str) -> Found:
        """The nodes that are called so in this very spelling."""
        return self._first(((self._ids, name), (self._exact, name), (self._aliased, name)))

    def _find_folded(self, name: str) -> Found:
        folded = fold(name)
        return self._first(((self._folded, folded), (self._folded_others, folded))) if folded else ()

    def _first(self, steps: Iterable[tuple[dict[str, list[Named]], str]]) -> Found:
        return next((tuple(sorted(found)) for index, key in steps if (found := index.get(key))), ())

    def sharing(self, name: str) -> Found:
        """The nodes that go by a name, in any spelling of equal parts."""
        names, _ = self.lexicons()
        return tuple(sorted({node for key in names.read(name).keys for node in self._keyed.get(key, ())}))

    def _find_known(self, name: str) -> Found:
        """The nodes of the name's keys, or of its known label, that are no other thing that the vocabulary knows."""
        if all(node.label == _PAPER for node in self.nodes):
            return ()
        names, terms = self.lexicons()
        concept = names.find(name)
        meant = concept or terms.find(name)
        labelled = [tuple(index.get(concept.name, ())) for index in (self._exact, self._aliased)] if concept else []
        for found in (self.sharing(name), *labelled):
            if kept := tuple(sorted(node for node in found if meant is None or self._may_be(node, meant.name))):
                return kept
        return ()

    def _may_be(self, node: Named, label: str) -> bool:
        """Whether a node may be the known thing of that label: its name means that, or nothing that is known."""
        meanings = [lexicon.read(node.name) for lexicon in self.lexicons()]
        typed = {c.name for name in meanings for c in name.meanings if c.type == node.label}
        known = typed or {name.concept.name for name in meanings if name.concept}
        return not known or label in known

    @cached_property
    def _ids(self) -> dict[str, list[Named]]:
        return {node.id: [node] for node in self.nodes}

    @cached_property
    def _exact(self) -> dict[str, list[Named]]:
        return _indexed((node.name, node) for node in self.nodes)

    @cached_property
    def _aliased(self) -> dict[str, list[Named]]:
        return _indexed((text, node) for node in self.nodes for text in node.others)

    @cached_property
    def _folded(self) -> dict[str, list[Named]]:
        return _indexed((fold(node.name), node) for node in self.nodes)

    @cached_property
    def _folded_others(self) -> dict[str, list[Named]]:
        return _indexed((fold(text), node) for node in self.nodes for text in node.others)

    @cached_property
    def _keyed(self) -> dict[str, list[Named]]:
        """The nodes but for papers, whose titles have no parts."""
        read = self.lexicons()[0].read
        named = (node for node in self.nodes if node.label != _PAPER)
        return _indexed((key, node) for node in named for text in node.spellings for key in read(text).keys)


def _indexed(pairs: Iterable[tuple[str, Named]]) -> dict[str, list[Named]]:
    found: dict[str, dict[Named, None]] = defaultdict(dict)
    for key, node in pairs:
        found[key][node] = None
    return {key: list(nodes) for key, nodes in found.items()}

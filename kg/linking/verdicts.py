"""What a built graph decided about two names."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.decisions import is_id
from kg.errors import NotFoundError
from kg.identifiers import arxiv_of, bare_id
from kg.model import Entity, Graph
from kg.names.called import Called, Named
from kg.names.compare import compare_by_all, compare_papers
from kg.names.differing import Verdict
from kg.names.lexicon import Lexicon
from kg.names.terms import read_lexicons
from kg.papers import read_reference
from kg.spelling import find_near
from kg.vocabulary import Vocabulary

Found = tuple[Entity, ...]


@dataclass(frozen=True)
class GraphNames:
    """The entities of a graph by all that they are called, and the families that join them."""

    graph: Graph
    lexicons: tuple[Lexicon, Lexicon]
    families: frozenset[str]

    @classmethod
    def from_graph(cls, graph: Graph, *, vocabulary: Vocabulary) -> "GraphNames":
        """The names of a graph, read with a vocabulary."""
        families = vocabulary.names_of("family")
        return cls(graph, read_lexicons(vocabulary.concepts), families)

    def find(self, name: str) -> Found:
        """The entities that a name may mean, sorted by id."""
        return tuple(self._entities[node.id] for node in self._called.find(name))

    def sharing(self, name: str) -> Found:
        """The entities that go by a name, in any spelling of equal parts, sorted by id."""
        return tuple(self._entities[node.id] for node in self._called.sharing(name))

    def get(self, name: str) -> Found:
        """The entities that a name may mean, at least one; raises NotFoundError."""
        if found := self.find(name):
            return found
        spelled = ((spelling, e.name) for e in self.graph.entities for spelling in e.spellings)
        raise NotFoundError("entity", name, near=find_near(name, spelled))

    def compare(self, left: str, right: str) -> Verdict:
        """The graph's verdict; that of the names alone, saying so, where it does not hold one of them."""
        if papers := compare_papers(self._paper(left), self._paper(right)):
            return papers
        one, other = self.find(left), self.find(right)
        missing = [name for name, found in ((left, one), (right, other)) if not found]
        if missing:
            verdict = compare_by_all(left, right, lexicons=self.lexicons)
            return Verdict(verdict.word, f"{verdict.reason} (from the names alone: {', '.join(missing)} not in the graph)")
        if len(one) > 1 or len(other) > 1:
            return self._of_several(left, right, one, other)
        return self._same(left, right, one[0]) if one[0].id == other[0].id else self._apart(left, right, one[0], other[0])

    def _of_several(self, left: str, right: str, one: Found, other: Found) -> Verdict:
        """The verdict on two names one of which at least means several things: it may be what the other spells out."""
        several = one if len(one) > 1 else other
        ids = ", ".join(e.id for e in several)
        if one == other:
            return Verdict("different", f"the name means several things; give an id: {ids}")
        (meant, *others), spelled = (other, right) if several is one else (one, left)
        if not others and meant in several and not is_id(spelled):
            return Verdict("same", f"both are {meant.id}, of the several that the other name means: {ids}")
        return Verdict("different", f"the graph holds several of that name: {ids}")

    def _paper(self, text: str) -> str | None:
        """The paper that a text refers to, or has as a title or an id in the graph."""
        return self._titled.get(text.casefold()) or read_reference(arxiv_of(text))

    @cached_property
    def _titled(self) -> dict[str, str]:
        return {title.casefold(): p.arxiv for p in reversed(self.graph.papers) for title in (p.title, *p.titles) if title}

    def _same(self, left: str, right: str, entity: Entity) -> Verdict:
        """Same, unless only looks brought a name to the entity and the names read as two things."""
        asked = ((left, right), (right, left), (left, entity.name), (right, entity.name))
        rules = [rule for pair in asked for rule in self._rules.get(pair, ())]
        ruled = not self._rules.keys().isdisjoint(asked[:2])
        verdict = compare_by_all(left, right, lexicons=self.lexicons)
        if not ruled and verdict.word != "same" and not self._own_both(left, right, entity):
            return verdict
        return Verdict("same", f"both are {entity.id} ({'; '.join(dict.fromkeys(rules)) or verdict.reason})")

    def _own_both(self, left: str, right: str, entity: Entity) -> bool:
        """Whether both names are the entity's own, or read as its own and as no two known things."""
        own = entity.spellings
        loose = [name for name in (left, right) if name not in (entity.id, *own)]
        known = {self.lexicons[0].find(name) for name in (left, right)} - {None}
        return not loose or (len(known) <= 1 and all(self._reads_as(name, own) for name in loose))

    def _reads_as(self, name: str, own: tuple[str, ...]) -> bool:
        """Whether a name is one of some others but for its capitals, or the same as one."""
        if name.casefold() in map(str.casefold, own):
            return True
        return any(compare_by_all(name, other, lexicons=self.lexicons).word == "same" for other in own)

    def _apart(self, left: str, right: str, one: Entity, other: Entity) -> Verdict:
        above = [self._above(e.id) for e in (one, other)]
        shared = next((i for i in above[0] if i in above[1]), "")
        if shared:
            names = f"{one.id} and {other.id}"
            return Verdict(
                "related", f"{names} meet in {shared}" if shared not in (one.id, other.id) else f"{names}: one family"
            )
        if bare_id(one.id) == bare_id(other.id):
            return Verdict("different", f"{one.id} is not {other.id}: they are two things of one name")
        asked = (entity.name if is_id(name) else name for name, entity in ((left, one), (right, other)))
        verdict = compare_by_all(*asked, lexicons=self.lexicons)
        reason = verdict.reason if verdict.word != "same" else "kept apart on evidence or by a decision"
        return Verdict("related" if verdict.word == "related" else "different", f"{one.id} is not {other.id}: {reason}")

    def _above(self, entity_id: str) -> tuple[str, ...]:
        """The entity and those above it, nearest first."""
        line = [entity_id]
        while line[-1] in self._parents and self._parents[line[-1]] not in line:
            line.append(self._parents[line[-1]])
        return tuple(line)

    @cached_property
    def _parents(self) -> dict[str, str]:
        return {e.source: e.target for e in self.graph.edges if e.relation in self.families}

    @cached_property
    def _rules(self) -> dict[tuple[str, str], list[str]]:
        rules: dict[tuple[str, str], list[str]] = defaultdict(list)
        for merge in self.graph.merges:
            if merge.verdict == "same":
                rules[merge.left, merge.right].append(merge.rule)
        return rules

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.graph.entities}

    @cached_property
    def _called(self) -> Called:
        nodes = (Named(e.id, e.type, e.name, e.aliases) for e in self.graph.entities)
        return Called(tuple(nodes), lexicons=lambda: self.lexicons)

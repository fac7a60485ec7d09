"""Where an entity comes from and what came of it: families of names, and what papers built on what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.linking.verdicts import GraphNames
from kg.model import Edge, Entity, Graph
from kg.vocabulary import Vocabulary

BUILDING = frozenset({"uses", "trainsOn"})


@dataclass(frozen=True, slots=True)
class Branch:
    """An entity of the tree or a paper, how it hangs together with what it hangs on, and the paper and sentence that say so."""

    relation: str
    entity: Entity
    paper: str = ""
    sentence: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """An entity, the papers that propose it, what it comes from (`up`) and what came of it (`down`)."""

    entity: Entity
    papers: tuple[str, ...]
    up: tuple[Branch, ...]
    down: tuple[Branch, ...]


def find_lineage(graph: Graph, name: str, *, vocabulary: Vocabulary, depth: int = 2) -> tuple[Lineage, ...]:
    """The lineage of each entity of that name, up to `depth` steps from paper to paper and any number within a family.

    Raises NotFoundError if the graph holds nothing of that name.
    """
    names = GraphNames.from_graph(graph, vocabulary=vocabulary)
    tree = _Tree(graph, names.families)
    return tuple(tree.lineage(entity, depth) for entity in names.get(name))


Step = Callable[[str], Iterable[Branch]]
"""From an entity's id to the branches that hang on it."""


@dataclass(frozen=True)
class _Tree:
    graph: Graph
    families: frozenset[str]

    def lineage(self, entity: Entity, depth: int) -> Lineage:
        papers = tuple(sorted(e.target for e in self._from[entity.id] if e.relation == "proposedBy"))
        up, down = (self._grow(entity, step, depth=depth, shown={entity.id}) for step in (self._above, self._below))
        return Lineage(entity, papers, up, down)

    def _grow(self, entity: Entity, step: Step, *, depth: int, shown: set[str]) -> tuple[Branch, ...]:
        """The branches of an entity; steps between papers count against the depth, and what was shown has no branches again."""
        found = sorted(step(entity.id), key=lambda b: (b.relation, b.entity.name, b.paper))
        near = [b for b in found if b.entity.id != entity.id and depth >= bool(b.paper)]
        fresh = {b.entity.id for b in near} - shown
        shown |= fresh
        out = []
        for branch in near:
            own: tuple[Branch, ...] = ()
            if branch.entity.id in fresh:
                fresh.remove(branch.entity.id)
                own = self._grow(branch.entity, step, depth=depth - bool(branch.paper), shown=shown)
            out.append(replace(branch, branches=own))
        return tuple(out)

    def _above(self, entity_id: str) -> Iterator[Branch]:
        """What it is a version, size, ... of, and what the papers that propose it build on."""
        for edge in self._from[entity_id]:
            if edge.relation in self.families:
                yield Branch(edge.relation, self._entities[edge.target])
        for paper in (e.target for e in self._from[entity_id] if e.relation == "proposedBy"):
            yield from (self._said(e, e.target, paper) for e in self._from[paper] if e.relation in BUILDING)

    def _below(self, entity_id: str) -> Iterator[Branch]:
        """Its versions, sizes, ..., and what the papers that build on it propose; a paper that proposes nothing itself."""
        for edge in self._to[entity_id]:
            if edge.relation in self.families:
                yield Branch(edge.relation, self._entities[edge.source])
            elif edge.relation in BUILDING:
                proposed = [e.source for e in self._to[edge.source] if e.relation == "proposedBy"]
                yield from (self._said(edge, made, edge.source) for made in proposed or (edge.source,))

    def _said(self, edge: Edge, entity_id: str, paper: str) -> Branch:
        best = max(edge.evidence, key=lambda e: (e.confidence, e), default=None)
        return Branch(edge.relation, self._entities[entity_id], paper, best.sentence if best else "")

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        papers = {p.id: Entity(p.id, "Paper", p.title or p.arxiv, p.titles) for p in self.graph.papers}
        return papers | {e.id: e for e in self.graph.entities}

    @cached_property
    def _from(self) -> dict[str, list[Edge]]:
        return _grouped((e.source, e) for e in self.graph.edges)

    @cached_property
    def _to(self) -> dict[str, list[Edge]]:
        return _grouped((e.target, e) for e in self.graph.edges)


def _grouped(pairs: Iterable[tuple[str, Edge]]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for key, edge in pairs:
        found[key].append(edge)
    return found

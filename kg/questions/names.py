"""Which node a person means by a name: by id, name, other spelling or title, whatever the case, spaces and hyphens."""

from collections import defaultdict
from functools import cached_property

from kg.errors import NotFoundError, QueryError
from kg.identifiers import paper_node
from kg.names.called import Called, Found, Named
from kg.names.terms import shipped_lexicons
from kg.papers import find_paper_id
from kg.parameters import NodeId, used_lines
from kg.questions.model import NODE_KINDS, Language, Runner
from kg.spelling import find_near

_LABELS = NODE_KINDS["node"]
_CYPHER = """MATCH (n:{label})
WHERE n.id = $name OR n.name = $name OR $name IN n.{others} // if $name
RETURN n.id AS id, n.name AS name, n.{others} AS others"""
_SPARQL = """SELECT DISTINCT ?id ?name ?other {{
  # with a limit, Oxigraph takes these for few and begins there
  {{ SELECT ?n {{ {{ ?n kg:id $name }} UNION {{ ?n kg:name $name }} UNION {{ ?n kg:{others} $name }} }} LIMIT 9999 }} # if $name
  ?n a kg:{label} ; kg:id ?id ; kg:name ?name .
  OPTIONAL {{ ?n kg:{others} ?other }}
}}"""


class Names:
    """The names of a graph, looked up one by one, or all at once where a name has to be folded."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._called_by_labels: dict[tuple[str, ...], Called] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self.nodes == other.nodes

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def nodes(self) -> tuple[Named, ...]:
        """All named nodes, sorted by id."""
        return tuple(sorted(node for label in _LABELS for node in _nodes(self._runner, label)))

    def get(self, name: str, *, kind: str) -> NodeId:
        """The id of the node that `name` means, of a label that `kind` allows.

        Raises NotFoundError, or QueryError where several fit, or only something of another kind.

        The first step of the ladder of `kg.names.called` wins; its first three are asked of the engine.
        """
        labels = NODE_KINDS[kind]
        found = self._exactly(name, labels) or self._called(labels).find(name)
        if found:
            return _only(name, found)
        for node in self._called(NODE_KINDS["node"]).find(name):
            raise QueryError(f"{name!r} is a {node.label.lower()}, not a {kind} ({' or '.join(labels).lower()})")
        spelled = ((spelling, node.name) for node in self.nodes if node.label in labels for spelling in node.spellings)
        raise NotFoundError(kind, name, near=find_near(name, spelled))

    def has(self, name: str, *, kind: str) -> bool:
        """Whether `name` means something of a label that `kind` allows."""
        labels = NODE_KINDS[kind]
        return bool(self._exactly(name, labels) or self._called(labels).find(name))

    def get_node(self, node_id: str) -> Named:
        """The node of that id; raises NotFoundError."""
        for label in _LABELS:
            for node in _nodes(self._runner, label, name=node_id):
                if node.id == node_id:
                    return node
        raise NotFoundError("node", node_id)

    def _exactly(self, name: str, labels: tuple[str, ...]) -> Found:
        arxiv = find_paper_id(name) if "Paper" in labels else None
        asked = [name] if arxiv is None else [paper_node(arxiv), name]
        found = tuple(node for one in asked for label in labels for node in _nodes(self._runner, label, name=one))
        ids = tuple(node for node in found if node.id in asked)
        return ids or Called(found, lexicons=shipped_lexicons).find_exactly(name)

    def _called(self, labels: tuple[str, ...]) -> Called:
        if labels not in self._called_by_labels:
            nodes = tuple(node for node in self.nodes if node.label in labels)
            self._called_by_labels[labels] = Called(nodes, lexicons=shipped_lexicons)
        return self._called_by_labels[labels]


def read_names(runner: Runner) -> Names:
    """The names of the graph that the runner answers from."""
    return Names(runner)


def _only(name: str, found: Found) -> NodeId:
    """The id of the one node found; raises QueryError where there are several."""
    ids = sorted({node.id for node in found})
    if len(ids) > 1:
        raise QueryError(f"{name!r} may be {', '.join(ids)}; give the id")
    return NodeId(ids[0])


def _nodes(runner: Runner, label: str, *, name: str | None = None) -> list[Named]:
    """The nodes of a label, or those of them that have `name` as their id, name or other spelling."""
    parameters = {} if name is None else {"name": name}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node_id, written, others in runner.run(used_lines(_query(runner.language, label), parameters), parameters).rows:
        found[node_id, written].update(others if isinstance(others, list) else [others] if others else [])
    return [Named(node_id, label, written, tuple(sorted(others))) for (node_id, written), others in found.items()]


def _query(language: Language, label: str) -> str:
    template = _CYPHER if language == "cypher" else _SPARQL
    return template.format(label=label, others="titles" if label == "Paper" else "aliases")

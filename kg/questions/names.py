"""Which node a person means by a name: by id, name, other spelling or title, whatever the case, spaces and hyphens."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from kg.errors import NotFoundError, QueryError
from kg.papers import find_paper_id
from kg.parameters import NodeId
from kg.questions.model import NODE_KINDS, Language, Runner
from kg.spelling import fold

_LABELS = NODE_KINDS["thing"]
_CYPHER = "MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.{others} AS others"
_SPARQL = """SELECT ?id ?name ?other WHERE {{
  ?n a kg:{label} ; kg:id ?id ; kg:name ?name .
  OPTIONAL {{ ?n kg:{others} ?other }}
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A node with its label, its name and its other spellings, sorted."""

    id: str
    label: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """All named nodes of a graph, sorted by id."""

    nodes: tuple[Named, ...]

    def get(self, name: str, *, kind: str) -> NodeId:
        """The id of the node that `name` means, of a label that `kind` allows; raises NotFoundError, or QueryError if several.

        The closest way of meaning it wins: the id, the exact name, an exact other spelling, the name folded, the rest folded.
        """
        labels = NODE_KINDS[kind]
        arxiv = find_paper_id(name) if "Paper" in labels else None
        for way, key in ((0, name), (0, f"paper/{arxiv}"), (1, name), (2, name), (3, fold(name)), (4, fold(name))):
            found = [node.id for node in self._ways[way].get(key, ()) if node.label in labels]
            if len(found) > 1:
                raise QueryError(f"{name!r} may be {', '.join(found)}; give the id")
            if found:
                return NodeId(found[0])
        raise NotFoundError(kind, name, near=self._near(name, labels))

    def get_node(self, node_id: str) -> Named:
        """The node of that id; raises NotFoundError."""
        found = self._ways[0].get(node_id)
        if not found:
            raise NotFoundError("node", node_id)
        return found[0]

    def _near(self, name: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        folded = {fold(spelling): node.name for node in self.nodes if node.label in labels for spelling in _spellings(node)}
        close = get_close_matches(fold(name), folded, n=6, cutoff=0.6)
        return tuple(dict.fromkeys(folded[key] for key in close))[:3]

    @cached_property
    def _ways(self) -> tuple[dict[str, list[Named]], ...]:
        ways: tuple[dict[str, list[Named]], ...] = tuple(defaultdict(list) for _ in range(5))
        for node in self.nodes:
            ways[0][node.id].append(node)
            ways[1][node.name].append(node)
            ways[3][fold(node.name)].append(node)
            for other in node.others:
                ways[2][other].append(node)
            for other in {fold(o) for o in node.others}:
                ways[4][other].append(node)
        return tuple(map(dict, ways))


def read_names(runner: Runner) -> Names:
    """The names of the graph that the runner answers from."""
    return Names(tuple(sorted(node for label in _LABELS for node in _nodes(runner, label))))


def _nodes(runner: Runner, label: str) -> list[Named]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node_id, name, others in runner.run(_query(runner.language, label)).rows:
        found[node_id, name].update(others if isinstance(others, list) else [others] if others else [])
    return [Named(node_id, label, name, tuple(sorted(others))) for (node_id, name), others in found.items()]


def _query(language: Language, label: str) -> str:
    template = _CYPHER if language == "cypher" else _SPARQL
    return template.format(label=label, others="titles" if label == "Paper" else "aliases")


def _spellings(node: Named) -> tuple[str, ...]:
    return (node.name, *node.others)

"""What a sync would do: wanted and found compared, conflicts decided or left open. Nothing here reads or writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kg.model import EdgeKey
from kg.neo4j.found import Found, FoundEdge, FoundNode, NodeValues
from kg.neo4j.wanted import Wanted, WantedNode

Policy = Literal["", "ours", "theirs"]
"""Who is right where somebody edited a value of ours: nobody yet, the graph, or the database."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A conflict decided for the database: the element keeps its values, and gets the fingerprint that the graph wants."""

    element: str
    hash: int


@dataclass(frozen=True, slots=True)
class NodePlan:
    """Changes to nodes: ids to create, nodes to update or delete; `relabel` get a label back and keep their values."""

    create: tuple[str, ...] = ()
    update: tuple[FoundNode, ...] = ()
    relabel: tuple[FoundNode, ...] = ()
    delete: tuple[FoundNode, ...] = ()
    settle: tuple[Settlement, ...] = ()
    release: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    conflicts: tuple[FoundNode, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgePlan:
    """Changes to edges: keys to create or update, element ids to delete."""

    create: tuple[EdgeKey, ...] = ()
    update: tuple[EdgeKey, ...] = ()
    delete: tuple[FoundEdge, ...] = ()
    settle: tuple[Settlement, ...] = ()
    release: tuple[str, ...] = ()
    conflicts: tuple[FoundEdge, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a sync would do; `kept` of the nodes are those that leave but stay, because strangers' edges hold them."""

    nodes: NodePlan
    edges: EdgePlan
    stamp: bool

    @property
    def conflicts(self) -> tuple[str | EdgeKey, ...]:
        """The ids of nodes and the keys of edges whose values were edited in the database."""
        return (*(node.id for node in self.nodes.conflicts), *(edge.key for edge in self.edges.conflicts))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        nodes, edges = self.nodes, self.edges
        changed = (nodes.create, nodes.update, nodes.relabel, nodes.delete, nodes.settle, nodes.release)
        return not (any(changed) or any((edges.create, edges.update, edges.delete, edges.settle, edges.release)) or self.stamp)


def changed_nodes(wanted: Wanted, found: Found, *, verify: bool) -> list[FoundNode]:
    """Our nodes whose values have to be looked at: those that don't fit, or all of them."""
    return [node for node in found.nodes.values() if verify or not _fits(node, wanted)]


def changed_sources(wanted: Wanted, found: Found, *, verify: bool) -> set[str]:
    """The element ids of nodes with edges of ours that have to be looked at."""
    return {
        element
        for element, (node_id, hashes) in found.edges.items()
        if verify or sorted(hashes) != sorted(wanted.edges.get(node_id, ()))
    }


def plan_nodes(
    wanted: Wanted, found: Found, values: Mapping[str, NodeValues], *, policy: Policy = "", adopt: bool = False
) -> NodePlan:
    """What to do about nodes; `values` are those of `changed_nodes`."""
    adopted = [n for n in found.strangers.values() if adopt and not n.owner]
    strangers = sorted(set(found.strangers) - {n.id for n in adopted})
    create = [i for i in wanted.nodes if i not in found.nodes and i not in found.strangers]
    looked = [found.nodes[i] for i in sorted(values)]
    edited = {n.id for n in looked if _is_edited(values[n.id], wanted.nodes.get(n.id))}
    here = [n for n in looked if n.id in wanted.nodes]
    leaving = [n for n in looked if n.id not in wanted.nodes]
    stays = [n for n in leaving if n.id not in edited or policy == "ours"]
    open_ones = [n for n in here if n.id in edited and policy != "ours"]
    update = [n for n in here if (policy == "ours" if n.id in edited else not _fits(n, wanted))]
    return NodePlan(
        create=tuple(create),
        update=(*update, *adopted),
        relabel=tuple(n for n in open_ones if not n.labels),
        delete=tuple(stays),
        settle=tuple(_settled(open_ones, wanted)) if policy == "theirs" else (),
        release=tuple(n.element for n in leaving if n.id in edited and policy == "theirs"),
        kept=tuple(n.id for n in stays if values[n.id].held),
        strangers=tuple(strangers),
        conflicts=tuple(n for n in looked if n.id in edited),
    )


def plan_edges(wanted: Wanted, found: Found, looked: Iterable[FoundEdge], *, policy: Policy = "") -> EdgePlan:
    """What to do about edges; `looked` are all those of `changed_sources`."""
    looked = sorted(looked, key=lambda edge: (*edge.key, edge.element))
    fitting = {node_id for node_id, _ in found.edges.values()} - {edge.key[0] for edge in looked}
    keys = wanted.edges_of(wanted.edges.keys() - fitting)
    here = {edge.key: edge for edge in reversed(looked) if edge.key in keys}
    stay = {edge.element for edge in here.values()}
    edited = {edge.element for edge in looked if edge.is_edited(keys.get(edge.key))}
    open_ones = edited if policy != "ours" else set()
    update = [e for e in here.values() if e.element not in open_ones and (e.hash != keys[e.key] or e.element in edited)]
    theirs = [edge for edge in looked if edge.element in edited and policy == "theirs"]
    return EdgePlan(
        create=tuple(sorted(keys.keys() - here.keys())),
        update=tuple(sorted(edge.key for edge in update)),
        delete=tuple(edge for edge in looked if edge.element not in stay and edge.element not in open_ones),
        settle=tuple(Settlement(e.element, keys[e.key]) for e in theirs if e.element in stay and e.hash != keys[e.key]),
        release=tuple(edge.element for edge in theirs if edge.element not in stay),
        conflicts=tuple(edge for edge in looked if edge.element in edited),
    )


def make_plan(wanted: Wanted, found: Found, nodes: NodePlan, edges: EdgePlan, *, policy: Policy = "") -> Plan:
    """Both plans as one: a leaving node waits while an edge of it is undecided; when all is done the digests are stamped."""
    waiting = {end for edge in edges.conflicts if not policy for end in (edge.key[0], edge.key[2])}
    delete = tuple(node for node in nodes.delete if node.id not in waiting)
    digests = (found.nodes.get(digest.id) for digest in wanted.graph.digests)
    stamp = any(digest is None or digest.build != wanted.build for digest in digests)
    return Plan(_without(nodes, delete), edges, stamp)


def differences(
    found: Mapping[str, Any], wanted: Mapping[str, Any], columns: Iterable[str]
) -> tuple[tuple[str, Any, Any], ...]:
    """The columns in which values differ: name, value in the database, value in the graph (None where there is none)."""
    pairs = ((name, found.get(name), wanted.get(name)) for name in columns)
    return tuple((name, there, here) for name, there, here in pairs if there != here)


def _fits(node: FoundNode, wanted: Wanted) -> bool:
    want = wanted.nodes.get(node.id)
    return want is not None and node.hash == want.hash and node.labels == (want.label,)


def _is_edited(values: NodeValues, want: WantedNode | None) -> bool:
    """Whether somebody changed values, unless into those that the graph wants."""
    return values.edited and (want is None or values.now != want.hash)


def _settled(nodes: Iterable[FoundNode], wanted: Wanted) -> Iterable[Settlement]:
    return (Settlement(n.element, wanted.nodes[n.id].hash) for n in nodes if n.hash != wanted.nodes[n.id].hash)


def _without(nodes: NodePlan, delete: tuple[FoundNode, ...]) -> NodePlan:
    kept = {node.id for node in delete}
    return replace(nodes, delete=delete, kept=tuple(i for i in nodes.kept if i in kept))

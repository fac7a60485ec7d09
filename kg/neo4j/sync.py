"""Bringing a graph to a Neo4j database: read marks, plan, write in batches; every prefix of it is repaired by the next run."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from kg.batches import batches
from kg.errors import InputError, ServerError
from kg.listing import counted
from kg.model import Graph
from kg.neo4j import statements
from kg.neo4j.connection import Connection, Values
from kg.neo4j.found import BATCH, FoundEdge, FoundNode, NodeValues, read_edges, read_marks, read_nodes
from kg.neo4j.planning import Plan, Policy, changed_nodes, changed_sources, make_plan, plan_edges, plan_nodes
from kg.neo4j.texts import HASH, stored
from kg.neo4j.wanted import Wanted, find_wanted
from kg.progress import Progress, silent
from kg.propertygraph import EDGE_COLUMNS, EdgeRow, NodeRow, columns_of
from kg.vocabulary import Vocabulary

FEW = 20
"""As many nodes a sync may delete, whatever share of the graph they are."""

MOST = 0.5
"""The share of the nodes in the database that a sync may delete unasked."""

T = TypeVar("T")
Item: TypeAlias = tuple[Any, Any, int]
"""What the rows of one statement share, a row to write, and how many pieces of evidence it has (one where it has none)."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to sync: the graph's name in the database, whether to read all values, who wins a conflict.

    `adopt` takes over nodes that nobody owns but that hold an id of ours; with `shrink` most of what is there may go.
    """

    name: str = "kg"
    verify: bool = False
    policy: Policy = ""
    adopt: bool = False
    shrink: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan with what it was made from; `there` is the number of nodes that the database holds of the graph."""

    wanted: Wanted
    plan: Plan
    there: int
    nodes: dict[str, NodeValues]
    edges: tuple[FoundEdge, ...]
    labels: dict[str, str]
    """The labels of nodes that keep another than the graph's, since somebody changed it and nothing is decided."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync did: its plan, and the server's own counters (empty if nothing was written).

    `kept` are the ids of nodes that left the graph and stay without our marker because others' edges hold them.
    """

    plan: Plan
    written: Counter[str]
    kept: tuple[str, ...]


def compare(connection: Connection, graph: Graph, *, options: Options, vocabulary: Vocabulary) -> Comparison:
    """The plan that a sync would carry out; only reads. Raises ServerError, InputError."""
    wanted = find_wanted(graph, vocabulary=vocabulary)
    labels = statements.labels_of(vocabulary)
    found = read_marks(connection, graph=options.name, labels=labels, ids=wanted.nodes)
    looked = changed_nodes(wanted, found, verify=options.verify)
    values = read_nodes(connection, looked, graph=options.name)
    node_plan = plan_nodes(wanted, found, values, policy=options.policy, adopt=options.adopt)
    edges = read_edges(connection, changed_sources(wanted, found, verify=options.verify), graph=options.name)
    plan = make_plan(wanted, found, node_plan, plan_edges(wanted, found, edges, policy=options.policy), policy=options.policy)
    return Comparison(wanted, plan, len(found.nodes), values, tuple(edges), _kept_labels(plan, looked, wanted))


def sync(connection: Connection, compared: Comparison, *, options: Options, progress: Progress = silent) -> Outcome:
    """Carry out the plan; raises ServerError, and before anything is written what `refuse` does."""
    plan = compared.plan
    refuse(compared, options=options)
    before = connection.written.copy()
    create_schema(connection, compared.wanted.vocabulary)
    kept: tuple[str, ...] = ()
    if not plan.is_empty:
        connection.read(statements.AWAIT_INDEXES)
        kept = _Writer(connection, compared, options.name, progress).write()
    return Outcome(plan, connection.written - before, kept)


def create_schema(connection: Connection, vocabulary: Vocabulary) -> None:
    """Create what is missing of constraints and indexes; raises ServerError where others' nodes share an id."""
    labels = statements.labels_of(vocabulary)
    there = {label for (label,) in connection.read(statements.CONSTRAINED)}
    for label in labels:
        if label not in there:
            connection.write(statements.constraint(label))
    if not connection.read(statements.HAS_NAMES_INDEX):
        connection.write(statements.names_index(labels))


def refuse(compared: Comparison, *, options: Options) -> None:
    """Raise ServerError if a stranger holds an id of ours, InputError if most of the graph would be deleted unasked."""
    _refuse_strangers(compared.plan.nodes.strangers, name=options.name)
    nodes = compared.plan.nodes
    deleted = len(nodes.delete) - len(nodes.kept)
    if not options.shrink and deleted > FEW and deleted > compared.there * MOST:
        raise InputError(
            f"nothing was written: of {compared.there:,} nodes of the graph {options.name!r} in the database this sync would "
            f"delete {deleted:,}, since the folder has only {len(compared.wanted.nodes):,} nodes; sync the graph of "
            "all digests, or delete them all the same with --shrink"
        )


def _refuse_strangers(ids: tuple[str, ...], *, name: str) -> None:
    """Raise ServerError if there are such ids."""
    if ids:
        shown = ", ".join(counted(ids, shown=3, rest="more"))
        raise ServerError(
            f"nothing was written: nodes that do not belong to the graph {name!r} hold ids of it ({shown}); "
            "remove them, or take over those that belong to no graph with --adopt"
        )


def _kept_labels(plan: Plan, looked: Iterable[FoundNode], wanted: Wanted) -> dict[str, str]:
    updated = {node.id for node in plan.nodes.update}
    open_ones = (n for n in looked if n.id in wanted.nodes and n.id not in updated and n.labels)
    return {n.id: n.labels[0] for n in open_ones if wanted.nodes[n.id].label not in n.labels}


class _Writer:
    """Carries out one plan: nodes, then edges, then what leaves, and last the stamp that says it is all there."""

    def __init__(self, connection: Connection, compared: Comparison, name: str, progress: Progress) -> None:
        self.connection, self.name, self.progress = connection, name, progress
        self.wanted, self.plan, self.labels = compared.wanted, compared.plan, compared.labels

    def write(self) -> tuple[str, ...]:
        """All of it; returns the ids of the nodes that stay without our marker, sorted."""
        self._create_nodes()
        self._update_nodes()
        self._put_edges()
        for edges, plan in ((True, self.plan.edges), (False, self.plan.nodes)):
            self._send(statements.settle(edges=edges), [{"element": s.element, "hash": s.hash} for s in plan.settle])
            self._send(statements.release(edges=edges), list(plan.release))
        self._send(statements.DELETE_EDGES, [edge.element for edge in self.plan.edges.delete])
        kept = self._send(statements.DELETE_NODES, [node.element for node in self.plan.nodes.delete])
        if self.plan.stamp:
            self.connection.write(statements.STAMP, {"graph": self.name, "build": self.wanted.build})
        return tuple(sorted(node_id for (node_id,) in kept))

    def _create_nodes(self) -> None:
        rows = self.wanted.node_rows(set(self.plan.nodes.create))
        items = ((row.label, [row.id, *self._values(row)], 1) for row in rows)
        self._put("nodes", statements.create_nodes, items, total=len(self.plan.nodes.create))

    def _update_nodes(self) -> None:
        found = {node.id: node for node in self.plan.nodes.update}
        items = [self._update_item(found[row.id], row) for row in self.wanted.node_rows(found)]
        for node in self.plan.nodes.relabel:
            key = (node.labels, self.wanted.nodes[node.id].label)
            items.append((key, {"element": node.element, "values": {}}, 1))
        self._put("changed nodes", lambda key: statements.update_nodes(*key), items, total=len(items))

    def _put_edges(self) -> None:
        keys = {*self.plan.edges.create, *self.plan.edges.update}
        items = (self._edge_item(row, mark) for row, mark in self.wanted.edge_rows(keys))
        self._put("edges", lambda key: statements.put_edges(*key), items, total=len(keys))

    def _values(self, row: NodeRow) -> list[Any]:
        columns = columns_of(row.label)
        return [self.wanted.nodes[row.id].hash, *map(stored(row.properties, columns).get, columns)]

    def _update_item(self, node: FoundNode, row: NodeRow) -> Item:
        absent = dict.fromkeys(name for label in node.labels for name in columns_of(label))
        values = zip((HASH, *columns_of(row.label)), self._values(row), strict=True)
        return (node.labels, row.label), {"element": node.element, "values": {**absent, "id": row.id, **dict(values)}}, 1

    def _edge_item(self, row: EdgeRow, mark: int) -> Item:
        values = stored(row.properties, EDGE_COLUMNS)
        ends = self.labels.get(row.source, row.source_label), self.labels.get(row.target, row.target_label)
        sent = [row.source, row.target, mark, *map(values.get, EDGE_COLUMNS)]
        return (row.type, *ends), sent, max(1, len(values.get("lines", ())))

    def _put(self, what: str, statement: Callable[[Any], str], items: Iterable[Item], *, total: int) -> None:
        """Send items that share a key together; a row that finds no place means that somebody else is changing the graph."""
        done = 0
        for key, rows in _ahead(_batched(items)):
            ((count,),) = self.connection.write(statement(key), {"rows": rows, "graph": self.name})
            if count != len(rows):
                raise ServerError(
                    f"{len(rows) - count} {what} found no place: somebody changed the graph meanwhile; sync again"
                )
            done += len(rows)
            self.progress(what, done, total)

    def _send(self, statement: str, rows: list[Any]) -> Values:
        parts = ({"rows": part, "graph": self.name} for part in batches(rows, size=BATCH))
        return [row for part in parts for row in self.connection.write(statement, part)]


def _batched(items: Iterable[Item]) -> Iterator[tuple[Any, list[Any]]]:
    """Lists of rows of one key, each of about BATCH pieces of evidence, so that a transaction's size is bounded."""
    waiting: dict[Any, list[Any]] = defaultdict(list)
    weights: Counter[Any] = Counter()
    for key, row, weight in items:
        waiting[key].append(row)
        weights[key] += weight
        if weights[key] >= BATCH:
            del weights[key]
            yield key, waiting.pop(key)
    yield from waiting.items()


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The items, each made while the one before it is with the server."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item

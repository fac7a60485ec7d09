"""What a sync says about itself: counts, and lines for what somebody should know."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.listing import counted
from kg.model import EdgeKey
from kg.neo4j.planning import Plan, Policy, differences
from kg.neo4j.sync import Comparison
from kg.propertygraph import EDGE_COLUMNS, columns_of

SHOWN = 20
LONGEST = 60
_DECIDED: dict[Policy, str] = {"ours": "overwritten", "theirs": "kept"}


def plan_counts(plan: Plan) -> dict[str, int]:
    """How much of what there is to do."""
    nodes, edges = plan.nodes, plan.edges
    return {
        "nodes created": len(nodes.create),
        "nodes changed": len(nodes.update) + len(nodes.relabel),
        "nodes deleted": len(nodes.delete) - len(nodes.kept),
        "nodes left to others": len(nodes.kept) + len(nodes.release),
        "edges created": len(edges.create),
        "edges changed": len(edges.update),
        "edges deleted": len(edges.delete),
        "edits by hand": len(plan.conflicts),
    }


def plan_lines(plan: Plan, *, every: bool) -> Iterator[str]:
    """A line for each node that stays without our marker; with `every` for each change, some of each kind."""
    nodes, edges = plan.nodes, plan.edges
    for node_id in nodes.kept:
        yield f"leaves the graph, but others' edges hold it: {node_id} stays, unmarked"
    if not every:
        return
    yield from _some("create", list(nodes.create))
    yield from _some("change", [node.id for node in (*nodes.update, *nodes.relabel)])
    yield from _some("delete", [node.id for node in nodes.delete if node.id not in nodes.kept])
    yield from _some("create", [edge_name(key) for key in edges.create])
    yield from _some("change", [edge_name(key) for key in edges.update])
    yield from _some("delete", [edge_name(edge.key) for edge in edges.delete])
    yield from _some("held by others", list(nodes.strangers))


def conflict_lines(compared: Comparison, *, policy: Policy) -> Iterator[str]:
    """For each edit by hand what was edited, and what becomes of it."""
    nodes = {row.id: row for row in compared.wanted.node_rows({node.id for node in compared.plan.nodes.conflicts})}
    edges = compared.plan.edges.conflicts
    wanted = {row.key: (row.properties, mark) for row, mark in compared.wanted.edge_rows({edge.key for edge in edges})}
    for node in compared.plan.nodes.conflicts:
        row = nodes.get(node.id)
        there = {**compared.nodes[node.id].properties, "label": ", ".join(node.labels) or None}
        here = {**row.properties, "label": row.label} if row else None
        want = compared.wanted.nodes.get(node.id)
        decided = _decided(policy, unseen=want is not None and node.hash == want.hash and node.labels == (want.label,))
        yield _conflict(node.id, there, here, ("label", *(columns_of(row.label) if row else ())), decided)
    for edge in edges:
        here, mark = wanted.get(edge.key, (None, None))
        decided = _decided(policy, unseen=edge.hash == mark)
        yield _conflict(edge_name(edge.key), edge.properties, here, EDGE_COLUMNS, decided)


def edge_name(key: EdgeKey) -> str:
    """The edge as Cypher would draw it."""
    source, kind, target = key
    return f"{source} -[{kind}]-> {target}"


def _decided(policy: Policy, *, unseen: bool) -> str:
    """What becomes of an edit; `unseen`: a sync that does not read all values will not come across it."""
    how = "--verify with --ours or --theirs decides" if unseen else "--ours or --theirs decides"
    return _DECIDED.get(policy, f"undecided, left as it is; {how}")


def _conflict(name: str, there: Mapping[str, Any], here: Mapping[str, Any] | None, columns: Iterable[str], decided: str) -> str:
    if here is None:
        return f"edited by hand, and gone from the graph: {name} ({decided})"
    changes = (f"{c} is {shortened(a)} there and {shortened(b)} here" for c, a, b in differences(there, here, columns))
    return f"edited by hand: {name}: {'; '.join(changes) or 'the graph has the same values now'} ({decided})"


def shortened(value: Any) -> str:
    """The value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _some(what: str, names: list[str]) -> Iterator[str]:
    yield from (f"{what}: {line}" for line in counted(names, shown=SHOWN, rest="more"))

"""Rows of nodes and edges back to a graph: what `kg.propertygraph` did, undone.

Two things are not in the rows as such. A paper's title is its name, but where that is its arXiv number it has none; and the
evidence of a result is that of the edge REPORTS which leads to it. The log of how spellings were decided (`Graph.merges`) is
in no property graph; it comes from the folder that the graph was built in.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.model import RESULT_FIELDS, Digest, Edge, Entity, Evidence, Graph, Paper, Result
from kg.propertygraph import ENTITY_FIELDS, EVIDENCE_COLUMNS, NODE_COLUMNS, EdgeRow, Kind, NodeRow
from kg.vocabulary import Vocabulary

_EMPTY: dict[Kind, Any] = {"texts": "", "integers": 0, "numbers": 1.0}


def from_rows(nodes: Iterable[NodeRow], edges: Iterable[EdgeRow], *, vocabulary: Vocabulary) -> Graph:
    """The graph of these rows, sorted; labels and types that the vocabulary lacks raise KeyError."""
    made = tuple(sorted(Edge(r.source, vocabulary.relation_names[r.type], r.target, _evidence(r.properties)) for r in edges))
    by_label: dict[str, list[NodeRow]] = {"Digest": [], "Paper": [], "Result": [], "": []}
    for row in nodes:
        by_label.get(row.label, by_label[""]).append(row)
    facts = _facts_of_results(made)
    return Graph(
        digests=tuple(sorted(_digest(row) for row in by_label["Digest"])),
        papers=tuple(sorted(_paper(row) for row in by_label["Paper"])),
        entities=tuple(sorted(_entity(row) for row in by_label[""])),
        results=tuple(sorted((_result(row, facts.get(row.id, {})) for row in by_label["Result"]), key=lambda r: r.id)),
        edges=made,
    )


def _digest(row: NodeRow) -> Digest:
    return Digest(row.id, **_read(row.properties, "path", "date", "layout"))


def _paper(row: NodeRow) -> Paper:
    title, arxiv = _text(row.properties, "name"), _text(row.properties, "arxiv")
    return Paper(
        id=row.id,
        title="" if title == arxiv else title,
        titles=_texts(row.properties, "titles"),
        links=_texts(row.properties, "links"),
        **_read(row.properties, "arxiv", "status", "date"),
    )


def _entity(row: NodeRow) -> Entity:
    read: dict[Kind, Callable[[Mapping[str, Any], str], Any]] = {"text": _text, "texts": _texts, "truth": _truth}
    columns = NODE_COLUMNS["Entity"].items()
    return Entity(
        row.id, row.label, **{ENTITY_FIELDS.get(name, name): read[kind](row.properties, name) for name, kind in columns}
    )


def _result(row: NodeRow, facts: Mapping[str, Any]) -> Result:
    ends = {name: facts.get(name, "") for name in RESULT_FIELDS.values()}
    return Result(
        id=row.id,
        paper=facts.get("paper", ""),
        value=_number(row.properties, "value"),
        delta=_number(row.properties, "delta"),
        baselines=tuple(facts.get("baselines", ())),
        baseline_text=_text(row.properties, "baselineText"),
        baseline_value=_number(row.properties, "baselineValue"),
        evidence=facts.get("evidence", ()),
        **ends,
        **_read(row.properties, "unit", "direction", "printed"),
    )


def _facts_of_results(edges: Iterable[Edge]) -> dict[str, dict[str, Any]]:
    """What edges say of results: their paper, their evidence, and what they are about."""
    facts: dict[str, dict[str, Any]] = {}
    for edge in edges:
        if edge.relation == "reports":
            facts.setdefault(edge.target, {}).update(paper=edge.source, evidence=edge.evidence)
        elif edge.relation == "againstBaseline":
            facts.setdefault(edge.source, {}).setdefault("baselines", []).append(edge.target)
        elif edge.relation in RESULT_FIELDS:
            facts.setdefault(edge.source, {})[RESULT_FIELDS[edge.relation]] = edge.target
    return facts


def _evidence(properties: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """Lists side by side; one that is missing, or too short, is filled up: a list of one empty text is not stored."""
    lists = [_listed(properties.get(name)) for name in EVIDENCE_COLUMNS]
    count = max(map(len, lists))
    empty = [_EMPTY[kind] for kind in EVIDENCE_COLUMNS.values()]
    filled = [found + [nothing] * (count - len(found)) for found, nothing in zip(lists, empty, strict=True)]
    return tuple(Evidence(*piece) for piece in zip(*filled, strict=True))


def _read(properties: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {name: _text(properties, name) for name in names}


def _text(properties: Mapping[str, Any], name: str) -> str:
    return str(properties.get(name) or "")


def _texts(properties: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(map(str, _listed(properties.get(name))))


def _truth(properties: Mapping[str, Any], name: str) -> bool:
    return bool(properties.get(name, False))


def _number(properties: Mapping[str, Any], name: str) -> float | None:
    value = properties.get(name)
    return float(value) if isinstance(value, int | float) else None


def _listed(value: Any) -> list[Any]:
    """A list as it is; a curator may have set a single value."""
    return [] if value is None else list(value) if isinstance(value, list) else [value]

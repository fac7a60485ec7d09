"""Asking a question: bind the arguments, run its queries, fold their flat rows into the answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import QueryError
from kg.parameters import NodeId, Parameter, Scalar, used_lines
from kg.paths import MOST_HOPS, Hop, find_path
from kg.questions.arguments import bind
from kg.questions.files import get_question
from kg.questions.folding import Row, as_cells, as_table, fold
from kg.questions.model import NODE_KINDS, Answer, Details, Note, Question, Runner
from kg.questions.names import Names
from kg.tables import Table

_Parameters = Mapping[str, Parameter]
_MOST_MEMBERS = 8
"""Members of a family that are named where there is no answer about the family itself."""


def answer(runner: Runner, question: Question, arguments: Mapping[str, Any], *, names: Names) -> Answer:
    """The answer to the question; raises QueryError for arguments that it can't have, NotFoundError for unknown names."""
    bound = bind(question, arguments, names=names)
    rows = _steps(runner, question, bound, names) if question.form == "path" else _rows(runner, question, bound)
    if question.details:
        rows = _with_details(runner, question, question.details, rows, bound)
    notes = _note(runner, question.name, question.note, bound) if question.note else ()
    notes = notes if rows else (*notes, *_members(runner, question, bound, names))
    return Answer(question, dict(bound), as_table(question, rows), notes)


def _ask(runner: Runner, text: str, parameters: _Parameters) -> Table:
    return runner.run(used_lines(text, parameters), parameters)


def _rows(runner: Runner, question: Question, bound: _Parameters) -> list[Row]:
    found = _ask(runner, question.rows.of(runner.language), bound)
    kinds = question.columns if question.details else {**question.columns, **question.lists}
    flat = [as_cells(row, kinds, question=question.name) for row in found]
    if question.details:
        return flat
    keys = tuple(question.columns)
    folded = fold(flat, keys=keys, lists=tuple(question.lists))
    return [{**dict(zip(keys, key, strict=True)), **lists} for key, lists in folded.items()]


def _with_details(runner: Runner, question: Question, details: Details, rows: list[Row], bound: _Parameters) -> list[Row]:
    lists = tuple(question.lists)
    wanted = {
        name: tuple(map(NodeId, dict.fromkeys(row[key] for row in rows if row[key]))) for key, name in details.keys.items()
    }
    kinds = {name: kind for name, kind in {**question.columns, **question.lists}.items() if name in (*details.by, *lists)}
    found = _ask(runner, details.queries.of(runner.language), {**bound, **wanted}) if rows else ()
    folded = fold([as_cells(row, kinds, question=question.name) for row in found], keys=details.by, lists=lists)
    nothing: Row = {name: [] for name in lists}
    return [{**row, **folded.get(tuple(row[key] for key in details.by), nothing)} for row in rows]


def _note(runner: Runner, question: str, note: Note, bound: _Parameters) -> tuple[str, ...]:
    found = list(_ask(runner, note.queries.of(runner.language), bound))
    if len(found) != 1:
        raise QueryError(f"{question}: the query of its note gives {len(found)} rows, not one")
    try:
        said = note.text.format(**found[0])
    except (LookupError, ValueError, TypeError) as error:
        raise QueryError(f"{question}: its note can't be filled from {', '.join(found[0])} ({error})") from error
    return (said,) if any(found[0].values()) else ()


def _members(runner: Runner, question: Question, bound: _Parameters, names: Names) -> Iterator[str]:
    """For each name of a family that the question takes for nothing but itself, which members it has."""
    family = get_question("family").rows.of(runner.language)
    labels = frozenset(NODE_KINDS["entity"])
    for node in [str(bound[p.name]) for p in question.parameters if p.name in bound and p.kind in NODE_KINDS and not p.family]:
        named = names.get_node(node)
        found = _ask(runner, family, {"entity": NodeId(node)}) if named.label in labels else ()
        members = sorted({str(row["name"]) for row in found})
        if members:
            shown = ", ".join(members[:_MOST_MEMBERS]) + ", ..." * (len(members) > _MOST_MEMBERS)
            yield f"The members of {named.name} are asked about by their own names: {shown}"


# ---------------------------------------------------------------- paths


def _steps(runner: Runner, question: Question, bound: Mapping[str, Scalar], names: Names) -> list[Row]:
    """A row for each edge of the path, in the order of walking; a path that does not exist has no rows."""

    def hops(nodes: Sequence[str]) -> list[Hop]:
        found = _ask(runner, question.rows.of(runner.language), {"nodes": tuple(map(NodeId, nodes))})
        kinds = {"source": "node", "relation": "relation", "target": "node"}
        return [Hop(**as_cells(row, kinds, question=question.name)) for row in found]

    start, end = (NodeId(bound[p.name]) for p in question.parameters[:2])
    if int(bound["most"]) > MOST_HOPS:
        raise QueryError(f"most is {bound['most']}; a path is looked for up to {MOST_HOPS} steps")
    path = find_path(start, end, hops=hops, most=int(bound["most"])) or ()
    return [
        {
            "step": number,
            "source": hop.source,
            "source_name": names.get_node(hop.source).name,
            "relation": hop.relation,
            "target": hop.target,
            "target_name": names.get_node(hop.target).name,
        }
        for number, hop in enumerate(path, start=1)
    ]

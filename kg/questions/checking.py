"""What may be wrong with a person's own question: its shape, and names in it that stand for nothing."""

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from kg.questions.model import CELL_KINDS, NODE_KINDS, VALUE_KINDS, Parameter, Question
from kg.shapes import ANY, NEEDED, Shape, find_misfits

_QUERIES: Mapping[str, Shape] = {"!cypher": str, "!sparql": str}
_SHAPE: Mapping[str, Shape] = {
    "!english": str,
    "!korean": str,
    "example": [str],
    "form": str,
    "!order": [str],
    "parameters": {
        ANY: {
            "!kind": str,
            "!english": str,
            "!korean": str,
            "required": bool,
            "optional": bool,
            "family": bool,
            "default": (str, int, float, date),
        }
    },
    "!columns": {ANY: str},
    "lists": {ANY: str},
    "!rows": _QUERIES,
    "details": {"!by": [str], "!keys": {ANY: str}, **_QUERIES},
    "note": {"!text": str, **_QUERIES},
}
_NUMBERS: dict[str, tuple[type, ...]] = {"integer": (int,), "number": (int, float), "confidence": (int, float)}
_STEP = ("step", "source", "source_name", "relation", "target", "target_name")
"""The columns that a path has."""


def problems_of_file(found: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the file of a question before it is read as one."""
    yield from find_misfits(found, _SHAPE)
    known = {name.removeprefix(NEEDED) for name in _SHAPE}
    for name in sorted(set(found) - known):
        yield f"unknown entry {name!r}; there are {', '.join(sorted(known))}"


def problems_of(question: Question) -> Iterator[str]:
    """What is wrong with a question of the right shape."""
    for parameter in question.parameters:
        yield from _of_parameter(parameter)
    for name, kind in {**question.columns, **question.lists}.items():
        if kind not in CELL_KINDS:
            yield f"column {name} has kind {kind!r}; there are {', '.join(CELL_KINDS)}"
    details = question.details
    named = {"order": [n.lstrip("-") for n in question.order]}
    named |= {"details.by": list(details.by), "details.keys": list(details.keys)} if details else {}
    for place, names in named.items():
        yield from (f"{place} names {n!r}, which is no column" for n in names if n not in question.columns)
    if question.form == "path":
        yield from _of_path(question)
    elif question.form != "rows":
        yield f"form is {question.form!r}; there are rows and path"
    if question.note:
        yield from _of_note(question.note.text)


def _of_parameter(parameter: Parameter) -> Iterator[str]:
    kinds = sorted({*NODE_KINDS, *VALUE_KINDS})
    if parameter.kind not in kinds:
        yield f"parameter {parameter.name} has kind {parameter.kind!r}; there are {', '.join(kinds)}"
        return
    types = _NUMBERS.get(parameter.kind, (str, date) if parameter.kind == "date" else (str,))
    if parameter.default is not None and not isinstance(parameter.default, types):
        yield f"parameter {parameter.name} has the default {parameter.default!r}, which is no {parameter.kind}"


def _of_path(question: Question) -> Iterator[str]:
    ends, most = question.parameters[:2], {p.name: p for p in question.parameters[2:]}.get("most")
    if len(ends) < len(("start", "end")) or any(p.kind not in NODE_KINDS or not p.required for p in ends):
        yield "a path needs two parameters that name things, its ends, before all others"
    if most is None or most.kind != "integer" or (most.default is None and not most.required):
        yield "a path needs the parameter 'most' of kind integer, with a default"
    yield from (f"a path has no column {n!r}; there are {', '.join(_STEP)}" for n in question.columns if n not in _STEP)


def _of_note(text: str) -> Iterator[str]:
    try:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        yield f"note.text can't be filled: {error}"
        return
    yield from (f"note.text has {{{name}}}, which is no name of a column" for name in fields if not name.isidentifier())

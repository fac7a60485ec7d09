"""The arguments of a question, as a person gives them, turned into the parameters of its queries."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kg.errors import NotFoundError, QueryError
from kg.parameters import Day, Scalar
from kg.questions.model import NODE_KINDS, Parameter, Question
from kg.questions.names import Names

_NAMED = re.compile(r"([a-z_]+)=")
LARGEST = 1_000_000
"""The largest whole number that a question takes."""


def bind(question: Question, arguments: Mapping[str, Any], *, names: Names) -> dict[str, Scalar]:
    """The arguments as parameters of the queries: names resolved, numbers parsed, defaults filled in."""
    known = {p.name: p for p in question.parameters}
    for name in arguments:
        if name not in known:
            raise _unknown(question, name)
    for parameter in question.parameters:
        if parameter.required and parameter.name not in arguments:
            raise QueryError(f"{question.name} needs {parameter.name!r}; ask it as: {question.usage}")
    given = {p.name: arguments.get(p.name, p.default) for p in question.parameters}
    bound = {}
    for name, value in given.items():
        if value is not None:
            try:
                bound[name] = _value(known[name], value, names)
            except NotFoundError as error:
                hint = _one_name(question, arguments, name, names)
                raise NotFoundError(error.kind, error.name, near=() if hint else error.near, advice=hint) from error
    _check_days(bound)
    return bound


def _check_days(bound: Mapping[str, Scalar]) -> None:
    since, until = (bound.get(name) for name in ("since", "until"))
    if isinstance(since, Day) and isinstance(until, Day) and since > until:
        raise QueryError(f"since {since} is after until {until}: nothing lies between them")


def _unknown(question: Question, name: str) -> QueryError:
    return QueryError(f"{question.name} has no parameter {name!r}; ask it as: {question.usage}")


def _one_name(question: Question, arguments: Mapping[str, Any], name: str, names: Names) -> str:
    """That this argument and the one before or behind it are the words of one name, if they are."""
    given = [p for p in question.parameters if p.name in arguments]
    at = next((i for i, p in enumerate(given) if p.name == name), len(given))
    for first, second in ((at - 1, at), (at, at + 1)):
        if first >= 0 and second < len(given) and given[first].kind in NODE_KINDS:
            joined = f"{arguments[given[first].name]} {arguments[given[second].name]}"
            if names.has(joined, kind=given[first].kind):
                return f"{joined!r} is one name: put it in quotes"
    return ""


def arguments_of(question: Question, words: Sequence[str]) -> dict[str, str]:
    """Words of a command line as arguments: in the order of the parameters, or `name=value`."""
    names = [p.name for p in question.parameters]
    strange = next((match[1] for word in words if (match := _NAMED.match(word)) and match[1] not in names), None)
    if strange and all(p.kind != "text" for p in question.parameters):
        raise _unknown(question, strange)
    named = {word.split("=", 1)[0]: word.split("=", 1)[1] for word in words if word.split("=", 1)[0] in names and "=" in word}
    rest = [word for word in words if not ("=" in word and word.split("=", 1)[0] in named)]
    free = [name for name in names if name not in named]
    if len(rest) > len(free):
        most = f"{question.name} takes no more than {len(names)} arguments (put a name of several words in quotes)"
        raise QueryError(f"{most}; ask it as: {question.usage}")
    return {**named, **dict(zip(free, rest, strict=False))}


def _value(parameter: Parameter, value: Any, names: Names) -> Scalar:
    if parameter.kind in NODE_KINDS:
        return names.get(str(value), kind=parameter.kind)
    if parameter.kind == "date":
        return Day(_date(parameter, str(value)))
    if parameter.kind == "text":
        return str(value)
    return _number(parameter, value)


def _date(parameter: Parameter, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise QueryError(f"{parameter.name} is a date like 2025-05-31, not {value!r}") from error


def _number(parameter: Parameter, value: Any) -> int | float:
    whole = parameter.kind == "integer"
    misfit = f"{parameter.name} is a {'whole ' * whole}number, not {value!r}"
    try:
        number = int(value) if whole else float(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise QueryError(misfit) from error
    if whole and not isinstance(value, str) and number != value:
        raise QueryError(misfit)
    if not math.isfinite(number) or (whole and not 0 <= number <= LARGEST):
        raise QueryError(f"{parameter.name} is out of range: {value}")
    if parameter.kind == "confidence" and not 0 <= number <= 1:
        raise QueryError(f"{parameter.name} is from 0 to 1, not {value}")
    return number

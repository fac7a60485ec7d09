"""Parameters of a query: what `$name` stands for in Cypher and in SPARQL alike.

In Cypher parameters are handed to the engine. SPARQL has none, and reads `$name` as a variable; there each `$name` is replaced
by the term that the value is, so that any SPARQL engine can be asked. A list becomes terms side by side, as VALUES wants them.

A line of a query that ends in a comment `if $name` (`// if $least`, `# if $least`) is used only if that parameter is given, one
that ends in `unless $name` only if it is not.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal

from kg.errors import QueryError
from kg.iris import XSD, node_iri
from kg.sparql_text import STRING_IRI_COMMENT


class NodeId(str):
    """The id of a node: text in Cypher, an IRI in SPARQL."""

    __slots__ = ()


class Day(str):
    """An ISO date: text in Cypher, an xsd:date in SPARQL."""

    __slots__ = ()


Scalar: TypeAlias = str | int | float | bool
Parameter: TypeAlias = Scalar | tuple[Scalar, ...]

_TOKEN = re.compile(rf"({STRING_IRI_COMMENT})|\$(\w+)", re.DOTALL)
_CONDITION = re.compile(r"[^\n]*(?://|#) (if|unless) \$(\w+)\s*?(?:\n|\Z)")


def used_lines(text: str, given: Mapping[str, object]) -> str:
    """The query without the lines whose closing comment, `if $name` or `unless $name`, does not hold."""
    return _CONDITION.sub(lambda line: line[0] if (line[2] in given) == (line[1] == "if") else "", text)


def as_cypher(parameters: Mapping[str, Parameter]) -> dict[str, object]:
    """The parameters as plain values that a driver understands."""
    return {
        name: [_plain(v) for v in value] if isinstance(value, tuple) else _plain(value) for name, value in parameters.items()
    }


def as_sparql(query: str, parameters: Mapping[str, Parameter]) -> str:
    """The query with its `$name`s replaced by terms, except in strings, IRIs and comments; raises QueryError."""

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[2] not in parameters:
            raise QueryError(f"SPARQL: no value for ${match[2]}")
        value = parameters[match[2]]
        return " ".join(_term(v) for v in value) if isinstance(value, tuple) else _term(value)

    return _TOKEN.sub(replaced, query)


def _plain(value: Scalar) -> Scalar:
    return str(value) if isinstance(value, str) else value


def _term(value: Scalar) -> str:
    if isinstance(value, NodeId):
        return str(node_iri(value))
    if isinstance(value, Day):
        return f'"{value}"^^<{XSD}date>'
    if isinstance(value, str):
        return str(Literal(value))
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)

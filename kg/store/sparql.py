"""The RDF dataset in Oxigraph, asked in SPARQL: the owner of `pyoxigraph.Store`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from pyoxigraph import BlankNode, NamedNode, Quad, QueryBoolean, QuerySolutions, Store
from pyoxigraph import Literal as LiteralTerm

from kg.errors import QueryError, StoreError
from kg.iris import PREFIXES, XSD
from kg.parameters import Parameter, as_sparql
from kg.store.readonly import refuse_other_hosts
from kg.store.sparql_errors import explained
from kg.tables import Table

_NUMBERS = {XSD + name for name in ("decimal", "double", "float")}
_BRACKET = re.compile(r"([{(\[])|[})\]]")
_DEEPEST = 1000
"""Brackets within brackets; somewhere over twice as many the engine ends the process."""
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class SparqlGraph:
    """An open RDF dataset, read-only; a query may use the prefixes of `kg.iris` without declaring them."""

    language: Literal["sparql"] = "sparql"

    def __init__(self, path: Path) -> None:
        try:
            self._store = Store.read_only(str(path))
        except (OSError, RuntimeError) as error:  # RuntimeError where a file is not as long as another says
            raise StoreError(f"{path}: Oxigraph can't open it ({error}); build the graph again") from error

    def run(self, query: str, parameters: Mapping[str, Parameter] | None = None) -> Table:
        """The answer to one SPARQL query: a column a variable, None where unbound; ASK has one cell; raises QueryError.

        CONSTRUCT and DESCRIBE answer with the columns subject, predicate and object. SERVICE is refused.
        """
        text = as_sparql(query, parameters) if parameters is not None else query
        with _explained(query):
            return _table(self._store.query(text, prefixes=PREFIXES))

    def solve(self, query: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Any:
        """The answer as Oxigraph gives it, over the dataset of these graphs if any is named; raises QueryError."""
        chosen: dict[str, Any] = {}
        with _explained(query):
            if default_graphs or named_graphs:
                chosen["default_graph"] = [NamedNode(iri) for iri in default_graphs]
                chosen["named_graphs"] = [NamedNode(iri) for iri in named_graphs]
            return self._store.query(query, prefixes=PREFIXES, **chosen)


def write_sparql(quads: Iterable[Quad], path: Path) -> None:
    """Make the dataset folder `path` (it must not exist) from the quads, and close it.

    Oxigraph loads millions of quads as files whose ranges overlap; merged, they answer two to three times as fast.
    """
    store = Store(str(path))
    store.bulk_extend(quads)
    store.flush()
    store.optimize()


@contextmanager
def _explained(query: str) -> Iterator[None]:
    """What the engine has against the query is a QueryError; one that would leave the graph or end the process is refused."""
    refuse_other_hosts(query)
    _refuse_nested(query)
    try:
        yield
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"SPARQL: {explained(query, str(error))}") from error


def _refuse_nested(query: str) -> None:
    """Raise QueryError for brackets too deep within one another, as the text has them."""
    steps = (1 if bracket[1] else -1 for bracket in _BRACKET.finditer(query))
    if max(accumulate(steps), default=0) > _DEEPEST:
        raise QueryError(f"SPARQL: brackets within brackets, over {_DEEPEST:,} deep")


def as_value(term: object) -> Any:
    """A term as a Python value: an IRI as text, a literal as what its datatype says, None where unbound."""
    if isinstance(term, NamedNode):
        return term.value
    if isinstance(term, LiteralTerm):
        return _literal(term)
    return f"_:{term.value}" if isinstance(term, BlankNode) else None if term is None else str(term)


def _literal(literal: LiteralTerm) -> Any:
    """The value of a literal; its text where that is none of its datatype's values."""
    kind = literal.datatype.value
    if kind == XSD + "boolean":
        return _BOOLEANS.get(literal.value, literal.value)
    if kind not in _NUMBERS and kind != XSD + "integer":
        return literal.value
    try:
        return float(literal.value) if kind in _NUMBERS else int(literal.value)
    except ValueError:
        return literal.value


def _table(answer: Any) -> Table:
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if isinstance(answer, QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        return Table(names, tuple(tuple(map(as_value, row)) for row in answer))
    rows = sorted(tuple(str(as_value(term)) for term in (t.subject, t.predicate, t.object)) for t in answer)
    return Table(("subject", "predicate", "object"), tuple(rows))

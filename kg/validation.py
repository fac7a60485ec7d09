"""Is a graph valid? SHACL (https://www.w3.org/TR/shacl/) by pySHACL over what a graph folder holds, with the lines to blame.

The one owner of `pyshacl`. The shapes are `ontologies/shapes.ttl`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import IdentifiedNode, Node

from kg.errors import StoreError
from kg.iris import OA, XSD, node_id
from kg.progress import Progress, silent
from kg.store.folder import open_sparql
from kg.vocabulary import KG, ontology_text

_EVERYTHING = (
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
)
_ANNOTATION = URIRef(OA + "Annotation")
_WHOLE = URIRef(KG.removesuffix("#"))
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_Edge = tuple[Node, Node | None, Node | None]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that the graph breaks: at which node, property and value (ids, `""` if none), and the digest line that caused it.

    `path` and `line` are those of the digest file; the line is 0 where the whole file or no single line is to blame.
    """

    path: str
    line: int
    node: str
    property: str
    value: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path or "no digest"
        about = " ".join(part for part in (self.node, self.property, self.value) if part)
        return f"{place}: {self.message} ({about})"


def validate(folder: Path | str, *, progress: Progress = silent) -> tuple[Violation, ...]:
    """The violations in a graph folder, sorted by place; raises StoreError."""
    progress("checking", 0, 0)
    graph = open_sparql(folder)
    return find_violations(triple for query in _EVERYTHING for triple in graph.solve(query))


def find_violations(statements: Iterable[Quad]) -> tuple[Violation, ...]:
    """The violations in these quads (or triples), all graphs taken as one, sorted by place.

    The Web Annotation places are left out: no shape speaks of them, and they are two fifths of all.
    """
    data = Graph()
    data.addN(
        (_term(s.subject), _term(s.predicate), _term(s.object), data)
        for s in statements
        if not s.predicate.value.startswith(OA)
    )
    conforms, report, text = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    if not isinstance(report, Graph):
        raise StoreError(f"the shapes can't be applied: {text}")
    return (
        ()
        if conforms
        else tuple(sorted({_violation(data, report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}))
    )


def _shapes() -> Graph:
    """The shapes, each property shape with the targets of the node shape that has it.

    It means the same, and pySHACL then takes up a shape once for all its nodes, not once for each of them.
    """
    shapes = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    for shape, _, part in list(shapes.triples((None, SH.property, None))):
        for target in _TARGETS:
            for value in list(shapes.objects(shape, target)):
                shapes.add((part, target, value))
                shapes.remove((shape, SH.property, part))
    return shapes


def _term(term: object) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == XSD + "string"
        datatype = None if plain else URIRef(term.datatype.value)
        return RdfLiteral(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise StoreError(f"{term} is no term of RDF 1.1")


def _violation(data: Graph, report: Graph, result: Node) -> Violation:
    focus, path, value = (report.value(result, key) for key in (SH.focusNode, SH.resultPath, SH.value))
    if focus == _WHOLE:
        focus, value = value, None
    message = min((str(text) for text in report.objects(result, SH.resultMessage)), default="")
    digest, line = min(_places(data, focus, path, value), default=("", 0))
    return Violation(digest, line, _short(focus), _short(path), _short(value), message)


def _places(data: Graph, focus: Node | None, path: Node | None, value: Node | None) -> Iterator[tuple[str, int]]:
    """Where it is said: by the statement itself, else by those of the edge, else by any of the node, else in its digest."""
    if focus is None:
        return
    if (focus, RDF.subject, None) in data:
        yield _place(data, focus)
        return
    edges: tuple[_Edge, ...] = ((focus, path, value), (focus, path, None), (focus, None, None))
    for edge in edges:
        if found := [_place(data, statement) for statement in _statements(data, edge)]:
            yield from found
            return
    yield from ((str(path), 0) for path in data.objects(focus, _term_of("path")))
    for digest in data.objects(focus, _term_of("summarizedIn")):
        yield from ((str(path), 0) for path in data.objects(digest, _term_of("path")))


def _statements(data: Graph, edge: _Edge) -> Iterator[Node]:
    source, relation, target = edge
    ends = [data.subjects(RDF.subject, source)] + ([data.subjects(RDF.object, source)] if relation is None else [])
    for statement in chain(*ends):
        if (
            (statement, RDF.type, _ANNOTATION) in data
            and (relation is None or (statement, RDF.predicate, relation) in data)
            and (target is None or (statement, RDF.object, target) in data)
        ):
            yield statement


def _place(data: Graph, statement: Node) -> tuple[str, int]:
    digest = data.value(statement, _term_of("digest"), any=True)
    path = data.value(digest, _term_of("path"), any=True) if digest is not None else None
    line = str(data.value(statement, _term_of("line"), any=True))
    return str(path if path is not None else _short(digest)), int(line) if line.isdecimal() else 0


def _term_of(name: str) -> URIRef:
    return URIRef(KG + name)


def _short(node: Node | None) -> str:
    return node_id(str(node)).removeprefix("ontology#") if isinstance(node, IdentifiedNode | RdfLiteral) else ""

"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) that is pleasant as plain JSON: a node a line, with the context at its head.

Nodes stand in `@graph` with the keys of `ontologies/context.jsonld`; their `id` is the node's id in every other format. The
graph of a digest is a node with a `@graph` of its own. rdflib and Oxigraph read the same quads from it that `kg.rdf` makes. The
context is written into each file, so that reading needs no network.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from exports.files import take_options
from kg.drafts import whole_file
from kg.iris import BASE, XSD
from kg.model import Graph
from kg.rdf import quads
from kg.vocabulary import RDF, load_vocabulary, ontology_text

_RELATIVE = re.compile(r"(?!.*//)[^:]+")
_NATIVE: dict[str, Callable[[str], Any]] = {XSD + "integer": int, XSD + "boolean": "true".__eq__}
_Term = NamedNode | BlankNode | Literal | Triple
_Json = dict[str, Any]


class JsonLdExporter:
    """Writes one JSON-LD file."""

    filename = "graph.jsonld"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the file; takes no options. Raises InputError where it can't be written."""
        take_options(options)
        context = ontology_text("context.jsonld").strip().removesuffix("}").rstrip()
        shape = Shape(json.loads(ontology_text("context.jsonld"))["@context"])
        with whole_file(target) as file:
            file.write(f'{context},\n  "@graph": [\n'.encode())
            for number, text in enumerate(_texts(quads(graph, vocabulary=load_vocabulary()), shape)):
                file.write(f"{',' if number else ''}\n{text}".encode())
            file.write(b"\n]}\n")


class Shape:
    """What a context says: how a predicate, a type or an IRI is written, and which values need no wrapping."""

    def __init__(self, context: _Json) -> None:
        self._prefixes = {
            name: iri for name, iri in context.items() if isinstance(iri, str) and name[0] != "@" and iri[-1] in "#/"
        }
        self._definitions = {n: d if isinstance(d, dict) else {"@id": d} for n, d in context.items() if n[0] != "@"}
        self._names = {self._expanded(definition["@id"]): name for name, definition in self._definitions.items()}

    def node(self, subject: _Term, facts: Iterable[Quad]) -> _Json:
        """One JSON object for what the facts say of the subject, keys in the order of the facts."""
        node: _Json = {"id": relative(subject)}
        for predicate, group in groupby(facts, key=lambda fact: fact.predicate.value):
            key = self._names[predicate] if predicate != RDF + "type" else "type"
            values = [fact.object for fact in group]
            node[key] = _merged(node.get(key), self._values(key, values))
        return node

    def _values(self, key: str, values: list[_Term]) -> Any:
        definition = self._definitions[key]
        if definition.get("@container") == "@language":
            return {tag: _one_or_all(list(texts)) for tag, texts in _by_language(values)}
        written = [self._value(key, definition, value) for value in values]
        return written if definition.get("@container") == "@set" else _one_or_all(written)

    def _value(self, key: str, definition: _Json, value: _Term) -> Any:
        if not isinstance(value, Literal):
            return self._named(_iri(value)) if key == "type" or definition.get("@type") == "@vocab" else relative(value)
        datatype = value.datatype.value
        if self._expanded(definition.get("@type", "")) == datatype:
            return value.value
        if "@type" in definition or value.language:
            return {"@value": value.value}
        return _NATIVE.get(datatype, str)(value.value)

    def _named(self, iri: str) -> str:
        """A type or relation by the context's name for it, or as an IRI with a prefix; names of `@vocab` need none."""
        if iri in self._names:
            return self._names[iri]
        short = (f"{name}:{iri.removeprefix(start)}" for name, start in self._prefixes.items() if iri.startswith(start))
        return next(short, iri).removeprefix("kg:")

    def _expanded(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else name


def relative(node: _Term) -> str:
    """The IRI, relative to the base where every reader resolves it to the same again."""
    short = _iri(node).removeprefix(BASE)
    return short if short != _iri(node) and _RELATIVE.fullmatch(short) else _iri(node)


def _texts(found: Iterable[Quad], shape: Shape) -> Iterator[str]:
    for graph, inside in groupby(found, key=lambda quad: quad.graph_name):
        nodes = (_line(shape.node(subject, facts)) for subject, facts in groupby(inside, key=lambda quad: quad.subject))
        if isinstance(graph, DefaultGraph):
            yield from nodes
        else:
            yield f'{{"id":{_line(relative(graph))},"@graph":[\n' + ",\n".join(nodes) + "\n]}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _iri(node: _Term) -> str:
    return str(getattr(node, "value", node))


def _by_language(values: list[_Term]) -> Iterator[tuple[str, Iterator[str]]]:
    tagged = sorted((v.language or "@none", v.value) for v in values if isinstance(v, Literal))
    return ((tag, (text for _, text in pairs)) for tag, pairs in groupby(tagged, key=lambda pair: pair[0]))


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _merged(before: Any, after: Any) -> Any:
    """A predicate that comes again after another one: its values join those before."""
    if before is None:
        return after
    return [*(before if isinstance(before, list) else [before]), *(after if isinstance(after, list) else [after])]


jsonld = JsonLdExporter()

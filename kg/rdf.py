"""The graph as an RDF dataset: the one mapping from the graph's values to quads.

- Default graph: every node with its properties (`kg:<column>` and the terms of SKOS, Dublin Core and FaBiO that mean the same)
  and every edge as one plain triple, so that simple SPARQL stays simple.
- A named graph for each digest, named by the digest's IRI: a described statement (RDF 1.1 `rdf:Statement`, since few tools read
  RDF 1.2) for each piece of evidence, with its place as Web Annotation selectors (https://www.w3.org/TR/annotation-model/).
- The named graph `https://w3id.org/kg/concept`: the edges that follow from the vocabulary alone, so that one can tell them from
  edges whose last digest was dropped.
- The named graph `https://w3id.org/kg/dataset`: what the whole is (see `kg.description`).

Everything has an IRI, so that two files of one graph merge without a trace and a text is the same in every run.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date as calendar_date
from decimal import Decimal
from unicodedata import name as letter_name
from unicodedata import normalize

from pyoxigraph import Literal, NamedNode, Quad

from kg.description import description_quads
from kg.identifiers import text_hash
from kg.iris import BASE, CONCEPTS, FABIO, OA, PROV, XSD, find_iri, named, node_iri, term
from kg.model import Edge, Evidence, Graph
from kg.propertygraph import NodeRow, columns_of, node_rows
from kg.vocabulary import DCTERMS, OWL, RDF, RDFS, SKOS, Vocabulary

_DIGITS = 20
_HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TYPE = named(RDF + "type")
_EXACT = named(SKOS + "exactMatch")
_ALSO = {
    "exactMatch": _EXACT,
    "links": named(RDFS + "seeAlso"),
}
_NAMES = {
    "Paper": {"name": named(DCTERMS + "title"), "titles": named(DCTERMS + "alternative")},
    "Digest": {},
    "Result": {},
}
_ENTITY_NAMES = {"name": named(SKOS + "prefLabel"), "aliases": named(SKOS + "altLabel")}


def quads(graph: Graph, *, vocabulary: Vocabulary) -> Iterator[Quad]:
    """All quads of the graph, in a fixed order; none twice within what one node, edge or digest says.

    First the default graph, a node at a time with the edges that leave it; then the digests' graphs; then what the
    vocabulary says; then the dataset's description. Raises VocabularyError for a relation or a type that the ontology lacks.
    """
    for relation in {edge.relation for edge in graph.edges}:
        vocabulary.get_relation(relation)
    leaving = _by_source(graph.edges)
    concepts = {(concept.type, concept.name): concept.iri for concept in vocabulary.concepts if concept.iri}
    for row in node_rows(graph):
        vocabulary.get_type(row.label)
        yield from _node(row)
        if row.properties.get("known") and (concept := concepts.get((row.label, str(row.properties["name"])))):
            yield Quad(node_iri(row.id), _EXACT, NamedNode(concept))
        yield from map(_plain, leaving.pop(row.id, ()))
    for source in sorted(leaving):
        yield from map(_plain, leaving[source])
    yield from _digest_graphs(graph)
    derived = vocabulary.names_of("derived")
    yield from _known(edge for edge in graph.edges if edge.relation in derived and not edge.evidence)
    yield from description_quads(graph)


def statement_iri(edge: Edge, evidence: Evidence) -> NamedNode:
    """The IRI of what a rule says at a place, the same in every build, wherever the files lie and however sure the rule is."""
    place = evidence.digest, str(evidence.line), str(evidence.start), str(evidence.end), evidence.sentence
    return NamedNode(f"{BASE}statement/{text_hash(*edge.key, *place, evidence.rule, digits=_DIGITS)}")


def decimal(number: float) -> Literal:
    """The number as xsd:decimal in its canonical form: no exponent, no superfluous zero, `94` for 94.0."""
    text = format(Decimal(repr(number)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal("0" if text == "-0" else text, datatype=named(XSD + "decimal"))


def tagged(text: str) -> Literal:
    """The text with its language: Korean where it holds Hangul, English where all letters are Latin or Greek, else none."""
    if _HANGUL.search(text):
        return Literal(text, language="ko")
    return Literal(text, language="en") if text.isascii() or _is_western(text) else Literal(text)


def date_literal(text: str) -> Literal:
    """The text as xsd:date where it is a day of the calendar, else as plain text."""
    return Literal(text, datatype=named(XSD + "date")) if _is_date(text) else Literal(text)


def _is_western(text: str) -> bool:
    """Whether all letters are Latin or Greek, those of formulas (`ℓ`, `𝔸`) included."""
    return all(letter_name(c, "").startswith(("LATIN", "GREEK")) for c in normalize("NFKC", text) if c.isalpha())


# ---------------------------------------------------------------- the default graph


def _by_source(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.source].append(edge)
    return groups


def _plain(edge: Edge) -> Quad:
    return Quad(node_iri(edge.source), term(edge.relation), node_iri(edge.target))


def _node(row: NodeRow) -> Iterator[Quad]:
    iri = node_iri(row.id)
    yield Quad(iri, _TYPE, term(row.label))
    yield Quad(iri, term("id"), Literal(row.id))
    yield Quad(iri, named(RDFS + "label"), Literal(str(row.properties.get("name", row.id))))
    if arxiv := row.properties.get("arxiv"):
        yield from _paper_names(iri, str(arxiv))
    names = _NAMES.get(row.label, _ENTITY_NAMES)
    for column, kind in columns_of(row.label).items():
        values = _values(row.properties.get(column))
        yield from (Quad(iri, term(column), _literal(value, column, kind)) for value in values)
        if column in names:
            yield from (Quad(iri, names[column], tagged(str(value))) for value in values)
        if column in _ALSO:
            yield from (Quad(iri, _ALSO[column], other) for value in values if (other := find_iri(str(value))))


def _paper_names(iri: NamedNode, arxiv: str) -> Iterator[Quad]:
    """arXiv registers the DOI `10.48550/arXiv.<id>` for each of its papers (https://info.arxiv.org/help/doi.html)."""
    yield Quad(iri, named(DCTERMS + "identifier"), Literal(f"arXiv:{arxiv}"))
    yield Quad(iri, named(FABIO + "hasArXivId"), Literal(arxiv))
    if doi := find_iri(f"https://doi.org/10.48550/arXiv.{arxiv}"):
        yield Quad(iri, named(OWL + "sameAs"), doi)


def _values(value: object) -> list[object]:
    return [] if value is None else sorted(set(value)) if isinstance(value, list) else [value]


def _literal(value: object, column: str, kind: str) -> Literal:
    if kind.startswith("number"):
        return decimal(float(str(value)))
    if column == "date":
        return date_literal(str(value))
    return Literal(value) if isinstance(value, bool | int) else Literal(str(value))


def _is_date(text: str) -> bool:
    if not _ISO_DATE.fullmatch(text) or text.startswith("0000"):
        return False
    try:
        calendar_date.fromisoformat(text)
    except ValueError:
        return False
    return True


# ---------------------------------------------------------------- the digests' graphs


def _digest_graphs(graph: Graph) -> Iterator[Quad]:
    """One named graph for each digest, even for one that says nothing: that a graph is there tells that its digest was read."""
    said: dict[str, list[tuple[Evidence, Edge]]] = {digest.id: [] for digest in graph.digests}
    for edge in graph.edges:
        for evidence in edge.evidence:
            said.setdefault(evidence.digest, []).append((evidence, edge))
    for digest in sorted(said):
        iri = node_iri(digest)
        yield Quad(iri, _TYPE, term("Digest"), iri)
        ordered = sorted(said[digest], key=lambda pair: (pair[0], pair[1].source, pair[1].relation, pair[1].target))
        surest = {statement_iri(edge, evidence): (edge, evidence) for evidence, edge in ordered}
        for statement, (edge, evidence) in surest.items():
            yield from _statement(statement, edge, evidence, iri)
        yield from dict.fromkeys(_places(iri, (evidence for evidence, _ in ordered)))


def _known(edges: Iterable[Edge]) -> Iterator[Quad]:
    for edge in edges:
        iri = NamedNode(f"{BASE}statement/{text_hash(*edge.key, digits=_DIGITS)}")
        yield Quad(iri, _TYPE, named(RDF + "Statement"), CONCEPTS)
        yield Quad(iri, named(RDF + "subject"), node_iri(edge.source), CONCEPTS)
        yield Quad(iri, named(RDF + "predicate"), term(edge.relation), CONCEPTS)
        yield Quad(iri, named(RDF + "object"), node_iri(edge.target), CONCEPTS)
        yield Quad(iri, named(PROV + "wasDerivedFrom"), CONCEPTS, CONCEPTS)


def _statement(iri: NamedNode, edge: Edge, evidence: Evidence, digest: NamedNode) -> Iterator[Quad]:
    facts: list[tuple[str, NamedNode | Literal]] = [
        (RDF + "type", named(RDF + "Statement")),
        (RDF + "type", named(OA + "Annotation")),
        (RDF + "subject", node_iri(edge.source)),
        (RDF + "predicate", term(edge.relation)),
        (RDF + "object", node_iri(edge.target)),
        (term("sentence").value, Literal(evidence.sentence)),
        (term("line").value, Literal(evidence.line)),
        (term("start").value, Literal(evidence.start)),
        (term("end").value, Literal(evidence.end)),
        (term("rule").value, Literal(evidence.rule)),
        (term("confidence").value, decimal(evidence.confidence)),
        (term("digest").value, digest),
        (PROV + "wasDerivedFrom", digest),
        (OA + "hasTarget", _place(digest, evidence)),
    ]
    if evidence.date:
        facts.append((term("date").value, date_literal(evidence.date)))
    return (Quad(iri, named(predicate), value, digest) for predicate, value in facts)


def _place(digest: NamedNode, evidence: Evidence) -> NamedNode:
    """Characters of a text file as RFC 5147 names them."""
    return NamedNode(f"{digest.value}#char={evidence.start},{evidence.end}")


def _places(digest: NamedNode, evidence: Iterable[Evidence]) -> Iterator[Quad]:
    """Where in the file: the sentence as a quote, and more exactly the characters that were read; each place once."""
    for piece in evidence:
        place = _place(digest, piece)
        position = NamedNode(f"{digest.value}#position={piece.start},{piece.end}")
        quote = NamedNode(f"{digest.value}#quote={text_hash(piece.sentence, digits=_DIGITS)}")
        facts: list[tuple[NamedNode, str, NamedNode | Literal]] = [
            (place, RDF + "type", named(OA + "SpecificResource")),
            (place, OA + "hasSource", digest),
            (place, OA + "hasSelector", position),
            (place, OA + "hasSelector", quote),
            (position, RDF + "type", named(OA + "TextPositionSelector")),
            (position, OA + "start", Literal(piece.start)),
            (position, OA + "end", Literal(piece.end)),
            (quote, RDF + "type", named(OA + "TextQuoteSelector")),
            (quote, OA + "exact", Literal(piece.sentence)),
        ]
        yield from (Quad(subject, named(predicate), value, digest) for subject, predicate, value in facts)

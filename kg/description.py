"""What the dataset is, for catalogues: VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/)."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import DATASET, DCAT, PROV, VOID, node_iri, term
from kg.model import Graph
from kg.vocabulary import DCTERMS, KG, RDF

_TYPE = RDF + "type"
_Fact = tuple[str, NamedNode | Literal]
_PART: list[_Fact] = [(_TYPE, NamedNode(VOID + "Dataset"))]


def description_quads(graph: Graph) -> Iterator[Quad]:
    """The dataset's description in its own named graph: title, sources, number of nodes by class and of edges by relation."""
    classes = Counter({"Digest": len(graph.digests), "Paper": len(graph.papers), "Result": len(graph.results)})
    classes.update(entity.type for entity in graph.entities)
    relations = Counter(edge.relation for edge in graph.edges)
    yield from _said(DATASET, _facts(graph, sum(classes.values())))
    by_class = sorted((name, count) for name, count in classes.items() if count)
    yield from _said(DATASET, [(VOID + "classPartition", _part(name)) for name, _ in by_class])
    yield from _said(DATASET, [(VOID + "propertyPartition", _part(name)) for name in sorted(relations)])
    for name, count in by_class:
        yield from _said(_part(name), [*_PART, (VOID + "class", term(name)), (VOID + "entities", Literal(count))])
    for name, count in sorted(relations.items()):
        yield from _said(_part(name), [*_PART, (VOID + "property", term(name)), (VOID + "triples", Literal(count))])


def _facts(graph: Graph, entities: int) -> list[_Fact]:
    return [
        (_TYPE, NamedNode(VOID + "Dataset")),
        (_TYPE, NamedNode(DCAT + "Dataset")),
        (DCTERMS + "title", Literal("Papers and what they propose, use and compare with", language="en")),
        (DCTERMS + "title", Literal("논문과 그 제안, 사용, 비교 대상", language="ko")),
        (DCTERMS + "conformsTo", NamedNode(KG.removesuffix("#"))),
        (VOID + "vocabulary", NamedNode(KG)),
        (VOID + "uriSpace", Literal(DATASET.value.removesuffix("dataset"))),
        (VOID + "entities", Literal(entities)),
        *((PROV + "wasDerivedFrom", node_iri(digest.id)) for digest in graph.digests),
    ]


def _part(name: str) -> NamedNode:
    return NamedNode(f"{DATASET.value}#{name}")


def _said(subject: NamedNode, facts: list[_Fact]) -> Iterator[Quad]:
    return (Quad(subject, NamedNode(predicate), value, DATASET) for predicate, value in facts)

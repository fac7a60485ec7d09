"""What the endpoint says of itself: a SPARQL 1.1 Service Description (https://www.w3.org/TR/sparql11-service-description/)."""

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.iris import PREFIXES
from kg.serve.protocol import GRAPH_FORMATS, Answer, Query, choose_format, refusal
from kg.vocabulary import RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
GRAPHS = Query("SELECT ?g WHERE { GRAPH ?g {} } ORDER BY ?g", accept="text/csv")
"""The query whose answer `describe` needs; an empty pattern names each graph once, without a look at its triples."""
_FORMATS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPH_FORMATS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


def describe(url: str, *, graphs: tuple[str, ...], accept: str) -> Answer:
    """The description of the endpoint at this URL, with the names of its graphs, in the format that is liked best."""
    chosen = choose_format(accept, GRAPH_FORMATS) or choose_format("*/*", GRAPH_FORMATS)
    if chosen is None:
        return refusal(406, "no format of RDF is acceptable")
    text = serialize(_facts(url, graphs), format=RdfFormat.from_extension(chosen[0]), prefixes={"sd": SD, **PREFIXES})
    return Answer(200, f"{chosen[1]}; charset=utf-8", text or b"")


def _facts(url: str, graphs: tuple[str, ...]) -> list[Triple]:
    service, dataset, default = NamedNode(url), BlankNode("dataset"), BlankNode("default")
    facts: list[tuple[NamedNode | BlankNode, str, NamedNode | BlankNode | Literal]] = [
        (service, RDF + "type", NamedNode(SD + "Service")),
        (service, SD + "endpoint", service),
        (service, SD + "supportedLanguage", NamedNode(SD + "SPARQL11Query")),
        *((service, SD + "resultFormat", NamedNode(f"http://www.w3.org/ns/formats/{n}")) for n in (*_FORMATS, *_GRAPH_FORMATS)),
        (service, SD + "defaultDataset", dataset),
        (dataset, RDF + "type", NamedNode(SD + "Dataset")),
        (dataset, SD + "defaultGraph", default),
        (default, RDF + "type", NamedNode(SD + "Graph")),
    ]
    for number, iri in enumerate(graphs):
        graph = BlankNode(f"g{number}")
        facts.append((dataset, SD + "namedGraph", graph))
        facts.append((graph, RDF + "type", NamedNode(SD + "NamedGraph")))
        facts.append((graph, SD + "name", NamedNode(iri)))
    return [Triple(subject, NamedNode(predicate), value) for subject, predicate, value in facts]

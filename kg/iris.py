"""Names on the web: node ids and vocabulary terms as IRIs, and back.

An id becomes `https://w3id.org/kg/<id>`. Letters and digits of any script stay as they are (RFC 3987), so that a Korean name
can be read in a query; what an IRI can't hold, `%`, and the segments `.` and `..` (which a resolver would remove) are
percent-encoded.
"""

import re
from functools import cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kg.vocabulary import DCTERMS, KG, OWL, RDF, RDFS, SKOS

BASE = "https://w3id.org/kg/"
DATASET = NamedNode(BASE + "dataset")
CONCEPTS = NamedNode(BASE + "concept")
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
FABIO = "http://purl.org/spar/fabio/"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
DQV = "http://www.w3.org/ns/dqv#"
SCHEMA = "https://schema.org/"

PREFIXES = {
    "kg": KG,
    "paper": BASE + "paper/",
    "digest": BASE + "digest/",
    "entity": BASE + "entity/",
    "metric": BASE + "metric/",
    "task": BASE + "task/",
    "result": BASE + "result/",
    "statement": BASE + "statement/",
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "fabio": FABIO,
    "void": VOID,
    "dcat": DCAT,
    "dqv": DQV,
    "schema": SCHEMA,
}
"""The prefixes of every text we write; a SPARQL query may use them without declaring them."""

_UNSAFE = re.compile(r"[^\w\-.~/!$&'()*+,;=:@]")
_DOTS = re.compile(r"(?<![^/])\.{1,2}(?![^/])")


def node_iri(node_id: str) -> NamedNode:
    """The IRI of a node, e.g. `https://w3id.org/kg/paper/2505.05315`; different ids have different IRIs."""
    safe = _UNSAFE.sub(lambda match: quote(match[0], safe=""), node_id)
    return NamedNode(BASE + _DOTS.sub(lambda match: match[0].replace(".", "%2E"), safe))


def node_id(iri: str) -> str:
    """The id of a node's IRI: the inverse of `node_iri`; an IRI from elsewhere stays as it is."""
    return unquote(iri.removeprefix(BASE)) if iri.startswith(BASE) else iri


@cache
def named(iri: str) -> NamedNode:
    """The term of a vocabulary, made once, since a graph uses each of a few dozen many thousand times."""
    return NamedNode(iri)


def term(name: str) -> NamedNode:
    """The IRI of a type, relation or property of the ontology."""
    return named(KG + name)


def find_iri(text: str) -> NamedNode | None:
    """The text as an absolute IRI, or None where it is none."""
    try:
        return NamedNode(text)
    except ValueError:
        return None

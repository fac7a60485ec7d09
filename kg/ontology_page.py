"""The ontology as a page for people, made from the Turtle: `python -m kg.ontology_page > docs/ontology.md`."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.vocabulary import DCTERMS, KG, OWL, RDF, RDFS, SKOS, Relation, Type, Vocabulary, load_vocabulary, ontology_text

_HEAD = """# The ontology

Made from [`ontologies/kg.ttl`](../ontologies/kg.ttl) and [`ontologies/alignment.ttl`](../ontologies/alignment.ttl) by
`python -m kg.ontology_page`; edit those, not this page. The namespace is `{namespace}`, its usual prefix `kg:`.

{title}. What a valid graph is, is said in [`ontologies/shapes.ttl`](../ontologies/shapes.ttl); how a
graph is laid out as RDF in [rdf.md](rdf.md).
"""
_LINKS = """`subClassOf`, `subPropertyOf` and `equivalentProperty` hold for every case of ours; the SKOS matches only say that
the meanings lie close, are broader, or touch.
"""
_GROUPS = {
    "contribution": "What a paper does with an entity",
    "link": "What a paper has",
    "field": "What a result is about",
    "family": "How the names of a family are related",
    "derived": "What follows from other edges",
}
_Node = NamedNode | BlankNode | Literal | Triple
_Facts = Mapping[tuple[str, str], tuple[_Node, ...]]


def ontology_page() -> str:
    """The page in Markdown: classes, relations by group, properties, and the links to other vocabularies with their reasons."""
    vocabulary, facts = load_vocabulary(), _read("kg.ttl")
    titles = [title.value for title in facts[KG.removesuffix("#"), DCTERMS + "title"] if isinstance(title, Literal)]
    return (
        "\n".join(
            (
                _HEAD.format(namespace=KG, title=" / ".join(titles)),
                "## Classes\n",
                *_table(("class", "in Cypher", "kind of", "한국어", "meaning"), map(_class_row, vocabulary.types)),
                *_relations(vocabulary),
                "## Properties\n",
                *_table(("property", "in Cypher", "of", "value", "한국어", "meaning"), _property_rows(facts)),
                "## Links to other vocabularies\n",
                _LINKS,
                *_table(("ours", "link", "theirs", "why"), _alignment_rows(_read("alignment.ttl"))),
            )
        ).rstrip("\n")
        + "\n"
    )


def _read(name: str) -> _Facts:
    found = defaultdict(list)
    for quad in parse(ontology_text(name), format=RdfFormat.TURTLE):
        found[str(getattr(quad.subject, "value", quad.subject)), quad.predicate.value].append(quad.object)
    return {key: tuple(values) for key, values in found.items()}


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)
    yield ""


def _class_row(kind: Type) -> tuple[str, ...]:
    parents = ", ".join(f"`{parent}`" for parent in kind.parents)
    return f"`kg:{kind.name}`", f"`{kind.label}`" if kind.label else "", parents, kind.korean, kind.definition


def _relations(vocabulary: Vocabulary) -> Iterator[str]:
    yield "## Relations\n"
    for group, title in _GROUPS.items():
        yield f"### {title}\n"
        yield from _table(
            ("relation", "in Cypher", "from", "to", "한국어", "meaning"), map(_relation_row, vocabulary.relations_of(group))
        )


def _relation_row(relation: Relation) -> tuple[str, ...]:
    ends = (", ".join(side) for side in (relation.sources, relation.targets))
    return f"`kg:{relation.name}`", f"`{relation.cypher}`", *ends, relation.korean, relation.definition


def _property_rows(facts: _Facts) -> Iterator[tuple[str, ...]]:
    kind = NamedNode(OWL + "DatatypeProperty")
    for name in sorted(s for (s, p), values in facts.items() if p == RDF + "type" and kind in values):
        domain = ", ".join(_local(node) for end in facts[name, RDFS + "domain"] for node in _members(facts, end))
        yield (
            f"`kg:{name.removeprefix(KG)}`",
            f"`{_text(facts, name, KG + 'cypherName')}`",
            domain,
            f"`{_local(facts[name, RDFS + 'range'][0])}`",
            _text(facts, name, RDFS + "label", language="ko"),
            _text(facts, name, SKOS + "definition"),
        )


def _alignment_rows(facts: _Facts) -> list[tuple[str, ...]]:
    prefixes = dict(line.split()[1:3] for line in ontology_text("alignment.ttl").splitlines() if line.startswith("@prefix"))
    short = {iri.strip("<>"): name for name, iri in prefixes.items()}
    axioms = [node for (node, key) in facts if key == OWL + "annotatedSource"]
    ends = ("annotatedSource", "annotatedProperty", "annotatedTarget")
    rows = []
    for axiom in axioms:
        ours, link, theirs = (facts[axiom, OWL + end][0] for end in ends)
        target = f"[`{_shortened(theirs, short)}`]({_iri(theirs)})"
        rows.append((f"`{_shortened(ours, short)}`", f"`{_local(link)}`", target, _text(facts, axiom, RDFS + "comment")))
    return sorted(rows)


def _shortened(node: _Node, short: Mapping[str, str]) -> str:
    iri = _iri(node)
    start = max((s for s in short if iri.startswith(s)), key=len, default="")
    return short[start] + iri.removeprefix(start) if start else iri


def _members(facts: _Facts, node: _Node) -> Iterator[_Node]:
    heads = facts.get((_iri(node), OWL + "unionOf"))
    if not heads:
        yield node
        return
    rest = heads[0]
    while _iri(rest) != RDF + "nil":
        yield facts[_iri(rest), RDF + "first"][0]
        rest = facts[_iri(rest), RDF + "rest"][0]


def _iri(node: _Node) -> str:
    return str(getattr(node, "value", node))


def _local(node: _Node) -> str:
    return _iri(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _text(facts: _Facts, subject: str, predicate: str, *, language: str = "") -> str:
    found = facts.get((subject, predicate), ())
    return next((v.value for v in found if isinstance(v, Literal) and (not language or v.language == language)), "")


if __name__ == "__main__":
    sys.stdout.write(ontology_page())

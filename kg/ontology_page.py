"""The ontology as a page for people, made from the Turtle: `python -m kg.ontology_page > docs/ontology.md`."""

import sys
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from kg.vocabulary import (
    DCTERMS,
    KG,
    OWL,
    RDF,
    RDFS,
    SKOS,
    Facts,
    Relation,
    Type,
    Vocabulary,
    iri_of,
    load_vocabulary,
    members_of,
    ontology_text,
    read_facts,
    text_of,
)

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


def ontology_page() -> str:
    """The page in Markdown: classes, relations by group, properties, and the links to other vocabularies with their reasons."""
    vocabulary, facts = load_vocabulary(), read_facts("kg.ttl")
    titles = map(iri_of, facts[KG.removesuffix("#"), DCTERMS + "title"])
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
                *_table(("ours", "link", "theirs", "why"), _alignment_rows(read_facts("alignment.ttl"))),
            )
        ).rstrip("\n")
        + "\n"
    )


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


def _property_rows(facts: Facts) -> Iterator[tuple[str, ...]]:
    kind = NamedNode(OWL + "DatatypeProperty")
    for name in sorted(s for (s, p), values in facts.items() if p == RDF + "type" and kind in values):
        domain = ", ".join(_local(node) for end in facts[name, RDFS + "domain"] for node in members_of(facts, end))
        yield (
            f"`kg:{name.removeprefix(KG)}`",
            f"`{text_of(facts, name, KG + 'cypherName')}`",
            domain,
            f"`{_local(facts[name, RDFS + 'range'][0])}`",
            text_of(facts, name, RDFS + "label", language="ko"),
            text_of(facts, name, SKOS + "definition"),
        )


def _alignment_rows(facts: Facts) -> list[tuple[str, ...]]:
    prefixes = dict(line.split()[1:3] for line in ontology_text("alignment.ttl").splitlines() if line.startswith("@prefix"))
    short = {iri.strip("<>"): name for name, iri in prefixes.items()}
    axioms = [node for (node, key) in facts if key == OWL + "annotatedSource"]
    ends = ("annotatedSource", "annotatedProperty", "annotatedTarget")
    rows = []
    for axiom in axioms:
        ours, link, theirs = (facts[axiom, OWL + end][0] for end in ends)
        target = f"[`{_shortened(theirs, short)}`]({iri_of(theirs)})"
        rows.append((f"`{_shortened(ours, short)}`", f"`{_local(link)}`", target, text_of(facts, axiom, RDFS + "comment")))
    return sorted(rows)


def _shortened(node: object, short: Mapping[str, str]) -> str:
    iri = iri_of(node)
    start = max((s for s in short if iri.startswith(s)), key=len, default="")
    return short[start] + iri.removeprefix(start) if start else iri


def _local(node: object) -> str:
    return iri_of(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


if __name__ == "__main__":
    sys.stdout.write(ontology_page())

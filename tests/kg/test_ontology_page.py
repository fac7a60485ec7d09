"""The page of the ontology is what the Turtle says, and every link to another vocabulary has its reason."""

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.ontology_page import ontology_page
from kg.vocabulary import KG, OWL, RDF, RDFS, load_vocabulary, ontology_text
from tests.console import ROOT


def facts(name):
    return {q.triple for q in parse(ontology_text(name).encode(), format=RdfFormat.TURTLE)}


def test_ontology_page_is_the_one_in_the_documentation():
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == ontology_page()


def test_ontology_page_names_every_term():
    page = ontology_page()
    vocabulary = load_vocabulary()
    assert all(f"`kg:{t.name}`" in page for t in (*vocabulary.types, *vocabulary.relations))
    assert all(t.definition in page and t.korean in page for t in (*vocabulary.types, *vocabulary.relations))


def test_ontology_page_every_link_to_another_vocabulary_has_its_reason():
    found = facts("alignment.ttl")
    links = {(t.subject, t.predicate, t.object) for t in found if isinstance(t.subject, NamedNode)}
    axioms = {t.subject for t in found if t.predicate.value == RDF + "type" and t.object == NamedNode(OWL + "Axiom")}

    def value(axiom, predicate):
        return next(t.object for t in found if t.subject == axiom and t.predicate.value == predicate)

    ends = ("annotatedSource", "annotatedProperty", "annotatedTarget")
    assert {tuple(value(axiom, OWL + end) for end in ends) for axiom in axioms} == links
    assert all(len(value(axiom, RDFS + "comment").value.split()) >= 4 for axiom in axioms)


def test_ontology_page_only_terms_of_ours_are_aligned_and_every_class_is():
    ours = {t.subject.value for t in facts("kg.ttl") if isinstance(t.subject, NamedNode)}
    aligned = {t.subject.value for t in facts("alignment.ttl") if isinstance(t.subject, NamedNode)}
    assert aligned <= ours
    assert {KG + t.name for t in load_vocabulary().types} <= aligned


def test_ontology_page_alignment_reaches_the_vocabularies_of_the_field():
    text = ontology_text("alignment.ttl")
    for name in ("lpwc:", "dcterms:", "fabio:", "cito:", "skos:", "prov:", "schema:", "fair4ml:", "dcat:", "oa:", "dqv:"):
        assert f" {name}" in text.split("classes\n", 1)[1]

"""SHACL: our graphs are valid, each of many seeded faults is found, and the line to blame is named."""

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import StoreError
from kg.iris import OA, XSD, node_iri, term
from kg.pipeline import build_graph
from kg.rdf import quads, statement_iri
from kg.store.folder import write_store
from kg.validation import Violation, find_violations, validate
from kg.vocabulary import KG, RDF, load_vocabulary, ontology_text
from tests.console import ROOT
from tests.graphs import graphs, small_graph

VOCABULARY = load_vocabulary()
GRAPH = small_graph()
QUADS = tuple(quads(GRAPH, vocabulary=VOCABULARY))
EDGE = next(e for e in GRAPH.edges if e.key == ("paper/2505.00001", "comparesWith", "entity/ppo"))
PIECE = next(p for p in EDGE.evidence if p.line == 2)
STATEMENT = statement_iri(EDGE, PIECE)
FIRST, GRPO, PPO, AIME = (node_iri(i) for i in ("paper/2505.00001", "entity/grpo", "entity/ppo", "entity/aime24"))
RESULT, ACCURACY, DIGEST = node_iri("result/4"), node_iri("metric/accuracy"), node_iri(PIECE.digest)
BENCH = node_iri("entity/gen-bench")


def number(text):
    return Literal(text, datatype=NamedNode(XSD + "decimal"))


def without(subject, predicate, value=None):
    return tuple(q for q in QUADS if not (q.subject == subject and q.predicate == predicate and value in (None, q.object)))


def changed(subject, name, *values):
    old = next(q for q in QUADS if q.subject == subject and q.predicate == term(name))
    return without(subject, term(name)) + tuple(Quad(subject, term(name), value, old.graph_name) for value in values)


def added(subject, predicate, value):
    return (*QUADS, Quad(subject, predicate, value, DefaultGraph()))


FAULTS = {
    "a confidence above 1": (changed(STATEMENT, "confidence", number("1.7")), "confidence is one number in 0..1", 2),
    "a confidence that is no number": (changed(STATEMENT, "confidence", Literal("high")), "confidence is one number", 2),
    "a line that is none": (changed(STATEMENT, "line", Literal(0)), "counted from 1", 0),
    "an empty sentence": (changed(STATEMENT, "sentence", Literal("")), "quotes one sentence", 2),
    "two sentences": (changed(STATEMENT, "sentence", Literal("a"), Literal("b")), "quotes one sentence", 2),
    "a span that ends before it begins": (changed(STATEMENT, "end", Literal(3)), "begins before it ends", 2),
    "a rule that nobody named": (without(STATEMENT, term("rule")), "names the rule", 2),
    "a digest that nobody knows": (changed(STATEMENT, "digest", node_iri("digest/lost")), "has one digest", 2),
    "a comparison with a dataset": (added(FIRST, term("comparesWith"), AIME), "leads to a Method or Model", 2),
    "an edge to a node that is not there": (added(FIRST, term("addresses"), node_iri("task/none")), "leads to a Task", 1),
    "a method that evaluates": (added(GRPO, term("evaluatesOn"), AIME), "leads from a Paper", 1),
    "an edge without evidence": (added(FIRST, term("uses"), PPO), "has evidence", 1),
    "a statement of an edge that is not there": (without(FIRST, term("comparesWith"), PPO), "in the graph", 2),
    "a paper without a digest": (without(FIRST, term("summarizedIn")), "stands in a digest", 1),
    "an arXiv id with a version": (changed(FIRST, "arxiv", Literal("2505.00001v2")), "one arXiv id", 1),
    "a status that is none": (changed(FIRST, "status", Literal("fine")), "summarised, doubtful", 1),
    "a date that is no day": (changed(DIGEST, "date", Literal("May")), "digest's date is a day", 0),
    "a digest without a path": (without(DIGEST, term("path")), "one path", 0),
    "a node of two types": (added(GRPO, NamedNode(RDF + "type"), term("Model")), "one type", 1),
    "a benchmark that is a method": (added(BENCH, NamedNode(RDF + "type"), term("Method")), "one type", 10),
    "a node without a name": (without(GRPO, term("name")), "one name", 1),
    "a result without a number": (without(RESULT, term("value")), "a value, a change", 4),
    "a result of two metrics": (added(RESULT, term("byMetric"), node_iri("metric/f1")), "one metric", 4),
    "a value that is no number": (changed(RESULT, "value", Literal("nine")), "value is one number", 4),
    "a direction that is none": (changed(ACCURACY, "direction", Literal("sideways")), "up or down", 0),
}
FAULTS["a relation that is none"] = (
    tuple(
        Quad(q.subject, q.predicate, term("admires"), q.graph_name)
        if q.subject == STATEMENT and q.predicate.value == RDF + "predicate"
        else q
        for q in QUADS
    ),
    "a relation of the ontology",
    2,
)


def test_validation_our_graph_is_valid():
    assert find_violations(QUADS) == ()


def test_validation_our_graph_is_valid_with_what_rdfs_entails():
    def parsed(*triples):
        lines = serialize(triples, format=RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=lines, format="nt")

    data = parsed(*(q.triple for q in QUADS if not q.predicate.value.startswith(OA)))
    shapes, ontology = (rdflib.Graph().parse(data=ontology_text(name), format="turtle") for name in ("shapes.ttl", "kg.ttl"))
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inference="rdfs")
    assert conforms, text


@given(graphs())
@settings(max_examples=8, deadline=None)
def test_validation_finds_in_any_graph_of_ours_nothing_but_results_without_a_number(random_graph):
    empty = {r.id for r in random_graph.results if r.value is None and r.delta is None and r.baseline_value is None}
    assert {v.node for v in find_violations(quads(random_graph, vocabulary=VOCABULARY))} == empty


@pytest.mark.parametrize(("faulty", "message", "line"), FAULTS.values(), ids=FAULTS)
def test_validation_finds_a_seeded_fault_and_its_line(faulty, message, line):
    found = [v for v in find_violations(faulty) if message in v.message]
    assert found
    assert line in {v.line for v in found}
    assert all(v.path.endswith(".md") or v.path.startswith("digest/") or not v.line for v in found)


def test_validation_a_violation_names_the_digest_line_that_caused_it():
    (found,) = find_violations(FAULTS["a confidence above 1"][0])
    assert found == Violation(
        "2025-05-01.md",
        2,
        f"statement/{STATEMENT.value.rsplit('/', 1)[-1]}",
        "confidence",
        "1.7",
        "A confidence is one number in 0..1.",
    )
    assert str(found).startswith("2025-05-01.md:2: A confidence is one number in 0..1. (statement/")


def test_validation_reads_what_a_folder_holds(tmp_path):
    write_store(GRAPH, tmp_path / "graph")
    assert validate(tmp_path / "graph") == ()
    with pytest.raises(StoreError):
        validate(tmp_path)


def test_validation_the_shapes_of_relations_are_those_of_the_ontology():
    facts = {}
    for quad in parse(ontology_text("shapes.ttl").encode(), format=RdfFormat.TURTLE):
        facts.setdefault((quad.subject, quad.predicate.value.rsplit("#", 1)[-1]), []).append(quad.object)

    def classes(shape):
        named = list(facts.get((shape, "class"), []))
        for head in facts.get((shape, "or"), []):
            node = head
            while (node, "first") in facts:
                named += facts[facts[node, "first"][0], "class"]
                node = facts[node, "rest"][0]
        return sorted(c.value.removeprefix(KG) for c in named)

    shapes = {targets[0].value.removeprefix(KG): shape for (shape, key), targets in facts.items() if key == "targetSubjectsOf"}
    assert set(shapes) == {r.name for r in VOCABULARY.relations}
    for relation in VOCABULARY.relations:
        shape = shapes[relation.name]
        assert classes(shape) == sorted(relation.sources)
        assert classes(facts[shape, "property"][0]) == sorted(relation.targets)


def test_validation_the_graph_of_the_examples_is_valid():
    made, _ = build_graph([ROOT / "examples" / "digests"])
    assert made.results
    assert find_violations(quads(made, vocabulary=VOCABULARY)) == ()

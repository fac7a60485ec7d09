"""The mapping to RDF: edges once, evidence in its digest's graph, plain numbers, and a digest that can be dropped."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import VocabularyError
from kg.iris import CONCEPTS, DATASET, OA, VOID, node_id, node_iri, term
from kg.model import Digest, Edge, Entity, Graph
from kg.rdf import date_literal, decimal, quads, statement_iri, tagged
from kg.vocabulary import KG, RDF, RDFS, SKOS, load_vocabulary, ontology_text
from tests.graphs import DIGESTS, claim, edge, entity, evidence, graph, graphs, paper, small_graph

VOCABULARY = load_vocabulary()
RELATIONS = {term(r.name): r for r in VOCABULARY.relations}
FAMILY = VOCABULARY.names_of("family")
FIELDS = VOCABULARY.names_of("field")
ROLES = {"buildsOn": "uses", "trainsFrom": "trainsOn", "comparedWith": "comparesWith"}


def made(of):
    return list(quads(of, vocabulary=VOCABULARY))


def plain_edges(found):
    return sorted(
        (node_id(q.subject.value), q.predicate.value.removeprefix(KG), node_id(q.object.value))
        for q in found
        if q.graph_name == DefaultGraph() and q.predicate in RELATIONS
    )


def described(found, name):
    """What each statement of a digest's graph says, by IRI."""
    facts = {}
    for quad in found:
        if quad.graph_name == node_iri(name):
            facts.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return {iri: said for iri, said in facts.items() if NamedNode(RDF + "Statement") in said.get(RDF + "type", [])}


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_rdf_every_edge_is_one_plain_triple(random_graph):
    assert plain_edges(made(random_graph)) == sorted({e.key for e in random_graph.edges})


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_rdf_every_piece_of_evidence_is_one_statement_in_its_digests_graph(random_graph):
    found = made(random_graph)
    wanted = Counter(e.digest for edge in random_graph.edges for e in edge.evidence)
    assert {d.id: len(described(found, d.id)) for d in DIGESTS} == {d.id: wanted[d.id] for d in DIGESTS}


def test_rdf_says_nothing_twice():
    found = made(small_graph())
    assert len(found) == len(set(found)) > 0


def test_rdf_a_statement_tells_sentence_place_rule_and_confidence():
    piece = evidence(DIGESTS[1], line=7, sentence="GRPO를 능가한다.", confidence=0.123456789, rule="cue")
    found = made(graph(papers=[paper("2505.00001")], edges=[edge("paper/2505.00001", "comparesWith", "entity/grpo", piece)]))
    (said,) = described(found, DIGESTS[1].id).values()
    value = {predicate.rsplit("#", 1)[-1]: [o.value for o in objects] for predicate, objects in said.items()}
    assert value["subject"] == ["https://w3id.org/kg/paper/2505.00001"]
    assert value["predicate"] == [KG + "comparesWith"]
    assert value["object"] == ["https://w3id.org/kg/entity/grpo"]
    assert value["sentence"] == ["GRPO를 능가한다."]
    assert (value["line"], value["start"], value["end"]) == (["7"], ["70"], ["74"])
    assert (value["rule"], value["confidence"], value["date"]) == (["cue"], ["0.123456789"], ["2025-05-02"])
    assert value["digest"] == value["wasDerivedFrom"] == ["https://w3id.org/kg/digest/2025-05-02"]


def test_rdf_a_statement_keeps_its_iri_however_sure_it_is_and_wherever_its_file_lies():
    piece = evidence(DIGESTS[1], line=7)
    told = edge("paper/2505.00001", "comparesWith", "entity/grpo", piece)
    assert statement_iri(told, replace(piece, confidence=0.1, path="elsewhere.md")) == statement_iri(told, piece)
    others = {"digest": "digest/x", "line": 8, "start": 1, "end": 99, "sentence": "x", "rule": "other"}
    assert len({statement_iri(told, replace(piece, **{name: value})) for name, value in others.items()}) == len(others)


def test_rdf_of_two_confidences_of_one_rule_at_one_place_the_higher_is_told():
    pieces = evidence(DIGESTS[1], line=7, confidence=0.9), evidence(DIGESTS[1], line=7, confidence=0.4)
    found = made(graph(papers=[paper("2505.00001")], edges=[edge("paper/2505.00001", "uses", "entity/grpo", *pieces)]))
    assert [q.object.value for q in found if q.predicate == term("confidence")] == ["0.9"]


def test_rdf_a_place_is_selected_by_quote_and_position():
    found = [q for q in made(small_graph()) if q.graph_name == node_iri(DIGESTS[1].id)]
    store = Store()
    store.bulk_extend(found)
    rows = store.query(
        f"""PREFIX oa: <{OA}> PREFIX kg: <{KG}>
        SELECT ?sentence ?exact ?start ?from WHERE {{ GRAPH ?g {{
          ?s kg:sentence ?sentence ; kg:start ?from ; oa:hasTarget ?t . ?t oa:hasSource ?g ; oa:hasSelector ?quote, ?position .
          ?quote a oa:TextQuoteSelector ; oa:exact ?exact . ?position a oa:TextPositionSelector ; oa:start ?start }} }}"""
    )
    pairs = [(r["sentence"], r["exact"], r["start"], r["from"]) for r in rows]
    statements = sum(q.predicate.value == RDF + "subject" for q in found)
    assert len(pairs) == statements > 0
    assert all(sentence == exact and start == begin for sentence, exact, start, begin in pairs)


def test_rdf_a_digest_that_says_nothing_has_a_graph():
    found = made(graph())
    for digest in DIGESTS:
        iri = node_iri(digest.id)
        assert Quad(iri, NamedNode(RDF + "type"), term("Digest"), iri) in found


def test_rdf_names_carry_their_language():
    found = made(small_graph())
    grpo = node_iri("entity/grpo")
    names = {q.object for q in found if q.subject == grpo and q.predicate.value.startswith(SKOS)}
    assert names == {
        Literal("GRPO", language="en"),
        Literal("Group Relative Policy Optimization", language="en"),
        Literal("그룹 상대 정책 최적화", language="ko"),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("RL 방법", "ko"),
        ("Mamba", "en"),
        ("π0 and ℓ1 in 𝔸 – naïve, 4.5×", "en"),
        ("拡散モデル", None),
        ("大模型 survey", None),
        ("Обзор", None),
    ],
)
def test_rdf_a_language_is_told_where_the_letters_tell_it(text, language):
    assert tagged(text).language == language


def test_rdf_a_known_entity_is_linked_with_its_concept():
    found = made(graph(entities=[replace(entity("grpo", "Method", "GRPO"), known=True), entity("ppo", "Method", "PPO")]))
    links = [(node_id(q.subject.value), q.object.value) for q in found if q.predicate.value == SKOS + "exactMatch"]
    assert links == [("entity/grpo", "https://w3id.org/kg/concept/grpo")]


def test_rdf_exact_matches_are_links_and_what_is_no_iri_stays_text():
    thing = replace(entity("grpo", "Method", "GRPO"), exact_match=("http://www.wikidata.org/entity/Q1", "no iri"))
    found = made(graph(entities=[thing]))
    links = [q.object for q in found if q.predicate.value == SKOS + "exactMatch"]
    assert links == [NamedNode("http://www.wikidata.org/entity/Q1")]


@pytest.mark.parametrize(
    ("number", "text"),
    [(94.0, "94"), (-0.0, "0"), (1e-7, "0.0000001"), (1.2e21, "1200000000000000000000"), (-3.25, "-3.25"), (0.1, "0.1")],
)
def test_rdf_a_number_is_a_plain_decimal(number, text):
    assert decimal(number).value == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rdf_a_decimal_is_the_number_again(number):
    assert float(Decimal(decimal(number).value)) == number
    assert "e" not in decimal(number).value.lower()


@pytest.mark.parametrize("text", ["2025-02-30", "2025-05", "0000-01-01", "yesterday", "２０２５-05-01"])
def test_rdf_what_is_no_day_is_plain_text(text):
    assert date_literal(text) == Literal(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_rdf_an_id_and_its_iri_are_each_others_inverse(text):
    assert node_id(node_iri(text).value) == text


@pytest.mark.parametrize(
    "text", ["digest/../a", "digest/./a", "digest/a b", 'entity/"<>', "entity/a%20b", "task/수학", "entity/x@1"]
)
def test_rdf_an_iri_means_the_same_after_resolving(text):
    line = f"<{node_iri(text).value}> <{RDF}type> <{KG}Method> ."
    (quad,) = parse(line.encode(), format=RdfFormat.TURTLE, base_iri="https://w3id.org/kg/")
    assert node_id(quad.subject.value) == text


def test_rdf_an_unknown_relation_is_refused():
    with pytest.raises(VocabularyError, match="admires"):
        made(graph(edges=[edge("paper/1", "admires", "entity/x")]))


def test_rdf_every_term_of_ours_is_in_the_ontology():
    known = {q.subject for q in parse(ontology_text("kg.ttl").encode(), format=RdfFormat.TURTLE)}
    used = {
        t for q in made(small_graph()) for t in (q.predicate, q.object) if isinstance(t, NamedNode) and t.value.startswith(KG)
    }
    assert used - known <= {NamedNode(KG)}


def test_rdf_the_description_counts_nodes_and_edges():
    found = made(small_graph())
    counts = {
        q.subject.value.rsplit("#", 1)[-1]: int(q.object.value)
        for q in found
        if q.graph_name == DATASET and q.predicate.value in (VOID + "entities", VOID + "triples")
    }
    assert (counts["Paper"], counts["Method"], counts["comparesWith"], counts["Result"]) == (3, 2, 4, 4)


def test_rdf_what_follows_from_the_vocabulary_is_told_apart():
    found = [q for q in made(small_graph()) if q.graph_name == CONCEPTS]
    told = {node_id(q.object.value) for q in found if q.predicate.value == RDF + "object"}
    assert told == {"paper/2505.00001"}
    assert {q.subject for q in found} == {q.subject for q in found if q.object == NamedNode(RDF + "Statement")}


# ---------------------------------------------------------------- dropping a digest


def after_drop(of, digest):
    store = Store()
    store.bulk_extend(made(of))
    store.update(f"DROP GRAPH <{node_iri(digest.id).value}>")
    store.update(ontology_text("drop-digest.ru"))
    return list(store)


def without(of, digest):
    """The edges of the graph as built without the digest."""
    kept = [edge_without(e, digest.id) for e in of.edges]
    edges = {e for e in kept if e}
    papers = {e.source for e in edges if e.relation == "summarizedIn"}
    edges = {e for e in edges if not (is_paper(e.source) - papers or is_paper(e.target) - papers)}
    reported = {e.target for e in edges if e.relation == "reports"}
    edges = {e for e in edges if e.relation not in FIELDS or e.source in reported}
    proposals = {(e.source, e.target) for e in edges if e.relation == "proposedBy"}
    roles = {e.key for e in edges}
    edges = {e for e in edges if e.relation not in ROLES or follows(e, roles, proposals)}
    return sorted(e.key for e in edges - lost_families(edges))


def edge_without(e, digest):
    if e.relation == "summarizedIn":
        return e if e.target != digest else None
    left = tuple(p for p in e.evidence if p.digest != digest)
    return replace(e, evidence=left) if left or not e.evidence else None


def is_paper(node):
    return {node} if node.startswith("paper/") else set()


def follows(e, roles, proposals):
    return any((e.source, ROLES[e.relation], x) in roles for x, p in proposals if p == e.target)


def lost_families(edges):
    spoken = {e.target for e in edges if e.relation not in FAMILY}
    while more := {e.target for e in edges if e.relation in FAMILY and e.source in spoken} - spoken:
        spoken |= more
    return {e for e in edges if e.relation in FAMILY and e.source not in spoken}


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda d: d.date)
def test_rdf_a_dropped_digest_leaves_the_graph_built_without_it(digest):
    whole = small_graph()
    left = after_drop(whole, digest)
    assert plain_edges(left) == without(whole, digest)
    assert plain_edges(left) != plain_edges(made(whole))
    assert not [q for q in left if digest.id in str(q.subject)]


@given(graphs(), st.sampled_from(DIGESTS))
@settings(max_examples=60, deadline=None)
def test_rdf_a_dropped_digest_leaves_any_graph_built_without_it(random_graph, digest):
    assert plain_edges(after_drop(random_graph, digest)) == without(random_graph, digest)


def test_rdf_a_dropped_digest_takes_its_proposal_and_what_follows_from_it():
    papers = [paper("2505.00001"), paper("2505.00002", "2025-05-02")]
    proposed, used = evidence(DIGESTS[0], 1), evidence(DIGESTS[1], 2)
    whole = graph(
        papers=papers,
        entities=[entity("grpo", "Method", "GRPO")],
        edges=[
            edge("paper/2505.00001", "proposes", "entity/grpo", proposed),
            edge("entity/grpo", "proposedBy", "paper/2505.00001", proposed),
            edge("paper/2505.00002", "uses", "entity/grpo", used),
            edge("paper/2505.00002", "buildsOn", "paper/2505.00001", used),
            *(Edge(p.id, "summarizedIn", DIGESTS[1].id) for p in papers),
            Edge(papers[0].id, "summarizedIn", DIGESTS[0].id),
        ],
    )
    left = after_drop(whole, DIGESTS[0])
    assert {relation for _, relation, _ in plain_edges(left)} == {"uses", "summarizedIn"}
    assert not [q for q in left if q.predicate.value == RDF + "predicate" and q.object == term("buildsOn")]


def test_rdf_nodes_that_nothing_speaks_of_go_with_their_digest():
    left = after_drop(small_graph(), DIGESTS[2])
    labels = {node_id(q.subject.value) for q in left if q.predicate.value == RDFS + "label"}
    assert "paper/2505.00003" not in labels
    assert "result/3" not in labels
    assert "digest/2025-06-03" not in labels
    assert {"entity/gen-bench", "entity/qwen2.5", "paper/2505.00001"} <= labels


def test_rdf_a_paper_has_the_day_of_its_first_digest_that_is_left():
    twice, once = paper("2505.00001"), paper("2505.00002")
    summaries = [Edge(twice.id, "summarizedIn", d.id) for d in DIGESTS]
    undated = Digest("digest/undated", "undated.md", "", "hf")
    summaries += [Edge(once.id, "summarizedIn", d.id) for d in (DIGESTS[0], undated)]
    left = after_drop(graph(papers=[twice, once], edges=summaries, digests=(*DIGESTS, undated)), DIGESTS[0])
    days = [(node_id(q.subject.value), q.object.value) for q in left if q.predicate == term("date")]
    assert [day for node, day in days if node == twice.id] == ["2025-05-02"]
    assert not [day for node, day in days if node == once.id]


def test_rdf_a_result_that_another_digest_tells_keeps_what_the_dropped_one_told_of_it():
    first, rate = paper("2505.00001"), Entity("metric/pass@1", "Metric", "pass@1")
    told = (evidence(DIGESTS[0], 1, sentence="Pass@1 78.3%이다."), evidence(DIGESTS[1], 2, sentence="It reaches 78.3%."))
    result = claim(1, first.id, metric=rate.id, value=78.3, unit="%", evidence=told)
    summaries = [Edge(first.id, "summarizedIn", d.id) for d in DIGESTS[:2]]
    kept, lost = (
        plain_edges(after_drop(graph(papers=[first], entities=[rate], results=[found], edges=summaries), DIGESTS[0]))
        for found in (result, replace(result, evidence=told[:1]))
    )
    assert (result.id, "byMetric", rate.id) in kept
    assert not [edge for edge in lost if result.id in edge]


def test_rdf_the_update_names_the_relations_of_the_ontology():
    text = ontology_text("drop-digest.ru")
    evident = text.split("VALUES ?p {", 1)[1].split("}", 1)[0].split()
    links = {"measures", "addresses", "reports"}
    contributions = VOCABULARY.names_of("contribution")
    derived = VOCABULARY.names_of("derived")
    assert {name.removeprefix("kg:") for name in evident} == contributions | links | derived
    assert all(f"kg:{name}" in text for name in FAMILY)


def test_rdf_an_empty_graph_is_its_description():
    assert {q.graph_name for q in made(Graph())} == {DATASET}

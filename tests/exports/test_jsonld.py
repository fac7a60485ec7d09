"""JSON-LD: the same quads in rdflib and Oxigraph, and JSON that is pleasant without either."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from exports.jsonld import jsonld, relative
from kg.iris import BASE, node_iri
from kg.rdf import quads
from kg.vocabulary import load_vocabulary, ontology_text
from tests.exports.test_rdf import by_rdflib
from tests.graphs import DIGESTS, edge, entity, evidence, graph, graphs, paper, small_graph

CONTEXT = json.loads(ontology_text("context.jsonld"))["@context"]


def exported(of, folder):
    target = folder / "graph.jsonld"
    jsonld.export(of, target)
    return target


def nodes_of(path):
    return {n["id"]: n for n in json.loads(path.read_text(encoding="utf-8"))["@graph"] if "@graph" not in n}


@given(random_graph=graphs())
@settings(max_examples=25, deadline=None)
def test_jsonld_oxigraph_reads_the_quads_of_the_mapping(random_graph, tmp_path_factory):
    path = exported(random_graph, tmp_path_factory.mktemp("jsonld"))
    assert set(parse(path=path, format=RdfFormat.JSON_LD)) == set(quads(random_graph, vocabulary=load_vocabulary()))


def test_jsonld_rdflib_reads_the_quads_of_the_mapping(tmp_path):
    assert by_rdflib(exported(small_graph(), tmp_path), "json-ld") == set(quads(small_graph(), vocabulary=load_vocabulary()))


def test_jsonld_awkward_ids_and_dates_read_back_in_both(tmp_path):
    names = ["digest//absolute/path", "digest/../up", "digest/a b:c", "digest/수학#1?x=%20"]
    digests = [DIGESTS[0].__class__(name, f"{name}.md", "someday", "general") for name in names]
    edges = [edge("paper/2505.00001", "uses", "entity/a:b", evidence(digest)) for digest in digests]
    awkward = graph(
        digests=digests, papers=[paper("2505.00001", "2025")], entities=[entity("a:b", "Method", "a:b")], edges=edges
    )
    path, wanted = exported(awkward, tmp_path), set(quads(awkward, vocabulary=load_vocabulary()))
    assert set(parse(path=path, format=RdfFormat.JSON_LD)) == wanted
    assert by_rdflib(path, "json-ld") == wanted


def test_jsonld_is_pleasant_json(tmp_path):
    nodes = nodes_of(exported(small_graph(), tmp_path))
    grpo, first = nodes["entity/grpo"], nodes["paper/2505.00001"]
    assert (grpo["type"], grpo["name"]) == ("Method", "GRPO")
    assert grpo["altLabel"] == {"en": "Group Relative Policy Optimization", "ko": "그룹 상대 정책 최적화"}
    assert grpo["aliases"] == ["Group Relative Policy Optimization", "그룹 상대 정책 최적화"]
    assert first["comparesWith"] == ["entity/ppo"]
    assert first["hasArXivId"] == "2505.00001"
    assert nodes["result/1"]["value"] == "71.5"


def test_jsonld_statements_stand_in_their_digests_graph(tmp_path):
    whole = json.loads(exported(small_graph(), tmp_path).read_text(encoding="utf-8"))
    (held,) = [n["@graph"] for n in whole["@graph"] if n["id"] == DIGESTS[1].id and "@graph" in n]
    said = [n for n in held if n.get("object") == "entity/grpo"]
    assert [(n["subject"], n["predicate"], n["line"], n["confidence"]) for n in said] == [
        ("paper/2505.00002", "comparesWith", 7, "0.5")
    ]


def test_jsonld_the_context_knows_every_property_of_the_ontology():
    found = parse(ontology_text("kg.ttl").encode(), format=RdfFormat.TURTLE)
    properties = {q.subject.value.rsplit("#", 1)[-1] for q in found if q.object.value.endswith("#DatatypeProperty")}
    relations = {r.name for r in load_vocabulary().relations}
    named = {d["@id"] if isinstance(d, dict) else d for d in CONTEXT.values()}
    assert {f"kg:{name}" for name in properties | relations} <= named


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_jsonld_a_relative_iri_is_short_and_the_node_s_id_where_it_can_be(text):
    iri = node_iri(f"entity/{text}")
    assert relative(iri) in (iri.value, iri.value.removeprefix(BASE))
    assert relative(NamedNode("https://example.org/x")) == "https://example.org/x"

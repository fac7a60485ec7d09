"""Turtle, N-Triples, TriG and N-Quads: what is written reads back, in Oxigraph and in rdflib, as the quads of the mapping."""

import re
import warnings

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, RdfFormat, Triple, parse

from exports.rdf import as_triples, nquads, ntriples, trig, turtle
from kg.iris import PREFIXES, node_iri, term
from kg.rdf import quads
from kg.vocabulary import RDF, load_vocabulary
from tests.console import ROOT
from tests.graphs import graphs, small_graph

FORMATS = {"turtle": turtle, "nt": ntriples, "trig": trig, "nquads": nquads}
WITH_GRAPHS = ("trig", "nquads")


def written(exporter, of, folder):
    target = folder / exporter.filename
    exporter.export(of, target)
    return target


def by_rdflib(path, form):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of what its own parsers do
        read = rdflib.Dataset(default_union=False)
        read.parse(data=path.read_bytes(), format=form)
        return set(parse(read.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS))


@pytest.mark.parametrize("form", WITH_GRAPHS)
def test_rdf_datasets_read_back_as_the_quads_of_the_mapping(form, tmp_path):
    path = written(FORMATS[form], small_graph(), tmp_path)
    assert set(parse(path=path)) == set(quads(small_graph(), vocabulary=load_vocabulary()))


@pytest.mark.parametrize("form", ["turtle", "nt"])
def test_rdf_single_graphs_read_back_as_all_triples(form, tmp_path):
    path = written(FORMATS[form], small_graph(), tmp_path)
    read = list(parse(path=path))
    assert {q.triple for q in read} == {q.triple for q in quads(small_graph(), vocabulary=load_vocabulary())}
    assert {q.graph_name for q in read} == {DefaultGraph()}
    assert len(read) == len(set(read))


@pytest.mark.parametrize("form", list(FORMATS))
def test_rdf_rdflib_and_oxigraph_read_the_same(form, tmp_path):
    path = written(FORMATS[form], small_graph(), tmp_path)
    assert by_rdflib(path, form) == set(parse(path=path))


@given(random_graph=graphs())
@settings(max_examples=15, deadline=None)
def test_rdf_any_graph_survives_trig(random_graph, tmp_path_factory):
    path = written(trig, random_graph, tmp_path_factory.mktemp("trig"))
    assert set(parse(path=path)) == set(quads(random_graph, vocabulary=load_vocabulary()))


def test_rdf_turtle_carries_the_evidence_of_every_edge(tmp_path):
    read = {q.triple for q in parse(path=written(turtle, small_graph(), tmp_path))}
    for edge in small_graph().edges:
        ends = node_iri(edge.source), term(edge.relation), node_iri(edge.target)
        assert Triple(*ends) in read
        subjects = {t.subject for t in read if t.predicate.value == RDF + "subject" and t.object == ends[0]}
        said = {
            t.subject for t in read if t.subject in subjects and t.predicate.value == RDF + "object" and t.object == ends[2]
        }
        sentences = {t.object for t in read if t.subject in said and t.predicate == term("sentence")}
        assert {Literal(e.sentence) for e in edge.evidence} <= sentences


def test_rdf_turtle_begins_with_its_prefixes_in_order(tmp_path):
    lines = written(turtle, small_graph(), tmp_path).read_text(encoding="utf-8").split("\n")
    heads = [line.split()[1].removesuffix(":") for line in lines[: len(PREFIXES)]]
    assert heads == sorted(PREFIXES)
    assert lines[len(PREFIXES)] == ""
    assert not lines[len(PREFIXES) + 1].startswith("@prefix")


def test_rdf_as_triples_keeps_a_digests_node():
    triples = list(as_triples(quads(small_graph(), vocabulary=load_vocabulary())))
    assert len(triples) == len(set(triples))
    assert any(t.object == term("Digest") for t in triples)


def test_rdf_the_documentation_drops_a_digest(tmp_path, monkeypatch):
    (block,) = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "docs" / "rdf.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    written(nquads, small_graph(), tmp_path)
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(block.replace("hf-2025-09-03", "2025-05-02"), names)
    left = {q.graph_name for q in names["store"]}
    assert node_iri("digest/2025-05-01") in left
    assert node_iri("digest/2025-05-02") not in left

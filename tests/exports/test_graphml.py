"""GraphML: what is written reads back with its evidence."""

import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from hypothesis import given, settings

from exports.graphml import as_networkx, from_graphml, graphml
from kg.errors import InputError
from kg.propertygraph import edge_rows, node_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import entity, graph, graphs, small_graph


def round_trip(of, folder):
    graphml.export(of, folder / "graph.graphml")
    return from_graphml(folder / "graph.graphml")


def as_sets(read):
    nodes = dict(read.nodes(data=True))
    edges = [(source, target, properties) for source, target, properties in read.edges(data=True)]
    return nodes, sorted(edges, key=lambda e: (e[0], e[1], e[2]["label"]))


@given(random_graph=graphs())
@settings(max_examples=20, deadline=None)
def test_graphml_reads_back_as_the_property_graph(random_graph, tmp_path_factory):
    nodes, edges = as_sets(round_trip(random_graph, tmp_path_factory.mktemp("graphml")))
    assert nodes == {row.id: {"label": row.label, **row.properties} for row in node_rows(random_graph)}
    rows = edge_rows(random_graph, vocabulary=load_vocabulary())
    wanted = [(row.source, row.target, {"label": row.type, **row.properties}) for row in rows]
    assert edges == sorted(wanted, key=lambda e: (e[0], e[1], e[2]["label"]))


def test_graphml_every_edge_carries_its_sentences(tmp_path):
    _, edges = as_sets(round_trip(small_graph(), tmp_path))
    sentences = Counter(s for _, _, properties in edges for s in properties.get("sentences", []))
    assert sentences == Counter(e.sentence for edge in small_graph().edges for e in edge.evidence)


def test_graphml_ids_are_unique_as_the_schema_wants(tmp_path):
    graphml.export(small_graph(), tmp_path / "graph.graphml")
    found = [e.get("id") for e in ET.parse(tmp_path / "graph.graphml").iter() if e.tag.endswith(("}key", "}edge"))]
    assert len(found) == len(set(found))


def test_graphml_characters_that_xml_lacks_are_replaced(tmp_path):
    nodes, _ = as_sets(round_trip(graph(entities=[entity("x", "Method", "a\x00b\x0bc")]), tmp_path))
    assert nodes["entity/x"]["name"] == "a\ufffdb\ufffdc"


def test_graphml_refuses_a_file_that_is_none(tmp_path):
    (tmp_path / "x").write_text("no xml", encoding="utf-8")
    with pytest.raises(InputError, match="not GraphML"):
        from_graphml(tmp_path / "x")


def test_graphml_as_networkx_counts_parallel_edges():
    assert as_networkx(small_graph()).number_of_edges() == len(small_graph().edges)

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Edge, Entity, Graph, Paper
from kg.neo4j.quick_texts import edge_texts, node_texts
from kg.neo4j.texts import combined, encoded, fingerprint, fingerprints, node_text, row_text, stored
from kg.propertygraph import EDGE_COLUMNS, columns_of, edge_rows, node_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import evidence, graphs, small_graph

VOCABULARY = load_vocabulary()
TEXT = st.text("aé그\x1e\x1f\"'\n🚀", max_size=4)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


def texts_of(*edges):
    """The texts that are made in one step."""
    return [text.decode() for text in edge_texts(edges, VOCABULARY.cypher_types)[0]]


@settings(deadline=None, max_examples=40)
@given(graphs())
def test_neo4j_texts_of_the_model_and_of_rows_are_the_same(graph):
    quick = [(node.id, label, text) for node, label, text in node_texts(graph)]
    assert quick == [(r.id, r.label, node_text(r.id, r.label, r.properties)) for r in node_rows(graph)]
    rows = edge_rows(graph, vocabulary=VOCABULARY)
    assert texts_of(*graph.edges) == [row_text(r.source, r.type, r.target, r.properties) for r in rows]


@settings(deadline=None)
@given(TEXT, TEXTS, TEXT, TEXTS)
def test_neo4j_texts_are_the_same_for_hostile_values(name, aliases, family, links):
    entity = Entity(f"entity/{name}", "Model", name, aliases, family=family, exact_match=links)
    paper = Paper(f"paper/{name}", "1", name, aliases, links, family, "")
    graph = Graph(papers=(paper,), entities=(entity,))
    for (_, _, quick), row in zip(node_texts(graph), node_rows(graph), strict=True):
        assert quick == node_text(row.id, row.label, row.properties)
    pieces = tuple(evidence(sentence=text, rule=name) for text in links)
    edges = (Edge(paper.id, "mentions", entity.id), Edge(paper.id, "uses", entity.id, pieces))
    rows = list(edge_rows(replace(graph, edges=edges), vocabulary=VOCABULARY))
    assert texts_of(*edges) == [row_text(r.source, r.type, r.target, r.properties) for r in rows]
    left_out = sum(text.count("\x1f") for text in (*links, *[name] * len(links)))
    assert edge_texts(edges, VOCABULARY.cypher_types)[1] == left_out


def test_neo4j_texts_have_fingerprints_that_last():
    # The values of XXH3 with 64 bits for nothing and for three letters: what is stored today must fit tomorrow.
    assert fingerprint("") == 0x2D06800538D394C2
    assert fingerprint("abc") == 0x78AF5F94892F3950


@given(st.lists(TEXT, max_size=9))
def test_neo4j_texts_have_the_same_fingerprints_together_and_alone(texts):
    assert list(fingerprints(list(map(encoded, texts)))) == list(map(fingerprint, texts))


@settings(deadline=None, max_examples=40)
@given(graphs())
def test_neo4j_texts_survive_what_the_store_does_to_values(graph):
    for row in node_rows(graph):
        kept = stored(row.properties, columns_of(row.label))
        assert node_text(row.id, row.label, kept) == node_text(row.id, row.label, row.properties)
    for row in edge_rows(graph, vocabulary=VOCABULARY):
        kept = stored(row.properties, EDGE_COLUMNS)
        assert row_text(row.source, row.type, row.target, kept) == row_text(row.source, row.type, row.target, row.properties)


def test_neo4j_texts_tell_different_values_apart():
    entity = small_graph().entities[0]
    variants = [
        entity,
        replace(entity, type="Model"),
        replace(entity, name="other"),
        replace(entity, aliases=("ab", "c")),
        replace(entity, aliases=("a", "bc")),
        replace(entity, aliases=(), family="ab"),
        replace(entity, aliases=(), version="ab"),
        replace(entity, known=not entity.known),
    ]
    texts = [text for variant in variants for _, _, text in node_texts(Graph(entities=(variant,)))]
    assert len(set(map(fingerprint, texts))) == len(variants)


def test_neo4j_texts_of_whole_numbers_are_those_of_fractions():
    piece = evidence()
    whole, fraction = (Edge("a", "uses", "b", (replace(piece, confidence=c),)) for c in (1, 1.0))
    assert texts_of(whole) == texts_of(fraction)
    assert stored({"confidence": 1, "confidences": [1, 0.5]}, EDGE_COLUMNS) == {"confidence": 1.0, "confidences": [1.0, 0.5]}


@given(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=5), st.randoms())
def test_neo4j_texts_combine_in_any_order_into_a_number_that_neo4j_can_hold(numbers, random):
    total = combined(sum(numbers))
    random.shuffle(numbers)
    assert combined(sum(numbers)) == total
    assert -(2**63) <= total < 2**63

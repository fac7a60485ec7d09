import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.paths import Hop, find_path

EDGES = [
    Hop("a", "uses", "b"),
    Hop("c", "uses", "b"),
    Hop("c", "evaluatesOn", "d"),
    Hop("a", "proposes", "z"),
    Hop("c", "uses", "z"),
]


def over(edges, asked=None):
    def hops(nodes):
        if asked is not None:
            asked.append(tuple(nodes))
        return [hop for hop in edges if hop.source in nodes or hop.target in nodes]

    return hops


def test_path_walks_edges_both_ways_and_takes_the_first_by_id():
    assert find_path("a", "d", hops=over(EDGES)) == (EDGES[0], EDGES[1], EDGES[2])


def test_path_to_itself_is_empty_and_asks_nothing():
    asked = []
    assert find_path("a", "a", hops=over(EDGES, asked)) == ()
    assert asked == []


def test_path_gives_up_after_so_many_hops():
    assert find_path("a", "d", hops=over(EDGES), most=2) is None
    assert find_path("a", "nowhere", hops=over(EDGES)) is None


def test_path_takes_the_first_relation_between_two_nodes():
    twice = [Hop("a", "uses", "b"), Hop("a", "comparesWith", "b")]
    assert find_path("a", "b", hops=over(twice)) == (twice[1],)


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from("rs"), st.integers(0, 7)), max_size=16), st.integers(0, 7))
def test_path_is_as_short_as_can_be_and_first_of_its_length(found, end):
    edges = [Hop(str(a), r, str(b)) for a, r, b in found if a != b]
    graph = networkx.Graph([(hop.source, hop.target) for hop in edges])
    graph.add_nodes_from(map(str, range(8)))
    path = find_path("0", str(end), hops=over(edges), most=8)
    if not networkx.has_path(graph, "0", str(end)):
        assert path is None
        return
    nodes = ["0"]
    for hop in path:
        nodes.append(hop.target if hop.source == nodes[-1] else hop.source)
    assert nodes == min(map(list, networkx.all_shortest_paths(graph, "0", str(end))))


@pytest.mark.parametrize("reverse", [False, True])
def test_path_does_not_depend_on_the_order_of_edges(reverse):
    edges = sorted(EDGES, reverse=reverse)
    assert find_path("a", "d", hops=over(edges)) == find_path("a", "d", hops=over(EDGES))

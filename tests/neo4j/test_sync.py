"""Sync against the real server: complete, once, exact, and beside what others own."""

from dataclasses import replace

import pytest

from kg.errors import InputError, ServerError, VocabularyError
from kg.model import Edge, Graph
from kg.neo4j.statements import NAMES_INDEX
from kg.neo4j.sync import Options, compare, sync
from kg.propertygraph import edge_rows, node_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import edge, entity, evidence, paper, small_graph
from tests.neo4j.conftest import drop_schema

VOCABULARY = load_vocabulary()
GRPO = "entity/grpo"


def run(connection, graph, **options):
    chosen = Options(**options)
    return sync(connection, compare(connection, graph, options=chosen, vocabulary=VOCABULARY), options=chosen)


def contents(connection, *, marked=True):
    """All nodes and edges as values, without the stamp of the whole graph."""
    mine = "WHERE {}.kgGraph IS NOT NULL" if marked else ""
    nodes = connection.read(f"MATCH (n) {mine.format('n')} RETURN n.id, labels(n), properties(n) ORDER BY n.id")
    edges = connection.read(
        f"MATCH (a)-[r]->(b) {mine.format('r')} RETURN a.id, type(r), b.id, properties(r) ORDER BY a.id, type(r), b.id"
    )
    return nodes, edges


def without_marks(properties):
    return {name: value for name, value in properties.items() if not name.startswith("kg")}


def without_digest(graph, digest):
    """The graph as if that digest's evidence, papers' links and node had never been."""
    edges = []
    for found in graph.edges:
        kept = tuple(p for p in found.evidence if p.digest != digest.id)
        if found.target != digest.id and (kept or not found.evidence):
            edges.append(replace(found, evidence=kept))
    return replace(graph, digests=tuple(d for d in graph.digests if d != digest), edges=tuple(edges))


def test_sync_writes_every_property_of_the_graph(connection):
    graph = small_graph()
    run(connection, graph)
    nodes, edges = contents(connection)
    assert {i: (labels, without_marks(p)) for i, labels, p in nodes} == {
        row.id: ([row.label], {"id": row.id, **row.properties}) for row in node_rows(graph)
    }
    assert {(s, t, o): without_marks(p) for s, t, o, p in edges} == {
        row.key: row.properties for row in edge_rows(graph, vocabulary=VOCABULARY)
    }
    assert len(edges) == len(graph.edges)


def test_sync_marks_all_of_it_with_the_name_of_the_graph(connection):
    run(connection, small_graph(), name="papers")
    nodes, edges = contents(connection, marked=False)
    assert {p["kgGraph"] for *_, p in (*nodes, *edges)} == {"papers"}
    assert all(isinstance(p["kgHash"], int) for *_, p in (*nodes, *edges))


def test_sync_makes_ids_unique_and_names_searchable_in_both_languages(connection):
    drop_schema(connection)
    run(connection, small_graph())
    constrained = connection.read("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0], properties[0]")
    assert sorted(constrained) == sorted([t.label, "id"] for t in VOCABULARY.node_types)
    connection.read("CALL db.awaitIndexes(60)")
    for text in ("relative", "정책", "grpo"):
        rows = connection.read(
            f"CALL db.index.fulltext.queryNodes('{NAMES_INDEX}', $text) YIELD node RETURN node.id", {"text": text}
        )
        assert [GRPO] in rows, text


@pytest.mark.parametrize("verify", [False, True])
def test_sync_of_the_same_graph_writes_nothing(connection, verify):
    first = run(connection, small_graph())
    assert first.written["nodes_created"] == len(list(node_rows(small_graph())))
    second = run(connection, small_graph(), verify=verify)
    assert second.written == {}
    assert second.plan.is_empty


def test_sync_removes_what_left_with_its_digest(connection, address):
    graph = small_graph()
    run(connection, graph)
    smaller = without_digest(graph, graph.digests[1])
    run(connection, smaller)
    left = contents(connection)
    connection.write("MATCH (n) DETACH DELETE n")
    run(connection, smaller)
    assert contents(connection) == left
    assert run(connection, graph).written["nodes_created"] == 1


def grown(number):
    """The small graph with that many papers more."""
    more = (paper(f"2506.{n:05}") for n in range(number))
    return replace(small_graph(), papers=tuple(sorted((*small_graph().papers, *more))))


def test_sync_refuses_to_delete_most_of_the_graph_unasked(connection):
    graph = grown(100)
    run(connection, graph)
    before = contents(connection)
    with pytest.raises(InputError, match=r"of 1\d\d nodes of the graph 'kg' .* would delete 100, .* --shrink"):
        run(connection, small_graph())
    assert contents(connection) == before
    assert run(connection, small_graph(), shrink=True).written["nodes_deleted"] == 100


def test_sync_deletes_few_nodes_or_less_than_half_without_a_word(connection):
    run(connection, Graph(papers=grown(20).papers))
    assert run(connection, Graph(papers=grown(20).papers[-len(small_graph().papers) :])).written["nodes_deleted"] == 20
    run(connection, grown(100))
    assert run(connection, grown(60)).written["nodes_deleted"] == 40


def test_sync_changes_a_type_and_keeps_a_strangers_edge(connection):
    graph = small_graph()
    run(connection, graph)
    connection.write("MATCH (m {id: $id}) CREATE (:Team {name: 'us'})-[:LIKES]->(m) SET m.rating = 5", {"id": GRPO})
    changed = replace(graph, entities=tuple(replace(e, type="Model") if e.id == GRPO else e for e in graph.entities))
    outcome = run(connection, changed)
    assert outcome.written["nodes_created"] == 0
    ((labels, rating),) = connection.read("MATCH (:Team)-[:LIKES]->(m) RETURN labels(m), m.rating")
    assert (labels, rating) == (["Model"], 5)
    assert run(connection, changed).written == {}


def test_sync_keeps_two_graphs_of_different_names_apart(connection):
    other = Graph(entities=(entity("other", "Method", "Other"),))
    run(connection, small_graph(), name="first")
    run(connection, other, name="second")
    run(connection, Graph(), name="first")
    assert [i for i, *_ in contents(connection)[0]] == ["entity/other"]
    with pytest.raises(ServerError, match="entity/other"):
        run(connection, other, name="first", adopt=True)


# ---------------------------------------------------------------- strangers


def test_sync_stops_before_anything_is_written_where_a_stranger_holds_an_id(connection):
    connection.write("CREATE (:Method {id: $id, name: 'mine'})-[:KNOWS]->(:Person)", {"id": GRPO})
    drop_schema(connection)
    before = contents(connection, marked=False)
    with pytest.raises(ServerError, match=r"nothing was written.*entity/grpo"):
        run(connection, small_graph())
    assert contents(connection, marked=False) == before
    assert connection.read("SHOW CONSTRAINTS YIELD name") == []


def test_sync_takes_over_a_strangers_node_when_told_to(connection):
    connection.write("CREATE (:Method {id: $id, name: 'mine', own: 1})-[:KNOWS]->(:Person)", {"id": GRPO})
    run(connection, small_graph(), adopt=True)
    ((name, own),) = connection.read("MATCH (m:Method {id: $id})-[:KNOWS]->(:Person) RETURN m.name, m.own", {"id": GRPO})
    assert (name, own) == ("GRPO", 1)
    assert run(connection, small_graph()).written == {}


def test_sync_leaves_strangers_nodes_and_edges_alone(connection):
    run(connection, small_graph())
    connection.write(
        "MATCH (p:Paper {id: 'paper/2505.00001'})-[:PROPOSES]->(m) CREATE (p)-[:PROPOSES {by: 'hand'}]->(m), (:Method {id: 'x'})"
    )
    theirs = "MATCH (n) WHERE n.kgGraph IS NULL OPTIONAL MATCH (a)-[r {by: 'hand'}]->(b) RETURN n.id, a.id, b.id, properties(r)"
    before = connection.read(theirs)
    assert run(connection, small_graph(), verify=True).written == {}
    changed = replace(small_graph(), edges=tuple(replace(e, evidence=(evidence(line=99),)) for e in small_graph().edges))
    run(connection, changed)
    assert connection.read(theirs) == before


def test_sync_keeps_a_leaving_node_that_carries_strangers_edges_and_says_so(connection):
    run(connection, small_graph())
    connection.write("MATCH (m {id: $id}) CREATE (:Team)-[:LIKES]->(m)", {"id": GRPO})
    options = Options()
    planned = compare(connection, Graph(), options=options, vocabulary=VOCABULARY)
    assert planned.plan.nodes.kept == (GRPO,)
    assert sync(connection, planned, options=options).kept == (GRPO,)
    nodes, edges = contents(connection, marked=False)
    ours = [p for i, _, p in nodes if i == GRPO]
    assert len(ours) == 1
    assert not any(name.startswith("kg") for name in ours[0])
    assert [kind for _, kind, _, _ in edges] == ["LIKES"]
    assert len(nodes) == 2


# ---------------------------------------------------------------- edits by hand


def edit(connection):
    connection.write("MATCH (m {id: $id}) SET m.aliases = m.aliases + ['Group RPO']", {"id": GRPO})
    connection.write("MATCH (:Paper {id: 'paper/2505.00001'})-[r:ADDRESSES]->() SET r.sentences = ['other']")


def test_sync_finds_edits_by_hand_when_it_verifies(connection):
    run(connection, small_graph())
    edit(connection)
    assert not run(connection, small_graph()).plan.conflicts
    outcome = run(connection, small_graph(), verify=True)
    assert list(outcome.plan.conflicts) == [
        GRPO,
        ("paper/2505.00001", "ADDRESSES", "task/mathematical-reasoning"),
    ]
    assert outcome.written == {}


def changed_there(graph):
    """The graph with other values where `edit` edited, and one more change."""
    entities = tuple(replace(e, family="new") if e.id in (GRPO, "entity/ppo") else e for e in graph.entities)
    edges = tuple(replace(e, evidence=(evidence(line=50),)) if e.relation == "addresses" else e for e in graph.edges)
    return replace(graph, entities=entities, edges=edges)


def test_sync_leaves_edits_it_would_overwrite_until_somebody_decides(connection):
    run(connection, small_graph())
    edit(connection)
    outcome = run(connection, changed_there(small_graph()))
    assert len(outcome.plan.conflicts) == 2
    rows = dict(connection.read("MATCH (m:Method) RETURN m.id, m.family"))
    assert rows == {GRPO: None, "entity/ppo": "new"}
    assert connection.read("MATCH ()-[r:ADDRESSES]->() RETURN r.sentences") == [[["other"]]]


def test_sync_overwrites_edits_with_ours(connection):
    changed = changed_there(small_graph())
    run(connection, changed)
    fresh = contents(connection)
    run(connection, small_graph())
    edit(connection)
    run(connection, changed, policy="ours")
    assert contents(connection) == fresh
    edit(connection)
    run(connection, changed, policy="ours", verify=True)
    assert contents(connection) == fresh


def test_sync_settles_edits_with_theirs(connection):
    run(connection, small_graph())
    edit(connection)
    changed = changed_there(small_graph())
    run(connection, changed, policy="theirs")
    ((aliases, family),) = connection.read("MATCH (m {id: $id}) RETURN m.aliases, m.family", {"id": GRPO})
    assert "Group RPO" in aliases
    assert family is None
    again = run(connection, changed)
    assert again.written == {}
    assert not again.plan.conflicts


def test_sync_has_no_conflict_with_an_edit_that_the_graph_has_made_its_own(connection):
    run(connection, small_graph())
    connection.write("MATCH (m {id: 'entity/ppo'}) SET m.family = 'new'")
    connection.write("MATCH (:Paper {id: 'paper/2505.00001'})-[r:ADDRESSES]->() SET r.lines = [50]")
    line = replace(evidence(), line=50)
    entities = tuple(replace(e, family="new") if e.id == "entity/ppo" else e for e in small_graph().entities)
    edges = tuple(replace(e, evidence=(line,)) if e.relation == "addresses" else e for e in small_graph().edges)
    outcome = run(connection, replace(small_graph(), entities=entities, edges=edges))
    assert not outcome.plan.conflicts
    assert run(connection, replace(small_graph(), entities=entities, edges=edges), verify=True).written == {}


@pytest.mark.parametrize(("policy", "left"), [("", 2), ("theirs", 2), ("ours", 0)])
def test_sync_decides_about_edits_on_what_leaves(connection, policy, left):
    run(connection, small_graph())
    connection.write("MATCH (:Paper {id: 'paper/2505.00001'})-[r:ADDRESSES]->() SET r.sentences = ['other']")
    run(connection, Graph(), policy=policy)
    assert len(contents(connection, marked=False)[0]) == left
    assert len(contents(connection)[0]) == (left if not policy else 0)
    assert not run(connection, Graph(), policy=policy).written


@pytest.mark.parametrize(
    "damage",
    [
        "MATCH (m {id: $id}) REMOVE m:Method SET m:Model",
        "MATCH (m {id: $id}) REMOVE m:Method",
        "MATCH (m {id: $id}) SET m:Model",
        "MATCH (m {id: $id}) DETACH DELETE m",
        "MATCH (m {id: $id}) REMOVE m.kgHash, m.name",
        "MATCH ()-[r]->({id: $id}) DELETE r",
        "MATCH ()-[r]->({id: $id}) REMOVE r.kgHash",
        "MATCH (a)-[r:PROPOSES]->(b {id: $id}) CREATE (a)-[s:PROPOSES]->(b) SET s = properties(r)",
        "MATCH (a), (b {id: $id}) WHERE a.id = 'paper/2505.00003' CREATE (a)-[:USES {kgGraph: 'kg', kgHash: 1}]->(b)",
    ],
)
def test_sync_repairs_with_ours_whatever_was_done_by_hand(connection, damage):
    run(connection, small_graph())
    fresh = contents(connection)
    connection.write(damage, {"id": GRPO})
    run(connection, small_graph(), policy="ours", verify=True)
    assert contents(connection) == fresh
    assert run(connection, small_graph(), verify=True).written == {}


def test_sync_grows_beside_a_type_that_was_edited_and_is_undecided(connection):
    graph = small_graph()
    run(connection, graph)
    connection.write("MATCH (m {id: $id}) REMOVE m:Method SET m:Model", {"id": GRPO})
    more = replace(graph, edges=tuple(sorted((*graph.edges, edge("paper/2505.00003", "uses", GRPO)))))
    outcome = run(connection, more)
    assert outcome.written["relationships_created"] == 1
    assert outcome.plan.conflicts == (GRPO,)
    assert connection.read("MATCH (m {id: $id}) RETURN labels(m)", {"id": GRPO}) == [[["Model"]]]


def test_sync_quotes_nothing_from_data(connection):
    hostile = "x`) DETACH DELETE n //\n'\"\\u0041 그룹 🚀 \x1f \x00 $rows"
    graph = replace(small_graph(), entities=(*small_graph().entities, entity("h", "Method", hostile, hostile + "2")))
    graph = replace(graph, edges=(*graph.edges, Edge("entity/h", "versionOf", GRPO, (evidence(sentence=hostile),))))
    run(connection, graph)
    ((name, aliases),) = connection.read("MATCH (m:Method {id: 'entity/h'}) RETURN m.name, m.aliases")
    assert (name, aliases) == (hostile, [hostile + "2"])
    assert run(connection, graph, verify=True).written == {}


def test_sync_takes_no_label_from_data(connection):
    graph = Graph(entities=(entity("x", "X` SET n.owned = 1 //", "x"),))
    with pytest.raises(VocabularyError):
        run(connection, graph)
    assert contents(connection, marked=False) == ([], [])


def test_sync_gives_a_node_its_label_back_and_leaves_a_curators_own_label(connection):
    run(connection, small_graph())
    connection.write("MATCH (m {id: $id}) REMOVE m:Method SET m:Favourite", {"id": GRPO})
    outcome = run(connection, small_graph())
    assert outcome.written["nodes_created"] == 0
    assert sorted(connection.read("MATCH (m {id: $id}) RETURN labels(m)", {"id": GRPO})[0][0]) == ["Favourite", "Method"]

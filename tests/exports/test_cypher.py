"""The script for LadybugDB is run in the real engine; that for Neo4j in tests/neo4j."""

import ladybug
import pytest

from exports.cypher import cypher, for_ladybug, for_neo4j, literal
from kg.errors import InputError
from kg.model import Digest, Graph
from kg.store.cypher import write_cypher
from kg.vocabulary import load_vocabulary
from tests.graphs import edge, entity, evidence, paper, small_graph

VOCABULARY = load_vocabulary()
HOSTILE = (
    "back`tick",
    'He said "x";',
    "it's",
    "줄\n바꿈\r\n\t탭",
    "\\ \\u0041 \\n",
    "🚀 한국어",
    "{[1, 2], a: 'b'}",
    "unit\x1f",
    "//;",
)


def hostile_graph():
    digest = Digest("digest/d", "d.md", "", "general")
    papers = tuple(paper(f"2601.{n:05}", title=text) for n, text in enumerate(HOSTILE))
    entities = tuple(sorted(entity(f"{n}{text}", "Method", text, text, f"{text}2") for n, text in enumerate(HOSTILE)))
    ends = zip(papers, entities, HOSTILE, strict=True)
    edges = tuple(sorted(edge(p.id, "uses", e.id, evidence(digest, 1, t), evidence(digest, 2, t)) for p, e, t in ends))
    return Graph((digest,), papers, entities, (), edges)


def contents(path):
    """All nodes and edges; a list of one empty text counts as none, as in every script."""
    database = ladybug.Database(str(path), read_only=True, max_db_size=1 << 30, buffer_pool_size=1 << 28)
    connection = ladybug.Connection(database)
    nodes = [values(row[0]) for row in connection.execute("MATCH (n) RETURN n ORDER BY n.id").get_all()]
    edges = connection.execute("MATCH (a)-[r]->(b) RETURN a.id, r, b.id ORDER BY a.id, label(r), b.id").get_all()
    found = nodes, [(a, values(r), b) for a, r, b in edges]
    connection.close()
    database.close()
    return found


def values(found):
    return {k: v for k, v in found.items() if k not in ("_ID", "_SRC", "_DST") and v not in (None, [""], [])}


@pytest.mark.parametrize("graph", [small_graph(), hostile_graph()], ids=["small", "hostile"])
def test_cypher_rebuilds_the_graph_in_ladybug(graph, tmp_path):
    cypher.export(graph, tmp_path / "graph.cypher", dialect="ladybug")
    database = ladybug.Database(str(tmp_path / "script.lbug"), max_db_size=1 << 30, buffer_pool_size=1 << 28)
    connection = ladybug.Connection(database)
    for line in (tmp_path / "graph.cypher").read_text(encoding="utf-8").removesuffix(";\n").split(";\n"):
        connection.execute(line)
    connection.close()
    database.close()
    write_cypher(graph, tmp_path / "store.lbug", vocabulary=VOCABULARY)
    assert contents(tmp_path / "script.lbug") == contents(tmp_path / "store.lbug")


@pytest.mark.parametrize("dialect", ["neo4j", "ladybug"])
def test_cypher_puts_each_statement_on_a_line_of_its_own(dialect, tmp_path):
    graph = hostile_graph()
    cypher.export(graph, tmp_path / "graph.cypher", dialect=dialect)
    lines = (tmp_path / "graph.cypher").read_bytes().decode().split("\n")
    made = for_ladybug(graph, VOCABULARY) if dialect == "ladybug" else for_neo4j(graph, VOCABULARY, name="kg")
    assert lines == [*(f"{statement};" for statement in made), ""]


def test_cypher_refuses_what_it_does_not_know(tmp_path):
    with pytest.raises(InputError, match="no dialect 'gremlin'; there are neo4j, ladybug"):
        cypher.export(small_graph(), tmp_path / "x", dialect="gremlin")
    with pytest.raises(InputError, match="no option colour"):
        cypher.export(small_graph(), tmp_path / "x", colour="red")
    assert list(tmp_path.iterdir()) == []


def test_cypher_literals_stay_on_one_line():
    assert literal({"a": ['x"\n', "`"], "b": 1.5, "c": True, "d": 3}) == r'{`a`: ["x\"\n", "`"], `b`: 1.5, `c`: true, `d`: 3}'

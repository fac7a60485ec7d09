"""Every named question has the same answer on the real server as on the embedded engine."""

import pytest

from kg.neo4j.connection import Neo4jGraph
from kg.questions.asking import answer
from kg.questions.files import load_questions
from kg.questions.model import NODE_KINDS
from kg.questions.names import read_names
from kg.store import open_cypher, write_store
from tests.graphs import small_graph
from tests.neo4j.test_sync import run

VALUES = {"date": "2025-05-01", "integer": 3, "confidence": 0.5}


def arguments(question, names):
    """Arguments for every parameter: the example's where these name something of the graph, else the first node that fits."""
    found = {}
    for parameter in question.parameters:
        fitting = [n.id for n in names.nodes if n.label in NODE_KINDS.get(parameter.kind, ())]
        found[parameter.name] = (fitting or [VALUES.get(parameter.kind, "")])[0]
    return found


@pytest.mark.parametrize("full", [False, True], ids=["required", "all"])
def test_questions_have_the_same_answers_on_the_server(connection, tmp_path, full):
    write_store(small_graph(), tmp_path / "graph")
    run(connection, small_graph())
    server = Neo4jGraph(connection)
    asked = 0
    with open_cypher(tmp_path / "graph") as embedded:
        names = read_names(embedded)
        assert read_names(server) == names
        for question in load_questions():
            given = arguments(question, names)
            chosen = {p.name: given[p.name] for p in question.parameters if full or p.required}
            expected = answer(embedded, question, chosen, names=names)
            assert answer(server, question, chosen, names=names) == expected, question.name
            asked += len(expected.table) > 0
    assert asked > len(load_questions()) // 3


def test_questions_can_not_write(connection):
    with pytest.raises(Exception, match=r"(?i)writ"):
        Neo4jGraph(connection).run("CREATE (:Paper {id: 'x'})")

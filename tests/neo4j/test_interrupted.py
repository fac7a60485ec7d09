"""A sync that is killed, at either end and at any point: the next one brings the database to the same graph as a fresh load."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.neo4j_server import PASSWORD
from kg.errors import ServerError
from kg.neo4j import found, sync
from kg.neo4j.connection import Connection, connected
from tests.graphs import edge, entity, paper, small_graph
from tests.neo4j.conftest import wipe
from tests.neo4j.test_sync import contents, run, without_digest

KILLED = """
import os, sys
from kg.neo4j import connection, found, sync
from tests.neo4j.test_interrupted import new_graph
from tests.neo4j.test_sync import run
sync.BATCH = found.BATCH = 8
uri, turns = sys.argv[1], int(sys.argv[2])
done = connection._values

def die_before_the_commit(tx, statement, parameters):
    global turns
    answer = done(tx, statement, parameters)
    if "$rows" in statement:
        turns -= 1
        if turns == 0:
            os.kill(os.getpid(), 9)
    return answer

connection._values = die_before_the_commit
with connection.connected(connection.Address(uri, password=os.environ["NEO4J_PASSWORD"])) as opened:
    run(opened, new_graph())
"""


def old_graph():
    return small_graph()


def new_graph():
    """A digest has left, thirty nodes and ninety edges are new, and one entity has changed."""
    kept = without_digest(small_graph(), small_graph().digests[1])
    methods = tuple(entity(f"m{n}", "Method", f"M{n}") for n in range(20))
    papers = tuple(paper(f"2506.{n:05}") for n in range(10))
    edges = tuple(edge(p.id, "uses", m.id) for p in papers for m in methods[:9])
    changed = tuple(replace(e, family="new") if e.id == "entity/ppo" else e for e in kept.entities)
    return replace(
        kept,
        papers=tuple(sorted((*kept.papers, *papers))),
        entities=tuple(sorted((*changed, *methods))),
        edges=tuple(sorted((*kept.edges, *edges))),
    )


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(found, "BATCH", 8)
    monkeypatch.setattr(sync, "BATCH", 8)


@pytest.fixture
def fresh(connection):
    """What a load of the new graph into an empty database holds."""
    run(connection, new_graph())
    loaded = contents(connection)
    wipe(connection)
    return loaded


@pytest.mark.parametrize("turns", [1, 5, 12, 20])
def test_interrupted_client_is_made_good_by_the_next_sync(connection, address, fresh, turns):
    run(connection, old_graph())
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    environment = {**os.environ, "PYTHONPATH": paths, "NEO4J_PASSWORD": PASSWORD}
    command = [sys.executable, "-c", KILLED, address.uri, str(turns)]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    assert contents(connection) != fresh
    run(connection, new_graph())
    assert contents(connection) == fresh
    assert run(connection, new_graph()).written == {}


class Fragile(Connection):
    """A connection whose server dies before the `turns`-th batch."""

    def __init__(self, connection, server, turns):
        super().__init__(connection._driver, replace(connection.address, retry_seconds=1))
        self.server, self.turns = server, turns

    def write(self, statement, parameters=None):
        self.turns -= "$rows" in statement
        if self.turns == 0:
            self.server.kill()
        return super().write(statement, parameters)


def test_interrupted_server_is_made_good_by_the_next_sync(server, address, fresh, small_batches):
    try:
        with connected(replace(address, retry_seconds=1)) as opened:
            run(opened, old_graph())
            fragile = Fragile(opened, server, turns=9)
            with pytest.raises(ServerError, match="no Neo4j answers"):
                run(fragile, new_graph())
            fragile.close()
    finally:
        server.kill()
        server.start()
    with connected(address) as opened:
        assert contents(opened) != fresh
        run(opened, new_graph())
        assert contents(opened) == fresh
        assert run(opened, new_graph(), verify=True).written == {}


class Late(Connection):
    """A connection on which a commit arrives, but its answer does not: what the driver calls an incomplete commit."""

    lost = 0

    def _written(self, statement, parameters):
        answer = super()._written(statement, parameters)
        if "$rows" in statement and "DELETE" not in statement:
            self.lost += 1
            again = super()._written(statement, parameters)
            assert again[0] == answer[0]
        return answer


def test_interrupted_commit_may_be_sent_again(connection, fresh, small_batches):
    late = Late(connection._driver, connection.address)
    run(late, old_graph())
    run(late, new_graph())
    late.close()
    assert late.lost > 10
    assert contents(connection) == fresh

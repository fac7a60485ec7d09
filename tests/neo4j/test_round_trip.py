"""Graph -> Neo4j -> graph is the identity, by each of the three ways in; and a curator's edits come home."""

import json
import shlex
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.neo4j_server import PASSWORD, admin, make_home
from exports.cypher import cypher
from exports.neo4j_import import neo4j_import
from kg.errors import ServerError
from kg.model import Digest, Edge, Graph
from kg.neo4j.connection import Address, connected
from kg.neo4j.reading import read_database
from kg.neo4j.sync import Options, compare, sync
from kg.vocabulary import load_vocabulary
from tests.graphs import edge, entity, evidence, graphs, paper, small_graph
from tests.neo4j.conftest import drop_schema, wipe
from tests.neo4j.test_sync import contents, run

VOCABULARY = load_vocabulary()
HOSTILE = (
    "back`tick",
    'He said "x", y;',
    "it's; DROP",
    "줄\n바꿈\r\n\t탭",
    "\\ \\u0041 \\n \\",
    "🚀 이모지 👩‍👩‍👧",
    "한국어 그룹",
    "a\x1eb",
    "nul\x00",
    "$rows {braces} [x]",
    "//comment",
    " blanks ",
    "=1+1",
    "e\u0301\u200b",
    "ends;\n",
)
UNIT = "unit\x1fseparator"
texts = st.sampled_from((*HOSTILE, UNIT)) | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)


def hostile_graph(*names):
    """Every text of a graph is hostile, with lists of one and of several, and digests without a date."""
    digests = tuple(sorted(Digest(f"digest/{n}{name}", name, "", "general") for n, name in enumerate(names)))
    papers, entities, edges = [], [], []
    for n, name in enumerate(names):
        said = tuple(sorted(evidence(d, n, name, rule=name) for d in digests[: 1 + n % 3]))
        papers.append(replace(paper(f"2601.{n:05}", title=name), titles=(name, *names[:n]), links=(name,), date=""))
        entities.append(replace(entity(f"{n}{name}", "Method", name), aliases=(name, f"{name}2"), family=name))
        edges += [edge(papers[n].id, "uses", entities[n].id, *said), Edge(papers[n].id, "summarizedIn", digests[n].id)]
    return Graph(digests, tuple(sorted(papers)), tuple(sorted(entities)), (), tuple(sorted(edges)))


def read_back(connection):
    return read_database(connection, name="kg", vocabulary=VOCABULARY).graph


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graphs(), st.lists(texts, max_size=4, unique=True))
def test_round_trip_gives_the_graph_back(connection, graph, names):
    whole = union(graph, hostile_graph(*names))
    wipe(connection)
    run(connection, whole)
    assert read_back(connection) == whole
    assert run(connection, whole, verify=True).written == {}


def union(*parts):
    """Graphs that share nothing, as one."""
    made = (
        (value for part in parts for value in getattr(part, name))
        for name in ("digests", "papers", "entities", "results", "edges")
    )
    return Graph(*(tuple(sorted(values, key=lambda value: getattr(value, "id", value))) for values in made))


def test_round_trip_leaves_out_the_log_of_merges_alone(connection):
    run(connection, small_graph())
    assert read_back(connection) == replace(small_graph(), merges=())


def test_round_trip_survives_every_hostile_text(connection):
    graph = hostile_graph(*HOSTILE, UNIT)
    run(connection, graph)
    assert read_back(connection) == graph
    assert run(connection, graph, verify=True).written == {}


# ---------------------------------------------------------------- by script


@pytest.mark.parametrize("graph", [small_graph(), hostile_graph(*HOSTILE, UNIT)], ids=["small", "hostile"])
def test_round_trip_by_script_equals_a_sync(connection, tmp_path, graph):
    run(connection, graph)
    synced = contents(connection)
    wipe(connection)
    cypher.export(graph, tmp_path / "graph.cypher", dialect="neo4j")
    for line in (tmp_path / "graph.cypher").read_text(encoding="utf-8").removesuffix(";\n").split(";\n"):
        connection.write(line)
    assert contents(connection) == synced
    assert run(connection, graph, verify=True).written == {}


# ---------------------------------------------------------------- by neo4j-admin


def import_offline(folder, home):
    """Run the command of import.sh, but with the server's jars, and start a server on the new store."""
    command = (folder / "import.sh").read_text(encoding="utf-8").split("exec neo4j-admin ")[1]
    words = shlex.split(command.replace("\\\n", " "))
    words = [w.replace("${1:-neo4j}", "neo4j").replace("$overwrite", "false") for w in words]
    paths = [w.replace("=", f"={folder}/", 1) if w.startswith(("--nodes=", "--relationships=")) else w for w in words]
    server = make_home(home, settings={"server.databases.read_only": "neo4j"})
    admin(home, *paths)
    server.start()
    return server


def test_round_trip_by_import_equals_a_sync_and_needs_no_write(connection, tmp_path):
    """The imported database is opened read-only, so that what the sync compares there is what was imported."""
    whole = union(small_graph(), hostile_graph(*HOSTILE, UNIT))
    neo4j_import.export(whole, tmp_path / "files")
    server = import_offline(tmp_path / "files", tmp_path / "home")
    options = Options(verify=True)
    try:
        with connected(Address(server.uri, password=PASSWORD)) as imported:
            compared = compare(imported, whole, options=options, vocabulary=VOCABULARY)
            assert compared.plan.is_empty
            assert not compared.plan.conflicts
            found, there = read_back(imported), contents(imported)
            with pytest.raises(ServerError, match="is read-only: make it writable"):
                sync(imported, compared, options=options)
    finally:
        server.stop()
    assert found == without_unit_separators(whole)
    run(connection, without_unit_separators(whole))
    assert there == contents(connection)
    assert json.loads((tmp_path / "files" / "counts.json").read_text())["stripped"] > 0


def test_round_trip_constraints_that_follow_an_import_are_those_of_a_sync(connection, tmp_path):
    neo4j_import.export(small_graph(), tmp_path / "files")
    drop_schema(connection)
    for line in (tmp_path / "files" / "constraints.cypher").read_text(encoding="utf-8").removesuffix(";\n").split(";\n"):
        connection.write(line)
    written = run(connection, small_graph()).written
    assert "constraints_added" not in written
    assert "indexes_added" not in written


def without_unit_separators(value, *, item=False):
    """The value without U+001F in the items of its lists, evidence being lists side by side."""
    if isinstance(value, str):
        return value.replace("\x1f", "") if item else value
    if isinstance(value, tuple):
        return tuple(without_unit_separators(v, item=True) for v in value)
    if fields := getattr(value, "__dataclass_fields__", {}):
        listed = "sentence" in fields
        return replace(value, **{name: without_unit_separators(getattr(value, name), item=listed) for name in fields})
    return value

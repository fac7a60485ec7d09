"""What is written for neo4j-admin; that it imports, and what comes of it, is tested in tests/neo4j."""

import csv
import json
import os
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.neo4j_import import neo4j_import, quoted
from kg.errors import InputError, VocabularyError
from kg.model import Edge, Entity, Graph, Paper
from kg.neo4j.wanted import find_wanted
from kg.propertygraph import edge_rows, node_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import evidence, graphs, small_graph

VOCABULARY = load_vocabulary()
TEXT = st.text("aé그%\x1d\x1e\x1f\"'\n\r,;`🚀", min_size=1, max_size=5)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    return [dict(zip((name.split(":")[0] or name for name in header), row, strict=True)) for row in found]


def nodes(folder):
    return {row["id"]: row for path in sorted(folder.glob("nodes-*.csv")) for row in rows(path)}


def as_text(value):
    if isinstance(value, list):
        return "\x1f".join(str(item).replace("\x1f", "") for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def assert_holds(folder, graph):
    wanted = find_wanted(graph, vocabulary=VOCABULARY)
    found = nodes(folder)
    for row in node_rows(graph):
        line = {name: value for name, value in found.pop(row.id).items() if value}
        marks = {"kgGraph": "kg", "kgHash": str(wanted.nodes[row.id].hash)}
        marks |= {"kgBuild": str(wanted.build)} if row.label == "Digest" else {}
        values = {name: text for name, value in row.properties.items() if (text := as_text(value))}
        assert line == {":LABEL": row.label, "id": row.id, **values, **marks}
    assert not found
    lines = rows(folder / "edges.csv")
    for line, row in zip(lines, edge_rows(graph, vocabulary=VOCABULARY), strict=True):
        assert (line[":TYPE"], line[":START_ID"], line[":END_ID"]) == (row.type, row.source, row.target)
        assert all(line[name] == as_text(value) for name, value in row.properties.items())


@settings(deadline=None, max_examples=40)
@given(graphs())
def test_neo4j_import_writes_every_value(tmp_path_factory, graph):
    folder = tmp_path_factory.mktemp("import") / "files"
    neo4j_import.export(graph, folder)
    assert_holds(folder, graph)


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXT, min_size=1, max_size=3, unique=True))
def test_neo4j_import_writes_hostile_values(tmp_path_factory, names):
    papers = tuple(sorted(Paper(f"paper/{n}", "1", n, tuple(names), (n,), "summarised", "") for n in names))
    entities = tuple(sorted(Entity(f"entity/{n}", "Method", n, tuple(names), family=n) for n in names))
    edges = tuple(Edge(p.id, "uses", e.id, (evidence(sentence=p.title),)) for p, e in zip(papers, entities, strict=True))
    graph = Graph(digests=small_graph().digests, papers=papers, entities=entities, edges=edges)
    folder = tmp_path_factory.mktemp("import") / "files"
    neo4j_import.export(graph, folder)
    assert_holds(folder, graph)
    separators = sum(n.count("\x1f") for n in names)
    assert json.loads((folder / "counts.json").read_text()) == {
        "nodes": len(names) * 2 + 3,
        "edges": len(names),
        "stripped": separators * len(names) * 2 + separators * 2,
    }


@pytest.mark.parametrize("name", ["", "a%d", 'a"b', "a\x1db", "a\x1eb"])
@pytest.mark.parametrize("sentence", ["", "plain", 'She said "yes".', "a\x1db", "a\x1eb"])
def test_neo4j_import_marks_with_any_name_beside_any_value(tmp_path, name, sentence):
    piece = replace(evidence(), sentence=sentence)
    graph = replace(small_graph(), edges=tuple(replace(e, evidence=(piece,)) for e in small_graph().edges))
    neo4j_import.export(graph, tmp_path / "files", name=name)
    found = rows(tmp_path / "files" / "edges.csv")
    assert {(row["kgGraph"], row["sentences"], row["rules"]) for row in found} == {(name, sentence, evidence().rule)}
    assert {row["kgGraph"] for row in nodes(tmp_path / "files").values()} == {name}


def test_neo4j_import_quotes_as_rfc_4180():
    assert [quoted(value) for value in ("", "a", 'a"b', "a,b\n")] == ["", '"a"', '"a""b"', '"a,b\n"']


def test_neo4j_import_says_how_to_import(tmp_path):
    neo4j_import.export(small_graph(), tmp_path / "files")
    script = (tmp_path / "files" / "import.sh").read_text()
    for path in (tmp_path / "files").glob("*.csv"):
        assert path.name in script
    assert os.access(tmp_path / "files" / "import.sh", os.X_OK)
    constraints = (tmp_path / "files" / "constraints.cypher").read_text().removesuffix(";\n").split(";\n")
    assert len(constraints) == len(VOCABULARY.node_types) + 1


@pytest.mark.parametrize(
    ("words", "database", "overwrite"),
    [((), "neo4j", "false"), (("other",), "other", "false"), (("--overwrite",), "neo4j", "true")],
)
def test_neo4j_import_overwrites_a_database_only_when_told_to(tmp_path, words, database, overwrite):
    neo4j_import.export(small_graph(), tmp_path / "files")
    admin = tmp_path / "neo4j-admin"
    admin.write_text('#!/bin/sh\necho "$@"\n')
    admin.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    script = [tmp_path / "files" / "import.sh"]
    done = subprocess.run([*script, *words], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"database import full {database} --nodes=")
    assert done.stdout.endswith(f" --overwrite-destination={overwrite}\n")
    assert subprocess.run([*script, "--help"], env=environment, capture_output=True, check=False).returncode == 2


def test_neo4j_import_leaves_a_folder_alone_that_is_not_ours(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").write_text("x")
    with pytest.raises(InputError, match="left alone"):
        neo4j_import.export(small_graph(), tmp_path / "mine")
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["file"]


def test_neo4j_import_refuses_an_id_that_no_index_holds(tmp_path):
    entity = replace(small_graph().entities[0], id="entity/" + "x" * 9_000)
    with pytest.raises(InputError, match="9007 characters"):
        neo4j_import.export(Graph(entities=(entity,)), tmp_path / "files")
    assert list(tmp_path.iterdir()) == []


def test_neo4j_import_takes_no_label_from_data(tmp_path):
    entity = replace(small_graph().entities[0], type="../x")
    with pytest.raises(VocabularyError, match=r"is of type '\.\./x'"):
        neo4j_import.export(Graph(entities=(entity,)), tmp_path / "files")
    assert list(tmp_path.iterdir()) == []

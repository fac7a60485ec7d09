import errno
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.errors import QueryError, StoreError
from kg.model import Graph
from kg.store import folder as store
from kg.store.folder import open_cypher, open_sparql, read_graph, read_manifest, write_store
from kg.store.records import as_lines, from_lines, read_records
from tests.graphs import graphs, small_graph

TINY = Graph(digests=small_graph().digests)
COMPARED = "https://w3id.org/kg/ontology#comparesWith"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store") / "out"
    write_store(small_graph(), folder)
    return folder


@given(graphs())
def test_records_round_trip_any_graph(graph):
    assert from_lines(as_lines(graph)) == graph


def test_records_say_which_line_is_wrong():
    lines = [*as_lines(TINY), '{"kind":"paper"}\n']
    with pytest.raises(StoreError, match=r"graph\.jsonl:4: not a record"):
        from_lines(lines)


def test_store_holds_the_whole_graph_and_says_how_much(built):
    graph = small_graph()
    assert read_graph(built) == graph
    manifest = read_manifest(built)
    assert manifest.counts["edges"] == len(graph.edges)
    assert manifest.files == ("graph.jsonl", "graph.lbug", "graph.oxigraph")


def test_store_writes_the_same_records_twice(built, tmp_path):
    write_store(small_graph(), tmp_path / "again")
    for name in ("graph.jsonl", "kg.json"):
        assert (tmp_path / "again" / name).read_bytes() == (built / name).read_bytes()


def test_store_answers_in_both_languages(built):
    with open_cypher(built) as cypher:
        rows = cypher.run(
            "MATCH (p:Paper)-[c:COMPARES_WITH]->(m:Method|Model) WHERE m.name = $name RETURN p.id AS id, c.sentences AS s, "
            "c.confidence AS confidence ORDER BY id",
            {"name": "PPO"},
        )
    assert rows.columns == ("id", "s", "confidence")
    assert rows.rows[0] == ("paper/2505.00001", ["GRPO는 PPO를 능가했다.", "문장 4."], 0.9)
    found = open_sparql(built).run(f"SELECT ?p {{ ?p <{COMPARED}> ?m . ?m rdfs:label ?n FILTER(STR(?n) = 'PPO') }} ORDER BY ?p")
    assert [row["p"].removeprefix("https://w3id.org/kg/") for row in found] == ["paper/2505.00001", "paper/2505.00002"]


@settings(max_examples=8, deadline=None)
@given(graph=graphs())
def test_store_holds_every_node_and_edge_in_both_engines(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any") / "out"
    write_store(graph, folder)
    with open_cypher(folder) as cypher:
        triples = cypher.run("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, r.sentences").rows
        nodes = cypher.run("MATCH (n) RETURN n.id").rows
    assert sorted(id_ for (id_,) in nodes) == sorted(n.id for kind in graph_nodes(graph) for n in kind)
    assert sorted(s or [] for *_, s in triples) == sorted([p.sentence for p in e.evidence] for e in graph.edges)
    sparql = open_sparql(folder)
    for relation in {e.relation for e in graph.edges}:
        count = sparql.run(f"SELECT (COUNT(*) AS ?n) {{ ?s kg:{relation} ?o }}").rows[0][0]
        assert count == sum(e.relation == relation for e in graph.edges)


def graph_nodes(graph):
    return graph.digests, graph.papers, graph.entities, graph.results


def test_cypher_says_what_is_wrong(built):
    with open_cypher(built) as cypher:
        with pytest.raises(QueryError, match="Papre does not exist"):
            cypher.run("MATCH (p:Papre) RETURN p.id")
        with pytest.raises(QueryError, match="read-only"):
            cypher.run("MATCH (p:Paper) SET p.name = 'x'")


def test_cypher_hides_the_ids_of_the_store(built):
    with open_cypher(built) as cypher:
        (node,) = cypher.run("MATCH (p:Paper {id: 'paper/2505.00001'}) RETURN p").rows[0]
    assert node["label"] == "Paper"
    assert not {key for key in node if key.startswith("_")}


def test_sparql_types_its_values_and_says_what_is_wrong(built):
    sparql = open_sparql(built)
    assert sparql.run("SELECT (1.5 AS ?a) (2 AS ?b) (true AS ?c) (?x AS ?d) {}").rows == ((1.5, 2, True, None),)
    assert sparql.run("ASK { ?p a kg:Paper }").rows == ((True,),)
    assert len(sparql.run("CONSTRUCT { ?p a kg:Paper } { ?p a kg:Paper }")) == 3
    with pytest.raises(QueryError, match="1:"):
        sparql.run("SELECT ?x {")


def test_sparql_gives_the_text_of_what_is_none_of_its_type(built):
    table = open_sparql(built).run('SELECT ("abc"^^xsd:integer AS ?a) ("x"^^xsd:boolean AS ?b) ("zz"^^xsd:double AS ?c) {}')
    assert table.rows == (("abc", "x", "zz"),)


def test_cypher_gives_days_and_the_like_as_text(built):
    with open_cypher(built) as cypher:
        (row,) = cypher.run(
            "RETURN date('2020-01-01') AS day, [date('2020-01-01')] AS days, {day: date('2020-01-01')} AS map, "
            "interval('3 days') AS time, uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11') AS id"
        )
        assert (row["day"], row["days"], row["map"]) == ("2020-01-01", ["2020-01-01"], {"day": "2020-01-01"})
        assert (row["time"][:6], row["id"][:8]) == ("3 days", "a0eebc99")


def test_cypher_refuses_two_columns_of_one_name(built):
    with open_cypher(built) as cypher, pytest.raises(QueryError, match="two columns are called a"):
        cypher.run("RETURN 1 AS a, 2 AS a")


def test_store_adds_extras_and_lists_them(tmp_path):
    write_store(TINY, tmp_path / "out", extras=lambda staging: (staging / "graph.ttl").write_text("x"))
    assert "graph.ttl" in read_manifest(tmp_path / "out").files


def test_store_replaces_ours_and_keeps_what_others_put_there(tmp_path):
    out = tmp_path / "out"
    write_store(TINY, out, extras=lambda staging: (staging / "graph.html").write_text("old"))
    (out / "notes.txt").write_text("mine")
    (out / "plots").mkdir()
    (out / "plots" / "a.png").write_bytes(b"png")
    write_store(small_graph(), out)
    assert read_graph(out) == small_graph()
    assert not (out / "graph.html").exists()
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "plots" / "a.png").read_bytes() == b"png"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_store_refuses_a_foreign_folder_and_a_file(tmp_path):
    (tmp_path / "thesis.tex").write_text("mine")
    file = tmp_path / "thesis.tex"
    for target in (tmp_path, file):
        with pytest.raises(StoreError, match="left alone"):
            write_store(TINY, target)
    (tmp_path / "kg.json").write_text("{}")
    with pytest.raises(StoreError, match="left alone"):
        write_store(TINY, tmp_path)
    assert file.read_text() == "mine"


def test_store_refuses_to_read_what_is_not_ours_or_of_another_version(tmp_path):
    with pytest.raises(StoreError, match="not a graph folder"):
        read_graph(tmp_path / "none")
    write_store(TINY, tmp_path / "out")
    marker = tmp_path / "out" / "kg.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"format": 99}))
    with pytest.raises(StoreError, match="format 99"):
        open_cypher(tmp_path / "out")


def test_store_tells_a_graph_that_was_cut_from_a_whole_one(tmp_path):
    write_store(small_graph(), tmp_path / "out")
    records = tmp_path / "out" / "graph.jsonl"
    lines = records.read_text().splitlines(keepends=True)
    records.write_text("".join(lines[:-1]))
    with pytest.raises(StoreError, match=r"graph\.jsonl: not what was written \(1 merges, not 2\); build the graph again"):
        read_graph(tmp_path / "out")


@pytest.mark.parametrize("damage", [{"counts": None}, {"files": None}, {"counts": 3, "files": 3}])
def test_store_says_what_a_damaged_marker_lacks_and_replaces_it(tmp_path, damage):
    out = tmp_path / "out"
    write_store(TINY, out)
    marker = out / "kg.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | damage))
    for read in (read_graph, open_cypher, open_sparql):
        with pytest.raises(StoreError, match=r"kg\.json: its counts or its list of files"):
            read(out)
    write_store(small_graph(), out)
    assert read_graph(out) == small_graph()


def test_store_does_not_replace_a_graph_by_nothing(tmp_path):
    out = tmp_path / "out"
    write_store(Graph(), out)
    write_store(TINY, out)
    with pytest.raises(StoreError, match="the new one is empty"):
        write_store(Graph(), out)
    assert read_graph(out) == TINY


@pytest.mark.parametrize(
    ("name", "message"), [("file/out", "file is no folder"), ("x" * 300, "name too long"), ("loop", "left alone")]
)
def test_store_says_in_one_sentence_why_a_folder_can_not_be_made(tmp_path, name, message):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(StoreError, match=message):
        write_store(TINY, tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "loop"]


def test_store_leaves_a_mount_point_and_what_may_not_be_written_alone(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_store(TINY, out)
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    with pytest.raises(StoreError, match="no folder that may be written to"):
        write_store(small_graph(), out)
    monkeypatch.setattr(os, "access", lambda path, mode: path != out)
    with pytest.raises(StoreError, match="out is read-only"):
        write_store(small_graph(), out)
    monkeypatch.setattr(Path, "is_mount", lambda path: True)
    with pytest.raises(StoreError, match="mount point, which can't be replaced; name a folder in it"):
        write_store(small_graph(), out)
    assert read_graph(out) == TINY
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_store_on_a_full_disk_leaves_the_old_graph(tmp_path):
    write_store(TINY, tmp_path / "out")

    def fail(staging):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreError, match="out can't be written: No space left on device"):
        write_store(small_graph(), tmp_path / "out", extras=fail)
    assert read_graph(tmp_path / "out") == TINY
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_store_written_to_a_link_is_where_the_link_leads(tmp_path):
    (tmp_path / "link").symlink_to("there")
    write_store(TINY, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert read_graph(tmp_path / "there") == TINY


def test_store_leaves_the_old_graph_when_an_extra_fails(tmp_path):
    write_store(TINY, tmp_path / "out")

    def fail(staging):
        raise ValueError("no disk")

    with pytest.raises(ValueError, match="no disk"):
        write_store(small_graph(), tmp_path / "out", extras=fail)
    assert read_graph(tmp_path / "out") == TINY
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_store_readers_keep_the_graph_that_they_opened(tmp_path):
    out = tmp_path / "out"
    write_store(small_graph(), out)
    sparql = open_sparql(out)
    with open_cypher(out) as cypher:
        write_store(TINY, out)
        assert len(cypher.run("MATCH (p:Paper) RETURN p.id")) == 3
        assert len(sparql.run("SELECT ?p { ?p a kg:Paper }")) == 3
    assert read_graph(out) == TINY


def test_store_leaves_alone_what_a_living_writer_holds(tmp_path):
    out = tmp_path / "out"

    def build_the_same_meanwhile(staging):
        write_store(TINY, out)
        assert staging.exists()

    write_store(small_graph(), out, extras=build_the_same_meanwhile)
    assert read_graph(out) == small_graph()
    assert store.read_manifest(out).counts["papers"] == 3


def test_store_keeps_the_links_and_the_mode_of_a_folder(tmp_path):
    out, other = tmp_path / "out", tmp_path / "other"
    write_store(TINY, out)
    (other / "deep").mkdir(parents=True)
    (out / "notes").symlink_to(other)
    (out / "gone").symlink_to("nowhere")
    out.chmod(0o700)
    write_store(small_graph(), out)
    assert (out / "notes").readlink() == other
    assert (out / "gone").readlink() == Path("nowhere")
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


@pytest.mark.parametrize("read", [read_graph, read_manifest, open_sparql, open_cypher])
def test_store_opening_follows_a_swap_that_came_between(tmp_path, monkeypatch, read):
    out, new = tmp_path / "out", tmp_path / "new"
    write_store(TINY, out)
    write_store(small_graph(), new)
    manifest = store._manifest

    def swapped(folder):
        found = manifest(folder)
        if new.exists():
            out.rename(tmp_path / "old")
            with pytest.raises(StoreError, match="not a graph folder"):
                manifest(folder)
            new.rename(out)
            raise StoreError("the folder was not there")
        return found

    monkeypatch.setattr(store, "_manifest", swapped)
    found = read(out)
    assert found != TINY
    assert read_graph(out) == small_graph()


def test_store_opening_of_files_of_two_graphs_is_done_again(tmp_path, monkeypatch):
    out, new = tmp_path / "out", tmp_path / "new"
    write_store(TINY, out)
    write_store(small_graph(), new)

    def swapped(path):
        graph = read_records(path)
        if new.exists():
            out.rename(tmp_path / "old")
            new.rename(out)
        return graph

    monkeypatch.setattr(store, "read_records", swapped)
    assert read_graph(out) == small_graph()


def test_store_opening_says_what_is_wrong_where_nothing_was_swapped(tmp_path):
    write_store(TINY, tmp_path / "out")
    (tmp_path / "out" / "graph.lbug").write_text("cut")
    with pytest.raises(StoreError, match="LadybugDB can't open it"):
        open_cypher(tmp_path / "out")
    for table in (tmp_path / "out" / "graph.oxigraph").glob("*.sst"):
        table.write_bytes(table.read_bytes()[:-1])
    with pytest.raises(StoreError, match="Oxigraph can't open it"):
        open_sparql(tmp_path / "out")

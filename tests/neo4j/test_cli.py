"""The commands against the real server: what they print, their exit codes, and what they never print."""

import json
import os
import socket
import sys
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from benchmarks.neo4j_server import PASSWORD
from kg.cli import main
from kg.decisions import read_decisions
from kg.store import read_graph, write_store
from tests.graphs import evidence, paper, small_graph
from tests.neo4j.test_sync import GRPO, contents, run


@pytest.fixture
def kg(monkeypatch, capsys):
    """The command line in this process: its exit code, and what it printed."""
    for name in [name for name in os.environ if name.startswith("NEO4J")]:
        monkeypatch.delenv(name)

    def run_it(*words, password=PASSWORD):
        with monkeypatch.context() as context:
            context.setattr(sys, "argv", ["kg", *map(str, words)])
            if password:
                context.setenv("NEO4J_PASSWORD", password)
            with pytest.raises(SystemExit) as ended:
                main()
        printed = capsys.readouterr()
        return SimpleNamespace(returncode=ended.value.code or 0, stdout=printed.out, stderr=printed.err)

    return run_it


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("cli") / "graph"
    write_store(small_graph(), made)
    return made


def test_cli_syncs_once_and_then_writes_nothing(kg, connection, address, folder):
    dry = kg("sync", "neo4j", folder, "--uri", address.uri, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "create: entity/grpo" in dry.stdout
    assert contents(connection) == ([], [])
    first = kg("sync", "neo4j", folder, "--uri", address.uri)
    assert first.returncode == 0, first.stderr
    assert f"{len(small_graph().edges)} relationships created" in first.stdout
    second = kg("sync", "neo4j", folder, "--uri", address.uri)
    assert "the server counted: 0 writes" in second.stdout
    assert PASSWORD not in first.stdout + first.stderr + dry.stdout


def test_cli_deletes_most_of_the_graph_only_when_told_to(kg, connection, address, folder):
    papers = tuple(paper(f"2506.{n:05}") for n in range(100))
    run(connection, replace(small_graph(), papers=(*small_graph().papers, *papers)))
    before = contents(connection)
    words = ("sync", "neo4j", folder, "--uri", address.uri)
    dry, refused = kg(*words, "--dry-run"), kg(*words)
    assert (dry.returncode, refused.returncode) == (2, 2)
    assert "delete: paper/2506.00000" in dry.stdout
    assert refused.stderr.startswith("kg: nothing was written: of ")
    assert contents(connection) == before
    assert kg(*words, "--shrink").returncode == 0


def test_cli_lists_edits_and_lets_the_user_decide(kg, connection, address, folder):
    run(connection, small_graph())
    connection.write("MATCH (m {id: $id}) SET m.name = 'mine'", {"id": GRPO})
    found = kg("sync", "neo4j", folder, "--uri", address.uri, "--verify")
    assert found.returncode == 1
    assert f'edited by hand: {GRPO}: name is "mine" there and "GRPO" here' in found.stdout
    assert "(undecided, left as it is; --verify with --ours or --theirs decides)" in found.stdout
    decided = kg("sync", "neo4j", folder, "--uri", address.uri, "--verify", "--ours")
    assert decided.returncode == 0
    assert "(overwritten)" in decided.stdout
    assert connection.read("MATCH (m {id: $id}) RETURN m.name", {"id": GRPO}) == [["GRPO"]]


@pytest.mark.parametrize(
    "edited", [("EVALUATES_ON", "--ours or --theirs decides"), ("ADDRESSES", "--verify with --ours or --theirs decides")]
)
def test_cli_says_how_an_edited_edge_is_decided(kg, connection, address, tmp_path, edited):
    """Another edge of its paper has changed, so that the sync comes across it, or it has changed itself."""
    relation, how = edited
    run(connection, small_graph())
    connection.write(f"MATCH ({{id: 'paper/2505.00001'}})-[r:{relation}]->() SET r.sentences = ['mine']")
    changed = (
        replace(e, evidence=(evidence(line=50),)) if (e.source, e.relation) == ("paper/2505.00001", "evaluatesOn") else e
        for e in small_graph().edges
    )
    write_store(replace(small_graph(), edges=tuple(changed)), tmp_path / "graph")
    words = ("sync", "neo4j", tmp_path / "graph", "--uri", address.uri)
    found = kg(*words)
    assert found.returncode == 1
    assert f"(undecided, left as it is; {how})" in found.stdout
    option = ["--verify"] * how.startswith("--verify")
    assert kg(*words, *option, "--ours").returncode == 0
    assert connection.read("MATCH ()-[r]->() WHERE 'mine' IN r.sentences RETURN count(r)") == [[0]]


def test_cli_brings_a_curators_edits_home_as_decisions(kg, connection, address, folder, tmp_path):
    run(connection, small_graph())
    for edit in (
        "MATCH (m {id: 'entity/grpo'}) SET m.aliases = m.aliases + ['Group RPO'], m.name = 'Grpo!'",
        "MATCH (m {id: 'entity/qwen2.5'}) REMOVE m:Model SET m:Method",
        "MATCH ({id: 'paper/2505.00002'})-[r:USES]->() DELETE r",
        "MATCH ({id: 'paper/2505.00001'})-[r:ADDRESSES]->() SET r.rejected = true",
        "MATCH (m {id: 'entity/gen-bench'}) DETACH DELETE m",
    ):
        connection.write(edit)
    file = tmp_path / "decisions.txt"
    words = ("import", "neo4j", "--uri", address.uri, "--synced", folder, "--decisions", file)
    done = kg(*words)
    assert done.returncode == 0, done.stderr
    assert {(d.word, *d.arguments) for d in read_decisions(file).all} == {
        ("rename", "GRPO", "Grpo!"),
        ("same", "GRPO", "Group RPO"),
        ("retype", "Qwen2.5", "Method"),
        ("reject", "2505.00002", "uses", "Qwen2.5-7B"),
        ("reject", "2505.00001", "addresses", "mathematical reasoning"),
        ("ignore", "GenBench"),
    }
    before = file.read_text()
    assert "0 decisions added" in kg(*words).stdout
    assert file.read_text() == before


def test_cli_lists_what_no_decision_says(kg, connection, address, folder, tmp_path):
    run(connection, small_graph())
    words = ("import", "neo4j", "--uri", address.uri, "--synced", folder, "--decisions", tmp_path / "decisions.txt")
    assert kg(*words).stderr == ""
    connection.write("CREATE (:Other)-[:LIKES]->(:Other)")
    connection.write(
        "MATCH (p {id: 'paper/2505.00003'}), (g {id: 'entity/grpo'}) CREATE (p)-[:COMPARES_WITH {by: 'me'}]->(g) "
        "SET p.name = 'Mine' CREATE (:Method {name: 'Made'})"
    )
    lines = kg(*words).stderr.splitlines()
    assert lines[0].startswith("3 edits in the database are in no decision")
    assert lines[1:] == [
        "no decision says this: the Method Made was made there by hand",
        "no decision says this: paper/2505.00003 -[COMPARES_WITH]-> entity/grpo was made there by hand",
        'no decision says this: paper/2505.00003: name is "Mine" there and "Paper 2505.00003" here',
    ]


DIGEST = """# Daily Papers – 2025-11-11

## 2511.00001

**Summary**:
# GSPO: 그룹 시퀀스 정책 최적화

## 정량적 결과

- GSPO는 AIME24에서 GRPO 대비 정확도가 4.2%p 높은 78.3%입니다.
"""


def test_cli_keeps_a_renamed_node_with_what_others_added_to_it(kg, connection, address, tmp_path):
    digest, graph, decisions = tmp_path / "2025-11-11.md", tmp_path / "graph", tmp_path / "decisions.txt"
    digest.write_text(DIGEST, encoding="utf-8")
    build = ("build", digest, "-o", graph)
    assert kg(*build).returncode == 0
    assert kg("sync", "neo4j", graph, "--uri", address.uri).returncode == 0
    for old, new in ((GRPO, "Group-RPO"), ("metric/accuracy", "정답률")):
        connection.write("MATCH (m {id: $id}) SET m.name = $new, m.mine = 'kept'", {"id": old, "new": new})
    assert kg("import", "neo4j", "--uri", address.uri, "--synced", graph, "--decisions", decisions).returncode == 0
    assert decisions.read_text(encoding="utf-8").count("rename") == 2
    assert kg(*build, "--decisions", decisions).returncode == 0
    done = kg("sync", "neo4j", graph, "--uri", address.uri, "--ours")
    assert done.returncode == 0, done.stderr
    found = connection.read("MATCH (m {mine: 'kept'}) RETURN m.id, m.name ORDER BY m.id")
    assert found == [[GRPO, "Group-RPO"], ["metric/accuracy", "정답률"]]


def test_cli_imports_the_graph_that_was_synced(kg, connection, address, folder, tmp_path):
    run(connection, small_graph())
    done = kg("import", "neo4j", "--uri", address.uri, "--synced", folder, "-o", tmp_path / "back")
    assert done.returncode == 0, done.stderr
    assert read_graph(tmp_path / "back") == small_graph()


def test_cli_imports_no_graph_that_is_not_there(kg, connection, address, folder, tmp_path):
    out = tmp_path / "back"
    write_store(small_graph(), out)
    done = kg("import", "neo4j", "--uri", address.uri, "--graph", "typo", "-o", out)
    assert (done.returncode, done.stderr) == (2, "kg: no graph in the database named 'typo'; it holds no graph of kg\n")
    run(connection, small_graph())
    done = kg("import", "neo4j", "--uri", address.uri, "--graph", "typo", "-o", out)
    assert (done.returncode, done.stderr) == (2, "kg: no graph in the database named 'typo'; it holds kg\n")
    assert read_graph(out) == small_graph()


# ---------------------------------------------------------------- what can go wrong


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def ancient():
    """A server that knows no version of Bolt that the driver offers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def refuse():
            while True:
                try:
                    client, _ = listening.accept()
                except OSError:
                    return
                with client:
                    client.recv(20)
                    client.sendall(bytes(4))

        threading.Thread(target=refuse, daemon=True).start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)


def test_cli_says_in_one_sentence_what_is_wrong(kg, connection, address, folder, ancient):
    (folder.parent / "wrong").write_text("not this\n")
    uri = address.uri
    for words, sentence in [
        (("--uri", uri, "--password-file", folder.parent / "wrong"), "refuses user 'neo4j' with this password"),
        (("--uri", uri, "--password-file", folder.parent / "none"), "the password can't be read"),
        (("--uri", uri, "--database", "nowhere"), "there is no database 'nowhere'"),
        (("--uri", f"bolt://127.0.0.1:{closed_port()}"), "no Neo4j answers there"),
        (("--uri", "http://example"), "not an address of Neo4j"),
        (("--uri", ancient), "too old"),
        (("--uri", uri, "--ours", "--theirs"), "exclude each other"),
    ]:
        done = kg("sync", "neo4j", folder, *words)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert sentence in done.stderr, (words, done.stderr)
        assert done.stderr.count("\n") == 1, done.stderr
        assert "not this" not in done.stderr
    assert contents(connection) == ([], [])


def test_cli_asks_for_a_password_only_at_a_terminal(kg, address, folder):
    done = kg("sync", "neo4j", folder, "--uri", address.uri, password="")
    assert done.returncode == 2
    assert "no password: set NEO4J_PASSWORD" in done.stderr


def test_cli_refuses_a_graph_without_a_name(kg, folder):
    done = kg("sync", "neo4j", folder, "--graph", "")
    assert (done.returncode, done.stderr.startswith("kg: --graph is empty; give")) == (2, True)


def test_cli_names_the_ids_that_strangers_hold(kg, connection, address, folder):
    connection.write("CREATE (:Method {id: $id})", {"id": GRPO})
    for words in ((), ("--dry-run",)):
        done = kg("sync", "neo4j", folder, "--uri", address.uri, *words)
        assert done.returncode == 2
        assert GRPO in done.stderr
    assert contents(connection) == ([], [])
    assert json.dumps(connection.read("MATCH (n) RETURN properties(n)")) == json.dumps([[{"id": GRPO}]])

"""What `kg explain` tells: the edges of the graph, and why the reader said so in each digest that is still there."""

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import make_app
from kg.errors import InputError, NotFoundError
from kg.explaining import explain
from kg.plugins import Explainer, get_extractor
from tests.console import ROOT

DAPO = "2503.14476"
DIGEST = "hf-2025-09-03.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("explaining")
    (made / DIGEST).write_bytes((ROOT / "examples" / "digests" / DIGEST).read_bytes())
    kg.build([made / DIGEST], made / "graph")
    return made


@pytest.fixture(scope="module")
def graph(folder):
    return kg.read_graph(folder / "graph")


def test_explaining_gives_edges_and_what_spoke_for_them(graph):
    account = explain(graph, f"https://arxiv.org/abs/{DAPO}v2", "GRPO")
    assert {edge.relation for edge in account.edges} == {"comparesWith"}
    ((document, reading),) = account.readings
    assert document.paper == DAPO
    assert reading.kept
    held = {verdict.question for verdict in reading.verdicts if verdict.held}
    assert held == {"name", "comparesWith"}
    assert all(verdict.reasons for verdict in reading.verdicts)


def test_explaining_says_of_no_candidate_that_it_is_none(graph):
    account = explain(graph, DAPO, "Zarathustra")
    assert account.edges == ()
    assert [reading for _, reading in account.readings] == [None]


def test_explaining_names_digests_that_are_gone(folder, graph, tmp_path):
    copy = tmp_path / DIGEST
    copy.write_bytes((folder / DIGEST).read_bytes())
    kg.build([copy], tmp_path / "graph")
    copy.unlink()
    account = explain(kg.read_graph(tmp_path / "graph"), DAPO, "GRPO")
    assert account.edges
    assert account.readings == ()
    assert [path.rsplit("/", 1)[-1] for path in account.missing] == [DIGEST]


def test_explaining_refuses_unknown_papers_and_readers_that_keep_silent(graph, monkeypatch):
    with pytest.raises(NotFoundError):
        explain(graph, "9999.00001", "GRPO")
    monkeypatch.setattr("kg.explaining.get_extractor", lambda _: object())
    with pytest.raises(InputError, match="can't explain"):
        explain(graph, DAPO, "GRPO")


def test_explaining_the_extractor_of_the_project_explains():
    assert isinstance(get_extractor("digest"), Explainer)


def test_explaining_prints_a_table_for_each_digest(folder):
    done = CliRunner().invoke(make_app(), ["explain", str(folder / "graph"), DAPO, "GRPO"])
    assert done.exit_code == 0
    assert f"{DIGEST}:94: kept; Method" in " ".join(done.output.split())
    assert "comparesWith*" in done.output

"""What every exporter, ours or a third party's, must keep: found by entry point, run on small graphs made here."""

import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import Graph
from kg.plugins import Exporter, exporter_names, get_exporter
from tests.console import ROOT
from tests.graphs import DIGESTS, edge, entity, evidence, graph, paper, small_graph

HOSTILE = (
    "</script><script>alert(1)</script>",
    "a\"b'c`d\\e",
    "${x} {{ x }} {% x %}",
    "-->]]>&amp;&",
    "탭\t줄\n끝",
    "\u2028🚀 \ue000",
)
_WRITE = """
import sys
from pathlib import Path
from kg.plugins import get_exporter
from tests.graphs import small_graph
get_exporter(sys.argv[1]).export(small_graph(), Path(sys.argv[2]))
"""


def hostile_graph():
    entities = [entity(f"e{i}", "Method", text, text + text) for i, text in enumerate(HOSTILE)]
    papers = [paper("2505.00001", title=HOSTILE[0])]
    edges = [edge(papers[0].id, "uses", e.id, evidence(sentence=t, rule=t)) for e, t in zip(entities, HOSTILE, strict=True)]
    return graph(papers=papers, entities=entities, edges=edges)


def content(path):
    """Every file that was written, by its name, with its bytes."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {str(p.relative_to(path)): p.read_bytes() for p in files}


def test_contract_finds_the_exporters_of_this_project():
    assert {"turtle", "ntriples", "trig", "nquads", "jsonld", "graphml", "html", "cypher", "neo4j-import"} <= set(
        exporter_names()
    )


@pytest.fixture(params=exporter_names())
def name(request):
    return request.param


@pytest.fixture
def exporter(name):
    return get_exporter(name)


def test_contract_is_an_exporter_with_a_file_name(exporter):
    assert isinstance(exporter, Exporter)
    assert exporter.filename
    assert Path(exporter.filename).name == exporter.filename


def test_contract_writes_every_node_and_every_sentence(exporter, tmp_path):
    whole = small_graph()
    exporter.export(whole, tmp_path / exporter.filename)
    text = b"".join(content(tmp_path / exporter.filename).values()).decode()
    ids = {n.id for n in (*whole.papers, *whole.entities, *whole.digests, *whole.results)}
    assert not {i for i in ids if i not in text and i.replace("/", "\\/") not in text and i.split("/", 1)[1] not in text}
    sentences = {e.sentence for edge in whole.edges for e in edge.evidence}
    assert not {s for s in sentences if s not in text and s.encode("ascii", "xmlcharrefreplace").decode() not in text}


def test_contract_leaves_nothing_beside_its_target(exporter, tmp_path):
    exporter.export(small_graph(), tmp_path / exporter.filename)
    assert [p.name for p in tmp_path.iterdir()] == [exporter.filename]


def test_contract_same_bytes_whatever_the_hash_seed(name, tmp_path):
    found = []
    for seed in ("1", "2"):
        target = tmp_path / f"out-{seed}"
        environment = {"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-W", "error", "-c", _WRITE, name, str(target)]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found.append(content(target))
    assert found[0] == found[1]


def test_contract_writes_an_empty_graph(exporter, tmp_path):
    exporter.export(Graph(), tmp_path / exporter.filename)
    assert content(tmp_path / exporter.filename)


def test_contract_writes_hostile_names(exporter, tmp_path):
    exporter.export(hostile_graph(), tmp_path / exporter.filename)
    assert content(tmp_path / exporter.filename)


def test_contract_replaces_what_it_wrote_before(exporter, tmp_path):
    target = tmp_path / exporter.filename
    exporter.export(small_graph(), target)
    exporter.export(Graph(digests=DIGESTS), target)
    again = tmp_path / "again"
    exporter.export(Graph(digests=DIGESTS), again)
    assert content(target) == content(again)


def test_contract_refuses_a_place_that_is_not_there(exporter, tmp_path):
    with pytest.raises(KgError):
        exporter.export(small_graph(), tmp_path / "nowhere" / exporter.filename)
    assert not list(tmp_path.iterdir())


def test_contract_refuses_an_option_that_it_does_not_have(exporter, tmp_path):
    with pytest.raises(KgError, match="no_such_option"):
        exporter.export(small_graph(), tmp_path / exporter.filename, no_such_option=1)


def test_contract_writes_whole_or_not_at_all(exporter, tmp_path):
    broken = replace(small_graph(), edges=(*small_graph().edges, edge("paper/2505.00003", "admires", "entity/grpo")))
    target = tmp_path / exporter.filename
    exporter.export(Graph(digests=DIGESTS), target)
    before = content(target)
    with pytest.raises((KgError, KeyError)):
        exporter.export(broken, target)
    assert content(target) == before
    assert [p.name for p in tmp_path.iterdir()] == [exporter.filename]


def test_contract_writes_to_where_a_link_leads(exporter, tmp_path):
    (tmp_path / "link").symlink_to("there")
    for _ in range(2):
        exporter.export(small_graph(), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert content(tmp_path / "there")


def test_contract_leaves_a_folder_of_others_alone(exporter, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine").write_text("mine")
    with pytest.raises(KgError, match="left alone"):
        exporter.export(small_graph(), tmp_path / "folder")
    assert content(tmp_path) == {"folder/mine": b"mine"}


def test_contract_says_when_the_disk_is_full_and_leaves_the_old_one(exporter, tmp_path):
    target = tmp_path / exporter.filename
    exporter.export(Graph(digests=DIGESTS), target)
    before = content(target)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(KgError, match="can't be written: File too large"):
            exporter.export(small_graph(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert content(target) == before
    assert [p.name for p in tmp_path.iterdir()] == [exporter.filename]

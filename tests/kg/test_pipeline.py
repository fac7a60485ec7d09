"""From digest files to a folder: whatever the order of files, the number of processes and the hash seed."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.decisions import read_decisions
from kg.errors import DigestError, PluginError, StoreError
from kg.exchange import as_line, as_records
from kg.model import Claim, Extraction, Mention, Role
from kg.pipeline import build, build_graph, extract
from kg.store import read_graph

EXAMPLES = Path(__file__).parents[2] / "examples" / "digests"
FILES = sorted(EXAMPLES.glob("*.md"))
TEXTS = ("graph.jsonl", "graph.ttl", "graph.html", "quality.txt", "quality.ttl", "kg.json")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pipeline") / "graph"
    return build([EXAMPLES], folder)


def test_pipeline_builds_a_graph_with_evidence_on_every_contribution(built):
    graph = built.graph
    assert len(graph.digests) == len(FILES)
    assert {d.split("/")[1] for d in (p.id for p in graph.papers)} >= {"2402.03300", "2503.14476"}
    spoken = [
        e for e in graph.edges if e.relation in {"proposes", "uses", "comparesWith", "evaluatesOn", "evaluates", "trainsOn"}
    ]
    assert spoken
    for edge in spoken:
        for piece in edge.evidence:
            text = Path(piece.path).read_text(encoding="utf-8-sig")
            assert piece.sentence in text
            assert text.count("\n", 0, piece.start) + 1 == piece.line
        assert edge.evidence


def test_pipeline_the_folder_holds_what_was_built(built):
    assert read_graph(built.folder) == built.graph


def test_pipeline_a_second_run_in_other_order_and_seed_gives_the_same_bytes(built, tmp_path):
    shuffled = random.Random(7).sample([str(f) for f in FILES], len(FILES))
    program = "import sys; from kg.pipeline import build; build([sys.argv[2]], sys.argv[1], processes=2)"
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "again"), str(EXAMPLES)], env=environment, check=True)
    for name in TEXTS:
        assert (tmp_path / "again" / name).read_bytes() == (built.folder / name).read_bytes(), name
    assert build_graph(shuffled)[0] == build_graph(FILES)[0]


def test_pipeline_processes_do_not_change_the_extraction():
    alone, together = extract([EXAMPLES]), extract([EXAMPLES], processes=3)
    assert alone == together
    assert [as_line(r) for r in as_records(alone.extractions)] == [
        as_line(r) for r in as_records(reversed(together.extractions))
    ]


def test_pipeline_says_which_papers_are_doubtful(built):
    doubtful = [str(n) for n in built.notices if "apologises" in n.message]
    assert doubtful
    assert all(Path(n.path).exists() and n.line for n in built.notices)


def test_pipeline_a_doubtful_paper_is_never_sure(built):
    doubtful = {p.id for p in built.graph.papers if p.status == "doubtful"}
    edges = [e for e in built.graph.edges if e.source in doubtful and e.evidence and e.relation != "summarizedIn"]
    assert edges
    assert all(e.confidence <= 0.5 for e in edges)


def test_pipeline_min_confidence_leaves_out_what_is_less_sure(built):
    graph, _ = build_graph([EXAMPLES], least=0.8)
    assert 0 < len(graph.edges) < len(built.graph.edges)
    assert all(p.confidence >= 0.8 for e in graph.edges for p in e.evidence)


def test_pipeline_warns_of_decisions_without_effect_with_file_and_line_before_all_else(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text('# mine\nsame GRPO "Group RPO"\nretype "No Such" Model\n', encoding="utf-8")
    _, notices = build_graph([EXAMPLES], decisions=read_decisions(file))
    assert str(notices[0]) == f"{file}:3: retype \"No Such\" Model: nothing is called 'No Such'"
    assert notices[1:] == build_graph([EXAMPLES])[1]


def test_pipeline_progress_ends_at_its_total(tmp_path):
    seen = {}
    build([FILES[0]], tmp_path / "graph", progress=lambda stage, done, total: seen.update({stage: (done, total)}))
    assert set(seen) == {"read digests", "extract", "link", "write"}
    assert all(done == total for done, total in seen.values())


def test_pipeline_refuses_a_folder_that_is_not_ours_before_reading(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError):
        build([tmp_path / "no digests at all"], tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_pipeline_without_digests_leaves_the_old_graph(built, tmp_path):
    with pytest.raises(DigestError):
        build([tmp_path / "missing"], built.folder)
    assert read_graph(built.folder) == built.graph


PROMISES = {
    "too few": (lambda read: read[1:], "one extraction for each document"),
    "the last is missing": (lambda read: read[:-1], "one extraction for each document, in their order; it does not at .*md:"),
    "too many": (lambda read: [*read, read[0]], "it does but one more"),
    "another order": (lambda read: read[::-1], "in their order"),
    "nothing": (lambda read: [None for _ in read], "one extraction for each document"),
    "strange type": (
        lambda read: [with_mention(e, kind="Gizmo") for e in read],
        "'Gizmo' as type of 'Foo'; there are Benchmark",
    ),
    "strange relation": (lambda read: [with_mention(e, relation="admires") for e in read], "'admires' as relation of 'Foo'"),
    "a number that is none": (
        lambda read: [Extraction(e.document, claims=(reported("1e999%", value=float("inf")),)) for e in read],
        "a claim \\('1e999%'\\) a number that is none",
    ),
    "relation of others": (lambda read: [with_mention(e, relation="reports") for e in read], "there are comparesWith"),
}


def reported(printed, *, value):
    return Claim("GRPO", "AIME24", "accuracy", value, None, "%", (), None, printed, ())


def with_mention(extraction, *, kind="Method", relation="uses"):
    return Extraction(extraction.document, mentions=(Mention("Foo", (), kind, (Role(relation, ()),)),))


@pytest.mark.parametrize("case", PROMISES)
def test_pipeline_an_extractor_that_breaks_its_promise_is_named(built, case, monkeypatch):
    broken, message = PROMISES[case]

    class Broken:
        def extract(self, documents):
            return iter(broken([Extraction(document) for document in documents]))

    monkeypatch.setattr(pipeline, "get_extractor", lambda name: Broken())
    with pytest.raises(PluginError, match=message) as raised:
        build([EXAMPLES], built.folder, extractor="fake")
    assert "the extractor 'fake'" in str(raised.value)
    assert read_graph(built.folder) == built.graph

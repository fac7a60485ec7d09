"""The quality report: shares, classes of confidence, names that look alike; as text and as DQV."""

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, parse

from kg.iris import BASE, DATASET, DQV
from kg.model import Edge, Graph, Merge
from kg.quality import BOUNDS, Share, as_dqv, as_text, measure_quality, near_duplicates, write_quality
from tests.graphs import edge, entity, evidence, graph, paper, small_graph


def test_quality_counts_papers_with_a_proposal_an_evaluation_and_a_baseline():
    found = measure_quality(small_graph())
    assert (found.proposal, found.evaluation, found.baseline) == (Share(2, 3), Share(2, 3), Share(2, 3))
    assert found.summarised == Share(3, 3)


def test_quality_papers_without_a_summary_do_not_count_as_lacking():
    silent = replace(paper("2505.00009"), status="unsummarised")
    told = paper("2505.00001")
    found = measure_quality(graph(papers=[silent, told], edges=[edge(told.id, "proposes", "entity/x")]))
    assert (found.summarised, found.proposal) == (Share(1, 2), Share(1, 1))


def test_quality_counts_edges_with_evidence_by_confidence():
    pieces = [evidence(line=i, confidence=c) for i, c in enumerate((0.0, 0.49, 0.5, 0.94, 0.95, 1.0), 1)]
    edges = [edge("paper/1", "uses", f"entity/{i}", piece) for i, piece in enumerate(pieces)]
    found = measure_quality(graph(edges=[*edges, Edge("entity/1", "proposedBy", "paper/1")]))
    assert found.supported == Share(6, 7)
    assert dict(found.confidence) == {0.0: 2, 0.5: 1, 0.7: 0, 0.8: 0, 0.9: 1, 0.95: 2}
    assert tuple(low for low, _ in found.confidence) == BOUNDS


@pytest.mark.parametrize(
    ("left", "right"), [("Foo-Bar", "FooBar"), ("foo bar", "FooBar"), ("FooBars", "FooBar"), ("FooBar 데이터셋", "FooBar")]
)
def test_quality_names_that_look_alike_are_near_duplicates(left, right):
    found = graph(entities=[entity("a", "Method", left), entity("b", "Method", right)])
    assert near_duplicates(found) == (("entity/a", "entity/b"),)


@pytest.mark.parametrize(
    ("left", "right"), [("AIME24", "AIME25"), ("GPT-4", "GPT-4o"), ("Qwen2.5-7B", "Qwen25-7B"), ("MATH", "MATH500")]
)
def test_quality_other_names_are_not(left, right):
    assert near_duplicates(graph(entities=[entity("a", "Model", left), entity("b", "Model", right)])) == ()


def test_quality_an_alias_can_be_a_near_duplicate_and_a_task_is_none_of_a_method():
    task = replace(entity("x", "Task", "FooBar"), id="task/x")
    found = graph(entities=[entity("a", "Method", "Foo", "Foo Bar"), entity("b", "Method", "FooBar"), task])
    assert near_duplicates(found) == (("entity/a", "entity/b"),)


@pytest.mark.parametrize("names", [("entity/a", "entity/b"), ("TAPO", "tapo")])
def test_quality_what_was_told_apart_is_resolved(names):
    entities = [entity("a", "Method", "TAPO"), entity("b", "Method", "tapo")]
    assert near_duplicates(graph(entities=entities)) == (("entity/a", "entity/b"),)
    assert near_duplicates(graph(entities=entities, merges=[Merge(*names, "different", "two papers")])) == ()


def test_quality_of_nothing_is_told_without_dividing():
    assert "0 of 0 (0.0%)" in as_text(measure_quality(Graph()))


def test_quality_dqv_measures_the_dataset():
    facts = list(as_dqv(measure_quality(small_graph())))
    values = {t.subject.value: t.object.value for t in facts if t.predicate.value == DQV + "value"}
    assert values[f"{DATASET.value}#quality-share-baseline"] == "0.6667"
    assert values[f"{DATASET.value}#quality-near-duplicates"] == "0"
    metrics = {t.object.value for t in facts if t.predicate.value == DQV + "isMeasurementOf"}
    defined = {t.subject.value for t in facts if t.predicate.value == DQV + "inDimension"}
    assert metrics == defined
    assert all(metric.startswith(f"{BASE}quality/") for metric in metrics)


def test_quality_is_written_as_text_and_turtle(tmp_path):
    write_quality(small_graph(), tmp_path)
    assert (tmp_path / "quality.txt").read_text(encoding="utf-8") == as_text(measure_quality(small_graph()))
    read = {q.triple for q in parse(path=tmp_path / "quality.ttl", format=RdfFormat.TURTLE)}
    assert read == set(as_dqv(measure_quality(small_graph())))

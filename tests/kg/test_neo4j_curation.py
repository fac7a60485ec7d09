from dataclasses import replace

import pytest

from kg.decisions import Decision, parse_decisions, read_decisions
from kg.errors import DecisionError
from kg.model import Entity
from kg.neo4j.curation import add_decisions, find_curation
from kg.neo4j.reading import Reading
from kg.neo4j.wanted import find_wanted
from kg.vocabulary import load_vocabulary
from tests.graphs import entity, evidence, small_graph

VOCABULARY = load_vocabulary()
BUILD = find_wanted(small_graph(), vocabulary=VOCABULARY).build


def curated(graph, *, rejected=(), build=BUILD):
    reading = Reading(graph, tuple(rejected), frozenset({build}), 0)
    return find_curation(small_graph(), reading, vocabulary=VOCABULARY)


def with_entity(entity_id, **changes):
    graph = small_graph()
    return replace(graph, entities=tuple(replace(e, **changes) if e.id == entity_id else e for e in graph.entities))


def test_neo4j_curation_of_an_untouched_graph_says_nothing():
    assert curated(small_graph()).decisions == ()
    assert curated(small_graph()).unsaid == ()


def test_neo4j_curation_tells_added_from_removed_aliases():
    found = curated(with_entity("entity/grpo", aliases=("Group RPO", "그룹 상대 정책 최적화")))
    assert found.decisions == (
        Decision("same", ("GRPO", "Group RPO")),
        Decision("different", ("GRPO", "Group Relative Policy Optimization")),
    )


def test_neo4j_curation_does_not_part_the_old_name_that_became_an_alias():
    found = curated(with_entity("entity/aime24", name="AIME 2024", aliases=("AIME24", "AIME-24")))
    assert found.decisions == (Decision("rename", ("AIME24", "AIME 2024")),)


def test_neo4j_curation_names_a_homonym_by_its_id():
    base = replace(small_graph(), entities=(entity("tapo@2505.00001", "Method", "TAPO"),), edges=(), results=())
    build = find_wanted(base, vocabulary=VOCABULARY).build
    there = replace(base, entities=(replace(base.entities[0], type="Model"),))
    found = find_curation(base, Reading(there, (), frozenset({build}), 0), vocabulary=VOCABULARY)
    assert found.decisions == (Decision("retype", ("entity/tapo@2505.00001", "Model")),)


def test_neo4j_curation_names_by_its_id_what_shares_its_name():
    entities = (
        entity("reasoning", "Dataset", "Reasoning"),
        entity("zork-benchmark", "Benchmark", "Zork benchmark"),
        Entity("task/reasoning", "Task", "reasoning", ("추론",)),
    )
    base = replace(small_graph(), entities=entities, edges=(), results=())
    there = replace(base, entities=tuple(replace(e, name="Other " + e.name, aliases=()) for e in entities))
    found = find_curation(base, Reading(there, (), frozenset(), 0), vocabulary=VOCABULARY)
    assert found.decisions == (
        Decision("rename", ("entity/reasoning", "Other Reasoning")),
        Decision("rename", ("entity/zork-benchmark", "Other Zork benchmark")),
        Decision("rename", ("task/reasoning", "Other reasoning")),
        Decision("different", ("task/reasoning", "추론")),
    )


def test_neo4j_curation_does_not_say_that_a_measure_has_another_type():
    base = replace(small_graph(), entities=(Entity("metric/accuracy", "Metric", "accuracy"),), edges=(), results=())
    there = replace(base, entities=(replace(base.entities[0], type="Method"),))
    found = find_curation(base, Reading(there, (), frozenset(), 0), vocabulary=VOCABULARY)
    assert (found.decisions, found.unsaid) == ((), ("metric/accuracy is a Method there",))


def without(relation, source):
    graph = small_graph()
    return replace(graph, edges=tuple(e for e in graph.edges if (e.relation, e.source) != (relation, source)))


def test_neo4j_curation_takes_a_missing_edge_for_rejected_only_if_all_had_arrived():
    there = without("proposes", "paper/2505.00001")
    assert curated(there).decisions == (Decision("reject", ("2505.00001", "proposes", "GRPO")),)
    assert curated(there, build=BUILD + 1).decisions == ()
    assert not curated(there, build=BUILD + 1).complete


def test_neo4j_curation_takes_a_marked_edge_for_rejected_in_any_case():
    there = without("proposes", "paper/2505.00001")
    marked = [("paper/2505.00001", "PROPOSES", "entity/grpo")]
    assert curated(there, rejected=marked, build=0).decisions == (Decision("reject", ("2505.00001", "proposes", "GRPO")),)


def test_neo4j_curation_takes_a_missing_edge_to_a_family_for_rejected():
    found = curated(without("sizeOf", "entity/qwen2.5-7b"))
    assert found.decisions == (Decision("reject", ("Qwen2.5-7B", "sizeOf", "Qwen2.5")),)


def test_neo4j_curation_reports_what_no_decision_says():
    found = curated(without("proposedBy", "entity/grpo"))
    assert found.decisions == ()
    assert found.unsaid == ("entity/grpo proposedBy paper/2505.00001 is rejected there",)


def test_neo4j_curation_reports_values_that_only_digests_give():
    graph = with_entity("entity/grpo", family="mine")
    papers = tuple(replace(p, title="Mine") if p.id == "paper/2505.00001" else p for p in graph.papers)
    edges = tuple(replace(e, evidence=(evidence(sentence="mine"),)) if e.relation == "addresses" else e for e in graph.edges)
    edges = tuple(e for e in edges if e.target != graph.digests[-1].id)
    found = curated(replace(graph, papers=papers, edges=edges, digests=graph.digests[:-1]))
    assert found.decisions == ()
    assert {line.split(" is ")[0] for line in found.unsaid} == {
        "digest/2025-06-03",
        "entity/grpo: family",
        "paper/2505.00001: name",
        "paper/2505.00001 -[ADDRESSES]-> task/mathematical-reasoning: sentences",
    }
    assert curated(graph, build=BUILD + 1).unsaid == ()


def test_neo4j_curation_adds_to_a_file_once_and_keeps_what_stands_there(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text('# mine\nsame GPT-4o "GPT 4 Omni"', encoding="utf-8")
    new = (Decision("same", ("GPT-4o", "GPT 4 Omni")), Decision("rename", ("GRPO", "G R\nPO")))
    assert add_decisions(new, file) == new[1:]
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert [d.arguments for d in read_decisions(file).all] == [d.arguments for d in new]
    assert add_decisions(new, file) == ()
    assert file.read_text(encoding="utf-8") == text


def test_neo4j_curation_refuses_what_contradicts_the_file(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_text("rename GRPO One\n", encoding="utf-8")
    with pytest.raises(DecisionError):
        add_decisions([Decision("rename", ("GRPO", "Two"))], file)
    assert parse_decisions(file.read_text()).all == read_decisions(file).all
    assert file.read_text() == "rename GRPO One\n"


def test_neo4j_curation_leaves_link_mode_and_line_ends_of_the_file(tmp_path):
    file, link = tmp_path / "decisions.txt", tmp_path / "link.txt"
    file.write_bytes(b"\xef\xbb\xbf# mine\r\nrename GRPO One\r\n")
    file.chmod(0o600)
    link.symlink_to(file.name)
    assert add_decisions([Decision("rename", ("PPO", "Two"))], link)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes() == b"\xef\xbb\xbf# mine\r\nrename GRPO One\r\nrename PPO Two\r\n"
    assert len(list(tmp_path.iterdir())) == 2

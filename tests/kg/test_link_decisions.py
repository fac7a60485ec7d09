"""A person's decisions in the graph: by name and by id, about things, measures, tasks and families; and what is not heeded."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.decisions import Decision, Decisions, check_decisions, parse_decisions
from kg.errors import DecisionError
from kg.linking import link_decided
from kg.neo4j.curation import find_curation
from kg.neo4j.reading import Reading
from kg.neo4j.wanted import find_wanted
from tests.kg.test_linking import EXTRACTIONS, NAMES, WORDS, assert_sound
from tests.readings import by_name, claim, concept, extraction, measure, mention, topic, triples, vocabulary

ZORK = (
    extraction("2505.00001", mention("Zork", "proposes"), mention("Mork", "uses")),
    extraction("2505.00002", mention("Zork", "uses"), mention("GRPO", "comparesWith")),
)
ALONE = extraction("2505.00001", mention("Zork", "proposes", "Method", "Zorkian Optimal Kernel"))
LONG = (
    replace(ALONE, mentions=(*ALONE.mentions, mention("Zorkian Optimal Kernel"))),
    extraction("2505.00002", mention("ZOK", "uses", "Method", "Zorkian Optimal Kernel")),
)
FAMILY = extraction("2505.00001", mention("Qork-7B", kind="Model"), mention("Qork-72B", kind="Model"))
LABELS = extraction(
    "2505.00001",
    mention("Zork"),
    measures=(measure("accuracy"), measure("zork rate")),
    topics=(topic("mathematical reasoning", "수학"), topic("zorking")),
    claims=(claim("Zork", metric="Acc", value=1.0),),
)


def decided(text, *extractions):
    return link_decided(extractions, vocabulary=WORDS, decisions=parse_decisions(text))


def graph_of(text, *extractions):
    linked = decided(text, *extractions)
    assert linked.unheeded == ()
    assert_sound(linked.graph)
    return linked.graph


def names(graph, *ids):
    return {e.id: e.spellings for e in graph.entities if not ids or e.id in ids}


# ---------------------------------------------------------------- things


def test_link_takes_out_of_an_entity_of_an_id_what_goes_by_another_name():
    assert names(graph_of("", *LONG)) == {"entity/zork": ("Zork", "ZOK", "Zorkian Optimal Kernel")}
    graph = graph_of("different entity/zork ZOK", *LONG)
    assert names(graph) == {
        "entity/zok": ("ZOK", "Zorkian Optimal Kernel"),
        "entity/zork": ("Zork", "Zorkian Optimal Kernel"),
    }
    assert ("entity/zork", "ZOK") in {(m.left, m.right) for m in graph.merges if m.verdict == "different"}


def test_link_takes_an_alias_of_one_paper_from_the_entity_of_an_id():
    assert names(graph_of('different entity/zork "Zorkian Optimal Kernel"', ALONE)) == {"entity/zork": ("Zork",)}


def test_link_parts_two_names_that_one_paper_has_as_one():
    read = extraction("2505.00001", mention("Curious Driven Exploring", "proposes"), mention("CDE", "uses"))
    assert len(graph_of("", read).entities) == 1
    assert set(names(graph_of('different CDE "Curious Driven Exploring"', read))) == {
        "entity/cde",
        "entity/curious-driven-exploring",
    }


def test_link_renames_by_id_with_the_old_name_as_an_alias_and_the_new_parts():
    (entity,) = graph_of('rename entity/zork-7b "Mork 2"', extraction("2505.00001", mention("Zork-7B", kind="Model"))).entities
    assert (entity.id, entity.name, entity.aliases) == ("entity/zork-7b", "Mork 2", ("Zork-7B",))
    assert (entity.family, entity.version, entity.size) == ("Mork", "2", "")


def test_link_adds_and_removes_aliases_that_no_digest_spells():
    text = 'same GRPO "Group RPO"\ndifferent GRPO "Group Relative Policy Optimization"\ndifferent "그룹 상대 정책 최적화" GRPO'
    assert names(graph_of(text, *ZORK))["entity/grpo"] == ("GRPO", "Group RPO")


def test_link_finds_what_a_result_is_about_by_an_alias_of_a_decision():
    read = extraction("2505.00001", mention("Zork"), claims=(claim("Kroz", metric="Acc", value=1.0),))
    assert [r.system for r in graph_of("", read).results] == [""]
    assert [r.system for r in graph_of("same Zork Kroz", read).results] == ["entity/zork"]


def test_link_believes_an_alias_that_a_decision_confirms():
    read = extraction("2505.00001", mention("Zork-7B", "uses", "Model", "Zork-72B"))
    assert names(graph_of("same Zork-7B Zork-72B", read))["entity/zork-7b"] == ("Zork-7B", "Zork-72B")


def test_link_heeds_decisions_by_a_new_name():
    text = "rename Zork Zed\nretype Zed Model\nsame Zed Zett\nrename Zed Zorkmid\nreject 2505.00002 uses Zorkmid\n"
    graph = graph_of(text, *ZORK)
    zork = by_name(graph)["Zorkmid"]
    assert (zork.type, zork.aliases) == ("Model", ("Zed", "Zett", "Zork"))
    assert not triples(graph, "uses") & {("paper/2505.00002", "uses", zork.id)}
    assert set(names(graph_of("rename Zork Zed\nignore Zed", *ZORK))) == {"entity/mork", "entity/grpo"}


def test_link_takes_a_new_name_for_what_a_digest_calls_so():
    linked = decided("rename Zork Mork\nretype Mork Model", *ZORK)
    assert {e.type for e in linked.graph.entities if e.aliases == ("Zork",)} == {"Method"}
    assert [(u.decision.line, u.reason.split(" has ")[0]) for u in linked.unheeded] == [(1, "entity/mork")]


def test_link_ignores_a_known_thing_however_it_is_spelled():
    read = extraction("2505.00001", mention("Group Relative Policy Optimization"), mention("Mork"))
    assert set(names(graph_of("ignore GRPO", read))) == {"entity/mork"}
    renamed = 'rename GRPO "Group Relative Policy Optimization"\nignore "Group Relative Policy Optimization"'
    assert set(names(graph_of(renamed, *ZORK))) == {"entity/mork", "entity/zork"}
    assert set(names(graph_of("rename accuracy Acc\nignore Acc", LABELS), "metric/accuracy", "metric/acc")) == set()


def test_link_keeps_to_the_id_that_other_decisions_merge_away():
    read = extraction("2505.00001", mention("ECHO", "proposes")), extraction("2505.00002", mention("ECHO", "proposes"))
    text = "same entity/echo@2505.00001 entity/echo@2505.00002\nrename entity/echo@2505.00002 Reverb\nretype entity/echo Model"
    (entity,) = graph_of(text, *read).entities
    assert (entity.id, entity.name, entity.type, entity.aliases) == ("entity/echo", "Reverb", "Model", ("ECHO",))


@pytest.mark.parametrize("zork", ["Zork", "entity/zork"])
@pytest.mark.parametrize(("measure", "name"), [("accuracy", "Exactness"), ("metric/accuracy", "정확도"), ("정확도", "정확도")])
def test_link_leaves_what_is_renamed_its_id_be_it_by_name_or_by_id(zork, measure, name):
    text = f'rename {zork} "조크 2"\nrename {measure} {name}\nrename zorking 조킹\nretype entity/zork Model\nsame metric/accuracy Right'
    graph = graph_of(text, *ZORK, LABELS)
    plain = graph_of("", *ZORK, LABELS)
    assert (
        {e.id for e in graph.entities} == {e.id for e in plain.entities} >= {"entity/zork", "metric/accuracy", "task/zorking"}
    )
    assert {e.key for e in graph.edges} == {e.key for e in plain.edges}
    zork_now, accuracy_now = by_name(graph)["조크 2"], by_name(graph)[name]
    assert (zork_now.id, zork_now.type, zork_now.aliases) == ("entity/zork", "Model", ("Zork",))
    assert accuracy_now.id == "metric/accuracy"
    assert {"Right", "accuracy"} <= set(accuracy_now.aliases)


def test_link_gives_the_id_of_what_was_renamed_to_nothing_else():
    linked = decided("rename Zork Mork\nrename Mork Qork", *ZORK)
    assert {e.id: e.name for e in linked.graph.entities if e.id != "entity/grpo"} == {
        "entity/zork": "Mork",
        "entity/mork": "Qork",
    }


# ---------------------------------------------------------------- families


@pytest.mark.parametrize("read", [(FAMILY,), (FAMILY, extraction("2505.00002", mention("Qork", kind="Model")))])
def test_link_renames_a_family_and_leaves_none_of_the_old_name(read):
    graph = graph_of("rename Qork Tongy", *read)
    family = by_name(graph)["Tongy"]
    assert family.aliases == ("Qork",)
    assert triples(graph, "sizeOf") == {(f"entity/qork-{size}", "sizeOf", family.id) for size in ("7b", "72b")}
    assert len(graph.entities) == 3


@pytest.mark.parametrize("name", ["Qork", "entity/qork"])
def test_link_makes_no_family_that_is_ignored(name):
    assert set(names(graph_of(f"ignore {name}", FAMILY))) == {"entity/qork-7b", "entity/qork-72b"}


def test_link_knows_a_family_by_its_new_name():
    assert set(names(graph_of("rename Qork Tongy\nignore Tongy", FAMILY))) == {"entity/qork-7b", "entity/qork-72b"}
    assert by_name(graph_of("rename Qork Tongy\nrename Tongy Qianwen", FAMILY))["Qianwen"].aliases == ("Qork",)


# ---------------------------------------------------------------- measures and tasks


def test_link_applies_decisions_to_measures_and_tasks():
    text = 'rename accuracy Exactness\nsame zorking Zorkery\ndifferent task/mathematical-reasoning 수학\nignore "zork rate"'
    graph = graph_of(text, LABELS)
    assert names(graph) == {
        "entity/zork": ("Zork",),
        "metric/accuracy": ("Exactness", "Acc", "accuracy", "정확도"),
        "task/mathematical-reasoning": ("mathematical reasoning", "수학 추론"),
        "task/zorking": ("zorking", "Zorkery"),
    }
    assert [r.metric for r in graph.results] == ["metric/accuracy"]


@pytest.mark.parametrize("name", ["accuracy", "metric/accuracy"])
def test_link_parts_and_joins_measures(name):
    parted = graph_of(f"different {name} Acc", LABELS)
    assert [r.metric for r in parted.results] == ["metric/acc"]
    assert names(parted, "metric/accuracy", "metric/acc") == {
        "metric/acc": ("Acc",),
        "metric/accuracy": ("accuracy", "정확도"),
    }
    joined = graph_of(f'same {name} "zork rate"\nrename metric/accuracy Right', LABELS)
    assert names(joined, "metric/accuracy") == {"metric/accuracy": ("Right", "Acc", "accuracy", "zork rate", "정확도")}
    assert len(triples(joined, "measures")) == 1


def test_link_rejects_edges_to_measures_and_tasks():
    text = "reject 2505.00001 addresses zorking\nreject 2505.00001 measures metric/zork-rate"
    graph = graph_of(text, LABELS)
    assert triples(graph, "addresses", "measures") == {
        ("paper/2505.00001", "addresses", "task/mathematical-reasoning"),
        ("paper/2505.00001", "measures", "metric/accuracy"),
    }
    assert "task/zorking" not in names(graph)


def test_link_rejects_edges_to_families_named_or_not():
    graph = graph_of("reject Qork-7B sizeOf Qork", FAMILY)
    assert triples(graph, "sizeOf") == {("entity/qork-72b", "sizeOf", "entity/qork")}
    both = graph_of("reject Qork-7B sizeOf Qork\nreject entity/qork-72b sizeOf entity/qork", FAMILY)
    assert set(names(both)) == {"entity/qork-7b", "entity/qork-72b"}
    named = graph_of("reject Qork-7B sizeOf Qork", FAMILY, extraction("2505.00002", mention("Qork", kind="Model")))
    assert triples(named, "sizeOf") == {("entity/qork-72b", "sizeOf", "entity/qork")}


# ---------------------------------------------------------------- what is not heeded


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rename Bork Zed", "nothing is called 'Bork'"),
        ("reject Bork sizeOf Zork", "nothing is called 'Bork'"),
        ("reject GRPO sizeOf Zork", "there is no such edge"),
        ("ignore Bork", "nothing is called 'Bork'"),
        ("ignore 정확도", "nothing is called '정확도'"),
        ("same Bork Zed", "nothing is called 'Bork' or 'Zed'"),
        ("same Zork entity/bork", "nothing is called 'entity/bork'"),
        ("different Zork Bork", "nothing is called 'Bork'"),
        ("retype entity/bork Model", "nothing is called 'entity/bork'"),
        ("reject 2505.00001 uses Bork", "nothing is called 'Bork'"),
        ("reject 2505.00001 uses GRPO", "there is no such edge"),
        ("rename Zork GRPO", "entity/grpo has that name too; to make them one, say same"),
        ("different entity/mork Mork", "both are entity/mork, which goes by no other name"),
        ("retype accuracy Model", "metric/accuracy can have no other type"),
    ],
)
def test_link_tells_which_decisions_it_does_not_heed(text, reason):
    linked = decided("# a line before\n" + text, *ZORK, LABELS)
    line = text.count("\n") + 2
    assert [(u.decision.line, u.reason) for u in linked.unheeded] == [(line, reason)]
    assert not [m for m in linked.graph.merges if m.rule == f"decision in line {line}"]


@pytest.mark.parametrize(
    "text", ["different Zork Mork\nsame entity/zork entity/mork", "same entity/zork entity/mork\ndifferent Mork Zork"]
)
def test_link_refuses_to_join_by_id_what_it_is_to_keep_apart_by_name(text):
    with pytest.raises(DecisionError, match=r"same entity/zork entity/mork contradicts the file: line \d keeps .* apart"):
        decided(text, *ZORK)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rename GRPO GrpoX\nrename '그룹 상대 정책 최적화' GrpoY", "rename GRPO GrpoX, and both are entity/grpo"),
        ("rename '그룹 상대 정책 최적화' GrpoY\nrename GRPO GrpoX", 'rename "그룹 상대 정책 최적화" GrpoY'),
        ("retype GRPO Model\nretype '그룹 상대 정책 최적화' Method", "retype GRPO Model"),
    ],
)
def test_link_refuses_lines_that_say_otherwise_of_one_thing_by_two_of_its_names(text, said):
    papers = extraction("2505.00001", mention("GRPO", "uses", "Method", "그룹 상대 정책 최적화"))
    with pytest.raises(DecisionError, match=rf"contradicts the file: line 1 says {re.escape(said)}"):
        decided(text.replace("'", '"'), papers)


def test_link_follows_a_rename_that_goes_on_from_another_name_of_the_thing():
    papers = extraction("2505.00001", mention("GRPO", "uses", "Method", "그룹 상대 정책 최적화"))
    linked = decided('rename "그룹 상대 정책 최적화" GrpoX\nrename GrpoX GrpoY', papers)
    assert "GrpoY" in by_name(linked.graph)
    assert not linked.unheeded


def test_link_heeds_a_line_that_parts_a_name_from_the_one_that_the_vocabulary_has():
    words = vocabulary(concept("DisCo", "Model"))
    papers = [extraction("2505.00001", mention("Disco", "proposes"))]
    linked = link_decided(papers, vocabulary=words, decisions=parse_decisions("different DisCo Disco"))
    assert not linked.unheeded
    assert not by_name(linked.graph)["Disco"].known
    linked = link_decided(papers, vocabulary=words, decisions=parse_decisions("different Zorko Disco"))
    assert [one.reason for one in linked.unheeded] == ["nothing is called 'Zorko'"]


def test_link_leaves_an_id_to_what_has_it_when_something_else_takes_the_name():
    papers = (extraction("2505.00001", mention("Zork", "proposes"), mention("Mork", "uses")),)
    linked = decided("rename Mork Zork", *papers)
    assert names(linked.graph) == {"entity/zork": ("Zork",), "entity/mork": ("Zork", "Mork")}


def test_link_takes_an_alias_from_one_and_gives_it_to_another():
    text = 'different Zork "Zorkian Optimal Kernel"\nsame "Zorkian Optimal Kernel" Mork'
    graph = graph_of(text, ALONE, extraction("2505.00002", mention("Mork")))
    assert names(graph) == {"entity/mork": ("Mork", "Zorkian Optimal Kernel"), "entity/zork": ("Zork",)}


def test_link_leaves_a_renamed_thing_in_its_family():
    graph = graph_of('rename Qork-7B "Little Q"', FAMILY)
    assert ("entity/qork-7b", "sizeOf", "entity/qork") in triples(graph, "sizeOf")


def test_link_tells_of_a_name_that_several_have_which_of_them_a_line_misses():
    two = [
        extraction(f"2505.0000{n}", mention("Zork", "proposes", "Method", long))
        for n, long in ((1, "Zero Ork"), (2, "Zen Orbit Rank Kernel"))
    ]
    linked = decided("same Zork Mork", *two, extraction("2505.00003", mention("Mork")))
    assert ["stays apart; say by their ids which are meant" in u.reason for u in linked.unheeded] == [True]
    linked = decided("same Zork Nothing", *two)
    assert ["stay apart; say by their ids which are meant" in u.reason for u in linked.unheeded] == [True]
    assert not any("Nothing" in aliases for aliases in names(linked.graph).values())
    assert {*names(linked.graph)} == {"entity/zork@2505.00001", "entity/zork@2505.00002"}


def test_link_joins_by_their_ids_what_a_different_does_not_tell_apart():
    two = [
        extraction(f"2505.0000{n}", mention("Zork", "proposes", "Method", long))
        for n, long in ((1, "Zero Ork"), (2, "Zen Orbit Rank Kernel"))
    ]
    text = 'different Zork "Zero Ork"\nsame entity/zork@2505.00001 entity/zork@2505.00002'
    assert names(graph_of(text, *two)) == {"entity/zork": ("Zork", "Zen Orbit Rank Kernel")}


def test_link_gives_a_thing_and_a_measure_of_one_name_the_same_further_name():
    both = extraction("2505.00001", mention("Qork"), measures=[measure("Qork")])
    linked = decided("same Qork Nothing", both)
    assert linked.unheeded == ()
    assert [names for names in names(linked.graph).values() if "Nothing" not in names] == []


# ---------------------------------------------------------------- any decisions


ARGUMENTS = st.one_of(st.sampled_from(NAMES), st.sampled_from(("entity/tapo", "entity/zork-7b", "metric/accuracy", "New One")))
LINES = st.one_of(
    st.builds(
        lambda word, a, b: Decision(word, (a, b)), st.sampled_from(("same", "different", "rename")), ARGUMENTS, ARGUMENTS
    ),
    st.builds(lambda a, kind: Decision("retype", (a, kind)), ARGUMENTS, st.sampled_from(("Model", "Dataset"))),
    st.builds(lambda a: Decision("ignore", (a,)), ARGUMENTS),
    st.builds(lambda a: Decision("reject", ("2505.00001", "uses", a)), ARGUMENTS),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.lists(EXTRACTIONS, max_size=6), st.lists(LINES, max_size=5), st.randoms(use_true_random=False))
def test_link_with_decisions_makes_the_same_sound_graph_of_any_order(extractions, lines, order):
    lines = tuple(replace(line, line=number) for number, line in enumerate(lines, 1))
    try:
        check_decisions(lines)
        linked = link_decided(extractions, vocabulary=WORDS, decisions=Decisions(lines))
    except DecisionError:
        assume(False)
    shuffled = list(extractions)
    order.shuffle(shuffled)
    assert link_decided(shuffled, vocabulary=WORDS, decisions=Decisions(lines)) == linked
    assert_sound(linked.graph)


# ---------------------------------------------------------------- edits in a database


def edited(graph, changes):
    return replace(graph, entities=tuple(replace(e, **changes.get(e.id, {})) for e in graph.entities))


def test_link_with_the_decisions_of_a_curator_makes_what_the_curator_sees():
    read = (*ZORK, LABELS, FAMILY)
    changes = {
        "entity/grpo": {"aliases": ("Group RPO", "그룹 상대 정책 최적화")},
        "entity/zork": {"name": "Zed", "aliases": ("Zett", "Zork")},
        "entity/qork": {"name": "Tongy", "aliases": ("Qork",)},
        "metric/accuracy": {"name": "right answers", "aliases": ("accuracy", "정확도")},
        "task/zorking": {"aliases": ("Zorkery",)},
    }
    synced = graph_of("", *read)
    there = edited(synced, changes)
    found = find_curation(synced, Reading(there, (), frozenset(), 0), vocabulary=WORDS)
    graph = link_decided(read, vocabulary=WORDS, decisions=Decisions(found.decisions)).graph
    wanted = {(e.id, e.name, e.aliases, e.type) for e in there.entities}
    made = {(e.id, e.name, e.aliases, e.type) for e in graph.entities}
    assert made - wanted == {("metric/acc", "Acc", (), "Metric")}
    assert wanted <= made
    built = find_wanted(graph, vocabulary=WORDS).build
    assert find_curation(graph, Reading(graph, (), frozenset({built}), 0), vocabulary=WORDS).decisions == ()


def test_link_a_known_measure_keeps_its_id_under_the_name_of_another():
    words = vocabulary(concept("accuracy", "Metric"), concept("F1", "Metric"))
    read = extraction("2505.00001", measures=[measure("accuracy"), measure("F1")])
    linked = link_decided([read], vocabulary=words, decisions=parse_decisions("rename accuracy F1"))
    assert {e.id: e.name for e in linked.graph.entities} == {"metric/accuracy": "F1", "metric/f1": "F1"}
    assert [u.reason.split(" has ")[0] for u in linked.unheeded] == ["metric/f1"]


# ---------------------------------------------------------------- homonyms

TAPOS = (
    extraction(
        "2506.00001",
        mention("TAPO", "proposes", "Method", "Task-Aware Policy Optimization"),
        mention("TAPO-7B", "proposes", "Model"),
        claims=(claim("TAPO", metric="Acc", value=2.0),),
    ),
    extraction(
        "2506.00002",
        mention("TAPO", "proposes", "Method", "Token-Adaptive Preference Optimization"),
        claims=(claim("TAPO", metric="Acc", value=1.0),),
    ),
)


def test_what_is_ignored_leaves_nothing_to_another_of_its_name():
    graph = graph_of("ignore entity/tapo@2506.00001", *TAPOS)
    assert {r.value: r.system for r in graph.results} == {2.0: "", 1.0: "entity/tapo@2506.00002"}
    assert not triples(graph, "sizeOf")


def test_same_by_a_name_of_the_vocabulary_leaves_its_namesake_alone():
    words = vocabulary(concept("Sparse Vid", "Method", "SVG", "SparseVid", paper="2502.01776"))
    read = (
        extraction("2506.00001", mention("SVG", "proposes", "Method", "Self-supervised Vision Grid", confidence=0.99)),
        extraction("2506.00002", mention("Sparse Vid", "uses"), mention("SparseVid", "uses")),
    )
    plain = link_decided(read, vocabulary=words, decisions=Decisions()).graph
    told = link_decided(read, vocabulary=words, decisions=parse_decisions('same "Sparse Vid" SparseVid')).graph
    assert [e.id for e in told.entities] == [e.id for e in plain.entities]
    assert len(plain.entities) == 2


def test_a_family_that_is_renamed_keeps_its_place():
    read = extraction("2505.00001", mention("Qork2.5-7B", kind="Model"), mention("Qork2.5-72B", kind="Model"), mention("Qork"))
    before = triples(graph_of("", read), "sizeOf", "versionOf")
    graph = graph_of('rename entity/qork2.5 "Tongyi 2.5"', read)
    assert triples(graph, "sizeOf", "versionOf") == before
    assert names(graph, "entity/qork2.5") == {"entity/qork2.5": ("Tongyi 2.5", "Qork2.5")}


def test_what_is_left_of_several_keeps_its_id():
    graph = graph_of("same entity/tapo@2506.00001 GRPO", *TAPOS, extraction("2506.00003", mention("GRPO")))
    assert {"entity/grpo", "entity/tapo@2506.00002"} <= set(names(graph))
    assert "entity/tapo" not in names(graph)


def test_a_family_keeps_the_kind_of_its_members():
    linked = decided("retype Qork Dataset", FAMILY)
    assert by_name(linked.graph)["Qork"].type == "Model"
    assert [u.reason for u in linked.unheeded] == ["entity/qork is what its members are, or another line says so"]
    assert by_name(graph_of("retype Qork Method", FAMILY))["Qork"].type == "Method"

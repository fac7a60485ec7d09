import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.answers import show
from kg.decisions import parse_decisions
from kg.linking import link
from kg.linking.verdicts import GraphNames
from kg.model import Mention, Role, min_confidence
from kg.store import write_store
from kg.unions import Unions
from kg.vocabulary import load_vocabulary
from tests.readings import (
    DIGESTS,
    GRPO,
    by_name,
    claim,
    concept,
    evidence,
    extraction,
    measure,
    mention,
    topic,
    triples,
    vocabulary,
)

WORDS = vocabulary(
    GRPO,
    concept("AIME", "Dataset"),
    concept("AIME24", "Dataset", "AIME 2024", broader="AIME"),
    concept("CLIP", "Model"),
    concept("GQA", "Dataset"),
    concept("Grouped-Query Attention", "Method"),
    concept("Adam", "Method", "Adaptive Moment Estimation", paper="1412.6980"),
    concept("accuracy", "Metric", "Acc", korean=("정확도",), direction="up"),
    concept("mathematical reasoning", "Task", korean=("수학 추론",)),
)


def linked(*extractions, decisions="", words=WORDS):
    return link(extractions, vocabulary=words, decisions=parse_decisions(decisions) if decisions else None)


def ids(graph):
    return [entity.id for entity in graph.entities]


def merges(graph, verdict):
    return {(m.left, m.right): m.rule for m in graph.merges if m.verdict == verdict}


# ---------------------------------------------------------------- within a paper


def test_link_leaves_a_version_where_its_long_form_is_the_familys():
    words = vocabulary(
        concept("AIME", "Dataset", "American Invitational Mathematics Examination"),
        concept("AIME24", "Dataset", broader="AIME"),
    )
    long = "American Invitational Mathematics Examination"
    graph = linked(
        extraction("2505.00001", mention("AIME 2024", "evaluatesOn", "Dataset", long)),
        extraction("2505.00002", mention("AIME 2025", "evaluatesOn", "Dataset", long)),
        words=words,
    )
    assert ids(graph) == ["entity/aime", "entity/aime-2025", "entity/aime24"]
    assert triples(graph, "editionOf") == {(i, "editionOf", "entity/aime") for i in ("entity/aime-2025", "entity/aime24")}


SAFE = concept("SAFE", "Method", "Search-Augmented Factuality Evaluator")
TCD = concept("TCD", "Method", "Trajectory Consistency Distillation")
SVG = concept("SVG", "Method", paper="2502.01776")


@pytest.mark.parametrize(
    "own",
    [
        mention("SAFE", "proposes", "Method", "Stable And Fast LLM Ensembling"),
        mention("TCD", "proposes", "Method", "토큰 일관성 증류", confidence=0.95),
        mention("SVG", "proposes", "Method", confidence=0.95),
    ],
)
def test_link_tells_what_a_paper_proposes_from_a_known_thing_of_that_name(own):
    other = extraction("2505.00002", mention(own.name, "comparesWith"))
    graph = linked(extraction("2505.00001", own), other, words=vocabulary(SAFE, TCD, SVG))
    assert {(e.id, e.known) for e in graph.entities} == {
        (f"entity/{own.name.lower()}", True),
        (f"entity/{own.name.lower()}@2505.00001", False),
    }


def test_link_knows_a_name_that_a_paper_spells_in_two_ways():
    words = vocabulary(concept("GSM8K", "Dataset", "Grade School Math 8K"))
    graph = linked(extraction("2505.00001", mention("GSM8K", kind="Dataset"), mention("GSM-8K", kind="Dataset")), words=words)
    (entity,) = graph.entities
    assert (entity.id, entity.known) == ("entity/gsm8k", True)


def test_link_believes_the_end_of_a_name_that_its_paper_calls_it_by():
    words = vocabulary(concept("DeepSeek-R1", "Model"))
    one = extraction("2505.00001", mention("DeepSeek-R1", "comparesWith", "Model", "R1"))
    graph = linked(one, extraction("2505.00002", mention("R1", "comparesWith", "Model")), words=words)
    assert ids(graph) == ["entity/deepseek-r1"]


def test_link_makes_one_entity_of_long_short_and_korean_form():
    graph = linked(
        extraction(
            "2505.00001",
            mention("Zorkian Ordered Prediction", "proposes", "Method", "ZOP", "조크 순서 예측"),
            mention("ZOP", "uses"),
        )
    )
    (entity,) = graph.entities
    assert set(entity.spellings) == {"Zorkian Ordered Prediction", "ZOP", "조크 순서 예측"}
    assert merges(graph, "same")["조크 순서 예측", entity.name] == "defined in 2505.00001"


def test_link_refuses_an_alias_of_another_size_and_records_it():
    graph = linked(
        extraction("2505.00001", mention("Zork-7B", "proposes", "Model", "Zork-72B"), mention("Zork-72B", "uses", "Model"))
    )
    assert {"entity/zork-7b", "entity/zork-72b"} <= set(ids(graph))
    assert "not believed: the size differs" in merges(graph, "different")["Zork-72B", "Zork-7B"]


def test_link_takes_a_name_as_its_own_paper_spells_it_out():
    graph = linked(
        extraction("2505.00001", mention("GQA", "uses", "Method", "Grouped-Query Attention")),
        extraction("2505.00002", mention("GQA", "evaluatesOn", "Dataset")),
    )
    assert {e.name: e.type for e in graph.entities} == {"Grouped-Query Attention": "Method", "GQA": "Dataset"}


def test_link_believes_a_short_form_of_an_ordinary_term_only_where_it_is_spelled_out():
    words = vocabulary(concept("test-time scaling", "Method", "TTS"))
    graph = linked(extraction("2505.00001", mention("TTS", "uses")), words=words)
    assert [(e.name, e.known) for e in graph.entities] == [("TTS", False)]
    graph = linked(extraction("2505.00001", mention("TTS", "uses", "Method", "Test-Time Scaling")), words=words)
    assert [(e.name, e.known) for e in graph.entities] == [("test-time scaling", True)]


def test_link_chooses_the_meaning_of_the_mentions_kind():
    words = vocabulary(concept("Test-Time Scaling", "Method", "TTS"), concept("TTS corpus", "Dataset", "TTS"))
    graph = linked(extraction("2505.00001", mention("TTS", "uses", "Method")), words=words)
    assert ids(graph) == ["entity/test-time-scaling"]


def test_link_keeps_known_things_of_one_paper_apart_that_a_class_word_tells_apart():
    words = vocabulary(concept("Zork", "Model"), concept("Zork-Corpus", "Dataset"))
    graph = linked(extraction("2505.00001", mention("Zork", kind="Model"), mention("Zork-Corpus", kind="Dataset")), words=words)
    assert [e.name for e in graph.entities] == ["Zork", "Zork-Corpus"]


def test_link_lists_no_spelling_of_the_vocabulary_that_is_another_entity():
    words = vocabulary(concept("Zork", "Dataset", "Zork22", "Zorkian Tasks"))
    named = [mention(name, kind="Dataset") for name in ("Zork", "Zork22")]
    assert by_name(linked(extraction("2505.00001", *named), words=words))["Zork"].aliases == ("Zorkian Tasks",)
    assert by_name(linked(extraction("2505.00001", named[0]), words=words))["Zork"].aliases == ("Zorkian Tasks",)


def test_link_joins_initials_that_only_one_name_of_the_paper_has():
    graph = linked(extraction("2505.00001", mention("Curious Driven Exploring", "proposes"), mention("CDE", "uses")))
    assert len(graph.entities) == 1
    apart = linked(extraction("2505.00001", mention("Curious Driven Exploring")), extraction("2505.00002", mention("CDE")))
    assert len(apart.entities) == 2
    assert merges(apart, "different")["CDE", "Curious Driven Exploring"] == "could be its initials; no text says so"


# ---------------------------------------------------------------- across papers


def test_link_follows_a_definition_of_one_paper_in_others():
    graph = linked(
        extraction("2505.00001", mention("Zorkian Ordered Prediction", "proposes", "Method", "ZOP")),
        extraction("2505.00002", mention("ZOP", "uses")),
        extraction("2505.00003", mention("zorkian ordered prediction", "comparesWith")),
    )
    (entity,) = graph.entities
    assert {s for s, relation, _ in triples(graph, "uses", "comparesWith", "proposes")} == {
        "paper/2505.00001",
        "paper/2505.00002",
        "paper/2505.00003",
    }
    assert entity.id == "entity/zorkian-ordered-prediction"


def test_link_keeps_two_methods_of_one_name_apart_and_a_third_paper_with_neither():
    graph = linked(
        extraction("2505.00001", mention("TAPO", "proposes", "Method", "Tool-Augmented Policy Optimization")),
        extraction("2505.00002", mention("TAPO", "proposes", "Method", "Thought Anchored Policy Optimization")),
        extraction("2505.00003", mention("TAPO", "comparesWith")),
    )
    assert ids(graph) == ["entity/tapo", "entity/tapo@2505.00001", "entity/tapo@2505.00002"]
    assert triples(graph, "comparesWith") == {("paper/2505.00003", "comparesWith", "entity/tapo")}
    assert not triples(graph, "comparedWith")


def test_link_gives_a_third_paper_the_only_thing_of_that_name():
    graph = linked(
        extraction("2505.00001", mention("TAPO", "proposes", "Method", "Tool-Augmented Policy Optimization")),
        extraction("2505.00003", mention("TAPO", "comparesWith")),
    )
    assert ids(graph) == ["entity/tapo"]
    assert triples(graph, "comparedWith") == {("paper/2505.00003", "comparedWith", "paper/2505.00001")}


def test_link_keeps_things_apart_that_two_papers_each_propose():
    graph = linked(
        extraction("2505.00001", mention("ECHO", "proposes")),
        extraction("2505.00002", mention("ECHO", "proposes", "Benchmark")),
    )
    assert ids(graph) == ["entity/echo@2505.00001", "entity/echo@2505.00002"]


def test_link_leaves_a_known_name_to_the_vocabulary_and_gives_a_namesake_its_paper():
    graph = linked(
        extraction("2505.00001", mention("ADAM", "proposes"), title="ADAM: A Diverse Archive of Mankind"),
        extraction("2505.00002", mention("Adam", "uses")),
        extraction("2505.00003", mention("ADAM", "uses")),
    )
    assert ids(graph) == ["entity/adam", "entity/adam@2505.00001"]
    assert {s for s, _, t in triples(graph, "uses") if t == "entity/adam"} == {"paper/2505.00002", "paper/2505.00003"}


def test_link_takes_a_name_in_a_papers_own_spelling_for_that_papers_and_not_for_the_known_one():
    papers = (
        extraction("2505.00001", mention("AdAm", "proposes"), title="AdAm: Adaptive Amounts"),
        extraction("2505.00002", mention("Adam", "uses")),
        extraction("2505.00003", mention("AdAm", "uses")),
    )
    uses = {("paper/2505.00002", "entity/adam"), ("paper/2505.00003", "entity/adam@2505.00001")}
    assert {(s, t) for s, _, t in triples(linked(*papers), "uses")} == uses
    assert {(s, t) for s, _, t in triples(linked(*papers[1:]), "uses")} == {(s, "entity/adam") for s, _ in uses}


@pytest.mark.parametrize(("name", "ids_"), [("AdaM", ["entity/adam@2505.00001"]), ("ADAM", ["entity/adam"])])
def test_link_takes_what_a_paper_proposes_in_other_capitals_than_the_known_name_for_its_own(name, ids_):
    assert ids(linked(extraction("2505.00001", mention(name, "proposes", confidence=0.7)))) == ids_


def test_link_lets_a_paper_build_on_the_one_that_proposes_what_it_takes_a_size_of():
    models = ("Zork-7B", "Zork-7B-Instruct", "Zork-Math-7B", "Zork2-7B", "Zork-8B")
    users = [extraction(f"2505.0000{n}", mention(name, kind="Model")) for n, name in enumerate(models, 2)]
    proposed = extraction("2505.00001", mention("Zork", "proposes", "Model"))
    own = extraction("2505.00009", mention("Zork-8B", "proposes", "Model"))
    graph = linked(
        proposed, own, *users, extraction("2505.00008", mention("Zork2", kind="Model"), mention("Zork-Math", kind="Model"))
    )
    assert triples(graph, "buildsOn") == {
        ("paper/2505.00002", "buildsOn", "paper/2505.00001"),
        ("paper/2505.00003", "buildsOn", "paper/2505.00001"),
        ("paper/2505.00006", "buildsOn", "paper/2505.00009"),
    }
    assert len(graph.papers) == 8


def test_link_takes_a_slip_in_a_known_long_form_for_the_known_thing():
    slip = extraction("2505.00001", mention("GRPO", "uses", "Method", "Group Reward Policy Optimization"))
    other = extraction("2505.00002", mention("GRPO", "uses", "Method", "Gaussian Ray Painting Operator"))
    assert ids(linked(slip)) == ["entity/grpo"]
    assert ids(linked(slip, other)) == ["entity/grpo", "entity/grpo@gaussian-ray-painting-operator"]


def test_link_does_not_chain_entities_through_an_alias_that_several_claim():
    graph = linked(
        extraction("2505.00001", mention("Zork Net", "proposes", "Method", "조크")),
        extraction("2505.00002", mention("Mork Net", "proposes", "Method", "조크")),
        extraction("2505.00003", mention("조크", "uses")),
    )
    assert len(graph.entities) == 3


def test_link_does_not_join_by_an_alias_what_is_spelled_out_otherwise():
    graph = linked(
        extraction("2505.00001", mention("Functional Dual Anchors", "proposes", "Method", "FDA")),
        extraction("2505.00002", mention("FDA", "proposes", "Method", "Function-word De-Attention")),
        extraction("2505.00003", mention("Fancy Domain Anchors", "uses", "Method", "FDA")),
    )
    assert len(graph.entities) == 3


def test_link_settles_types_by_vocabulary_then_proposer_then_evidence():
    graph = linked(
        extraction(
            "2505.00001", mention("GRPO", "uses", "Model"), mention("Zork", "uses", "Method"), mention("Mork", "uses", "Model")
        ),
        extraction(
            "2505.00002",
            mention("GRPO", "uses", "Model"),
            mention("Zork", "uses", "Method"),
            mention("Mork", "uses", "Method", confidence=0.3),
        ),
        extraction("2505.00003", mention("Zork", "proposes", "Model")),
    )
    assert {e.name: e.type for e in graph.entities} == {"GRPO": "Method", "Zork": "Model", "Mork": "Model"}


def test_link_fits_a_relation_to_the_type_that_was_settled():
    graph = linked(
        extraction("2505.00001", mention("AIME24", "comparesWith", "Model"), mention("CLIP", "evaluatesOn", "Dataset"))
    )
    assert triples(graph, "comparesWith", "evaluatesOn", "evaluates") == {
        ("paper/2505.00001", "evaluatesOn", "entity/aime24"),
        ("paper/2505.00001", "evaluates", "entity/clip"),
    }


def test_link_keeps_a_benchmark_from_a_model_of_its_name():
    graph = linked(
        extraction("2505.00001", mention("Zork2", "proposes", "Model"), mention("Zork2 benchmark", "proposes", "Benchmark")),
        extraction(
            "2505.00002",
            mention("Zork2 벤치마크", "evaluatesOn", "Benchmark"),
            mention("Mork 벤치마크", "evaluatesOn", "Benchmark"),
        ),
        extraction("2505.00003", mention("Mork", "evaluatesOn", "Dataset")),
    )
    assert ids(graph) == ["entity/mork", "entity/zork2", "entity/zork2-benchmark"]


def test_link_reads_korean_names_word_for_word():
    graph = linked(
        extraction("2505.00001", mention("Agent Distillation", "proposes")), extraction("2505.00002", mention("에이전트 증류"))
    )
    assert len(graph.entities) == 1


# ---------------------------------------------------------------- papers, families, edges


def test_link_makes_one_paper_of_all_forms_of_its_identifier():
    graph = linked(
        extraction("2505.00001v2", title="A Title"),
        extraction("https://arxiv.org/pdf/2505.00001", digest=DIGESTS[1], title="어떤 제목"),
        extraction("10.48550/arXiv.2505.00001", digest=DIGESTS[2], title="A title", status="unsummarised"),
        extraction("math.GT/0309136"),
    )
    first, second = graph.papers
    assert (first.id, first.title, first.titles, first.status) == (
        "paper/2505.00001",
        "A Title",
        ("A title", "어떤 제목"),
        "summarised",
    )
    assert first.date == "2025-05-01"
    assert second.id == "paper/math/0309136"
    assert len(triples(graph, "summarizedIn")) == 4


def test_link_joins_families_and_makes_those_that_several_share():
    graph = linked(
        extraction(
            "2505.00001",
            mention("Zork2.5-VL-7B-Instruct", kind="Model"),
            mention("Zork2.5-72B", kind="Model"),
            mention("AIME25", "evaluatesOn", "Dataset"),
            mention("AIME 2024", "evaluatesOn", "Dataset"),
            mention("Morkbench", "evaluatesOn", "Benchmark"),
            mention("Morkbench Verified", "evaluatesOn", "Benchmark"),
        )
    )
    assert triples(graph, "versionOf", "sizeOf", "variantOf", "editionOf") == {
        ("entity/zork2.5-vl-7b-instruct", "variantOf", "entity/zork2.5"),
        ("entity/zork2.5-72b", "sizeOf", "entity/zork2.5"),
        ("entity/zork2.5", "versionOf", "entity/zork"),
        ("entity/aime24", "editionOf", "entity/aime"),
        ("entity/aime25", "editionOf", "entity/aime"),
        ("entity/morkbench-verified", "variantOf", "entity/morkbench"),
    }
    made = by_name(graph)["Zork2.5-VL-7B-Instruct"]
    assert (made.family, made.version, made.size, made.variant) == ("Zork", "2.5", "7B", "VL Instruct")
    assert by_name(graph)["AIME25"].edition == "2025"


@pytest.mark.parametrize("names", [("GSM8K", "GSM1K"), ("Chain-of-Search", "Chain-of-Code"), ("ACE", "ACE-Step"), ("o1", "o3")])
def test_link_makes_no_family_of_names_that_only_look_alike(names):
    graph = linked(*(extraction(f"2505.0000{i}", mention(name)) for i, name in enumerate(names)))
    assert not triples(graph, "versionOf", "sizeOf", "variantOf", "editionOf")


def test_link_keeps_a_family_from_data_that_begins_with_its_name():
    data = extraction("2505.00002", mention("Zork2.5-SFT-500K", "proposes", "Dataset"))
    graph = linked(extraction("2505.00001", mention("Zork2.5-7B", kind="Model"), mention("Zork2.5-32B", kind="Model")), data)
    assert triples(graph, "sizeOf") == {(f"entity/zork2.5-{n}b", "sizeOf", "entity/zork2.5") for n in (7, 32)}
    assert by_name(graph)["Zork2.5"].type == "Model"


def test_link_hangs_members_below_a_family_of_another_spelling():
    words = vocabulary(concept("Zorking Transformer", "Model", "ZiT"))
    graph = linked(
        extraction("2505.00001", mention("ZiT-B/16", kind="Model"), mention("Zorking Transformer", kind="Model")), words=words
    )
    assert triples(graph, "variantOf", "sizeOf") == {("entity/zit-b-16", "variantOf", "entity/zorking-transformer")}


def test_link_takes_a_model_of_some_size_for_used_where_that_is_better_proved():
    hardly = mention("Zork-7B", "proposes", "Model", confidence=0.6)
    better = mention("Zork-7B", "uses", "Model", confidence=0.7)
    graph = linked(extraction("2505.00001", replace(hardly, roles=(*hardly.roles, *better.roles))))
    assert triples(graph, "proposes", "uses") == {("paper/2505.00001", "uses", "entity/zork-7b")}


def test_link_gives_no_paper_what_the_vocabulary_knows_to_be_anothers():
    words = vocabulary(replace(concept("Zork", "Method", "Zen Orbit Rank Kernel"), paper="2505.00009"))
    graph = linked(extraction("2505.00001", mention("Zork", "proposes", "Method", "Zen Orbit Rank Kernel")), words=words)
    assert triples(graph, "proposes", "uses") == {("paper/2505.00001", "uses", "entity/zork")}


def test_link_tells_a_spelled_out_short_form_from_a_thing_that_merely_has_it():
    words = vocabulary(concept("ZRK-network", "Method", "ZRK"))
    read = extraction("2505.00001", mention("ZRK", "proposes", "Method", "Zonal Rank Kernel"))
    assert ids(linked(read, words=words)) == ["entity/zrk"]


def test_link_takes_a_cut_long_form_for_the_whole():
    papers = (
        extraction("2505.00001", mention("STRD", "proposes", "Method", "Sparse Tree Retrieval of Documents")),
        extraction("2505.00002", mention("STRD", "uses", "Method", "Sparse Tree Retrieval of Documents at Scale")),
    )
    assert ids(linked(*papers)) == ["entity/strd"]


def test_link_points_entities_to_their_papers_and_papers_to_papers():
    read = (
        extraction("2505.00001", mention("Zork", "proposes"), mention("Zorkset", "proposes", "Dataset")),
        extraction(
            "2505.00002",
            mention("Zork", "uses", sentence="Zork를 사용한다."),
            mention("Zorkset", "trainsOn", "Dataset"),
            mention("Zork", "comparesWith"),
        ),
        extraction("2402.03300", mention("GRPO", "mentions")),
        extraction("2505.00003", mention("GRPO", "proposes", confidence=0.6)),
    )
    graph = linked(*read)
    assert triples(graph, "buildsOn", "trainsFrom", "comparedWith") == {
        ("paper/2505.00002", "buildsOn", "paper/2505.00001"),
        ("paper/2505.00002", "trainsFrom", "paper/2505.00001"),
        ("paper/2505.00002", "comparedWith", "paper/2505.00001"),
        ("paper/2505.00003", "buildsOn", "paper/2402.03300"),
    }
    assert {t for _, _, t in triples(graph, "proposedBy")} == {"paper/2505.00001", "paper/2402.03300"}
    edge, _ = [e for e in graph.edges if e.relation == "buildsOn"]
    assert [e.sentence for e in edge.evidence] == ["Zork를 사용한다."]


def test_link_lets_a_paper_use_what_it_hardly_proposes_and_another_surely_does():
    graph = linked(
        extraction("2505.00001", mention("Zork", "proposes"), title="Zork: A Thing"),
        extraction("2505.00002", mention("Zork", "proposes", confidence=0.7), mention("Zork-Turbo", "proposes")),
    )
    assert triples(graph, "proposes", "uses", "buildsOn") == {
        ("paper/2505.00001", "proposes", "entity/zork"),
        ("paper/2505.00002", "proposes", "entity/zork-turbo"),
        ("paper/2505.00002", "uses", "entity/zork"),
        ("paper/2505.00002", "buildsOn", "paper/2505.00001"),
    }


@pytest.mark.parametrize(("one", "other"), [("Group Step", "Group Soft"), ("Tree", "Turn"), ("Sparse", "Shared")])
def test_link_keeps_two_long_forms_apart_that_differ_in_a_word(one, other):
    short = "".join(word[0] for word in f"{one} Policy Optimization".split())
    graph = linked(
        *(
            extraction(f"2505.0000{i}", mention(short, "proposes", "Method", f"{words} Policy Optimization"))
            for i, words in enumerate((one, other))
        )
    )
    assert len(graph.entities) == 2


def test_link_takes_endings_and_slips_for_one_long_form():
    graph = linked(
        extraction("2505.00001", mention("ZPO", "proposes", "Method", "Zorked Policy Optimization")),
        extraction("2505.00002", mention("ZPO", "uses", "Method", "Zorked Policy Optimisaton")),
    )
    assert len(graph.entities) == 1


def test_link_tells_a_long_form_in_korean_from_another_in_english():
    graph = linked(
        extraction("2505.00001", mention("SCM", "uses", "Method", "구조적 인과 모델")),
        extraction("2505.00002", mention("SCM", "comparesWith", "Method", "Specific Correctness Model")),
    )
    assert len(graph.entities) == 2
    one = linked(
        extraction("2505.00001", mention("SCM", "uses", "Method", "구조적 인과 모델")),
        extraction("2505.00002", mention("SCM", "comparesWith", "Method", "Structural Causal Model")),
    )
    assert len(one.entities) == 1


def test_link_tells_a_system_from_data_of_its_name_in_other_capitals():
    loss = extraction("2505.00001", mention("ZORKUS", "proposes"))
    assert len(linked(loss, extraction("2505.00002", mention("ZorKus", "evaluatesOn", "Dataset"))).entities) == 2
    assert len(linked(loss, extraction("2505.00002", mention("ZORKUS", "evaluatesOn", "Dataset"))).entities) == 1


def test_link_takes_no_own_thing_for_the_known_one_whose_name_ends_so():
    words = vocabulary(concept("Hub Zorkpilot", "Method", "Zorkpilot"))
    assert [e.known for e in linked(extraction("2505.00001", mention("Zorkpilot", "uses")), words=words).entities] == [True]
    own = linked(extraction("2505.00001", mention("Zorkpilot", "proposes", confidence=0.95)), words=words)
    assert [e.known for e in own.entities] == [False]


def test_link_makes_no_versions_of_number_formats_nor_of_others_codes():
    graph = linked(extraction("2505.00001", *(mention(name) for name in ("FP8", "FP32", "ZorkCritic", "ZorkCritic-R1"))))
    assert triples(graph, "versionOf", "variantOf") == {("entity/zorkcritic-r1", "variantOf", "entity/zorkcritic")}


def test_link_gives_the_bare_id_of_a_known_thing_to_no_other():
    mine = extraction("2505.00001", mention("GRPO", "proposes", "Method", "Gentle Rollout Pruning Order"), title="GRPO: Gentle")
    theirs = extraction("2505.00002", mention("GRPO", "uses"))
    assert {e.id for e in linked(mine).entities} == {"entity/grpo@2505.00001"}
    assert {e.id for e in linked(mine, theirs).entities} == {"entity/grpo@2505.00001", "entity/grpo"}


def test_link_says_mentions_only_where_a_paper_does_nothing_else():
    graph = linked(
        extraction("2505.00001", mention("Zork", "mentions"), mention("Mork", "mentions")),
        extraction("2505.00001", mention("Zork", "uses", digest=DIGESTS[1]), digest=DIGESTS[1]),
    )
    assert triples(graph, "mentions", "uses") == {
        ("paper/2505.00001", "mentions", "entity/mork"),
        ("paper/2505.00001", "uses", "entity/zork"),
    }


# ---------------------------------------------------------------- results, measures, tasks


def test_link_makes_one_result_of_what_two_digests_claim():
    claims = [
        claim("Zork", "AIME24", "정확도", value=71.5, baselines=("GRPO",), baseline_value=60.0),
        claim("zork", "AIME 2024", "accuracy", value=71.5, baselines=("GRPO",), baseline_value=60.0, digest=DIGESTS[1]),
    ]
    mentions = mention("Zork", "proposes"), mention("AIME24", "evaluatesOn", "Dataset"), mention("GRPO", "comparesWith")
    graph = linked(
        extraction("2505.00001", *mentions, claims=claims[:1]),
        extraction("2505.00001", claims=claims[1:], digest=DIGESTS[1]),
    )
    (result,) = graph.results
    assert (result.system, result.resource, result.metric) == ("entity/zork", "entity/aime24", "metric/accuracy")
    assert (result.baselines, result.baseline_text, result.direction) == (("entity/grpo",), "GRPO", "up")
    assert len(result.evidence) == 2
    assert result.id.startswith("result/2505.00001/")
    assert triples(graph, "ofSystem", "onResource", "byMetric", "againstBaseline") == {
        (result.id, "ofSystem", "entity/zork"),
        (result.id, "onResource", "entity/aime24"),
        (result.id, "byMetric", "metric/accuracy"),
        (result.id, "againstBaseline", "entity/grpo"),
    }


def test_link_makes_one_result_of_a_fall_and_an_improvement_of_what_should_be_low():
    words = vocabulary(concept("FID", "Metric", direction="down"))
    fall = claim(metric="FID", delta=-5.0, sentence="FID가 5 감소하였다.")
    better = claim(metric="FID", delta=5.0, sentence="FID 5.0 개선을 보인다.", digest=DIGESTS[1])
    read = extraction("2505.00001", claims=[fall]), extraction("2505.00001", claims=[better], digest=DIGESTS[1])
    (result,) = link(read, vocabulary=words).results
    assert (result.delta, len(result.evidence)) == (-5.0, 2)


def test_link_a_result_keeps_its_id_when_another_digest_tells_more_of_it():
    mentions = mention("Zork", "proposes"), mention("AIME24", "evaluatesOn", "Dataset"), mention("GRPO", "comparesWith")
    first = extraction("2505.00001", *mentions, claims=[claim("", "AIME24", "", value=71.5)])
    more = claim("Zork", "AIME 2024", "accuracy", value=71.5, baselines=("GRPO",), baseline_value=60.0, digest=DIGESTS[1])
    (alone,) = linked(first).results
    (told,) = linked(first, extraction("2505.00001", claims=[more], digest=DIGESTS[1])).results
    assert told.id == alone.id
    assert (told.system, told.metric, told.baselines, told.baseline_value, told.unit) == (
        "entity/zork",
        "metric/accuracy",
        ("entity/grpo",),
        60.0,
        more.unit,
    )
    assert (alone.system, alone.baselines, len(told.evidence)) == ("", (), 2)


@pytest.mark.parametrize(
    ("sentence", "delta", "change"),
    [
        ("VAR 대비 최대 20.2% FID 개선을 보인다.", 20.2, -20.2),
        ("It improves FID by 20.2% over VAR.", 20.2, -20.2),
        ("FID가 20.2% 증가하였으나 성능 향상에 비해 작다.", 20.2, 20.2),
        ("정확도 향상과 함께 20.2%의 FID 증가를 보인다.", 20.2, 20.2),
        ("FID가 20.2% 감소하였다.", -20.2, -20.2),
        ("FID 20.2%를 말한다.", 20.2, 20.2),
    ],
)
def test_link_tells_an_improvement_of_what_should_be_low_as_a_fall(sentence, delta, change):
    words = vocabulary(concept("FID", "Metric", direction="down"))
    said = claim(metric="FID", delta=delta, sentence=sentence)
    said = replace(said, printed="20.2%")
    (result,) = linked(extraction("2505.00001", claims=[said]), words=words).results
    assert (result.delta, result.direction) == (change, "down")


@pytest.mark.parametrize(
    ("sentence", "unit", "direction"),
    [
        ("Zork는 4로, GRPO(3)보다 훨씬 느리다.", "", "down"),
        ("Zork는 4로, GRPO(3)보다 느리지 않다.", "", ""),
        ("Zork는 4로 GRPO의 3보다 더 안전하다.", "", "up"),
        ("Zork는 4로 GRPO(3)보다 빠르지만 정확도는 나쁘다.", "", ""),
        ("At 4 it is worse than GRPO at 3.", "", "down"),
        ("At 4 it is no worse than GRPO at 3.", "", ""),
        ("Zork needs 4 where GRPO needs 3.", "ms", "down"),
        ("Zork needs 4 where GRPO needs 3.", "GB", "down"),
        ("Zork takes in videos of 4 where GRPO takes 3.", "minutes", ""),
        ("Zork의 유해한 답변 비율은 4, GRPO는 3이다.", "%", "down"),
        ("Zork의 유해 응답 비율 탐지는 4, GRPO는 3이다.", "%", ""),
        ("The rate of toxic answers is 4 against 3 of GRPO.", "%", "down"),
        ("Zork has 4 where GRPO has 3.", "%", ""),
    ],
)
def test_link_tells_which_way_a_result_without_a_measure_counts(sentence, unit, direction):
    said = replace(claim(value=4.0, baselines=("GRPO",), baseline_value=3.0, sentence=sentence), metric="", unit=unit)
    (result,) = linked(extraction("2505.00001", claims=[said])).results
    assert result.direction == direction


def test_link_counts_time_down_by_whatever_measure():
    said = replace(claim(metric="accuracy", value=4.0, sentence="Zork takes 4 ms."), unit="ms")
    (result,) = linked(extraction("2505.00001", claims=[said])).results
    assert result.direction == "down"


def test_link_keeps_the_text_of_a_baseline_that_is_no_entity_and_drops_a_resource_that_is_a_model():
    said = claim("CLIP", "CLIP", "Acc", delta=-3.0, baselines=("기존 방법",))
    (result,) = linked(extraction("2505.00001", mention("CLIP", kind="Model"), claims=[said])).results
    assert (result.system, result.resource, result.baselines, result.baseline_text) == ("entity/clip", "", (), "기존 방법")


def test_link_takes_a_korean_phrase_of_several_things_for_a_description():
    papers = [
        extraction("2505.00001", mention("SwiftLM", "uses", "Method", "고속 추론 엔진")),
        extraction("2505.00002", mention("NanoServe", "uses", "Method", "고속 추론 엔진")),
        extraction("2505.00003", mention("Zork Attention", "uses", "Method", "조크 어텐션")),
        extraction("2505.00004", mention("ZA", "uses", "Method", "조크 어텐션")),
    ]
    found = by_name(linked(*papers))
    assert not found["SwiftLM"].aliases
    assert not found["NanoServe"].aliases
    assert "조크 어텐션" in found["Zork Attention"].aliases
    assert "고속 추론 엔진" in by_name(linked(papers[0]))["SwiftLM"].aliases


def test_graph_names_tell_namesakes_apart_and_know_one_by_its_long_form():
    long = "Task-Referenced Adaptation for Prompt Optimization"
    papers = (
        extraction("2505.15692", mention("TAPO", "proposes", "Method", "Thought-Augmented Policy Optimization")),
        extraction("2501.06689", mention("TAPO", "proposes", "Method", long)),
        extraction("2505.00003", mention("TAPO")),
    )
    names = GraphNames.from_graph(linked(*papers), vocabulary=WORDS)
    verdict = names.compare("entity/tapo@2505.15692", "entity/tapo@2501.06689")
    assert (verdict.word, verdict.reason.rpartition(": ")[2]) == ("different", "they are two things of one name")
    assert names.compare("entity/tapo", "entity/tapo@2501.06689").word == "different"
    for pair in (("TAPO", long), (long, "TAPO")):
        assert names.compare(*pair).word == "same"
        assert "both are entity/tapo@2501.06689" in names.compare(*pair).reason
    assert names.compare("TAPO", "TAPO").word == "different"
    assert names.compare("TAPO", "entity/tapo@2501.06689").word == "different"


def test_link_tells_a_change_against_each_of_several_baselines():
    said = claim("Zork", delta=3.0, baselines=("PPO", "기존 방법", "GRPO"))
    names = mention("Zork", "proposes"), mention("PPO", "comparesWith"), mention("GRPO", "comparesWith")
    graph = linked(extraction("2505.00001", *names, claims=[said]))
    (result,) = graph.results
    assert (result.baselines, result.baseline_text) == (("entity/grpo", "entity/ppo"), "PPO, 기존 방법, GRPO")
    assert triples(graph, "againstBaseline") == {(result.id, "againstBaseline", b) for b in result.baselines}


def test_link_names_measures_and_tasks_by_the_vocabulary_or_the_readers_words():
    graph = linked(
        extraction(
            "2505.00001",
            measures=[measure("정확도"), measure("zork rate")],
            topics=[topic("mathematical reasoning", "수학 문제"), topic("조크 풀이", "조크 풀이")],
        ),
        extraction("2505.00002", measures=[measure("Acc")], topics=[topic("수학 추론")]),
    )
    named = by_name(graph)
    assert {e.id for e in graph.entities} == {
        "metric/accuracy",
        "metric/zork-rate",
        "task/mathematical-reasoning",
        "task/조크-풀이",
    }
    assert (named["accuracy"].direction, named["accuracy"].known, named["zork rate"].known) == ("up", True, False)
    assert len(triples(graph, "measures")) == 3
    assert len(triples(graph, "addresses")) == 3


def test_link_finds_a_family_under_either_way_of_writing():
    papers = (
        extraction("2505.00001", mention("Quark-VL", "proposes", "Model")),
        extraction("2505.00002", mention("QuarkVL-7B", kind="Model"), mention("QuarkVL-13B", kind="Model")),
    )
    assert triples(linked(*papers), "sizeOf") == {(f"entity/quarkvl-{n}b", "sizeOf", "entity/quark-vl") for n in (7, 13)}


def test_link_takes_a_letter_for_the_size_of_a_model_and_for_a_part_of_data_or_a_variant_of_a_method():
    graph = linked(
        extraction(
            "2505.00001",
            *(mention(n, kind="Model") for n in ("Zork", "Zork-T")),
            *(mention(n, kind="Dataset") for n in ("MorkQA", "MorkQA-T")),
            *(mention(n) for n in ("ForkPO", "ForkPO-S")),
        )
    )
    assert triples(graph, "sizeOf", "variantOf") == {
        ("entity/zork-t", "sizeOf", "entity/zork"),
        ("entity/morkqa-t", "variantOf", "entity/morkqa"),
        ("entity/forkpo-s", "variantOf", "entity/forkpo"),
    }


def test_link_hangs_a_variant_on_the_one_of_that_name_that_its_paper_names():
    papers = (
        extraction("2505.00001", mention("Mora", "proposes", "Method", "Matrix of Rank Adaptation")),
        extraction("2505.00002", mention("Mora", "proposes", "Method", "Mixture of Ranked Adapters"), mention("Mora++")),
        extraction("2505.00003", mention("Mora")),
    )
    assert triples(linked(*papers), "variantOf") == {("entity/mora++", "variantOf", "entity/mora@2505.00002")}


def test_link_makes_no_variant_of_what_the_papers_proposing_it_does_not_name():
    strangers = (
        extraction("2505.00001", mention("Trinity", "proposes", "Method")),
        extraction("2505.00002", mention("Trinity-RFT", "proposes", "Method")),
    )
    assert not triples(linked(*strangers), "variantOf")
    kin = extraction("2505.00002", mention("Trinity-RFT", "proposes", "Method"), mention("Trinity"))
    assert triples(linked(strangers[0], kin), "variantOf") == {("entity/trinity-rft", "variantOf", "entity/trinity")}


def test_link_hangs_what_a_paper_proposes_in_two_ways_on_its_own_thing():
    pairs = (("JanusCoder", "JanusCoderV"), ("X-Reasoner", "X-Reasoner-Med"))
    papers = [extraction(f"2505.0000{n}", *(mention(m, "proposes") for m in pair)) for n, pair in enumerate(pairs)]
    assert triples(linked(*papers), "variantOf") == {
        ("entity/januscoderv", "variantOf", "entity/januscoder"),
        ("entity/x-reasoner-med", "variantOf", "entity/x-reasoner"),
    }
    apart = (
        extraction("2505.00001", mention("Januser", "proposes")),
        extraction("2505.00002", mention("JanuserV", "proposes")),
    )
    assert not triples(linked(*apart), "variantOf")


def test_link_hangs_a_variant_on_its_papers_own_one_of_several_of_a_name():
    own = extraction(
        "2505.00001", mention("MORA", "proposes", "Method", "Matrix of Rank Adaptation"), mention("MORA-D", "proposes")
    )
    other = extraction("2505.00002", mention("MORA", "proposes", "Method", "Mixture of Ranked Adapters"))
    assert triples(linked(own, other), "variantOf") == {("entity/mora-d", "variantOf", "entity/mora@2505.00001")}


def test_link_makes_no_family_that_none_of_its_members_joins():
    words = vocabulary(concept("Qwork", "Dataset"))
    data = extraction("2505.00001", mention("Qwork 2", kind="Dataset"))
    assert ids(linked(data, words=words)) == ["entity/qwork", "entity/qwork-2"]
    assert ids(linked(extraction("2505.00001", mention("Qwork 2", kind="Model")), words=words)) == ["entity/qwork-2"]


def test_link_without_what_is_less_sure_leaves_no_entity_alone():
    graph = linked(
        extraction("2505.00001", mention("Zork-7B", "uses", "Model", confidence=0.3), mention("Mork", confidence=0.9)),
        extraction("2505.00002", mention("Zork-72B", "uses", "Model", confidence=0.3)),
    )
    assert ids(graph) == ["entity/mork", "entity/zork", "entity/zork-72b", "entity/zork-7b"]
    assert ids(min_confidence(graph, least=0.5)) == ["entity/mork"]


# ---------------------------------------------------------------- decisions


READ = (
    extraction("2505.00001", mention("Zork", "proposes"), mention("GPT4o", "uses", "Model"), mention("Mork", "comparesWith")),
    extraction("2505.00002", mention("Zorkian", "uses"), mention("GPT-4o", "comparesWith", "Model")),
)


def test_link_applies_same_against_every_rule():
    graph = linked(*READ, decisions="same Zork Zorkian")
    assert triples(graph, "buildsOn") == {("paper/2505.00002", "buildsOn", "paper/2505.00001")}
    assert merges(graph, "same")["Zork", "Zorkian"] == "decision in line 1"


def test_link_applies_different_even_to_names_that_read_the_same():
    assert [i for i in ids(linked(*READ)) if "gpt" in i] == ["entity/gpt-4o"]
    graph = linked(*READ, decisions="different GPT-4o GPT4o")
    assert [i for i in ids(graph) if "gpt" in i and "4o" in i] == ["entity/gpt-4o", "entity/gpt4o"]
    known = linked(
        extraction("2505.00001", mention("AIME24", kind="Dataset"), mention("AIME 2024", kind="Dataset")),
        decisions='different AIME24 "AIME 2024"',
    )
    assert len([e for e in known.entities if e.name != "AIME"]) == 2


def test_link_gives_a_name_that_is_told_apart_nothing_of_the_known_thing():
    foo = vocabulary(concept("Zorf", "Method", "Bar Baz"))
    read = extraction("2505.00001", mention("Zorf")), extraction("2505.00002", mention("Bar Baz"))
    graph = linked(*read, decisions='different Zorf "Bar Baz"', words=foo)
    assert [(e.name, e.known) for e in graph.entities] == [("Bar Baz", False), ("Zorf", True)]


def test_link_applies_rename_retype_ignore_and_reject():
    text = "rename Zork Zorkmid\nretype Zork Model\nignore GPT-4o\nreject 2505.00001 comparesWith Mork\n"
    graph = linked(*READ, decisions=text)
    zork = by_name(graph)["Zorkmid"]
    assert (zork.id, zork.type, zork.aliases) == ("entity/zork", "Model", ("Zork",))
    assert not [i for i in ids(graph) if "gpt" in i]
    assert not triples(graph, "comparesWith")


def test_link_applies_decisions_about_one_of_several_by_its_id():
    read = extraction("2505.00001", mention("ECHO", "proposes")), extraction("2505.00002", mention("ECHO", "proposes"))
    renamed = linked(*read, decisions='rename entity/echo@2505.00001 "ECHO the first"')
    assert by_name(renamed)["ECHO the first"].id == "entity/echo@2505.00001"
    joined = linked(*read, decisions="same entity/echo@2505.00001 entity/echo@2505.00002")
    assert ids(joined) == ["entity/echo"]


# ---------------------------------------------------------------- order


NAMES = ("TAPO", "tapo", "Tool-Augmented Policy Optimization", "Thought Anchored Policy Optimization", "Zork-7B", "Zork 7B", "Zork-72B",
         "조크", "GRPO", "그룹 상대 정책 최적화", "AIME24", "AIME 2024", "AIME25", "Agent Distillation", "에이전트 증류", "C++", "C#", '"', "")  # fmt: skip
RELATIONS = ("proposes", "uses", "comparesWith", "evaluatesOn", "mentions", "trainsOn")
MENTIONS = st.builds(
    mention,
    st.sampled_from(NAMES),
    st.sampled_from(RELATIONS),
    st.sampled_from(("Method", "Model", "Dataset", "Benchmark")),
    st.sampled_from(NAMES),
    confidence=st.sampled_from((0.3, 0.9)),
)
EXTRACTIONS = st.builds(
    lambda number, mentions, digest, title, claims: extraction(
        f"2505.0000{number}", *mentions, digest=digest, title=title, claims=claims
    ),
    st.integers(1, 4),
    st.lists(MENTIONS, max_size=5),
    st.sampled_from(DIGESTS),
    st.sampled_from(("", "TAPO: A Title", "어떤 제목")),
    st.lists(
        st.builds(claim, st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(("Acc", "")), value=st.just(1.5)),
        max_size=2,
    ),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EXTRACTIONS, max_size=8), st.randoms(use_true_random=False))
def test_link_makes_the_same_graph_of_any_order(extractions, order):
    shuffled = list(extractions)
    order.shuffle(shuffled)
    graph = link(extractions, vocabulary=WORDS)
    assert link(shuffled, vocabulary=WORDS) == graph
    assert_sound(graph)


def assert_sound(graph):
    """Sorted, each id once, each end of an edge a node of a type that the relation allows."""
    assert list(graph.entities) == sorted(set(graph.entities))
    assert list(graph.edges) == sorted(set(graph.edges))
    assert list(graph.merges) == sorted(set(graph.merges))
    types = {e.id: e.type for e in graph.entities}
    assert len(types) == len(graph.entities)
    types |= (
        {p.id: "Paper" for p in graph.papers}
        | {d.id: "Digest" for d in graph.digests}
        | {r.id: "Result" for r in graph.results}
    )
    for edge in graph.edges:
        relation = load_vocabulary().get_relation(edge.relation)
        assert types[edge.source] in relation.sources, edge
        assert types[edge.target] in relation.targets, edge
    assert len({e.key for e in graph.edges}) == len(graph.edges)


def test_link_makes_the_same_graph_of_a_hundred_orders():
    rng = random.Random(5)
    read = [
        extraction(
            f"2505.{number:05}", *(rng.choice([mention(n, r) for n in NAMES[:15] for r in RELATIONS[:3]]) for _ in range(4))
        )
        for number in range(20)
    ]
    graph = link(read, vocabulary=WORDS)
    for _ in range(100):
        rng.shuffle(read)
        assert link(read, vocabulary=WORDS) == graph


def test_link_survives_hostile_names():
    names = [
        '"',
        "'",
        "`",
        "/",
        "a/b/c",
        "\\",
        "x" * 9_000,
        "\x00\x01",
        "",
        " ",
        "\u202e",
        "\U0001f680",
        "a\nb",
        "..",
        "@",
        "~",
        "**",
        "()",
    ]
    graph = linked(*(extraction(f"2505.{i:05}", mention(name, "proposes")) for i, name in enumerate(names)))
    assert_sound(graph)
    assert all(len(e.id) < 130 for e in graph.entities)
    assert len(graph.entities) >= len(names) - 2


# ---------------------------------------------------------------- what a graph decided


def test_graph_names_answer_from_the_graph():
    graph = linked(
        *READ,
        extraction("2505.00003", mention("Zork-7B", kind="Model"), mention("Zork-72B", kind="Model")),
        decisions="same Zork Zorkian",
    )
    names = GraphNames.from_graph(graph, vocabulary=WORDS)
    assert names.compare("Zork", "Zorkian").word == "same"
    assert "decision in line 1" in names.compare("Zorkian", "Zork").reason
    assert names.compare("Zork-7B", "Zork-72B").word == "related"
    assert names.compare("Mork", "Zork").word == "different"
    unknown = names.compare("Qork-7B", "Qork 7B")
    assert unknown.word == "same"
    assert "not in the graph" in unknown.reason


def test_graph_names_put_names_before_aliases():
    graph = linked(
        extraction("2505.00001", mention("Zorkian Ordered Prediction", "proposes", "Method", "ZOP")),
        extraction("2505.00002", mention("ZOP", "proposes", "Method", "Zipped Object Pooling")),
        extraction("2505.00003", mention("ZOP 2", kind="Method")),
        decisions='rename "Zipped Object Pooling" ZOP',
    )
    names = GraphNames.from_graph(graph, vocabulary=WORDS)
    assert [e.name for e in names.find("ZOP")] == ["ZOP"]
    assert names.compare("ZOP", "ZOP 2").word == "related"


@pytest.mark.parametrize(
    ("asked", "name", "full"),
    [("SAM optimizer", "SAM", "Segment Anything Model"), ("CLIP Benchmark", "CLIP", "CLIP")],
)
def test_graph_names_take_no_known_thing_for_another_of_its_letters(asked, name, full):
    graph = linked(extraction("2505.00001", mention(name, "proposes", "Model")), words=load_vocabulary())
    names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
    assert [e.name for e in names.find(name)] == [name]
    assert names.find(asked) == ()
    assert names.compare(asked, full).word == "different"


def test_graph_names_take_a_label_for_no_alias_of_another_thing():
    graph = linked(extraction("2505.00001", measures=[measure("EM")]), words=load_vocabulary())
    names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
    assert [e.id for e in names.find("em")] == ["metric/exact-match"]
    assert names.find("Expectation-Maximization") == ()
    assert names.compare("Expectation-Maximization", "exact match").word == "different"


@pytest.mark.parametrize(("held", "asked"), [("SCM", "sCM"), ("GANs", "GAN-S")])
def test_graph_names_that_only_look_alike_are_never_the_same(held, asked):
    graph = linked(extraction("2505.00001", mention(held, "proposes", "Method")), words=load_vocabulary())
    names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
    assert names.compare(asked, held).word in ("different", "related")
    assert names.compare(held.lower(), held).word == "same"


@pytest.mark.parametrize(
    ("asked", "entity_id"),
    [
        ("ZORK algorithm", "entity/zork"),
        ("Z or-k", "entity/zork"),
        ("MORK data set", "entity/mork"),
        ("TTS", "task/test-time-scaling"),
    ],
)
def test_names_mean_the_same_to_a_graph_and_to_a_question(asked, entity_id, tmp_path):
    names = mention("Zork", "proposes", "Method"), mention("Mork dataset", "proposes", "Dataset")
    graph = linked(extraction("2505.00001", *names, topics=[topic("test-time scaling", "TTS")]), words=load_vocabulary())
    assert [e.id for e in GraphNames.from_graph(graph, vocabulary=load_vocabulary()).find(asked)] == [entity_id]
    write_store(graph, tmp_path / "graph")
    assert show(tmp_path / "graph", asked).id == entity_id


def test_unions_never_bring_parted_members_together():
    concepts = {1: "a", 2: "b"}
    unions = Unions(range(5), facts=lambda member: {"concept": concepts[member]} if member in concepts else {})
    unions.part(0, 3)
    assert unions.join(0, 4)
    assert not unions.join(4, 3)
    assert unions.join(4, 1)
    assert not unions.join(0, 2)
    assert unions.join(0, 2, forced=True)
    assert unions.groups() == [[0, 1, 2, 4], [3]]


def test_link_keeps_three_pieces_of_evidence_of_a_merge():
    pieces = tuple(evidence(line=i, sentence=f"ZOP {i}") for i in range(1, 6))
    zop = Mention("Zorkian Ordered Prediction", ("ZOP",), "Method", (Role("uses", pieces),))
    graph = linked(extraction("2505.00001", zop))
    assert max(len(m.evidence) for m in graph.merges) == 3


def test_graph_names_know_papers_by_id_link_and_title():
    graph = linked(
        extraction("2505.00001", mention("Zork"), title="On Zork"), extraction("2505.00002", mention("Mork"), title="On Mork")
    )
    names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
    assert names.compare("paper/2505.00001", "arXiv:2505.00001v3").word == "same"
    assert names.compare("on zork", "2505.00001").word == "same"
    assert names.compare("On Zork", "On Mork").word == "different"
    assert names.compare("On Zork", "Zork").word != "same"


# ---------------------------------------------------------------- names that capitals, brackets and class words tell apart


def test_link_joins_what_is_of_the_other_kind_than_a_system_of_its_name():
    data = (extraction(f"2505.0000{n}", mention("FoCus", "evaluatesOn", "Dataset")) for n in (2, 3, 4))
    graph = linked(extraction("2505.00001", mention("FOCUS", "proposes", "Method")), *data)
    assert len(graph.entities) == 2


@pytest.mark.parametrize(("name", "joined"), [("R-ZERO", True), ("DEEPRESEARCHER", True), ("FOCUS", False)])
def test_link_takes_capitals_for_no_other_name_where_it_is_long_or_of_several(name, joined):
    words = vocabulary(concept("R-Zero", "Method"), concept("DeepResearcher", "Method"), concept("FoCus", "Method"))
    graph = linked(
        extraction("2505.00001", mention(name, "proposes", "Method", confidence=0.99), title=f"{name}: A study"), words=words
    )
    (entity,) = graph.entities
    assert entity.known is joined


def test_link_joins_a_long_name_to_what_another_paper_spells_out_so():
    long = "Soft Adaptive Policy Optimization"
    graph = linked(
        extraction("2511.20347", mention(long, "proposes", "Method", confidence=0.99)),
        extraction("2509.08721", mention("SAPO", "proposes", "Method", "Swarm Sampling Policy Optimization", confidence=0.99)),
        extraction("2601.00003", mention("SAPO", "proposes", "Method", long)),
    )
    assert [long in e.spellings for e in graph.entities].count(True) == 1
    assert len(graph.entities) == 2


def test_link_hangs_editions_of_a_size_below_it():
    names = ("Qwen3-235B-A22B", "Qwen3-235B-A22B-Thinking-2507", "Qwen3-235B-A22B-Instruct-2507", "Qwen3-4B")
    graph = linked(extraction("2505.00001", *(mention(name, "uses", "Model") for name in names)))
    above = {e.source: e.target for e in graph.edges if e.relation in ("sizeOf", "variantOf", "editionOf", "versionOf")}
    size = "entity/qwen3-235b-a22b"
    assert {above[f"{size}-thinking-2507"], above[f"{size}-instruct-2507"]} == {size}
    assert above[size] == above["entity/qwen3-4b"] == "entity/qwen3"


def test_link_hangs_an_edition_with_a_month_below_its_exam():
    words = vocabulary(concept("HMMT", "Dataset"))
    graph = linked(extraction("2505.00001", mention("HMMT Feb. 2026", "evaluatesOn", "Dataset")), words=words)
    (edge,) = triples(graph, "editionOf")
    assert edge[2] == "entity/hmmt"

import pytest

from extractors.candidates import find_candidates
from extractors.groups import group_candidates
from extractors.knowledge import knowledge_of
from kg.vocabulary import Concept

KNOWLEDGE = knowledge_of([Concept("GRPO", "Method", aliases=("Group Relative Policy Optimization",))])


def groups(*texts):
    found = group_candidates(find_candidates(texts, KNOWLEDGE), texts, KNOWLEDGE)
    return [{c.text for c in group} for group in found]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Absolute Zero Reasoner (AZR)를 제안", "AZR", "Absolute Zero Reasoner"),
        ("AZR(Absolute Zero Reasoner)를 제안", "AZR", "Absolute Zero Reasoner"),
        ("실패 단계 비율(Failed-Step Fraction, FSF)을 도입", "FSF", "Failed-Step Fraction"),
        ("Sentient Agent as a Judge(SAGE)를 제안", "SAGE", "Sentient Agent as a Judge"),
        ("HUMANAGENCYBENCH(HAB)를 통해", "HAB", "HUMANAGENCYBENCH"),
        ("CDE: Curiosity-Driven Exploration for RL", "CDE", "Curiosity-Driven Exploration"),
        ("RT-1: Robotics Transformer for Real-World Control", "RT-1", "Robotics Transformer"),
    ],
)
def test_groups_long_and_short_form_are_one(text, short, long):
    assert any({short, long} <= group for group in groups(text))


def test_groups_initialism_far_from_its_long_form():
    assert any(
        {"SAG", "Sparse Anchor-view Generation"} <= g for g in groups("Sparse Anchor-view Generation 모듈", "SAG는 좋다.")
    )


def test_groups_known_spellings_are_one():
    assert any(
        {"GRPO", "Group Relative Policy Optimization"} <= g for g in groups("Group Relative Policy Optimization", "GRPO")
    )


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("분리된 DMD(Decoupled DMD)를 도입", "DMD", "Decoupled DMD"),
        ("RealBlur-J, RealBlur-R의 데이터셋에서", "RealBlur-J", "RealBlur-R"),
        ("POINTS를 개선한 POINTS-1.5를 공개", "POINTS", "POINTS-1.5"),
        ("Program-aided Language Models를 제안하고 PaLM과 비교", "Program-aided Language Models", "PaLM"),
        (
            "Frequency-space Action Sequence Tokenization과 FAST+를 공개",
            "Frequency-space Action Sequence Tokenization",
            "FAST+",
        ),
    ],
)
def test_groups_two_things_stay_apart(text, left, right):
    knowledge = knowledge_of(
        [
            Concept("RealBlur", "Dataset", aliases=("RealBlur-J", "RealBlur-R")),
            Concept("POINTS", "Model", aliases=("POINTS-1.5",)),
            Concept("PaLM", "Model"),
            Concept("PAL", "Method", aliases=("Program-aided Language Models",)),
        ]
    )
    found = [{c.text for c in g} for g in group_candidates(find_candidates([text], knowledge), [text], knowledge)]
    assert any(left in g for g in found)
    assert any(right in g for g in found)
    assert not any({left, right} <= g for g in found)


def test_groups_a_data_set_with_and_without_its_size_is_one():
    knowledge = knowledge_of([Concept("KonIQ-10k", "Dataset", aliases=("KonIQ",))])
    text = "KonIQ-10k로 학습하고 KonIQ에서 평가"
    found = group_candidates(find_candidates([text], knowledge), [text], knowledge)
    assert any({"KonIQ-10k", "KonIQ"} <= {c.text for c in g} for g in found)


def test_groups_neighbours_in_a_list_stay_apart():
    assert not any({"MME", "MMBench"} <= group for group in groups("MME, MMBench 및 MMMU에서", "(MME, MMBench)"))


def test_groups_a_name_hides_the_shorter_known_one_within_it():
    knowledge = knowledge_of([Concept("COCO", "Dataset", aliases=("MS-COCO",))])
    text = "MS-COCO에서 평가"
    found = group_candidates(find_candidates([text], knowledge), [text], knowledge)
    assert [{s.text for c in group for s in c.spans} for group in found] == [{"MS-COCO"}]

import pytest

from extractors.candidates import find_candidates
from extractors.groups import abbreviates, group_candidates
from extractors.knowledge import knowledge_of
from kg.vocabulary import Concept

KNOWLEDGE = knowledge_of([Concept("GRPO", "Method", aliases=("Group Relative Policy Optimization",))])


def groups(*texts):
    found = group_candidates(find_candidates(texts, KNOWLEDGE), texts, KNOWLEDGE)
    return [{c.text for c in group} for group in found]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("AZR", "Absolute Zero Reasoner"),
        ("SAG", "Sparse Anchor-view Generation"),
        ("RFMs", "Recursive Feature Machines"),
        ("MoC", "Mixture of Contexts"),
    ],
)
def test_groups_initials_abbreviate(short, long):
    assert abbreviates(short, long)


@pytest.mark.parametrize(("short", "long"), [("MME", "MMBench"), ("GPT", "Large Models"), ("A", "Alpha"), ("CLIP", "CLIP-2")])
def test_groups_other_names_do_not_abbreviate(short, long):
    assert not abbreviates(short, long)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Absolute Zero Reasoner (AZR)를 제안", "AZR", "Absolute Zero Reasoner"),
        ("AZR(Absolute Zero Reasoner)를 제안", "AZR", "Absolute Zero Reasoner"),
        ("실패 단계 비율(Failed-Step Fraction, FSF)을 도입", "FSF", "Failed-Step Fraction"),
        ("Sentient Agent as a Judge(SAGE)를 제안", "SAGE", "Sentient Agent as a Judge"),
        ("HUMANAGENCYBENCH(HAB)를 통해", "HAB", "HUMANAGENCYBENCH"),
        ("CDE: Curiosity-Driven Exploration for RL", "CDE", "Curiosity-Driven Exploration"),
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


def test_groups_neighbours_in_a_list_stay_apart():
    assert not any({"MME", "MMBench"} <= group for group in groups("MME, MMBench 및 MMMU에서", "(MME, MMBench)"))


def test_groups_a_name_hides_the_shorter_known_one_within_it():
    knowledge = knowledge_of([Concept("COCO", "Dataset", aliases=("MS-COCO",))])
    text = "MS-COCO에서 평가"
    found = group_candidates(find_candidates([text], knowledge), [text], knowledge)
    assert [{s.text for c in group for s in c.spans} for group in found] == [{"MS-COCO"}]

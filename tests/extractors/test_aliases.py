import pytest

from extractors.aliases import complete_aliases, find_definitions, is_initialism
from extractors.brackets import find_brackets
from kg.model import Passage
from tests.digests import document_of, mention


def passage(text):
    return Passage(1, 0, text, "paragraph", "method")


def pairs(text):
    return [(d.long, d.short) for d in find_definitions(passage(text))]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Direct Preference Optimization(DPO)을 적용한다.", ("Direct Preference Optimization", "DPO")),
        ("본 연구는 Sparse Autoencoders (SAEs)를 쓴다.", ("Sparse Autoencoders", "SAEs")),
        ("그룹 상대 정책 최적화(GRPO)를 적용한다.", ("그룹 상대 정책 최적화", "GRPO")),
        ("**에이전트 증류(Agent Distillation)** 프레임워크", ("에이전트 증류", "Agent Distillation")),
        ("흐름 매칭(Flow Matching)을 쓴다.", ("흐름 매칭", "Flow Matching")),
        ("이를 교차 루프 병렬화(Cross-Loop Parallelism, CLP)라 한다.", ("Cross-Loop Parallelism", "CLP")),
        ("Flow Matching(흐름 매칭)을 쓴다.", ("흐름 매칭", "Flow Matching")),
        ("GRPO: Group Relative Policy Optimization", ("Group Relative Policy Optimization", "GRPO")),
        ("Low-Rank Adaptation, 이하 LoRA를 쓴다.", ("Low-Rank Adaptation", "LoRA")),
        ("Chain-of-Thought(이하 CoT)를 쓴다.", ("Chain-of-Thought", "CoT")),
        ("저랭크 적응(이하 LoRA)을 쓴다.", ("저랭크 적응", "LoRA")),
    ],
)
def test_aliases_find_definitions(text, pair):
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "다양한 데이터셋(GSM8K, MATH500, AIME)에서 평가한다.",
        "소형 모델(R1-1.5B)과 비교한다.",
        "COCO(객체 탐지)를 사용한다.",
    ],
)
def test_aliases_take_a_class_or_a_list_for_no_definition(text):
    assert pairs(text) == []


def test_aliases_stand_where_they_say():
    text = "새로운 그룹 상대 정책 최적화(GRPO)를 적용한다."
    (found,) = find_definitions(passage(text))
    assert text[found.long_start : found.long_end] == found.long
    assert text[found.short_start : found.short_end] == found.short


@pytest.mark.parametrize(
    ("short", "long", "yes"),
    [
        ("DPO", "Direct Preference Optimization", True),
        ("SAEs", "Sparse Autoencoder Ensembles", True),
        ("DPO", "Direct Optimization", False),
        ("P", "Policy", False),
    ],
)
def test_aliases_know_an_initialism(short, long, yes):
    assert is_initialism(short, long) == yes


def test_aliases_complete_the_mentions_of_a_document():
    document = document_of(contribution="- **에이전트 증류(Agent Distillation) 프레임워크 제안**: 새로운 방법을 소개합니다.")
    (found,) = complete_aliases(document, (mention("Agent Distillation", "Method", "proposes"),))
    assert found.aliases == ("에이전트 증류",)


def test_aliases_of_one_mention_are_not_given_to_another():
    document = document_of(method="- 흐름 매칭(Flow Matching)을 쓴다.")
    ours = mention("Flow Matching", "Method", "uses")
    theirs = mention("흐름 매칭", "Method", "mentions")
    assert complete_aliases(document, (ours, theirs)) == (ours, theirs)


def test_aliases_known_to_the_vocabulary_count_where_the_text_has_them():
    document = document_of(method="- GRPO, 즉 Group Relative Policy Optimization을 쓴다.")
    (found,) = complete_aliases(document, (mention("GRPO", "Method", "uses"),))
    assert "Group Relative Policy Optimization" in found.aliases


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("HiGS: History-Guided Sampling for Diffusion Models", ("History-Guided Sampling", "HiGS")),
        ('이 글은 "ICon: In-Context Contribution for Data"을 다룬다', ("In-Context Contribution", "ICon")),
        (
            "ERGO: Entropy-guided Resetting for Generation Optimization",
            ("Entropy-guided Resetting for Generation Optimization", "ERGO"),
        ),
        ("BOOM: Beyond Only One Modality KIT", ("Beyond Only One Modality", "BOOM")),
    ],
)
def test_aliases_titles_end_where_the_name_does(text, pair):
    assert pairs(text) == [pair]


@pytest.mark.parametrize("text", ["HuMo: Human-Centric Video Generation", "VChain: Chain-of-Visual-Thought for Video"])
def test_aliases_titles_that_spell_nothing_out(text):
    assert pairs(text) == []


def test_aliases_brackets_stand_for_nothing_before_a_conjunction():
    (bracket,) = find_brackets("잡음을 줄이고 그리고 분류기 지침(Guidance)을 쓴다")
    assert [head.text for head in bracket.heads] == ["지침", "분류기 지침"]

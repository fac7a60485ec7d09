import pytest

from extractors.proposals import with_own
from kg.model import Digest, Document, Mention, Passage, Role
from tests.readings import evidence

DIGEST = Digest("digest/d", "d.md", "2025-07-02", "jekyll")


def document(paper, text):
    passage = Passage(3, 10, text, "paragraph", "goal")
    return Document(paper, "", DIGEST, 1, (), "summarised", (passage,))


def relations(name, paper, text, *roles, aliases=()):
    mention = Mention(name, aliases, "Method", tuple(Role(role, (evidence(sentence=text),)) for role in roles or ("uses",)))
    return [role.relation for role in with_own(document(paper, text), mention).roles]


@pytest.mark.parametrize(
    "text",
    [
        "본 논문은 근접 정책 최적화(Proximal Policy Optimization, PPO)를 제안한다.",
        "**PPO 제안**: 간단한 대리 목적 함수입니다.",
        "PPO 알고리즘을 새롭게 제안하였다.",
        "PPO와 A2C+를 소개합니다.",
        "We introduce the new PPO.",
    ],
)
def test_proposals_are_those_of_the_paper_that_the_vocabulary_knows_a_name_from(text):
    assert relations("PPO", "1707.06347", text) == ["proposes"]
    assert relations("PPO", "2402.03300", text) == ["uses"]


@pytest.mark.parametrize("text", ["PPO를 사용한다.", "PPO의 한계를 제시한다.", "PPO로 학습한 모델을 제안한다."])
def test_proposals_are_stated(text):
    assert relations("PPO", "1707.06347", text) == ["uses"]


def test_proposals_of_what_nobody_is_known_to_have_introduced_are_said_outright():
    stated = "본 연구는 다중 턴 강화 학습을 위한 StarPO(State-Thinking-Actions-Reward Policy Optimization)를 제안한다."
    assert relations("StarPO", "2504.20073", stated, "mentions") == ["proposes"]
    assert relations("StarPO", "2504.20073", "StarPO를 제안한다.", "mentions") == ["mentions"]


def test_proposals_of_a_short_name_in_other_capitals_than_the_known_one_are_releases():
    text = "분산 학습용 Scion 구현체(Disco)를 공개하여 로그를 제공하였다."
    assert relations("Disco", "2510.03871", text) == ["proposes"]
    assert relations("DisCo", "2510.03871", text.replace("Disco", "DisCo")) == ["uses"]
    assert relations("Disco", "2510.03871", "Disco를 확장한 모델을 공개하였다.") == ["uses"]


def test_proposals_keep_what_else_is_done_with_a_name():
    text = "본 논문은 PPO를 제안한다."
    assert relations("PPO", "1707.06347", text, "evaluates", "uses") == ["evaluates", "proposes"]
    assert relations("ZorkRL", "1707.06347", text.replace("PPO", "ZorkRL")) == ["uses"]


@pytest.mark.parametrize(
    ("name", "paper", "confidence", "found"),
    [
        ("CKA", "2508.21815", 0.55, "uses"),
        ("CKA", "2508.21815", 0.9, "proposes"),
        ("CKA", "1905.00414", 0.55, "proposes"),
        ("DiT-XL/2", "2212.09748", 0.55, "proposes"),
        ("SFT", "2508.21815", 0.55, "uses"),
        ("ZorkRL", "2508.21815", 0.55, "proposes"),
        ("CkA", "2508.21815", 0.55, "proposes"),
    ],
)
def test_proposals_hardly_judged_so_are_not_those_of_a_known_thing(name, paper, confidence, found):
    text = f"잠재 공간에서 {name} 값을 쓴다."
    mention = Mention(name, (), "Method", (Role("proposes", (evidence(sentence=text, confidence=confidence),)),))
    assert [role.relation for role in with_own(document(paper, text), mention).roles] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ZYAL은 기존 Zonal Average Lagging(ZAL) 지표의 편향을 보완한다.", "comparesWith"),
        ("점수는 ZAL 등의 지표와 높은 상관관계를 보였다.", "uses"),
        ("기존 방법의 편향을 보완하는 ZAL을 보인다.", "proposes"),
    ],
)
def test_proposals_are_not_what_was_there_before_or_judges(text, found):
    assert relations("ZAL", "2508.21815", text, "proposes") == [found]

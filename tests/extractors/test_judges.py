from dataclasses import replace

import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of, mention
from tests.readings import evidence

OWN = mention("TapoBench", "Benchmark", "proposes")


def relations(method, *held, results="", own=OWN):
    """The roles of Zorka, each proved by the method's line."""
    document = document_of(contribution="TapoBench를 제안합니다.", method=method, results=results)
    passage = next(p for p in document.passages if "Zorka" in p.text)
    proof = replace(evidence(line=passage.line, sentence=passage.text), start=passage.start)
    asked = Mention("Zorka", (), "Model", tuple(Role(relation, (proof,)) for relation in held))
    return [role.relation for role in as_told(document, (own, asked))[-1].roles]


SAID = (
    "답이 옳은지 Zorka로 판정하였다.",
    "채점에는 Zorka를 판정 모델로 사용하였다.",
    "레이블은 Zorka로 달았습니다.",
    "문제를 거를 때 Zorka의 출력을 사용합니다.",
    "Preference pairs are judged by Zorka.",
    "Captions are relabeled with Zorka.",
    "추론 과정은 Zorka에서 증류하였습니다.",
)


@pytest.mark.parametrize("method", SAID)
def test_judges_are_used_and_not_examined_for_that(method):
    assert relations(method, "evaluates") == ["uses"]
    assert relations(method, "mentions") == ["uses"]
    assert relations(method, "evaluates", "uses") == ["uses"]


@pytest.mark.parametrize(
    "method",
    [
        "Zorka로 평가하였다.",
        "Zorka를 채점하였다.",
        "Zorka is judged by people.",
        "Zorka에서 증류된 모델이다.",
        "Zorka를 사용하였다.",
    ],
)
def test_judges_are_no_others(method):
    assert relations(method, "evaluates") == ["evaluates"]


def test_judges_keep_what_the_text_proves_elsewhere():
    assert relations("Zorka가 채점한다.", "comparesWith", own=mention("TapoBench", "Method", "proposes")) == [
        "comparesWith",
        "uses",
    ]

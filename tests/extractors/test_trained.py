from dataclasses import replace

import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of, mention
from tests.readings import evidence

OWN = mention("TAPO", "Method", "proposes")


def relations(method, *held):
    """The roles of GSM8K, each proved by the last line that names it."""
    document = document_of(contribution="TAPO를 제안합니다.", method=method)
    passage = [p for p in document.passages if "GSM8K" in p.text][-1]
    proof = replace(evidence(line=passage.line, sentence=passage.text), start=passage.start)
    asked = Mention("GSM8K", (), "Dataset", tuple(Role(relation, (proof,)) for relation in held))
    others = (mention(name, "Dataset", "evaluatesOn") for name in ("MATH500", "AIME"))
    return [role.relation for role in as_told(document, (OWN, *others, asked))[-1].roles]


@pytest.mark.parametrize("held", ["mentions", "uses", "evaluatesOn"])
@pytest.mark.parametrize(
    "method",
    [
        "- **학습 데이터**: GSM8K, MATH500의 문제와 합성 풀이를 사용합니다.",
        "- **Fine-tuning data**: MATH500, GSM8K",
        "- **Data**: prompts come from MATH500, GSM8K and newly synthesized ones.",
        "교사 모델을 MATH500, GSM8K의 합성 문제 59만 개로 학습합니다.",
        "교사를 GSM8K의 레이블 없는 문제로 증류한다.",
        "It is extended by pre-training on MATH500 and GSM8K.",
    ],
)
def test_trained_data_are_what_a_label_or_a_sentence_says_is_learnt_from(method, held):
    assert relations(method, held) == ["trainsOn"]


@pytest.mark.parametrize(
    "method",
    [
        "- **학습 데이터**: GSM8K와 겹치는 문제는 제외합니다.",
        "- **학습 데이터**: 평가는 GSM8K에서 합니다.",
        "GSM8K의 문제로 평가한다.",
        "It is trained on MATH500 and evaluated on GSM8K.",
        "- **평가**: GSM8K",
        "It is trained to perform well on GSM8K.",
    ],
)
def test_trained_data_are_none_that_a_sentence_sets_apart_or_tests_on(method):
    assert relations(method, "evaluatesOn") == ["evaluatesOn"]


@pytest.mark.parametrize(
    "method",
    [
        "GSM8K의 네 개 묶음에서 학습하고 평가합니다.",
        "TAPO는 MATH500과 GSM8K로 학습하고, 두 데이터의 테스트 세트와 AIME에서 평가하였다.",
    ],
)
def test_trained_data_may_be_tested_on_too(method):
    assert relations(method, "evaluatesOn") == ["evaluatesOn", "trainsOn"]


@pytest.mark.parametrize("method", ["- **Evaluation**: GSM8K and AIME.", "학습에 쓰지 않은 GSM8K에서 제로샷으로 시험하였다."])
def test_trained_what_is_merely_mentioned_is_tested_on_where_a_sentence_says_so(method):
    assert relations(method, "mentions") == ["evaluatesOn"]
    assert relations(method, "uses") == ["uses"]


@pytest.mark.parametrize(
    "method", ["GSM8K의 훈련 문제를 바탕으로 만든 20만 개의 풀이입니다.", "GSM8K를 기반으로 새로 구축한 데이터이다."]
)
def test_trained_data_that_something_is_built_on_is_used_too(method):
    assert relations(method, "evaluatesOn") == ["evaluatesOn", "uses"]


@pytest.mark.parametrize(
    ("method", "found"),
    [("- **사용된 데이터셋**: GSM8K, AIME", "evaluatesOn"), ("- **사용된 데이터셋**: GSM8K로 학습합니다.", "trainsOn")],
)
def test_trained_data_in_a_mere_list_is_tested_on(method, found):
    assert relations(method, "trainsOn") == [found]


def test_trained_data_keep_a_use_that_is_proved_elsewhere():
    assert relations("- **학습 데이터**: GSM8K\n- GSM8K를 참고한다.", "uses") == ["trainsOn", "uses"]

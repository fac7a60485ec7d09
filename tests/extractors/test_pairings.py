import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("Deep Group Training", "Method", "comparesWith", aliases=("DGT",)),
    mention("AIME", "Dataset", "evaluatesOn"),
    mention("MATH500", "Dataset", "evaluatesOn"),
    mention("GSM8K", "Dataset", "evaluatesOn"),
)


def claims_of(text):
    if text.isascii():
        document = english_document(text)
    else:
        document = document_of(contribution="TAPO를 제안합니다.", results=f"- **성능**: {text}")
    return read_claims(document, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "TAPO scores 61.2 on AIME, 72.3 on MATH500 and 83.4 on GSM8K.",
        "TAPO scores 61.2 (+5.1) on AIME, 72.3 (+4.2) on MATH500 and 83.4 (+3.3) on GSM8K.",
        "TAPO는 AIME에서 정확도 61.2%, MATH500 72.3%, GSM8K 83.4%를 얻었습니다.",
        "TAPO는 AIME(61.2%), MATH500(72.3%), GSM8K(83.4%)를 기록했습니다.",
        "TAPO는 AIME, MATH500, GSM8K에서 각각 61.2%, 72.3%, 83.4%를 달성하였습니다.",
        "TAPO reaches an accuracy of 61.2%, 72.3% and 83.4% on AIME, MATH500 and GSM8K, respectively.",
    ],
)
def test_pairings_give_a_number_to_the_data_set_that_it_stands_at(text):
    assert {(c.resource, c.value) for c in claims_of(text) if c.value} == {("AIME", 61.2), ("MATH500", 72.3), ("GSM8K", 83.4)}


@pytest.mark.parametrize(
    "text",
    [
        "AIME에서 GRPO와 DGT는 각각 61.2%와 72.3%에 그쳤습니다.",
        "AIME에서 GRPO와 DGT(Deep Group Training)는 각각 정확도 61.2%와 72.3%를 얻었습니다.",
        "AIME 정확도는 GRPO 61.2%, DGT 72.3%를 기록했습니다.",
        "On AIME, GRPO and DGT achieve 61.2% and 72.3%, respectively.",
        "The accuracy on AIME is 61.2% for GRPO and 72.3% for DGT.",
    ],
)
def test_pairings_give_a_level_to_the_system_that_it_stands_at(text):
    assert {(c.system, c.value) for c in claims_of(text)} == {("GRPO", 61.2), ("Deep Group Training", 72.3)}


def test_pairings_give_two_numbers_to_none_of_three_names():
    claims = claims_of("AIME, MATH500, GSM8K에서 TAPO는 각각 61.2%, 72.3%를 달성하였습니다.")
    assert {(c.system, c.value) for c in claims} == {("TAPO", 61.2), ("TAPO", 72.3)}


def test_pairings_take_a_share_of_a_systems_cost_for_no_level_of_it():
    assert "GRPO" not in {c.system for c in claims_of("TAPO는 GRPO의 6.6%에 불과한 메모리로 AIME에서 같은 정확도를 얻습니다.")}

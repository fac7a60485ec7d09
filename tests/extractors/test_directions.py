import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

TAPO = mention("TAPO", "Method", "proposes")
GRPO = mention("GRPO", "Method", "comparesWith")
AIME = mention("AIME", "Dataset", "evaluatesOn")


def deltas(text, *mentions):
    if text.isascii():
        document = english_document(text)
    else:
        document = document_of(contribution="TAPO를 제안합니다.", results=f"- **성능**: {text}")
    return [claim.delta for claim in read_claims(document, mentions or (TAPO, GRPO, AIME))]


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME에서 GRPO보다 1.7점 낮습니다.",
        "TAPO는 AIME에서 GRPO에 1.7%p 뒤졌습니다.",
        "TAPO는 AIME에서 GRPO 대비 1.7점 뒤처집니다.",
        "TAPO는 AIME에서 GRPO에 1.7점 못 미쳤습니다.",
        "TAPO는 AIME에서 GRPO에 비해 1.7점가량 열세였습니다.",
        "TAPO는 AIME에서 GRPO보다 1.7점 더 나쁩니다.",
        "TAPO는 AIME에서 GRPO보다 1.7점 모자랍니다.",
        "TAPO trails GRPO on AIME by 1.7 points.",
        "On AIME, TAPO is 1.7 points below GRPO.",
        "On AIME, TAPO lags behind GRPO by about 1.7 points.",
        "TAPO falls short of GRPO by 1.7 points on AIME.",
        "On AIME, TAPO underperforms GRPO by 1.7%.",
        "TAPO loses to GRPO by only 1.7 points on AIME.",
        "The gap to GRPO on AIME is now just 1.7 points.",
    ],
)
def test_directions_of_a_system_behind_another_are_down(text):
    assert deltas(text) == [-1.7]


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME에서 GRPO를 1.7점 앞섰습니다.",
        "TAPO는 AIME에서 GRPO보다 1.7점 높습니다.",
        "TAPO outperforms GRPO by 1.7 points on AIME.",
        "On AIME, GRPO trails TAPO by 1.7 points.",
    ],
)
def test_directions_of_the_papers_own_system_ahead_are_up(text):
    assert deltas(text) == [1.7]


def test_directions_behind_by_a_measure_of_which_less_is_better_are_left_to_the_model():
    assert deltas("TAPO는 GRPO보다 FID가 1.7점 나쁩니다.") == [1.7]
    assert deltas("TAPO는 GRPO보다 FID가 1.7점 낮습니다.") == [-1.7]

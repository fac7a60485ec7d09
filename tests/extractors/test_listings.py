import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("DAPO", "Method", "comparesWith"),
    mention("REINFORCE++", "Method", "comparesWith"),
    mention("MATH500", "Dataset", "evaluatesOn"),
    mention("GSM8K", "Dataset", "evaluatesOn"),
)


def claims_of(text):
    korean = document_of(contribution="TAPO를 제안합니다.", results=f"- {text}")
    return read_claims(english_document(text) if text.isascii() else korean, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "**MATH500**: 32B 교사 모델 61.2, GRPO 62.3, TAPO 63.4",
        "MATH500 정확도는 교사 모델이 61.2, GRPO가 62.3, TAPO가 63.4이다.",
        "**MATH500**: teacher model 61.2, GRPO 62.3, TAPO 63.4",
    ],
)
def test_listings_give_a_level_to_the_words_right_before_it(text):
    levels = {(c.system, c.value, c.baselines) for c in claims_of(text)}
    assert levels == {("", 61.2, ()), ("GRPO", 62.3, ()), ("TAPO", 63.4, ())}


@pytest.mark.parametrize(
    "text",
    [
        "**생성**: MATH500 종합 0.73 (GRPO 0.61, DAPO 0.67, REINFORCE++ 0.64)",
        "TAPO reaches 0.73 on MATH500 (GRPO: 0.61; DAPO: 0.67; REINFORCE++: 0.64).",
        "TAPO는 MATH500에서 0.73으로 GRPO 0.61, DAPO 0.67, REINFORCE++ 0.64를 모두 능가합니다.",
    ],
)
def test_listings_behind_a_level_or_before_a_word_for_more_are_those_of_rivals(text):
    ours, *theirs = claims_of(text)
    assert (ours.system, ours.value, ours.baselines) == ("TAPO", 0.73, ("GRPO", "DAPO", "REINFORCE++"))
    assert [(c.system, c.value) for c in theirs] == [("GRPO", 0.61), ("DAPO", 0.67), ("REINFORCE++", 0.64)]


def test_listings_set_a_level_beside_the_one_in_the_bracket_behind_it():
    (claim,) = claims_of("**MATH500**: 63.4점 (GRPO 62.3점)")
    assert (claim.system, claim.value, claim.baselines, claim.baseline_value) == ("TAPO", 63.4, ("GRPO",), 62.3)


def test_listings_of_bare_sizes_are_no_listings_of_strangers():
    claims = claims_of("**MATH500**: TAPO 7B가 63.4%, 13B 모델이 65.0%로, GRPO의 62.3%를 상회합니다.")
    assert "" not in {c.system for c in claims}


def test_listings_of_data_are_no_listings_of_strangers():
    claims = claims_of("TAPO는 MATH500 63.4%, GSM8K 81.2%, 평균 72.3%를 얻었습니다.")
    assert {c.system for c in claims} == {"TAPO"}

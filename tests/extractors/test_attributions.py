import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("DAPO", "Method", "comparesWith"),
    mention("DPO", "Method", "comparesWith"),
    mention("KL-Cov", "Method", "uses"),
    mention("MATH500", "Dataset", "evaluatesOn"),
    mention("GSM8K", "Dataset", "evaluatesOn"),
)


def levels_of(text):
    """System, level, baselines and the baseline's level of each claim."""
    korean = document_of(contribution="TAPO를 제안합니다.", results=f"- {text}")
    claims = read_claims(english_document(text) if text.isascii() else korean, NAMES)
    return {(c.system, c.value, "+".join(c.baselines), c.baseline_value) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "MATH500에서 TAPO의 정확도는 92.5로 GRPO의 93.0과 비슷하고 DAPO의 23.2를 크게 상회합니다.",
        "MATH500에서 TAPO의 정확도는 92.5로 GRPO의 93.0에는 못 미치지만 DAPO(23.2)와도 큰 차이가 납니다.",
        "On MATH500, TAPO obtains 92.5, well above DAPO (23.2), but below the 93.0 of the strong GRPO.",
    ],
)
def test_attributions_give_each_of_two_rivals_its_level_whatever_the_verbs(text):
    found = levels_of(text)
    assert {(system, level) for system, level, _, _ in found} == {("TAPO", 92.5), ("GRPO", 93.0), ("DAPO", 23.2)}


def test_attributions_pair_several_levels_with_those_of_one_rival_behind_them():
    text = "On MATH500 and GSM8K, TAPO attains 32.1% and 66.5%, respectively, against 25.6% and 56.1% for GRPO."
    assert levels_of(text) == {("TAPO", 32.1, "GRPO", 25.6), ("TAPO", 66.5, "GRPO", 56.1)}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("On MATH500, the accuracy of TAPO climbs from 46.4% with GRPO to 76.8%.", {("TAPO", 76.8, "GRPO", 46.4)}),
        ("GRPO가 문제당 100ms인 데 비해 TAPO는 35ms 만에 답을 낸다.", {("TAPO", 35, "GRPO", 100)}),
        ("TAPO의 추론 시간은 0.2초로, GRPO의 약 9초보다 훨씬 짧습니다.", {("TAPO", 0.2, "GRPO", 9)}),
    ],
)
def test_attributions_tell_a_level_with_the_one_that_its_clause_is_set_off_against(text, levels):
    assert levels_of(text) == levels


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("MATH500에서 KL-Cov를 제거하면 정확도가 62.3%에서 51.0%로 하락하였다.", "KL-Cov"),
        ("MATH500에서 TAPO 없이는 정확도가 62.3%에서 51.0%로 하락하였다.", "TAPO"),
        ("Without KL-Cov, accuracy on MATH500 falls from 62.3% to 51.0%.", "KL-Cov"),
        ("On MATH500, dropping KL-Cov lowers the accuracy from 62.3% to 51.0%.", "KL-Cov"),
    ],
)
def test_attributions_of_a_level_without_a_part_are_not_to_the_part(text, system):
    found = levels_of(text)
    assert system not in {name for name, *_ in found}
    assert {(level, base) for _, level, _, base in found} == {(51.0, 62.3)}

import pytest

from extractors.results import read_claims
from kg.doubts import MOST
from kg.model import Document
from tests.digests import document_of, english_document, mention

GRPO = mention("GRPO", "Method", "comparesWith")
DAPO = mention("DAPO", "Method", "comparesWith")
TAPO = mention("TAPO", "Method", "proposes")
AIME = mention("AIME", "Dataset", "evaluatesOn")
MATH = mention("MATH500", "Dataset", "evaluatesOn")
GENEVAL = mention("GenEval", "Benchmark", "evaluatesOn")


def claims_of(results, *mentions, contribution="TAPO라는 새로운 프레임워크를 제안합니다."):
    return read_claims(document_of(contribution=contribution, results=results), mentions)


def test_results_tell_a_level_from_where_it_came_from():
    (claim,) = claims_of("- **성능 비교**: TAPO는 GenEval 정확도를 63%에서 95%로 향상시켰습니다.", TAPO, GENEVAL)
    assert (claim.value, claim.delta, claim.baseline_value, claim.unit) == (95.0, None, 63.0, "%")
    assert (claim.system, claim.resource, claim.metric) == ("TAPO", "GenEval", "accuracy")


def test_results_tell_a_change_and_whom_it_is_against():
    (claim,) = claims_of("- **AIME**: TAPO는 AIME에서 GRPO에 비해 99% 향상된 성능을 보입니다.", TAPO, GRPO, AIME)
    assert (claim.value, claim.delta, claim.system, claim.baselines, claim.resource) == (None, 99.0, "TAPO", ("GRPO",), "AIME")


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME에서 GRPO 및 DAPO 대비 3.2% 높은 정확도를 달성하였습니다.",
        "TAPO는 AIME에서 기존의 GRPO, DAPO 등 강력한 기법보다 정확도가 3.2% 향상되었습니다.",
        "TAPO outperforms GRPO and DAPO on AIME by 3.2%.",
    ],
)
def test_results_tell_a_change_against_all_that_the_text_lists(text):
    (claim,) = claims_of(f"- **성능**: {text}", TAPO, GRPO, DAPO, AIME)
    assert (claim.delta, claim.system, sorted(claim.baselines)) == (3.2, "TAPO", ["DAPO", "GRPO"])


def test_results_give_a_number_to_the_system_that_its_clause_describes():
    claims = claims_of(
        "- **성능**: TAPO는 AIME에서 71.5%로 DAPO를 앞섰으나, 87.9%를 기록한 GRPO에는 못 미칩니다.", TAPO, DAPO, GRPO, AIME
    )
    assert {(c.system, c.value) for c in claims} == {("TAPO", 71.5), ("GRPO", 87.9)}


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME에서 79.2점으로 GRPO(69.4), DAPO(68.9)를 앞섭니다.",
        "TAPO는 AIME에서 0.80으로 GRPO의 0.61, DAPO의 0.67보다 높습니다.",
        "TAPO는 AIME에서 78.3%를 얻어 GRPO의 48.3%와 DAPO의 61.7%를 크게 앞섰습니다.",
        "TAPO는 AIME에서 88.4%로 GRPO(89.1%)와 DAPO(89.3%)에 약간 못 미칩니다.",
        "TAPO scores 70.0% on AIME, ahead of GRPO (54.7% on AIME) and DAPO (65.6% on AIME).",
        "TAPO achieves 91.2% on AIME, compared to 76.5% for GRPO and 86.0% for DAPO.",
    ],
)
def test_results_take_the_levels_of_several_baselines_for_theirs(text):
    ours, *theirs = claims_of(f"- **성능**: {text}", TAPO, GRPO, DAPO, AIME)
    assert (ours.system, ours.baselines, ours.baseline_value) == ("TAPO", ("GRPO", "DAPO"), None)
    assert [(c.system, c.resource, c.baselines) for c in theirs] == [("GRPO", "AIME", ()), ("DAPO", "AIME", ())]


def test_results_pair_the_levels_of_a_baseline_by_their_turn():
    claims = claims_of(
        "- **성능**: TAPO는 AIME 84.5%, MATH500 73.2%를 얻어 GRPO(83.0%, 72.5%)를 능가하였습니다.", TAPO, GRPO, AIME, MATH
    )
    assert {(c.resource, c.value, c.baseline_value) for c in claims} == {("AIME", 84.5, 83.0), ("MATH500", 73.2, 72.5)}


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME에서 84.5, MATH500 73.2를 얻어 GRPO(83.0 / 72.5)와 DAPO를 능가하였습니다.",
        "TAPO는 AIME에서 84.5, MATH500 73.2를 얻어 GRPO(83.0, 72.5)를 앞질렀습니다.",
    ],
)
def test_results_pair_the_levels_in_a_bracket_by_their_turn_whatever_goes_on_behind_it(text):
    claims = claims_of(f"- **성능**: {text}", TAPO, GRPO, DAPO, AIME, MATH)
    assert {(c.resource, c.value, c.baselines, c.baseline_value) for c in claims} == {
        ("AIME", 84.5, ("GRPO",), 83.0),
        ("MATH500", 73.2, ("GRPO",), 72.5),
    }


def test_results_give_each_of_two_rivals_its_levels_in_turn():
    text = "TAPO scores 84.5 on AIME and 73.2 on MATH500, ahead of GRPO (83.0 and 72.5) and DAPO (81.6 and 70.4)."
    claims = claims_of(f"- **Performance**: {text}", TAPO, GRPO, DAPO, AIME, MATH)
    theirs = {(c.system, c.resource, c.value) for c in claims if c.system != "TAPO"}
    assert theirs == {("GRPO", "AIME", 83.0), ("GRPO", "MATH500", 72.5), ("DAPO", "AIME", 81.6), ("DAPO", "MATH500", 70.4)}


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME 정확도를 53%에서 75%로 높여 GRPO(64%)까지 넘었습니다.",
        "TAPO는 AIME에서 53%이던 정확도를 75%로 끌어올려 GRPO(64%)를 앞질렀습니다.",
    ],
)
def test_results_tell_a_level_with_its_rivals_rather_than_with_where_it_started(text):
    (claim,) = claims_of(f"- **성능**: {text}", TAPO, GRPO, AIME)
    assert (claim.value, claim.baselines, claim.baseline_value) == (75.0, ("GRPO",), 64.0)


def test_results_read_an_arrow_as_from_and_to_and_a_plus_in_a_bracket_as_the_gain():
    claims = claims_of("- **성능**: TAPO를 적용하면 AIME는 72.9%→78.2%, MATH500은 36.8%→41.7%로 향상됩니다.", TAPO, AIME, MATH)
    levels = {(c.resource, c.value, c.baseline_value) for c in claims}
    assert levels == {("AIME", 78.2, 72.9), ("MATH500", 41.7, 36.8)}
    claims = claims_of("- **성능**: TAPO의 AIME는 51.6(+4.0), MATH500은 38.1(+12.2)입니다.", TAPO, AIME, MATH)
    assert {c.value or c.delta for c in claims} == {51.6, 4.0, 38.1, 12.2}


def test_results_take_the_level_of_an_unknown_rival_for_nobodys_result():
    claims = claims_of("- **Result**: On AIME it gets 57.3%, outperforming QNet's 48.3%.", TAPO, AIME)
    assert [(c.value, c.baseline_value) for c in claims] == [(57.3, 48.3)]


@pytest.mark.parametrize(
    "text", ["TAPO는 AIME에서 평균 88.8점, MATH500에서는 77.5점입니다.", "TAPO의 점수는 AIME 88.8점, MATH500 77.5점입니다."]
)
def test_results_take_a_number_without_a_word_for_change_for_a_level(text):
    assert {(c.resource, c.value) for c in claims_of(f"- **성능**: {text}", TAPO, AIME, MATH)} == {
        ("AIME", 88.8),
        ("MATH500", 77.5),
    }


def test_results_read_a_range_of_changes_as_changes():
    claims = claims_of("- **성능**: 두 기법은 여러 과제에서 3.07%에서 16.85%의 향상을 가져왔습니다.", TAPO)
    assert {(c.value, c.delta) for c in claims} == {(None, 3.07), (None, 16.85)}


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("TAPO의 응답 길이를 두 단계로 늘리면 AIME 점수가 63.5에서 68.1로 오릅니다.", ""),
        ("When the response length grows, TAPO rises from 63.5 to 68.1 on AIME.", ""),
        ("TAPO는 AIME에서 정확도를 63.5에서 68.1로 높였습니다.", "accuracy"),
    ],
)
def test_results_are_not_measured_by_what_their_condition_speaks_of(text, metric):
    (claim,) = claims_of(f"- **성능**: {text}", TAPO, AIME)
    assert (claim.value, claim.baseline_value, claim.metric) == (68.1, 63.5, metric)


def test_results_give_a_level_its_baseline_past_the_digits_of_a_name():
    rival = mention("SigLIP 2", "Model", "comparesWith")
    (claim,) = claims_of("- **성능**: TAPO는 AIME에서 88.4%로 SigLIP 2(87.1%)를 앞섰습니다.", TAPO, AIME, rival)
    assert (claim.value, claim.baselines, claim.baseline_value) == (88.4, ("SigLIP 2",), 87.1)


def test_results_tell_whose_level_was_raised():
    (claim,) = claims_of("- **성능**: AIME 정확도를 GRPO의 76.5%에서 97.1%로 끌어올렸습니다.", TAPO, GRPO, AIME)
    assert (claim.system, claim.value, claim.baselines, claim.baseline_value) == ("TAPO", 97.1, ("GRPO",), 76.5)


def test_results_of_a_system_without_a_part_are_not_the_systems():
    assert not claims_of("- **절제**: TAPO w/o KL은 AIME에서 33.0%로 떨어졌습니다.", TAPO, AIME)


def test_results_take_no_digits_of_a_name_for_a_number():
    claims = claims_of("- **성능**: TAPO reaches 50.4% on MATH500, AIME'24 and AIME'25.", TAPO, AIME, MATH)
    assert [c.value for c in claims] == [50.4]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("TAPO는 AIME에서 GRPO(45.1%) 대비 50.3%를 달성했습니다.", [(50.3, 45.1)]),
        ("TAPO는 AIME에서 71.5%로 GRPO(61.9%)를 앞섰고, MATH500에서는 87.9%를 기록했습니다.", [(71.5, 61.9), (87.9, None)]),
        ("TAPO는 AIME에서 98.2% vs 97.1%, MATH500에서 55.0% vs 50.1%로 GRPO를 능가합니다.", [(98.2, 97.1), (55.0, 50.1)]),
        (
            "TAPO는 AIME에서 45.1%에서 50.3%로, MATH500에서 90.0%에서 95.2%로 정확도를 높였습니다.",
            [(50.3, 45.1), (95.2, 90.0)],
        ),
    ],
)
def test_results_give_each_level_the_one_that_it_is_printed_with(text, levels):
    claims = claims_of(f"- **성능**: {text}", TAPO, GRPO, AIME, MATH)
    assert [(c.value, c.baseline_value) for c in claims] == levels


@pytest.mark.parametrize(
    ("text", "delta", "unit"),
    [
        ("TAPO는 기존 방법 대비 15.6% 높은 정확도를 달성하였습니다.", 15.6, "%"),
        ("TAPO는 추론 시간을 최대 38% 단축하였습니다.", -38.0, "%"),
        ("TAPO는 기존 방법보다 32.8% 더 짧은 응답을 생성하면서 성능을 유지하였습니다.", -32.8, "%"),
        ("TAPO는 기존 방법 대비 14.6배 빠른 추론 속도를 달성하였습니다.", 14.6, "x"),
        ("TAPO의 정확도는 +4.3% 향상되었습니다.", 4.3, "%"),
    ],
)
def test_results_sign_a_change_as_the_text_means_it(text, delta, unit):
    (claim,) = claims_of(f"- **성능**: {text}", TAPO)
    assert (claim.value, claim.delta, claim.unit) == (None, delta, unit)


def test_results_give_each_number_of_a_list_its_own_resource():
    claims = claims_of("- **성능**: TAPO는 AIME와 MATH500에서 각각 50.5%, 94.0%의 정확도를 달성하였습니다.", TAPO, AIME, MATH)
    assert [(c.value, c.resource) for c in claims] == [(50.5, "AIME"), (94.0, "MATH500")]


def test_results_read_a_range_as_two():
    claims = claims_of("- **성능**: TAPO는 기존 방법 대비 1.2-1.6배 높은 성능을 달성하였습니다.", TAPO)
    assert [(c.delta, c.unit) for c in claims] == [(1.2, "x"), (1.6, "x")]


@pytest.mark.parametrize(
    "text",
    [
        "- **데이터셋**: 22,758개 클립과 8가지 감정 범주를 포함합니다.",
        "- **모델 구성**: 7B와 32B 파라미터 모델을 사용하며 배치 크기는 64입니다.",
    ],
)
def test_results_leave_sizes_and_settings_alone(text):
    assert read_claims(document_of(method=text), (TAPO,)) == ()


def test_results_are_claimed_once_though_told_twice():
    text = "TAPO는 AIME에서 50.5%의 정확도를 달성하였습니다."
    (claim,) = claims_of(f"- **성능**: {text}\n- **정확도**: {text}", TAPO, AIME)
    assert len(claim.evidence) == 2


def test_results_point_at_the_number_in_the_file():
    document = document_of(results="- **성능**: TAPO는 AIME에서 50.5%의 정확도를 달성하였습니다.")
    (claim,) = read_claims(document, (TAPO, AIME))
    (evidence,) = claim.evidence
    passage = next(p for p in document.passages if p.line == evidence.line)
    assert passage.text[evidence.start - passage.start : evidence.end - passage.start] == claim.printed == "50.5%"
    assert evidence.digest == document.digest.id
    assert 0.5 < evidence.confidence <= 1


def test_results_of_a_doubtful_document_are_no_surer_than_half():
    document = document_of(results="- **성능**: TAPO는 AIME에서 50.5%의 정확도를 달성하였습니다.")
    fields = {name: getattr(document, name) for name in Document.__slots__}
    claims = read_claims(Document(**fields | {"status": "doubtful"}), (TAPO, AIME))
    assert [e.confidence for c in claims for e in c.evidence] == [MOST]


def test_results_are_read_in_english():
    document = english_document("TAPO reaches an accuracy of 50.5% on AIME and improves over GRPO by 4.2%.")
    claims = read_claims(document, (TAPO, GRPO, AIME))
    assert [(c.value, c.delta, c.system) for c in claims] == [(50.5, None, "TAPO"), (None, 4.2, "TAPO")]
    assert claims[0].resource == "AIME"
    assert claims[0].metric == "accuracy"


def test_results_need_no_names():
    (claim,) = claims_of("- **성능**: 제안 방법은 정확도 91.2%를 달성하였습니다.")
    assert (claim.system, claim.resource, claim.value) == ("", "", 91.2)

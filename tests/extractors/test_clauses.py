import pytest

from extractors.results import read_claims
from tests.digests import document_of, mention

GRPO = mention("GRPO", "Method", "comparesWith")
DAPO = mention("DAPO", "Method", "comparesWith")
DPO = mention("DPO", "Method", "comparesWith")
TAPO = mention("TAPO", "Method", "proposes")
AIME24 = mention("AIME24", "Dataset", "evaluatesOn")
AIME25 = mention("AIME25", "Dataset", "evaluatesOn")
MATH = mention("MATH500", "Dataset", "evaluatesOn")
ALL = (TAPO, GRPO, DAPO, DPO, AIME24, AIME25, MATH)


def told(text):
    """System, resource, number and baselines of each claim; a change has a sign before it."""
    document = document_of(contribution="TAPO라는 새로운 프레임워크를 제안합니다.", results=f"- **성능**: {text}")
    claims = read_claims(document, ALL)
    numbers = ((c, f"{c.delta:+g}" if c.value is None else f"{c.value:g}") for c in claims)
    return sorted((c.system, c.resource, number, "+".join(c.baselines)) for c, number in numbers)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("기존 GRPO는 AIME24에서 41.0%에 불과했으나, 제안 방법은 45.0%를 달성했습니다.", ["GRPO AIME24 41", "TAPO AIME24 45"]),
        (
            "같은 조건의 GRPO는 AIME24에서 46.7%에 그쳐, TAPO가 10.0%p 더 높습니다.",
            ["GRPO AIME24 46.7", "TAPO AIME24 +10 GRPO"],
        ),
        ("GRPO가 AIME24에서 TAPO를 1.5%p 앞섰습니다.", ["TAPO AIME24 -1.5 GRPO"]),
        ("AIME24에서 GRPO는 제안 방법보다 4.0%p 낮았습니다.", ["TAPO AIME24 +4 GRPO"]),
        (
            "TAPO는 AIME24에서 GRPO와 DAPO보다 각각 4.0%p, 2.0%p 높은 정확도를 보였습니다.",
            ["TAPO AIME24 +2 DAPO", "TAPO AIME24 +4 GRPO"],
        ),
        (
            "TAPO는 AIME24에서 GRPO보다 4.8%p 높지만 MATH500에서는 DAPO에 0.2%p 뒤집니다.",
            ["TAPO AIME24 +4.8 GRPO", "TAPO MATH500 -0.2 DAPO"],
        ),
        (
            "TAPO surpasses GRPO by 4.0% on AIME24 but falls behind DAPO by 1.0% on MATH500.",
            ["TAPO AIME24 +4 GRPO", "TAPO MATH500 -1 DAPO"],
        ),
        ("GRPO reaches 41.0% on AIME24 while TAPO reaches 45.0%.", ["GRPO AIME24 41", "TAPO AIME24 45"]),
        ("TAPO는 GRPO 기반 모델보다 2.0%p 높다.", ["TAPO +2 GRPO"]),
        ("TAPO는 GRPO 기준선 대비 DPO에서 4.1%, DAPO에서 2.0% 향상되었다.", ["TAPO +2 GRPO", "TAPO +4.1 GRPO"]),
        ("DAPO를 제외한 모든 방법보다 AIME24에서 2.0%p 이상 높습니다.", ["TAPO AIME24 +2"]),
        ("TAPO와 GRPO는 AIME24에서 각각 45.0%와 41.0%를 기록했습니다.", ["GRPO AIME24 41", "TAPO AIME24 45"]),
        (
            "AIME24와 AIME25에서 TAPO는 45.0%와 33.0%를 기록했습니다.",
            ["TAPO AIME24 45", "TAPO AIME25 33"],
        ),
        (
            "AIME24/AIME25에서 45.0/33.0%로 GRPO의 41.0/30.0%를 앞섭니다.",
            ["TAPO AIME24 45 GRPO", "TAPO AIME25 33 GRPO"],
        ),
    ],
)
def test_clauses_say_whose_a_number_is_and_against_whom(text, claims):
    assert [" ".join(filter(None, claim)) for claim in told(text)] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("GRPO 대비 AIME24 +4.0%p, AIME25 −3.0%p, MATH500 -0.5%p", ["AIME24 +4", "AIME25 -3", "MATH500 -0.5"]),
        ("TAPO는 AIME24에서 45.0% (-0.5%p)를 기록했습니다.", ["AIME24 -0.5", "AIME24 45"]),
        ("AIME24에서 6.4%p 하락했습니다.", ["AIME24 -6.4"]),
        ("AIME24에서 정확도가 1.6% 올랐습니다.", ["AIME24 +1.6"]),
        ("AIME24에서는 21.9, MATH500에서는 15.4 올랐습니다.", ["AIME24 +21.9", "MATH500 +15.4"]),
        ("**AIME24**: 41.0 → 45.0 (GRPO → TAPO)", ["AIME24 45"]),
    ],
)
def test_numbers_are_changes_where_they_are_printed_so(text, claims):
    assert [f"{resource} {number}" for _, resource, number, _ in told(text)] == claims


@pytest.mark.parametrize(
    "text",
    [
        "AIME24에서 TAPO는 45.0%로 GRPO의 41.0%, DAPO의 43.0%보다 높습니다.",
        "TAPO는 AIME24에서 45.0%로, GRPO(41.0%)와 DAPO(43.0%)를 모두 앞섭니다.",
    ],
)
def test_levels_of_several_baselines_are_levels_of_their_own(text):
    assert told(text) == [("DAPO", "AIME24", "43", ""), ("GRPO", "AIME24", "41", ""), ("TAPO", "AIME24", "45", "GRPO+DAPO")]


def test_systems_that_a_sentence_lists_are_not_told_against_each_other():
    claims = told("AIME24에서 GRPO는 27.0, DAPO는 33.4, DPO는 17.0이고 TAPO는 29.4입니다.")
    assert [(system, number, against) for system, _, number, against in claims] == [
        ("DAPO", "33.4", ""),
        ("DPO", "17", ""),
        ("GRPO", "27", ""),
        ("TAPO", "29.4", ""),
    ]


def test_a_measure_that_is_held_equal_or_a_part_of_a_name_is_not_measured():
    klcov = mention("KL-Cov", "Method", "proposes")
    document = document_of(results="- **성능**: 같은 학습 비용에서 KL-Cov는 AIME24에서 GRPO보다 6.4%p 높았습니다.")
    (claim,) = read_claims(document, (klcov, GRPO, AIME24))
    assert (claim.system, claim.metric, claim.delta, claim.baselines) == ("KL-Cov", "", 6.4, ("GRPO",))


def test_a_sentence_without_a_system_goes_on_with_that_of_the_one_before():
    klcov, clipcov = mention("KL-Cov", "Method", "proposes"), mention("Clip-Cov", "Method", "proposes")
    text = "Clip-Cov와 KL-Cov를 비교했습니다. KL-Cov는 GRPO보다 6.4%p 높았습니다. 특히 AIME24에서는 GRPO보다 15.0%p 높습니다."
    document = document_of(contribution="Clip-Cov와 KL-Cov를 제안합니다.", results=f"- **성능**: {text}")
    claims = read_claims(document, (clipcov, klcov, GRPO, AIME24))
    assert [(c.system, c.delta, c.baselines) for c in claims] == [("KL-Cov", 6.4, ("GRPO",)), ("KL-Cov", 15.0, ("GRPO",))]


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 AIME24에서 45.0%로 GRPO의 41.0%보다 높지만 DAPO의 47.5%보다는 다소 낮습니다.",
        "TAPO는 AIME24에서 45.0%로 GRPO(41.0%)를 앞섰으나 DAPO(47.5%)에는 미치지 못했습니다.",
        "TAPO scores 45.0% on AIME24, higher than GRPO (41.0%) but not DAPO (47.5%).",
    ],
)
def test_clauses_tell_whom_a_level_is_above_and_whom_it_is_below(text):
    claims = ["DAPO AIME24 47.5", "GRPO AIME24 41", "TAPO AIME24 45 GRPO+DAPO"]
    assert [" ".join(filter(None, claim)) for claim in told(text)] == claims


def test_what_a_system_is_run_with_is_not_the_subject():
    assert [system for system, *_ in told("TAPO with GRPO has 45.0% on AIME24.")] == ["TAPO"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("TAPO reaches 45.0% on AIME24, below the 47.5% of DAPO.", ["TAPO AIME24 45 DAPO"]),
        ("TAPO reaches 45.0% on AIME24, which falls short of GRPO's 56.8%.", ["TAPO AIME24 45 GRPO"]),
        ("GRPO has 41.0% on AIME24, whereas TAPO has 45.0%.", ["GRPO AIME24 41", "TAPO AIME24 45"]),
        ("다른 모델과 섞은 앙상블의 AIME24 정확도는 48.0%로, TAPO의 45.0%보다 높습니다.", ["AIME24 48 TAPO"]),
        ("AIME24에서 TAPO는 45.0%를 풀었지만, 대학원생들은 62.0%를 풀었습니다.", ["AIME24 62", "TAPO AIME24 45"]),
        ("On AIME24 TAPO solves 45.0%, while human experts reach 62.0%.", ["AIME24 62", "TAPO AIME24 45"]),
        ("GRPO는 AIME24에서 47.0%로 1.5%p 더 높습니다.", ["GRPO AIME24 47", "TAPO AIME24 -1.5 GRPO"]),
        ("TAPO는 AIME24에서 47.0%로 1.5%p 더 높습니다.", ["TAPO AIME24 +1.5", "TAPO AIME24 47"]),
    ],
)
def test_clauses_give_the_levels_of_rivals_mixtures_and_people_to_them(text, claims):
    assert [" ".join(filter(None, claim)) for claim in told(text)] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("GRPO 기준선 대비 AIME24에서 4.0%p, MATH500에서 3.0%p 높습니다.", ["TAPO AIME24 +4 GRPO", "TAPO MATH500 +3 GRPO"]),
        (
            "GRPO 대비 AIME24에서 TAPO는 4.0%p, DAPO는 2.0%p 향상되었습니다.",
            ["DAPO AIME24 +2 GRPO", "TAPO AIME24 +4 GRPO"],
        ),
        ("On AIME24, TAPO exceeds GRPO (45.0 vs. 43.2).", ["TAPO AIME24 45 GRPO"]),
    ],
)
def test_clauses_spread_what_is_named_once_over_their_numbers(text, claims):
    assert [" ".join(filter(None, claim)) for claim in told(text)] == claims


def test_clauses_give_a_number_to_the_size_that_they_name():
    sized = (*ALL, mention("TAPO-7B", "Model", "mentions"))
    document = document_of(
        contribution="TAPO라는 새로운 프레임워크를 제안합니다.",
        results="- **성능**: TAPO-7B의 정확도는 AIME24에서 45.0%로 GRPO(41.0%)를 앞섰습니다.",
    )
    assert [(c.system, c.value, c.baselines, c.baseline_value) for c in read_claims(document, sized)] == [
        ("TAPO-7B", 45.0, ("GRPO",), 41.0)
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("On AIME24, TAPO reaches 97.4% whereas GRPO collapses to 5.4%.", ["GRPO AIME24 5.4", "TAPO AIME24 97.4 GRPO"]),
        ("TAPO reaches 45.0% on AIME24. The GRPO baseline reaches only 36.2%.", ["GRPO AIME24 36.2", "TAPO AIME24 45"]),
        ("TAPO edges out GRPO on AIME24 (45.0% vs. 44.1%).", ["TAPO AIME24 45 GRPO"]),
        ("On AIME24 the accuracy climbs from 46.4% with GRPO to 76.8%.", ["TAPO AIME24 76.8 GRPO"]),
    ],
)
def test_clauses_say_in_english_who_falls_to_a_level_and_past_whom_it_is(text, claims):
    assert [" ".join(filter(None, claim)) for claim in told(text)] == claims

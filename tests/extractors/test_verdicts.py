import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("MATH500", "Dataset", "evaluatesOn"),
    mention("GSM8K", "Dataset", "evaluatesOn"),
    mention("AIME24", "Dataset", "evaluatesOn"),
)


def numbers_of(text):
    """Each claim's level with that of the baseline behind a slash, or its change with a sign."""
    korean = document_of(contribution="TAPO를 제안합니다.", results=f"- {text}")
    claims = read_claims(english_document(text) if text.isascii() else korean, NAMES)
    levels = {
        f"{c.value:g}" + (f"/{c.baseline_value:g}" if c.baseline_value is not None else "") for c in claims if c.delta is None
    }
    return levels | {f"{c.delta:+g}" for c in claims if c.delta is not None}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("기존에 12.5%였던 환각률이 TAPO 적용 후 3.1%까지 낮아졌고, 지연 시간은 15% 늘어났다.", {"3.1/12.5", "+15"}),
        ("한 장당 7.2초 걸리던 생성이 0.4초로 단축되었다.", {"0.4/7.2"}),
        ("TAPO는 MATH500의 오류율을 5.2%까지 줄였다.", {"5.2"}),
        ("TAPO는 GRPO 대비 MATH500의 토큰 사용량을 최대 41.5%까지 줄였다.", {"-41.5"}),
        ("MATH500에서 TAPO는 46.6점으로 GRPO의 34.5점보다 12.1점 높다.", {"46.6/34.5", "+12.1"}),
        ("MATH500, GSM8K, AIME24에서 정확도가 각각 77.9, 90.7, 78.4였다.", {"77.9", "90.7", "78.4"}),
        ("TAPO adds 2.1 points on MATH500; dropping the filter costs 1.4 points on GSM8K.", {"+2.1", "-1.4"}),
        ("**MATH500**: TAPO는 기존 모델의 66.3%에서 72.9%로 성능을 향상시켰습니다.", {"72.9/66.3"}),
        ("TAPO는 응답 길이를 3%에서 41%까지 감소시켰습니다.", {"-3", "-41"}),
        ("**TAPO**: MATH500 61.7, GSM8K 71.3 (GRPO 대비 각각 +4.7, +2.6)", {"61.7", "71.3", "+4.7", "+2.6"}),
        ("TAPO는 GRPO보다 1.5배 빠르며 최대 740 TFLOPs/s를 기록합니다.", {"+1.5", "740"}),
        ("TAPO는 MATH500과 GSM8K에서 정확도를 각각 56.3%, 63.0%까지 향상시켰습니다.", {"56.3", "63"}),
        ("TAPO는 95%의 어텐션 연산 비용 절감을 이루었습니다.", {"-95"}),
        ("TAPO는 MATH500에서 95.0%의 정확도로 성능 향상을 입증했습니다.", {"95"}),
        ("TAPO는 MATH500에서 성능 저하 0.5%로 8.8배의 속도 향상을 달성하였습니다.", {"-0.5", "+8.8"}),
        ("TAPO는 MATH500에서 79.6%, GSM8K에서 82.4%의 우수한 성능을 기록하며 GRPO보다 2배 빠릅니다.", {"79.6", "82.4", "+2"}),
        ("TAPO는 GRPO 대비 MATH500에서 9.6%, GSM8K에서 2.4% 향상되었습니다.", {"+9.6", "+2.4"}),
        ("TAPO gives 3.89x memory saving during decoding.", {"-3.89"}),
        ("TAPO reduces inference memory by up to 2.55x.", {"-2.55"}),
    ],
)
def test_verdicts_tell_what_was_reached_from_what_was_and_from_how_much_it_changed(text, numbers):
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "TAPO는 MATH500에서 300배 큰 GRPO를 능가하였다.",
        "TAPO outperforms models 300x larger than it on MATH500.",
    ],
)
def test_verdicts_take_how_much_larger_a_rival_is_for_no_result(text):
    assert not numbers_of(text)

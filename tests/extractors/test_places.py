import pytest

from extractors.results import read_claims
from tests.digests import document_of, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("LIBERO", "Benchmark", "evaluatesOn"),
    mention("MMMU", "Benchmark", "evaluatesOn"),
)


def data_of(text, number):
    claims = read_claims(document_of(contribution="TAPO를 제안합니다.", results=f"- {text}"), NAMES)
    return [c.resource for c in claims if number in (c.value, c.delta)]


@pytest.mark.parametrize(
    ("text", "number", "resource"),
    [
        ("LIBERO에서 성공률은 84.3%로 GRPO(81.2%)를 상회하였다. 사용자 선호도 조사에서는 66.1%의 선택을 받았다.", 66.1, ""),
        ("TAPO는 추론에 750ms가 걸린다. LIBERO에서는 GRPO보다 높은 성공률을 보였다.", 750, ""),
        ("TAPO의 LIBERO 성공률은 58.9%로 GRPO(58.1%)보다 높고 6배 빠릅니다.", 6, ""),
        ("TAPO의 LIBERO 성공률은 58.9%로 GRPO(58.1%)보다 높고 6배 빠릅니다.", 58.9, "LIBERO"),
        ("LIBERO에서 TAPO의 추론 시간은 3.5초이다.", 3.5, "LIBERO"),
        ("모든 모델의 정확도가 MMMU에 비해 16.8% 하락했습니다.", -16.8, ""),
        ("MMMU에서 TAPO는 GRPO에 비해 16.8% 향상되었습니다.", 16.8, "MMMU"),
    ],
)
def test_places_are_not_taken_from_another_clause_for_what_is_spent_or_preferred(text, number, resource):
    assert data_of(text, number) == [resource]

import pytest

from extractors.results import read_claims
from tests.digests import document_of, english_document, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("DAPO", "Method", "comparesWith"),
    mention("ImageNet", "Dataset", "evaluatesOn"),
)


def measured(text):
    """Number, measure and system of each claim."""
    korean = document_of(contribution="TAPO를 제안합니다.", results=f"- {text}")
    claims = read_claims(english_document(text) if text.isascii() else korean, NAMES)
    return {(c.delta if c.value is None else c.value, c.metric, c.system) for c in claims}


def test_measured_gives_each_level_of_a_bracket_the_measure_before_it():
    told = measured("ImageNet에서 TAPO는 FID 1.79, IS 280을 기록하여 GRPO(FID 2.27, IS 278)와 DAPO(FID 2.06)를 앞섰다.")
    assert {(1.79, "FID", "TAPO"), (280, "Inception Score", "TAPO"), (2.06, "FID", "DAPO")} <= told
    assert {(2.27, "FID", "GRPO"), (278, "Inception Score", "GRPO")} <= told


@pytest.mark.parametrize(
    ("text", "number", "metric"),
    [
        ("TAPO는 GRPO보다 2.7배 빠르며 메모리는 3.5배 적게 쓴다.", 2.7, "inference speed"),
        ("TAPO는 GRPO보다 학습이 2.7배 빠릅니다.", 2.7, ""),
        ("GRPO와 비교해 TAPO는 학습 비용을 42.5% 아끼고 KV 캐시를 93.3% 줄인다.", -42.5, "training cost"),
        ("GRPO와 비교해 TAPO는 학습 비용을 42.5% 아끼고 KV 캐시를 93.3% 줄인다.", -93.3, ""),
        ("TAPO는 GRPO보다 상호작용을 3배 적게 쓰면서 정확도가 더 높습니다.", -3, ""),
        ("ImageNet에서 TAPO는 45.0%의 최고 정확도를 달성했다.", 45.0, "accuracy"),
        ("TAPO는 35ms 만에 답을 낸다.", 35, "latency"),
        ("TAPO averages 76.0, compared with 73.4 for GRPO.", 76.0, "average score"),
        ("TAPO의 pass@1은 26.7%이고 pass@1024는 70.0%이다.", 70.0, "pass@k"),
        ("방어가 없을 때 86%이던 공격 성공률이 TAPO를 쓰면 4.4%로 떨어집니다.", 4.4, "attack success rate"),
    ],
)
def test_measured_asks_the_words_of_the_numbers_own_clause(text, number, metric):
    assert (number, metric) in {(found, measure) for found, measure, _ in measured(text)}

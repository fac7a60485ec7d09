import pytest

from extractors.results import read_claims
from tests.digests import document_of, mention

NAMES = (
    mention("TAPO", "Method", "proposes"),
    mention("GRPO", "Method", "comparesWith"),
    mention("AIME", "Dataset", "evaluatesOn"),
    mention("MATH500", "Dataset", "evaluatesOn"),
    mention("Delta Diffusion", "Method", "comparesWith"),
    mention("GainNet", "Model", "comparesWith"),
    mention("Qwen2.5-7B", "Model", "uses"),
    mention("Llama-3.1-8B", "Model", "uses"),
    mention("WikiText-2", "Dataset", "evaluatesOn"),
    mention("INT3", "Dataset", "mentions"),
)


def told(*rows, above="", below=""):
    """System, resource, measure, value and unit of the claims of a table."""
    return {(c.system, c.resource, c.metric, c.value, c.unit) for c in claims_of(*rows, above=above, below=below)}


def claims_of(*rows, above="", below=""):
    head, *body = rows
    lines = [above, "", head, "|".join(["", *["---"] * (head.count("|") - 1), ""]), *body, "", below]
    return read_claims(document_of(contribution="TAPO를 제안합니다.", results="\n".join(lines).strip()), NAMES)


@pytest.mark.parametrize(
    ("rows", "claims"),
    [
        (
            ("| Model | AIME | MATH500 |", "| GRPO | 45.1 | 90.0 |", "| **TAPO** | **50.3** | 95.2 |"),
            {
                ("GRPO", "AIME", "", 45.1, ""),
                ("GRPO", "MATH500", "", 90.0, ""),
                ("TAPO", "AIME", "", 50.3, ""),
                ("TAPO", "MATH500", "", 95.2, ""),
            },
        ),
        (
            ("| 벤치마크 | GRPO | TAPO |", "| AIME | 45.1% | 50.3% ± 0.4 |"),
            {("GRPO", "AIME", "", 45.1, "%"), ("TAPO", "AIME", "", 50.3, "%")},
        ),
        (
            ("| 방법 | 정확도 (%) | 파라미터 |", "| GRPO | 45.1 | 7 |", "| Ours | 50.3 | 7 |"),
            {("GRPO", "", "accuracy", 45.1, "%"), ("TAPO", "", "accuracy", 50.3, "%")},
        ),
        (
            ("| Model | AIME |", "| GRPO | 50.3 |", "| TAPO | 50.3 |"),
            {("GRPO", "AIME", "", 50.3, ""), ("TAPO", "AIME", "", 50.3, "")},
        ),
        (
            ("| Model | AIME |", "| Ours (GRPO) | 50.3 |", "| TAPO + GRPO | 51.0 |"),
            {("TAPO", "AIME", "", v, "") for v in (50.3, 51.0)},
        ),
        (
            ("| # | Model | AIME |", "| 1 | TAPO | 50.3 |", "| 2 | GRPO | 45.1 |"),
            {("TAPO", "AIME", "", 50.3, ""), ("GRPO", "AIME", "", 45.1, "")},
        ),
        (
            ("| Benchmark | Metric | GRPO | TAPO |", "| AIME | accuracy | 45.1 | 50.3 |"),
            {("GRPO", "AIME", "accuracy", 45.1, ""), ("TAPO", "AIME", "accuracy", 50.3, "")},
        ),
        (
            ("| Model | AIME (5-shot) | MATH500 (0 shot) |", "| Delta Diffusion | 45.1 | 90.0 |", "| GainNet | 50.3 | 95.2 |"),
            {
                ("Delta Diffusion", "AIME", "", 45.1, ""),
                ("Delta Diffusion", "MATH500", "", 90.0, ""),
                ("GainNet", "AIME", "", 50.3, ""),
                ("GainNet", "MATH500", "", 95.2, ""),
            },
        ),
        (
            ("| Model | AIME |", "| GRPO | <b>46.0</b> ▲3.0 |", "| TAPO | ▲ 5.0 |"),
            {("GRPO", "AIME", "", 46.0, "")},
        ),
        (
            ("| 모델 | 방법 | AIME |", "| Qwen2.5-7B | GRPO | 41.0 |", "| | TAPO | 45.0 |", "| | | 46.0 |"),
            {("GRPO", "AIME", "", 41.0, ""), ("TAPO", "AIME", "", 45.0, "")},
        ),
        (
            ("| 틀 | 모델 | AIME |", "| Qwen2.5-7B | GainNet | 41.0 |", "| | Llama-3.1-8B | 45.0 |"),
            {("GainNet", "AIME", "", 41.0, ""), ("Llama-3.1-8B", "AIME", "", 45.0, "")},
        ),
        (
            ("| 모델 | AIME | | MATH500 | |", "| | GRPO | TAPO | GRPO | TAPO |", "| Qwen2.5-7B | 41.0 | **45.0** | 80 | 83 |"),
            {
                ("GRPO", "AIME", "", 41.0, ""),
                ("TAPO", "AIME", "", 45.0, ""),
                ("GRPO", "MATH500", "", 80.0, ""),
                ("TAPO", "MATH500", "", 83.0, ""),
            },
        ),
        (
            ("| 모델 | AIME |", "| TAPO (2025-01-31, low) | 50.3 |", "| GRPO (8 rollouts) | 45.1 |"),
            {("TAPO", "AIME", "", 50.3, ""), ("GRPO", "AIME", "", 45.1, "")},
        ),
        (
            ("| 데이터 | 모델 | 정확도 |", "| AIME | GRPO (2024-12-17) | 45.1% |"),
            {("GRPO", "AIME", "accuracy", 45.1, "%")},
        ),
        (
            ("| 방법 | AIME | 평균 |", "| GRPO | 45.1 | 60.0 |"),
            {("GRPO", "AIME", "", 45.1, ""), ("GRPO", "", "average score", 60.0, "")},
        ),
        (
            ("| 벤치마크 | GRPO | TAPO |", "| **Average (%)** | 45.1 | 50.3 |", "| 평균 길이 | 812 | 640 |"),
            {("GRPO", "", "average score", 45.1, "%"), ("TAPO", "", "average score", 50.3, "%")},
        ),
        (("| 모델 | 방법 | 값 |", "| GainNet | Llama-3.1-8B | 41.0 |"), set()),
        (("| Model | Gain on AIME |", "| TAPO | 5.2 |"), set()),
        (("| Model | AIME shots |", "| TAPO | 5 |"), set()),
        (("| Benchmark | GRPO | TAPO |", "| Δ AIME | 1.2 | 3.4 |"), set()),
        (("| Model | AIME |", "| TAPO w/o GRPO | 43.0 |", "| TAPO (- RM) | 44.0 |"), set()),
        (("| Model | AIME |", "| TAPO | +5.2 |", "| TAPO | ↑ 5.2 |", "| GRPO 대비 향상 | 5.2% |"), set()),
        (("| Model | AIME 문항 수 |", "| TAPO | 30 |"), set()),
        (("| Dataset | Size |", "| AIME | 30 |"), set()),
        (("| 모델 | AIME |", "| 어떤 모델 | 45.1 |"), set()),
        (("| 항목 | 값 |", "| 배치 크기 | 64 |", "| GRPO | 8 |"), set()),
    ],
)
def test_table_cells_belong_to_what_row_and_column_name(rows, claims):
    assert told(*rows) == claims


def test_table_cells_point_at_the_number_in_the_file():
    document = document_of(results="| 모델 | AIME |\n|---|---|\n| TAPO | 50.3 |")
    (claim,) = read_claims(document, NAMES)
    (evidence,) = claim.evidence
    cell = next(p for p in document.passages if p.start == evidence.start)
    assert (cell.text, cell.heading, cell.label) == ("50.3", "AIME", "TAPO")


def test_table_cells_are_proved_by_their_row():
    document = document_of(results="| 모델 | AIME | MATH500 |\n|---|---|---|\n| TAPO | 50.3 | 95.2 |")
    claims = read_claims(document, NAMES)
    assert [(c.printed, e.sentence) for c in claims for e in c.evidence] == [
        (printed, "| TAPO | 50.3 | 95.2 |") for printed in ("50.3", "95.2")
    ]


def test_table_cells_with_words_are_read_as_text():
    claims = told("| 데이터셋 | 결과 |", "| MATH500 | TAPO는 GRPO보다 3.2% 높은 정확도를 달성하였습니다. |")
    assert not any(value is not None for *_, value, _ in claims)


@pytest.mark.parametrize(
    ("above", "below", "rows", "claims"),
    [
        (
            "아래 표는 정확도(%)입니다.",
            "",
            ("| 방법 | AIME | 평균 | 토큰 |", "| GRPO | 45.1 | 60.0 | 812 |"),
            {("GRPO", "AIME", "accuracy", 45.1, "%"), ("GRPO", "", "accuracy", 60.0, "%")},
        ),
        ("**pass@1, %**", "", ("| 데이터 | GRPO |", "| AIME | 45.1 |"), {("GRPO", "AIME", "pass@1", 45.1, "%")}),
        ("정확도(%):", "", ("| 방법 | AIME (F1) |", "| GRPO | 45.1 |"), {("GRPO", "AIME", "F1", 45.1, "")}),
        (
            "",
            "(WikiText-2 perplexity, INT3, 낮을수록 좋음)",
            ("| 방법 | Qwen2.5-7B | Llama-3.1-8B |", "| GRPO | 7.01 | 5.88 |", "| TAPO | 6.35 | 5.52 |"),
            {
                ("GRPO", "WikiText-2", "perplexity", 7.01, ""),
                ("GRPO", "WikiText-2", "perplexity", 5.88, ""),
                ("TAPO", "WikiText-2", "perplexity", 6.35, ""),
                ("TAPO", "WikiText-2", "perplexity", 5.52, ""),
            },
        ),
        (
            "TAPO는 F1을 목표로 합니다.",
            "TAPO는 정확도가 높습니다.",
            ("| 방법 | AIME |", "| GRPO | 4 |"),
            {("GRPO", "AIME", "", 4, "")},
        ),
        ("표 1. 정확도와 F1", "", ("| 방법 | AIME |", "| GRPO | 45.1 |"), {("GRPO", "AIME", "", 45.1, "")}),
    ],
)
def test_table_cells_are_by_the_measure_of_the_caption_where_row_and_column_are_named(above, below, rows, claims):
    assert told(*rows, above=above, below=below) == claims


@pytest.mark.parametrize(
    ("head", "row", "against"),
    [
        ("| 벤치마크 | GRPO → TAPO |", "| AIME | 30.0 → **33.0** |", ("TAPO", ("GRPO",), 30.0, 33.0)),
        ("| 모델 | AIME |", "| Qwen2.5-7B | 30.0 -> 33.0 |", ("Qwen2.5-7B", (), 30.0, 33.0)),
    ],
)
def test_table_cells_tell_from_which_level_to_which_a_system_came(head, row, against):
    assert [(c.system, c.baselines, c.baseline_value, c.value) for c in claims_of(head, row)] == [against]

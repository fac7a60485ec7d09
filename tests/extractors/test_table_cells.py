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
)


def told(*rows):
    """System, resource, measure, value and unit of the claims of a table."""
    head, *body = rows
    lines = [head, "|".join(["", *["---"] * (head.count("|") - 1), ""]), *body]
    claims = read_claims(document_of(contribution="TAPO를 제안합니다.", results="\n".join(lines)), NAMES)
    return {(c.system, c.resource, c.metric, c.value, c.unit) for c in claims}


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

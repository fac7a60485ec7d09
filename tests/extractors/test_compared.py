from dataclasses import replace

import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of, mention
from tests.readings import evidence

OWN = mention("TAPO", "Method", "proposes")


def relations(results, *held, method="", beside=(OWN,)):
    document = document_of(contribution="TAPO를 제안합니다.", method=method, results=results)
    asked = Mention("Zorka", (), "Model", tuple(Role(relation, ()) for relation in held))
    return [role.relation for role in as_told(document, (*beside, asked))[-1].roles]


SAID = (
    "Zorka 기반 모델보다 10배 이상 빠르다.",
    "TAPO는 Zorka와는 우열을 가리기 어려웠다.",
    "두 배 큰 Zorka를 제쳤다.",
    "TAPO는 56.9까지 올라, Zorka(49.7)도 훌쩍 넘어선다.",
    "TAPO는 Zorka와 비교된다.",
    "TAPO outperforms Zorka.",
    "TAPO is compared with Zorka.",
    "Zorka는 41%의 성공률에 그친 반면 TAPO는 78%이다.",
    "| 방법 | AIME |\n|---|---|\n| Zorka | 27.0 |\n| TAPO | 29.4 |",
)


@pytest.mark.parametrize("held", ["mentions", "uses"])
@pytest.mark.parametrize("results", SAID)
def test_compared_is_what_a_sentence_or_a_table_compares(results, held):
    assert relations(results, held) == ["comparesWith"]


@pytest.mark.parametrize(
    ("results", "held"),
    [
        ("Zorka는 널리 쓰인다.", "mentions"),
        ("TAPO did not compare with Zorka.", "mentions"),
        ("Zorka는 41%에 그쳤다.", "mentions"),
        ("| 백본 | AIME |\n|---|---|\n| Zorka | 27.0 |", "uses"),
        ("| 방법 | 설명 |\n|---|---|\n| Zorka | 느리다 |", "mentions"),
    ],
)
def test_compared_is_nothing_that_the_text_does_not_compare(results, held):
    assert relations(results, held) == [held]


def test_compared_keeps_what_is_used_elsewhere():
    assert relations("TAPO는 Zorka보다 빠르다.", "uses", method="Zorka에서 출발한다.") == ["uses"]
    assert relations("TAPO는 Zorka보다 빠르다.", "comparesWith", "uses", method="Zorka에서 출발한다.") == [
        "comparesWith",
        "uses",
    ]


def test_compared_names_head_columns_of_results():
    table = "| 데이터셋 | Zorka | TAPO |\n|---|---|---|\n| AIME | 27.0 | 29.4 |"
    assert relations(table, "mentions") == ["comparesWith"]


def test_compared_strangers_are_not_proposed():
    assert relations("TAPO cuts sampling steps compared with Zorka.", "proposes") == ["comparesWith"]
    assert relations("Zorka를 공개한다.", "proposes") == ["proposes"]
    assert relations("TAPO cuts sampling steps compared with Zorka.", "proposes", beside=()) == ["proposes"]


def test_compared_baselines_are_not_examined_for_their_list():
    document = document_of(contribution="TAPO를 제안합니다.", method="- **비교 대상(Baseline)**: Zorka")
    passage = next(p for p in document.passages if "Zorka" in p.text)
    proof = replace(evidence(line=passage.line, sentence=passage.text), start=passage.start)
    asked = Mention("Zorka", (), "Model", tuple(Role(relation, (proof,)) for relation in ("comparesWith", "evaluates")))
    bench = mention("TAPO", "Benchmark", "proposes")
    assert [role.relation for role in as_told(document, (OWN, asked))[-1].roles] == ["comparesWith"]
    assert [role.relation for role in as_told(document, (bench, asked))[-1].roles] == ["evaluates"]


def test_compared_needs_something_of_the_paper():
    assert relations("A모델은 Zorka보다 빠르다.", "mentions", beside=()) == ["mentions"]

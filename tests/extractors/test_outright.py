from dataclasses import replace

import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of
from tests.readings import evidence


def stands(passage, name):
    """Evidence that is the name's first place in a passage."""
    start = passage.start + passage.text.index(name)
    return replace(evidence(line=passage.line, sentence=passage.text), start=start, end=start + len(name))


OWN = Mention("TAPO", (), "Method", (Role("proposes", ()),))


def told(name, kind, *relations, results="", method="", beside=(OWN,)):
    """The type and the relations of a mention, each proved by its first place in the document."""
    document = document_of(contribution="TAPO를 제안합니다.", method=method, results=results)
    passage = next(p for p in document.passages if name in p.text)
    asked = Mention(name, (), kind, tuple(Role(relation, (stands(passage, name),)) for relation in relations))
    found = next(m for m in as_told(document, (*beside, asked)) if m.name == name)
    assert all(role.evidence for role in found.roles)
    return found.type, [role.relation for role in found.roles]


def data(*names):
    return (OWN, *(Mention(name, (), "Dataset", (Role("evaluatesOn", ()),)) for name in names))


@pytest.mark.parametrize(
    "sentence",
    [
        "MathIF (GSM8K, MATH500, AIME에서 질문을 가져왔습니다)",
        "MATH500과 GSM8K 데이터셋에서 어려운 문제를 추출하여 만들었다.",
        "문항은 AIME, GSM8K로부터 예제를 골라 만들었다.",
    ],
)
def test_outright_sources_of_a_benchmark_are_used(sentence):
    names = data("MATH500", "AIME", "MathIF")
    assert told("GSM8K", "Dataset", "evaluatesOn", method=sentence, beside=names) == ("Dataset", ["uses"])


@pytest.mark.parametrize(
    ("sentence", "relations"),
    [
        ("GSM8K에서 문제를 추출하여 학습하였다.", ["evaluatesOn"]),
        ("GSM8K에서 정확도를 측정하였다.", ["evaluatesOn"]),
        ("학습 자료는 MATH500, GSM8K와 겹치지 않습니다.", ["evaluatesOn"]),
        ("학습 데이터로 GSM8K 대비 두 배를 쓴다.", ["evaluatesOn"]),
        ("LLaMA의 학습 데이터는 GSM8K입니다.", ["evaluatesOn"]),
        ("평가: GSM8K", ["evaluatesOn"]),
        ("학습: MATH500; 평가: GSM8K", ["evaluatesOn"]),
        ("GSM8K로 학습된 기존 모델보다 낫다.", ["evaluatesOn"]),
        ("비교 대상: o1, GSM8K로 학습한 모델", ["evaluatesOn"]),
        ("GSM8K로 학습하지 않았다.", ["evaluatesOn"]),
        ("GSM8K를 사용하여 모델을 훈련하고 평가한다.", ["evaluatesOn"]),
    ],
)
def test_outright_data_keep_their_role_where_a_sentence_says_nothing_else(sentence, relations):
    assert told("GSM8K", "Dataset", "evaluatesOn", method=sentence, beside=data("MATH500")) == ("Dataset", relations)


@pytest.mark.parametrize(
    "sentence",
    [
        "학습 자료는 MATH500과 GSM8K에서 고른 8천 문제입니다.",
        "훈련 데이터셋은 GSM8K입니다.",
        "학습 데이터로는 GSM8K를 사용한다.",
        "학습: MATH500 일부, GSM8K; 평가: AIME",
        "**학습**: GSM8K",
        "Qwen3 모델을 GSM8K, MATH500 데이터셋으로 각각 훈련하였다.",
        "TAPO는 8천 문제의 GSM8K로 학습되었으며 AIME에서 평가된다.",
        "GSM8K를 사용하여 모델을 미세 조정한다.",
    ],
)
def test_outright_data_are_trained_on(sentence):
    assert told("GSM8K", "Dataset", "evaluatesOn", method=sentence, beside=data("MATH500", "AIME")) == ("Dataset", ["trainsOn"])


def test_outright_own_data_are_trained_on_too():
    sentence = "TAPO는 GSM9K 데이터셋으로 학습된다."
    assert told("GSM9K", "Dataset", "proposes", method=sentence) == ("Dataset", ["proposes", "trainsOn"])


def test_outright_what_others_learn_from_is_not_trained_on():
    llama = Mention("LLaMA", (), "Model", (Role("uses", ()),))
    sentence = "LLaMA는 GSM8K로 사전 학습되었다."
    assert told("GSM8K", "Dataset", "evaluatesOn", method=sentence, beside=(OWN, llama)) == ("Dataset", ["evaluatesOn"])


def test_outright_data_are_not_proved_by_a_longer_name():
    names = data("Minerva Math")
    results = "Minerva MATH에서는 0.7% 못 미쳤다."
    document = document_of(contribution="TAPO를 제안합니다.", method="MATH 문제로 학습한다.", results=results)
    trained, inner = (stands(p, "MATH") for p in document.passages if "MATH" in p.text)
    asked = Mention("MATH", (), "Dataset", (Role("evaluatesOn", (inner,)), Role("trainsOn", (trained,))))
    assert [role.relation for role in as_told(document, (*names, asked))[-1].roles] == ["trainsOn"]


@pytest.mark.parametrize(
    ("relation", "results"),
    [
        ("uses", "DPO-7B와는 AIME24에서 6.5%p 뒤처진다."),
        ("uses", "TAPO는 DPO-7B에는 정확도에서 0.7% 못 미쳤다."),
        ("proposes", "DPO-7B는 27.0, TAPO는 29.4이다."),
        ("proposes", "같은 조건에서 DPO-7B는 정확도가 원래 모델보다 낮았다."),
        ("proposes", "| Method | AIME |\n|---|---|\n| DPO-7B | 27.0 |\n| TAPO | 29.4 |"),
        ("mentions", "DPO-7B는 27.0, TAPO는 29.4이다."),
    ],
)
def test_outright_rivals_are_compared_with(relation, results):
    assert told("DPO-7B", "Model", relation, results=results) == ("Model", ["comparesWith"])


@pytest.mark.parametrize(
    ("name", "relation", "method", "results"),
    [
        ("DPO-7B", "uses", "DPO-7B에서 출발한다.", "DPO-7B에 못 미쳤다."),
        ("DPO-7B", "uses", "", "DPO-7B 대비 14% 높다."),
        ("TAPO-7B", "proposes", "", "TAPO-7B는 27.0, TAPO는 29.4이다."),
        ("Jenga", "proposes", "", "Jenga는 기존 모델보다 8.83배 빠르다."),
        ("Jenga", "proposes", "", "Jenga는 추론 시간이 기존보다 낮았다."),
        ("Jenga", "proposes", "Jenga를 쓴다.", "Jenga는 27.0, TAPO는 29.4이다."),
        ("Jenga", "mentions", "", "Jenga는 널리 쓰인다."),
    ],
)
def test_outright_systems_keep_their_role_where_nothing_is_ahead_or_said_of_them(name, relation, method, results):
    assert told(name, "Method", relation, method=method, results=results) == ("Method", [relation])


def test_outright_rivals_need_something_that_the_paper_proposes():
    assert told("DPO-7B", "Model", "proposes", results="DPO-7B는 정확도가 낮았다.", beside=()) == ("Model", ["proposes"])


@pytest.mark.parametrize(
    "method",
    [
        "교환 개입(Zorka)을 적용하여 층을 찾는다.",
        "Zorka와 TAPO를 결합한 목표를 쓴다.",
        "Zorka 기법을 활용하여 표현을 얻는다.",
        "The data are filtered first, and we apply **Zorka** to the rest.",
    ],
)
def test_outright_what_a_paper_applies_is_used(method):
    assert told("Zorka", "Method", "mentions", method=method) == ("Method", ["uses"])
    assert told("Zorka", "Method", "comparesWith", method=method) == ("Method", ["comparesWith"])


@pytest.mark.parametrize(
    ("method", "results"),
    [
        ("Zorka를 적용한 적은 없다.", ""),
        ("Zorka를 활용한 기존 방법은 느리다.", ""),
        ("Zorka는 널리 쓰인다.", ""),
        ("", "Zorka를 적용하여 비교한다."),
    ],
)
def test_outright_what_is_named_otherwise_stays_mentioned(method, results):
    assert told("Zorka", "Method", "mentions", method=method, results=results) == ("Method", ["mentions"])


@pytest.mark.parametrize(
    ("own", "found"), [("Benchmark", "evaluates"), ("Dataset", "comparesWith"), ("Method", "comparesWith")]
)
def test_outright_a_benchmark_examines_what_others_are_compared_with(own, found):
    bench = Mention("TAPO", (), own, (Role("proposes", ()),))
    results = "GPT-4o는 o1보다 4점 높다."
    assert told("GPT-4o", "Model", "comparesWith", results=results, beside=(bench,)) == ("Model", [found])

import pytest

from extractors.measures import find_spots, measure_names, read_measures
from tests.digests import document_of, english_document


def names(document):
    return [m.name for m in read_measures(document)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- **성능**: 제안 방법은 정확도 95.2%를 달성하였습니다.", "accuracy"),
        ("- **평가 지표**: 정확도, F1 점수 등 다양한 지표를 사용하여 평가하였습니다.", "F1"),
        ("- **성능**: ImageNet에서 FID 1.68을 기록하였습니다.", "FID"),
        ("- **성능**: 작업 성공률이 6.1%에서 33.9%로 향상되었습니다.", "success rate"),
        ("- **효율성**: 지연 시간을 2.8배 감소시켰습니다.", "latency"),
        ("- **성능**: 검증 퍼플렉서티가 12.3으로 감소하였습니다.", "perplexity"),
    ],
)
def test_measures_are_found_under_their_canonical_names(text, name):
    assert name in names(document_of(results=text))


@pytest.mark.parametrize(
    "text",
    [
        "이 방법은 위치를 정확하게 찾기 어렵다는 문제를 다룹니다.",
        "비용과 시간이 많이 든다는 한계가 있습니다.",
    ],
)
def test_measures_are_no_words_of_praise_or_complaint(text):
    assert names(document_of(lead=text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("혼합 정밀도 연산", []),
        ("정밀도 0.91", ["precision"]),
        ("가짜 상관관계를 피한다", []),
        ("mixed-precision training, a precision of 0.9", ["precision"]),
    ],
)
def test_measures_are_no_other_words_with_a_word_before(text, names):
    assert [spot.key for spot in find_spots(text)] == names


def test_measures_are_sorted_and_told_with_every_place():
    document = document_of(
        results="- **성능**: 정확도 95.2%와 F1 91.0%를 달성하였습니다.\n- **비교**: 정확도가 3.1% 향상되었습니다."
    )
    measures = read_measures(document)
    assert [m.name for m in measures] == ["F1", "accuracy"]
    accuracy = measures[1].evidence
    assert len(accuracy) == 2
    passages = {p.line: p for p in document.passages}
    said = {passages[e.line].text[e.start - passages[e.line].start : e.end - passages[e.line].start] for e in accuracy}
    assert said == {"정확도"}


def test_measures_are_read_in_english():
    assert "accuracy" in names(english_document("The model reaches an accuracy of 91.2% on the test set."))


def test_measures_of_an_acronym_need_its_case():
    assert names(english_document("It is as fast as before and is simple.")) == []


def test_measures_have_one_canonical_name_for_each_spelling():
    assert measure_names()["정확도"] == measure_names()["accuracy"] == "accuracy"

import pytest

from extractors.topics import MOST, read_topics
from tests.digests import document_of, english_document


def labels(document):
    return [t.label for t in read_topics(document)]


def test_topics_are_tasks_of_the_vocabulary_with_the_words_of_the_text():
    document = document_of(
        lead="본 논문은 비디오 생성을 위한 새로운 방법을 제안합니다.", contribution="- 비디오 생성 품질을 향상시킵니다."
    )
    (topic, *_) = read_topics(document)
    assert (topic.label, topic.text) == ("video generation", "비디오 생성")
    assert len(topic.evidence) == 2


def test_topics_are_few():
    text = "비디오 생성, 이미지 생성, 이미지 편집, 객체 탐지, 기계 번역, 질의응답, 코드 생성을 다룹니다."
    assert len(labels(document_of(lead=text))) <= MOST


def test_topics_are_not_the_tails_of_longer_words():
    assert "regression" not in labels(document_of(contribution="- 자기회귀 모델을 제안합니다."))


def test_topics_fall_back_on_the_stated_goal():
    (topic,) = read_topics(document_of(lead="본 연구는 고대 토기 조각 맞추기를 위한 방법을 제안합니다."))
    assert topic.label == topic.text
    assert topic.text.endswith("토기 조각 맞추기")


def test_topics_state_no_goal_that_is_the_word_thing_or_a_sentences_subject():
    said = "이 시스템이 제안하는 것을 목표로 하며, 이러한 문제를 해결한다. 본 연구는 고대 토기를 다루고자 한다."
    assert labels(document_of(lead=said)) == ["고대 토기"]


def test_topics_are_read_in_english():
    assert "machine translation" in labels(english_document("We present a new model for machine translation."))


def test_topics_of_an_empty_document_are_none():
    assert labels(document_of(results="- 없음")) == []


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("본 연구는 조각의 상대적 배치를 학습하여 고대 토기 맞추기를 위한 방법을 제안합니다.", ["고대 토기 맞추기"]),
        ("본 연구는 신라토기의 조각 맞추기 작업을 위한 방법을 제안합니다.", ["조각 맞추기"]),
        ("본 연구는 토기 및 기와 맞추기를 위한 방법을 제안합니다.", ["토기 및 기와 맞추기"]),
        ("토기 조각이 계속 흩어지는 문제를 해결하고자 합니다.", []),
        ("본 연구는 토기 공간을 개선하는 것입니다.", []),
    ],
)
def test_topics_of_a_goal_are_nouns_and_no_pieces_of_a_sentence(goal, said):
    assert labels(document_of(lead=goal)) == said

import pytest

from extractors.contexts import sentences_of
from kg.model import Passage
from kg.sentences import find_sentences


def sentences(text):
    return [s.text for s in find_sentences(Passage(1, 10, text, "paragraph", "results"))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("정확도를 높였다. 비용을 줄였다.", ["정확도를 높였다.", "비용을 줄였다."]),
        ("GPT-4.1 is used, e.g. here. It wins!", ["GPT-4.1 is used, e.g. here.", "It wins!"]),
        ("1. **제목** 내용이다.", ["1. **제목** 내용이다."]),
        ("Smith et al. show it.", ["Smith et al. show it."]),
        ("It beats Dr. GRPO by 33.5 vs. 32.0. It wins.", ["It beats Dr. GRPO by 33.5 vs. 32.0.", "It wins."]),
        ("95.2%에서", ["95.2%에서"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, parts):
    assert sentences(text) == parts


def test_sentences_of_names_end_where_those_of_numbers_do():
    text = "It beats Dr. GRPO, e.g. by 33.5 vs. 32.0. Smith et al. win."
    assert [text[s.start : s.end] for s in sentences_of(text)] == sentences(text)


def test_sentences_know_their_place():
    text = "정확도를 높였다.  비용을 줄였다."
    passage = Passage(1, 10, text, "paragraph", "results")
    assert all(text[s.start : s.start + len(s.text)] == s.text and s.place == 10 + s.start for s in find_sentences(passage))


@pytest.mark.parametrize("text", ["GRPO 대비 45.1%, " * 500, "가" * 3_000, "A. " + "word " * 1_000])
def test_an_endless_sentence_is_cut_at_blanks(text):
    pieces = sentences(text)
    assert max(map(len, pieces)) <= 1_000
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert [text[s.start : s.end].rstrip() for s in sentences_of(text)] == pieces

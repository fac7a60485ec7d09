import numpy as np

from extractors.features import read_features
from extractors.knowledge import knowledge_of
from extractors.windows import AFTER, BEFORE, PIECES, WIDTH, WindowReader, pieces_of
from kg.model import Digest, Document, Passage
from kg.vocabulary import Concept

TEXT = "**비교**: 우리의 Foozle은 ImageNet에서 Barnet과 12.5% 차이로 우수하다."


def _knowledge():
    return knowledge_of([Concept(name="ImageNet", type="Dataset")])


def _document(text=TEXT):
    passage = Passage(1, 0, text, "item", "results", heading="정량적 결과", label="비교")
    return Document("2501.00001", "", Digest("digest/a", "a.md", "", "hf"), 1, (), "summarised", (passage,))


def _read(text=TEXT):
    document = _document(text)
    names = read_features(document, _knowledge())
    return names, WindowReader(_knowledge()).read([document], np.zeros(len(names), np.int64), names)


def test_windows_mask_names_and_numbers():
    words = list(WindowReader(_knowledge()).words(TEXT))
    assert words[-10:] == ["<Name>", "은", "<Dataset>", "에서", "<Name>", "과", "0%", "차이로", "우수하다", "."]
    assert "Foozle" not in words


def test_windows_put_each_occurrence_in_the_middle():
    names, windows = _read()
    assert windows.words.shape == (sum(len(name.spans) for name in names), WIDTH)
    own = {tuple(windows.pieces[row]) for row in windows.words[:, BEFORE]}
    assert own <= {pieces_of(f"{left}SELF{right}") for left in ("<", "<+") for right in (">", "+>")}
    assert WIDTH == BEFORE + 1 + AFTER


def test_windows_do_not_tell_names_apart():
    _, left = _read()
    _, right = _read(TEXT.replace("Foozle", "Quxnet"))
    assert np.array_equal(left.pieces[left.words], right.pieces[right.words])


def test_windows_mark_further_occurrences_of_the_name():
    _, windows = _read("Foozle은 Foozle보다 낫다.")
    assert pieces_of("<Same>") in {tuple(pieces) for pieces in windows.pieces}


def test_windows_of_nothing_are_empty():
    windows = WindowReader(_knowledge()).read([], np.zeros(0, np.int64), [])
    assert windows.words.shape == (0, WIDTH)
    assert windows.section.shape == (0, 2)


def test_windows_words_share_the_pieces_of_stems_and_particles():
    assert len(pieces_of("모델에서는")) == PIECES
    assert set(pieces_of("모델에서는")) & set(pieces_of("모델을"))
    assert set(pieces_of("모델에서는")) & set(pieces_of("데이터에서는"))
    assert set(pieces_of("")) == {0}

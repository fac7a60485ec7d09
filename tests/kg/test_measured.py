import pytest

from kg.names.compare import compare_by_all
from kg.names.measured import _USUAL, Measured, at_number, read_measured
from kg.names.sorts import _SORT_OF, without_sort
from kg.names.terms import read_lexicons
from kg.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def lexicons():
    return read_lexicons(load_vocabulary().concepts)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mAP@0.50", "mAP@0.5"),
        ("mAP@.5", "mAP@0.5"),
        ("mAP75", "mAP@0.75"),
        ("AP@[.50:.05:.95]", "AP@0.5:0.95"),
        ("mAP0.5:0.95", "mAP@0.5:0.95"),
        ("mAP50-95", "mAP@0.5:0.95"),
        ("MAP@10", "mAP@10"),
        ("IoU=0.70", "IoU@0.7"),
        ("tIoU 0.5", "tIoU@0.5"),
        ("top-p=0.95", "top-p@0.95"),
        ("AR_100", "AR@100"),
        ("BLEU-4", "BLEU@4"),
        ("pass_at_1", "pass@1"),
        ("Recall@50", "Recall@50"),
        ("average@16", "avg@16"),
        ("consensus@64", "cons@64"),
        ("hıt@5", "hıt@5"),
        ("R1", "R1"),
        ("Zork-7B", "Zork-7B"),
    ],
)
def test_measured_writes_one_measure_in_one_way(name, expected):
    assert at_number(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AIME24 pass@1", Measured("AIME24", "pass@1")),
        ("AIME 2024 (avg@32)", Measured("AIME 2024", "avg@32")),
        ("FID on ImageNet", Measured("ImageNet", "FID")),
        ("COCO box AP", Measured("COCO", "box AP")),
        ("SQuAD EM", Measured("SQuAD", "EM")),
        ("Zork EM", None),
        ("Zork MAE", None),
        ("Zork Net", None),
        ("WER", None),
    ],
)
def test_measured_finds_what_a_measure_is_taken_on(name, expected, lexicons):
    assert read_measured(name, lexicons) == expected


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("AIME24 pass@1", "AIME 2024 pass@1", "same"),
        ("AIME24 pass@1", "AIME25 pass@1", "related"),
        ("AIME24 pass@1", "AIME24 pass@8", "related"),
        ("GSM8K accuracy", "GSM8K Acc.", "same"),
        ("GSM8K accuracy", "GSM8K F1", "related"),
        ("LibriSpeech WER", "LibriSpeech 단어 오류율", "same"),
        ("mAP@0.5", "mAP@0.75", "related"),
        ("Perplexity", "PPL", "same"),
        ("Perplexity AI", "perplexity", "different"),
        ("GRPO objective", "GRPO 목적함수", "same"),
        ("ACT policy", "ACT", "same"),
        ("AIME 2024 시험", "AIME 2024", "same"),
        ("Search agent", "Search", "related"),
        ("DBSCAN clusterıng", "DBSCAN", "related"),
        ("ReLU functıon", "ReLU", "related"),
        ("SSD detector", "state space duality", "different"),
        ("Sora", "SoRA", "different"),
        ("Meta's Emu", "BAAI's Emu", "different"),
        ("GPT-4o*", "GPT-4o", "same"),
    ],
)
def test_measured_names_are_compared_part_by_part(left, right, word, lexicons):
    assert compare_by_all(left, right, lexicons=lexicons).word == word
    assert compare_by_all(right, left, lexicons=lexicons).word == word


@pytest.mark.parametrize(("letter", "other"), [("i", "ı"), ("i", "İ"), ("s", "ſ"), ("k", "\u212a")])
def test_measured_words_with_letters_that_have_no_capital_of_their_own_are_read(letter, other, lexicons):
    for word in (*_USUAL, *_SORT_OF):
        at_number(f"{word.replace(letter, other)}@5")
        without_sort(f"DBSCAN {word.replace(letter, other)}", lexicons)

from dataclasses import replace

import pytest

from benchmarks.quality import read_unseen
from extractors.lessons import Lesson, gold_mentions, is_same, label_of, number_samples
from extractors.linear import save_models
from extractors.numbers import find_numbers
from extractors.results import read_claims
from extractors.results_training import fit_results
from extractors.scenes import read_scenes
from tests.digests import document_of

pytest.importorskip("sklearn")

RESULT = {"system": "TAPO", "resource": "AIME", "metric": "accuracy", "value": 50.5, "delta": None, "unit": "%"}
GOLD = {
    "paper": "2505.00001",
    "entities": [
        {"name": "TAPO", "aliases": [], "type": "Method", "relations": ["proposes"]},
        {"name": "AIME", "aliases": [], "type": "Dataset", "relations": ["evaluatesOn"]},
    ],
    "metrics": ["accuracy"],
    "tasks": [{"label": "mathematical reasoning", "text": "수학적 추론"}],
    "results": [RESULT],
}
TEXT = "- **성능**: TAPO는 수학적 추론 과제인 AIME에서 50.5%의 정확도를 달성하였고 7개 모델을 비교하였다."


def lesson_of(paper):
    document = replace(document_of(results=TEXT), paper=paper)
    path = f"hf/{paper}.md"
    return Lesson(replace(document, digest=replace(document.digest, path=path)), gold_mentions(GOLD), GOLD)


LESSON = lesson_of("2505.00001")


def test_training_labels_the_numbers_that_the_gold_has():
    _, scenes = read_scenes(LESSON.document, LESSON.mentions)
    assert [s.label for s in number_samples(scenes, GOLD)] == ["value", "none"]


@pytest.mark.parametrize(
    ("result", "label"),
    [
        ({"value": 50.5, "unit": "%"}, "value"),
        ({"delta": 50.5, "unit": "%"}, "up"),
        ({"delta": -50.5, "unit": "%"}, "down"),
        ({"value": 90, "baseline_value": 50.5, "unit": "%"}, "base"),
        ({"value": 50.5, "unit": "FPS"}, "none"),
        ({"value": 51.5, "unit": "%"}, "none"),
    ],
)
def test_training_tells_what_a_number_is(result, label):
    (number,) = find_numbers("50.5%")
    assert label_of(number, {"results": [result]}) == label


def test_training_counts_no_things_as_results():
    (number,) = find_numbers("7개")
    assert not is_same(number, {"value": 7, "unit": None}, "value")


def test_training_is_the_same_each_time_and_reads_what_it_learned(tmp_path):
    for name in ("1.npz", "2.npz"):
        models = fit_results([LESSON] * 4)
        save_models(models, tmp_path / name)
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()
    (claim,) = read_claims(LESSON.document, LESSON.mentions, models=models)
    assert (claim.value, claim.system, claim.resource, claim.metric) == (50.5, "TAPO", "AIME", "accuracy")


def test_training_reads_papers_that_it_has_not_seen():
    lessons = [lesson_of(f"2505.0000{i}") for i in range(1, 5)]
    read = list(read_unseen(lessons, folds=2))
    assert sorted(e.document.paper for e in read) == [lesson.document.paper for lesson in lessons]
    assert all([c.value for c in e.claims] == [50.5] for e in read)

"""Training what reads numbers, measures, aliases and topics.

`python -m extractors.results_training DIGESTS --gold FILE... --out results.npz`; needs the extra `train`, reading does not.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from extractors.corrections import read_labels
from extractors.fitting import fit_classes, require_training
from extractors.learning import folds_of
from extractors.lessons import (
    NO,
    YES,
    Lesson,
    Sample,
    alias_samples,
    gold_mentions,
    measure_samples,
    number_samples,
    place_samples,
    question_samples,
    topic_samples,
)
from extractors.linear import LinearModel, save_models
from extractors.questions import KINDS
from extractors.scenes import Scene, Stage, read_scenes
from extractors.tables import rows_of
from extractors.training_command import run
from extractors.verdicts import Verdict, judge
from kg.documents import read_documents

_TEACHERS = (("measure", measure_samples), ("place", place_samples), ("alias", alias_samples), ("topic", topic_samples))
_RAREST = 2


def train_results(
    paths: Iterable[str | Path], gold: Sequence[str | Path], out: str | Path, *, decisions: str | Path | None = None
) -> dict[str, LinearModel]:
    """Train on the digests' papers that a gold file has and write the models; the same bytes each time.

    Of several gold files a later one overrides an earlier one's papers; `decisions` is a file that corrects the labels. Raises
    MissingExtraError without the extra `train`, InputError for a gold file that can't be read, DecisionError for such a
    decisions file.
    """
    models = fit_results(read_lessons(paths, gold, decisions=decisions))
    save_models(models, Path(out))
    return models


def read_lessons(
    paths: Iterable[str | Path], gold: Sequence[str | Path], *, decisions: str | Path | None = None
) -> list[Lesson]:
    """A lesson for each document whose paper a gold file has, with the gold's own names as its mentions."""
    records = read_labels(gold, decisions)
    documents = (d for d in read_documents(paths).documents if d.paper in records)
    return [Lesson(d, gold_mentions(records[d.paper]), records[d.paper]) for d in documents]


def fit_results(lessons: Sequence[Lesson]) -> dict[str, LinearModel]:
    """The models; the verdicts that the questions build on are made by models that did not see the paper.

    Papers of one digest, and of digests that share a paper, are unseen together.
    """
    stages = [read_scenes(lesson.document, lesson.mentions) for lesson in lessons]
    taught = [number_samples(scenes, lesson.gold) for lesson, (_, scenes) in zip(lessons, stages, strict=True)]
    papers = folds_of([lesson.document for lesson in lessons])
    verdicts = _unseen_verdicts(stages, taught, [papers[lesson.document.paper] for lesson in lessons])
    samples: dict[str, list[Sample]] = {kind: [] for kind in KINDS}
    for lesson, (stage, scenes), judged in zip(lessons, stages, verdicts, strict=True):
        for kind in KINDS:
            samples[kind] += question_samples(lesson, stage, scenes, judged, kind=kind)
    for name, teach in _TEACHERS:
        samples[name] = [s for lesson in lessons for s in teach(lesson)]
    samples["number"] = [s for part in taught for s in part]
    return {name: fit(samples[name]) for name in sorted(samples)}


def _unseen_verdicts(
    stages: Sequence[tuple[Stage, tuple[Scene, ...]]], taught: Sequence[list[Sample]], folds: Sequence[int]
) -> list[list[tuple[Verdict, ...]]]:
    models = {}
    for held in sorted(set(folds)):
        others = [s for part, fold in zip(taught, folds, strict=True) if fold != held or len(set(folds)) == 1 for s in part]
        models[held] = fit(others)
    return [judge(scenes, models[fold]) for (_, scenes), fold in zip(stages, folds, strict=True)]


def fit(samples: Sequence[Sample]) -> LinearModel:
    """A multinomial logistic regression; rare features are left out."""
    require_training()
    labels = [s.label for s in samples]
    if len(set(labels)) < 2:
        return _constant(labels[0] if labels else NO)
    counts = Counter(feature for sample in samples for feature in set(sample.features))
    features = tuple(sorted(f for f, count in counts.items() if count >= _RAREST))
    places = {f: i for i, f in enumerate(features)}
    rows = rows_of([sorted({places[f] for f in sample.features if f in places}) for sample in samples])
    classes, weights, bias = fit_classes(rows, len(features), labels)
    return LinearModel(classes, features, weights, bias)


def _constant(label: str) -> LinearModel:
    """A model that always gives the one class that there was."""
    order = tuple(sorted((label, NO if label == YES else YES)))
    bias = np.array([10.0 if c == label else 0.0 for c in order], np.float32)
    return LinearModel(order, (), np.zeros((0, 2), np.float32), bias)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: parses, trains, says where the models are."""
    run(train_results, arguments, module="extractors.results_training", told=__doc__, out="results.npz")


if __name__ == "__main__":
    main()

"""Training the reader: `python -m extractors.training DIGESTS --gold FILE... --out reader.npz`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from extractors.crossvalidation import answers_of, calibration_of, fit_firsts
from extractors.fitting import Rounds, require_training
from extractors.knowledge import Knowledge
from extractors.learning import FOLDS, Examples, fit_first, fit_second, read_examples
from extractors.model import ReaderModel, write_model
from extractors.threads import one_thread
from extractors.training_command import run


def train(
    paths: Iterable[str | Path],
    gold: Sequence[str | Path],
    out: str | Path,
    *,
    knowledge: Knowledge | None = None,
    decisions: str | Path | None = None,
) -> ReaderModel:
    """Train on the digests' papers that a gold file has and write the model; the same bytes each time.

    Of several gold files a later one overrides an earlier one's papers, so that corrections can be kept in a file of their own;
    `decisions` is the file that builds are given, whose lines correct the labels, too. Raises MissingExtraError without the
    extra `train`, InputError for a gold file that can't be read, DecisionError for such a decisions file.
    """
    require_training()
    with one_thread():
        model = fit(read_examples(paths, gold, knowledge, decisions=decisions))
    write_model(model, Path(out))
    return model


def fit(examples: Examples, *, rounds: Rounds | None = None) -> ReaderModel:
    """The model learned from the examples: its second stage and its calibration from answers to papers not seen."""
    firsts = fit_firsts(examples)
    platt = calibration_of(examples, answers_of(examples, firsts, rounds=rounds).answers)
    everything = np.ones(len(examples.table), bool)
    parts = [(examples.groups == fold, firsts[fold, fold]) for fold in range(FOLDS)]
    whole = fit_first(examples, everything)
    return replace(fit_second(examples, everything, parts, whole, rounds=rounds or Rounds()), platt=platt)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command: parses, trains, says where the model is."""
    run(train, arguments, module="extractors.training", told=__doc__, out="reader.npz")


if __name__ == "__main__":
    main()

"""How right the reader is on papers that it has not seen: answers to each fold from models that have not seen it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.decoding import Reading, read_mentions
from extractors.fitting import Rounds, fit_platt
from extractors.labels import Labels
from extractors.learning import FOLDS, Examples, First, fit_first, fit_second
from extractors.model import Answers, ReaderModel, calibrated, views_of
from extractors.outputs import OUTPUTS, RELATIONS, TYPES
from extractors.tables import Floats, Table
from extractors.windows import WindowReader, Windows
from kg.model import Document, Extraction, Mention

Firsts = Mapping[tuple[int, int], First]
"""First stages by the two folds that they did not see (twice the same: that one alone)."""


@dataclass(frozen=True)
class CrossValidation:
    """The out-of-fold answers to the names of the examples, and what they make of the documents.

    `answers` have a row per name, zeros where the gate kept it out; `places` the log odds of each occurrence.
    """

    examples: Examples
    firsts: Firsts
    answers: Answers
    places: Floats

    def extractions(self) -> tuple[Extraction, ...]:
        """What the reader says of each document, mentions alone; calibrated by the answers to the other folds."""
        parts = [calibrated(self.answers, calibration_of(self.examples, self.answers, but=fold)) for fold in range(FOLDS)]
        name, relations = self.answers.name.copy(), self.answers.relations.copy()
        for fold, part in enumerate(parts):
            rows = self.examples.groups == fold
            name[rows], relations[rows] = part.name[rows], part.relations[rows]
        readings = _readings(self.examples, Answers(name, self.answers.types, relations), self.places)
        pairs = zip(self.examples.documents, readings, strict=True)
        return tuple(Extraction(d, mentions=_mentions(d, r)) for d, r in pairs)


def fit_firsts(examples: Examples) -> Firsts:
    """The first stages that leave out each pair of folds, and each fold alone."""
    pairs = [(i, j) for i in range(FOLDS) for j in range(i, FOLDS)]
    return {(i, j): fit_first(examples, (examples.groups != i) & (examples.groups != j)) for i, j in pairs}


def answers_of(examples: Examples, firsts: Firsts, *, rounds: Rounds | None = None) -> CrossValidation:
    """The second answers to each fold, from a second stage that learned from the other folds' first answers."""
    count = len(examples.table)
    name, types = np.zeros(count, np.float32), np.full((count, len(TYPES)), 0.25, np.float32)
    relations = np.zeros((count, len(RELATIONS)), np.float32)
    places = np.zeros((len(examples.table.owner), len(OUTPUTS)), np.float32)
    windows = WindowReader(examples.knowledge)

    def read(part: Table) -> Windows:
        return windows.read(examples.documents, part.document, part.names)

    for fold in range(FOLDS):
        model = fit_without(examples, firsts, fold, rounds or Rounds())
        rows = (examples.groups == fold) & firsts[fold, fold].passes(examples.table)
        table = examples.table.subset(rows)
        first = views_of(firsts[fold, fold].answers(table))
        said = model.second(table, first, model.priors_of(table), read)
        name[rows], types[rows], relations[rows] = said.name, said.types, said.relations
        weights = firsts[fold, fold].weights[:, len(OUTPUTS) : 2 * len(OUTPUTS)]
        places[rows[examples.table.owner]] = table.occurrence.sums(weights)
    return CrossValidation(examples, firsts, Answers(name, types, relations), places)


def fit_without(examples: Examples, firsts: Firsts, fold: int, rounds: Rounds) -> ReaderModel:
    """The model that has not seen a fold; its second stage learned from first stages that had not seen what they answer."""
    others = [other for other in range(FOLDS) if other != fold]
    parts = [(examples.groups == other, firsts[min(fold, other), max(fold, other)]) for other in others]
    return fit_second(examples, examples.groups != fold, parts, firsts[fold, fold], rounds=rounds)


def calibration_of(examples: Examples, answers: Answers, *, but: int | None = None) -> Floats:
    """Slope and offset that make the answers' probabilities shares of what is right: of the name, then of each relation.

    Learned from all rows, or from those of the other folds.
    """
    labels: Labels = examples.labels
    used = np.ones(len(labels.name), bool) if but is None else examples.groups != but
    sure = used & (labels.name >= 0)
    rows = [fit_platt(answers.name[sure], labels.name[sure] == 1)]
    entity = used & (labels.name == 1) & (answers.name > 0)
    rows += [fit_platt(answers.relations[entity, i], labels.relations[entity, i] == 1) for i in range(len(RELATIONS))]
    return np.array(rows, np.float32)


class _Silent:
    def strongest(self, features: Sequence[str], relation: int) -> str:  # noqa: ARG002 (the protocol's)
        return ""


def _mentions(document: Document, readings: Sequence[Reading]) -> tuple[Mention, ...]:
    return read_mentions(document, readings, _Silent())


def _readings(examples: Examples, answers: Answers, places: Floats) -> list[list[Reading]]:
    table = examples.table
    bounds = np.searchsorted(table.owner, np.arange(len(table) + 1))
    out: list[list[Reading]] = [[] for _ in examples.documents]
    for row in np.flatnonzero(answers.name > 0):
        own = places[bounds[row] : bounds[row + 1]]
        reading = Reading(table.names[row], float(answers.name[row]), answers.types[row], answers.relations[row], own)
        out[table.document[row]].append(reading)
    return out

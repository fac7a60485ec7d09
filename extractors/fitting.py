"""Fitting the two stages: linear views by L-BFGS, trees by LightGBM; the owner of what the extra `train` installs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.labels import Labels
from extractors.outputs import FIRST_RELATION, KINDS, NAME, OUTPUTS, TYPES
from extractors.tables import Floats, Rows
from extractors.trees import Forest, ForestBuilder
from kg.errors import MissingExtraError

try:
    import lightgbm
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    _PRESENT = True
except ImportError:
    _PRESENT = False

_REGULARITY = 0.3
_PARAMETERS = {
    "learning_rate": 0.07,
    "num_leaves": 15,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
}


def require_training() -> None:
    """Raises MissingExtraError where the libraries for training are absent."""
    if not _PRESENT:
        raise MissingExtraError("lightgbm", extra="train")


def as_matrix(rows: Rows, features: int) -> Any:
    """The sparse matrix (lists x features) with a one for each id."""
    ones = np.ones(len(rows.ids), np.float32)
    return csr_matrix((ones, rows.ids, rows.starts), shape=(len(rows), features))


def fit_linear(
    matrix: Any, right: Floats, weight: Floats, *, penalty: float, least: int = 4, steps: int = 40
) -> tuple[Floats, Floats]:
    """Logistic regression with a squared penalty: weights (features x outputs) and bias.

    Features with fewer than `least` rows get zeros.
    """
    used = np.flatnonzero(np.asarray((matrix > 0).sum(0)).ravel() >= least)
    part = matrix[:, used]
    turned = part.T.tocsr()
    count, outputs = len(used), right.shape[1]

    right, weight = right.astype(np.float32), weight.astype(np.float32)[:, None]

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = vector[:-outputs].reshape(count, outputs).astype(np.float32)
        odds = np.clip(part @ weights + vector[-outputs:].astype(np.float32), -30, 30)
        power = np.exp(-odds)
        value = (weight * (np.log1p(power) + (1 - right) * odds)).sum(dtype=np.float64)
        error = weight * (1 / (1 + power) - right)
        slope = (turned @ error + penalty * weights).ravel()
        return float(value + penalty / 2 * (weights * weights).sum(dtype=np.float64)), np.append(slope, error.sum(0)).astype(
            np.float64
        )

    start = np.zeros(count * outputs + outputs)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    weights = np.zeros((matrix.shape[1], outputs), np.float32)
    weights[used] = found[: count * outputs].reshape(count, outputs)
    return weights, found[count * outputs :].astype(np.float32)


def fit_classes(rows: Rows, features: int, labels: Sequence[str]) -> tuple[tuple[str, ...], Floats, Floats]:
    """A multinomial logistic regression of two classes or more: the classes, weights (features x classes) and bias."""
    matrix = csr_matrix((np.ones(len(rows.ids)), rows.ids, rows.starts), shape=(len(rows), features))
    model = LogisticRegression(C=_REGULARITY, max_iter=1000).fit(matrix, labels)
    classes = tuple(str(c) for c in model.classes_)
    weights, bias = model.coef_.T, model.intercept_
    if len(classes) == 2:
        weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return classes, np.asarray(weights, np.float32), np.asarray(bias, np.float32)


@dataclass(frozen=True, slots=True)
class Rounds:
    """How many trees are grown for the name, the types and each relation, and how many networks are learned."""

    name: int = 170
    types: int = 110
    relation: int = 110
    members: int = 2


def fit_forest(table: Floats, labels: Labels, rounds: Rounds) -> Forest:
    """Trees for whether a row is an entity (unsure rows left out), and, of entities, for their type and relations."""
    builder = ForestBuilder()
    sure, entity = labels.name >= 0, labels.type >= 0
    builder.add(_boost(table[sure], labels.name[sure] == 1, labels.weight[sure], rounds.name, objective="binary"), NAME)
    rows, share = table[entity], np.where(labels.name[entity] == 1, 1.0, 0.3)
    choice = {"objective": "multiclass", "num_class": len(TYPES)}
    builder.add(_boost(rows, labels.type[entity], share, rounds.types, **choice), KINDS.start)
    for index, output in enumerate(range(FIRST_RELATION, len(OUTPUTS))):
        builder.add(_boost(rows, labels.relations[entity, index], share, rounds.relation, objective="binary"), output)
    return builder.build()


def _boost(table: Floats, right: Any, weight: Any, rounds: int, **parameters: Any) -> Any:
    data = lightgbm.Dataset(table, label=np.asarray(right, np.float32), weight=weight)
    return lightgbm.train({**_PARAMETERS, **parameters}, data, rounds).dump_model()


def fit_platt(said: Floats, right: Any) -> tuple[float, float]:
    """Slope and offset of log odds that make probabilities shares of what is right (Platt 1999)."""
    clipped = np.clip(said.astype(float), 1e-6, 1 - 1e-6)
    columns = np.stack([np.log(clipped / (1 - clipped)), np.ones(len(clipped))], 1)
    true = np.asarray(right, float)

    def loss(found: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = columns @ found
        error = 1 / (1 + np.exp(-np.clip(odds, -50, 50))) - true
        held = found - np.array([1.0, 0.0])
        return float((np.logaddexp(0, odds) - true * odds).sum() + (held * held).sum() / 2), columns.T @ error + held

    slope, offset = minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return float(slope), float(offset)

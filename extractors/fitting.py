"""Fitting the two stages: linear views by L-BFGS, trees by LightGBM. The one owner of scipy and lightgbm (extra `train`)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.tables import Floats, Ints, Rows
from extractors.trees import Forest, ForestBuilder
from kg.errors import MissingExtraError

try:
    import lightgbm
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix
except ImportError:
    lightgbm = None

_PARAMETERS = {
    "learning_rate": 0.05,
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
    if lightgbm is None:
        raise MissingExtraError("lightgbm", extra="train")


def as_matrix(rows: Rows, features: int) -> Any:
    """The sparse matrix (lists x features) with a one for each id."""
    ones = np.ones(len(rows.ids))
    return csr_matrix((ones, rows.ids, rows.starts), shape=(len(rows), features))


def fit_linear(
    matrix: Any, right: Floats, weight: Floats, *, penalty: float, least: int = 4, steps: int = 45
) -> tuple[Floats, Floats]:
    """Logistic regression with a squared penalty: weights (features x outputs) and bias.

    Features with fewer than `least` rows get zeros.
    """
    used = np.flatnonzero(np.asarray((matrix > 0).sum(0)).ravel() >= least)
    part = matrix[:, used]
    turned = part.T.tocsr()
    count, outputs = len(used), right.shape[1]

    def loss(vector: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = vector[: count * outputs].reshape(count, outputs), vector[count * outputs :]
        odds = part @ weights + bias
        error = weight[:, None] * (1 / (1 + np.exp(-odds)) - right)
        value = (weight[:, None] * (np.logaddexp(0, odds) - right * odds)).sum() + penalty / 2 * (weights * weights).sum()
        return float(value), np.concatenate([(turned @ error + penalty * weights).ravel(), error.sum(0)])

    start = np.zeros(count * outputs + outputs)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}).x
    weights = np.zeros((matrix.shape[1], outputs), np.float32)
    weights[used] = found[: count * outputs].reshape(count, outputs)
    return weights, found[count * outputs :].astype(np.float32)


@dataclass(frozen=True, slots=True)
class Rounds:
    """How many trees are grown for the name, the types and each relation."""

    name: int = 220
    types: int = 160
    relation: int = 160


def fit_forest(table: Floats, name: Ints, type_: Ints, relations: Floats, weight: Floats, rounds: Rounds) -> Forest:
    """Trees for whether a row is an entity (rows of -1 left out), and, of entities, for their type and relations."""
    builder = ForestBuilder()
    sure = name >= 0
    builder.add(_boost(table[sure], name[sure] == 1, weight[sure], rounds.name, objective="binary"), 0)
    entity = type_ >= 0
    rows, share = table[entity], np.where(name[entity] == 1, 1.0, 0.3)
    builder.add(_boost(rows, type_[entity], share, rounds.types, objective="multiclass", num_class=4), 1)
    for index in range(relations.shape[1]):
        builder.add(_boost(rows, relations[entity, index], share, rounds.relation, objective="binary"), 5 + index)
    return builder.build()


def _boost(table: Floats, right: Any, weight: Any, rounds: int, **parameters: Any) -> Any:
    data = lightgbm.Dataset(table, label=np.asarray(right, np.float32), weight=weight)
    return lightgbm.train({**_PARAMETERS, **parameters}, data, rounds).dump_model()

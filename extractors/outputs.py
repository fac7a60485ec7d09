"""What the reader answers about a name, column by column: whether it is one, of which type, in which relations."""

import numpy as np

from extractors.tables import Floats

TYPES = ("Method", "Model", "Dataset", "Benchmark")
RELATIONS = ("proposes", "uses", "trainsOn", "evaluatesOn", "comparesWith", "evaluates")
OUTPUTS = ("name", *TYPES, *RELATIONS)

NAME = 0
KINDS = slice(1, 1 + len(TYPES))
FIRST_RELATION = KINDS.stop
"""The columns of the name and of its types, and the first of its relations'."""


def sigmoid(odds: Floats) -> Floats:
    """The probabilities of log odds."""
    return (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)


def shares(odds: Floats) -> Floats:
    """The probabilities of what excludes each other, a row of log odds for each question."""
    power = np.exp(odds - odds.max(axis=1, keepdims=True))
    found: Floats = power / power.sum(axis=1, keepdims=True)
    return found

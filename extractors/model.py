"""What was learned, as numpy arrays in one file without pickle, and how it answers.

Feature strings are kept as 32-bit checksums: the file is small, and no text of the training data is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from extractors.arrays import Arrays, read_arrays, shipped, write_arrays
from extractors.network import Batch, Network, network_of
from extractors.outputs import FIRST_RELATION, KINDS, NAME, OUTPUTS, shares, sigmoid
from extractors.tables import Floats, Ids, Table
from extractors.traits import first_answers, traits_of
from extractors.trees import Forest, forest_of
from extractors.windows import Windows

GATE = -5.5
"""Candidates whose spelling and places alone have lower log odds of being a name are not looked at in their contexts."""

FAINT = -2.5
"""Names for which the trees give lower log odds are not asked about again."""

MOST_PLACES = 3
"""So many occurrences of a name, spread over the paper, are enough for the network."""

_MOST_CACHED = 1 << 20


class FeatureIds(Ids):
    """The ids of a model's features, looked up by checksum and kept as they are asked for."""

    def __init__(self, checksums: NDArray[np.uint32]) -> None:
        super().__init__()
        self._by_checksum = {int(c): i for i, c in enumerate(checksums)}

    def __missing__(self, feature: str) -> int:
        if len(self) > _MOST_CACHED:
            self.clear()
        found = self[feature] = self._by_checksum.get(checksum(feature), -1)
        return found


def checksum(text: str) -> int:
    """The checksum under which a model keeps a string."""
    return crc32(text.encode())


@dataclass(frozen=True, slots=True)
class Answers:
    """The second answers, a row per name: `name` and `types` are probabilities, `relations` those of an entity's relations."""

    name: Floats
    types: Floats
    relations: Floats


@dataclass(frozen=True)
class ReaderModel:
    """A gate, then two stages: linear views of the features, then trees over traits and the first answers of the whole paper.

    `gate` has a weight per feature, the last is its bias. `weights` has a row per feature and a column per view and
    output, `bias` a value per column. `priors` are shares of the outputs by name. `platt` holds slope and offset of the
    calibration for the name and each relation.
    """

    checksums: NDArray[np.uint32]
    gate: Floats
    weights: Floats
    bias: Floats
    prior_names: NDArray[np.uint32]
    priors: Floats
    forest: Forest
    network: Network
    platt: Floats

    def ids(self) -> FeatureIds:
        """An empty cache of feature ids; share it between calls."""
        return FeatureIds(self.checksums)

    def first(self, table: Table) -> list[Floats]:
        """The first stage's log odds, one array (names x outputs) per view."""
        return views_of(table.seen.sums(self.weights) + self.bias)

    def second(self, table: Table, first: list[Floats], priors: Floats, read: Callable[[Table], Windows]) -> Answers:
        """The second stage's answers: the mean of the log odds of the trees and of the network.

        The network is not asked about names that the trees hold for nothing; `read` gives the windows of those that it is.
        """
        columns = np.hstack([first_answers(table, first), traits_of(table), priors])
        sums = self.forest.sums(columns)
        asked = sums[:, NAME] > FAINT
        if self.network.members and asked.any():
            part = table.subset(asked).with_places(MOST_PLACES)
            said = self.network.answers(Batch(columns[asked], read(part), part.owner, part.document))
            sums[asked] = np.float32(0.5) * (sums[asked] + said)
        return Answers(sigmoid(sums[:, NAME]), shares(sums[:, KINDS]), sigmoid(sums[:, FIRST_RELATION:]))

    def priors_of(self, table: Table) -> Floats:
        """What the training data says of these very names elsewhere."""
        rows = [self._prior_rows.get(checksum(name.candidates[0].key), 0) for name in table.names]
        return self.priors[rows]

    @cached_property
    def _prior_rows(self) -> dict[int, int]:
        return {int(name): row for row, name in enumerate(self.prior_names, 1)}


def views_of(odds: Floats) -> list[Floats]:
    """The log odds of all views, cut into one array per view."""
    return [odds[:, start : start + len(OUTPUTS)] for start in range(0, odds.shape[1], len(OUTPUTS))]


def calibrated(answers: Answers, platt: Floats) -> Answers:
    """The answers with probabilities that are shares of what is right; rows of `platt` are slope and offset of log odds."""
    odds = np.hstack([answers.name[:, None], answers.relations])
    odds = np.log(np.clip(odds, 1e-6, 1)) - np.log(np.clip(1 - odds, 1e-6, 1))
    said = sigmoid(odds * platt[:, 0] + platt[:, 1])
    return Answers(np.where(answers.name > 0, said[:, 0], 0), answers.types, said[:, 1:])


def write_model(model: ReaderModel, path: Path) -> None:
    """Write the model, the same bytes for the same model."""
    arrays: Arrays = {
        "checksums": model.checksums,
        "gate": model.gate,
        "weights": model.weights.astype(np.float16),
        "bias": model.bias,
        "prior_names": model.prior_names,
        "priors": model.priors.astype(np.float16),
        "platt": model.platt,
        **{f"forest_{name}": array for name, array in model.forest.arrays().items()},
        **{f"network_{name}": array for name, array in model.network.arrays().items()},
    }
    write_arrays(arrays, path)


def read_model(path: Path) -> ReaderModel:
    """The model in a file; raises KgError if it is not one."""
    arrays = read_arrays(path, of="a reader", maker="extractors.training")
    forest, network = (
        {name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)}
        for part in ("forest_", "network_")
    )
    return ReaderModel(
        checksums=arrays["checksums"],
        gate=arrays["gate"],
        weights=arrays["weights"].astype(np.float32),
        bias=arrays["bias"],
        prior_names=arrays["prior_names"],
        priors=arrays["priors"].astype(np.float32),
        forest=forest_of(forest),
        network=network_of(network) if network else Network((), np.zeros(0, np.float32), np.zeros(0, np.float32)),
        platt=arrays["platt"],
    )


@lru_cache(maxsize=1)
def load_model() -> ReaderModel:
    """The model that ships with the project."""
    return read_model(shipped("reader.npz"))

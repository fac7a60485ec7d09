"""Linear models over short readable features: tables of weights that need nothing but numpy, and the file that holds them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.arrays import Arrays, read_arrays, shipped, write_arrays

Array = NDArray[np.float32]


@dataclass(frozen=True)
class LinearModel:
    """Weights of features for classes: `weights` is features x classes, `bias` one number for each class.

    Two classes or more; the probabilities are the softmax of the sums.
    """

    classes: tuple[str, ...]
    features: tuple[str, ...]
    weights: Array
    bias: Array

    def probabilities(self, samples: Sequence[Iterable[str]]) -> Array:
        """The probability of each class for each sample, samples x classes; a feature counts once, an unknown one never."""
        sums = self._few if len(self.classes) < 3 else self._many
        scores = np.array([sums(sample) for sample in samples], np.float32).reshape(-1, len(self.classes)) + self.bias
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Array = exponents / exponents.sum(axis=1, keepdims=True)
        return shares

    def _few(self, sample: Iterable[str]) -> list[float]:
        """The sum of the weights of each of two classes; plain numbers, for a sample has too few of them for an array."""
        features = dict.fromkeys(sample)
        return [sum(filter(None, map(weights.get, features))) for weights in self._columns]

    def _many(self, sample: Iterable[str]) -> NDArray[np.float64]:
        """The same of more classes, whose weights stand in one row for each feature."""
        found = map(self._rows.get, dict.fromkeys(sample))
        total: NDArray[np.float64] = self._doubles.take([row for row in found if row is not None], axis=0).sum(axis=0)
        return total

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {feature: row for row, feature in enumerate(self.features)}

    @cached_property
    def _doubles(self) -> NDArray[np.float64]:
        return self.weights.astype(np.float64)

    @cached_property
    def _columns(self) -> list[dict[str, float]]:
        """For each class the weights by feature; of two classes one has none, which spares half of the work."""
        columns = self.weights.T.tolist()
        return [{f: w for f, w in zip(self.features, column, strict=True) if w} for column in columns]


def save_models(models: Mapping[str, LinearModel], path: Path) -> None:
    """Write the models to one file, the same bytes for the same models."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, model in sorted(models.items()):
        arrays[f"{name}.words"] = np.frombuffer("\n".join((*model.classes, "", *model.features)).encode(), dtype=np.uint8)
        arrays[f"{name}.weights"] = model.weights.astype(np.float16)
        arrays[f"{name}.bias"] = model.bias.astype(np.float32)
    write_arrays(arrays, path)


def load_models(path: Path) -> dict[str, LinearModel]:
    """The models of a file that `save_models` wrote; raises KgError where there is no such file."""
    arrays = read_arrays(path, of="linear models", maker="extractors.results_training")
    names = sorted({key.rpartition(".")[0] for key in arrays})
    return {name: _model(arrays, name) for name in names}


@lru_cache(maxsize=1)
def shipped_models() -> dict[str, LinearModel]:
    """The models that come with the project: `number`, `measure`, and one for each kind of question about a number."""
    return load_models(shipped("results.npz"))


def _model(arrays: Arrays, name: str) -> LinearModel:
    words = arrays[f"{name}.words"].tobytes().decode().split("\n")
    cut = words.index("")
    weights = arrays[f"{name}.weights"].astype(np.float32)
    return LinearModel(tuple(words[:cut]), tuple(words[cut + 1 :]), weights, arrays[f"{name}.bias"].astype(np.float32))

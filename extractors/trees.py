"""Gradient-boosted trees as flat arrays, evaluated for all rows and trees at once with numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.tables import Floats

_BLOCK = 64
"""Rows judged at once: what they need stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of several outputs: node `i` sends a row left if `row[column[i]] <= threshold[i]`; a leaf is its own child.

    `root` is the first node of each tree, `output` the output that it adds to, `depth` the longest way to a leaf.
    """

    column: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    root: NDArray[np.int32]
    output: NDArray[np.int32]
    depth: int
    outputs: int

    def sums(self, table: Floats) -> Floats:
        """The sum of the trees' values per row and output."""
        blocks = [self._sums(table[start : start + _BLOCK]) for start in range(0, len(table), _BLOCK)]
        return np.concatenate(blocks) if blocks else np.empty((0, self.outputs), np.float32)

    def _sums(self, table: Floats) -> Floats:
        count = len(table)
        node = np.repeat(self.root[None, :], count, axis=0)
        flat, base = table.ravel(), (np.arange(count, dtype=np.int32) * table.shape[1])[:, None]
        for _ in range(self.depth):
            node = np.where(flat[base + self.column[node]] <= self.threshold[node], self.left[node], self.right[node])
        leaves = self.value[node]
        out = np.empty((count, self.outputs), np.float32)
        for output in range(self.outputs):
            out[:, output] = leaves[:, self.output == output].sum(axis=1)
        return out

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, as `forest_of` takes them."""
        shape = np.array([self.depth, self.outputs], np.int32)
        names = ("column", "threshold", "left", "right", "value", "root", "output")
        return {"shape": shape, **{name: getattr(self, name) for name in names}}


def forest_of(arrays: Mapping[str, NDArray[Any]]) -> Forest:
    """The forest of these arrays."""
    depth, outputs = (int(n) for n in arrays["shape"])
    return Forest(**{k: v for k, v in arrays.items() if k != "shape"}, depth=depth, outputs=outputs)


class ForestBuilder:
    """Collects trees from the dumps of boosters (`Booster.dump_model()` of LightGBM)."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, float, int, int, float]] = []
        self._roots: list[int] = []
        self._outputs: list[int] = []
        self._depth = 0

    def add(self, dump: Mapping[str, Any], first_output: int) -> None:
        """Adds the trees of one booster; those of class `c` go to the output `first_output + c`."""
        classes = dump["num_tree_per_iteration"]
        for tree in dump["tree_info"]:
            self._roots.append(self._add(tree["tree_structure"], 0))
            self._outputs.append(first_output + tree["tree_index"] % classes)

    def build(self) -> Forest:
        """The forest of all trees added."""
        column, threshold, left, right, value = zip(*self._nodes, strict=True)
        return Forest(
            column=np.array(column, np.int32),
            threshold=np.array(threshold, np.float32),
            left=np.array(left, np.int32),
            right=np.array(right, np.int32),
            value=np.array(value, np.float32),
            root=np.array(self._roots, np.int32),
            output=np.array(self._outputs, np.int32),
            depth=self._depth,
            outputs=max(self._outputs) + 1,
        )

    def _add(self, node: Mapping[str, Any], depth: int) -> int:
        at = len(self._nodes)
        self._depth = max(self._depth, depth)
        if "leaf_value" in node:
            self._nodes.append((0, np.inf, at, at, node["leaf_value"]))
            return at
        self._nodes.append((0, 0.0, at, at, 0.0))
        left, right = self._add(node["left_child"], depth + 1), self._add(node["right_child"], depth + 1)
        threshold = _float32_below(node["threshold"])
        self._nodes[at] = (node["split_feature"], threshold, left, right, 0.0)
        return at


def _float32_below(threshold: float) -> float:
    """The largest 32-bit float that is not above the threshold, so that 32-bit rows go the way they went in training."""
    rounded = np.float32(threshold)
    return float(rounded if rounded <= threshold else np.nextafter(rounded, np.float32(-np.inf)))

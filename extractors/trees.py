"""Gradient-boosted trees as flat arrays, evaluated for all rows and trees at once with numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.tables import Floats

Ints = NDArray[np.int32]

_BLOCK = 64
"""Rows judged at once: what they need stays in the processor's cache."""

_DENSE = 4
"""Levels that all rows walk in all trees; below, only those that have not reached a leaf."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of several outputs: node `i` sends a row to `child[i]`, or to the next node if `row[column[i]] > threshold[i]`.

    A leaf is its own child, with an infinite threshold. The roots are the first nodes, one for each of `output`, which says
    what output a tree adds to.
    """

    column: NDArray[np.intp]
    threshold: Floats
    child: NDArray[np.intp]
    value: Floats
    output: NDArray[np.int32]
    outputs: int

    def sums(self, table: Floats) -> Floats:
        """The sum of the trees' values per row and output."""
        blocks = [self._sums(table[start : start + _BLOCK]) for start in range(0, len(table), _BLOCK)]
        return np.concatenate(blocks) if blocks else np.empty((0, self.outputs), np.float32)

    def _sums(self, table: Floats) -> Floats:
        leaves = self.value[self._leaves(table)]
        out = np.empty((len(table), self.outputs), np.float32)
        for output in range(self.outputs):
            out[:, output] = leaves[:, self.output == output].sum(axis=1)
        return out

    def _leaves(self, table: Floats) -> NDArray[np.intp]:
        """The leaf that each row reaches in each tree; `take` with integers of the machine's width is the fastest look-up."""
        trees, flat = len(self.output), table.ravel()
        node = np.tile(np.arange(trees), len(table))
        base = np.repeat(np.arange(len(table)) * table.shape[1], trees)
        for _ in range(_DENSE):
            node = self._below(node, flat, base)
        under = np.flatnonzero(np.isfinite(self.threshold.take(node)))
        while len(under):
            at = node[under] = self._below(node.take(under), flat, base.take(under))
            under = under[np.isfinite(self.threshold.take(at))]
        return node.reshape(len(table), trees)

    def _below(self, node: NDArray[np.intp], flat: Floats, base: NDArray[np.intp]) -> NDArray[np.intp]:
        """The child to which the row that begins at `base` of the flat table goes."""
        child: NDArray[np.intp] = self.child.take(node)
        return child + (flat.take(base + self.column.take(node)) > self.threshold.take(node))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, as `forest_of` takes them."""
        leaf = np.isinf(self.threshold)
        return {
            "shape": np.array([self.outputs], np.int32),
            "left": self.child.astype(np.int32),
            "right": np.where(leaf, self.child, self.child + 1).astype(np.int32),
            "root": np.arange(len(self.output), dtype=np.int32),
            "column": self.column.astype(np.int32),
            **{name: getattr(self, name) for name in ("threshold", "value", "output")},
        }


def forest_of(arrays: Mapping[str, NDArray[Any]]) -> Forest:
    """The forest of these arrays: a node's children are `left` and `right`; the last of `shape` counts the outputs."""
    order, new = _breadth_first(arrays["root"], arrays["left"], arrays["right"])
    return Forest(
        column=arrays["column"][order].astype(np.intp),
        threshold=arrays["threshold"][order],
        child=new[arrays["left"][order]],
        value=arrays["value"][order],
        output=arrays["output"],
        outputs=int(arrays["shape"][-1]),
    )


def _breadth_first(root: Ints, left: Ints, right: Ints) -> tuple[Ints, NDArray[np.intp]]:
    """The nodes level by level, so that siblings stand side by side, and the new place of each node."""
    levels, level = [], root
    while len(level):
        levels.append(level)
        inner = level[left[level] != level]
        level = np.stack([left[inner], right[inner]], axis=1).ravel()
    order = np.concatenate(levels)
    new = np.empty(len(left), np.intp)
    new[order] = np.arange(len(order))
    return order, new


class ForestBuilder:
    """Collects trees from the dumps of boosters (`Booster.dump_model()` of LightGBM)."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, float, int, int, float]] = []
        self._roots: list[int] = []
        self._outputs: list[int] = []

    def add(self, dump: Mapping[str, Any], first_output: int) -> None:
        """Adds the trees of one booster; those of class `c` go to the output `first_output + c`."""
        classes = dump["num_tree_per_iteration"]
        for tree in dump["tree_info"]:
            self._roots.append(self._add(tree["tree_structure"]))
            self._outputs.append(first_output + tree["tree_index"] % classes)

    def build(self) -> Forest:
        """The forest of all trees added."""
        column, threshold, left, right, value = zip(*self._nodes, strict=True)
        return forest_of(
            {
                "column": np.array(column, np.int32),
                "threshold": np.array(threshold, np.float32),
                "left": np.array(left, np.int32),
                "right": np.array(right, np.int32),
                "value": np.array(value, np.float32),
                "root": np.array(self._roots, np.int32),
                "output": np.array(self._outputs, np.int32),
                "shape": np.array([max(self._outputs) + 1], np.int32),
            }
        )

    def _add(self, node: Mapping[str, Any]) -> int:
        at = len(self._nodes)
        if "leaf_value" in node:
            self._nodes.append((0, np.inf, at, at, node["leaf_value"]))
            return at
        self._nodes.append((0, 0.0, at, at, 0.0))
        left, right = self._add(node["left_child"]), self._add(node["right_child"])
        threshold = _float32_below(node["threshold"])
        self._nodes[at] = (node["split_feature"], threshold, left, right, 0.0)
        return at


def _float32_below(threshold: float) -> float:
    """The largest 32-bit float that is not above the threshold, so that 32-bit rows go the way they went in training."""
    rounded = np.float32(threshold)
    return float(rounded if rounded <= threshold else np.nextafter(rounded, np.float32(-np.inf)))

"""Differentiable steps in numpy: each says what it does and, when learning, how the gradient goes back through it.

The network is written once in these steps; without a tape that records, they are plain functions of arrays.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(slots=True, eq=False)
class Node:
    """An array and, once the tape has been run back, the gradient of the loss by it."""

    data: Floats
    grad: Floats | None = None

    def add(self, grad: Floats) -> None:
        """Adds to the gradient."""
        self.grad = grad if self.grad is None else self.grad + grad


@dataclass(slots=True)
class Tape:
    """The steps done so far. `generator` draws what is dropped out, at rate `dropped`; without one nothing is recorded."""

    generator: np.random.Generator | None = None
    dropped: float = 0.0
    _back: list[Callable[[], None]] = field(default_factory=list)

    def run_back(self) -> None:
        """Carries gradients from the last nodes, whose `grad` is set, to all others."""
        for step in reversed(self._back):
            step()

    def _record(self, out: Node, back: Callable[[Floats], None]) -> Node:
        if self.generator is not None:

            def step() -> None:
                if out.grad is not None:
                    back(out.grad)

            self._back.append(step)
        return out

    def drop(self, x: Node, shape: tuple[int, ...]) -> Node:
        """Zeros at random, the rest scaled up; `shape` broadcasts to that of `x`."""
        if self.generator is None:
            return x
        kept = (self.generator.random(shape, np.float32) >= self.dropped).astype(np.float32)
        return self.scale(x, kept / np.float32(1 - self.dropped))

    def scale(self, x: Node, factor: Floats) -> Node:
        """`x` times a constant."""
        return self._record(Node(x.data * factor), lambda grad: x.add(grad * factor))

    def plus(self, x: Node, y: Node) -> Node:
        """The sum of two of the same shape, or of `x` and one row of its last axes for all."""

        def back(grad: Floats) -> None:
            x.add(grad)
            y.add(grad if y.data.shape == grad.shape else grad.sum(axis=0))

        return self._record(Node(x.data + y.data), back)

    def linear(self, x: Node, weights: Node, bias: Node) -> Node:
        """The last axis of `x` times the weights, plus the bias."""
        flat = x.data.reshape(-1, x.data.shape[-1])
        out = Node((flat @ weights.data + bias.data).reshape(*x.data.shape[:-1], -1))

        def back(grad: Floats) -> None:
            rows = grad.reshape(-1, grad.shape[-1])
            weights.add(flat.T @ rows)
            bias.add(rows.sum(axis=0))
            x.add((rows @ weights.data.T).reshape(x.data.shape))

        return self._record(out, back)

    def relu(self, x: Node) -> Node:
        """What is positive."""
        return self._record(Node(np.maximum(x.data, 0)), lambda grad: x.add(grad * (x.data > 0)))

    def rows(self, table: Node, ids: Ints) -> Node:
        """The rows of a table at `ids`, of any shape."""

        def back(grad: Floats) -> None:
            order = np.argsort(ids, axis=None, kind="stable")
            used, starts = np.unique(ids.ravel()[order], return_index=True)
            total = np.zeros_like(table.data)
            total[used] = np.add.reduceat(grad.reshape(-1, grad.shape[-1])[order], starts, axis=0)
            table.add(total)

        return self._record(Node(table.data[ids]), back)

    def beside(self, x: Node) -> Node:
        """Each place of the middle axis with the one before and the one after it."""
        width = x.data.shape[-1]
        out = Node(np.zeros((*x.data.shape[:-1], 3 * width), x.data.dtype))
        out.data[:, 1:, :width] = x.data[:, :-1]
        out.data[:, :, width : 2 * width] = x.data
        out.data[:, :-1, 2 * width :] = x.data[:, 1:]

        def back(grad: Floats) -> None:
            total = grad[..., width : 2 * width].copy()
            total[:, :-1] += grad[:, 1:, :width]
            total[:, 1:] += grad[:, :-1, 2 * width :]
            x.add(total)

        return self._record(out, back)

    def total(self, x: Node) -> Node:
        """The sum over the last axis but one."""
        out = Node(x.data.sum(axis=-2))
        return self._record(out, lambda grad: x.add(np.broadcast_to(grad[..., None, :], x.data.shape)))

    def most(self, x: Node, start: int, end: int) -> Node:
        """The greatest over places `start` to `end` of the middle axis."""
        part = x.data[:, start:end]
        out = Node(part.max(axis=1))

        def back(grad: Floats) -> None:
            total = np.zeros_like(x.data)
            total[:, start:end] = (part == out.data[:, None]) * grad[:, None]
            x.add(total)

        return self._record(out, back)

    def most_of(self, x: Node, starts: Ints, owner: Ints) -> Node:
        """The greatest of the rows of each owner; `owner` is sorted, `starts` has the first row of each."""
        out = Node(np.maximum.reduceat(x.data, starts, axis=0))
        return self._record(out, lambda grad: x.add((x.data == out.data[owner]) * grad[owner]))

    def mean_of(self, x: Node, starts: Ints, owner: Ints) -> Node:
        """The mean of the rows of each owner."""
        share = (1 / np.bincount(owner)).astype(np.float32)[:, None]
        out = Node(np.add.reduceat(x.data, starts, axis=0) * share)
        return self._record(out, lambda grad: x.add((grad * share)[owner]))

    def join(self, *parts: Node) -> Node:
        """The parts side by side along the last axis."""

        def back(grad: Floats) -> None:
            at = 0
            for part in parts:
                width = part.data.shape[-1]
                part.add(grad[..., at : at + width])
                at += width

        return self._record(Node(np.concatenate([part.data for part in parts], axis=-1)), back)

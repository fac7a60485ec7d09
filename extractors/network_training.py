"""Learning the network: Adam on whole documents, one rate that rises and falls; the same weights each time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.network import Batch, Network, answer, shapes_of
from extractors.outputs import FIRST_RELATION, KINDS, NAME, TYPES, shares, sigmoid
from extractors.tables import Floats, Ints
from extractors.tape import Node, Tape
from extractors.windows import Windows

_PIECE_SPREAD, _PLACE_SPREAD = 0.1, 0.05
_RISE = 0.15
_DECAY = 1e-4
_LONGEST_STEP = 2.0
_AVERAGED = 3
_OPTIONAL = 0.3
_RELATION_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Answered:
    """The right answers to a batch's names: `name` and `type` (-1 for none), `relations` 0 or 1, the `weight` of the name."""

    name: Ints
    type: Ints
    relations: Floats
    weight: Floats


@dataclass(frozen=True, slots=True)
class Learning:
    """How long and how fast to learn: epochs, documents at a time, the highest rate, the share dropped out."""

    epochs: int = 12
    documents: int = 12
    rate: float = 2e-3
    dropped: float = 0.3
    members: int = 1


def fit_network(batch: Batch, right: Answered, learning: Learning | None = None) -> Network:
    """The network learned from these names; its member `i` begins with seed `i`."""
    learning = learning or Learning()
    mean, spread = batch.columns.mean(axis=0), batch.columns.std(axis=0)
    scale = np.where(spread > 1e-3, 1 / np.maximum(spread, 1e-3), 0).astype(np.float32)
    bare = Network([], mean.astype(np.float32), scale)
    scaled = Batch(bare.scaled(batch.columns), batch.windows, batch.owner, batch.document)
    return Network([_fit_member(scaled, right, learning, seed) for seed in range(learning.members)], bare.mean, scale)


def _fit_member(batch: Batch, right: Answered, learning: Learning, seed: int) -> dict[str, Floats]:
    generator = np.random.default_rng(seed)
    weights = _drawn(batch.columns.shape[1], generator)
    documents = np.unique(batch.document)
    adam = _Adam(weights, learning.rate, learning.epochs * -(-len(documents) // learning.documents))
    total = {name: np.zeros_like(array) for name, array in weights.items()}
    for epoch in range(learning.epochs):
        for chosen in _portions(generator.permutation(documents), learning.documents):
            part, answers = subset(batch, right, np.sort(chosen))
            adam.step(_gradients(weights, part, answers, Tape(generator, learning.dropped)))
        if epoch >= learning.epochs - _AVERAGED:
            for name, array in weights.items():
                total[name] += array / min(_AVERAGED, learning.epochs)
    return total


def _drawn(columns: int, generator: np.random.Generator) -> dict[str, Floats]:
    weights = {}
    for name, shape in shapes_of(columns).items():
        spread = _PIECE_SPREAD if name == "words" else _PLACE_SPREAD if name == "position" else shape[0] ** -0.5
        drawn = generator.standard_normal(shape, np.float32) * np.float32(spread)
        weights[name] = np.zeros(shape, np.float32) if len(shape) == 1 else drawn
    weights["words"][0] = 0
    return weights


def _portions(documents: Ints, size: int) -> Iterator[Ints]:
    yield from np.array_split(documents, -(-len(documents) // size))


def subset(batch: Batch, right: Answered, documents: Sequence[int] | Ints) -> tuple[Batch, Answered]:
    """The batch of these documents and its answers."""
    rows = np.isin(batch.document, documents)
    places = rows[batch.owner]
    windows = batch.windows
    used = np.unique(np.concatenate([[0], *(a[places].ravel() for a in (windows.words, windows.label, windows.section))]))
    new = np.zeros(len(windows.pieces), np.int64)
    new[used] = np.arange(len(used))
    part = Windows(windows.pieces[used], new[windows.words[places]], new[windows.label[places]], new[windows.section[places]])
    owner = (np.cumsum(rows) - 1)[batch.owner[places]]
    answers = Answered(right.name[rows], right.type[rows], right.relations[rows], right.weight[rows])
    return Batch(batch.columns[rows], part, owner, batch.document[rows]), answers


def _gradients(weights: Mapping[str, Floats], batch: Batch, right: Answered, tape: Tape) -> dict[str, Floats]:
    nodes = {name: Node(array) for name, array in weights.items()}
    out = answer(tape, nodes, batch)
    out.grad = _error(out.data, right) / np.float32(len(batch.columns))
    tape.run_back()
    return {name: node.grad for name, node in nodes.items() if node.grad is not None}


def _error(said: Floats, right: Answered) -> Floats:
    """The gradient of the loss: log losses of the name, of the type of entities and of their relations."""
    error = np.zeros_like(said)
    error[:, NAME] = (sigmoid(said[:, NAME]) - (right.name == 1)) * right.weight * (right.name >= 0)
    entity = np.where(right.name == 1, np.float32(1), np.float32(_OPTIONAL)) * (right.type >= 0)
    error[:, KINDS] = (shares(said[:, KINDS]) - np.eye(len(TYPES))[right.type]) * entity[:, None]
    related = sigmoid(said[:, FIRST_RELATION:]) - right.relations
    error[:, FIRST_RELATION:] = _RELATION_SHARE * related * entity[:, None]
    return error


class _Adam:
    """Adam with decoupled decay (Loshchilov and Hutter, 2019); the rate rises over the first steps, then falls to nothing."""

    def __init__(self, weights: dict[str, Floats], rate: float, steps: int) -> None:
        self._weights, self._rate, self._steps, self._done = weights, rate, steps, 0
        self._mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self._square = {name: np.zeros_like(array) for name, array in weights.items()}

    def step(self, gradients: dict[str, Floats]) -> None:
        """One step against the gradients, which are shortened together where they are too long."""
        self._done += 1
        done = self._done / self._steps
        share = done / _RISE if done < _RISE else (1 + np.cos(np.pi * (done - _RISE) / (1 - _RISE))) / 2
        rate = np.float32(self._rate * share)
        length = float(np.sqrt(sum(float((g * g).sum()) for g in gradients.values())))
        short = np.float32(min(1.0, _LONGEST_STEP / max(length, 1e-6)))
        mean_share, square_share = (np.float32(1 - b**self._done) for b in (0.9, 0.999))
        for name, gradient in gradients.items():
            mean, square, array = self._mean[name], self._square[name], self._weights[name]
            mean += np.float32(0.1) * (gradient * short - mean)
            square += np.float32(0.001) * ((gradient * short) ** 2 - square)
            array -= rate * (
                mean / mean_share / (np.sqrt(square / square_share) + np.float32(1e-8)) + np.float32(_DECAY) * array
            )

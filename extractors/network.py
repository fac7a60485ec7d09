"""A small network that reads the words around a name, the names themselves masked, beside the columns that the trees see.

Three convolutions read the words around each occurrence; what they find is joined over a name's occurrences, then with the
other names of the paper. Plain numpy; the steps are those of `extractors.tape`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.outputs import OUTPUTS
from extractors.tables import Floats, Ints
from extractors.tape import Node, Tape
from extractors.windows import BEFORE, BUCKETS, WIDTH, Windows

EMBEDDED, CHANNELS, HIDDEN = 32, 48, 96
_MOST = 4.0


@dataclass(frozen=True, slots=True)
class Batch:
    """What the network reads of some names: the columns of each and the windows of its occurrences.

    `owner` is the name of each occurrence, `document` the document of each name; both are sorted, and each name has an
    occurrence.
    """

    columns: Floats
    windows: Windows
    owner: Ints
    document: Ints


@dataclass(frozen=True)
class Network:
    """Members that answer together: the weights of each by name, and the mean and the scale of the columns."""

    members: Sequence[Mapping[str, Floats]]
    mean: Floats
    scale: Floats

    def answers(self, batch: Batch) -> Floats:
        """The log odds of each name (names x OUTPUTS; the types' up to a constant), the mean of the members'."""
        if not len(batch.columns):
            return np.zeros((0, len(OUTPUTS)), np.float32)
        scaled = Batch(self.scaled(batch.columns), batch.windows, batch.owner, batch.document)
        said = [answer(Tape(), {k: Node(v) for k, v in member.items()}, scaled).data for member in self.members]
        mean: Floats = np.mean(said, axis=0)
        return mean

    def scaled(self, columns: Floats) -> Floats:
        """The columns as the members see them."""
        clipped: Floats = np.clip((columns - self.mean) * self.scale, -_MOST, _MOST) / 2
        return clipped

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, half precision, as `network_of` takes them."""
        found: dict[str, NDArray[Any]] = {"mean": self.mean, "scale": self.scale}
        for place, member in enumerate(self.members):
            found |= {f"{place}_{name}": array.astype(np.float16) for name, array in member.items()}
        return found


def network_of(arrays: Mapping[str, NDArray[Any]]) -> Network:
    """The network of these arrays."""
    members: dict[str, dict[str, Floats]] = {}
    for name, array in arrays.items():
        place, _, weight = name.partition("_")
        if weight:
            members.setdefault(place, {})[weight] = array.astype(np.float32)
    return Network([members[place] for place in sorted(members, key=int)], arrays["mean"], arrays["scale"])


def shapes_of(columns: int) -> dict[str, tuple[int, ...]]:
    """The shape of each weight of a network for so many columns; biases have one axis."""
    layers = {
        "near": (3 * EMBEDDED, CHANNELS),
        "middle": (3 * CHANNELS, CHANNELS),
        "far": (3 * CHANNELS, CHANNELS),
        "place": (3 * CHANNELS + 3 * EMBEDDED, HIDDEN),
        "columns": (columns, HIDDEN),
        "name": (3 * HIDDEN, HIDDEN),
        "paper": (3 * HIDDEN, HIDDEN),
        "out": (HIDDEN, len(OUTPUTS)),
    }
    shapes: dict[str, tuple[int, ...]] = {"words": (BUCKETS, EMBEDDED), "position": (WIDTH, EMBEDDED)}
    for name, (inner, outer) in layers.items():
        shapes |= {f"{name}.weights": (inner, outer), f"{name}.bias": (outer,)}
    return shapes


def answer(tape: Tape, weights: Mapping[str, Node], batch: Batch) -> Node:
    """The log odds of each name of a batch with scaled columns."""

    def layer(name: str, x: Node) -> Node:
        return tape.linear(x, weights[f"{name}.weights"], weights[f"{name}.bias"])

    def hidden(name: str, *parts: Node) -> Node:
        x = tape.join(*parts)
        return tape.relu(layer(name, tape.drop(x, x.data.shape)))

    place = hidden("place", *_read_places(tape, weights, batch.windows))
    firsts = _firsts(batch.owner)
    joined = (tape.most_of(place, firsts, batch.owner), tape.mean_of(place, firsts, batch.owner))
    name = hidden("name", *joined, hidden("columns", Node(batch.columns)))
    document = np.unique(batch.document, return_inverse=True)[1]
    starts = _firsts(document)
    around = (
        tape.rows(tape.most_of(name, starts, document), document),
        tape.rows(tape.mean_of(name, starts, document), document),
    )
    whole = tape.plus(name, hidden("paper", name, *around))
    return layer("out", tape.drop(whole, whole.data.shape))


def _read_places(tape: Tape, weights: Mapping[str, Node], windows: Windows) -> list[Node]:
    """What each occurrence says: at the name, the most before and after it, its label and heading, its section."""
    words = tape.total(tape.rows(weights["words"], windows.pieces))
    words = tape.drop(words, (len(words.data), 1))
    there = (windows.words > 0).astype(np.float32)[..., None]
    x = tape.plus(tape.rows(words, windows.words), weights["position"])
    x = _convolved(tape, weights, "near", tape.scale(x, there), there)
    for name in ("middle", "far"):
        x = tape.plus(x, _convolved(tape, weights, name, x, there))
    label = (windows.label > 0).astype(np.float32)
    share = 1 / (label.sum(axis=1, keepdims=True) + 1)
    labelled = tape.scale(tape.total(tape.scale(tape.rows(words, windows.label), label[..., None])), share)
    sections = [tape.rows(words, windows.section[:, i]) for i in range(2)]
    return [tape.most(x, BEFORE, BEFORE + 1), tape.most(x, 0, BEFORE + 1), tape.most(x, BEFORE, WIDTH), labelled, *sections]


def _convolved(tape: Tape, weights: Mapping[str, Node], name: str, x: Node, there: Floats) -> Node:
    kept = tape.drop(x, (len(x.data), 1, x.data.shape[-1]))
    out = tape.linear(tape.beside(kept), weights[f"{name}.weights"], weights[f"{name}.bias"])
    return tape.scale(tape.relu(out), there)


def _firsts(owner: Ints) -> Ints:
    """The first place of each value of a sorted array."""
    return np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])

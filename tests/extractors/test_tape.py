import numpy as np
import pytest

from extractors.tape import Node, Tape

GENERATOR = np.random.default_rng(7)
X = GENERATOR.standard_normal((4, 5, 3))
STARTS, OWNER = np.array([0, 1]), np.array([0, 1, 1, 1])

STEPS = {
    "scale": lambda tape, x, w: tape.scale(x, np.full((4, 1, 3), 2.0)),
    "plus itself": lambda tape, x, w: tape.plus(x, x),
    "plus a row": lambda tape, x, w: tape.plus(tape.beside(x), w["row"]),
    "linear": lambda tape, x, w: tape.linear(x, w["weights"], w["bias"]),
    "relu": lambda tape, x, w: tape.relu(x),
    "rows": lambda tape, x, w: tape.rows(tape.total(x), np.array([[0, 3], [3, 3]])),
    "beside": lambda tape, x, w: tape.beside(x),
    "total": lambda tape, x, w: tape.total(x),
    "most": lambda tape, x, w: tape.most(x, 1, 4),
    "most of": lambda tape, x, w: tape.most_of(tape.total(x), STARTS, OWNER),
    "mean of": lambda tape, x, w: tape.mean_of(tape.total(x), STARTS, OWNER),
    "join": lambda tape, x, w: tape.join(x, tape.relu(x)),
}


def _weights():
    generator = np.random.default_rng(3)
    shapes = {"weights": (3, 2), "bias": (2,), "row": (5, 9)}
    return {name: Node(generator.standard_normal(shape)) for name, shape in shapes.items()}


@pytest.mark.parametrize("name", STEPS)
def test_tape_gradients_are_those_of_small_differences(name):
    weights, x = _weights(), Node(X.copy())
    tape = Tape(np.random.default_rng(0))
    out = STEPS[name](tape, x, weights)
    pull = np.random.default_rng(1).standard_normal(out.data.shape)
    out.grad = pull
    tape.run_back()
    step = 1e-6
    for array, grad in [(x, x.grad), *((node, node.grad) for node in weights.values() if node.grad is not None)]:
        for place in np.ndindex(array.data.shape):
            sums = []
            for sign in (1, -1):
                array.data[place] += sign * step
                sums.append((STEPS[name](Tape(), x, weights).data * pull).sum())
                array.data[place] -= sign * step
            assert (sums[0] - sums[1]) / (2 * step) == pytest.approx(grad[place], abs=1e-5)


def test_tape_drops_only_while_learning():
    x = Node(np.ones((200, 50), np.float32))
    assert Tape(dropped=0.3).drop(x, (200, 50)) is x
    dropped = Tape(np.random.default_rng(0), 0.3).drop(x, (200, 50)).data
    assert (dropped == 0).mean() == pytest.approx(0.3, abs=0.02)
    assert dropped.mean() == pytest.approx(1, abs=0.03)


def test_tape_without_generator_records_nothing():
    tape, x = Tape(), Node(np.ones((2, 2), np.float32))
    tape.relu(x).grad = np.ones((2, 2), np.float32)
    tape.run_back()
    assert x.grad is None

from dataclasses import replace

import numpy as np
import pytest

from extractors.network import Batch, Network, network_of
from extractors.network_training import Answered, Learning, fit_network, subset
from extractors.outputs import OUTPUTS
from extractors.windows import BEFORE, WIDTH, Windows

COLUMNS = 4
WORD = 3


def _batch(count=60, seed=0):
    """Names with two occurrences each, four to a document; those with word 3 right behind their first one are entities."""
    generator = np.random.default_rng(seed)
    words = generator.integers(4, 30, (2 * count, WIDTH))
    right = generator.integers(0, 2, count)
    words[::2, BEFORE + 1] = np.where(right, WORD, 5)
    pieces = np.arange(30)[:, None].repeat(5, 1)
    windows = Windows(pieces, words, np.zeros((2 * count, 10), np.int64), np.ones((2 * count, 2), np.int64))
    columns = generator.standard_normal((count, COLUMNS)).astype(np.float32)
    batch = Batch(columns, windows, np.repeat(np.arange(count), 2), np.arange(count) // 4)
    relations = np.zeros((count, 6), np.float32)
    relations[:, 2] = columns[:, 1] > 0
    return batch, Answered(right, np.where(right, 1, -1), relations, np.ones(count, np.float32))


@pytest.fixture(scope="module")
def learned():
    return fit_network(*_batch(160), Learning(epochs=6, documents=4, rate=5e-3, dropped=0.1))


def test_network_learns_what_words_and_columns_say(learned):
    batch, right = _batch(seed=1)
    said = learned.answers(batch)
    entity = right.name == 1
    assert said.shape == (60, len(OUTPUTS))
    assert ((said[:, 0] > 0) == entity).mean() > 0.9
    assert (said[entity, 1:5].argmax(axis=1) == 1).all()
    assert ((said[entity, 7] > 0) == (right.relations[entity, 2] == 1)).mean() > 0.8


def test_network_learns_the_same_each_time():
    learning = Learning(epochs=2)
    first, second = (fit_network(*_batch(40), learning).arrays() for _ in range(2))
    assert first.keys() == second.keys()
    assert all(first[name].tobytes() == second[name].tobytes() for name in first)


def test_network_answers_for_a_document_whatever_stands_beside_it(learned):
    batch, right = _batch(seed=1)
    alone, _ = subset(batch, right, [3])
    assert learned.answers(alone) == pytest.approx(learned.answers(batch)[12:16], abs=1e-4)


def test_network_reads_its_own_arrays(learned):
    batch, _ = _batch(seed=1)
    again = network_of(learned.arrays())
    assert again.answers(batch) == pytest.approx(learned.answers(batch), abs=0.05)
    assert all(array.dtype == np.float16 for name, array in learned.arrays().items() if "_" in name)


def test_network_answers_the_mean_of_its_members():
    batch, right = _batch(20)
    network = fit_network(batch, right, Learning(epochs=1, members=2))
    single = [Network([member], network.mean, network.scale).answers(batch) for member in network.members]
    assert not np.allclose(*single)
    assert network.answers(batch) == pytest.approx(np.mean(single, axis=0), abs=1e-5)


def test_network_of_no_names_says_nothing(learned):
    batch, right = _batch(seed=1)
    nothing, _ = subset(batch, right, [])
    assert learned.answers(nothing).shape == (0, len(OUTPUTS))


def test_network_ignores_columns_that_never_differ():
    batch, right = _batch(40)
    flat = replace(batch, columns=np.hstack([batch.columns, np.full((40, 1), 5, np.float32)]))
    network = fit_network(flat, right, Learning(epochs=1))
    other = replace(flat, columns=np.hstack([batch.columns, np.full((40, 1), -9, np.float32)]))
    assert network.answers(flat) == pytest.approx(network.answers(other))

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.linear import LinearModel, load_models, save_models, shipped_models
from kg.errors import KgError


def model(weights, bias, classes=("no", "yes"), features=("가=1", "b", "c")):
    return LinearModel(classes, features, np.array(weights, np.float32), np.array(bias, np.float32))


SMALL = model([[0, 1], [0, -2], [0, 0.5]], [0, 0.25])


def test_linear_adds_the_weights_of_known_features_once():
    (shares,) = SMALL.probabilities([["가=1", "가=1", "unknown"]])
    assert shares[1] == pytest.approx(1 / (1 + np.exp(-1.25)))
    assert shares.sum() == pytest.approx(1)


def test_linear_judges_no_samples_and_empty_ones():
    assert SMALL.probabilities([]).shape == (0, 2)
    assert SMALL.probabilities([[]])[0][1] == pytest.approx(1 / (1 + np.exp(-0.25)))


@given(st.lists(st.lists(st.floats(-8, 8, width=16), min_size=2, max_size=2), min_size=3, max_size=3))
def test_linear_models_survive_their_file(tmp_path_factory, weights):
    path = tmp_path_factory.mktemp("models") / "m.npz"
    written = {"one": model(weights, [0, 1]), "two": SMALL}
    save_models(written, path)
    read = load_models(path)
    assert sorted(read) == ["one", "two"]
    assert read["one"].features == ("가=1", "b", "c")
    assert np.array_equal(read["one"].weights, written["one"].weights)


def test_linear_files_of_the_same_models_are_the_same_bytes(tmp_path):
    save_models({"b": SMALL, "a": SMALL}, tmp_path / "1.npz")
    save_models({"a": SMALL, "b": SMALL}, tmp_path / "2.npz")
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_linear_refuses_what_is_no_file_of_models(tmp_path, content):
    path = tmp_path / "m.npz"
    path.write_bytes(content)
    with pytest.raises(KgError, match=r"m\.npz"):
        load_models(path)


def test_linear_models_that_ship_are_all_there():
    assert set(shipped_models()) >= {"number", "measure", "place", "system", "resource", "metric", "baseline", "alias", "topic"}

import numpy as np
import pytest

from extractors.trees import ForestBuilder, forest_of

lightgbm = pytest.importorskip("lightgbm")


def boosted(objective, labels, table, **parameters):
    data = lightgbm.Dataset(table, label=labels)
    return lightgbm.train({"objective": objective, "verbose": -1, "num_threads": 1, "seed": 1, **parameters}, data, 12)


def test_trees_agree_with_their_booster():
    rng = np.random.default_rng(3)
    table = rng.normal(size=(300, 5)).astype(np.float32)
    binary = boosted("binary", (table[:, 0] + table[:, 1] > 0).astype(float), table)
    several = boosted("multiclass", np.digitize(table[:, 2], [-1, 0, 1]), table, num_class=4)
    builder = ForestBuilder()
    builder.add(binary.dump_model(), 0)
    builder.add(several.dump_model(), 1)
    sums = forest_of(builder.build().arrays()).sums(table)
    np.testing.assert_allclose(sums[:, 0], binary.predict(table, raw_score=True), atol=1e-5)
    np.testing.assert_allclose(sums[:, 1:], several.predict(table, raw_score=True), atol=1e-5)


def test_trees_send_a_value_on_the_threshold_left():
    table = np.array([[0.1], [0.3]] * 30, np.float32)
    booster = boosted("binary", (table[:, 0] > 0.2).astype(float), table, min_data_in_leaf=1)
    builder = ForestBuilder()
    builder.add(booster.dump_model(), 0)
    forest = builder.build()
    threshold = float(forest.threshold[0])
    rows = np.array([[threshold], [np.nextafter(np.float32(threshold), np.float32(1))]], np.float32)
    assert forest.sums(rows)[0] < forest.sums(rows)[1]

import csv
import io
import json
import math

import pytest

from kg.errors import MissingExtraError
from kg.tables import Table, as_text

TABLE = Table(("name", "value", "papers", "known"), (("GRPO <b>", 1.5, ["a", "b,c"], True), ("PPO", None, [], False)))


def test_table_is_a_sequence_of_rows_by_name():
    assert len(TABLE) == 2
    assert [row["name"] for row in TABLE] == ["GRPO <b>", "PPO"]
    assert TABLE.as_dicts()[1] == {"name": "PPO", "value": None, "papers": [], "known": False}


def test_table_json_and_csv_hold_the_same():
    assert json.loads(TABLE.as_json()) == TABLE.as_dicts()
    rows = list(csv.DictReader(io.StringIO(TABLE.as_csv())))
    assert rows[0] == {"name": "GRPO <b>", "value": "1.5", "papers": '["a", "b,c"]', "known": "true"}
    assert rows[1]["value"] == ""


def test_table_json_has_null_where_json_has_no_number():
    table = Table(("x", "many"), ((math.nan, [math.inf, 1.0]),))
    assert json.loads(table.as_json()) == [{"x": None, "many": [None, 1.0]}]
    assert table.as_csv().endswith('nan,"[null, 1.0]"\n')


def test_table_html_escapes_what_it_shows():
    assert TABLE._repr_html_().count("<tr>") == 3
    assert "GRPO &lt;b&gt;" in TABLE._repr_html_()


@pytest.mark.parametrize("method", ["as_polars", "as_pandas"])
def test_table_converts_to_frames(method):
    pytest.importorskip(method.removeprefix("as_"))
    frame = getattr(TABLE, method)()
    assert list(frame.columns) == list(TABLE.columns)
    assert frame.shape == (2, 4)
    assert list(frame["papers"][0]) == ["a", "b,c"]
    empty = Table(("a", "b"), ())
    assert getattr(empty, method)().shape == (0, 2)


def test_table_names_the_extra_that_is_missing(monkeypatch):
    monkeypatch.setattr("kg.tables.import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
    with pytest.raises(MissingExtraError, match=r"-e '\.\[frames\]'.* 'kg\[frames\]'"):
        TABLE.as_polars()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (94.0, "94"),
        (0.1234567, "0.123457"),
        (["a", 1.0], "a, 1"),
        (-3.5, "-3.5"),
        (1e-7, "1e-07"),
        (-0.000054321, "-5.4321e-05"),
        (0.0001, "0.0001"),
        (0.0, "0"),
        (-0.0, "0"),
    ],
)
def test_as_text_is_short(cell, text):
    assert as_text(cell) == text

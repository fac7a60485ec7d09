import pytest

from kg.grids import Row, find_tables, is_figure
from kg.markdown import read_lines


def rows_of(*lines):
    head, *body = lines
    rule = "|".join(["", *["---"] * (head.count("|") - 1), ""])
    tables = find_tables(read_lines("\n".join([head, rule, *body])))
    assert [tables[0], tables[1]] == [Row(), None]
    return [tables[at] for at in range(2, 2 + len(body))]


def test_grids_name_the_columns_of_each_row():
    tables = find_tables(read_lines("|A|**B**|\n|---|:-:|\n|1|2|\n\n|3|4|"))
    assert tables == {0: Row(), 1: None, 2: Row(("A", "B"))}


def test_grids_begin_anew_below_a_second_rule():
    tables = find_tables(read_lines("|A|\n|---|\n|1|\n|B|\n|---|\n|2|"))
    assert tables == {0: Row(), 1: None, 2: Row(("A",)), 3: Row(), 4: None, 5: Row(("B",))}


def test_grids_repeat_the_cell_above_beside_a_name():
    rows = rows_of("| M | W | A |", "| Q | G | 1.0 |", "| | R | 2.0 |", "| | S | 3.0 |", "| | 4.0 | 5.0 |", "| L | | 6.0 |")
    assert [row.repeated for row in rows] == [(), ("Q",), ("Q",), (), ()]


@pytest.mark.parametrize(
    ("head", "second", "row", "names"),
    [
        ("| M | A | | B | |", "| | G | R | G | R |", "| Q | 1.0 | 2 | 3 | 4 |", ("M", "A | G", "A | R", "B | G", "B | R")),
        ("| | A | | B |", "| M | G | R | G |", "| Q | 1.0 | 2 | 3 |", ("M", "A | G", "A | R", "B | G")),
        ("| M | W | A | |", "| | | G | R |", "| Q | V | 1.0 | 2 |", ("M", "W", "A | G", "A | R")),
        ("| M | W | A | |", "| | G | R | |", "| Q | V | 1.0 | 2 |", None),
        ("| M | A | B |", "| | G | R |", "| Q | 1.0 | 2 |", None),
        ("| M | A | |", "| Q | none | few |", "| R | 1.0 | 2 |", None),
        ("| M | A | |", "| | G | R |", "| Q | good | bad |", None),
    ],
)
def test_grids_have_two_heads_where_the_upper_one_spans_columns(head, second, row, names):
    first, last = rows_of(head, second, row)
    one = tuple(cell.strip() for cell in head.strip("|").split("|"))
    assert (first.names, last.names) == (((), names) if names else (one, one))


@pytest.mark.parametrize(("cell", "expected"), [("**50.3**", True), ("<b>7B</b>", True), ("AIME24", False), ("0-shot", False)])
def test_grids_tell_figures_from_names(cell, expected):
    assert is_figure(cell) is expected

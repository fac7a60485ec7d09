"""Answers for people: ids left out, lists as lines, sentences with their places."""

import re

import pytest

from kg.questions.reading import as_reading
from kg.tables import Table

COLUMNS = {"paper": "node", "title": "text", "resource": "node", "resource_name": "text", "score": "number", "unit": "text"}
LISTS = {"members": "text", "sentences": "text", "paths": "text", "lines": "integer"}


def table(*rows, columns=COLUMNS, lists=()):
    return Table((*columns, *lists), rows)


def row(paper="paper/2505.00001", *lists):
    return (paper, "Title", "entity/aime24", "AIME24", 0.5, None, *lists)


def test_reading_shows_papers_by_their_ids_and_other_things_by_their_names():
    found = as_reading(table(row()), columns=COLUMNS, lists={})
    assert found.columns == ("paper", "title", "resource", "score")
    assert found.groups == ((("2505.00001", "Title", "AIME24", "0.5"),),)
    assert found.numbers == {"score"}


def test_reading_keeps_ids_where_there_is_nothing_else():
    found = as_reading(Table(("entity",), (("entity/x",),)), columns={"entity": "node"}, lists={})
    assert found.groups == ((("entity/x",),),)


def test_reading_puts_each_step_of_lists_on_a_line():
    found = as_reading(table(row("paper/1", ["a", "b"]), lists=["members"]), columns=COLUMNS, lists={"members": "text"})
    assert (found.keys, found.quotes) == (4, False)
    assert [line[-1] for line in found.groups[0]] == ["a", "b"]


def test_reading_keeps_a_row_whose_lists_are_empty():
    found = as_reading(table(row("paper/1", [], [], [], []), lists=LISTS), columns=COLUMNS, lists=LISTS)
    assert found.groups == ((("1", "Title", "AIME24", "0.5", "", ""),),)


def test_reading_quotes_a_sentence_once_with_all_its_places():
    cells = ["a", "a", "b", "b"], ["S.", "S.", "S.", "T."], ["d/x/1.md", "d/y/2.md", "d/x/1.md", None], [3, 4, 3, None]
    found = as_reading(table(row("paper/1", *cells), lists=LISTS), columns=COLUMNS, lists=LISTS)
    assert found.columns[-2:] == ("members", "evidence in d")
    assert [line[-2:] for line in found.groups[0]] == [
        ("a", "S.\n(x/1.md:3)\n(y/2.md:4)"),
        ("b", "S.\n(x/1.md:3)"),
        ("b", "T."),
    ]


@pytest.mark.parametrize(
    ("paths", "heading", "places"),
    [
        (["d/2025/01/a.md", "d/2024/01/b.md"], "evidence in d", ["2025/01/a.md", "2024/01/b.md"]),
        (["d/a.md", "e/a.md"], "evidence", ["d/a.md", "e/a.md"]),
        (["/d/e/a.md", "/d/b.md"], "evidence in /d", ["e/a.md", "b.md"]),
        (["/d/a.md", "d/a.md"], "evidence", ["/d/a.md", "d/a.md"]),
        (["a.md", "d/b.md"], "evidence", ["a.md", "d/b.md"]),
        ([None, None], "evidence", []),
    ],
)
def test_reading_names_a_folder_that_holds_all_the_places(paths, heading, places):
    cells = ["a", "b"], ["S.", "T."], paths, [1, 1]
    found = as_reading(table(row("paper/1", *cells), lists=LISTS), columns=COLUMNS, lists=LISTS)
    assert found.columns[-1] == heading
    assert [place for line in found.groups[0] for place in re.findall(r"\((.+):1\)", line[-1])] == places


def test_reading_leaves_out_a_quotation_that_stands_just_above():
    cells = ["a", "b"], ["S.", "S."], ["1.md", "1.md"], [3, 3]
    found = as_reading(table(row("paper/1", *cells), lists=LISTS), columns=COLUMNS, lists=LISTS)
    assert [line[-2:] for line in found.groups[0]] == [("a", "S.\n(1.md:3)"), ("b", "")]


def test_reading_spans_shared_cells_in_html_and_escapes_them():
    html = as_reading(
        table(row("paper/<1>", ["a", "b"]), lists=["members"]), columns=COLUMNS, lists={"members": "text"}
    ).as_html()
    assert html.count("<tr>") == 3
    assert '<td rowspan="2">&lt;1&gt;</td>' in html
    assert re.search("<tr><td>b</td></tr>", html)

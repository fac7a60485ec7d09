"""The page of the questions is what the files and the example digests say, and Cypher's page names what the check allows."""

import pytest

from kg.questions.files import load_questions
from kg.questions.page import questions_page
from kg.store import open_cypher
from tests.console import ROOT, make_folder
from tests.subset import CLAUSES, FUNCTIONS, problems_of


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with open_cypher(make_folder(tmp_path_factory.mktemp("page")) / "graph") as opened:
        yield opened


def test_questions_page_is_the_one_in_the_documentation(graph):
    page = questions_page(graph)
    for question in load_questions():
        assert f"## {question.name}\n" in page
        assert question.korean in page
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == page


def test_questions_page_of_cypher_names_what_may_be_used():
    page = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    assert (
        not {f"`{name}`" for name in FUNCTIONS}
        - {word for word in page.replace("(", "`").split() if word.startswith("`")}
        - {f"`{name}`" for name in FUNCTIONS if f"`{name}`" in page}
    )
    assert not [name for name in FUNCTIONS if f"`{name}`" not in page]
    assert not [word for word in CLAUSES if word not in page]


def test_questions_page_of_cypher_shows_queries_that_keep_to_it(graph):
    page = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    blocks = [block.split("```", 1)[0] for block in page.split("```cypher\n")[1:]]
    assert blocks
    for block in blocks:
        assert problems_of(block) == []
        assert len(graph.run(block)) > 0

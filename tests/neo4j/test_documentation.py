"""Every query of docs/neo4j.md runs on the real server and shows something; the style file has the colours of the page."""

import re

import pytest

from exports.html import RELATION_COLOURS, TYPE_COLOURS
from kg.vocabulary import load_vocabulary
from tests.console import ROOT
from tests.graphs import small_graph
from tests.neo4j.test_sync import run

TEXT = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```cypher\n(.*?)```", TEXT, flags=re.S)


@pytest.mark.parametrize("number", range(5))
def test_documentation_queries_show_something(connection, number):
    run(connection, small_graph())
    connection.read("CALL db.awaitIndexes(60)")
    connection.read("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    assert connection.read(QUERIES[number])
    assert len(QUERIES) == 5


def test_documentation_style_has_our_colours():
    style = (ROOT / "docs" / "neo4j.grass").read_text(encoding="utf-8")
    types = load_vocabulary().cypher_types
    for name, colour in TYPE_COLOURS.items():
        assert re.search(rf"node\.{name} \{{\s+color: {colour};", style), name
    for name, colour in RELATION_COLOURS.items():
        assert re.search(rf"relationship\.{types[name]} \{{\s+color: {colour};", style), name

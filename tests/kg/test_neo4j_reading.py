from types import SimpleNamespace

import pytest

from kg.errors import NotFoundError
from kg.model import Graph
from kg.neo4j.reading import Reading, refuse_nothing


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ([], "no graph in the database named 'typo'; it holds no graph of kg"),
        (["kg", "papers"], "no graph in the database named 'typo'; it holds kg, papers"),
        (["kg", "types"], "no graph in the database named 'typo'; did you mean types?"),
    ],
)
def test_neo4j_reading_tells_the_graphs_that_there_are_and_those_of_a_like_name(held, message):
    connection = SimpleNamespace(read=lambda statement: [(name,) for name in held])
    with pytest.raises(NotFoundError) as caught:
        refuse_nothing(connection, Reading(Graph(), (), frozenset(), 0), name="typo")
    assert str(caught.value) == message

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.errors import NotFoundError, QueryError
from kg.questions.arguments import arguments_of
from kg.questions.asking import answer, used_lines
from kg.questions.files import from_toml, get_question, load_questions
from kg.questions.model import NODE_KINDS
from kg.questions.names import read_names
from kg.store.folder import open_cypher, open_sparql, write_store
from tests.graphs import graphs, small_graph

QUESTIONS = load_questions()


class Both:
    """One graph, open in both engines."""

    def __init__(self, graph, folder):
        write_store(graph, folder)
        self.runners = open_cypher(folder), open_sparql(folder)
        self.names = read_names(self.runners[0])
        assert self.names == read_names(self.runners[1])

    def ask(self, question, arguments):
        found = [answer(runner, question, arguments, names=self.names) for runner in self.runners]
        assert found[0] == found[1], question.name
        return found[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Both(small_graph(), tmp_path_factory.mktemp("questions") / "out")


def ask(small, name, *words):
    question = get_question(name)
    return small.ask(question, arguments_of(question, words))


def values_of(parameter, names):
    if parameter.kind in NODE_KINDS:
        found = [node.id for node in names.nodes if node.label in NODE_KINDS[parameter.kind]]
        return st.sampled_from(found) if found else st.nothing()
    kinds = {
        "date": st.sampled_from(("2025-05-01", "2025-05-02", "2025-06-03")),
        "integer": st.integers(1, 6),
        "number": st.sampled_from((0.0, 0.5, 0.8, 1.0)),
    }
    return kinds[parameter.kind]


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(graph=graphs(), data=st.data())
def test_questions_have_equal_answers_on_any_graph(graph, data, tmp_path_factory):
    both = Both(graph, tmp_path_factory.mktemp("any") / "out")
    for question in QUESTIONS:
        arguments = {}
        for parameter in question.parameters:
            if parameter.required or data.draw(st.booleans()):
                arguments[parameter.name] = data.draw(values_of(parameter, both.names))
        both.ask(question, arguments)

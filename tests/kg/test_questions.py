import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.errors import NotFoundError, QueryError
from kg.model import Edge, Entity
from kg.parameters import Day, NodeId, as_cypher, as_sparql, used_lines
from kg.pipeline import build_graph
from kg.questions.arguments import arguments_of, bind
from kg.questions.asking import answer
from kg.questions.files import from_toml, get_question, load_questions
from kg.questions.model import NODE_KINDS
from kg.questions.names import read_names
from kg.store import open_cypher, open_sparql, write_store
from tests.graphs import claim, entity, evidence, graph, graphs, paper, small_graph
from tests.subset import problems_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "digests"
QUESTIONS = load_questions()
DATES = ("2025-05-01", "2025-05-02", "2025-06-03")


class Both:
    """One graph, open in both engines."""

    def __init__(self, found, folder):
        write_store(found, folder)
        self.runners = open_cypher(folder), open_sparql(folder)
        self.names = read_names(self.runners[0])
        assert self.names == read_names(self.runners[1])

    def ask(self, question, arguments):
        found = [answer(runner, question, arguments, names=self.names) for runner in self.runners]
        assert found[0] == found[1], (question.name, arguments)
        return found[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Both(small_graph(), tmp_path_factory.mktemp("questions") / "out")


def ask(both, name, *words):
    question = get_question(name)
    return both.ask(question, arguments_of(question, words))


# ---------------------------------------------------------------- equal answers


def values_of(parameter, names):
    if parameter.kind in NODE_KINDS:
        found = [node.id for node in names.nodes if node.label in NODE_KINDS[parameter.kind]]
        return st.sampled_from(found) if found else st.nothing()
    kinds = {"date": st.sampled_from(DATES), "integer": st.integers(1, 6), "confidence": st.sampled_from((0.0, 0.5, 0.8, 1.0))}
    return kinds[parameter.kind]


@settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(found=graphs(), data=st.data())
def test_questions_have_equal_answers_on_any_graph(found, data, tmp_path_factory):
    both = Both(found, tmp_path_factory.mktemp("any") / "out")
    for question in QUESTIONS:
        arguments = {}
        for parameter in question.parameters:
            if parameter.required or data.draw(st.booleans()):
                arguments[parameter.name] = data.draw(values_of(parameter, both.names))
        days = sorted(arguments[name] for name in ("since", "until") if name in arguments)
        both.ask(question, {**arguments, **dict(zip(("since", "until"), days, strict=True))} if len(days) == 2 else arguments)


@pytest.mark.parametrize(
    ("folder", "silent"),
    [
        (ROOT / "examples" / "digests", set()),
        (SHARED, {"descendants", "lineage"}),
    ],  # there no paper proposes what is asked about
    ids=["examples", "shared"],
)
def test_questions_have_equal_answers_on_digests(folder, silent, tmp_path):
    if not folder.is_dir():
        pytest.skip(f"no {folder}")
    found, _ = build_graph([folder])
    both = Both(found, tmp_path / "out")
    asked = {question.name: answers_of(both, question) for question in QUESTIONS}
    assert {name for name, rows in asked.items() if not rows} <= silent


def answers_of(both, question):
    """How many rows the question has over the best connected arguments that its first parameter can have."""
    rows = 0
    for value in [None] if not question.parameters else candidates(both, question.parameters[0]):
        arguments = {question.parameters[0].name: value} if value is not None else {}
        for parameter in question.parameters[1:]:
            if parameter.required:
                arguments[parameter.name] = candidates(both, parameter)[-1]
        rows += len(both.ask(question, arguments).table)
        if any(p.name == "least" for p in question.parameters):
            both.ask(question, {**arguments, "least": 0.6})
    return rows


def candidates(both, parameter):
    if parameter.kind not in NODE_KINDS:
        return {"date": ["2025-05-10", "2025-09-03", "2025-09-10", "2025-10-14"]}.get(parameter.kind, [None])
    labels = NODE_KINDS[parameter.kind]
    query = (
        f"MATCH (n:{'|'.join(labels)}) RETURN n.id AS id, COUNT {{ MATCH (n)--() }} AS degree ORDER BY degree DESC, id LIMIT 6"
    )
    return [row["id"] for row in both.runners[0].run(query)]


# ---------------------------------------------------------------- answers worked out by hand


GRPO, DAPO, PPO = (entity(name.lower(), "Method", name) for name in ("GRPO", "DAPO", "PPO"))
AIME = entity("aime24", "Dataset", "AIME24")
FAMILY = entity("aime", "Dataset", "AIME")
ACCURACY = Entity("metric/accuracy", "Metric", "accuracy", direction="up")
LOSS = Entity("metric/loss", "Metric", "loss", direction="down")


def told(folder, *claims):
    """A graph with these claims of one paper about AIME24, each the fields of a result."""
    first = paper("2505.00001")
    results = [claim(n, first.id, **{"resource": AIME.id, **fields}) for n, fields in enumerate(claims, 1)]
    entities = [GRPO, DAPO, PPO, AIME, FAMILY, ACCURACY, LOSS]
    edges = [Edge(AIME.id, "editionOf", FAMILY.id)]
    return Both(graph(papers=[first], entities=entities, results=results, edges=edges), folder / "out")


def test_leaderboard_counts_what_is_said_of_a_baseline_and_tells_what_it_leaves_out(small):
    found = ask(small, "leaderboard", "AIME-24", "accuracy")
    rows = [(row["name"], row["value"], row["stated"]) for row in found.table]
    assert rows == [("GRPO", 71.5, "own"), ("GRPO", 70.0, "own"), ("PPO", 60.0, "as baseline")]
    assert found.notes == (
        "Claims on this resource without a place here, for want of a named system and its value or by another measure: 1",
    )


def test_beats_takes_a_difference_or_a_delta(small):
    rows = [(row["name"], row["margin"]) for row in ask(small, "beats", "PPO", "AIME24").table]
    assert rows == [("GRPO", 11.5)]
    rows = [(row["name"], row["margin"], row["value"]) for row in ask(small, "beats", "GRPO").table]
    assert rows == [("Qwen2.5-7B", 3.25, None)]


LEVEL = {"metric": ACCURACY.id, "unit": "%"}


def beating(both, *words):
    return [(row["name"], row["margin"], row["derived"]) for row in ask(both, "beats", *words).table]


def test_beats_takes_the_difference_of_two_levels_that_one_paper_has(tmp_path):
    both = told(
        tmp_path,
        {"system": GRPO.id, "value": 13.3, **LEVEL, "evidence": (evidence(line=7, sentence="GRPO는 13.3%이다."),)},
        {"system": DAPO.id, "value": 17.1, **LEVEL, "evidence": (evidence(line=8, sentence="DAPO reaches 17.1%."),)},
        {"system": PPO.id, "value": 12.0, **LEVEL},
    )
    assert beating(both, "GRPO", "AIME24") == [("DAPO", 3.8, "from two levels")]
    assert beating(both, "PPO", "metric=accuracy") == [("DAPO", 5.1, "from two levels"), ("GRPO", 1.3, "from two levels")]
    assert beating(both, "DAPO") == beating(both, "GRPO", "metric=loss") == []
    (row,) = ask(both, "beats", "GRPO").table
    assert (row["value"], row["baseline_value"]) == (17.1, 13.3)
    assert (row["sentences"], row["lines"]) == (["DAPO reaches 17.1%.", "GRPO는 13.3%이다."], [8, 7])


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([{"metric": LOSS.id, "value": 1.5}, {"metric": LOSS.id, "value": 1.25}], [("DAPO", 0.25, "from two levels")]),
        ([{"metric": LOSS.id, "value": 1.25}, {"metric": LOSS.id, "value": 1.5}], []),
        ([{"value": 1.0}, {"value": 2.0}], [("DAPO", 1.0, "from two levels")]),
        ([{"value": 1.0}, {"value": 2.0, **LEVEL}], []),
        ([{"value": 1.0, **LEVEL, "unit": ""}, {"value": 2.0, **LEVEL}], []),
        ([{"value": 1.0, "resource": ""}, {"value": 2.0, "resource": ""}], []),
    ],
    ids=["lower-is-better", "higher-is-worse", "no-measure", "one-measure", "other-unit", "no-resource"],
)
def test_beats_sets_against_each_other_what_is_measured_alike(claims, found, tmp_path):
    both = told(tmp_path, *({"system": who.id, **fields} for who, fields in zip((GRPO, DAPO), claims, strict=True)))
    assert beating(both, "GRPO") == found


def test_beats_on_a_family_takes_its_members(tmp_path):
    outright = {"system": GRPO.id, "baselines": (PPO.id,), "delta": 4.0, "value": None}
    both = told(tmp_path, outright, {"system": GRPO.id, "value": 13.3, **LEVEL}, {"system": DAPO.id, "value": 17.3, **LEVEL})
    assert beating(both, "PPO", "AIME") == beating(both, "PPO", "AIME24") == [("GRPO", 4.0, None)]
    assert beating(both, "GRPO", "AIME") == beating(both, "GRPO", "AIME24") == [("DAPO", 4.0, "from two levels")]


def test_questions_name_the_members_of_a_family_that_itself_has_no_answer(tmp_path):
    both = told(tmp_path, {"system": GRPO.id, "value": 13.3})
    assert ask(both, "leaderboard", "AIME").notes[-1] == "The members of AIME are asked about by their own names: AIME24"
    assert not any("members" in note for name in ("AIME24", "AIME") for note in ask(both, "beats", "DAPO", name).notes)


def test_beats_draws_nothing_from_several_levels_of_one_system(tmp_path):
    both = told(tmp_path, *({"system": who.id, "value": v, **LEVEL} for who, v in ((GRPO, 1.0), (DAPO, 2.0), (DAPO, 3.0))))
    assert beating(both, "GRPO") == beating(both, "DAPO") == []


def test_beats_finds_the_level_of_what_is_only_a_baseline(tmp_path):
    as_baselines = {"baselines": (GRPO.id, PPO.id), "baseline_value": 2.0, **LEVEL}
    both = told(tmp_path, as_baselines, {"system": DAPO.id, "value": 1.5, **LEVEL})
    assert beating(both, "DAPO") == [("GRPO", 0.5, "from two levels"), ("PPO", 0.5, "from two levels")]
    assert beating(both, "GRPO") == []


def test_beats_says_once_what_a_text_says_outright(tmp_path):
    outright = {"system": DAPO.id, "value": 17.0, "baselines": (GRPO.id,), "baseline_value": 13.0, **LEVEL}
    both = told(tmp_path, outright, {"system": GRPO.id, "value": 13.0, **LEVEL}, {"system": PPO.id, "value": 14.0, **LEVEL})
    assert beating(both, "GRPO") == [("DAPO", 4.0, None), ("PPO", 1.0, "from two levels")]


def test_shared_baselines_weigh_rare_ones_more_and_quote_the_sentences(small):
    (row,) = ask(small, "shared-baselines", "2505.00002").table
    assert (row["other"], row["shared"], row["score"]) == ("paper/2505.00001", 1, 0.5)
    assert row["baselines"] == ["PPO", "PPO"]
    assert row["sentences"] == ["GRPO는 PPO를 능가했다.", "문장 4."]


def test_confidence_leaves_out_edges_and_sentences(small):
    assert len(ask(small, "compared-with", "GRPO").table) == 1
    assert len(ask(small, "compared-with", "GRPO", "0.6").table) == 0
    assert len(ask(small, "compared-with", "GRPO", "least=0.4").table) == 1


def test_family_finds_what_is_compared_with_any_member(small):
    (row,) = ask(small, "compared-with-family", "qwen 2.5").table
    assert (row["paper"], row["members"]) == ("paper/2505.00002", ["Qwen2.5-7B"])


def test_contradictions_group_different_values_of_one_thing(small):
    (row,) = ask(small, "contradictions").table
    assert (row["name"], row["lowest"], row["highest"], row["values"]) == ("GRPO", 70.0, 71.5, [70.0, 71.5])
    assert row["papers"] == ["paper/2505.00003", "paper/2505.00001"]


@pytest.mark.parametrize("metric", [ACCURACY.id, ""], ids=["accuracy", "no-measure"])
@pytest.mark.parametrize(("line", "found"), [(1, []), (2, [[70.0, 71.5]])], ids=["one-sentence", "two-sentences"])
def test_contradictions_need_two_sentences(line, found, metric, tmp_path):
    second = {"value": 71.5, "evidence": (evidence(line=line),)}
    both = told(tmp_path, *({"system": GRPO.id, "metric": metric, **fields} for fields in ({"value": 70.0}, second)))
    assert [row["values"] for row in ask(both, "contradictions").table] == found


def test_contradictions_and_the_best_keep_results_without_a_measure_apart(tmp_path):
    second = {"value": 71.5, "evidence": (evidence(line=2),)}
    both = told(tmp_path, {"system": GRPO.id, "metric": ACCURACY.id, "value": 70.0}, {"system": GRPO.id, **second})
    assert not ask(both, "contradictions").table
    best = [(row["metric_name"], row["best"], row["systems"]) for row in ask(both, "best-over-time", "AIME24").table]
    assert best == [("accuracy", 70.0, ["GRPO"]), (None, 71.5, ["GRPO"])]
    assert len(ask(both, "best-over-time", "AIME24", "accuracy").table) == 1


def test_leaderboard_and_beats_quote_the_sentences(small):
    rows = ask(small, "leaderboard", "AIME-24", "accuracy").table
    assert [(row["sentences"], row["lines"]) for row in rows] == [(["문장 1."], [1]), (["문장 3."], [3]), (["문장 1."], [1])]
    assert [row["sentences"] for row in ask(small, "beats", "PPO").table] == [["문장 1."]]


def test_path_explains_each_step(small):
    rows = ask(small, "path", "PPO", "GenBench").table.as_dicts()
    assert [(row["step"], row["relation"], row["target_name"]) for row in rows] == [
        (1, "comparesWith", "PPO"),
        (2, "evaluatesOn", "GenBench"),
    ]
    assert rows[0]["sentences"] == ["문장 8."]
    assert len(ask(small, "path", "PPO", "PPO").table) == 0


@pytest.mark.parametrize(
    ("words", "column", "expected"),
    [
        (("aliases", "grpo"), "aliases", [["Group Relative Policy Optimization", "그룹 상대 정책 최적화"]]),
        (("best-over-time", "AIME24"), "best", [71.5, 70.0]),
        (("descendants", "GRPO"), "paper", ["paper/2505.00002"]),
        (("evaluated-together", "AIME24"), "share", [0.5]),
        (("gaps",), "paper", ["paper/2505.00003"]),
        (("new-on", "2025-05-02"), "name", ["GenBench", "Qwen2.5-7B"]),
        (("rising", "2025-05-02", "2025-06-30"), "score", [2.0, 2.0, 0.5, 0.5, 0.5]),
        (("same-data",), "name", ["AIME24"]),
        (("task-months", "수학 추론"), "papers", [1]),
        (("untried", "PPO"), "name", []),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_questions_answer_by_hand(small, words, column, expected):
    assert [row[column] for row in ask(small, *words).table] == expected


# ---------------------------------------------------------------- names and arguments


@pytest.mark.parametrize("name", ["AIME24", "aime-24", "AIME 2024", "aime 24", "entity/aime24"])
def test_names_forgive_case_spaces_and_hyphens(small, name):
    assert small.names.get(name, kind="resource") == "entity/aime24"


@pytest.mark.parametrize("name", ["2505.00001", "https://arxiv.org/abs/2505.00001v2", "paper 2505.00001", "paper/2505.00001"])
def test_names_know_a_paper_by_id_link_and_title(small, name):
    assert small.names.get(name, kind="paper") == "paper/2505.00001"


def test_names_offer_what_is_near(small):
    with pytest.raises(NotFoundError, match="did you mean GRPO") as caught:
        small.names.get("GPRO", kind="system")
    assert "GRPO" in caught.value.near


def test_names_ask_for_the_id_where_several_fit(tmp_path):
    both = Both(graph(entities=[entity("x@1", "Method", "X"), entity("x@2", "Method", "X")]), tmp_path / "out")
    with pytest.raises(QueryError, match="entity/x@1, entity/x@2"):
        both.names.get("X", kind="system")
    assert both.names.get("entity/x@2", kind="system") == "entity/x@2"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("compared-with",), "needs 'entity'"),
        (("compared-with", "GRPO", "0.5", "more"), "no more than 2 arguments"),
        (("compared-with", "GRPO", "least=high"), "least is a number"),
        (("compared-with", "GRPO", "least=70"), "least is from 0 to 1"),
        (("new-on", "May"), "day is a date"),
        (("top-baselines", "limit=-1"), "out of range"),
        (("top-baselines", "2.5"), "limit is a whole number"),
    ],
)
def test_questions_say_what_is_wrong_with_arguments(small, words, message):
    with pytest.raises(QueryError, match=re.escape(message)):
        ask(small, *words)


def test_questions_take_a_whole_number_in_any_type_and_cut_none(small):
    question = get_question("top-baselines")
    assert [bind(question, {"limit": limit}, names=small.names)["limit"] for limit in (2, 2.0, "2")] == [2, 2, 2]
    with pytest.raises(QueryError, match=re.escape("limit is a whole number, not 2.7")):
        bind(question, {"limit": 2.7}, names=small.names)


# ---------------------------------------------------------------- files


def test_questions_are_at_least_these_in_two_languages():
    names = {question.name for question in QUESTIONS}
    assert len(names) >= 24
    for question in QUESTIONS:
        assert question.english.endswith(("?", "."))
        assert re.search("[가-힣]", question.korean)
        assert question.order[-1].lstrip("-") in question.columns


def queries_of(question):
    parts = (question.rows, question.details and question.details.queries, question.note and question.note.queries)
    return [queries for queries in parts if queries]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_questions_keep_to_the_shared_cypher(question):
    for queries in queries_of(question):
        assert problems_of(queries.cypher) == []


@pytest.mark.parametrize(
    "cypher",
    [
        "CALL { MATCH (a:Paper) RETURN a } RETURN a.id",
        "MATCH (a)-[:USES]->(b:Method) RETURN a.id",
        "MATCH (a:Paper)-[r]->(b:Method) RETURN a.id",
        "MATCH (a:Paper)-[:USES*1..9]->(b:Method) RETURN a.id",
        "MATCH (a:Paper)-[:USES]->(b:Method)<-[:USES]-(c:Paper) RETURN a.id",
        "MATCH (a:Paper) RETURN COLLECT { MATCH (a)-[:USES]->(b:Method) RETURN b.id }",
        "MATCH (a:Paper) RETURN [x IN a.links | x]",
        "MATCH (a:Paper) RETURN a {.id}",
        "MATCH (a:Paper) RETURN a.date[0..2]",
        "MATCH (a:Paper) RETURN a.links[0]",
        "MATCH (a:Paper) RETURN head(a.links)",
        "MATCH (a:Paper) RETURN substring(a.id, 1)",
        "MATCH (a:Paper) RETURN toString(a.id)",
        "MATCH (a:Paper) WHERE $x IS NULL RETURN a.id",
        "MATCH (a:Paper) WITH a ORDER BY a.id RETURN a.id",
        "MATCH (a:Paper) SET a.x = 1",
        "MATCH (n:Paper) WHERE n:Method RETURN n.id",
        "MATCH p = ALL SHORTEST (a:Paper)-[:USES*1..3]->(b:Method) RETURN a.id",
    ],
)
def test_subset_rejects_what_the_engines_read_differently(cypher):
    assert problems_of(cypher)


QUERY = "cypher = ''\nsparql = ''\n"
OWN = """
english = "Which papers are there?"
korean = "어떤 논문이 있나?"
order = ["paper"]
[columns]
paper = "node"
[rows]
cypher = "MATCH (p:Paper) RETURN p.id AS paper"
sparql = "SELECT ?paper { ?paper a kg:Paper }"
"""


def test_questions_of_a_folder_join_ours_and_replace_them(small, tmp_path):
    (tmp_path / "papers.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "gaps.toml").write_text(OWN, encoding="utf-8")
    found = load_questions(tmp_path)
    assert len(found) == len(QUESTIONS) + 1
    assert get_question("gaps", folder=tmp_path).english == "Which papers are there?"
    assert len(small.ask(get_question("papers", folder=tmp_path), {}).table) == 3
    with pytest.raises(NotFoundError, match="did you mean gaps"):
        get_question("gap")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("order", "ordr"), "it lacks 'order'"),
        (('"node"', '"nodes"'), "column paper has kind 'nodes'"),
        (('["paper"]', '["date"]'), "order names 'date'"),
        (("sparql =", "sql ="), "rows lacks 'sparql'"),
        (('["paper"]', "[1]"), "order[0] has to be text, not 1"),
        (('[columns]\npaper = "node"', 'columns = ["a"]'), "columns has to be a table, not ['a']"),
        (
            ("[columns]", '[parameters.x]\nkind = ["x"]\nenglish = ""\nkorean = ""\n[columns]'),
            "parameters.x.kind has to be text",
        ),
        (
            ("[columns]", '[parameters.x]\nkind = "integer"\ndefault = [1]\nenglish = ""\nkorean = ""\n[columns]'),
            "parameters.x.default has to be text or a number or a date",
        ),
        (
            ("[columns]", '[parameters.x]\nkind = "integer"\ndefault = "1"\nenglish = ""\nkorean = ""\n[columns]'),
            "parameter x has the default '1', which is no integer",
        ),
        (("[columns]", 'form = "path"\n[columns]'), "a path needs two parameters"),
        (("[columns]", f"[note]\ntext = '{{a'\n{QUERY}[columns]"), "note.text can't be filled"),
        (("[columns]", f"[details]\nby = ['x']\nkeys = {{}}\n{QUERY}[columns]"), "details.by names 'x', which is no column"),
        (("[columns]", '[parameters.x]\nkind = "thng"\nenglish = ""\nkorean = ""\n[columns]'), "parameter x has kind 'thng'"),
        (("english", "= english"), "Invalid"),
    ],
)
def test_question_files_say_what_is_wrong(change, message):
    with pytest.raises(QueryError, match=re.escape(message)) as caught:
        from_toml(OWN.replace(*change, 1), path="own/papers.toml")
    assert caught.value.path == "own/papers.toml"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("AS paper", "AS page"), "own: its query gives no column 'paper'; there are page"),
        (('paper = "node"', 'paper = "integer"'), "own: its query gives 'paper/2505.00001' as 'paper', which is no integer"),
        (
            ("[columns]", "[note]\ntext = '{zz}'\ncypher = 'RETURN 1 AS n'\nsparql = 'SELECT (1 AS ?n) {}'\n[columns]"),
            "own: its note can't be filled from n ('zz')",
        ),
        (
            ("[columns]", "[note]\ntext = '{n}'\ncypher = 'MATCH (p:Paper) RETURN p.id AS n'\nsparql = ''\n[columns]"),
            "own: the query of its note gives 3 rows, not one",
        ),
    ],
)
def test_questions_of_ones_own_are_named_where_their_queries_give_something_else(small, change, message):
    question = from_toml(OWN.replace(*change, 1), path="own.toml")
    with pytest.raises(QueryError, match=re.escape(message)):
        answer(small.runners[0], question, {}, names=small.names)


def test_questions_of_a_folder_are_read_again(tmp_path):
    for english in ("One?", "Two?"):
        (tmp_path / "own.toml").write_text(OWN.replace("Which papers are there?", english), encoding="utf-8")
        assert get_question("own", folder=tmp_path).english == english


# ---------------------------------------------------------------- parameters


def test_parameters_become_terms_in_sparql_but_not_in_text():
    query = """SELECT ?x { ?x kg:p $node ; kg:q "$node" , <http://x/$node> # $node\n VALUES ?y { $many } FILTER(?x < $n && $yes) }"""
    given = {"node": NodeId("entity/x"), "many": (Day("2025-05-01"), 'a "b"'), "n": 0.5, "yes": True}
    assert as_sparql(query, given) == (
        'SELECT ?x { ?x kg:p <https://w3id.org/kg/entity/x> ; kg:q "$node" , <http://x/$node> # $node\n VALUES ?y { '
        '"2025-05-01"^^<http://www.w3.org/2001/XMLSchema#date> "a \\"b\\"" } FILTER(?x < 0.5 && true) }'
    )
    assert as_cypher(given)["many"] == ["2025-05-01", 'a "b"']
    with pytest.raises(QueryError, match=r"\$more"):
        as_sparql("ASK { ?x ?y $more }", {})


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_parameters_stand_in_no_string_of_either_quote_and_length(quote):
    inner = 'it\'s "$b"\n $b' if len(quote) == 3 else "a $b \\" + quote
    query = f"ASK {{ ?x ?y {quote}{inner}{quote} FILTER(?z = $b) }}"
    assert as_sparql(query, {"b": 1}) == query.replace("?z = $b", "?z = 1")


def test_parameters_not_given_take_their_lines_away():
    query = "MATCH (p:Paper)\nWHERE p.x > $least // if $least\nRETURN p.id // if\n"
    assert used_lines(query, {}) == "MATCH (p:Paper)\nRETURN p.id // if\n"
    assert used_lines(query, {"least": 1}) == query
    assert used_lines("a # unless $least\nb # if $least\n", {}) == "a # unless $least\n"
    assert used_lines("a # unless $least\nb # if $least\n", {"least": 1}) == "b # if $least\n"


def test_questions_hint_at_quotes_where_two_words_are_one_name(small):
    with pytest.raises(NotFoundError, match="'AIME 2024' is one name: put it in quotes"):
        ask(small, "leaderboard", "AIME", "2024")
    with pytest.raises(QueryError, match="put a name of several words in quotes"):
        arguments_of(get_question("leaderboard"), ("a", "b", "c", "d"))


def test_questions_refuse_what_they_have_no_parameter_for(small):
    with pytest.raises(QueryError, match="leaderboard has no parameter 'foo'"):
        arguments_of(get_question("leaderboard"), ("foo=GRPO",))
    with pytest.raises(QueryError, match="since 2025-10-31 is after until 2025-10-01"):
        ask(small, "rising", "2025-10-31", "2025-10-01")

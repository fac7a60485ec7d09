import pytest

from kg.errors import NotFoundError
from kg.lineage import find_lineage
from kg.linking import link
from tests.readings import GRPO, concept, extraction, mention, vocabulary

VOCABULARY = vocabulary(GRPO, concept("PPO", paper="1707.06347"))
READ = (
    extraction("2402.03300", mention("GRPO", "proposes"), mention("PPO", "uses")),
    extraction(
        "2505.00001", mention("GRPO", "uses", sentence="GRPO를 기반으로 한다."), mention("Zork-7B", "proposes", "Model")
    ),
    extraction("2505.00002", mention("Zork-7B", "uses", "Model"), mention("Mork", "proposes")),
    extraction("2505.00003", mention("Zork-72B", "evaluates", "Model"), mention("GRPO", "comparesWith")),
)


def flat(branches):
    return [(b.relation, b.entity.name, b.paper, flat(b.branches)) for b in branches]


def test_find_lineage_walks_up_and_down_over_papers_and_families():
    graph = link(READ, vocabulary=VOCABULARY)
    (found,) = find_lineage(graph, "그룹 상대 정책 최적화", vocabulary=VOCABULARY)
    assert (found.entity.id, found.papers) == ("entity/grpo", ("paper/2402.03300",))
    assert flat(found.up) == [("uses", "PPO", "paper/2402.03300", [])]
    assert flat(found.down) == [("uses", "Zork-7B", "paper/2505.00001", [("uses", "Mork", "paper/2505.00002", [])])]
    assert found.down[0].sentence == "GRPO를 기반으로 한다."


def test_find_lineage_stops_at_the_depth_but_shows_the_family():
    graph = link(READ, vocabulary=VOCABULARY)
    (found,) = find_lineage(graph, "Zork", vocabulary=VOCABULARY, depth=0)
    assert flat(found.down) == [("sizeOf", "Zork-72B", "", []), ("sizeOf", "Zork-7B", "", [])]
    (grpo,) = find_lineage(graph, "GRPO", vocabulary=VOCABULARY, depth=1)
    assert flat(grpo.down) == [("uses", "Zork-7B", "paper/2505.00001", [])]


def test_find_lineage_shows_a_paper_that_proposes_nothing_by_its_title():
    read = (*READ, extraction("2505.00009", mention("GRPO", "uses"), title="A study of GRPO"))
    (found,) = find_lineage(link(read, vocabulary=VOCABULARY), "GRPO", vocabulary=VOCABULARY, depth=1)
    assert ("uses", "A study of GRPO", "paper/2505.00009", []) in flat(found.down)


def test_find_lineage_ends_where_papers_build_on_each_other():
    read = (
        extraction("2505.00001", mention("Aaaa", "proposes"), mention("Bbbb", "uses")),
        extraction("2505.00002", mention("Bbbb", "proposes"), mention("Aaaa", "uses")),
    )
    (found,) = find_lineage(link(read, vocabulary=VOCABULARY), "Aaaa", vocabulary=VOCABULARY, depth=9)
    assert flat(found.down) == [("uses", "Bbbb", "paper/2505.00002", [("uses", "Aaaa", "paper/2505.00001", [])])]


def test_find_lineage_names_what_is_not_there():
    with pytest.raises(NotFoundError, match="Nothing Like That"):
        find_lineage(link(READ, vocabulary=VOCABULARY), "Nothing Like That", vocabulary=VOCABULARY)
    with pytest.raises(NotFoundError, match="did you mean Zork"):
        find_lineage(link(READ, vocabulary=VOCABULARY), "Zork-8B", vocabulary=VOCABULARY)

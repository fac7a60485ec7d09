import pytest

from extractors.belonging import with_own_data
from tests.readings import mention


@pytest.mark.parametrize(
    ("own", "data", "expected"),
    [
        ("ZorkCanvas", "ZorkCanvasBench", True),
        ("ZO-1", "ZO-Bench", True),
        ("MultiZork", "MultiZork-2M", True),
        ("ZorkCanvas", "Zork-Bench", False),
        ("Zo", "Zoology", False),
        ("GRPO", "GRPO-Bench", False),
    ],
)
def test_belonging_data_have_the_name_of_what_the_paper_proposes(own, data, expected):
    _, found = with_own_data([mention(own, "proposes"), mention(data, "evaluatesOn", "Benchmark")], paper="2505.00001")
    assert [r.relation for r in found.roles] == ["evaluatesOn", *(["proposes"] if expected else [])]


def test_belonging_takes_no_data_of_what_is_used():
    mentions = (mention("ZorkCanvas", "uses"), mention("ZorkCanvasBench", "evaluatesOn", "Benchmark"))
    assert with_own_data(mentions, paper="2505.00001") == mentions

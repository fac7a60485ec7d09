import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of, mention
from tests.readings import evidence

OWN = mention("TAPO", "Model", "proposes")


def roles(results, *mentions):
    document = document_of(contribution="TAPO를 제안합니다.", results=results)
    return {m.name: [r.relation for r in m.roles] for m in as_told(document, (OWN, *mentions))}


@pytest.mark.parametrize("name", ["TAPO-7B", "TAPO 0.6B", "TAPO-Base-7B", "TAPO Large"])
@pytest.mark.parametrize("held", ["mentions", "uses", "comparesWith"])
def test_versions_of_what_is_proposed_are_proposed(name, held):
    found = roles(f"{name}는 정확도가 높다.", Mention(name, (), "Model", (Role(held, (evidence(),)),)))
    assert found[name] == ["proposes"]


@pytest.mark.parametrize("name", ["TAPOS-7B", "TAPO-GRPO", "Qwen2.5-7B", "Old TAPO-7B"])
def test_versions_are_no_other_names(name):
    found = roles(f"{name}는 정확도가 높다.", Mention(name, (), "Model", (Role("mentions", (evidence(),)),)))
    assert found[name] == ["mentions"]


@pytest.mark.parametrize(("results", "size"), [("TAPO-0.6B는 작다.", "TAPO-0.6B"), ("TAPO 70B averages 76.0.", "TAPO 70B")])
def test_versions_that_nothing_found_are_found(results, size):
    assert roles(results) == {"TAPO": ["proposes"], size: ["proposes"]}


@pytest.mark.parametrize("results", ["TAPO 7B와 32B를 공개한다.", "TAPO-7B-x는 작다.", "TAPO는 7B 모델이다."])
def test_versions_of_a_list_of_sizes_are_the_family(results):
    assert roles(results) == {"TAPO": ["proposes"]}


def test_versions_of_what_others_proposed_are_not_found():
    assert "Zorka 7B" not in roles("Zorka 7B보다 낫다.", mention("Zorka", "Model", "comparesWith"))


def test_versions_of_a_name_around_what_is_proposed_are_proposed():
    own, llama = (
        mention("EVO-RL", "Method", "proposes"),
        Mention("Llama3-EVO-RL-70B", (), "Model", (Role("uses", (evidence(),)),)),
    )
    document = document_of(contribution="EVO-RL을 제안한다.", results="Llama3-EVO-RL-70B는 41.0%이다.")
    assert [m.roles[0].relation for m in as_told(document, (own, llama))] == ["proposes", "proposes"]


@pytest.mark.parametrize(
    ("results", "found"),
    [
        ("TAPO 2의 WER은 2.47%로, TAPO의 2.89%보다 낮습니다.", ["comparesWith"]),
        ("이전 연구인 TAPO는 느렸습니다.", ["comparesWith"]),
        ("TAPO와 TAPO 2를 함께 공개한다.", ["proposes"]),
    ],
)
def test_versions_before_what_is_proposed_are_compared_with(results, found):
    document = document_of(results=results)
    assert [r.relation for r in as_told(document, (OWN, mention("TAPO 2", "Model", "proposes")))[0].roles] == found

import pytest

from extractors.knowledge import knowledge_of, load_knowledge
from tests.readings import concept


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("제미나이 2.5 프로", "Gemini 2.5 Pro"),
        ("제미나이 2.5 Pro", "Gemini 2.5 Pro"),
        ("클로드 소넷 4.5", "Claude Sonnet 4.5"),
        ("라마 4 매버릭", "Llama-4-Maverick"),
        ("큐원3-8B", "Qwen3-8B"),
        ("디노v2", "DINOv2"),
        ("디노 v2", "DINOv2"),
        ("라마3.1-70B", "Llama-3.1-70B"),
        ("라마12", "Llama 12"),
    ],
)
def test_knowledge_has_the_versions_of_families_with_korean_names(spelling, name):
    knowledge = load_knowledge()
    assert knowledge.find(spelling).name == name
    text = f"비교 대상은 {spelling}, GPT-4o이다."
    start = text.index(spelling)
    assert (start, start + len(spelling)) in list(knowledge.find_korean(text))


@pytest.mark.parametrize("text", ["욜로 3개를 쓴다.", "욜로3종을 쓴다.", "그림2에 있다.", "단계v2로 간다."])
def test_knowledge_takes_no_count_and_no_other_word_for_a_version(text):
    assert not list(load_knowledge().find_korean(text))


def test_knowledge_makes_korean_names_of_models_alone():
    knowledge = knowledge_of(
        [concept("Zork", "Model", korean=("조크",)), concept("Zork 2 Pro", "Model"), concept("Zork Bench", "Benchmark")]
    )
    assert {"조크 2 프로", "조크 2 Pro", "조크-2-Pro"} <= knowledge.spelled
    assert not knowledge.knows("조크 Bench")


def test_knowledge_tells_names_apart_that_differ_in_capitals_alone():
    knowledge = knowledge_of([concept("Zora", "Model"), concept("Zork Low-Rank Adaptation", "Method", "ZoRA")])
    assert [knowledge.find(name).name for name in ("Zora", "ZoRA", "ZORA")] == ["Zora", "Zork Low-Rank Adaptation", "Zora"]

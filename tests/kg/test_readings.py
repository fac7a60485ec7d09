"""What linking believes of a Korean phrase that stands beside a known name."""

import pytest

from kg.linking import link
from kg.linking.readings import says_otherwise
from kg.names.lexicon import Lexicon
from tests.readings import GRPO, by_name, concept, extraction, mention, vocabulary

DPO = concept("DPO", "Method", "Direct Preference Optimization")
GPT = concept("GPT-4o", "Model")
LEXICON = Lexicon.from_concepts([DPO, GRPO, GPT])


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("다중 모달 직접 선호 최적화", "DPO"),
        ("LLM 평가자", "GPT-4o"),
        ("보상 기반 최적화", "GRPO"),
        ("다중모달 대형 언어 모델", "LLM"),
    ],
)
def test_says_otherwise_of_a_narrower_thing_an_example_and_another_thing(korean, latin):
    assert says_otherwise(LEXICON.read(korean), LEXICON.read(latin))


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("직접 선호 최적화 학습", "DPO"),
        ("그룹 상대적 정책 최적화", "GRPO"),
        ("대형 언어 모델", "LLM"),
        ("조크 최적화", "DPO"),
        ("보상 기반 최적화", "ZBO"),
    ],
)
def test_says_otherwise_believes_what_fits_and_what_it_cannot_read(korean, latin):
    assert not says_otherwise(LEXICON.read(korean), LEXICON.read(latin))


def test_link_keeps_a_known_thing_from_the_phrase_that_it_is_an_example_of():
    graph = link([extraction("2505.00001", mention("GPT-4o", "uses", "Model", "LLM 평가자"))], vocabulary=vocabulary(GPT))
    assert by_name(graph)["GPT-4o"].aliases == ()
    assert {m.verdict for m in graph.merges if "LLM 평가자" in (m.left, m.right)} == {"different"}


def test_link_tells_initials_that_a_text_spells_out_in_korean_from_a_known_thing_of_those_initials():
    words = vocabulary(concept("Latent Depth Guidance", "Method", "LDG"))
    spelled = link([extraction("2505.00001", mention("LDG", "uses", "Method", "학습 데이터 생성"))], vocabulary=words)
    assert [(e.name, e.known) for e in spelled.entities if e.type == "Method"] == [("LDG", False)]
    bare = link([extraction("2505.00001", mention("LDG", "uses", "Method"))], vocabulary=words)
    assert "Latent Depth Guidance" in by_name(bare)


def test_link_tells_a_korean_long_form_from_a_known_label_of_those_initials_that_has_another_long_form():
    graph = link(
        [extraction("2505.00001", mention("LDG", "uses", "Method", "학습 데이터 생성"))],
        vocabulary=vocabulary(concept("LDG", "Method", "Latent Depth Guidance")),
    )
    (method,) = [e for e in graph.entities if e.type == "Method"]
    assert (method.name, method.aliases, method.known) == ("LDG", ("학습 데이터 생성",), False)


def test_link_believes_no_wider_name_that_is_a_word_of_the_narrower():
    words = vocabulary(concept("DMD", "Method", "Distribution Matching Distillation"))
    graph = link([extraction("2505.00001", mention("DMD", "uses", "Method", "Decoupled DMD"))], vocabulary=words)
    assert "Decoupled DMD" not in by_name(graph)["DMD"].aliases

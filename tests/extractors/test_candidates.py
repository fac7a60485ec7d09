import pytest

from extractors.candidates import find_candidates
from extractors.knowledge import key_of, knowledge_of
from kg.vocabulary import Concept

KNOWLEDGE = knowledge_of(
    [
        Concept("GRPO", "Method", aliases=("Group Relative Policy Optimization",), korean=("그룹 상대 정책 최적화",)),
        Concept("Qwen2.5", "Model"),
        Concept("π0", "Model"),
        Concept("MMMU", "Benchmark"),
        Concept("MMMU Pro", "Benchmark"),
        Concept("Llama-3.1-8B", "Model"),
    ]
)


def names(text):
    return {span.text for c in find_candidates([text], KNOWLEDGE).values() for span in c.spans}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("본 논문은 GRPO를 기반으로 한다.", "GRPO"),
        ("AIME25에서 평가하였다.", "AIME25"),
        ("**Elastic Reasoning**을 제안한다.", "Elastic Reasoning"),
        ("CLIP/SigLIP을 사용한다.", "SigLIP"),
        ("GRPO-based 학습", "GRPO"),
        ("Qwen2.5-VL-7B를 쓴다.", "Qwen2.5-VL-7B"),
        ("Qwen2.5-VL-7B를 쓴다.", "Qwen2.5"),
        ("Tanks & Temples에서", "Tanks & Temples"),
        ("Dr. GRPO와 비교", "Dr. GRPO"),
        ("그룹 상대 정책 최적화를 쓴다.", "그룹 상대 정책 최적화"),
        ("Wiener 필터를 쓴다.", "Wiener 필터"),
        ("FLUX.1-[dev]와 비교", "FLUX.1-[dev]"),
        ("ΔL Normalization을 제안", "ΔL Normalization"),
        ("MMMU(Pro)에서 평가", "MMMU(Pro)"),
        ("Llama-3.1 (8B)를 쓴다.", "Llama-3.1 (8B)"),
    ],
)
def test_candidates_cut_names_out_of_korean_text(text, name):
    assert name in names(text)


def test_candidates_offer_every_cut_of_a_short_run():
    assert {"Multimodal RewardBench", "RewardBench", "Multimodal"} <= names("Multimodal RewardBench에서")


@pytest.mark.parametrize("text", ["GenEval 0.91을 얻었다.", "HMMT 4개 대회", "MATH 94.82 달성"])
def test_candidates_leave_figures_out_of_names(text):
    found = names(text)
    assert found
    assert not any(name[-1].isdigit() for name in found)


def test_candidates_of_an_english_sentence_are_names_only():
    found = names("We compare the proposed approach with several strong baselines such as GRPO on MMMU and report gains")
    assert {"GRPO", "MMMU"} <= found
    assert "strong baselines" not in found


def test_candidates_have_no_bracket_behind_them_that_the_vocabulary_does_not_know_with_them():
    assert not any("(" in name for name in names("MMMU(Val)와 MMMU (Massive Multi-discipline Benchmark), GRPO(8B)"))


def test_candidates_may_be_those_alone_that_begin_no_longer_name():
    texts = ["Qwen2.5-VL은 Qwen2.5와 GRPO-based 학습을 쓴다."]
    found = find_candidates(texts, KNOWLEDGE, alone=frozenset({"qwen2.5", "grpo"}))
    assert [span.start for span in found["qwen2.5"].spans] == [texts[0].index("Qwen2.5와")]
    assert found["grpo"].spans
    texts = ["Decoupled GRPO를 GRPO-Higher와 쓴다.", "GRPO는 좋다."]
    assert [s.passage for s in find_candidates(texts, KNOWLEDGE, alone=frozenset({"grpo"}))["grpo"].spans] == [1]


def test_candidates_leave_a_measure_behind_a_name_out_of_it():
    assert names("FooSet Acc. (%)") & {"FooSet", "FooSet Acc"} == {"FooSet"}


def test_candidates_spans_are_exact():
    texts = ["GRPO는 GRPO다.", "π0를 쓰는 Foo-Bar 2.0"]
    for candidate in find_candidates(texts, KNOWLEDGE).values():
        for span in candidate.spans:
            assert texts[span.passage][span.start : span.end] == span.text
            assert key_of(span.text) == candidate.key


def test_candidates_fold_spellings_into_one():
    found = find_candidates(["Web-Bench와 WebBench, Web Bench"], KNOWLEDGE)
    assert len(found["webbench"].spans) == 3


def test_candidates_begin_behind_the_opening():
    assert "Goal" not in {c.text for c in find_candidates(["Goal: FooNet을 제안"], KNOWLEDGE, openings=[6]).values()}


def test_candidates_korean_names_at_the_end_of_a_text_are_exact():
    text = "이는 그룹 상대 정책 최적화"
    assert text[3:] in names(text)
    spans = [span for c in find_candidates([text], KNOWLEDGE).values() for span in c.spans]
    assert spans
    assert all(span.end <= len(text) for span in spans)

import pytest

from extractors.candidates import Span
from extractors.contexts import context_features, sentences_of
from extractors.cues import find_cues
from extractors.features import name_features, opening_of, read_features
from extractors.knowledge import knowledge_of
from kg.documents import parse_digest
from kg.model import Passage
from kg.vocabulary import Concept

KNOWLEDGE = knowledge_of([Concept("GRPO", "Method"), Concept("Qwen2.5", "Model"), Concept("DPO", "Method", generic=True)])

DIGEST = """# 📰 Hugging Face Daily Papers – 2025-10-01

## 2510.00001
🔗 https://huggingface.co/papers/2510.00001

**Summary**:
```markdown
# FooNet: 작은 모델을 위한 강화 학습

## 2. 주요 기여 및 참신성

- **FooNet 제안**: GRPO를 기반으로 한 새로운 프레임워크인 FooNet을 제안합니다.

## 4. 실험 설정

- **비교 대상(Baseline)**: PPO, DPO, GRPO와 비교하였습니다.
```
"""
DOCUMENT = parse_digest(DIGEST, path="2025-10-01.md")[0]


def context(text, name):
    start = text.index(name)
    sentence = next(s for s in sentences_of(text) if s.end >= start + len(name))
    around, telling = context_features(text, Span(0, start, start + len(name), name), sentence, KNOWLEDGE)
    return {*around, *telling}


@pytest.mark.parametrize(
    ("korean", "english", "cue"),
    [
        ("FooNet을 제안한다", "we propose FooNet", "propose"),
        ("GRPO를 능가한다", "outperforms GRPO", "beat"),
        ("GRPO 대비", "compared with GRPO", "versus"),
        ("Qwen을 기반으로", "based on Qwen", "base"),
        ("미세 조정하였다", "is fine-tuned", "train"),
        ("데이터 세트", "a dataset", "dataset"),
        ("향후 연구", "future work", "future"),
    ],
)
def test_features_korean_and_english_cues_are_of_one_class(korean, english, cue):
    for text in (korean, english):
        assert cue in {name for name, _, _ in find_cues(text)}


def test_features_cues_know_their_place():
    text = "본 논문은 GRPO 대비 우수하다."
    assert [text[a:b] for _, a, b in find_cues(text)] == ["본 논문", "대비", "우수"]


def test_features_the_tail_of_a_list_belongs_to_all_its_members():
    text = "PPO, DPO와 GRPO를 능가한다."
    for name in ("PPO", "DPO", "GRPO"):
        assert {"list=3", "tail-particle=를", "first>beat"} <= context(text, name)


def test_features_sides_are_told_apart():
    assert "cue>beat" in context("GRPO를 능가하는 방법", "GRPO")
    assert "cue<beat" in context("능가하는 방법은 GRPO", "GRPO")


def test_features_other_names_are_masked_by_their_type():
    found = context("Qwen2.5 모델과 GRPO는 BarBaz다.", "GRPO")
    assert "head~<Model>" in found
    assert any("<Name>" in feature for feature in found)


def test_features_brackets_and_marks():
    assert {"in-paren", "in-paren-first", "in-paren-alone"} <= context("강화 학습(GRPO)을 쓴다", "GRPO")
    assert "marked=*" in context("**GRPO**를 쓴다", "GRPO")


def test_features_sentences_cover_the_text():
    text = "하나다. 둘은 2.5다! Three ends here. 넷"
    found = sentences_of(text)
    assert [text[s.start : s.end] for s in found] == ["하나다.", "둘은 2.5다!", "Three ends here.", "넷"]


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("GRPO", "known=Method"),
        ("DPO", "known=Method?"),
        ("Qwen2.5-7B", "known-prefix=Model"),
        ("Qwen2.5-7B", "has-size"),
        ("FooBar", "unknown"),
        ("FooBar", "case=camel"),
        ("Flow-GRPO", "known-rest=Method"),
    ],
)
def test_features_of_a_spelling(name, feature):
    assert feature in name_features(name, KNOWLEDGE)


def test_features_places_are_exact_and_sections_are_seen():
    found = {f.candidates[0].text: f for f in read_features(DOCUMENT, KNOWLEDGE)}
    for name in found.values():
        assert len(name.spans) == len(name.occurrences) == len(name.places)
        for span in name.spans:
            passage = DOCUMENT.passages[span.passage]
            assert passage.text[span.start : span.end] == span.text
            assert DIGEST[passage.start + span.start : passage.start + span.end] == span.text
    assert {"in-title", "title-start", "title-next=:"} <= set(found["FooNet"].name)
    assert {"in=contribution", "in=baselines"} <= set(found["GRPO"].name)
    assert any("in-label" in part for part in found["FooNet"].occurrences)
    assert not {"Baseline", "Hugging Face"} & set(found)


def test_features_gate_spares_contexts():
    found = read_features(DOCUMENT, KNOWLEDGE, gate=lambda name: "known" in name.spelling.features)
    assert {f.candidates[0].text for f in found} == {"GRPO", "DPO"}


def test_features_section_headings_hold_no_names():
    assert opening_of(Passage(1, 0, "Method", "heading", "method", "Method")) == len("Method")
    assert opening_of(Passage(1, 0, "FooNet 제안", "heading", "contribution", "기여")) == 0
    assert opening_of(Passage(1, 0, "Goal: FooNet", "item", "goal", "", "Goal", 6)) == 6

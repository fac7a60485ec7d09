from dataclasses import replace

import pytest

from extractors.aliases import complete_aliases
from kg.documents import parse_digest
from tests.digests import document_of, mention


def test_aliases_complete_the_mentions_of_a_document():
    document = document_of(contribution="- **에이전트 증류(Agent Distillation) 프레임워크 제안**: 새로운 방법을 소개합니다.")
    (found,) = complete_aliases(document, (mention("Agent Distillation", "Method", "proposes"),))
    assert found.aliases == ("에이전트 증류",)


def test_aliases_of_one_mention_are_not_given_to_another():
    document = document_of(method="- 흐름 매칭(Flow Matching)을 쓴다.")
    ours = mention("Flow Matching", "Method", "uses")
    theirs = mention("흐름 매칭", "Method", "mentions")
    assert complete_aliases(document, (ours, theirs)) == (ours, theirs)


def test_aliases_known_to_the_vocabulary_count_where_the_text_has_them():
    document = document_of(method="- GRPO, 즉 Group Relative Policy Optimization을 쓴다.")
    (found,) = complete_aliases(document, (mention("GRPO", "Method", "uses"),))
    assert "Group Relative Policy Optimization" in found.aliases


def test_aliases_join_mentions_that_the_text_defines_by_one_another():
    document = document_of(method="- Dual aDaptive Cache(d2Cache)를 제안한다. d2Cache는 빠르다.")
    long, short = mention("Dual aDaptive Cache", "Method", "proposes"), mention("d2Cache", "Method", "uses")
    (found,) = complete_aliases(document, (long, short))
    assert (found.name, found.aliases) == ("d2Cache", ("Dual aDaptive Cache",))
    assert [r.relation for r in found.roles] == ["proposes", "uses"]


@pytest.mark.parametrize(
    ("text", "one", "other", "joined"),
    [
        ("spherical Zork(S-Mork)를 제안한다.", "spherical Zork", "S-Mork", True),
        ("하이브리드 ZKAN(HZKAN)을 제안한다.", "ZKAN", "HZKAN", False),
        ("Zork-7B(Zork-13B)를 제안한다.", "Zork-7B", "Zork-13B", False),
    ],
)
def test_aliases_join_contributions_of_which_one_stands_in_a_bracket_behind_the_other(text, one, other, joined):
    document = document_of(method=f"- {text}")
    found = complete_aliases(document, tuple(mention(name, "Model", "proposes") for name in (one, other)))
    assert len(found) == 2 - joined


def test_aliases_of_the_vocabulary_are_none_of_a_contribution_that_is_spelled_out_otherwise():
    document = document_of(method="- Dense Policy Optimization(DPO)를 제안한다. Direct Preference Optimization과는 다르다.")
    (found,) = complete_aliases(document, (mention("DPO", "Method", "proposes"),))
    assert found.aliases == ("Dense Policy Optimization",)


def test_aliases_have_the_name_of_the_field_unless_the_text_means_another_thing():
    document = document_of(method="- TTS와 CFG를 쓴다.")
    (known,) = complete_aliases(document, (mention("CFG", "Method", "uses"),))
    assert known.aliases == ("Classifier-Free Guidance",)
    (doubtful,) = complete_aliases(document, (mention("TTS", "Method", "uses"),))
    assert doubtful.aliases == ()
    (other,) = complete_aliases(document, (mention("TTS", "Method", "uses", aliases=("텍스트-투-스피치",)),))
    assert other.aliases == ("텍스트-투-스피치",)
    (own,) = complete_aliases(document, (mention("CFG", "Method", "proposes"),))
    assert own.aliases == ()


def test_aliases_have_the_name_of_the_field_where_the_text_has_its_parts_in_another_order():
    document = document_of(method="- Llama-2-Chat-7B를 쓴다.")
    (found,) = complete_aliases(document, (mention("Llama-2-Chat-7B", "Model", "uses"),))
    assert found.aliases == ("Llama-2-7B-chat",)


def test_aliases_of_the_vocabulary_that_name_another_thing_are_none_here():
    document = document_of(results="- RealBlur-J와 RealBlur-R에서 평가한다.")
    (found,) = complete_aliases(document, (mention("RealBlur-J", "Dataset", "evaluatesOn"),))
    assert found.aliases == ()


def test_aliases_join_the_names_by_which_the_title_calls_a_contribution():
    (document,) = parse_digest(
        "# 1. [Sprint: Sparse-Dense Residual Fusion for Diffusion](https://arxiv.org/abs/2505.00001)\n\n## Method\n\nx\n",
        path="jekyll/2025-05-06.md",
    )
    short, long = (mention(name, "Method", "proposes") for name in ("SPRINT", "Sparse-Dense Residual Fusion"))
    (found,) = complete_aliases(document, (short, long))
    assert set(found.spellings) == {"SPRINT", "Sparse-Dense Residual Fusion"}
    user = mention("SPRINT", "Method", "uses")
    assert complete_aliases(document, (user, long)) == (user, long)


def test_aliases_stand_behind_their_owner():
    document = document_of(method="- OpenAI o3와 비교한다. OpenAI o3-mini도 쓴다.")
    (found,) = complete_aliases(document, (mention("o3", "Model", "comparesWith"),))
    assert found.aliases == ("OpenAI o3",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mistral ORPO와 비교한다.", "ORPO"),
        ("Meta RL을 쓴다.", "RL"),
        ("OpenAI GPT-4.1과 비교한다.", "GPT-4"),
    ],
)
def test_aliases_take_no_other_name_for_one_behind_its_owner(text, name):
    (found,) = complete_aliases(document_of(method=f"- {text}"), (mention(name, "Model", "comparesWith"),))
    assert not any(alias.endswith(name) for alias in found.aliases)


def test_aliases_joined_by_a_definition_leave_namesakes_of_another_kind():
    document = document_of(method="- Dual aDaptive Cache(d2Cache)를 제안한다.")
    data = mention("d2Cache", "Dataset", "evaluatesOn")
    found = complete_aliases(document, (mention("d2Cache", "Method", "uses"), data, mention("Dual aDaptive Cache", "Method")))
    assert [(m.name, m.type) for m in found] == [("d2Cache", "Method"), ("d2Cache", "Dataset")]


def test_aliases_are_no_ends_of_what_another_name_stands_for():
    names = (mention("MMTEB", "Benchmark", "proposes"), mention("ZTEB", "Benchmark", "uses"))
    long = "- Massive Multilingual Zonal Text Embedding Benchmark(MMTEB)는 ZTEB를 넓힌다."
    within, apart = (document_of(method=f"{long}{more}") for more in ("", " ZTEB(Zonal Text Embedding Benchmark)와 다르다."))
    cut = replace(names[1], aliases=("Zonal Text Embedding Benchmark",))
    assert [m.aliases for m in complete_aliases(within, (names[0], cut)) if m.name == "ZTEB"] == [()]
    assert [m.aliases for m in complete_aliases(apart, (names[0], cut)) if m.name == "ZTEB"] == [cut.aliases]


def test_aliases_are_words_of_a_name_in_other_forms():
    document = document_of(
        method="- Prompt Path Adapter를 제안한다. 여러 Prompt  Path Adapters를 둔다. Prompting Path Adapter는 다르다."
    )
    (found,) = complete_aliases(document, (mention("Prompt Path Adapter", "Method", "proposes"),))
    assert found.aliases == ("Prompt Path Adapters",)


def test_aliases_take_no_title_for_a_short_form_that_the_text_spells_out():
    document = document_of(method="- Outline Boundary Decoder(OBD)를 제안한다.")
    document = replace(document, title="Online Border Detection for Video")
    (found,) = complete_aliases(document, (mention("OBD", "Method", "proposes"),))
    assert found.aliases == ("Outline Boundary Decoder",)
    alone = replace(document_of(method="- OBD를 제안한다."), title="Online Border Detection for Video")
    assert complete_aliases(alone, (mention("OBD", "Method", "proposes"),))[0].aliases == ("Online Border Detection",)


def test_aliases_leave_out_what_korean_words_say_of_a_name():
    document = document_of(method="- 기존 Chain-of-Thought(이하 CoT) 방식과 달리 짧다.")
    (found,) = complete_aliases(document, (mention("CoT", "Method", "mentions"),))
    assert found.aliases == ("Chain-of-Thought",)
    garam = document_of(method="- 한국어 음성 모델 가람누리(Garamnuri)를 제안한다.")
    assert complete_aliases(garam, (mention("Garamnuri", "Model", "proposes"),))[0].aliases == ("가람누리",)


def test_aliases_are_no_words_for_what_a_contribution_is_about_and_no_first_word_of_what_it_stands_for():
    document = replace(document_of(method="- 암흑 유머(dark humor)를 이해한다."), title="D-HUMOR: Dark Humor Understanding")
    (found,) = complete_aliases(document, (replace(mention("D-HUMOR", "Dataset", "proposes"), aliases=("Dark Humor",)),))
    assert found.aliases == ()
    document = replace(document_of(method="- SEAL을 제안한다."), title="SEAL: Steerable Reasoning Calibration for Free")
    (found,) = complete_aliases(document, (replace(mention("SEAL", "Method", "proposes"), aliases=("Steerable",)),))
    assert found.aliases == ()


def test_aliases_in_korean_are_more_than_one_word_of_the_name_and_do_not_only_sound_like_it():
    document = document_of(method="- 지침(classifier guidance) 방식은 비싸다. 분류기 유도(classifier guidance)를 쓴다.")
    (found,) = complete_aliases(document, (mention("classifier guidance", "Method", "uses"),))
    assert found.aliases == ("분류기 유도",)
    document = document_of(method="- 감성 에이전트로, 감정 상태를 추론한다.")
    (found,) = complete_aliases(document, (mention("Sentient Agent", "Method", "uses"),))
    assert "감정 상태" not in found.aliases

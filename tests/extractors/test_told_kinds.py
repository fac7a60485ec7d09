import pytest

from extractors.standing import find_places
from extractors.told_kinds import as_called, as_model
from kg.model import Mention, Role
from tests.digests import document_of
from tests.extractors.test_outright import told


@pytest.mark.parametrize(
    ("name", "relations", "results", "found"),
    [
        ("MAGIC", ("evaluatesOn", "proposes"), "- **MAGIC**: 여러 단계 학습을 묶은 레시피입니다.", ("Method", ["proposes"])),
        ("MAgIC", ("evaluatesOn",), "- **MAgIC**: 여러 단계 학습을 묶은 레시피입니다.", ("Benchmark", ["evaluatesOn"])),
        ("MUG-Eval", ("proposes",), "- **MUG-Eval**: 평가 프레임워크입니다.", ("Benchmark", ["proposes"])),
        ("Maestro", ("evaluatesOn",), "BLEU 29.1로 Maestro(25.2)를 3.9점 앞선다.", ("Model", ["comparesWith"])),
        ("Maestro", ("evaluatesOn",), "Maestro(25.2)에서 앞선다.", ("Benchmark", ["evaluatesOn"])),
    ],
)
def test_told_kinds_systems_are_no_data_of_the_same_letters(name, relations, results, found):
    assert told(name, "Benchmark", *relations, results=results) == found


def kind_of(name, *sentences, relation="proposes"):
    document = document_of(contribution=" ".join(sentences))
    mention = Mention(name, (), "Method", (Role(relation, ()),))
    return as_model(mention, find_places(document, [mention]).get(name, ())).type


@pytest.mark.parametrize(
    "sentence",
    [
        "긴 문맥을 다루는 언어 모델인 Brunelo를 제안한다.",
        "음성을 이해하는 기초 모델 **Brunelo**를 공개한다.",
        "Brunelo 모델과 학습 전략을 제안한다.",
        "Brunelo-7B 모델이 가장 높았다.",
        "Brunelo(브루넬로)는 영상을 입력으로 받는 최초의 순방향 모델로, 공개되어 있다.",
        "Brunelo는 궤적을 학습하는 에이전트 모델입니다.",
        "We present Brunelo, an open speech-language model for long audio.",
        "Brunelo is the first fully open video model.",
    ],
)
def test_told_kinds_what_a_text_calls_a_model_is_one(sentence):
    assert kind_of("Brunelo", sentence) == "Model"


@pytest.mark.parametrize(
    "sentences",
    [
        ("Brunelo를 제안한다.",),
        ("Brunelo는 모델 병합을 돕는다.",),
        ("Brunelo는 이미지를 생성 모델로 암묵적으로 모델링한다.",),
        ("Brunelo 모델링을 제안한다.",),
        ("Brunelo 모델을 제안한다.", "Brunelo 프레임워크는 두 단계이다."),
        ("새로운 학습 알고리즘(Brunelo)을 제안한다.", "Brunelo 모델은 더 높았다."),
        ("We propose Brunelo, a framework for any language model.",),
        ("Brunelo is a model of the attention maps.",),
    ],
)
def test_told_kinds_methods_stay_methods(sentences):
    assert kind_of("Brunelo", *sentences) == "Method"


def test_told_kinds_of_others_and_of_known_things_are_not_told_by_a_class_word():
    assert kind_of("Brunelo", "Brunelo 모델보다 높았다.", relation="comparesWith") == "Method"
    assert kind_of("GRPO", "GRPO 모델을 제안한다.") == "Method"


def called(kind, name, *sentences, relation="proposes"):
    document = document_of(contribution=" ".join(sentences))
    mention = Mention(name, (), kind, (Role(relation, ()),))
    return as_called(mention, find_places(document, [mention]).get(name, ())).type


@pytest.mark.parametrize(
    "sentence",
    [
        "Brunelo 프레임워크를 제안한다.",
        "실시간 SLAM 시스템인 Brunelo를 제안한다.",
        "The paper introduces Brunelo, the first approach to scale LLM reasoning.",
    ],
)
def test_told_kinds_an_approach_is_no_model(sentence):
    assert called("Model", "Brunelo", sentence) == "Method"
    assert called("Model", "Brunelo", sentence, relation="uses") == "Model"
    assert called("Model", "Brunelo", sentence, "Brunelo는 추론을 통합하는 모델임을 입증하였다.") == "Model"


@pytest.mark.parametrize(
    "sentence", ["Brunelo를 제안한다.", "Brunelo 아키텍처: 검증기이다.", "Brunelo, an open model, is released."]
)
def test_told_kinds_a_model_stays_one_where_nothing_says_approach(sentence):
    assert called("Model", "Brunelo", sentence) == "Model"


@pytest.mark.parametrize(
    ("name", "sentence", "found"),
    [
        ("Brunelo Eval", "**Brunelo Eval**: an evaluation suite with unseen splits.", "Benchmark"),
        ("BruneloBench", "BruneloBench는 대화를 모사하는 벤치마크입니다.", "Benchmark"),
        ("BruneloBench", "BruneloBench를 쓴다.", "Method"),
        ("Brunelo", "**Brunelo**: an evaluation suite.", "Method"),
    ],
)
def test_told_kinds_a_suite_is_a_benchmark_by_its_name(name, sentence, found):
    assert called("Method", name, sentence) == found

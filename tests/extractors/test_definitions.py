import pytest

from extractors.brackets import find_brackets
from extractors.definitions import find_definitions
from kg.model import Passage


def passage(text):
    return Passage(1, 0, text, "paragraph", "method")


def pairs(text):
    return [(d.long.text, d.short.text) for d in find_definitions(passage(text))]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Direct Preference Optimization(DPO)을 적용한다.", ("Direct Preference Optimization", "DPO")),
        ("본 연구는 Sparse Autoencoders (SAEs)를 쓴다.", ("Sparse Autoencoders", "SAEs")),
        ("그룹 상대 정책 최적화(GRPO)를 적용한다.", ("그룹 상대 정책 최적화", "GRPO")),
        ("**에이전트 증류(Agent Distillation)** 프레임워크", ("에이전트 증류", "Agent Distillation")),
        ("흐름 매칭(Flow Matching)을 쓴다.", ("흐름 매칭", "Flow Matching")),
        ("이를 교차 루프 병렬화(Cross-Loop Parallelism, CLP)라 한다.", ("Cross-Loop Parallelism", "CLP")),
        ("Flow Matching(흐름 매칭)을 쓴다.", ("흐름 매칭", "Flow Matching")),
        ("R2AI(저항성과 회복력을 갖춘 AI)를 쓴다.", ("저항성과 회복력을 갖춘 AI", "R2AI")),
        ("GRPO(그룹 상대 정책 최적화)를 쓴다.", ("그룹 상대 정책 최적화", "GRPO")),
        ("GRPO: Group Relative Policy Optimization", ("Group Relative Policy Optimization", "GRPO")),
        ("Low-Rank Adaptation, 이하 LoRA를 쓴다.", ("Low-Rank Adaptation", "LoRA")),
        ("Chain-of-Thought(이하 CoT)를 쓴다.", ("Chain-of-Thought", "CoT")),
        ("저랭크 적응(이하 LoRA)을 쓴다.", ("저랭크 적응", "LoRA")),
        ("DeepSeek-R1(이하 R1)과 비교한다.", ("DeepSeek-R1", "R1")),
        ("R1(DeepSeek-R1)과 비교한다.", ("DeepSeek-R1", "R1")),
        ("Gemini 2.5 Pro(이하 Gemini)를 쓴다.", ("Gemini 2.5 Pro", "Gemini")),
        ("Qwen2.5-7B, 이하 Qwen을 쓴다.", ("Qwen2.5-7B", "Qwen")),
        ("It has the Foo Bar paradigm and the Big Blue Reasoner (BBR).", ("Big Blue Reasoner", "BBR")),
    ],
)
def test_definitions_are_found(text, pair):
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "다양한 데이터셋(GSM8K, MATH500, AIME)에서 평가한다.",
        "소형 모델(R1-1.5B)과 비교한다.",
        "COCO(객체 탐지)를 사용한다.",
        "10개의 옵티마이저(AdamW, Lion, Scion)를 비교한다.",
        "여섯 개의 데이터셋(Cora)에서 평가한다.",
        "PARADE(편향 평가용)를 사용한다.",
        "R1(검색 없이)을 쓴다.",
        "난청인 대화 데이터셋(HI-Dialogue)에서 평가한다.",
        "DeepEncoder(고해상도 입력 처리 및 시각 토큰 압축)로 구성된다.",
        "SwiftLM(고속 추론 엔진) 위에서 실행된다.",
        "SimDINO(대조학습 기반 자기지도학습)로 학습한다.",
        "기존의 디노이저 기반이나 무탐색(best-of-N) 방법보다 낫다.",
        "분산 학습용 Scion 구현체(Disco)를 공개하였다.",
    ],
)
def test_definitions_take_a_class_or_a_list_for_no_definition(text):
    assert pairs(text) == []


def test_definitions_stand_where_they_say():
    text = "새로운 그룹 상대 정책 최적화(GRPO)를 적용한다."
    (found,) = find_definitions(passage(text))
    assert text[found.long.start : found.long.end] == found.long.text
    assert text[found.short.start : found.short.end] == found.short.text


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("HiGS: History-Guided Sampling for Diffusion Models", ("History-Guided Sampling", "HiGS")),
        ('이 글은 "ICon: In-Context Contribution for Data"을 다룬다', ("In-Context Contribution", "ICon")),
        (
            "ERGO: Entropy-guided Resetting for Generation Optimization",
            ("Entropy-guided Resetting for Generation Optimization", "ERGO"),
        ),
        ("BOOM: Beyond Only One Modality KIT", ("Beyond Only One Modality", "BOOM")),
    ],
)
def test_definitions_in_titles_end_where_the_name_does(text, pair):
    assert pairs(text) == [pair]


@pytest.mark.parametrize("text", ["HuMo: Human-Centric Video Generation", "VChain: Chain-of-Visual-Thought for Video"])
def test_definitions_in_titles_that_spell_nothing_out(text):
    assert pairs(text) == []


def test_definitions_brackets_stand_for_nothing_before_a_conjunction():
    (bracket,) = find_brackets("잡음을 줄이고 그리고 분류기 지침(Guidance)을 쓴다")
    assert [head.text for head in bracket.heads] == ["지침", "분류기 지침"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("TIRE(Track, Inpaint, REsplat)를 쓴다.", ("Track, Inpaint, REsplat", "TIRE")),
        (
            "FLIP(Fair Latent Intervention under Privacy guarantees)",
            ("Fair Latent Intervention under Privacy guarantees", "FLIP"),
        ),
        ("동적 GHC(DGHC)를 쓴다.", ("동적 GHC", "DGHC")),
    ],
)
def test_definitions_of_a_short_name_before_its_long_form_and_of_mixed_words(text, pair):
    assert pair in pairs(text)


def test_definitions_come_in_the_order_of_their_places():
    assert pairs("Zebra Yak Ox(ZYO)와 Apple Bat Cow(ABC)") == [("Zebra Yak Ox", "ZYO"), ("Apple Bat Cow", "ABC")]


def test_definitions_begin_with_no_small_word():
    assert pairs("in the Global Terrorism Database (GTD)") == [("Global Terrorism Database", "GTD")]


def test_definitions_by_a_cue_are_found_in_endless_texts():
    text = "가나다. " * 5000 + "Low-Rank Adaptation, 이하 LoRA를 쓴다. " + "라" * 5000
    assert ("Low-Rank Adaptation", "LoRA") in pairs(text)


@pytest.mark.parametrize("text", ["- 2.8B만 활성화하는(Kimi-VL-A3B) 모델이다.", "- 전통적 퍼징(libFuzzer)과 결합한다."])
def test_descriptions_before_a_bracket_are_no_korean_names(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("투기적 디코딩(SD)으로 늘린다.", [("투기적 디코딩", "SD")]),
        ("이후 역순환 정리(CRT)를 쓴다.", [("역순환 정리", "CRT")]),
        ("완전한 절대화된 논리 형태(CNF)에 집중한다.", [("논리 형태", "CNF")]),
        ("어댑터 형태(LoRA)로 붙인다.", []),
        ("이미지 생성 모델(SD)을 쓴다.", []),
    ],
)
def test_korean_words_for_another_thing_than_the_known_one_are_a_definition(text, found):
    assert pairs(text) == found

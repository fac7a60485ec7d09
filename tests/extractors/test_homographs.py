from dataclasses import replace

import pytest

from extractors.homographs import as_meant, is_homograph
from kg.model import Evidence, Mention, Role


def mention(name, *sentences):
    pieces = tuple(
        Evidence("digest/d", "d.md", "2025-10-14", line, 0, len(text), text, "reader", 0.9)
        for line, text in enumerate(sentences, 1)
    )
    return Mention(name, (), "Method", (Role("uses", pieces),))


@pytest.mark.parametrize(
    ("name", "sentence", "other"),
    [
        ("REST", "REST API를 MCP 서버로 변환한다.", True),
        ("REST", "It wraps RESTful services.", True),
        ("REST", "REST로 초안을 만든다.", False),
        ("LoRa", "LoRa 무선으로 연결한다.", True),
        ("LoRa", "LoRa를 붙여 미세 조정한다.", False),
        ("apps", "모바일 apps 40개를 모은다.", True),
        ("APPS", "APPS에서 평가한다.", False),
        ("SAT", "SAT 기반 문제 유형을 다룬다.", True),
        ("MOBA", "MOBA 게임에서 겨룬다.", True),
        ("MOBA", "MOBA로 긴 문맥을 다룬다.", False),
        ("Aurora", "Aurora 슈퍼컴퓨터에서 돌린다.", True),
        ("Bloom", "Bloom의 인지수준 분류를 따른다.", True),
        ("Bloom", "Bloom의 다국어 능력을 본다.", False),
        ("CRT", "옛 CRT 모니터를 쓴다.", True),
    ],
)
def test_homographs_are_known_by_what_stands_behind(name, sentence, other):
    assert is_homograph(mention(name, sentence)) is other


def test_homographs_that_are_also_said_alone_are_names():
    assert not is_homograph(mention("REST", "REST API를 부른다.", "REST는 초안 모델이 없다."))


@pytest.mark.parametrize(
    ("name", "sentences", "meant"),
    [
        ("UCF", ["DAVIS 및 UCF 데이터셋에서 낫다."], ("UCF", "Dataset", "evaluatesOn")),
        ("UCF", ["UCF 데이터셋에서 낫다.", "UCF를 따른다."], ("UCF", "Method", "evaluates")),
        ("CoT", ["CoT 데이터셋으로 초기화한다."], ("CoT", "Method", "evaluates")),
        ("Hallo3", ["Hallo3 데이터셋으로 훈련한다."], ("Hallo3", "Method", "evaluates")),
        ("Minerva", ["AIME24, Minerva, OlympiadBench에서 평가한다."], ("Minerva Math", "Dataset", "evaluatesOn")),
        ("Minerva", ["Minerva 540B는 GSM8K에서 낫다."], ("Minerva", "Method", "evaluates")),
    ],
)
def test_a_system_whose_name_stands_for_data_is_that_data(name, sentences, meant):
    told = mention(name, *sentences)
    found = as_meant(replace(told, roles=(replace(told.roles[0], relation="evaluates"),)))
    assert (found.name, found.type, found.roles[0].relation) == meant


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("MAE", "예측 오차(MAE)는 0.02였다.", True),
        ("MAE", "The prediction error (MAE, lower is better) is 0.02.", True),
        ("MAE", "예측 오차(MAE)를 MAE로 초기화한 모델과 비교한다.", False),
        ("MAE", "MAE로 사전 학습한다.", False),
        ("COMET", "번역 품질은 COMET 지표로 쟀다.", True),
        ("MAE", "Traffic에서 낮은 MSE와 MAE를 얻었다.", True),
        ("MAE", "RMSE/MAE로 평가한다.", True),
        ("MAE", "MAE 및 RMSE가 낮다.", True),
        ("MAE", "격자 RMSD와 형성 에너지 MAE, 성공률로 평가한다.", True),
        ("MAE", "속도는 MAE 0.021이었다.", True),
        ("MAE", "DINOv2와 MAE를 인코더로 쓴다.", False),
        ("CLIP", "FID 6.52, CLIP 28.08의 성능을 얻었다.", False),
    ],
)
def test_homographs_know_a_measure_by_what_stands_around_it(name, sentence, expected):
    assert is_homograph(mention(name, sentence)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Apache 2.0", True),
        ("CC BY-NC 4.0", True),
        ("Part I", True),
        ("2.6GB", True),
        ("ICLR 2025", True),
        ("MIT-States", False),
        ("Part-Net", False),
    ],
)
def test_homographs_know_licences_pieces_conferences_and_amounts(name, expected):
    assert is_homograph(mention(name, f"{name}을 사용한다.")) == expected


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("ZUR5", "실제 로봇(ZUR5)에서 평가하였다.", True),
        ("ZIS", "병리학적 전자슬라이드(ZIS)를 통합한다.", True),
        ("ZIS", "이미지 부호기 ZIS를 통합한다.", False),
        ("ZorkBot", "실제 로봇(ZorkBot)을 제안한다.", False),
    ],
)
def test_homographs_know_kinds_of_pictures_and_machines_in_brackets(name, sentence, expected):
    assert is_homograph(mention(name, sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("참조 표현 영상 객체 분할(RefZOS)에서 최첨단 성능을 달성하였다.", True),
        ("참조 표현 영상 객체 분할(RefZOS)에서, RefZOS 데이터셋에서 달성하였다.", False),
    ],
)
def test_homographs_know_a_task_that_was_taken_for_data(sentence, expected):
    data = replace(mention("RefZOS", sentence), type="Dataset", aliases=("참조 표현 영상 객체 분할",))
    assert is_homograph(data) == expected


@pytest.mark.parametrize("name", ["UPDATE", "DELETE", "ADD"])
def test_homographs_words_for_operations_are_no_names(name):
    assert is_homograph(mention(name, "GPT-4o로 사실을 추출하고 ADD, UPDATE, DELETE, NOOP 중 하나를 선택한다."))
    assert not is_homograph(mention(name, "GPT-4o로 사실을 추출하고 ADD, UPDATE, DELETE, NOOP와 비교한다."))


def test_homographs_names_of_methods_are_no_operations():
    assert not is_homograph(mention("GRPO", "PPO, GRPO, DPO, ZORK 중 하나를 선택한다."))
    assert not is_homograph(mention("ZORK", "PPO, GRPO, DPO, ZORK 중 하나를 선택한다."))


@pytest.mark.parametrize(
    ("name", "sentence", "found"),
    [
        ("Codeforces 94", "Codeforces 94 백분위를 기록하였다.", "Codeforces"),
        ("Codeforces 94", "Codeforces 94에서 고른 문제이다.", "Codeforces 94"),
        ("Zorka 94", "Zorka 94점을 기록하였다.", "Zorka 94"),
    ],
)
def test_homographs_a_level_is_no_part_of_a_known_name(name, sentence, found):
    assert as_meant(mention(name, sentence)).name == found

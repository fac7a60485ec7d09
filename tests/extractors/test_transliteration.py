import pytest

from extractors.transliteration import hangul_consonants, heard, sound_likeness


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("루프홀링", "Loopholing"),
        ("이미지넷", "ImageNet"),
        ("하이퍼심", "Hypersim"),
        ("플로우 매칭", "Flow Matching"),
        ("트랜스포머", "Transformer"),
        ("디스틸레이션", "Distillation"),
        ("믹스처", "Mixture"),
    ],
)
def test_transliteration_hears_an_english_name_in_hangul(korean, english):
    assert sound_likeness(korean, english) >= 0.75


@pytest.mark.parametrize(
    ("korean", "english"), [("그룹 상대 정책 최적화", "GRPO"), ("소형 모델", "R1"), ("나무", "Stereo"), ("", "GRPO")]
)
def test_transliteration_hears_nothing_in_a_translation(korean, english):
    assert sound_likeness(korean, english) < 0.5


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("하이퍼디멘셔널", "Hyperdimensional"),
        ("컨텍스트", "Context"),
        ("옵티마이제이션", "Optimization"),
        ("아키텍처", "Architecture"),
        ("문라이트", "Moonlight"),
        ("놀리지", "Knowledge"),
        ("이미지넷", "ImageNet"),
    ],
)
def test_transliteration_hears_every_consonant_that_hangul_writes(korean, english):
    assert hangul_consonants(korean) in heard(english)

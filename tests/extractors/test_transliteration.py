import pytest

from extractors.transliteration import sound_likeness


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("루프홀링", "Loopholing"),
        ("이미지넷", "ImageNet"),
        ("하이퍼심", "Hypersim"),
        ("플로우 매칭", "Flow Matching"),
        ("트랜스포머", "Transformer"),
    ],
)
def test_transliteration_hears_an_english_name_in_hangul(korean, english):
    assert sound_likeness(korean, english) >= 0.75


@pytest.mark.parametrize(
    ("korean", "english"), [("그룹 상대 정책 최적화", "GRPO"), ("소형 모델", "R1"), ("나무", "Stereo"), ("", "GRPO")]
)
def test_transliteration_hears_nothing_in_a_translation(korean, english):
    assert sound_likeness(korean, english) < 0.5

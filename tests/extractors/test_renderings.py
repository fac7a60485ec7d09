import pytest

from extractors.renderings import Rendering, rendering


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("에이전트 증류", "Agent Distillation"),
        ("플래시 어텐션", "Flash Attention"),
        ("사고 증강 정책 최적화", "TAPO"),
        ("확장 회전 위치 임베딩", "ERoPE"),
        ("동적 GHC", "DGHC"),
        ("체인-오브-비주얼-쏘트", "Chain-of-Visual-Thought"),
    ],
)
def test_renderings_know_a_name_that_is_said_whole(phrase, name):
    assert rendering(phrase, name) == Rendering(1.0, 1.0)


def test_renderings_tell_what_is_missing_and_what_is_said_besides():
    assert rendering("라우팅 손실", "Routing Contrastive Loss").said == pytest.approx(2 / 3)
    assert rendering("기존 라우팅 대조 손실", "Routing Contrastive Loss") == Rendering(1.0, 0.75)
    assert rendering("모델", "DPO") == Rendering(0.0, 0.0)
    assert rendering("", "DPO").score == 0.0

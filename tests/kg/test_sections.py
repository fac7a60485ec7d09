import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sections import ROLES, heading_role, label_role, lead_role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("1. 핵심 동기와 문제 정의", "motivation"),
        ("2. 주요 기여 및 참신성", "contribution"),
        ("3. 모델 아키텍처 및 학습 설정", "method"),
        ("4. 실험 설정", "setup"),
        ("5. 정량적 결과", "results"),
        ("6. 한계점 및 잠재적 실패 요인", "limitations"),
        ("7. 후속 연구 아이디어 또는 확장 방향", "future"),
        ("**실험 결과**:", "results"),
        ("🔍 방법론", "method"),
        ("결론", "conclusion"),
        ("사용된 데이터셋", "datasets"),
        ("비교 대상", "baselines"),
        ("평가 지표", "metrics"),
        ("학습 데이터", "training"),
        ("요약", "summary"),
        ("Introduction", "summary"),
        ("Motivation", "motivation"),
        ("Key Contributions", "contribution"),
        ("Methodology", "method"),
        ("Experimental Setup", "setup"),
        ("Experiments and Results", "results"),
        ("Baselines", "baselines"),
        ("Datasets", "datasets"),
        ("Evaluation metrics", "metrics"),
        ("Limitations and Future Work", "limitations"),
        ("Future directions", "future"),
        ("Conclusion", "conclusion"),
        ("TL;DR", "summary"),
    ],
)
def test_sections_heading_role_in_both_languages(heading, role):
    assert heading_role(heading) == role


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "2505.02835",
        "R1-Reward: 강화 학습을 통한 보상 모델 학습",
        "Diffusion: a new method",
        "WebDancer",
        "x" * 100,
        "A B C D E F G H method",
    ],
)
def test_sections_a_heading_that_names_no_section_has_no_role(heading):
    assert heading_role(heading) == ""


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("비교 대상(Baseline)", "baselines"),
        ("비교 대상", "baselines"),
        ("Baselines (비교 대상)", "baselines"),
        ("대상 (Baseline)", "baselines"),
        ("사용된 데이터셋", "datasets"),
        ("Datasets used", "datasets"),
        ("Goal", "goal"),
        ("목표", "goal"),
        ("Motivation", "motivation"),
        ("기여", "contribution"),
        ("학습 설정", "training"),
        ("마스킹 방식", "setup"),
        ("평가 지표", "metrics"),
        ("성능 비교", "results"),
        ("데이터 의존성", ""),
        ("GRPO", ""),
        ("효율성 향상", ""),
    ],
)
def test_sections_label_role_needs_a_known_label(label, role):
    assert label_role(label) == role


@pytest.mark.parametrize("section", ["limitations", "future"])
def test_sections_a_label_among_wishes_keeps_the_section(section):
    assert label_role("성능 향상", section=section) == ""
    assert label_role("후속 연구", section=section) == "future"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("본 연구의 목표는 속도이다.", "goal"),
        ("목표는 속도이다.", "goal"),
        ("동기부여는 비용이다.", "motivation"),
        ("기여점으로는 새 손실이 있다.", "contribution"),
        ("Our goal is speed.", "goal"),
        ("본 연구는 빠르다.", ""),
    ],
)
def test_sections_lead_role_reads_the_opening_words(text, role):
    assert lead_role(text) == role


@given(st.text())
def test_sections_give_known_roles_only(text):
    assert {heading_role(text), label_role(text), lead_role(text)} <= {*ROLES, ""}

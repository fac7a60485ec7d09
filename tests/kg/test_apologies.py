import pytest

from kg.apologies import status_of
from kg.documents import parse_digest

APOLOGIES = (
    "죄송합니다만, 해당 논문의 정보를 확인할 수 없었습니다.",
    "죄송하지만 링크를 열 수 없습니다.",
    "제공된 링크에 접근할 수 없습니다. 다른 링크를 알려 주세요.",
    "I'm sorry, but I could not open the link.",
    "I apologize, the page was empty.",
    "Unfortunately, I am unable to access the paper.",
)


def status(summary):
    (document,) = parse_digest(
        f"## 2505.00001\n🔗 https://hf.co/papers/2505.00001\n\n**Summary**:\n{summary}\n\n---\n", path="x.md"
    )
    return document.status


@pytest.mark.parametrize("apology", APOLOGIES)
def test_apologies_alone_are_no_summary(apology):
    assert status(apology) == "unsummarised"


@pytest.mark.parametrize("apology", APOLOGIES)
@pytest.mark.parametrize("section", ["**주요 기여**\n\n- FooNet을 제안한다.", "```markdown\n## Results\n\n- FooNet wins.\n```"])
def test_apologies_before_a_summary_make_it_doubtful(apology, section):
    assert status(f"{apology}\n\n{section}") == "doubtful"


def test_apologies_in_every_section_are_no_summary():
    assert status(f"{APOLOGIES[0]}\n\n**결과**\n\n- 정보 부족\n\n**방법**\n\n내용을 확인할 수 없습니다.") == "unsummarised"


def test_apologies_within_a_section_change_nothing():
    assert status("FooNet은 좋다.\n\n**실험 설정**\n\n- **마스킹 방식**: 정보를 확인할 수 없었습니다.") == "summarised"


@pytest.mark.parametrize("nothing", ["", "정보 부족.", "N/A", "**결과**\n\n정보 없음"])
def test_apologies_nothing_said_is_no_summary(nothing):
    assert status(nothing) == "unsummarised"


def test_apologies_status_of_nothing_is_unsummarised():
    assert status_of(()) == "unsummarised"

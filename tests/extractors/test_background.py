import pytest

from extractors.outright import as_told
from kg.model import Mention, Role
from tests.digests import document_of, mention

OWN = mention("TAPO", "Method", "proposes")


def relations(motivation, *held, kind="Model", results=""):
    document = document_of(contribution="TAPO를 제안합니다.", motivation=motivation, results=results)
    asked = Mention("Zorka", (), kind, tuple(Role(relation, ()) for relation in held))
    return [role.relation for role in as_told(document, (OWN, asked))[-1].roles]


@pytest.mark.parametrize("relation", ["comparesWith", "evaluates", "uses"])
@pytest.mark.parametrize(
    "motivation",
    [
        "Zorka 등 상용 모델은 문서의 표를 읽는 데 여전히 오류가 많다.",
        "기존 Zorka 기반 방법들은 부정확하다.",
        "Recurrent models such as Zorka compress history into a fixed state.",
    ],
)
def test_background_what_only_a_motivation_names_is_mentioned(motivation, relation):
    assert relations(motivation, relation) == ["mentions"]


@pytest.mark.parametrize(
    ("motivation", "results"),
    [
        ("기존 Zorka 모델은 느리다.", "TAPO는 Zorka보다 빠르다."),
        ("전작 Zorka 대비 구조를 바꾸었다.", ""),
        ("Zorka의 보상 해킹을 해결하고자 한다.", ""),
        ("We start from Zorka.", ""),
    ],
)
def test_background_is_not_what_the_paper_speaks_of_elsewhere_or_for_its_own_work(motivation, results):
    assert relations(motivation, "comparesWith", results=results) == ["comparesWith"]


def test_background_leaves_data_and_what_is_proposed():
    assert relations("Zorka는 작다.", "evaluatesOn", kind="Dataset") == ["evaluatesOn"]
    assert relations("Zorka는 작다.", "proposes") == ["proposes"]

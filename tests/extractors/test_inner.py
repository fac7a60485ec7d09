import pytest

from extractors.inner import without_inner
from kg.model import Evidence, Mention, Role


def mention(name, sentence):
    return Mention(name, (), "Method", (Role("comparesWith", (Evidence("d", "d.md", "", 1, 0, 3, sentence, "reader", 0.9),)),))


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Diffusion DPO와 비교한다.", False),
        ("확산-DPO보다 높다.", False),
        ("온라인-DPO보다 높다.", True),
        ("Diffusion DPO, DPO와 비교한다.", True),
        ("DPO와 비교한다.", True),
    ],
)
def test_inner_names_do_not_count_as_well(sentence, kept):
    longer, inner = mention("Diffusion DPO", sentence), mention("DPO", sentence)
    assert without_inner((longer, inner)) == ((longer, inner) if kept else (longer,))

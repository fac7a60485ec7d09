import pytest

from extractors.rewordings import find_rewordings
from tests.readings import mention


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Multi-view Pyramid Transformer",), ("MVP", "Multi-view Pyramid")),
        (("Loopholing Discrete Diffusion",), ("LDDM", "Loopholing Discrete Diffusion Models")),
        (("Dual Adaptive Caching",), ("d2Cache", "Dual aDaptive Cache")),
        (("Hourglass MLP",), ("Hourglass",)),
    ],
)
def test_rewordings_are_one_contribution(one, other):
    left, right = (mention(name, "proposes", "Method", *aliases) for name, *aliases in (one, other))
    assert find_rewordings([left, right]) == {left.name: right.name}
    assert find_rewordings([mention(one[0], "mentions"), right]) == {left.name: right.name}
    assert find_rewordings([mention(one[0], "uses"), right]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zork Transformer", "Zork Network"),
        ("Zork-MLP", "Zork"),
        ("Zork-7B Model", "Zork-72B"),
        ("Zorking", "Zork"),
        ("Fast Zork Decoding", "Fast Zork Drafting"),
    ],
)
def test_rewordings_are_none_of_two_things(one, other):
    assert find_rewordings([mention(one, "proposes"), mention(other, "proposes")]) == {}


def test_rewordings_join_as_many_as_there_are():
    found = [mention("Hourglass", "proposes", "Method", "wide-narrow-wide")]
    found += [mention(name, "proposes") for name in ("Hourglass MLP", "wide-narrow-wide MLP")]
    assert len(find_rewordings(found)) == 2

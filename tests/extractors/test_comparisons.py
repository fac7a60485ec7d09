import pytest

from extractors.comparisons import find_comparisons
from extractors.spotting import Spot

NAMES = ("TAPO", "GRPO", "PPO", "DAPO")


def compared(text):
    """The names of each comparison of a text, and the side of the words for it."""
    sites = sorted(Spot(text.index(name), text.index(name) + len(name), name) for name in NAMES if name in text)
    return [(c.keys, c.cue.rstrip("0123456789")) for c in find_comparisons(text, tuple(sites))]


@pytest.mark.parametrize(
    ("text", "keys", "side"),
    [
        ("TAPO는 GRPO 대비 3% 높다.", ("GRPO",), "after"),
        ("TAPO는 기존의 GRPO 방법에 비해 빠르다.", ("GRPO",), "after"),
        ("TAPO는 GRPO(45.1%)보다 높다.", ("GRPO",), "after"),
        ("TAPO는 GRPO와 DAPO 대비 3% 높다.", ("GRPO", "DAPO"), "after"),
        ("TAPO는 GRPO, PPO 및 기존 DAPO를 능가한다.", ("GRPO", "PPO", "DAPO"), "after"),
        ("TAPO outperforms GRPO and DAPO by 3 points.", ("GRPO", "DAPO"), "before"),
        ("TAPO is 3 points better than the strong GRPO.", ("GRPO",), "before"),
        ("GRPO vs TAPO", ("GRPO",), "after"),
    ],
)
def test_comparisons_are_lists_of_names_with_the_words_for_it(text, keys, side):
    assert (keys, side) in compared(text)


@pytest.mark.parametrize("text", ["TAPO는 GRPO를 사용한다.", "TAPO는 50%이다. GRPO는 다르다.", "GRPO and DAPO train on text."])
def test_comparisons_want_words_that_compare(text):
    assert compared(text) == []


def test_comparisons_end_a_list_where_a_number_stands():
    assert compared("TAPO는 GRPO 대비 3%, DAPO 대비 5% 높다.") == [(("GRPO",), "after"), (("DAPO",), "after")]

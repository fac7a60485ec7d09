from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import find_numbers, may_have_numbers


def told(text):
    return [(n.value * (n.sign or 1), n.unit) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("63%에서 95%로 향상", [(63, "%"), (95, "%")]),
        ("최대 8.4% 개선", [(8.4, "%")]),
        ("1.2-1.6배 빠르다", [(1.2, "x"), (1.6, "x")]),
        ("20%~50% 향상", [(20, "%"), (50, "%")]),
        ("0.7~1.4점", [(0.7, "points"), (1.4, "points")]),
        ("5–100배", [(5, "x"), (100, "x")]),
        ("AP가 +23.7%", [(23.7, "%")]),
        ("-3.5%p 하락", [(-3.5, "points")]),
        ("14.6× 빠른", [(14.6, "x")]),
        ("2.2x faster", [(2.2, "x")]),
        ("61.2 FPS를 기록", [(61.2, "FPS")]),
        ("평균 4.92/5로", [(4.92, "/5")]),
        ("약 1/3로 감소", [(33.3, "%")]),
        ("1,361만 개", [(13_610_000, "")]),
        ("토큰 수가 3,790에서 2,125로", [(3790, ""), (2125, "")]),
        ("두 배 빠른", [(2, "x")]),
        ("정확도(95.2)", [(95.2, "")]),
        ("by 12.5 percentage points", [(12.5, "points")]),
    ],
)
def test_numbers_are_read_with_unit_and_sign(text, numbers):
    assert told(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4",
        "AIME24에서",
        "nDCG@10",
        "7B 모델",
        "Qwen-2.5-VL",
        "ImageNet-256",
        "https://arxiv.org/abs/2505.00001",
        "F1",
        "3D 장면",
    ],
)
def test_numbers_leave_the_parts_of_names_alone(text):
    assert told(text) == []


def test_numbers_tie_the_ends_of_a_range_together():
    first, second = find_numbers("1.7-1.8점 향상")
    assert (first.other, first.first) == (1, True)
    assert (second.other, second.first) == (0, False)


def test_numbers_do_not_take_two_levels_for_a_range():
    assert {n.other for n in find_numbers("63%에서 95%로")} == {-1}


def test_numbers_leave_out_what_no_float_holds():
    assert told(f"{'9' * 310}%에서 {'9' * 300}조, 95%로") == [(95, "%")]


@given(st.text(alphabet="가나 다.,-~%배점x+0123456789AB()/@", max_size=40))
def test_numbers_stand_where_they_say(text):
    numbers = find_numbers(text)
    assert all(text[n.start : n.end].strip() == n.printed for n in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))
    assert may_have_numbers(text) or not numbers

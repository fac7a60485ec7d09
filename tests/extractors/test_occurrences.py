import pytest

from extractors.occurrences import Names
from tests.digests import mention

QWEN = mention("Qwen2.5", "Model", "uses")
QWEN_VL = mention("Qwen2.5-VL", "Model", "uses", aliases=("큐원 비전",))
NAMES = Names.from_mentions((QWEN, QWEN_VL))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Qwen2.5를 쓴다", ["Qwen2.5"]),
        ("qwen2.5-vl과 Qwen2.5", ["Qwen2.5-VL", "Qwen2.5"]),
        ("Qwen2.5 VL", ["Qwen2.5-VL"]),
        ("MyQwen2.5", []),
        ("Qwen2.55", []),
        ("새로운 큐원 비전을 쓴다", ["Qwen2.5-VL"]),
        ("", []),
    ],
)
def test_occurrences_are_whole_names_the_longest_first(text, names):
    assert [o.mention.name for o in NAMES.find(text)] == names


def test_occurrences_stand_where_they_say_though_small_letters_are_longer():
    text = "İ와 Qwen2.5를 쓴다"
    (found,) = NAMES.find(text)
    assert text[found.start : found.end] == "Qwen2.5"


def test_occurrences_of_a_shared_spelling_belong_to_the_first():
    other = mention("Other", "Model", "uses", aliases=("Qwen2.5",))
    (found,) = Names.from_mentions((QWEN, other)).find("Qwen2.5")
    assert found.mention is QWEN

"""Words shortened to what carries their meaning, for models that count them."""

import re

_WORD = re.compile(r"[A-Za-z]+|[가-힣]+|\d+|[^\sA-Za-z가-힣\d]")


def words_of(text: str) -> list[str]:
    """The words, numbers and signs of a text, cut where scripts meet and shortened to their stems."""
    return [_stem(word) for word in _WORD.findall(text)]


def _stem(word: str) -> str:
    return word[:2] if "가" <= word[0] <= "힣" else word[:6].lower()

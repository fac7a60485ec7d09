"""Numbers as they stand in a text: value, sign, unit and whether two of them are the ends of one range.

Says nothing of what a number means; that is `extractors.results`. Parts of names (`GPT-4`, `AIME24`, `nDCG@10`, `7B`,
`256x256`) and of addresses are no numbers here.
"""

import re
from dataclasses import dataclass, replace
from math import isfinite

# What may follow a number, longest first, and the unit it stands for in a result; others are kept as they are spelled.
UNITS = {
    "%포인트": "points", "퍼센트포인트": "points", "퍼센트 포인트": "points", "% 포인트": "points", "%p": "points",
    "%P": "points", "pp": "points", "%": "%", "％": "%", "퍼센트": "%", "percentage points": "points",
    "percentage point": "points", "percent": "%", "배": "x", "×": "x", "x": "x", "X": "x", "times": "x", "-fold": "x",
    "포인트": "points", "점": "points", "points": "points", "point": "points", "초": "s", "seconds": "s", "ms": "ms",
    "밀리초": "ms", "s": "s", "분": "minutes", "minutes": "minutes", "시간": "hours", "hours": "hours", "FPS": "FPS",
    "fps": "FPS", "프레임": "frames", "GB": "GB", "MB": "MB", "TB": "TB", "dB": "dB", "mm": "mm", "cm": "cm", "km": "km",
    "m": "m", "Hz": "Hz", "kHz": "kHz", "TFLOPS": "TFLOPS", "TFLOPs/s": "TFLOPS", "TFLOPS/s": "TFLOPS",
    "TFLOPs": "TFLOPS", "토큰": "tokens", "tokens": "tokens", "단계": "steps",
    "steps": "steps", "step": "steps", "스텝": "steps", "달러": "USD", "개": "개", "명": "명", "가지": "가지", "종": "종",
    "장": "장", "쌍": "쌍", "건": "건", "회": "회", "번": "번", "년": "년", "월": "월", "일": "일", "차원": "차원",
    "차": "차", "비트": "비트", "bit": "비트", "층": "층", "편": "편", "곳": "곳", "인": "인", "세대": "세대", "위": "위",
    "단어": "단어", "문항": "문항", "시드": "시드", "샷": "샷", "-shot": "샷", "샘플": "샘플",
}  # fmt: skip
MAGNITUDES = {"십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "십만": 1e5, "백만": 1e6, "천만": 1e7, "억": 1e8, "조": 1e12}
_TIMES = {
    2.0: ("두 배", "두배", "twice", "double", "doubles", "doubled", "doubling"),
    3.0: ("세 배", "세배"),
    4.0: ("네 배", "네배"),
    5.0: ("다섯 배",),
    10.0: ("열 배",),
}
WORDS = {
    "절반": (50.0, "%"),
    "half": (50.0, "%"),
    **{word: (value, "x") for value, words in _TIMES.items() for word in words},
}

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_POWERS = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_OTHER_WORD = "(?<=만)큼|(?<=조)[각건합]|(?<=백)[본업]"
"""What makes another word of a magnitude: 만큼, 조건, 백본."""
_TAIL = "|".join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))
# Units that are told from the next word even after a blank.
_SPACED = (
    "FPS|fps|GB|dB|ms|TFLOPs/s|TFLOPS/s|TFLOPs|TFLOPS|points?|percentage points?|percent|times|tokens|seconds|minutes|hours"
    "|steps|초|배|점|%|포인트"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z]['’])(?P<sign>[+\-−±]?)(?P<digits>{_DIGITS})"
    r"(?:/(?P<of>\d{1,3})(?![\d./]))?"
    rf"(?P<magnitude> ?(?:{_POWERS})(?![A-Za-z\d]|{_OTHER_WORD}))?"
    rf"(?P<unit>\\?(?:{_TAIL})| (?:{_SPACED}))?"
)
_WORDED = "|".join(sorted(WORDS, key=len, reverse=True))
_WORD = re.compile(rf"(?<![A-Za-z가-힣\-])(?:{_WORDED})(?=[^A-Za-z가-힣\-]|$|[가까나는다도로를만씩에였으의이인정쯤])")
"""A number in a word of its own: neither 모두 배포 nor behalf nor double-blind."""
_HINT = re.compile(rf"\d|{_WORD.pattern}")
_ADDRESS = re.compile(r"https?://\S+")
_RANGE = re.compile(r"\\?\s?(?:~|∼|〜|-|–|—|−|to)\s?[+\-−]?")
_DASHES = "-–—−"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start`..`end` of its text, unit included: `value` without its sign, which is -1, 0 (none printed) or 1.

    `unit` is "" where none is printed; `decimals` counts the digits after the point; `other` is the index of the number that is
    the other end of its range, -1 if it is no range, and `first` says that it is the range's first end.
    """

    start: int
    end: int
    printed: str
    value: float
    sign: int
    unit: str
    decimals: int
    other: int = -1
    first: bool = False


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a text that a float can hold, in order of place."""
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    found = [_number(m) for m in _NUMBER.finditer(text) if _stands_alone(text, m) and not _inside(m.start(), addresses)]
    found += [_word(m) for m in _WORD.finditer(text)]
    return _ranges(text, sorted((n for n in found if isfinite(n.value)), key=lambda n: n.start))


def may_have_numbers(text: str) -> bool:
    """Whether it is worth looking for numbers in a text."""
    return _HINT.search(text) is not None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a match is a number of its own, not the rest of a name or of a longer number."""
    start, end = match.start() + len(match["sign"]), match.end()
    before = text[start - 1] if start else " "
    if before in "@_#^." or before.isdigit() or (before.isalpha() and before.isascii()):
        return False
    if before in _DASHES + "/" and start > 1 and text[start - 2].isalpha() and text[start - 2] not in "배점초분x":
        return False
    after = text[end] if end < len(text) else " "
    latin_tail = after.isalpha() and after.isascii()
    return not (latin_tail or (after in "_^") or (match["unit"] in ("x", "X", "×") and after.isdigit()))


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _number(match: re.Match[str]) -> Number:
    digits = match["digits"].replace(",", "")
    value = float(digits)
    unit = UNITS.get((match["unit"] or "").strip().lstrip("\\"), (match["unit"] or "").strip())
    if match["of"] and "." not in digits and value < float(match["of"]) < 10:
        value, unit = round(100 * value / float(match["of"]), 1), "%"
    elif match["of"]:
        unit = "/" + match["of"]
    if match["magnitude"]:
        value *= MAGNITUDES[match["magnitude"].strip()]
    before = match.string[match.start() - 1 : match.start()]
    dash = match["sign"] if before in ("", " ", "(", "*", ":", "|") else ""
    sign = {"+": 1, "-": -1, "−": -1}.get(dash or match["sign"].strip("-−"), 0)
    start = match.start() + len(match["sign"]) * (not sign)
    printed = match.string[start : match.end()].strip()
    return Number(start, match.end(), printed, value, sign, unit, len(digits.partition(".")[2]))


def _word(match: re.Match[str]) -> Number:
    value, unit = WORDS[match.group()]
    return Number(match.start(), match.end(), match.group(), value, 0, unit, 0)


def _ranges(text: str, numbers: list[Number]) -> tuple[Number, ...]:
    """The numbers with the two ends of each range tied together; a unit printed once holds for both."""
    out = list(numbers)
    for i in range(1, len(out)):
        left, right = out[i - 1], out[i]
        gap = text[left.end : right.start]
        if 0 < len(gap) <= 4 and _RANGE.fullmatch(gap) and left.unit in ("", right.unit) and left.other < 0:
            out[i - 1] = replace(left, unit=right.unit, other=i, first=True)
            out[i] = replace(right, sign=max(right.sign, 0) or left.sign, other=i - 1)
    return tuple(out)

"""What speaks for and against a number being a result: short readable features of it and of the words around it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.numbers import Number
from extractors.scenes import Scene
from extractors.stems import stems_of
from kg.names.lexicon import DATA

_DOWN = re.compile(
    r"감소|단축|절감|줄|낮|하락|짧|저하|적은|적게|축소|절약|떨어|경감|reduc|lower|decreas|fewer|less|shorter|drop|cut|fall|shrink",
    re.IGNORECASE,
)
_UP = re.compile(
    r"향상|개선|증가|높|빠|빨라|상승|능가|앞서|우수|가속|뛰어|늘|증대|improv|increas|higher|faster|gain|outperform|better"
    r"|speedup|boost|rais|rises|grow",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"달성|기록|도달|보였|보이|유지|얻|나타|확보|achiev|reach|record|score|attain|obtain|solve|keeps", re.IGNORECASE
)
_AGAINST = re.compile(
    r"대비|보다|비해|비교|기존|이전|초과|능가|than|over|compared|above|ahead of|close to|surpass|while|versus|vs", re.IGNORECASE
)
_VERSUS = re.compile(r"[\s(]*(?:vs\.?|versus|against|대)[\s)]*", re.IGNORECASE)
_FROM = re.compile(r"\s*%?(?:에서|->|→| to )")
_BECAME = re.compile(r"\s*(?:에서|->|→|to)\s*(?:약 |최대 )?")
_ARROW = re.compile(r"\s*(?:->|→|⟶|➜)\s*")
_RAISED, _TO = re.compile(r"\*{0,2}[을를이가] \*{0,2}(?:약 |최대 )?"), re.compile(r"\*{0,2}으?로 ")
_CUES = (("down", _DOWN), ("up", _UP), ("reach", _REACH))
# Of cues at one place the first by name counts.
_FIRST = re.compile("|".join(f"(?P<{name}>{cue.pattern})" for name, cue in sorted(_CUES)), re.IGNORECASE)
_ROUND = frozenset((1, 2, 3, 4, 5, 10, 50, 100))


def number_features(scene: Scene, place: int) -> list[str]:
    """The features of the number at `place` in the scene's numbers; some may stand twice."""
    number = scene.numbers[place]
    unit = number.unit or "none"
    return [
        *_own(number, unit),
        *_section(scene, unit),
        *_words(scene, place, unit),
        *_directions(scene, place, unit),
        *_neighbours(scene, place),
        *_measures(scene, number, unit),
        *_names(scene, number),
    ]


@lru_cache(maxsize=1 << 12)
def first_cue(text: str) -> str:
    """Which cue a text has first: down, up, reach or none."""
    found = _FIRST.search(text)
    return (found and found.lastgroup) or "none"


def tells_direction(text: str) -> bool:
    """Whether a text has a word for more or for less."""
    return _UP.search(text) is not None or _DOWN.search(text) is not None


@lru_cache(maxsize=1 << 12)
def _last_cue(text: str) -> str:
    """Which cue a text has last, as verbs stand before the number in English."""
    found = [(match.start(), name) for name, expression in _CUES for match in expression.finditer(text)]
    return max(found)[1] if found else "none"


def _own(number: Number, unit: str) -> Iterator[str]:
    size = sum(number.value >= step for step in (1, 10, 100.5, 1000, 10000))
    yield f"u={unit}"
    yield f"dec={min(number.decimals, 3)}"
    yield f"u|dec={unit}|{min(number.decimals, 2)}"
    yield f"mag={size}"
    yield f"u|mag={unit}|{size}"
    if number.decimals == 0 and number.value in _ROUND:
        yield f"int={number.value:.0f}"
    yield f"sign={number.sign}"
    yield f"range={number.other >= 0}{number.first}"


def _section(scene: Scene, unit: str) -> Iterator[str]:
    passage = scene.sentence.passage
    yield f"role={passage.role}"
    yield f"kind={passage.kind}"
    yield f"u|role={unit}|{passage.role}"
    for word in stems_of(passage.label)[:5]:
        yield f"lab={word}"


def _words(scene: Scene, place: int, unit: str) -> Iterator[str]:
    text, number = scene.sentence.text, scene.numbers[place]
    right = scene.words.right(len(text) - len(after(scene, place)), 7)
    left = scene.words.left(number.start, 6)
    for side, words, near in (("r", right, 5), ("l", left, 4)):
        for i, word in enumerate(words):
            if i < near:
                yield f"{side}{i}={word}"
            yield f"{side}b={word}"
        if words:
            yield f"{side}0u={words[0]}_{unit}"
    if len(right) > 1:
        yield f"r01={right[0]}_{right[1]}"
    yield f"rc={text[number.end : number.end + 1].strip() or '_'}"
    yield f"lc={text[max(0, number.start - 1) : number.start].strip() or '_'}"


def after(scene: Scene, place: int) -> str:
    """What follows a number; for the first end of a range, what follows the range."""
    number = scene.numbers[place]
    last = scene.numbers[max(number.other, place)]
    return scene.sentence.text[last.end :]


def _directions(scene: Scene, place: int, unit: str) -> Iterator[str]:
    text, number, rest = scene.sentence.text, scene.numbers[place], after(scene, place)
    following = scene.numbers[place + 1].start if place + 1 < len(scene.numbers) else len(text)
    cues = {"cue": rest, "cue30": rest[:30], "cuen": text[number.end : following], "scue": text}
    for name, part in cues.items():
        cue = first_cue(part)
        yield f"{name}={cue}"
        yield f"u|{name}={unit}|{cue}"
    yield f"cuel={first_cue(text[max(0, number.start - 30) : number.start])}"
    left = text[max(0, number.start - 60) : number.start]
    near = "".join(scene.words.left(number.start, 1))
    yield f"lastcue={_last_cue(left)}"
    yield f"lastcue|l0={_last_cue(left)}|{near}"
    if _AGAINST.search(text[: number.start]):
        yield "vsL"
    if _AGAINST.search(text[max(0, number.start - 15) : number.start]):
        yield "vsL15"
        yield f"vsL15u={unit}"
    if _AGAINST.search(rest[:25]):
        yield "vsR"
    if "각각" in text:
        yield "each"


def _neighbours(scene: Scene, place: int) -> Iterator[str]:
    text, number = scene.sentence.text, scene.numbers[place]
    yield f"nn={min(len(scene.numbers), 6)}"
    yield f"ix={min(place, 4)}"
    if place:
        other = scene.numbers[place - 1]
        yield from _pair("p", text[other.end : number.start], other, number)
        if _FROM.match(text, other.end):
            yield f">to{other.unit in (number.unit, '')}"
    else:
        yield "noprev"
    if place + 1 < len(scene.numbers):
        other = scene.numbers[place + 1]
        gap = text[number.end : other.start]
        yield from _pair("n", gap, other, number)
        yield f"gn0={''.join(scene.words.right(number.end, 1))}"
        if _FROM.match(text, number.end):
            yield f"from>{number.unit in (other.unit, '')}"
    else:
        yield "nonext"


def is_against(scene: Scene, place: int) -> bool:
    """Whether a number is printed as the level against the one before it (`98.2% vs 97.1%`, `0.82 대 0.64`)."""
    return _is_joined(scene, place, _VERSUS)


def is_reached(scene: Scene, place: int) -> bool:
    """Whether a number is printed as what the one before it became (`45.1%에서 50.3%`, `45.1 → 50.3`, `45.1%를 50.3%로`)."""
    raised = _is_joined(scene, place, _RAISED) and _TO.match(scene.sentence.text, scene.numbers[place].end) is not None
    return raised or _is_joined(scene, place, _BECAME)


def is_arrow(scene: Scene, place: int) -> bool:
    """Whether an arrow alone leads from the number before to this one."""
    return _is_joined(scene, place, _ARROW)


def _is_joined(scene: Scene, place: int, words: re.Pattern[str]) -> bool:
    """Whether just these words stand between a number and the one before it, both in one unit, which may be printed once."""
    if not place:
        return False
    last, number = scene.numbers[place - 1], scene.numbers[place]
    return last.unit in (number.unit, "") and words.fullmatch(scene.sentence.text, last.end, number.start) is not None


def _pair(side: str, gap: str, other: Number, number: Number) -> Iterator[str]:
    yield f"g{side}={gap.strip() if len(gap.strip()) < 8 else 'long'}"
    yield f"{side}same={other.unit == number.unit}"
    yield f"{side}u={other.unit}"


def _measures(scene: Scene, number: Number, unit: str) -> Iterator[str]:
    if not scene.measures:
        return
    yield "meas"
    left = [number.start - s.end for s in scene.measures if s.end <= number.start]
    right = [s.start - number.end for s in scene.measures if s.start >= number.end]
    for side, distances in (("L", left), ("R", right)):
        if distances:
            yield f"md{side}={min(min(distances) // 4, 8)}"
            if min(distances) <= 6:
                yield f"m{side}|u={unit}"


def _names(scene: Scene, number: Number) -> Iterator[str]:
    for kind, wanted in (("res", True), ("sys", False)):
        names = [o for o in scene.names if (o.mention.type in DATA) == wanted]
        if names:
            yield kind
        distances = [number.start - o.end for o in names if o.end <= number.start]
        if distances:
            yield f"{kind}dl={min(min(distances) // 4, 8)}"
        if any(0 <= o.start - number.end < 4 for o in names):
            yield f"{kind}R"

"""What each number of a document is judged to be: by a model learned from labels, then by what its sentence says outright."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.attributions import levels_of_others, strangers_levels
from extractors.directions import (
    falls_behind,
    follows_level,
    is_change,
    is_fall,
    is_level,
    names_rival,
    points_down,
    spans_changes,
    tells_change,
    told_way,
)
from extractors.linear import Array, LinearModel
from extractors.number_features import is_against, is_arrow, is_reached, number_features
from extractors.numbers import Number
from extractors.pairings import system_numbers
from extractors.scenes import Scene
from extractors.spotting import find_runs

NONE, BASE, VALUE, UP, DOWN = "none", "base", "value", "up", "down"
COSTS = frozenset({"s", "ms", "minutes", "hours", "GB", "MB"})
"""Units of what is spent: times and sizes."""
_SPENT = COSTS | {"FPS"}
RESULTS = frozenset({VALUE, UP, DOWN})
_WAS = re.compile(r"\*{0,2} ?[^,;()\d]{0,10}(?<=[가-힣])던 [^,;()\d]{0,45}\*{0,2}")
_TO = re.compile(r"\*{0,2}(?:으?로|까지) ")
_NEXT_DATA = re.compile(r"\*{0,2}점?, (?:and |및 )?\*{0,2}")
_THERE = re.compile(r"\*{0,2}점?으?로 ")
_RATE = re.compile(r"(?:[률율]|비율|정확도|점수)[을를이가은는] (?:약 |평균 |각각 )*\*{0,2}$")
_DOWN_TO = re.compile(r"\*{0,2}까지 (?:낮[추췄아]|줄[이였어]|감소|떨어|하락|높[이였아]|올[리렸라]|끌어올|상승|향상|개선)")
_RATES = frozenset({"FPS", "TFLOPS"})
_TOLD = re.compile(r"\*{0,2}(?:를|을|에|의 (?:처리량|속도|처리 속도)를)? ?(?:기록|달성|도달|보[였이인])")
_BY_THEN = re.compile(r"\*{0,2}으?로,? [^,;]{1,40}")
_IN_LIST = re.compile(r"점?\*{0,2}(?:, (?:and |그리고 )?|, 및 |/|와 |과 |및 | and )\*{0,2}")
_SIZED = re.compile(
    r"\*{0,2}(?: 이상| 가까이| 정도| 넘게)? ?(?:더 )?"
    r"(?:(?:큰|작은) (?=[^,.]{0,12}(?:[A-Z]|모델|백본|크기))|(?:larger|smaller|bigger)\b"
    r"|(?:많은|적은) (?:학습 |훈련 )?(?:데이터|파라미터|매개변수))"
)
_OPENED = re.compile(r"\*{0,2} ?\(")
_SIGNED = frozenset({NONE, UP, DOWN})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number, or the answer to a question about it, is judged to be, and how likely that is."""

    kind: str
    probability: float


def judge(scenes: tuple[Scene, ...], model: LinearModel) -> list[tuple[Verdict, ...]]:
    """The verdict on every number of every scene."""
    places = [(scene, place) for scene in scenes for place in range(len(scene.numbers))]
    if not places:
        return []
    shares = model.probabilities([number_features(scene, place) for scene, place in places])
    verdicts = iter(
        [_verdict(scene.numbers[place], model.classes, row) for (scene, place), row in zip(places, shares, strict=True)]
    )
    return [_read_again(scene, [next(verdicts) for _ in scene.numbers]) for scene in scenes]


def _read_again(scene: Scene, verdicts: list[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts, set right where the sentence says outright what a number is."""
    kinds = [verdict.kind for verdict in verdicts]
    for read in (
        _no_results,
        _printed,
        _lists,
        _each_on_data,
        _levels_in_turn,
        _levels_of_others,
        _against_in_brackets,
        _before_rivals,
        _arrows,
        _unchanged,
        _pairs,
        _losses,
        _gains,
    ):
        for place, kind in read(scene, kinds):
            kinds[place] = kind
    return tuple(Verdict(kind, verdict.probability) for kind, verdict in zip(kinds, verdicts, strict=True))


def _no_results(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Digits of a name (`AlpacaEval 2.0`) are no result, nor is how much larger something is (`300배 큰 A`)."""
    spans = [(name.start, name.end) for name in scene.names]
    for place, number in enumerate(scene.numbers):
        part = any(start <= number.start < end for start, end in spans)
        size = number.unit == "x" and _SIZED.match(scene.sentence.text, number.end)
        if kinds[place] != NONE and (part or size):
            yield place, NONE


def _printed(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Changes that are printed as such: with a sign, as a difference of shares, as so much `higher` or `줄었다`."""
    for place, number in enumerate(scene.numbers):
        way = scene.said_of(place).way
        if number.sign and follows_level(scene, place):
            yield place, UP if number.sign > 0 else DOWN
        elif (kinds[place] == NONE and _is_rate(scene, place)) or (kinds[place] in (UP, DOWN) and _is_end(scene, place)):
            yield place, VALUE
        elif kinds[place] in RESULTS and (is_fall(scene, place) or way):
            yield place, way or DOWN
        elif kinds[place] == VALUE and is_change(scene, place):
            yield place, DOWN if points_down(scene, place) else UP
        elif kinds[place] in RESULTS and (sure := told_way(scene, place)):
            yield place, sure


def _each_on_data(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Numbers that stand each on data of its own are levels where one is (`A에서 79.6%, B에서 82.4%의 성능을 기록`)."""
    for place in range(len(kinds) - 2, -1, -1):
        left, right = scene.numbers[place : place + 2]
        between = [name for name in scene.resources if left.end <= name.start and name.end <= right.start]
        beside = len(between) == 1 and _NEXT_DATA.fullmatch(scene.sentence.text, left.end, between[0].start)
        alike = left.unit == right.unit and left.sign == right.sign == 0 and is_level(left)
        mixed = set(kinds[place : place + 2]) in ({VALUE, UP}, {VALUE, DOWN})
        if beside and alike and mixed and not is_change(scene, place + 1):
            yield from ((at, VALUE) for at in (place, place + 1))


def _is_rate(scene: Scene, place: int) -> bool:
    """Whether a number is so much work in a second, and told as reached (`740 TFLOPs/s를 기록`)."""
    number = scene.numbers[place]
    return number.unit in _RATES and _TOLD.match(scene.sentence.text, number.end) is not None


def _is_end(scene: Scene, place: int) -> bool:
    """Whether a share is where a rate has come to (`오류율을 5.2%까지 줄였다`)."""
    text, number = scene.sentence.text, scene.numbers[place]
    run = next(run for run in find_runs(text, scene.numbers, _IN_LIST) if number in run)
    rate = number.unit == "%" and _RATE.search(text[: run[0].start])
    return bool(rate) and _DOWN_TO.match(text, run[-1].end) is not None


def _lists(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """What stands in a list of three numbers and more, or with a plus each, is what all others of it are judged to be."""
    for run in find_runs(scene.sentence.text, scene.numbers, _IN_LIST):
        places = [scene.numbers.index(number) for number in run]
        known = {kinds[place] for place in places} & RESULTS
        alike = len({(number.unit, number.sign) for number in run}) == 1
        if (
            (len(run) > 2 or run[0].sign > 0)
            and alike
            and len(known) == 1
            and sum(kinds[place] not in known for place in places) == 1
        ):
            yield from ((place, next(iter(known))) for place in places)


def _levels_in_turn(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Levels that a sentence lists side by side, each behind a name (`A 2.7%, B 4.1%, C 8.0%로 모두 낮다`)."""
    sides = [place for listing in scene.listings if not listing.rivals for place, _ in listing.levels]
    if any(kinds[place] in RESULTS for place in sides) and all(is_level(scene.numbers[place]) for place in sides):
        yield from ((place, VALUE) for place in sides if not is_change(scene, place))
    turned = [place for place, said in scene.told.items() if said.in_turn and said.system and kinds[place] == BASE]
    yield from ((place, VALUE) for place in turned if is_level(scene.numbers[place]))
    subjects = {place: said.system for place, said in scene.told.items() if said.system}
    listed = {**system_numbers(scene), **subjects}
    levels = [place for place in listed if is_level(scene.numbers[place]) and not is_change(scene, place)]
    if len({listed[place] for place in levels}) > 2:
        yield from ((place, VALUE) for place in levels if kinds[place] in (UP, DOWN) or place in subjects)


def _arrows(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Two levels with an arrow between, where a measure or data is named, are what there was and what was reached."""
    for place in range(1, len(kinds)):
        pair, named = kinds[place - 1 : place + 1], scene.resources or scene.measures
        unsure = pair == [NONE, NONE] or not RESULTS.isdisjoint(pair)
        levels = all(is_level(number) for number in scene.numbers[place - 1 : place + 1])
        if unsure and levels and named and is_arrow(scene, place) and not spans_changes(scene, place):
            yield place - 1, BASE
            yield place, VALUE


def _levels_of_others(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Levels behind the names of what something is compared with."""
    others = [place for run in levels_of_others(scene) for place, _ in run]
    levels = [place for place in others if is_level(scene.numbers[place])]
    yield from ((place - 1, VALUE) for place in levels if is_against(scene, place))
    yield from ((place - 1, VALUE) for place in levels if place and kinds[place - 1] in (UP, DOWN) and _leads_on(scene, place))
    yield from _costs_of_others(scene, kinds, frozenset(others))
    yield from ((place, BASE) for place in (*levels, *strangers_levels(scene)) if kinds[place] in RESULTS)


def _leads_on(scene: Scene, place: int) -> bool:
    """Whether the number before a rival's level is itself one (`46.6점으로 A의 34.5점보다 12.1점 높다`)."""
    text, (left, right) = scene.sentence.text, scene.numbers[place - 1 : place + 1]
    return is_level(left) and left.unit == right.unit and _BY_THEN.fullmatch(text, left.end, right.start) is not None


def _costs_of_others(scene: Scene, kinds: list[str], taken: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Times, sizes and speeds of what something is compared with (`taken`), and its own in the same unit."""
    for place in sorted(place for place in taken if scene.numbers[place].unit in _SPENT):
        unit = scene.numbers[place].unit
        own = [i for i, number in enumerate(scene.numbers) if i not in taken and number.unit == unit]
        beside = [i for i in own if i < place][-1:] or own[:1]
        if beside and kinds[beside[0]] in (NONE, VALUE):
            yield beside[0], VALUE
            yield place, BASE


def _against_in_brackets(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Two levels alone in a bracket behind the names of a rival and of data, or with a measure (`(0.368 vs. 0.370 MSE)`)."""
    text = scene.sentence.text
    for place in range(1, len(kinds)):
        left, right = scene.numbers[place - 1 : place + 1]
        paired = (
            is_against(scene, place) and text[left.start - 1 : left.start] == "(" and ")" in text[right.end : right.end + 20]
        )
        if paired and is_level(left) and is_level(right) and scene.systems and (scene.resources or scene.measures):
            yield place - 1, VALUE
            yield place, BASE


def _before_rivals(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """What stands before a bracket with the levels of others is the level that they are set beside (`73.7점 (GRPO 72.9점)`)."""
    for place in (listing.levels[0][0] - 1 for listing in scene.listings if listing.rivals):
        level = place >= 0 and kinds[place : place + 2] == [NONE, BASE] and is_level(scene.numbers[place])
        if level and "(" in scene.sentence.text[scene.numbers[place].end : scene.numbers[place + 1].start]:
            yield place, VALUE


def _pairs(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Of two levels that are printed as a pair one is the level of a baseline; where one became the other it is no change."""
    for place in range(1, len(kinds)):
        if kinds[place] == VALUE == kinds[place - 1] and is_against(scene, place):
            yield place, BASE
        elif not RESULTS.isdisjoint(kinds[place - 1 : place + 1]) and (_was(scene, place) or _came_to(scene, place)):
            yield place - 1, BASE
            yield place, VALUE
        elif kinds[place] == VALUE and kinds[place - 1] in RESULTS and is_reached(scene, place):
            yield (place, kinds[place - 1]) if spans_changes(scene, place) else (place - 1, BASE)


def _came_to(scene: Scene, place: int) -> bool:
    """Whether two levels are told as from the one to the other (`66.3%에서 72.9%로`)."""
    levels = all(is_level(number) for number in scene.numbers[place - 1 : place + 1])
    return levels and _THERE.match(scene.sentence.text, scene.numbers[place].end) is not None and is_reached(scene, place)


def _was(scene: Scene, place: int) -> bool:
    """Whether the number before is what the one at a place was (`51.2%이던 정확도를 68.0%로`)."""
    text, left, right = scene.sentence.text, scene.numbers[place - 1], scene.numbers[place]
    alike = left.unit in (right.unit, "") and not (left.sign or right.sign)
    between = text[left.end : right.start]
    for name in reversed([name for name in scene.names if left.end <= name.start and name.end <= right.start]):
        between = between[: name.start - left.end] + between[name.end - left.end :]
    return alike and _WAS.fullmatch(between) is not None and _TO.match(text, right.end) is not None


def _unchanged(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """A rise of which no word of the sentence speaks is a level (`평균 88.8점`)."""
    if not tells_change(scene.sentence.text):
        yield from ((i, VALUE) for i, kind in enumerate(kinds) if kind == UP and is_level(scene.numbers[i]))


def _losses(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """What a system is behind another by is a fall, and a result even where the model saw none if it names the other."""
    for place, kind in enumerate(kinds):
        if kind != DOWN and falls_behind(scene, place) and (kind == UP or names_rival(scene, place)):
            yield place, DOWN


def _gains(scene: Scene, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """What stands with a plus alone in a bracket right behind a level is how much it rose (`61.6 (+5.0)`)."""
    text = scene.sentence.text
    for place in range(1, len(kinds)):
        level, gain = scene.numbers[place - 1 : place + 1]
        unread = kinds[place - 1 : place + 1] == [VALUE, NONE] and gain.sign > 0
        if unread and _OPENED.fullmatch(text, level.end, gain.start) and text.startswith(")", gain.end):
            yield place, UP


def _verdict(number: Number, classes: tuple[str, ...], shares: Array) -> Verdict:
    """The likeliest kind; what is printed with a plus is a change, whatever else speaks."""
    changes = {kind: float(share) for kind, share in zip(classes, shares, strict=True) if number.sign <= 0 or kind in _SIGNED}
    best = max(sorted(changes), key=changes.__getitem__)
    return Verdict(best, changes[best])


def results_of(verdicts: tuple[Verdict, ...]) -> tuple[int, ...]:
    """The places of the numbers that are results."""
    return tuple(i for i, verdict in enumerate(verdicts) if verdict.kind in RESULTS)

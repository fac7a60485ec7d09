"""By which measure a number is, where its sentence says so outright, and by which it is not."""

import re

from extractors.attributions import conditional_measures
from extractors.scenes import Scene
from extractors.spotting import Spot

_AT = re.compile(r"\*{0,2}(?: ?[:=] ?| |\()\*{0,2}(?:약 |~|≈)?\*{0,2}")
_AVERAGES = re.compile(r"\b(?:averag(?:es|ed|ing)|an average of) (?:about |only |just )?\*{0,2}$")
_AVERAGE_SCORE = "average score"
_HAS = re.compile(r"\*{0,2}[을를이가은는]? (?:약 |최대 |평균 )?\*{0,2}")
_OTHER = re.compile(
    r"\*{0,2}[^,;()]{1,14}(?<=[가-힣])(?:고|며|지만|으나),? "
    r"(?P<what>(?![^,;]*(?:기준|기존|모델|방법|베이스라인|이전|대비|보다))[^,;()\d]{1,16}[을를은는이가]) "
    r"(?:약 |최대 |평균 )?\*{0,2}"
)
_SPEED, _LATENCY = "inference speed", "latency"
COSTLY = frozenset({"", _SPEED, _LATENCY, "throughput", "training time", "memory usage", "cost"})
"""What may be measured by times and sizes, `""` if it is not said."""
_TIMES = frozenset({_SPEED, _LATENCY, "throughput", "FPS", "training time", "convergence speed"})
_FASTER = re.compile(r"\*{0,2} ?(?:더 )?(?:빠[르른릅]|빨[라랐])")
_TAKES = re.compile(r"\*{0,2} ?(?:이 |가 )?(?:만에|걸[리려렸린]|소요|이내에?|로 (?:단축|줄))")
_TRAINED = re.compile(r"학습|훈련|수렴|\b(?:train|converg|pretrain)", re.IGNORECASE)
BREAK = re.compile(r"(?<=[가-힣])(?:(?<!최)고|며|면서|지만|으나|는데|반면),? ")
"""The end of a clause; 최고 ends none."""


def told_measure(scene: Scene, place: int) -> str:
    """The measure that a number stands directly behind or has as its unit (`WER 2.42`, `31 FPS`), `""` if there is none."""
    text, number = scene.sentence.text, scene.numbers[place]
    barred = barred_measures(scene, place)
    spots = [spot for spot in scene.measures if spot.key not in barred]
    unit = next((s.key for s in spots if number.start <= s.start and s.end <= number.end), "")
    at = next((s.key for s in spots if s.end < number.start and _AT.fullmatch(text, s.end, number.start)), "")
    return unit or at or _of_its_words(scene, place)


def _of_its_words(scene: Scene, place: int) -> str:
    """The measure that the words at a number, or its unit, stand for without naming it."""
    text, number = scene.sentence.text, scene.numbers[place]
    if _AVERAGES.search(text[: number.start]):
        return _AVERAGE_SCORE
    named = {spot.key for spot in scene.measures} - barred_measures(scene, place)
    if _TRAINED.search(text) or not _TIMES.isdisjoint(named):
        return ""
    if number.unit == "x" and _FASTER.match(text, number.end):
        return _SPEED
    if named:
        return ""
    return _LATENCY if number.unit == "ms" or (number.unit == "s" and _TAKES.match(text, number.end)) else ""


def barred_measures(scene: Scene, place: int) -> frozenset[str]:
    """The measures that a number is none of: those of a condition, parts of names, and those of other clauses than its own."""
    return conditional_measures(scene, place) | _of_other_clauses(scene, place)


def _of_other_clauses(scene: Scene, place: int) -> frozenset[str]:
    """The measures that are named only behind the clause of the number, or before it with a number of their own."""
    near = {spot.key for spot in scene.measures if not (_is_later(scene, place, spot) or _is_taken(scene, place, spot))}
    return frozenset(spot.key for spot in scene.measures) - near


def _is_taken(scene: Scene, place: int, spot: Spot) -> bool:
    """Whether a measure has the number before, and this one something else (`학습 비용을 42.5% 아끼고 캐시를 93.3% 줄인다`)."""
    if not place:
        return False
    text, left, right = scene.sentence.text, scene.numbers[place - 1], scene.numbers[place]
    other = _OTHER.fullmatch(text, left.end, right.start)
    if other is None or not _HAS.fullmatch(text, spot.end, left.start):
        return False
    start = other.start("what")
    return not any(start <= s.start < right.start for s in (*scene.measures, *scene.systems, *scene.resources))


def _is_later(scene: Scene, place: int, spot: Spot) -> bool:
    """Whether a measure is named behind the clause that the number stands in (`3배 빠르며 메모리는 적게 쓴다`)."""
    text, number = scene.sentence.text, scene.numbers[place]
    return spot.start > number.end and BREAK.search(text, number.end, spot.start) is not None

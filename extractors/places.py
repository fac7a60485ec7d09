"""On what data a number is not: what is spent, and what people prefer, is on none that only another clause names."""

import re

from extractors.measured import BREAK, COSTLY, told_measure
from extractors.scenes import Scene
from extractors.verdicts import COSTS

_PEOPLE = re.compile(
    r"사용자 (?:선호|연구|평가|조사)|선호도 (?:조사|평가)|인간 평가|사람 평가|\b(?:user stud|human (?:eval|pref|rat))",
    re.IGNORECASE,
)
_FASTER = re.compile(r"\*{0,2} ?(?:더 )?(?:빠[르른릅]|빨[라랐]|(?:times )?faster)")
_THAN = re.compile(r"\*{0,2}(?:에 비해|보다| 대비)")


def is_on_other(scene: Scene, place: int, name: str) -> bool:
    """Whether a number is not on the data of a name that its sentence has elsewhere, or not at all."""
    spots = [spot for spot in scene.resources if spot.key == name]
    if spots and all(_THAN.match(scene.sentence.text, spot.end) for spot in spots):
        return True
    if not spots:
        return _is_spent(scene, place) or _PEOPLE.search(scene.sentence.text) is not None
    return _is_spent(scene, place) and _is_taken(scene, place, after=spots[-1].end)


def _is_taken(scene: Scene, place: int, *, after: int) -> bool:
    """Whether a clause with a number of another unit ends between a name and a number."""
    text, number = scene.sentence.text, scene.numbers[place]
    others = (n for n in scene.numbers[:place] if n.start >= after and n.unit != number.unit)
    return any(BREAK.search(text, n.end, number.start) for n in others)


def _is_spent(scene: Scene, place: int) -> bool:
    """Whether a number is a time, a size or so many times faster, not an error that is measured in seconds."""
    number = scene.numbers[place]
    faster = number.unit == "x" and _FASTER.match(scene.sentence.text, number.end) is not None
    return (number.unit in COSTS or faster) and told_measure(scene, place) in COSTLY

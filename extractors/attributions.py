"""Whose a number is where the sentence says so outright: phrases that leave a learned judgement nothing to decide."""

import re

from extractors.comparisons import find_comparisons
from extractors.number_features import is_reached
from extractors.scenes import Scene

_LEVEL = re.compile(r"\*{0,2}(?: ?\(|의 )(?:약 |약|~|≈)?\*{0,2}(?=\d)")
_NEXT = re.compile(r"\*{0,2}점?\)?\s?(?:,|와|과|및|·|/|and)\s?\*{0,2}")
_COMPARED = re.compile(
    r"\*{0,2}점?\)?\*{0,2}[을를]? ?(?:크게 |모두 |각각 )?"
    r"(?:보다|대비|에 비해|앞[서섰섭선]|능가|넘어|넘[는은]|뛰어넘|상회|제[치쳤친]|초과|웃[도돌돈])"
)
_DESCRIBING = re.compile(
    r"점?\s?(?:의 )?(?:정확도|점수|성능)?[을를] "
    r"(?:기록|달성|획득|확보|얻|보인|보이|나타)\S{0,3}(?<=[한은던인]) (?:기존 )?\*{0,2}"
)
_NEAR = 30
_OF = re.compile(r"\*{0,2}의 (?:약 )?\*{0,2}")
_LESS = re.compile(r"\*{0,2} ?(?:\(?w/o\b|\(?without\b|\(-)")


def levels_of_others(scene: Scene) -> tuple[tuple[tuple[int, str], ...], ...]:
    """The runs of names, each with its level, that something is compared with: the place of each level and its name.

    `GRPO(45.1%) 대비`, `A의 0.61, B의 0.67보다`.
    """
    text, runs = scene.sentence.text, list[list[tuple[int, str]]]()
    starts, last = {number.start: place for place, number in enumerate(scene.numbers)}, -1
    for name in scene.systems:
        opened = _LEVEL.match(text, name.end)
        if opened and opened.end() in starts:
            place = starts[opened.end()]
            if runs and _NEXT.fullmatch(text, last, name.start):
                runs[-1].append((place, name.key))
            else:
                runs.append([(place, name.key)])
            last = scene.numbers[place].end
    return tuple(tuple(run) for run in runs if _is_compared(scene, run))


def _is_compared(scene: Scene, run: list[tuple[int, str]]) -> bool:
    """Whether words for a comparison stand behind the last level of a run, or behind a list with all its names."""
    if _COMPARED.match(scene.sentence.text, scene.numbers[run[-1][0]].end):
        return True
    lists = (c.keys for c in find_comparisons(scene.sentence.text, scene.systems) if c.cue != "before")
    return {name for _, name in run} <= {key for keys in lists for key in keys}


def described_system(scene: Scene, place: int) -> str:
    """The system that a clause with the number describes (`87.9를 기록한 o1-mini`), `""` if there is none."""
    text, end = scene.sentence.text, scene.numbers[place].end
    behind = (name for name in scene.systems if end < name.start < end + _NEAR)
    return next((name.key for name in behind if _DESCRIBING.fullmatch(text, end, name.start)), "")


def raised_from(scene: Scene, place: int) -> str:
    """The system whose level became the one at `place` (`OpenVLA의 76.5%에서 97.1%로`), `""` if none is named."""
    if not is_reached(scene, place):
        return ""
    text, start = scene.sentence.text, scene.numbers[place - 1].start
    before = (name for name in scene.systems if name.end < start)
    return next((name.key for name in before if _OF.fullmatch(text, name.end, start)), "")


def is_ablated(scene: Scene, place: int, system: str) -> bool:
    """Whether the last name before a number is a system without a part of it (`TAPO w/o KL`), which is another."""
    mine = [name for name in scene.systems if name.key == system and name.end < scene.numbers[place].start]
    return bool(mine) and _LESS.match(scene.sentence.text, mine[-1].end) is not None

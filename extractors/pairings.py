"""Whose a number is by where it stands: directly at a name (`A (45.1)`, `45.1 on A`) or in its turn in a list of as many.

A number that stands at one of several listed names, or one of several numbers at a name, is nobody's here.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from extractors.numbers import Number
from extractors.scenes import Scene
from extractors.spotting import Spot, find_runs

_AND = r"\*{0,2}\)?\s?(?:, and|,|와|과|및|·|/|&|and|그리고)\s?(?:각각 )?\*{0,2}\(?"
_NAMES = re.compile(_AND)
_NUMBERS = re.compile(r"점?" + _AND)
_ALIAS = re.compile(r"\*{0,2} ?\(")
_ABOUT = r"(?:평균 |약 |최대 |~|≈)?\*{0,2}"
_SYSTEM = re.compile(r"\*{0,2}(?: ?\(|['’]s |의 |[은는이가] |: )" + _ABOUT)
_DATA = re.compile(r"\*{0,2}(?: ?\(|['’]s |의 |(?:에서)?[은는도]? |: | )" + _ABOUT)
_LISTED = re.compile(r"\*{0,2} \*{0,2}")
_CLOSED = re.compile(r"점?\*{0,2}(?:[,.;)을를로의이]|와|과|입니다| and|$)")
_SHARE_OF = re.compile(r"점?\*{0,2}(?:에 불과| 수준| 미만| 이하|만[을의 ]|에 해당)")
_MADE_WITH = re.compile(r"[을를] \S{1,6}[한인]\s\*{0,2}$")
_BEHIND = re.compile(r"\*{0,2}(?: points?)?(?: ?\([+−-][\d.]+(?:%p?| points?)?\)|(?<=\d)\))? (?:on|for) (?:the )?\*{0,2}")
_EACH = re.compile(r"\*{0,2}\)?(?:에서|[은는이가의]|에서는|에 대해| 모두)?[^.;()\d]{0,24}?각각 [^.;()\d]{0,16}")
_IN_TURN = re.compile(r"\*{0,2} [^.;()\d]{1,24} \*{0,2}")
_RESPECTIVELY = re.compile(r"[^.;\d]{0,40}?,? respectively")


def system_numbers(scene: Scene) -> Mapping[int, str]:
    """The methods and models that own a number, by the number's place; what a measure is named after owns none."""
    spots = {spot.start for spot in scene.measures}
    sites = tuple(site for site in scene.systems if site.start not in spots)
    owned = _owned(scene, sites, lambda number, name: _is_systems(scene, number, name))
    listed = _owned(scene, sites, lambda number, name: _is_listed(scene, number, name))
    return {**owned, **(listed if len(listed) > 1 else {})}


def data_numbers(scene: Scene) -> Mapping[int, str]:
    """The data sets and benchmarks that own a number, by the number's place."""
    return _owned(scene, scene.resources, lambda number, name: _follows(scene, number, name, _DATA))


def _owned(scene: Scene, sites: tuple[Spot, ...], stands_at: Callable[[Number, Spot], bool]) -> dict[int, str]:
    text = scene.sentence.text
    names = find_runs(text, _without_aliases(text, sites), _NAMES)
    places = {number.start: place for place, number in enumerate(scene.numbers)}
    owned: dict[int, str] = {}
    for run in find_runs(text, scene.numbers, _NUMBERS):
        for listed in (listed for listed in names if len(listed) == len(run)):
            number, name = run[0], listed[0]
            alone = len(run) == 1 and (_BEHIND.fullmatch(text, number.end, name.start) or stands_at(number, name))
            if alone or (len(run) > 1 and _in_turn(text, run, listed)):
                owned |= {places[number.start]: name.key for number, name in zip(run, listed, strict=True)}
    return owned


def _without_aliases(text: str, sites: tuple[Spot, ...]) -> Sequence[Spot]:
    """The names, one with a second spelling of it in brackets (`MoD(Mixture-of-Depths)`) being one."""
    out: list[Spot] = []
    for site in sites:
        if out and out[-1].key == site.key and _ALIAS.fullmatch(text, out[-1].end, site.start) and text[site.end :][:1] == ")":
            out[-1] = Spot(out[-1].start, site.end + 1, site.key)
        else:
            out.append(site)
    return out


def _is_systems(scene: Scene, number: Number, name: Spot) -> bool:
    """Whether a number is a system's by the words between them, not a share of the system's or that of one made with it."""
    text = scene.sentence.text
    share = not number.decimals and not any(c.isdigit() for c in number.printed)
    made = _MADE_WITH.search(text[max(0, name.start - 12) : name.start])
    return not (share or made or _SHARE_OF.match(text, number.end)) and _follows(scene, number, name, _SYSTEM)


def _is_listed(scene: Scene, number: Number, name: Spot) -> bool:
    """Whether a system and its number stand side by side as in a list (`A 45.1, B 43.2`)."""
    text = scene.sentence.text
    side = _LISTED.fullmatch(text, name.end, number.start) if name.end < number.start else None
    return side is not None and _CLOSED.match(text, number.end) is not None


def _follows(scene: Scene, number: Number, name: Spot, words: re.Pattern[str]) -> bool:
    """Whether a number stands behind a name, with just these words and its measure between them."""
    if number.start < name.end:
        return False
    text = scene.sentence.text
    gap = text[name.end : number.start]
    for spot in scene.measures:
        if name.end <= spot.start and spot.end <= number.start:
            gap = gap.replace(f"{text[spot.start : spot.end]} ", "", 1)
    return words.fullmatch(gap) is not None


def _in_turn(text: str, run: Sequence[Number], listed: Sequence[Spot]) -> bool:
    """Whether as many names and numbers are listed and said to belong together in turn."""
    if run[-1].end < listed[0].start:
        return _BEHIND.fullmatch(text, run[-1].end, listed[0].start) is not None
    if _EACH.fullmatch(text, listed[-1].end, run[0].start):
        return True
    return _IN_TURN.fullmatch(text, listed[-1].end, run[0].start) is not None and bool(_RESPECTIVELY.match(text, run[-1].end))

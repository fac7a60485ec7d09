"""Whose a number is where the sentence says so outright: phrases that leave a learned judgement nothing to decide."""

import re
from collections.abc import Iterator, Sequence

from extractors.comparisons import PASSING, find_comparisons
from extractors.number_features import is_against, is_reached
from extractors.scenes import Scene
from extractors.spotting import Spot, find_runs

_LEVEL = re.compile(r"\*{0,2}(?: ?\(|의 |['’]s |(?<=['’]s) )(?:약 |약|~|≈)?\*{0,2}")
_NEXT = re.compile(r"\*{0,2}점?(?: on [^,()\d]{0,20}\d*)?\)?(?:는 물론 |\s?(?:, and|,|와|과|및|·|/|and)\s?)\*{0,2}")
_MORE = re.compile(r"점?\s?(?:,|/|와|과|및|(?<= )and)\s?")
_JOINED = re.compile(r"\)?(?:와|과|,| 및) \*{0,2}")
_THIS = re.compile(r"\*{0,2}(?: points?)? for \*{0,2}")
_WITH = re.compile(r"\*{0,2}(?: points?)? (?:with|for|by|using|under) (?:the )?\*{0,2}")
_ROSE_FROM = re.compile(r"\bfrom (?:about |only |just )?\*{0,2}$")
_ROSE_TO = re.compile(r"\*{0,2} to (?:about |only |just )?\*{0,2}")
_OVER = r"(?:outperform\w*|surpass\w*|exceed\w*|beat\w*|over|above|than|compared (?:to|with)|against|versus|vs\.?|ahead of)"
_ABOUT_AS_MUCH = r"(?:short of|below|behind|trail\w*|lag\w* behind|match\w*|close to|on par with)"
_BESIDE = re.compile(rf"\b(?:{_OVER}|{_ABOUT_AS_MUCH}) (?:the )?\*{{0,2}}$", re.IGNORECASE)
_THAT = re.compile(rf"\b(?:{_OVER}|{_ABOUT_AS_MUCH}) the \*{{0,2}}$", re.IGNORECASE)
_THAT_OF = re.compile(r"\*{0,2}(?: points?)? of (?:the )?(?:[a-z\-]+ ){0,3}\*{0,2}")
_TURNED = re.compile(
    r"\*{0,2}점?\)?\*{0,2}(?:보다|에 비해|[을를와과에])(?:는|도)? (?:[가-힣]{1,4} )?[가-힣]{1,6}(?:지만|으나|으며|고|며),?"
    r" (?:[가-힣]{1,3} )?\*{0,2}"
)
_GOES_ON = re.compile(
    rf"\)?,? (?:but|though|yet|and|while) (?:\w+ ){{0,2}}{_ABOUT_AS_MUCH}(?: \w+)? the \*{{0,2}}", re.IGNORECASE
)
_BUT_NOT = re.compile(r"\*{0,2}\)?\*{0,2},? (?:but|though|although|yet|and) not (?:than )?(?:the )?\*{0,2}")
_PEOPLE = re.compile(
    r"(?<![가-힣])(?:사람|인간|전문가|조사자|조사원|참가자|참여자|평가자|주석자|작업자|대학원생|학생|의사)(?:들)?"
    r"(?:은|는|이|가) [^,;]*$"
    r"|\b(?:humans?|people|(?:human )?(?:experts|annotators|participants|raters|testers)) (?:only |still )?"
    r"(?:reach|achiev|scor|attain|obtain|record|get|got|solv|answer)\w* [^,;]*$",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(rf"\b{_OVER} (?:the |both )?\*{{0,2}}$", re.IGNORECASE)
_STRANGERS = re.compile(rf"\b{_OVER} (?:the )?\*{{0,2}}[A-Z][\w.\-]*(?: [A-Z\d][\w.\-]*)*['’]s \*{{0,2}}$")
_ALIKE = "(?:비교|비슷|유사|대등|동등|맞먹|견[줄주줘]|근접|가깝|가까[운우웠])"
_COMPARED = re.compile(
    r"\*{0,2}점?\)?\*{0,2}(?:[을를]|에는?|까지도?)? ?(?:크게 |모두 |각각 |약간 |다소 |소폭 |조금 )?"
    rf"(?:보다|대비|에 비해|[에와과](?:는|도)? (?:거의 )?{_ALIKE}|[와과](?:는|도)? 큰 차이|{PASSING}|밀[리렸])"
)
_SUBJECT = re.compile(r"\*{0,2}(?: 모델| 방식)?[이가은는] [^,;()\d]{0,14}")
_WHILE = re.compile(r"\*{0,2}점?(?:인|였던|이었던|에 그친|에 머문) (?:데에? |것에 |것과 )(?:비해|비하여|반해|비교해|대비해),? ")
_DESCRIBING = re.compile(
    r"점?\s?(?:의 )?(?:정확도|점수|성능)?[을를] "
    r"(?:기록|달성|획득|확보|얻|보인|보이|나타)\S{0,3}(?<=[한은던인]) (?:기존 )?\*{0,2}"
)
_NEAR = 30
_OF = re.compile(r"\*{0,2}의 (?:약 )?\*{0,2}")
_REMOVED = re.compile(
    r"\*{0,2}(?: ?\([^()]{1,40}\))?(?: \S{2,4}?)?(?:[을를이가] | )"
    r"(?:제거|빼[고면]|뺀|뺄|제외|생략|없[이는앤애을]|끄면|끈 |비활성|(?:사용|적용|도입)하지 않|쓰지 않)"
)
_REMOVING = re.compile(
    r"\b(?:without|(?:remov|dropp|ablat|disabl|exclud|omitt)ing|(?:removal|absence|ablation) of) (?:the )?\*{0,2}$",
    re.IGNORECASE,
)
_LESS = re.compile(r"\*{0,2} ?(?:\(?w/o\b|\(?without\b|\(-)")


_IF = re.compile(
    r"\*{0,2}(?:[을를이가]|만) (?:[^,.;]|\.(?=\d)){0,40}?"
    r"(?<=[가-힣])(?<![보반])(?<!비교하)(?<!따지)(?:면|수록|도록|(?<=[할릴일될]) 때),? "
)
_APPLYING = re.compile(r"[을를] \S{0,4}?(?:쓰|사용하|적용하|더하|추가하|결합하|도입하|붙이|제거하|빼)면,? $")
_EQUAL = re.compile(r"(?:같은|동일한|비슷한|유사한|동등한|equal|same) (?:\S+ )?\*{0,2}$")
_HELD = re.compile(r"\*{0,2}(?:에서|하에|으로|로| 하에서| 기준| 조건| 수준| 예산)")
_WHEN = re.compile(r"\b(?:when|if|once|while|as) [^,;.\d]*$", re.IGNORECASE)
_SIZE = re.compile(r"[- ]\d+(?:\.\d+)?[BM]")
Run = tuple[tuple[int, str], ...]


def levels_of_others(scene: Scene) -> tuple[Run, ...]:
    """The runs of names, each with its level, that something is compared with: the place of each level and its name.

    `GRPO(45.1%) 대비`, `A의 0.61, B의 0.67보다`, `compared to 45.1 for A and 43.2 for B`; one name may have several levels.
    """
    text, runs = scene.sentence.text, list[Run]()
    last, starts = -1, list[int]()
    for name in scene.systems:
        if places := _levels_of(scene, name):
            run = tuple((place, name.key) for place in places)
            joined = bool(runs) and _NEXT.fullmatch(text, last, name.start) is not None
            starts += [] if joined else [name.start]
            runs[-1 if joined else len(runs) :] = [(*runs[-1], *run) if joined else run]
            last = scene.numbers[places[-1]].end
    runs_of_contrasts = [((place, name),) for place, name in _contrasted(scene)]
    found = _joined(scene, [*_compared(scene, runs, starts)], _levels_before_names(scene))
    taken = {place for run in found for place, _ in run}
    listed = [listing.levels for listing in scene.listings if listing.rivals]
    return (*found, *(run for run in (*listed, *runs_of_contrasts) if taken.isdisjoint(place for place, _ in run)))


def _contrasted(scene: Scene) -> Iterator[tuple[int, str]]:
    """The levels, each with its name, that a clause sets something off against (`A가 100ms인 데 비해 B는 35ms`)."""
    text = scene.sentence.text
    for place, number in enumerate(scene.numbers):
        before = [name for name in scene.systems if _SUBJECT.fullmatch(text, name.end, number.start)]
        if before and _WHILE.match(text, number.end):
            yield place, before[-1].key


def _joined(scene: Scene, runs: list[Run], named: Run) -> list[Run]:
    """The runs with that of levels before names, one with the last of them where it goes on (`but below the 32.3 of C`)."""
    if not (runs and named):
        return [*runs, named] if named else runs
    between = scene.sentence.text[scene.numbers[runs[-1][-1][0]].end : scene.numbers[named[0][0]].start]
    return [*runs[:-1], (*runs[-1], *named)] if _GOES_ON.fullmatch(between) else [*runs, named]


def _compared(scene: Scene, runs: Sequence[Run], starts: Sequence[int]) -> Iterator[Run]:
    """The runs that something is compared with; two are one where it is above the one and below the other."""
    text, open_run = scene.sentence.text, Run()
    for run, start in zip(runs, starts, strict=True):
        last = scene.numbers[open_run[-1][0]].end if open_run else start
        compared = _is_compared(scene, run, start)
        if open_run and (_BUT_NOT.fullmatch(text, last, start) or (compared and _TURNED.fullmatch(text, last, start))):
            open_run = (*open_run, *run)
        else:
            yield from [open_run] if open_run else []
            open_run = run if compared else ()
    yield from [open_run] if open_run else []


def strangers_levels(scene: Scene) -> tuple[int, ...]:
    """The places of the levels of names that something is said to surpass, whether or not they are known to be names."""
    text = scene.sentence.text
    return tuple(i for i, number in enumerate(scene.numbers) if _STRANGERS.search(text[: number.start]))


def _levels_of(scene: Scene, name: Spot) -> tuple[int, ...]:
    """The places of the levels directly behind a name, perhaps several (`A(45.1, 30.2)`, `A의 45.1%와 30.2%`)."""
    opened = _LEVEL.match(scene.sentence.text, name.end)
    if opened is None:
        return ()
    start = next((spot.end + 1 for spot in scene.measures if spot.start == opened.end()), opened.end())
    first = next((i for i, number in enumerate(scene.numbers) if number.start == start), None)
    if first is None:
        return ()
    # In `exceeds A (45.1 vs. 43.2)` the first level is not A's.
    first += first + 1 < len(scene.numbers) and is_against(scene, first + 1)
    last = first
    while last + 1 < len(scene.numbers) and _are_beside(scene, last):
        last += 1
    return tuple(range(first, last + 1))


def _are_beside(scene: Scene, place: int) -> bool:
    """Whether a number and the next stand in one list, each perhaps behind its measure (`FID 2.27, IS 278`)."""
    left, right = scene.numbers[place : place + 2]
    measure = next((s.start for s in scene.measures if s.start >= left.end and s.end + 1 == right.start), right.start)
    return _MORE.fullmatch(scene.sentence.text, left.end, measure) is not None


def _levels_before_names(scene: Scene) -> Run:
    """The levels, one or more for a name behind them, that stand in one list behind words of comparison."""
    text, run, last = scene.sentence.text, list[tuple[int, str]](), -1
    for numbers in find_runs(text, scene.numbers, _MORE):
        start, end = numbers[0].start, numbers[-1].end
        this = _THAT_OF if _THAT.search(text[:start]) else _WITH if _ROSE_FROM.search(text[:start]) else _THIS
        name = next((name for name in scene.systems if this.fullmatch(text, end, name.start)), None)
        against = _rises_on(scene, name) if this is _WITH else this is _THAT_OF or _SET_AGAINST.search(text[:start])
        if name and (against or (run and _NEXT.fullmatch(text, last, start))):
            run, last = [*run, *((scene.numbers.index(number), name.key) for number in numbers)], name.end
    return tuple(run)


def _rises_on(scene: Scene, name: Spot | None) -> bool:
    """Whether the level of a name is where another began (`from 46.4% with A to 76.8%`)."""
    risen = _ROSE_TO.match(scene.sentence.text, name.end) if name else None
    return risen is not None and any(number.start == risen.end() for number in scene.numbers)


def _is_compared(scene: Scene, run: Run, start: int) -> bool:
    """Whether words for a comparison stand behind the last level of a run, before it, or about a list with all its names."""
    text, end = scene.sentence.text, scene.numbers[run[-1][0]].end
    last = next((name.end for name in scene.systems if name.start > end and _JOINED.fullmatch(text, end, name.start)), end)
    if _COMPARED.match(text, end) or _COMPARED.match(text, last) or _BESIDE.search(text[:start]):
        return True
    lists = [c.keys for c in find_comparisons(text, scene.systems)]
    lists += [said.rivals for said in scene.told.values()]
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


def sized(scene: Scene, place: int, name: str) -> str:
    """The name with a size (`TAPO-7B`) as it stands last before a number, the name itself if it stands there without one."""
    before = [spot for spot in scene.systems if spot.end <= scene.numbers[place].start and spot.key.startswith(name)]
    return before[-1].key if name and before and _SIZE.fullmatch(before[-1].key, len(name)) else name


def is_peoples(scene: Scene, place: int) -> bool:
    """Whether the number at `place` is what people reached, with no system's name between."""
    text, start = scene.sentence.text, scene.numbers[place].start
    found = _PEOPLE.search(text[:start])
    return found is not None and not any(found.start() <= name.start < start for name in scene.systems)


def conditional_measures(scene: Scene, place: int) -> frozenset[str]:
    """The measures that a number is none of: those of the condition under which it came about, and parts of names (KL-Cov)."""
    text, start = scene.sentence.text, scene.numbers[place].start
    elsewhere = {s.key for s in scene.measures if not (_is_condition(text[:start], s) or _is_part(scene, s))}
    return frozenset(spot.key for spot in scene.measures) - elsewhere


def _is_condition(text: str, spot: Spot) -> bool:
    behind = text[spot.end :]
    supposed = _IF.match(behind)
    return (
        (supposed is not None and _APPLYING.search(supposed.group()) is None)
        or _is_held(text, spot)
        or ("," in behind and _WHEN.search(text[: spot.start]) is not None)
    )


def _is_part(scene: Scene, spot: Spot) -> bool:
    whole = (name for name in scene.names if name.start <= spot.start and spot.end <= name.end)
    return any(name.end - name.start > spot.end - spot.start for name in whole)


def _is_held(text: str, spot: Spot) -> bool:
    """Whether a measure is what was held equal (`같은 학습 비용에서`)."""
    return _EQUAL.search(text[: spot.start]) is not None and _HELD.match(text, spot.end) is not None


def removed_systems(scene: Scene, place: int) -> frozenset[str]:
    """The systems that are named before a number only as what was taken away (`A를 제거하면 45.1%로`)."""
    text = scene.sentence.text
    before = [name for name in scene.systems if name.end <= scene.numbers[place].start]
    gone = [name for name in before if _REMOVED.match(text, name.end) or _REMOVING.search(text[: name.start])]
    return frozenset(name.key for name in gone) - {name.key for name in scene.systems if name not in gone}


def is_ablated(scene: Scene, place: int, system: str) -> bool:
    """Whether the last name before a number is a system without a part of it (`TAPO w/o KL`), which is another."""
    mine = [name for name in scene.systems if name.key == system and name.end < scene.numbers[place].start]
    return bool(mine) and _LESS.match(scene.sentence.text, mine[-1].end) is not None

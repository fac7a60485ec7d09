"""Which way a difference points where the sentence says outright that one system is behind another.

What is literally less (`2.1점 낮습니다`, `1.4 points below`) is less by any measure; who is merely behind (`trails`, `열세`)
has less only by a measure of which more is better.
"""

import re

from extractors.measures import lower_is_better
from extractors.namesakes import is_proposed
from extractors.number_features import after, first_cue, tells_direction
from extractors.numbers import Number
from extractors.occurrences import Occurrence
from extractors.scenes import Scene
from kg.names.lexicon import SYSTEMS

_A_BIT = r"(?:만큼|정도|가량|차이로)?\*{0,2}(?:이|가)? ?(?:더|약간|다소|소폭|조금|살짝|크게)? ?"
_LESS = re.compile(
    _A_BIT + r"(?:낮|하락|떨어|부족|모자|못 ?미|미치지 못|미달)"
    r"|\*{0,2} (?:percentage points? |points? )?(?:\([^)]{0,20}\) )?(?:below|lower than|short of)\b"
)
_BEHIND = re.compile(
    _A_BIT + r"(?:뒤[지진졌집처쳐쳤떨]|밀[리린려렸립]|열세|열등|나[쁘쁜쁩빠빴]|저조)"
    r"|\*{0,2} (?:percentage points? |points? )?(?:behind|worse than)\b"
)
_BY = r"(?:[^,;.]|\.(?=\d)){1,60}? by (?:about |around |only |just |nearly |roughly |some |a margin of |up to )?[~≈*]{0,3}"
_FELL_SHORT = re.compile(r"\b(?:fall|fell|falling|falls|comes?|came) (?:short of|below)" + _BY, re.IGNORECASE)
_TRAILED = re.compile(
    r"\b(?:trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|underperform(?:s|ed|ing)?|behind|los(?:es|e|t|ing) (?:out )?to"
    r"|worse than|inferior to)" + _BY + r"|\bgaps? (?:left )?to (?:[^,;.]|\.(?=\d)){1,60}? (?:is|was|are|were|remains?|stays?)"
    r" (?:now |still |only |just |about |merely |around |nearly )*[~≈*]{0,3}",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|while|whereas|and|yet|outperform\w*|improv\w*|gain\w*)\b", re.IGNORECASE)
_THAN = re.compile(r"\)?\*{0,2}(?:보다|에게?|대비|에 비해)(?:는|도)? ")
_CHANGE = re.compile(
    r"대비|보다|비해|비교|기존|초과|앞[서섰섭선]|앞질|차이|격차|이득|상회|상향|넘[어는었]|변화|변동|올[라랐리려렸립린]|오르|확대|뒤[지처쳐]|나은|낫|좋"
    r"|\b(?:over|than|by|above|gaps?|margins?|ahead|lead|leads|delta|beats?|surpass\w*|exceed\w*)\b|[↑↓Δ▲▼+]",
    re.IGNORECASE,
)
_OF_CHANGE = re.compile(r"\*{0,2}(?:까지 |의 (?:\S+ )?(?:향상|개선|증가|상승|이득|감소|하락|단축|절감|가속))")
_RANGING = re.compile(r"\b(?:gains?|improvements?|reductions?|speedups?|ranging)(?: of)?(?: from)? \*{0,2}$", re.IGNORECASE)
_SHARES = frozenset({"%", "points"})
_DIFFERENCES = (
    "%p",
    "%P",
    "%포인트",
    "% 포인트",
    "퍼센트포인트",
    "퍼센트 포인트",
    "pp",
    "percentage points",
    "percentage point",
)
_OPENED = re.compile(r"\*{0,2} ?\(")
_FEWER = re.compile(r"\*{0,2} ?(?:이상 |가량 |정도 |더 )*(?:적[다은게어]|줄|감소|절감|절약|아끼|아꼈|아낍|축소|단축|짧|낮)")
_CUT_BY = re.compile(
    r"\b(?:reduc|cut|lower|decreas|shrink|shrank|sav)\w* (?:[^,;.]|\.(?=\d)){1,50} by (?:up to |about )?\*{0,2}$"
)
_LOSS_OF = re.compile(r"(?:성능|정확도|품질) (?:저하|손실|하락)[를은는이가]? (?:약 |평균 |단 )?\*{0,2}$")
_OF_RISE = re.compile(
    r"\*{0,2}의 (?:[^\s,()]*[^\s,()로지] ){0,3}(?:향상|개선|증가|상승|절감|감소|단축|감축|가속)(?=[을를이과와은의,. ]|$)"
)
_SAVING = re.compile(r"\*{0,2} (?:[a-z\-]+ ){0,2}(?:savings?|reductions?)\b")
_ADDS = re.compile(
    r"\b(?:(?P<up>adds?|added|adding|gains?|gained)|(?P<down>costs?|loses?|lost)) (?:about |up to |only )?\*{0,2}$"
)
_CHANGED = re.compile(
    r"\*{0,2} ?(?:넘게 |이상 |가량 |정도 |만큼 |나 |씩 |더 |크게 |추가로 )*"
    r"(?:올[라랐려렸리]|오르|오른|상승|증가|향상|개선|하락|감소|떨어|줄[어이었인]|늘[어었]|(?<=더 )얻|적[다은게어]"
    r"|절감|단축|아끼|아꼈|빠르|빠른|빨라|짧|느리|느려"
    r"|높[다아았은게]|낮[다아았은게추췄춘]|(?:higher|lower|better|worse|faster|slower|more|less|fewer|shorter|reduction|improvement)\b)"
)
_ROSE_OR_FELL = re.compile(
    r"\*{0,2} ?(?:넘게 |이상 |가량 |정도 |만큼 |나 |더 |크게 )*"
    r"(?:(?P<up>올[라랐려렸]|오르|상승|증가|늘[어었])|(?P<down>하락|감소|떨어|줄[어었]))"
)
_NEXT = re.compile(r"[,와과및·/ ]*(?:에서(?:는|도)?|의|은|는)?\s?|\s?[,와과및·/]\s?[^,.;\d]{1,12}에서(?:는|도)?\s")
_REACH, _NEAR = 120, 24


def falls_behind(scene: Scene, place: int) -> bool:
    """Whether the number at `place` is how much less a system has than another, which is not the paper's own."""
    rival = _rival(scene, place)
    own = not scene.said_of(place).system and rival is not None and is_proposed(rival.mention)
    less = _says(scene, place, _LESS, _FELL_SHORT)
    merely = not less and _says(scene, place, _BEHIND, _TRAILED)
    return not own and (less or (merely and not any(s.key in lower_is_better() for s in scene.measures)))


def follows_level(scene: Scene, place: int) -> bool:
    """Whether a share stands in a bracket behind another number (`88.0% (-0.5%p)`)."""
    text, number = scene.sentence.text, scene.numbers[place]
    opened = place > 0 and number.unit in _SHARES and _OPENED.fullmatch(text, scene.numbers[place - 1].end, number.start)
    return bool(opened) and text[number.end : number.end + 1] in (")", ",", " ")


def is_fall(scene: Scene, place: int) -> bool:
    """Whether a number is printed as a fall: a share with a minus, so many times fewer, or by what something is reduced."""
    text, number = scene.sentence.text, scene.numbers[place]
    cut = number.unit in ("x", "%") and _CUT_BY.search(text[: number.start]) is not None
    fewer = number.unit == "x" and _FEWER.match(text, number.end) is not None
    saved = number.unit in ("x", "%") and _SAVING.match(text, number.end) is not None
    worse = number.unit in _SHARES and _LOSS_OF.search(text[: number.start]) is not None
    return worse or saved or cut or fewer or (number.sign < 0 and number.unit in _SHARES)


def is_change(scene: Scene, place: int) -> bool:
    """Whether a number is printed as a difference of shares, or with a word for a change behind it or its list."""
    text, number = scene.sentence.text, scene.numbers[place]
    measure = next(
        (s.end for s in scene.measures if s.start == number.end + 1 and text[s.end : s.end + 1] in "을를"), number.end
    )
    if (
        number.printed.endswith(_DIFFERENCES)
        or _OF_RISE.match(text, number.end)
        or _CHANGED.match(text, measure + (measure > number.end))
    ):
        return True
    if place + 1 == len(scene.numbers) or scene.numbers[place + 1].unit != number.unit:
        return False
    gap = text[number.end : scene.numbers[place + 1].start]
    for name in (r for r in scene.resources if number.end <= r.start < number.end + len(gap)):
        gap = gap.replace(text[name.start : name.end], "")
    return _NEXT.fullmatch(gap) is not None and is_change(scene, place + 1)


def told_way(scene: Scene, place: int) -> str:
    """`up` or `down` where the word right at a number leaves no doubt (`1.6% 올랐다`, `adds 2.1 points`), `""` elsewhere."""
    text, number = scene.sentence.text, scene.numbers[place]
    added = number.unit == "points" and _ADDS.search(text[: number.start])
    found = added or _ROSE_OR_FELL.match(text, number.end)
    return (found.lastgroup or "") if found else ""


def points_down(scene: Scene, place: int) -> bool:
    """Whether the first word for a direction behind a number is one for less."""
    return bool(_FEWER.match(scene.sentence.text, scene.numbers[place].end)) or first_cue(after(scene, place)) == "down"


def names_rival(scene: Scene, place: int) -> bool:
    """Whether a system is named that the number at `place` is told against."""
    return _rival(scene, place) is not None


def tells_change(text: str) -> bool:
    """Whether any word of a text is about more or less than before, or than elsewhere."""
    return tells_direction(text) or _CHANGE.search(text) is not None


def is_level(number: Number) -> bool:
    """Whether a number is printed as levels are, without a sign and as no multiple and no difference of shares."""
    return not number.sign and (number.unit in ("", "%") or number.printed.endswith(("점", " points")))


def spans_changes(scene: Scene, place: int) -> bool:
    """Whether the number at `place` and the one before it are the ends of a range of changes (`3%에서 17%의 향상`)."""
    text, numbers = scene.sentence.text, scene.numbers
    return (
        _OF_CHANGE.match(text, numbers[place].end) is not None or _RANGING.search(text[: numbers[place - 1].start]) is not None
    )


def _says(scene: Scene, place: int, behind: re.Pattern[str], before: re.Pattern[str]) -> bool:
    text, number = scene.sentence.text, scene.numbers[place]
    return behind.match(text, number.end) is not None or _verb(scene, place, before) is not None


def _verb(scene: Scene, place: int, words: re.Pattern[str]) -> int | None:
    """Where a verb begins whose `by` stands before the number, None if there is none or something comes between."""
    text, start = scene.sentence.text, scene.numbers[place].start
    after = scene.numbers[place - 1].end if place else 0
    found = [m for m in words.finditer(text, max(after, start - _REACH), start) if m.end() == start]
    return None if not found or _TURN.search(found[-1].group()) else found[-1].start()


def _rival(scene: Scene, place: int) -> Occurrence | None:
    """The system that a number is told against: behind the verb, behind the number, or before a Korean word for `than`."""
    text, number = scene.sentence.text, scene.numbers[place]
    systems = [o for o in scene.names if o.mention.type in SYSTEMS]
    verbs = [at for words in (_FELL_SHORT, _TRAILED) if (at := _verb(scene, place, words)) is not None]
    first, last = (verbs[0], number.start) if verbs else (number.end, number.end + _NEAR)
    behind = next((o for o in systems if first < o.start < last), None)
    return behind or next((o for o in reversed(systems) if o.end < number.start and _THAN.match(text, o.end)), None)

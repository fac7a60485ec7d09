"""What speaks for and against a name, or a measure, being the one that a number belongs to.

The same features serve the system, the resource and the baseline of a number, and its measure; each has a model of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.comparisons import Comparison, find_comparisons
from extractors.number_features import first_cue
from extractors.numbers import Number
from extractors.scenes import Scene
from extractors.spotting import Spot
from kg.model import Mention

_AGAINST = re.compile(r"[^,.]{0,14}?(?:대비|보다|에 비해|비해|와 비교|과 비교|비교하여|능가|초과|over|than)")
_SUBJECT = re.compile(
    r"(?:\([^)]*\))?\*{0,2}\s?(?:계열 )?(?:모델|방법|기법|알고리즘|프레임워크|에이전트|시스템)?"
    r"(?:은|는|이|가|을 적용|를 적용|를 사용|을 사용|를 통해|을 통해|로 |으로 )"
)
_PLACE = re.compile(
    r"\S{0,2}\s?(?:데이터셋|벤치마크|데이터|테스트|평가|과제|태스크|작업|문제)?\S{0,3}?(?:에서|에서는|의|에서의|에 대해|기준)"
)
_CLAUSE = re.compile(r"(?:며|고|으며|였고|했고),? ")
_COMMA = re.compile(r",|며|고 ")
_COUNTED = re.compile(
    r"(?:\d+|[한두세네]|여러|다섯|여섯|다양한|주요)\s?(?:개|가지)?(?:의|이상의)?\s?\S{0,8}\s?(?:벤치마크|데이터셋)|benchmarks|datasets"
)
_MEAN = re.compile(r"평균|average")
_SYSTEMS = frozenset({"system", "baseline"})
_TELLTALES = tuple(
    re.compile(p)
    for p in (
        "벤치마크",
        "평균|전반",
        "여러|다양|모든",
        "최대",
        "속도|시간|비용|메모리|토큰|latency",
        "기존",
        "본 |제안",
        "등 ",
    )
)


@dataclass(frozen=True)
class Question:
    """A number of a scene whose system, resource, baseline or measure is asked for: `kind` says which.

    `sites` are all places of candidates of that kind in the sentence; `asked` are the places, among the scene's numbers, of all
    that are results, and `verdict` is what the number was judged to be.
    """

    scene: Scene
    place: int
    kind: str
    sites: tuple[Spot, ...]
    asked: tuple[int, ...]
    verdict: str

    @property
    def number(self) -> Number:
        return self.scene.numbers[self.place]

    @property
    def order(self) -> tuple[str, ...]:
        """The candidates in the sentence in order of first place, each once."""
        return tuple(dict.fromkeys(s.key for s in self.sites))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What the sentence compares something with, where that is a system."""
        return find_comparisons(self.scene.sentence.text, self.sites) if self.kind in _SYSTEMS else ()


def link_features(question: Question, key: str) -> list[str]:
    """The features of a candidate that has a name or measure `key`, from its places in the sentence."""
    mine = [s for s in question.sites if s.key == key]
    if not mine:
        return ["out", f"out|anyin={bool(question.sites)}", f"out|{question.verdict}"]
    number, out = question.number, ["in", f"in|{question.verdict}"]
    out += _ranks(question, key)
    left = [s for s in mine if s.end <= number.start]
    right = [s for s in mine if s.start >= number.end]
    out += _left(question, left[-1]) if left else ["noL"]
    out += _right(question, right[0]) if right else ["noR"]
    out += _compared(question, key)
    return out


def mention_features(mention: Mention, rivals: Sequence[Mention], *, titled: bool, anyin: bool) -> list[str]:
    """The features of a mention as such among all of its kind in the document, in order of first appearance."""
    relations = "/".join(sorted(r.relation for r in mention.roles))
    own = [m.name for m in rivals if _has(m, "proposes")]
    tested = [m.name for m in rivals if _has(m, "evaluatesOn")]
    rank = [m.name for m in rivals].index(mention.name)
    strong = [*(f"rel={r.relation}" for r in mention.roles)]
    if mention.name in own:
        strong.append(f"propix={min(own.index(mention.name), 4)}")
    out = [*strong, *(f"{s}|anyin{anyin}" for s in strong)]
    out += [
        f"rels={relations}",
        f"type={mention.type}",
        f"n={min(len(rivals), 4)}",
        f"ix={min(rank, 5)}",
        f"nprop={min(len(own), 4)}",
    ]
    out += [f"titled={titled}", f"propn={mention.name in own}{min(len(own), 3)}"]
    if mention.optional:
        out.append("opt")
    if tested == [mention.name]:
        out.append("onlytested")
    return out


def nothing_features(question: Question, *, rivals: int) -> list[str]:
    """The features of the answer that a number belongs to nothing that the text names."""
    scene, number = question.scene, question.number
    text, names = scene.sentence.text, question.order
    left = len({s.key for s in question.sites if s.end <= number.start})
    out = ["NULL", f"N:n={min(len(names), 5)}", f"N:l={min(left, 4)}", f"N:nl={min(len(names), 4)}{min(left, 4)}"]
    out += [
        f"N:role={scene.sentence.passage.role}",
        f"N:u={number.unit}",
        f"N:nt={min(rivals, 4)}",
        f"N:cls={question.verdict}",
    ]
    out += [f"N:t{i}" for i, telltale in enumerate(_TELLTALES) if telltale.search(text)]
    if question.kind in _SYSTEMS:
        sides = "L" * bool(_before(question)) + "R" * bool(_behind(question))
        out += [f"N:vs={sides}", f"N:vs|{question.verdict}={sides}"]
    if _MEAN.search(text, max(0, number.start - 12), number.start):
        out.append("N:mean")
    counted = _COUNTED.search(text)
    if counted:
        out += ["N:counted", f"N:countedL={counted.end() <= number.start}"]
    out += [f"N:w={word}" for word in scene.words.left(number.start, 5)]
    out += [f"N:r={word}" for word in scene.words.right(number.end, 4)]
    return out


def _has(mention: Mention, relation: str) -> bool:
    return any(r.relation == relation for r in mention.roles)


def _ranks(question: Question, key: str) -> Iterator[str]:
    order, asked = question.order, question.asked
    yield f"ndist={min(len(order), 5)}"
    yield f"rank={min(order.index(key), 4)}"
    if question.place in asked and len(asked) == len(order) > 1:
        agrees = asked.index(question.place) == order.index(key)
        yield f"align={agrees}"
        if "각각" in question.scene.sentence.text:
            yield f"alignE={agrees}"


def _left(question: Question, site: Spot) -> Iterator[str]:
    text, number = question.scene.sentence.text, question.number
    gap = text[site.end : number.start]
    rivals = len({s.key for s in question.sites if s.start >= site.end and s.end <= number.start} - {site.key})
    numbers = sum(n.start >= site.end and n.end <= number.start for n in question.scene.numbers)
    yield "L"
    yield f"L|{question.verdict}"
    if question.kind == "system":
        yield f"Lsubj={bool(_SUBJECT.match(text, site.end))}{min(len(_subjects_behind(question, site)), 2)}"
    yield f"Ld={min(len(gap) // 6, 12)}"
    yield f"Lnb={min(rivals, 3)}"
    yield f"Lnn={min(numbers, 3)}"
    yield f"Lnbnn={min(rivals, 3)}{min(numbers, 3)}"
    yield f"Lcomma={min(len(_COMMA.findall(gap)), 3)}"
    if _CLAUSE.search(gap):
        yield "Lclause"
    for name, expression in (("Lvs", _AGAINST), ("Lsubj", _SUBJECT), ("Lloc", _PLACE)):
        if expression.match(text, site.end):
            yield name
            yield f"{name}|{question.verdict}"
    words = question.scene.words.right(site.end, 2)
    yield from (f"La={a}" for a in words[:1])
    yield from (f"La2={a}_{b}" for a, b in list(pairwise(words))[:1])
    if gap.strip() in ("(", ":", "에서", "의", "", "에서 각각"):
        yield f"adj={gap.strip()}"
    yield f"Lcue={first_cue(gap)}"


def _subjects_behind(question: Question, site: Spot) -> set[str]:
    """The other names between a name and the number that are the subject of a clause."""
    text, number = question.scene.sentence.text, question.number
    between = (s for s in question.sites if s.start >= site.end and s.end <= number.start and s.key != site.key)
    return {s.key for s in between if _SUBJECT.match(text, s.end)}


def _compared(question: Question, key: str) -> Iterator[str]:
    """Whether the number is told against the name: the side of the comparison, and what stands between it and the number."""
    number = question.number
    for side, between in (("L", _before(question)), ("R", _behind(question))):
        mine = [i for i, comparison in enumerate(between) if key in comparison.keys]
        if mine:
            near = between[mine[0]]
            first, last = sorted((near.end, number.start) if side == "L" else (number.end, near.start))
            numbers = sum(first <= n.start and n.end <= last for n in question.scene.numbers)
            yield f"vs{side}={near.cue}"
            yield f"vs{side}|{question.verdict}"
            yield f"vs{side}nn={min(numbers, 3)}"
            yield f"vs{side}rank={min(mine[0], 2)}"


def _before(question: Question) -> list[Comparison]:
    """The comparisons before the number, the nearest first."""
    return [c for c in reversed(question.comparisons) if c.end <= question.number.start]


def _behind(question: Question) -> list[Comparison]:
    """The comparisons behind the number, the nearest first."""
    return [c for c in question.comparisons if c.start >= question.number.end]


def _right(question: Question, site: Spot) -> Iterator[str]:
    text, number = question.scene.sentence.text, question.number
    gap = text[number.end : site.start]
    rivals = len({s.key for s in question.sites if s.start >= number.end and s.end <= site.start} - {site.key})
    numbers = sum(n.start >= number.end and n.end <= site.start for n in question.scene.numbers)
    yield "R"
    yield f"R|{question.verdict}"
    yield f"Rd={min(len(gap) // 6, 12)}"
    yield f"Rnb={min(rivals, 3)}"
    yield f"Rnn={min(numbers, 3)}"
    yield f"Rnbnn={min(rivals, 3)}{min(numbers, 3)}"
    if _AGAINST.match(text, site.end):
        yield "Rvs"
    if gap.strip() == "(":
        yield "Rparen"
    if _CLAUSE.search(gap):
        yield "Rclause"
    yield from (f"Rg={a}" for a in question.scene.words.right(number.end, 1))
    yield from (f"Ra={a}" for a in question.scene.words.right(site.end, 1))

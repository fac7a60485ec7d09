"""Results in tables: a cell that holds a number alone belongs to what its row and its column name.

Tables are built the same everywhere, so rules read them: whose number it is, on what and by which measure stands in the first
cells of the row or in the head of the column, and what neither names is not guessed. Only levels that a named system reached
are read, no changes, counts or settings.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.measures import find_spots
from extractors.scenes import Scene, Stage, heads_of
from kg.model import Passage
from kg.names.lexicon import DATA, SYSTEMS

SHARE = 0.8
"""The confidence of what a cell says: its names stand beside it, unsaid is whether it is the paper's own experiment."""

_AROUND = re.compile(r"(?:[\s*_`()±+/−\-↑↓▲▼△▽,.|]|</?[A-Za-z]+>)*")
_UNITS = frozenset({"", "%", "points", "s", "ms", "minutes", "hours", "FPS", "GB", "MB", "dB"})
# Words of heads, not parts of names (`DeltaNet`, `Diffusion Policy`); shots that are counted before a data set set it up.
_NO_LEVEL = re.compile(
    r"[Δ#]|향상|개선|증가|감소|대비|크기|개수|문항|샘플|연도|순위|임계|설정|파라미터"
    r"|\b(?:improv\w*|gains?|diff|differences?|delta|vs|size|year|rank|params|parameters|train|split|(?<![-\d])(?<!\d )shots?"
    r"|epochs?|seeds?|steps?)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bw/o\b|\bwithout\b|제거|제외|없이|\(\s*[-−–]", re.IGNORECASE)
_ARROW = re.compile(r"[↑↓▲▼△▽]")
_BECAME = re.compile(r"[\s*_`]*(?:-+>|→|⇒)[\s*_`]*")
_OWN = re.compile(r"\bours?\b|제안|본 (?:연구|논문|방법|모델)", re.IGNORECASE)
_AVERAGE = re.compile(
    r"(?:전체 |종합 )?평균(?: ?(?:점수|성능))?|(?:overall )?(?:average|avg\.?|mean)(?: (?:score|performance))?|overall",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|[*_`↑↓]")
_DATE = re.compile(r"\(?\s*(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_PERCENT = re.compile(r"[(（]\s*%|,\s*%")
_BAR = " | "
_AVERAGE_SCORE = "average score"
"""The vocabulary's measure of what is but called an average."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell's row and column say of its number, `""` where they say nothing; `unit` is that of the column's head.

    `place` is which of its numbers is the level: where it became that (`41.0 → 45.0`) the first one is the level of `baseline`.
    """

    system: str
    resource: str
    metric: str
    unit: str
    baseline: str = ""
    place: int = 0


NOTHING_SAID = Cell("", "", "", "")


def find_cell(stage: Stage, scene: Scene) -> Cell | None:
    """What is said of the number that a cell holds, None where the scene is no such cell.

    Where a cell tells no level that a system of the document reached all fields are empty.
    """
    passage = scene.sentence.passage
    if passage.kind != "row":
        return None
    place = _level(scene)
    if place is None:
        return NOTHING_SAID if _is_name(stage, scene) else None
    beside, number = heads_of(passage), scene.numbers[place]
    unlike = _NO_LEVEL.search(stage.unnamed_above(passage)) or _WITHOUT.search(beside)
    baseline, system = ("", "") if unlike else _turned(stage, scene) if place else ("", _system(stage, scene, beside))
    if not system or number.sign > 0 or number.unit not in _UNITS or _ARROW.search(scene.sentence.text, 0, number.start):
        return NOTHING_SAID
    return _read(stage, passage, Cell(system, "", "", "", baseline, place))


def _level(scene: Scene) -> int | None:
    """Which number is the level where the text is a number, perhaps with its spread or marks, or one that it was before."""
    text, rest, place = scene.sentence.text, "", 0
    for number in scene.numbers[:2]:
        rest, place = rest + text[place : number.start], number.end
    if len(scene.numbers) == 2 and _BECAME.fullmatch(text, scene.numbers[0].end, scene.numbers[1].start):
        return 1 if _AROUND.fullmatch(text[: scene.numbers[0].start] + text[place:]) else None
    return 0 if len(scene.numbers) <= 2 and _AROUND.fullmatch(rest + text[place:]) else None


def _is_name(stage: Stage, scene: Scene) -> bool:
    """Whether a cell names its row or its column, with numbers at most in brackets, or dates what it names."""
    site = stage.site_of(scene.sentence.passage)
    text, spans = scene.sentence.text, [m.span() for m in _ASIDE.finditer(scene.sentence.text)]
    spans += [(name.start, name.end) for name in scene.names]
    aside = all(any(start <= n.start < end for start, end in spans) for n in scene.numbers)
    return aside and (_DATE.search(text) is not None or (site is not None and site.naming))


def _read(stage: Stage, passage: Passage, cell: Cell) -> Cell:
    """The cell with what row, column and caption say it is of and by; nothing where they do not."""
    beside, names = heads_of(passage), stage.names_above(passage)
    resource = _only([m.name for m in stage.resources if m.name in names])
    metric = next((spot.key for spot in find_spots(beside)), "")
    unit = "%" if "%" in passage.heading or _PERCENT.search(passage.label) else ""
    averaged = any(_AVERAGE.fullmatch(_ASIDE.sub("", part).strip()) for part in beside.split(_BAR))
    if _is_explained(stage, passage, averaged=averaged or bool(resource)):
        told = _caption(stage, passage)
        unit = unit or ("%" if told.unit and metric in ("", told.metric) else "")
        metric = metric or told.metric or (_AVERAGE_SCORE if averaged else "")
        resource = resource or ("" if averaged else told.resource)
    return replace(cell, resource=resource, metric=metric, unit=unit) if resource or metric or averaged else NOTHING_SAID


def _is_explained(stage: Stage, passage: Passage, *, averaged: bool) -> bool:
    """Whether a column is one of data or of an average, or each cell beside the number has a name."""
    starts, place = [], 0
    for part in heads_of(passage).split(_BAR):
        starts.append((place, place + len(part)))
        place += len(part) + len(_BAR)
    return averaged or all(any(start <= o.start < end for o in stage.above(passage)) for start, end in starts)


def _caption(stage: Stage, passage: Passage) -> Cell:
    """The only measure and the only data that the captions of a table name, and the unit."""
    site = stage.site_of(passage)
    lines = site.captions if site else ()
    metric = _only(sorted({spot.key for line in lines for spot in find_spots(line.text)}))
    named = [o.mention for line in lines for o in stage.names_of(line) if o.mention.type in DATA]
    data = {m.name for m in named if any(role.relation != "mentions" for role in m.roles)}
    return Cell("", _only(sorted(data)), metric, "%" if any(_PERCENT.search(line.text) for line in lines) else "")


def _turned(stage: Stage, scene: Scene) -> tuple[str, str]:
    """Whose level became whose, where the head says so (`GRPO → QRPO`), else nothing and the only system that is named."""
    passage = scene.sentence.passage
    systems = [o for o in stage.above(passage) if o.mention.type in SYSTEMS]
    for one, other in pairwise(systems):
        if _BECAME.fullmatch(heads_of(passage), one.end, other.start):
            return one.mention.name, other.mention.name
    return "", _system(stage, scene, heads_of(passage))


def _system(stage: Stage, scene: Scene, beside: str) -> str:
    """The only system that row and column name, of several the one that the paper proposes, as well where they say `ours`.

    Of a method and the models that it is applied to it is the method, below a merged cell the inner name.
    """
    passage = scene.sentence.passage
    names = stage.names_above(passage)
    found = [m for m in stage.systems if m.name in names]
    mine = [m.name for m in found if m.name in stage.own]
    if _OWN.search(beside):
        return next(iter((*mine, *stage.own)), "")
    return _only([m.name for m in found]) or _only(mine) or _inner(stage, passage)


def _inner(stage: Stage, passage: Passage) -> str:
    """The system of a cell where several cells beside it name one each."""
    beside = heads_of(passage)
    found = [o for o in stage.above(passage) if o.mention.type in SYSTEMS]
    if any(_BAR not in beside[one.end : other.start] for one, other in pairwise(found)):
        return ""
    site = stage.site_of(passage)
    if site and site.nested and found and found[0].start > len(passage.heading):
        return found[-1].mention.name
    return _only([o.mention.name for o in found if o.mention.type == "Method"])


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""

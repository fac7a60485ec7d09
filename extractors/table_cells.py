"""Results in tables: a cell that holds a number alone belongs to what its row and its column name.

Tables are built the same everywhere, so rules read them: whose number it is, on what and by which measure stands in the first
cells of the row or in the head of the column, and what neither names is not guessed. Only levels that a named system reached
are read, no changes, counts or settings.
"""

import re
from dataclasses import dataclass

from extractors.measures import find_spots
from extractors.scenes import Scene, Stage, heads_of

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
_OWN = re.compile(r"\bours?\b|제안|본 (?:연구|논문|방법|모델)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell's row and column say of its number, `""` where they say nothing; `unit` is that of the column's head."""

    system: str
    resource: str
    metric: str
    unit: str


NOTHING_SAID = Cell("", "", "", "")


def find_cell(stage: Stage, scene: Scene) -> Cell | None:
    """What is said of the number that a cell holds, None where the scene is no such cell.

    Where a cell tells no level that a system of the document reached all fields are empty.
    """
    passage = scene.sentence.passage
    if passage.kind != "row" or not _is_number(scene):
        return None
    beside, number = heads_of(passage), scene.numbers[0]
    system = "" if _NO_LEVEL.search(stage.unnamed_above(passage)) or _WITHOUT.search(beside) else _system(stage, scene, beside)
    if not system or number.sign > 0 or number.unit not in _UNITS or _ARROW.search(scene.sentence.text, 0, number.start):
        return NOTHING_SAID
    names = stage.names_above(passage)
    resource = _only([m.name for m in stage.resources if m.name in names])
    metric = next((spot.key for spot in find_spots(beside)), "")
    return Cell(system, resource, metric, "%" if "%" in passage.heading else "")


def _is_number(scene: Scene) -> bool:
    """Whether the text is a number, perhaps with its spread or with marks of emphasis."""
    text, rest, place = scene.sentence.text, "", 0
    for number in scene.numbers[:2]:
        rest, place = rest + text[place : number.start], number.end
    return len(scene.numbers) <= 2 and _AROUND.fullmatch(rest + text[place:]) is not None


def _system(stage: Stage, scene: Scene, beside: str) -> str:
    """The only system that row and column name, of several the one that the paper proposes, as well where they say `ours`."""
    names = stage.names_above(scene.sentence.passage)
    found = [m.name for m in stage.systems if m.name in names]
    mine = [name for name in found if name in stage.own]
    if _OWN.search(beside):
        return next(iter((*mine, *stage.own)), "")
    return _only(found) or _only(mine)


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""

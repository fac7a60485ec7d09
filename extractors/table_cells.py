"""Results in tables: a cell that holds a number alone belongs to what its row and its column name.

Tables are built the same everywhere, so rules read them: whose number it is, on what and by which measure stands in the first
cell of the row or in the head of the column, and what neither names is not guessed.
"""

import re
from dataclasses import dataclass

from extractors.measures import find_spots
from extractors.scenes import Scene, Stage

SHARE = 0.8
"""The confidence of what a cell says: its names stand beside it, unsaid is whether it is the paper's own experiment."""

_AROUND = re.compile(r"[\s*_`()±+/−\-↑↓,.|]*")
_OWN = re.compile(r"\bours?\b|제안|본 (?:연구|논문|방법|모델)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell's row and column say of its number, `""` where they say nothing; `unit` is that of the column's head."""

    system: str
    resource: str
    metric: str
    unit: str


def find_cell(stage: Stage, scene: Scene) -> Cell | None:
    """What is said of the number that a cell holds, None where the scene is no such cell.

    A cell whose row and column name neither a resource nor a measure says nothing of a result: all its fields are empty.
    """
    passage = scene.sentence.passage
    if passage.kind != "row" or not _is_number(scene):
        return None
    beside = f"{passage.label} | {passage.heading}"
    names = stage.names_above(passage)
    resource = _only([m.name for m in stage.resources if m.name in names])
    metric = next((spot.key for spot in find_spots(beside)), "")
    if not resource and not metric:
        return Cell("", "", "", "")
    systems = [m.name for m in stage.systems if m.name in names]
    return Cell(_only(systems or _own(stage, beside)), resource, metric, "%" if "%" in passage.heading else "")


def _is_number(scene: Scene) -> bool:
    """Whether the text is a number, perhaps with its spread or with marks of emphasis."""
    text, rest, place = scene.sentence.text, "", 0
    for number in scene.numbers[:2]:
        rest, place = rest + text[place : number.start], number.end
    return len(scene.numbers) <= 2 and _AROUND.fullmatch(rest + text[place:]) is not None


def _own(stage: Stage, beside: str) -> list[str]:
    """What the paper proposes, where row or column say that it is that."""
    own = [m.name for m in stage.systems if any(role.relation == "proposes" for role in m.roles)]
    return own[:1] if _OWN.search(beside) else []


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""

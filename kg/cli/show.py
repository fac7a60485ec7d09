"""`kg show`: the card of an entity."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from kg.answers import Card
from kg.answers import show as find_card
from kg.cli._answers import print_table
from kg.cli._terminal import output
from kg.tables import as_text


def show(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    name: Annotated[str, typer.Argument(help="An entity: its name, another spelling, or its id.")],
) -> None:
    """Print an entity's card: type, aliases, and the papers that propose, use, evaluate or compare with it.

    Example: `kg show graph GRPO`
    """
    card = find_card(folder, name)
    for label, value in _lines(card):
        output().print(Text.assemble((f"{label:10} ", "dim"), value))
    print_table(card.papers, form="table")


def _lines(card: Card) -> list[tuple[str, str]]:
    facts = [(name, as_text(value)) for name, value in card.facts.items()]
    return [("name", card.name), ("type", card.type), ("id", card.id), ("aliases", "; ".join(card.aliases)), *facts]

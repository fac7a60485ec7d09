"""`kg baselines`: papers that share a baseline with a paper."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kg.answers import baselines as find_baselines
from kg.cli._answers import Form, print_answer


def baselines(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    paper: Annotated[str, typer.Argument(help="The paper: its arXiv id, a link to it, or its title.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many papers at most.")] = 20,
    language: Annotated[Literal["cypher", "sparql"], typer.Option(help="The engine to ask; both answer alike.")] = "cypher",
    form: Form = "table",
) -> None:
    """List the papers that share a baseline with a paper, with the baselines and the sentences.

    Example: `kg baselines graph 2503.14476`
    """
    print_answer(find_baselines(folder, paper, language=language, limit=limit), form=form)

"""`kg ask`: named questions."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from kg.answers import ask as ask_question
from kg.cli._answers import Form, print_answer
from kg.cli._terminal import output
from kg.errors import QueryError
from kg.questions.files import get_question, load_questions
from kg.store import read_manifest


def ask(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    name: Annotated[str | None, typer.Argument(help="The question; without one, all questions are listed.")] = None,
    words: Annotated[list[str] | None, typer.Argument(metavar="ARGS", help="Its arguments, in order or as name=value.")] = None,
    *,
    language: Annotated[Literal["cypher", "sparql"], typer.Option(help="The engine to ask; both answer alike.")] = "cypher",
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1, help="Count only what is at least this sure.")] = None,
    questions: Annotated[Path | None, typer.Option(help="A folder of questions of your own (*.toml).")] = None,
    form: Form = "table",
) -> None:
    """Answer a question by name, or list the questions.

    Example: `kg ask graph beats GRPO AIME24`
    """
    if name is None:
        read_manifest(folder)
        output().print(_listed(questions))
        return
    least = {} if min_confidence is None else {"least": min_confidence}
    if least and all(p.name != "least" for p in get_question(name, folder=questions).parameters):
        raise QueryError(f"{name} weighs no confidence; ask it without --min-confidence")
    found = ask_question(folder, name, *(words or ()), language=language, questions=questions, **least)
    print_answer(found, form=form)


def _listed(questions: Path | None) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", overflow="fold")
    table.add_column(overflow="fold")
    for question in load_questions(questions):
        table.add_row(Text(question.usage), Text(f"{question.english}\n{question.korean}"))
    return table

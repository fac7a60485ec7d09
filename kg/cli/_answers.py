"""How answers are printed: as a table to read, as JSON, as CSV."""

import sys
from typing import Annotated, Literal

import typer
from rich.table import Table as Shown
from rich.text import Text

from kg.cli._terminal import messages, output
from kg.questions.model import Answer
from kg.tables import Table, as_text

Form = Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="How to print the answer.")]

_PAPER = "paper/"


def print_answer(answer: Answer, *, form: Literal["table", "json", "csv"]) -> None:
    """The answer's table, with its notes on standard error; a table to read names things and leaves out their ids."""
    print_table(_readable(answer) if form == "table" else answer.table, form=form)
    for note in answer.notes:
        messages().print(note, highlight=False)


def print_table(table: Table, *, form: Literal["table", "json", "csv"]) -> None:
    """The table on standard output."""
    if form == "table":
        output().print(_shown(table))
        output().print(f"{len(table):,} row{'s' * (len(table) != 1)}", style="dim")
    else:
        sys.stdout.write(table.as_json() if form == "json" else table.as_csv())


def _readable(answer: Answer) -> Table:
    """Without the columns of ids, but for those of papers, which are shown as arXiv ids."""
    table, kinds = answer.table, answer.question.columns
    shown = [at for at, name in enumerate(table.columns) if kinds.get(name) != "node" or _are_papers(table, at)]
    rows = (tuple(str(row[at]).removeprefix(_PAPER) if _is_paper(row[at]) else row[at] for at in shown) for row in table.rows)
    return Table(tuple(table.columns[at].replace("_", " ") for at in shown), tuple(rows))


def _are_papers(table: Table, at: int) -> bool:
    return len(table.columns) == 1 or all(_is_paper(row[at]) for row in table.rows)


def _is_paper(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(_PAPER)


def _shown(table: Table) -> Shown:
    shown = Shown(show_lines=any(isinstance(cell, list | tuple) for row in table.rows for cell in row))
    for at, name in enumerate(table.columns):
        numbers = any(isinstance(row[at], int | float) and not isinstance(row[at], bool) for row in table.rows)
        shown.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(_cell(cell)) for cell in row))
    return shown


def _cell(cell: object) -> str:
    return "\n".join(as_text(item) for item in cell) if isinstance(cell, list | tuple) else as_text(cell)

"""How answers are printed: as a table to read, as JSON, as CSV."""

import sys
from collections.abc import Mapping
from itertools import zip_longest
from typing import Annotated, Any, Literal

import typer
from rich.table import Table as Shown
from rich.text import Text

from kg.cli._terminal import messages, output
from kg.questions.model import Answer
from kg.questions.reading import Reading
from kg.tables import Table, as_text

Form = Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="How to print the answer.")]


def print_answer(answer: Answer, *, form: Literal["table", "json", "csv"]) -> None:
    """The answer's table, with its notes on standard error; a table to read names things and leaves out their ids."""
    if form != "table":
        print_table(answer.table, form=form)
    elif answer.table:
        _print(_read(answer.as_reading()), rows=len(answer.table))
    else:
        print_nothing(answer.arguments)
    for note in answer.notes:
        messages().print(note, soft_wrap=True)


def print_nothing(arguments: Mapping[str, Any]) -> None:
    """That nothing was found, and for which arguments, on standard error."""
    asked = ", ".join(f"{name} {value}" for name, value in arguments.items())
    messages().print(f"nothing found{' for ' * bool(asked)}{asked}", soft_wrap=True)


def print_table(table: Table, *, form: Literal["table", "json", "csv"]) -> None:
    """The table on standard output."""
    if form == "table":
        _print(_shown(table), rows=len(table))
    else:
        sys.stdout.write(table.as_json() if form == "json" else table.as_csv())


def _print(shown: Shown, *, rows: int) -> None:
    output().print(shown)
    output().print(f"{rows:,} row{'s' * (rows != 1)}", style="dim")


def _read(reading: Reading) -> Shown:
    """The lines of each group under one another, its shared cells once; groups are parted where they are long."""
    shown = Shown()
    for name in reading.columns:
        shown.add_column(name, justify="right" if name in reading.numbers else "left", overflow="fold")
    for group, following in zip_longest(reading.groups, reading.groups[1:], fillvalue=()):
        for number, line in enumerate(group):
            shared = [cell if number == 0 else "" for cell in line[: reading.keys]]
            shown.add_row(*map(Text, (*shared, *line[reading.keys :])))
        if reading.quotes or len(group) > 1 or len(following) > 1:
            shown.add_section()
    return shown


def _shown(table: Table) -> Shown:
    shown = Shown(show_lines=any(isinstance(cell, list | tuple) for row in table.rows for cell in row))
    for at, name in enumerate(table.columns):
        numbers = any(isinstance(row[at], int | float) and not isinstance(row[at], bool) for row in table.rows)
        shown.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(_cell(cell)) for cell in row))
    return shown


def _cell(cell: Any) -> str:
    return "\n".join(as_text(item) for item in cell) if isinstance(cell, list | tuple) else as_text(cell)

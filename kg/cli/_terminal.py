"""What the commands share: the two consoles, the progress bar, and tables of counts."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.inputs import Notice
from kg.listing import counted
from kg.progress import Progress as Report

SHOWN_NOTICES = 10

INCOMPLETE = 1
"""Exit code where something that was named could not be read; all else was."""


def output() -> Console:
    """Standard output: tables and answers."""
    return _console(stderr=False)


def messages() -> Console:
    """Standard error: progress and warnings."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    """A console that prints text as it is: names and paths may have brackets, which Rich would read as markup."""
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


@contextmanager
def reported_progress() -> Iterator[Report]:
    """A progress bar on standard error where that is a terminal, silence elsewhere."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=messages(), disable=not sys.stderr.isatty()) as bar:
        stages: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bar.add_task(stage, total=total)
            bar.update(stages[stage], completed=done, total=total)

        yield report


def show_notices(notices: tuple[Notice, ...], *, own: str = "") -> None:
    """All that was left out, a line each, and all about the file that is the user's `own`, then the first other warnings.

    Of these, those of whole files come before those of lines; at last how many more there are.
    """
    told = [*left_out(notices), *(n for n in notices if n.path == own and not n.left_out)]
    others = sorted((n for n in notices if not n.left_out and n.path != own), key=lambda notice: notice.line > 0)
    for line in (*map(str, told), *counted([str(n) for n in others], shown=SHOWN_NOTICES)):
        sys.stderr.write(f"warning: {line}\n")


def left_out(notices: tuple[Notice, ...]) -> list[Notice]:
    """The notices about what was not read at all."""
    return [notice for notice in notices if notice.left_out]


def end_incomplete(notices: tuple[Notice, ...], *, loss: str) -> None:
    """End the command with exit code 1, saying what the loss is, if anything was left out."""
    if count := len(left_out(notices)):
        sys.stderr.write(f"kg: {count:,} left out, see the first warnings: {loss} (exit code {INCOMPLETE})\n")
        raise typer.Exit(INCOMPLETE)


def counts_table(title: str, counts: Mapping[str, int]) -> Table:
    """A table of two columns: what, and how many."""
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    return table

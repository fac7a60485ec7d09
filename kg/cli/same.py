"""`kg same`: whether two names are the same thing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._terminal import end_incomplete, show_notices
from kg.errors import InputError
from kg.linking.verdicts import GraphNames
from kg.names.compare import compare_by_all
from kg.names.differing import Verdict
from kg.names.pairs import Pairs, read_pairs
from kg.names.terms import shipped_lexicons
from kg.store.folder import read_graph
from kg.vocabulary import load_vocabulary


def same(
    names: Annotated[list[str] | None, typer.Argument(metavar="A B", help="Two names, or ids of a graph's entities.")] = None,
    *,
    file: Annotated[Path | None, typer.Option(help="Pairs instead, one a line, with a tab between the names.")] = None,
    graph: Annotated[Path | None, typer.Option(help="A graph folder: what it decided, and not the names alone.")] = None,
) -> None:
    """Say of two names: same, related (and how) or different, and why; a line for each pair, with a tab before the reason.

    Lines of the file that hold no pair are told and left out, with exit code 1.

    Example: `kg same GPT-4o GPT4o`
    """
    if file and names:
        raise InputError("give two names or --file, not both")
    compare = _comparison(graph)
    pairs, notices = read_pairs(file) if file else _given(names or [])
    show_notices(notices)
    for left, right in pairs:
        verdict = compare(left, right)
        typer.echo(f"{verdict.word}\t{' '.join(verdict.reason.split())}")
    end_incomplete(notices, loss="they have no answer")


def _given(names: list[str]) -> Pairs:
    if len(names) != 2:
        raise InputError(f"give two names, not {len(names)}, or --file with a pair on each line")
    return Pairs(((names[0], names[1]),), ())


def _comparison(folder: Path | None) -> Callable[[str, str], Verdict]:
    if folder:
        return GraphNames.from_graph(read_graph(folder), vocabulary=load_vocabulary()).compare
    return partial(compare_by_all, lexicons=shipped_lexicons())

"""`kg validate`: is the graph of a folder valid, and which digest line is to blame."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._terminal import output, reported_progress
from kg.quality import as_text, measure_quality
from kg.store.folder import read_graph
from kg.validation import validate as find_violations


def validate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    quality: Annotated[bool, typer.Option(help="Print the quality report, too.")] = False,
) -> None:
    """Check a graph against the shapes (SHACL); each violation names the digest line that caused it, and makes exit code 1.

    Example: `kg validate graph --quality`
    """
    with reported_progress() as progress:
        violations = find_violations(folder, progress=progress)
    console = output()
    for violation in violations:
        console.print(str(violation), soft_wrap=True)
    if quality:
        console.print(as_text(measure_quality(read_graph(folder))), soft_wrap=True, end="")
    if violations:
        console.print(f"{len(violations):,} violations")
        raise typer.Exit(1)
    console.print("valid: every shape holds")

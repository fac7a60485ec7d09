"""`kg build`: digests to a graph folder."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from rich.columns import Columns

from kg.cli._extractor import Extractor
from kg.cli._terminal import counts_table, end_incomplete, left_out, output, reported_progress, show_notices
from kg.decisions import read_decisions
from kg.pipeline import Build
from kg.pipeline import build as build_folder


def build(
    paths: Annotated[list[str], typer.Argument(help="Digest files, folders, globs, or - for standard input.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The graph folder to write; replaced if it is one of ours.")],
    *,
    decisions: Annotated[Path | None, typer.Option(help="A decisions file (see kg aliases) to apply.")] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out what is less sure than this.")] = 0.0,
    extractor: Extractor = "digest",
    processes: Annotated[int, typer.Option(min=1, help="Processes to read with; the result is the same.")] = 1,
) -> None:
    """Build the knowledge graph of digests into a folder.

    Exit code 1 says that the graph was written, but files were left out: a sync of it deletes what only they say.

    Example: `kg build examples/digests -o graph`
    """
    with reported_progress() as progress:
        made = build_folder(
            paths,
            out,
            decisions=read_decisions(decisions) if decisions else None,
            least=min_confidence,
            extractor=extractor,
            processes=processes,
            progress=progress,
        )
    show_notices(made.notices, own=str(decisions or ""))
    _show(made)
    end_incomplete(made.notices, loss="the graph lacks what they say, and a sync will delete it")


def _show(made: Build) -> None:
    graph = made.graph
    whole = {
        "digests": len(graph.digests),
        "papers": len(graph.papers),
        "entities": len(graph.entities),
        "results": len(graph.results),
        "edges": len(graph.edges),
        "warnings": len(made.notices),
    }
    if lost := left_out(made.notices):
        whole["left out"] = len(lost)
    console = output()
    tables = counts_table(str(made.folder), whole), counts_table("entities", made.entities), counts_table("edges", made.edges)
    console.print(Columns(tables, padding=(0, 3)))
    console.print("Next:", style="bold")
    for command in _next_commands(made.folder):
        console.print(f"  {command}", soft_wrap=True)


def _next_commands(folder: Path) -> tuple[str, ...]:
    path = quote(str(folder))
    return (
        f"kg ask {path}",
        f"kg show {path} GRPO",
        f"kg query {path} --cypher 'MATCH (p:Paper)-[:COMPARES_WITH]->(m:Method {{name: \"GRPO\"}}) RETURN p.name'",
        f"kg export jsonld {path}",
        f"open {quote(str(folder / 'graph.html'))} in a browser",
    )

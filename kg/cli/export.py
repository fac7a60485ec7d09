"""`kg export`: a graph folder to a file in another format."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._terminal import output
from kg.model import min_confidence as without_less
from kg.pipeline import export as export_graph
from kg.plugins import exporter_names, get_exporter
from kg.store import read_graph


def _formats() -> str:
    return f"The format: {', '.join(exporter_names())}."


def export(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=_formats())],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Where to write; the format's usual name if not given.")
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out what is less sure than this.")] = 0.0,
    limit: Annotated[
        int | None, typer.Option(min=1, help="For html: how many nodes to show, the best connected first.")
    ] = None,
    dialect: Annotated[str | None, typer.Option(help="For cypher: neo4j or ladybug.")] = None,
) -> None:
    """Write the graph in another format.

    Example: `kg export jsonld graph -o graph.jsonld`
    """
    graph = without_less(read_graph(folder), least=min_confidence)
    given = {"limit": limit, "dialect": dialect}
    options = {option: value for option, value in given.items() if value is not None}
    target = export_graph(graph, name, out or Path(get_exporter(name).filename), **options)
    output().print(f"wrote {target}", soft_wrap=True)

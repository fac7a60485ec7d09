"""`kg query`: a query in Cypher or SPARQL on a graph folder."""

from pathlib import Path
from typing import Annotated

import typer

from kg.answers import query as run_query
from kg.cli._answers import Form, print_table


def query(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    cypher: Annotated[str, typer.Option(help="A query in Cypher.")] = "",
    sparql: Annotated[str, typer.Option(help="A query in SPARQL; the usual prefixes are declared.")] = "",
    form: Form = "table",
) -> None:
    """Print what a query finds.

    Example: `kg query graph --cypher 'MATCH (p:Paper)-[:PROPOSES]->(m:Method) RETURN p.name, m.name LIMIT 5'`
    """
    print_table(run_query(folder, cypher=cypher, sparql=sparql), form=form)

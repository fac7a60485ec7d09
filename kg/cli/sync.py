"""`kg sync neo4j`: a graph folder to a Neo4j database."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import _neo4j
from kg.cli._neo4j import read_address
from kg.cli._terminal import counts_table, output, reported_progress
from kg.errors import InputError
from kg.neo4j.connection import connected
from kg.neo4j.reporting import conflict_lines, plan_counts, plan_lines
from kg.neo4j.sync import Options, Outcome, compare, refuse
from kg.neo4j.sync import sync as carry_out
from kg.store import read_graph
from kg.vocabulary import load_vocabulary

UNDECIDED = 1
"""Exit code where edits by hand wait for a decision; all else was synced."""

sync = typer.Typer(no_args_is_help=True, help="Bring the graph to a database server.")


@sync.callback()
def _about() -> None: ...


@sync.command("neo4j")
def neo4j(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    uri: _neo4j.Uri = "bolt://localhost:7687",
    user: _neo4j.User = "neo4j",
    database: _neo4j.Database = "",
    password_file: _neo4j.PasswordFile = None,
    name: _neo4j.Name = "kg",
    verify: Annotated[bool, typer.Option("--verify", help="Read every value, to find all edits made by hand.")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="Overwrite values edited in the database.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Keep values edited in the database.")] = False,
    adopt: Annotated[bool, typer.Option("--adopt", help="Take over nodes of nobody's that hold an id of ours.")] = False,
    shrink: Annotated[bool, typer.Option("--shrink", help="Delete even more than half of the graph in the database.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be done, and write nothing.")] = False,
) -> None:
    """Bring the graph to a Neo4j database: what is new is created, what left is deleted, what is unchanged is not written.

    Nodes and edges that others made are never touched. Exit code 1 says that edits made by hand wait for --ours or --theirs.

    Example: `kg sync neo4j graph --uri bolt://localhost:7687 --password-file secret`
    """
    if ours and theirs:
        raise InputError("--ours and --theirs exclude each other")
    options = Options(name, verify, "ours" if ours else "theirs" if theirs else "", adopt, shrink)
    graph, vocabulary = read_graph(folder), load_vocabulary()
    with connected(read_address(uri, user, database, password_file)) as connection, reported_progress() as progress:
        compared = compare(connection, graph, options=options, vocabulary=vocabulary)
        outcome = None if dry_run else carry_out(connection, compared, options=options, progress=progress)
    for line in (*conflict_lines(compared, policy=options.policy), *plan_lines(compared.plan, every=dry_run)):
        output().print(line, soft_wrap=True)
    if outcome is None:
        output().print(counts_table("would do", plan_counts(compared.plan)))
        refuse(compared, options=options)
    else:
        _show(outcome)
    if compared.plan.conflicts and not options.policy:
        raise typer.Exit(UNDECIDED)


def _show(outcome: Outcome) -> None:
    output().print(counts_table("done", plan_counts(outcome.plan)))
    writes = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(outcome.written.items()))
    output().print(f"the server counted: {writes or '0 writes'}", soft_wrap=True)

"""`kg import neo4j`: a graph back from a Neo4j database, with what a curator changed there."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import _neo4j
from kg.cli._neo4j import read_address
from kg.cli._terminal import messages, output
from kg.errors import InputError
from kg.listing import counted
from kg.model import Graph
from kg.neo4j.connection import connected
from kg.neo4j.curation import add_decisions, find_curation
from kg.neo4j.reading import Reading, read_database, refuse_nothing
from kg.neo4j.reporting import SHOWN
from kg.store import read_graph, write_store
from kg.vocabulary import load_vocabulary

import_ = typer.Typer(no_args_is_help=True, help="Read a graph back from a database server.")


@import_.callback()
def _about() -> None: ...


@import_.command("neo4j")
def neo4j(
    *,
    uri: _neo4j.Uri = "bolt://localhost:7687",
    user: _neo4j.User = "neo4j",
    database: _neo4j.Database = "",
    password_file: _neo4j.PasswordFile = None,
    name: _neo4j.Name = "kg",
    synced: Annotated[Path | None, typer.Option(metavar="DIR", help="The graph folder that was synced last.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A graph folder to write what is there to.")] = None,
    decisions: Annotated[Path | None, typer.Option(help="A decisions file to add the edits to; needs --synced.")] = None,
) -> None:
    """Read the graph back, whole into a folder, or a curator's edits into the decisions file that `kg build` applies.

    Aliases that were added or removed, other names and types, nodes and edges that were deleted, and edges with the property
    `rejected: true` become decisions.

    Example: `kg import neo4j --uri bolt://localhost:7687 --synced graph --decisions decisions.txt`
    """
    if not out and not decisions:
        raise InputError("nothing to do: name a folder with --out, or a decisions file with --decisions")
    if decisions and not synced:
        raise InputError("--decisions needs --synced, the folder that was synced, to tell what was edited")
    base = read_graph(synced) if synced else Graph()
    with connected(read_address(uri, user, database, password_file)) as connection:
        reading = read_database(connection, name=name, vocabulary=load_vocabulary())
        refuse_nothing(connection, reading, name=name)
    if out:
        write_store(replace(reading.graph, merges=base.merges), out)
        _say(f"wrote {out}: {len(reading.graph.entities)} entities, {len(reading.graph.edges)} edges")
    if decisions:
        _decide(base, reading, decisions)


def _decide(base: Graph, reading: Reading, path: Path) -> None:
    found = find_curation(base, reading, vocabulary=load_vocabulary())
    added = add_decisions(found.decisions, path)
    _say(f"{path}: {len(added)} decisions added, {len(found.decisions) - len(added)} were there")
    if found.unsaid:
        messages().print(
            f"{len(found.unsaid):,} edits in the database are in no decision and will not last a new build", soft_wrap=True
        )
    for line in counted(found.unsaid, shown=SHOWN):
        messages().print(f"no decision says this: {line}", soft_wrap=True)
    if not found.complete:
        messages().print(
            "this folder is not what was synced last, so that what is missing there is not taken for rejected: sync first",
            soft_wrap=True,
        )


def _say(line: str) -> None:
    output().print(line, soft_wrap=True)

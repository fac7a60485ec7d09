"""The options that name a Neo4j database, shared by the commands that speak to one.

The password never stands on the command line, where every user of the machine could read it: it comes from a file, from the
environment variable NEO4J_PASSWORD, or from a prompt.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError
from kg.neo4j.connection import Address
from kg.texts import read_text

Uri = Annotated[str, typer.Option(help="The server, e.g. bolt://localhost:7687.", envvar="NEO4J_URI")]
User = Annotated[str, typer.Option(help="The user.", envvar="NEO4J_USERNAME")]
Database = Annotated[str, typer.Option(help="The database; the user's home database if not given.", envvar="NEO4J_DATABASE")]
PasswordFile = Annotated[
    Path | None, typer.Option(help="A file with the password; else NEO4J_PASSWORD or a prompt.", dir_okay=False)
]


def _named(name: str) -> str:
    if not name.strip():
        raise InputError("--graph is empty; give the graph a name, or leave the option out for the name kg")
    return name


Name = Annotated[
    str,
    typer.Option("--graph", callback=_named, help="The graph's name in the database, its mark on all that is ours there."),
]


def read_address(uri: str, user: str, database: str, password_file: Path | None) -> Address:
    """The address with the password; raises InputError where there is none to be had."""
    return Address(uri, user, _password(user, password_file), database)


def _password(user: str, file: Path | None) -> str:
    if file is not None:
        return read_text(file, what="the password").rstrip("\r\n")
    if "NEO4J_PASSWORD" in os.environ:
        return os.environ["NEO4J_PASSWORD"]
    if not sys.stdin.isatty():
        raise InputError("no password: set NEO4J_PASSWORD, or name a file with --password-file")
    return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))

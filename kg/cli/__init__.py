"""The commands: each file holds one, which parses, calls a plain function of kg, and prints.

A file defines a function named like the command (`build`, `ask`, ...); `main` finds all of them, and shows an error of ours
as one line with exit code 2.
"""

import signal
import sys
from collections.abc import Callable
from importlib import import_module
from io import TextIOWrapper
from pkgutil import iter_modules
from typing import Any, NoReturn

import typer

from kg.cli._interrupt import InterruptedByUser, interrupt
from kg.errors import KgError


def make_app(asked: str = "") -> typer.Typer:
    """The command line with every command of this folder in alphabetical order, or with the one asked for alone.

    Each command imports much that the others do not need, which takes longer than most of them run.
    """
    app = typer.Typer(name="kg", no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False)
    app.callback()(_about)
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    for name in [n for n in names if n.rstrip("_") == asked] or names:
        _register(app, name)
    return app


def main() -> None:
    """Run the command line; an error of ours, or of the system, is one line on standard error and exit code 2.

    Ctrl-C is one line and exit code 130, also where a library makes an error of its own of it.
    """
    _print_what_there_is()
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        make_app(*sys.argv[1:2])()
    except InterruptedByUser:
        _end_interrupted()
    except KgError as error:
        if isinstance(error.__context__, RuntimeError) and "interrupt" in str(error.__context__).lower():
            _end_interrupted()
        sys.stderr.write(f"kg: {error}\n")
        sys.exit(2)
    except OSError as error:
        sys.stderr.write(f"kg: {error.filename or 'the output'}: {error.strerror or error}\n")
        sys.exit(2)
    finally:
        signal.signal(signal.SIGINT, before)


def _print_what_there_is() -> None:
    """Letters that standard output has no code for are written as escapes (`\\uac00`), so that no answer is lost for one."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _end_interrupted() -> NoReturn:
    said = "sync again: it goes on from where things are" if sys.argv[1:2] == ["sync"] else "nothing was written"
    sys.stderr.write(f"kg: interrupted; {said}\n")
    sys.exit(130)


def _register(app: typer.Typer, name: str) -> None:
    module = import_module(f"{__name__}.{name}")
    made: typer.Typer | Callable[..., Any] = getattr(module, name)
    if isinstance(made, typer.Typer):
        app.add_typer(made, name=name.rstrip("_"))
    else:
        app.command(name.rstrip("_"))(made)


def _about() -> None:
    """Turns daily digests of machine-learning papers into a knowledge graph with evidence on every edge."""

"""The command line of whatever is trained on digests and gold."""

import argparse
from collections.abc import Sequence
from typing import Any, Protocol


class Train(Protocol):
    """Trains on digests and gold files, corrected by a decisions file, and writes what was learned."""

    def __call__(self, paths: list[str], gold: list[str], out: str, *, decisions: str | None) -> Any: ...


def run(train: Train, arguments: Sequence[str] | None, *, module: str, told: str | None, out: str) -> None:
    """Parse, train and say where the model is; `out` is the file where nothing else is said."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=told)
    parser.add_argument("digests", nargs="+", help="digest files or folders")
    parser.add_argument("--gold", nargs="+", required=True, help="gold files; a later one overrides an earlier one's papers")
    parser.add_argument("--decisions", help="the decisions file of your builds, which corrects the labels")
    parser.add_argument("--out", default=out, help="where what was learned is written")
    said = parser.parse_args(arguments)
    train(said.digests, said.gold, said.out, decisions=said.decisions)
    print(said.out)

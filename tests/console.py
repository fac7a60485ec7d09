"""Console blocks of the documentation: run their commands, compare or refresh what they print.

    python -m tests.console README.md docs/*.md     # write the real output into the blocks

A block is a fence of kind `console`; a line `$ command` is run by the shell in a folder that holds `examples` and `graph`, the
graph of the example digests, and the lines up to the next `$` are what it prints.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENVIRONMENT = {"COLUMNS": "120", "LINES": "50", "TERM": "dumb", "NO_COLOR": "1", "PYTHONWARNINGS": "error"}


def commands_of(text: str) -> list[tuple[str, str]]:
    """The commands of all console blocks and the output that each block states, in order."""
    pairs = []
    for block in _BLOCK.findall(text):
        parts = re.split(r"^\$ (.*)$", block, flags=re.MULTILINE)[1:]
        pairs += [(command, output.lstrip("\n")) for command, output in zip(parts[::2], parts[1::2], strict=True)]
    return pairs


def make_folder(folder: Path) -> Path:
    """Lay the example digests into the folder and build their graph there."""
    (folder / "examples").symlink_to(ROOT / "examples")
    run("kg build examples/digests -o graph", folder)
    return folder


def run(command: str, folder: Path) -> str:
    """What the command prints, standard error included; fails if it fails."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **_ENVIRONMENT, "PATH": path}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def refreshed(text: str, folder: Path) -> str:
    """The text with the real output in every console block."""

    def block(match: re.Match[str]) -> str:
        inner = "".join(f"$ {command}\n{run(command, folder)}" for command, _ in commands_of(match[0]))
        return f"```console\n{inner}```"

    return _BLOCK.sub(block, text)


def main() -> None:
    """Refresh the files named on the command line."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_folder(Path(name))
        for path in map(Path, sys.argv[1:]):
            path.write_text(refreshed(path.read_text(encoding="utf-8"), folder), encoding="utf-8")


if __name__ == "__main__":
    main()

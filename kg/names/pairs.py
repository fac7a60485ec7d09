"""Files of pairs of names: one pair a line, a tab between the two."""

from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.inputs import Notice


class Pairs(NamedTuple):
    """The pairs of a file in its order, and a warning for each line that holds none."""

    pairs: tuple[tuple[str, str], ...]
    notices: tuple[Notice, ...]


def read_pairs(path: str | Path) -> Pairs:
    """The pairs of a UTF-8 file; lines that are empty or begin with `# ` are left out without a warning."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read as UTF-8 text: {error}", path=str(path)) from error
    lines = enumerate((line.rstrip("\r") for line in text.split("\n")), 1)
    read = [(number, line, line.split("\t")) for number, line in lines if line.strip() and not line.startswith("# ")]
    notices = (Notice(str(path), number, _reason(line), left_out=True) for number, line, names in read if len(names) < 2)
    return Pairs(tuple((names[0], names[1]) for _, _, names in read if len(names) > 1), tuple(notices))


def _reason(line: str) -> str:
    return f"{line!r} is not two names with a tab between them; left out"

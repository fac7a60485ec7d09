"""Files of pairs of names: one pair a line, a tab between the two."""

from pathlib import Path

from kg.errors import InputError


def read_pairs(path: str | Path) -> list[tuple[str, str]]:
    """The pairs of a UTF-8 file in order; lines that are empty or begin with `# ` are left out.

    Raises InputError with the line where there are not two names.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read as UTF-8 text: {error}", path=str(path)) from error
    lines = enumerate((line.rstrip("\r") for line in text.split("\n")), 1)
    return [_pair(line, number, str(path)) for number, line in lines if line.strip() and not line.startswith("# ")]


def _pair(line: str, number: int, path: str) -> tuple[str, str]:
    names = line.split("\t")
    if len(names) < 2:
        raise InputError(f"{line!r} is not two names with a tab between them", path=path, line=number)
    return names[0], names[1]

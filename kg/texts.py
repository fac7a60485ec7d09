"""Text files that a person gave."""

from pathlib import Path

from kg.errors import InputError


def read_text(path: str | Path, *, error: type[InputError] = InputError, what: str = "") -> str:
    """The text of a UTF-8 file without a byte-order mark; raises `error`, with `what` was to be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as cause:
        raise error(f"{what} can't be read as UTF-8 text: {cause}".lstrip(), path=str(path)) from cause

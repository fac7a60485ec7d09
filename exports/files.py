"""Files written whole or not at all: beside the target under another name, then renamed onto it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO

from kg.errors import InputError


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A binary file that becomes `target` when the block ends well, and is gone when it does not; raises InputError."""
    try:
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"can't be written: {error.strerror}", path=str(target)) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def take_options(given: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """The given options over the defaults; raises InputError for one that the format does not have."""
    if strange := sorted(set(given) - set(defaults)):
        known = ", ".join(sorted(defaults)) or "none"
        raise InputError(f"no option {', '.join(strange)} in this format; it has: {known}")
    return {**defaults, **given}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""What exporters share: the options that they take, and the folder that one writes, ours alone being replaced."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.drafts import told, whole_folder
from kg.errors import InputError


@contextmanager
def replaced_folder(target: Path, *, mark: str) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and is gone when it does not; raises InputError.

    A folder of ours that is already there is replaced; it is one of ours if it is empty or holds the file `mark`.
    """

    def refuse(place: Path, _draft: Path | None = None) -> None:
        if place.exists() and not (place.is_dir() and ((place / mark).exists() or not any(place.iterdir()))):
            raise InputError("is there and is not a folder of this format; it is left alone: name another", path=str(target))
        if place.exists() and not os.access(place, os.W_OK):
            raise InputError("is read-only; it is left alone: allow writing, or name another", path=str(target))

    with told(lambda reason: InputError(f"can't be written: {reason}", path=str(target))):
        refuse(target)
        with whole_folder(target, mark=mark, settle=refuse) as draft:
            yield draft


def take_options(given: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """The given options over the defaults; raises InputError for one that the format does not have."""
    if strange := sorted(set(given) - set(defaults)):
        known = ", ".join(sorted(defaults)) or "none"
        raise InputError(f"no option {', '.join(strange)} in this format; it has: {known}")
    return {**defaults, **given}

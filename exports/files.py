"""Files and folders written whole or not at all: beside the target under another name, then renamed onto it.

A process locks (flock) what it has not finished; what is there unlocked was left by one that was killed, and the next that
writes the same target removes it. A target that is a symbolic link stays one: what it leads to is replaced.
"""

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp
from typing import Any, BinaryIO

from kg.drafts import find_lock, permitted
from kg.errors import InputError


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A binary file that becomes `target` when the block ends well, and is gone when it does not; raises InputError."""
    with _told(target):
        place = Path(os.path.realpath(target))
        if place.exists() and not place.is_file():
            raise InputError("is there and is no file; it is left alone: name another", path=str(target))
        with _draft(place, folder=False) as draft:
            with draft.open("wb") as file:
                yield file
            draft.chmod(permitted(0o666))
            draft.replace(place)


@contextmanager
def whole_folder(target: Path, *, mark: str) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and is gone when it does not; raises InputError.

    A folder of ours that is already there is replaced; it is one of ours if it is empty or holds the file `mark`.
    """
    with _told(target):
        place = Path(os.path.realpath(target))
        if place.exists() and not (place.is_dir() and ((place / mark).exists() or not any(place.iterdir()))):
            raise InputError("is there and is not a folder of this format; it is left alone: name another", path=str(target))
        with _draft(place, folder=True) as draft:
            yield draft
            draft.chmod(permitted(0o777))
            with _draft(place, folder=True) as old:
                if place.exists():
                    place.rename(old / place.name)
                draft.rename(place)


def take_options(given: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """The given options over the defaults; raises InputError for one that the format does not have."""
    if strange := sorted(set(given) - set(defaults)):
        known = ", ".join(sorted(defaults)) or "none"
        raise InputError(f"no option {', '.join(strange)} in this format; it has: {known}")
    return {**defaults, **given}


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system refuses within the block, as an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"can't be written: {error.strerror or error}", path=str(target)) from error


@contextmanager
def _draft(place: Path, *, folder: bool) -> Iterator[Path]:
    """A new file or folder beside the place, locked, and gone at the end; what a killed process left there goes first."""
    prefix = f".{place.name}.kg-draft-"
    for litter in place.parent.glob(f"{glob.escape(prefix)}*"):
        if (abandoned := find_lock(litter)) is not None:
            _remove(litter)
            os.close(abandoned)
    draft = Path(mkdtemp(dir=place.parent, prefix=prefix) if folder else _new_file(place.parent, prefix))
    lock = find_lock(draft)
    try:
        yield draft
    finally:
        _remove(draft)
        if lock is not None:
            os.close(lock)


def _new_file(folder: Path, prefix: str) -> str:
    handle, name = mkstemp(dir=folder, prefix=prefix)
    os.close(handle)
    return name


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)

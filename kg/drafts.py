"""Files and folders written whole or not at all: made beside the target under another name, then renamed onto it.

A draft lies in a folder of its own, which its writer locks (flock) for as long as it lives: what is there unlocked was left by
a killed process, and the next that writes the same target clears it away. The folder above is locked while a draft is begun,
and while a folder is swapped in or put back. A target that is a symbolic link stays one, and what it leads to is replaced; the
new one takes the old one's mode.
"""

import fcntl
import glob
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from kg.errors import InputError, KgError


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A binary file that becomes `target` when the block ends well, and is gone when it does not; raises InputError."""
    with told(lambda reason: InputError(f"can't be written: {reason}", path=str(target))):
        place = resolved(target)
        if place.exists() and not place.is_file():
            raise InputError("is there and is no file; it is left alone: name another", path=str(target))
        with _draft(place) as draft:
            with draft.open("wb") as file:
                yield file
            _take_mode(place, draft)
            draft.replace(place)


@contextmanager
def whole_folder(target: Path, *, mark: str, settle: Callable[[Path, Path], None]) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and is gone when it does not; raises OSError.

    `mark` names the file by which a folder is known as ours. `settle` is called with the target and the draft right before they
    are swapped, when nobody else swaps them.
    """
    place = resolved(target)
    recover_folder(place, mark=mark)
    with _draft(place) as draft:
        draft.mkdir()
        yield draft
        with _locked(place.parent):
            _recover(place, mark)
            settle(place, draft)
            _take_mode(place, draft)
            _swap(place, draft, mark)


def recover_folder(target: Path, *, mark: str) -> None:
    """Put the old folder back where a killed process had moved it away and the new one did not arrive."""
    place = resolved(target)
    with _locked(place.parent):
        _recover(place, mark)


def resolved(target: Path | str) -> Path:
    """The target without symbolic links; a link that leads back to itself stays."""
    return Path(os.path.realpath(target))


@contextmanager
def told(error: Callable[[str], KgError]) -> Iterator[None]:
    """What the system refuses within the block, as the error that is made of its reason."""
    try:
        yield
    except OSError as refused:
        raise error(refused.strerror or str(refused)) from refused


@contextmanager
def _draft(place: Path) -> Iterator[Path]:
    """Where to make what will be at `place`: in a new folder beside it, locked before anybody takes it for litter."""
    prefix = f".{place.name}.kg-new-"
    with ExitStack() as held:
        with _locked(place.parent):
            for left in place.parent.glob(f"{glob.escape(prefix)}*"):
                if _is_abandoned(left):
                    shutil.rmtree(left, ignore_errors=True)
            home = Path(mkdtemp(prefix=prefix, dir=place.parent))
            held.callback(shutil.rmtree, home, ignore_errors=True)
            held.enter_context(_locked(home))
        yield home / place.name


def _take_mode(place: Path, draft: Path) -> None:
    if place.exists():
        draft.chmod(stat.S_IMODE(place.stat().st_mode))


def _swap(place: Path, draft: Path, mark: str) -> None:
    """Two renames, since one onto a folder that is not empty fails; the caller holds the lock of the folder above."""
    try:
        if place.exists() and any(place.iterdir()):
            place.rename(_old(place))
        draft.rename(place)
    finally:
        _recover(place, mark)


def _recover(place: Path, mark: str) -> None:
    """Put the old folder back if nothing is in its place, or remove it, its mark first: what a kill leaves is no whole one."""
    old = _old(place)
    if not place.exists() and (old / mark).exists():
        old.rename(place)
    (old / mark).unlink(missing_ok=True)
    shutil.rmtree(old, ignore_errors=True)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.kg-old")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems lock no folder; there nothing is ever taken for abandoned
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_abandoned(home: Path) -> bool:
    try:
        handle = os.open(home, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True

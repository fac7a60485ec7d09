"""Drafts: what a process has not finished it locks (flock), so that what is there unlocked was left by a killed one."""

import fcntl
import os
from pathlib import Path


def find_lock(path: Path) -> int | None:
    """A handle that holds the lock of a file or folder until it is closed; None if another process has it."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def permitted(mode: int) -> int:
    """The mode that a new file or folder gets where the process asks for `mode`; drafts are made for their owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask

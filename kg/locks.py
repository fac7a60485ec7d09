"""The lock (flock) by which a process marks a draft that it has not finished: what is there unlocked, a killed one left."""

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

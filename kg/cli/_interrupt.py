"""Ctrl-C as an exception of ours, since the library of the command line would say `Aborted.` of Python's."""

from types import FrameType
from typing import NoReturn


class InterruptedByUser(BaseException):
    """The user pressed Ctrl-C."""


def interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    """The handler of the signal."""
    raise InterruptedByUser

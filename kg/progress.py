"""What long work tells of how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and its total (0 if unknown)."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""

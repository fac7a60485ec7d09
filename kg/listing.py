"""Lists for people that are cut where they are long, and say so."""

from collections.abc import Iterator, Sequence


def counted(lines: Sequence[str], *, shown: int, rest: str = "more like these") -> Iterator[str]:
    """The first lines, then how many more there are."""
    yield from lines[:shown]
    if len(lines) > shown:
        yield f"and {len(lines) - shown:,} {rest}"

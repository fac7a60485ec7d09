"""Titles that spell out their own short name: `HiGS: History-Guided Sampling for ...`, at the head of a line or a quotation."""

import re
from collections.abc import Iterator

from extractors.brackets import Span
from extractors.groups import SMALL, abbreviates

_TITLE = re.compile(
    r"(?:^|[\"“'‘*])(?P<short>[A-Z][A-Za-z0-9\-+.]{1,14})[*\"'”]*: ?[*\"'“]*"
    r"(?P<long>[A-Z][A-Za-z\-]+(?: [A-Za-z\-]+){1,12})"
)
_SMALL = SMALL | {"an", "at", "by", "from", "using"}


def find_titles(text: str) -> Iterator[tuple[Span, Span]]:
    """The short names of a text that a colon follows and the words that they stand for, in order."""
    for match in _TITLE.finditer(text):
        short, start = match["short"], match.start("long")
        long = _spelled_out(short, match["long"])
        if long:
            yield Span(*match.span("short"), short), Span(start, start + len(long), long)


def _spelled_out(short: str, title: str) -> str:
    """The first words of a title whose initials make the short name, or which it abbreviates to the last word; `""` if none."""
    words = title.split(" ")
    beginnings = [" ".join(words[:count]) for count in range(1, len(words) + 1) if words[count - 1].lower() not in _SMALL]
    exact = (beginning for beginning in beginnings if abbreviates(short, beginning))
    loose = (b for b in beginnings if _ends(b, title) and _has_capitals(short, b) and abbreviates(short, b, beside=True))
    return next(exact, "") or next(loose, "")


def _ends(beginning: str, title: str) -> bool:
    """Whether a phrase ends there: at the end of the title, or before a small word."""
    rest = title[len(beginning) :].split()
    return not rest or rest[0].lower() in _SMALL


def _has_capitals(short: str, long: str) -> bool:
    """Whether the capitals of a short name begin words of the long form, in order, the last of them its last word."""
    capitals = [letter.lower() for letter in short if letter.isupper()]
    initials = [word[0].lower() for word in re.split(r"[ \-]", long) if word]
    rest = iter(initials)
    return len(capitals) > 1 and capitals[-1] == initials[-1] and all(letter in rest for letter in capitals)

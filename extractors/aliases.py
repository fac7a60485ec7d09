"""Definitions in a text: a long form and its short form, or a Korean form and its English one."""

import re
from dataclasses import dataclass

from kg.model import Passage

_WORDS = r"[A-Za-z가-힣0-9][A-Za-z가-힣0-9\-–‑_+.&/' ]*"
_BRACKETS = re.compile(r"\(([^()]{1,90})\)")
_SHORT = re.compile(r"[A-Z0-9][A-Za-z0-9\-+.^²³]{0,14}")


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """Two spellings of one thing: starts and ends are offsets within the passage's text, `rule` the pattern that spoke."""

    long: str
    short: str
    long_start: int
    long_end: int
    short_start: int
    short_end: int
    rule: str


def find_definitions(passage: Passage) -> tuple[Definition, ...]:
    """The definitions of a passage, in order of place; `long` stands before the bracket unless the bracket spells it out."""
    found = []
    for match in _BRACKETS.finditer(passage.text):
        found += _bracketed(passage.text, match)
    return tuple(found)


def _bracketed(text: str, match: re.Match[str]) -> list[Definition]:
    inner, outer_end = match.group(1), match.start()
    out = []
    for piece in re.finditer(r"[^,;:/]+", inner):
        said = piece.group().strip().strip("*\"'“”‘’ ")
        start = match.start(1) + piece.start() + piece.group().find(said)
        long_start = _head(text, outer_end, said)
        if said and long_start is not None:
            head = text[long_start:outer_end].rstrip(" *\"'“”‘’")
            out.append(Definition(head, said, long_start, long_start + len(head), start, start + len(said), "brackets"))
    return out


def _head(text: str, end: int, said: str) -> int | None:
    """Where the name before a bracket that says `said` begins: the initials decide, or a change of script; None if neither."""
    head = text[max(0, end - 100) : end].rstrip(" *\"'“”‘’")
    base = max(0, end - 100)
    words = list(re.finditer(r"[^\s*\"'“”‘’(),:]+", head))
    if _SHORT.fullmatch(said):
        letters = [c.lower() for c in said if c.isalpha()]
        for count in range(min(len(words), len(letters) + 3), 0, -1):
            initials = [part[0].lower() for w in words[-count:] for part in re.split(r"[-–]", w.group()) if part]
            if initials == letters:
                return base + words[-count].start()
    last = words[-1].group() if words else ""
    korean_inside, korean_before = bool(re.search("[가-힣]", said)), bool(re.search("[가-힣]", last))
    if last and korean_inside != korean_before and re.search("[A-Za-z]", said + last):
        count = 1
        while count < len(words) and bool(re.search("[가-힣]", words[-count - 1].group())) == korean_before and count < 4:
            count += 1
        return base + words[-count].start()
    return None

"""Levels that stand side by side, each behind what has it: `A 61.2, B 63.4`, `0.88 (A 0.82, B 0.74)`, `A 86, B 88을 앞선다`.

A level belongs to the words right before it, also where they are no name: what slides on to the next name makes false winners.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.clauses import Chain
from extractors.comparisons import PASSING

NOBODY = ""
"""Whose a level is behind words that are no name (`base model 61.3`)."""

_FIRST = re.compile(r"(?:.*(?:[:(] ?|(?<=[가-힣RM])[은는] |(?<=#)으?로 )|^)(?P<words>[^#,;:()]{1,30}?)(?P<colon>:)? $")
_OTHER = re.compile(r"[,;] (?:and |및 )?(?P<words>[^#,;:()]{1,30}?)(?P<colon>:)? $")
_MARK = re.compile(r"[이가]$")
_NO_OWNER = re.compile(
    r"^\d+(?:\.\d+)?[BM](?: 모델| 버전| 변형)?$|평균|전체|종합|최[대고소저]|약$|각각|[를을로서며고]$|[과와]의?$|[은는의]$"
    r"|\b(?:average|overall|mean|up to|by|of|at|to|from|and|in|on)\b"
)
_BEHIND_LEVEL = re.compile(r"#[^#SO(]{0,24}\($")
_CLOSED = re.compile(r"\)")
_PASSED = re.compile(
    r"(?:[을를]|에는?)? ?(?:모두 |크게 |각각 |약간 |다소 |소폭 |조금 )*"
    rf"(?:보다|대비|에 비해|{PASSING})"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The places of levels with the keys of what has them, in order; `rivals` says that something is compared with all."""

    levels: tuple[tuple[int, str], ...]
    rivals: bool


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    place: int
    key: str
    first: bool


def find_listings(chain: Chain) -> tuple[Listing, ...]:
    """The lists of a sentence in order, each with a name: two levels and more, or those that something is set against."""
    out = list[Listing]()
    for run in _runs(chain):
        levels = tuple((item.place, item.key) for item in run)
        rivals = _are_rivals(chain.text, run)
        names = [key for _, key in levels if key != NOBODY]
        if names and (rivals or len(levels) > 1) and len(set(names)) == len(names):
            out.append(Listing(levels, rivals=rivals))
    return tuple(out)


def _are_rivals(text: str, run: list[_Item]) -> bool:
    """Whether a list stands in brackets of its own behind a level, or before a word for what surpasses it."""
    if any(item.key == NOBODY for item in run):
        return False
    aside = _BEHIND_LEVEL.search(text[: run[0].start]) and _CLOSED.match(text, run[-1].end)
    return bool(aside) or (len(run) > 1 and _PASSED.match(text, run[-1].end) is not None)


def _runs(chain: Chain) -> Iterator[list[_Item]]:
    run: list[_Item] = []
    last = 0
    for at in sorted(chain.numbers):
        item = _item(chain, last, at)
        if run and (item is None or item.first):
            yield run
            run = []
        run += [item] if item else []
        last = at + 1
    if run:
        yield run


def _item(chain: Chain, last: int, at: int) -> _Item | None:
    """The number at a sign with what stands right before it, None where that has no say or is data or a measure."""
    text = chain.text
    other = _OTHER.fullmatch(text, last, at) if last else None
    match = other or _FIRST.match(text[:at], last)
    if match is None:
        return None
    words = _MARK.sub("", match["words"])
    start = match.start("words")
    named = [place for place in chain.names if start <= place < at]
    if named == [start] and words == "S":
        return _Item(start, at + 1, chain.numbers[at], chain.names[start], first=other is None)
    stranger = not named and not match["colon"] and not _NO_OWNER.search(words)
    return _Item(start, at + 1, chain.numbers[at], NOBODY, first=other is None) if stranger else None

"""Passages cut into sentences that know their place, so that evidence can point at them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Passage

_STOP = re.compile(r"[.!?]\**\s+(?=\S)")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}$")
ABBREVIATIONS = ("e.g", "i.e", "al", "vs", "cf", "Fig", "Eq", "No", "Dr")
"""What a full stop stands behind that ends no sentence (`et al.`, `Dr. GRPO`)."""
_LONGEST = 1_000
"""The characters of a sentence at most, four times as many as real digests have: an endless line costs what many lines do."""
_ABBREVIATION = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, ABBREVIATIONS))})|^|[\s(])$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; `start` is its offset within the passage's text."""

    passage: Passage
    start: int
    text: str

    @property
    def place(self) -> int:
        """Where the sentence begins in the file, in characters."""
        return self.passage.start + self.start


def find_sentences(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage in order; without the blanks between them they are its whole text."""
    text = passage.text
    found = (
        Sentence(passage, start, text[start:end].rstrip())
        for begin, stop in _bounds(text)
        for start, end in cut(text, begin, stop)
    )
    return tuple(s for s in found if s.text)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of a sentence, of an endless one those of its pieces, which end behind a blank where there is one."""
    while end - start > _LONGEST:
        middle = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, middle
        start = middle
    yield start, end


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and the next one does."""
    begin = 0
    for match in _STOP.finditer(text):
        before = text[max(begin, match.start() - 8) : match.start()]
        if not _NUMBER.search(before) and not _ABBREVIATION.search(before):
            yield begin, match.end()
            begin = match.end()
    yield begin, len(text)

"""Passages cut into sentences that know their place, so that evidence can point at them."""

import re
from dataclasses import dataclass

from kg.model import Passage

_STOP = re.compile(r"[.!?]\**\s+(?=\S)")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}$")
ABBREVIATIONS = ("e.g", "i.e", "al", "vs", "cf", "Fig", "Eq", "No", "Dr")
"""What a full stop stands behind that ends no sentence (`et al.`, `Dr. GRPO`)."""
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
    text, begin, out = passage.text, 0, []
    for match in _STOP.finditer(text):
        before = text[max(begin, match.start() - 8) : match.start()]
        if not _NUMBER.search(before) and not _ABBREVIATION.search(before):
            out.append(Sentence(passage, begin, text[begin : match.end()].rstrip()))
            begin = match.end()
    return (*out, Sentence(passage, begin, text[begin:].rstrip())) if text[begin:].strip() else tuple(out)

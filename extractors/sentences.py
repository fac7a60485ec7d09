"""Passages cut into sentences that know their place, so that evidence can point at them."""

import re
from dataclasses import dataclass

from kg.model import Passage

# A full stop ends a sentence after a Korean ending, a bracket or a word, not after a number or an abbreviation.
_END = re.compile(
    r"(?<=[가-힣a-z)\]%*\"'”’`A-Z0-9])(?<!\be\.g)(?<!\bi\.e)(?<!\bal)(?<!\bvs)(?<!\bcf)(?<!\bFig)[.!?]\**\s+(?=\S)"
)
_LIST = re.compile(r"(?:^|\s)\d{1,2}[.!?]\**\s+$")


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
    for match in _END.finditer(text):
        if not _LIST.search(text[begin : match.end()]):
            out.append(Sentence(passage, begin, text[begin : match.end()].rstrip()))
            begin = match.end()
    return (*out, Sentence(passage, begin, text[begin:].rstrip())) if text[begin:].strip() else tuple(out)

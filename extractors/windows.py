"""The words around each occurrence of a name, names masked, as arrays of hashed pieces: what the network reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from zlib import crc32

import numpy as np

from extractors.candidates import Span
from extractors.features import NameFeatures
from extractors.knowledge import Knowledge, Known
from extractors.tables import Ints
from kg.model import Document, Passage

BEFORE, AFTER = 10, 20
"""How many words are read on either side of a name."""

WIDTH = BEFORE + 1 + AFTER
BUCKETS = 1 << 14
PIECES = 5

_LABEL, _HEADING = 4, 6
_REACH = (90, 150)
_LONGEST = 5
_MOST_CACHED = 1 << 16
_WORD = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z0-9.\-+]*(?: [A-Za-z][A-Za-z0-9.\-+]*)*|\d[\d.,]*%?|\S")


@dataclass(frozen=True, slots=True)
class Windows:
    """The occurrences of a table's names, in its order.

    `pieces` (words x PIECES) are the buckets of each different word, row 0 is the absence of one; the others index its rows:
    `words` (occurrences x WIDTH, the name at BEFORE), `label` (those of the label and the heading), `section` (role and kind).
    """

    pieces: Ints
    words: Ints
    label: Ints
    section: Ints


@dataclass(frozen=True, eq=False)
class WindowReader:
    """Reads windows with one vocabulary; what it has read before it looks up again."""

    knowledge: Knowledge
    _runs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _headings: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def read(self, documents: Sequence[Document], document: Ints, names: Sequence[NameFeatures]) -> Windows:
        """The windows of the names; `document` is the index of each name's document."""
        rows: dict[str, int] = {"": 0}
        words, label, section = [], [], []
        for at, name in zip(document, names, strict=True):
            for span in name.spans:
                passage = documents[at].passages[span.passage]
                words.append([rows.setdefault(w, len(rows)) for w in self._window(passage, span, name.spans)])
                label.append([rows.setdefault(w, len(rows)) for w in self._section(passage)])
                section.append([rows.setdefault(w, len(rows)) for w in ("R:" + passage.role, "K:" + passage.kind)])
        return Windows(
            np.array([pieces_of(word) for word in rows], np.int64),
            np.array(words, np.int64).reshape(-1, WIDTH),
            np.array(label, np.int64).reshape(-1, _LABEL + _HEADING),
            np.array(section, np.int64).reshape(-1, 2),
        )

    def words(self, text: str) -> Iterator[str]:
        """The words of a text; names by the kind they are, so that nothing is learned of a context by the names in it."""
        for match in _WORD.finditer(text):
            word = match.group()
            if word[0].isascii() and word[0].isalpha():
                yield from self._latin(word.rstrip("."))
            elif word[0].isdigit():
                yield "0%" if word[-1] == "%" else "0"
            else:
                yield word

    def _window(self, passage: Passage, span: Span, spans: Sequence[Span]) -> list[str]:
        text = passage.text
        low, high = max(0, span.start - _REACH[0]), min(len(text), span.end + _REACH[1])
        same = [(s.start, s.end) for s in spans if s.passage == span.passage]
        before = ["<s>"] * (not low) + list(self._stretch(text, low, span.start, same))
        end = ("</s>",) * (high == len(text))
        before, after = before[-BEFORE:], list(islice(chain(self._stretch(text, span.end, high, same), end), AFTER))
        left = "<+" if span.start and text[span.start - 1].isalnum() else "<"
        right = "+>" if text[span.end : span.end + 1].isalnum() and text[span.end] < "가" else ">"
        return [""] * (BEFORE - len(before)) + before + [f"{left}SELF{right}"] + after + [""] * (AFTER - len(after))

    def _stretch(self, text: str, start: int, end: int, same: Sequence[tuple[int, int]]) -> Iterator[str]:
        """The words of a stretch, with a mark for each other occurrence of the name."""
        at = start
        for begin, finish in same:
            if at <= begin and finish <= end:
                yield from self.words(text[at:begin])
                yield "<Same>"
                at = finish
        yield from self.words(text[at:end])

    def _section(self, passage: Passage) -> tuple[str, ...]:
        return self._marked("L:", passage.label, _LABEL) + self._marked("H:", passage.heading, _HEADING)

    def _marked(self, mark: str, text: str, most: int) -> tuple[str, ...]:
        found = self._headings.get((mark, text))
        if found is None:
            words = [mark + word for word in self.words(text)][:most]
            found = self._headings[mark, text] = (*words, *[""] * (most - len(words)))
        return found

    def _latin(self, run: str) -> tuple[str, ...]:
        found = self._runs.get(run)
        if found is None:
            if len(self._runs) > _MOST_CACHED:
                self._runs.clear()
                self._headings.clear()
            found = self._runs[run] = tuple(_masked(run.split(" "), self.knowledge))
        return found


def _masked(words: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Known names by their type, other words that look like names as one mark, the rest as they are."""
    out: list[str] = []
    at = 0
    while at < len(words):
        named = not words[at].islower() or len(words[at]) < 2
        known, end = _longest(words, at, knowledge, alone=named)
        if known:
            out.append(f"<{known.type}{'?' if known.generic else ''}>")
        elif not named:
            out.append(words[at])
        elif out[-1:] != ["<Name>"]:
            out.append("<Name>")
        at = end
    return out


def _longest(words: Sequence[str], at: int, knowledge: Knowledge, *, alone: bool) -> tuple[Known | None, int]:
    for end in range(min(len(words), at + _LONGEST), at if alone else at + 1, -1):
        known = knowledge.find(" ".join(words[at:end]))
        if known:
            return known, end
    return None, at + 1


@lru_cache(maxsize=1 << 16)
def pieces_of(word: str) -> tuple[int, ...]:
    """The buckets of a word: of itself, and of two beginnings and two ends, which are stems and particles in Korean."""
    if not word[:1].isalpha():
        return (_bucket(word) if word else 0,) * PIECES
    short, long = (1, 2) if "가" <= word[-1] <= "힣" else (3, 4)
    start = 1 if short == 1 else 4
    parts = ("w" + word, "p" + word[:2], "q" + word[:start], "s" + word[-short:], "t" + word[-long:])
    return tuple(_bucket(part) for part in parts)


def _bucket(part: str) -> int:
    return crc32(part.encode()) % (BUCKETS - 1) + 1

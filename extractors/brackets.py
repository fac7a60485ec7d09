"""Brackets that may define a name: what stands inside, and the words before that it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.names.words import CALLED, FORMERLY

MARKUP = "*\"'“”‘’`"
_BRACKET = re.compile(r"[(（]([^()（）]{1,90})[)）]")
_PIECE = re.compile(r"[^,;，、]+")
_GLOSSING = ("즉", "i.e.", "영어로는", "영어로", "영문명")
_CALLED = re.compile(rf"(?:{'|'.join(map(re.escape, (*CALLED, *FORMERLY, *_GLOSSING)))})[ :]+")
_WORD = re.compile(r"\S+")
_STOP = frozenset(",.;:)·、，]")
_CONJUNCTIONS = frozenset(
    "그리고 또한 또는 혹은 및 이어서 다음으로 마지막으로 먼저 특히 하지만 그러나 따라서 이를 이는 바로".split()
)
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text and its place there."""

    start: int
    end: int
    text: str

    def stripped(self) -> "Span":
        """The span without marks of emphasis and quotation around it."""
        inner = self.text.strip(MARKUP + " ")
        start = self.start + len(self.text) - len(self.text.lstrip(MARKUP + " "))
        return Span(start, start + len(inner), inner)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket: its pieces (a comma parts them), all inside it; what may be defined, the shortest first, ending there.

    `called` says that it has a word for another name to follow (`이하`).
    """

    pieces: tuple[Span, ...]
    heads: tuple[Span, ...]
    inside: str
    called: bool = False


def find_brackets(text: str) -> Iterator[Bracket]:
    """The round brackets of a text that follow a word, in order."""
    for match in _BRACKET.finditer(text):
        heads = _heads(text, match.start())
        pieces = tuple(p for p in (_piece(text, *m.span()) for m in _PIECE.finditer(text, *match.span(1))) if p.text)
        if heads and pieces:
            called = _CALLED.match(match[1].lstrip(MARKUP + " ")) is not None
            yield Bracket(pieces, heads, text[pieces[0].start : pieces[-1].end], called)


def _piece(text: str, start: int, end: int) -> Span:
    """A piece without the word that says that a name follows, `(이하 CoT)`."""
    return without_cue(Span(start, end, text[start:end]).stripped())


def without_cue(span: Span) -> Span:
    """A span without the word at its head that says that a name follows (`이하 CoT`, `영어로는 Lantern Routing`)."""
    called = _CALLED.match(span.text)
    return Span(span.start + called.end(), span.end, span.text[called.end() :]).stripped() if called else span


def _heads(text: str, end: int) -> tuple[Span, ...]:
    """One word before the bracket, two words, ...: up to a sign that parts phrases, or to where bold or a quotation opens."""
    while end and text[end - 1] in MARKUP + " ":
        end -= 1
    found = []
    for word in list(_WORD.finditer(text, max(0, end - 120), end))[: -_MOST_WORDS - 1 : -1]:
        if word.group()[-1] in _STOP or word.group() in _CONJUNCTIONS:
            break
        opened = len(word.group()) - len(word.group().lstrip(MARKUP + "([（"))
        start = word.start() + opened
        if start < end:
            found.append(Span(start, end, text[start:end]))
        if opened:
            break
    return tuple(found)

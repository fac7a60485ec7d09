"""Korean names word for word in English: `에이전트 증류` is `Agent Distillation`.

The glossary (`glossary.txt`) has the field's ordinary words, not names, the likeliest translation of a word first. A name is
translated only if all of it is, by the likeliest words first, and `A의 B` also reads `B of A`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

MOST = 64
"""Readings of one name that are tried."""

LIKELY = 3
"""Translations of a word with which a name is read by itself; the further ones only confirm what a text says."""

LONGEST_PHRASE = 200
"""Letters of the longest phrase whose words are looked up."""

_ENDINGS = frozenset("된 적인 적 형 하는 한 법 식".split())
"""What makes another kind of word of a glossary word, and says nothing more."""

_PARTICLES = frozenset("의 을 를 은 는 이 가 와 과 로 으로 에 에서".split())
_LATIN = re.compile(r"[^가-힣\s]+")
_HANGUL = re.compile("[가-힣]")


def is_korean(text: str) -> bool:
    """Whether a text has a Korean letter."""
    return not text.isascii() and _HANGUL.search(text) is not None


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    lines = (Path(__file__).parent / "glossary.txt").read_text(encoding="utf-8").splitlines()
    return {korean: tuple(english.split("|")) for korean, _, english in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=1)
def _longest() -> int:
    """Letters of the longest word of the glossary."""
    return max(map(len, _words()))


@lru_cache(maxsize=50_000)
def translations(name: str, *, likely: int | None = LIKELY) -> tuple[str, ...]:
    """English readings of a Korean name by so many translations of each word (None for all); none if the glossary lacks one."""
    if not is_korean(name) or len(name) > 60:
        return ()
    words = re.split(r"[\s\-]+", name.strip(" -"))
    orders = [words, *_turned(name), *([["".join(words)]] if len(words) > 1 else [])]
    found = (" ".join(choice) for order in orders for choice in _readings(order, likely))
    return tuple(dict.fromkeys(islice(found, MOST)))


def glosses(phrase: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a Korean phrase in order with their translations: none where the glossary lacks one, a Latin word itself.

    Nothing of a phrase of over `LONGEST_PHRASE` letters.
    """
    return _glosses(phrase) if len(phrase) <= LONGEST_PHRASE else ()


@lru_cache(maxsize=50_000)
def _glosses(phrase: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(piece for word in re.split(r"[\s\-·]+", phrase.strip(" -·")) if word for piece in _glossed(word))


def is_glossed(word: str) -> bool:
    """Whether the glossary has a word as it stands."""
    return word in _words()


def is_ordinary(text: str) -> bool:
    """Whether a text is an ordinary word of the field: one that the glossary has, or translates one by."""
    return text in _words() or text.casefold() in _english()


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(meaning for meanings in _words().values() for meaning in meanings)


def _glossed(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A word cut into glossary words from its head on, the longest first; what is left over is one piece, endings none."""
    known = _words()
    while word:
        latin = _LATIN.match(word)
        size = latin.end() if latin else next((n for n in range(min(len(word), _longest()), 0, -1) if word[:n] in known), 0)
        if not size or (size == 1 < len(word) and not latin):
            if word not in _ENDINGS and word not in _PARTICLES:
                yield word, ()
            return
        yield word[:size], (word[:size].lower(),) if latin else known[word[:size]]
        word = word[size:]


def _turned(name: str) -> Iterator[list[str]]:
    """`A의 B` as `B of A`."""
    before, mark, after = name.partition("의 ")
    if mark and before and after:
        yield [*re.split(r"[\s\-]+", after), "of", *re.split(r"[\s\-]+", before)]


def _readings(words: list[str], likely: int | None) -> Iterator[tuple[str, ...]]:
    pieces = [_pieces(word) for word in words]
    if all(pieces):
        choices = [choice[:likely] for word in pieces for choice in word]
        for rank in range(sum(len(choice) - 1 for choice in choices) + 1):
            yield from _ranked(choices, rank)


def _ranked(choices: list[tuple[str, ...]], rank: int) -> Iterator[tuple[str, ...]]:
    """One of each of the choices, with ranks (0 for the first) that make up `rank`."""
    if not choices:
        if rank == 0:
            yield ()
        return
    first, *rest = choices
    for own, word in enumerate(first[: rank + 1]):
        yield from ((word, *others) for others in _ranked(rest, rank - own))


def _pieces(word: str) -> list[tuple[str, ...]]:
    """The word cut into glossary words, longest first, each with its translations; empty if that fails."""
    if word.isascii():
        return [(word,)]
    out: list[tuple[str, ...]] = []
    while word:
        size = next((n for n in range(min(len(word), _longest()), 0, -1) if word[:n] in _words()), 0)
        latin = re.match(r"[A-Za-z0-9]+", word)
        if latin:
            out.append((latin.group(),))
            word = word[latin.end() :]
        elif size and (size > 1 or len(word) == 1):
            out.append(_words()[word[:size]])
            word = word[size:]
        elif out and word in _ENDINGS:
            break
        else:
            return []
    return out

"""Korean words that a document uses for a name without a bracket: `소프트 사고` where Soft Thinking is meant.

Two ways: words that say the whole English name one by one, wherever they stand; and a phrase where names are explained (in the
title, before `인 NAME`) for whose words the letters of a short name stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

from extractors.definitions import MAX_SHORT
from extractors.renderings import STEM, rendering, words_of
from extractors.titles import LONGEST_TITLE
from extractors.transliteration import hangul_consonants, heard
from kg.model import Document
from kg.names.korean import glosses, is_glossed, is_korean
from kg.names.words import SMALL_WORDS

_WORD = re.compile(r"[^\s()\[\]{}<>.,:;!?\"'“”‘’*`·/…→]+")
_HANGUL = re.compile("[가-힣]")
_PARTICLE = re.compile(
    r"(?<=[가-힣A-Za-z0-9+])(?:으로서|로서|이라는|라는|에서는|에서|으로|에는|에게|까지|부터|을|를|은|는|이|가|의|에|와|과|로|도|인)$"
)
_BEHIND = frozenset({"기반", "기반의", "중심", "중심의", "대비", "이상", "이하", "대신", "없이"})
"""What stands behind a phrase or a name and belongs to neither."""
_PARTS = re.compile(r"\s*[:：]\s*|\s[-–—]\s")
_FURTHEST, _MOST_WORDS = 80, 8
_LEAST_SOUND = 2
_MOST_READINGS = 32
_USED, _WHOLE = 0.75, 0.15
"""The share of a phrase's words that stand for letters of a name from which it is its Korean form; less is enough for a whole
part of a title."""

Keys = tuple[str, ...]


def find_korean_forms(document: Document, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of an English name and Korean words for it, in the order of the text."""
    wanted = {name: keys for name in names if (" " in name or "-" in name) and len(keys := _keys_of(name)) > 1}
    first: dict[str, list[str]] = defaultdict(list)
    for name, keys in wanted.items():
        for key in keys[0]:
            first[key].append(name)
    for text in dict.fromkeys(p.text for p in document.passages) if wanted else ():
        words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
        for place, (word, start) in enumerate(words):
            if not first.keys().isdisjoint(firsts := _first_keys(word)):
                for name in dict.fromkeys(name for key in sorted(firsts) for name in first.get(key, ())):
                    form = text[start : _end_of(words, place, wanted[name])]
                    if _is_form(form):
                        yield name, form


@lru_cache(maxsize=1 << 15)
def _first_keys(word: str) -> frozenset[str]:
    """The keys of the first word that a Korean word may say."""
    return frozenset(keys[0] for keys in _readings(_bare(word)) if keys)


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    """A word without its particles; one that is a word of the glossary has none."""
    if _PARTICLE.search(word) is None or is_glossed(word):
        return word
    return _PARTICLE.sub("", _PARTICLE.sub("", word))


@lru_cache(maxsize=1 << 14)
def _readings(word: str) -> tuple[Keys, ...]:
    """The keys of what a word may say: its parts by the glossary or by sound, or all of it by sound."""
    parts = [
        [
            *(tuple(w[:STEM] for w in meaning.split() if w not in SMALL_WORDS) for meaning in meanings),
            *([] if meanings else _sound(text)),
        ]
        for text, meanings in glosses(word)
    ]
    said = (tuple(key for keys in choice for key in keys) for choice in islice(product(*parts), _MOST_READINGS))
    return tuple(dict.fromkeys((*said, *([] if is_glossed(word) else _sound(word)))))


def _sound(text: str) -> list[Keys]:
    sound = hangul_consonants(text) if len(_HANGUL.findall(text)) > 1 else ""
    return [("~" + sound,)] if len(sound) >= _LEAST_SOUND else []


@lru_cache(maxsize=1 << 12)
def _keys_of(name: str) -> tuple[frozenset[str], ...]:
    """For each word of an English name the keys under which a Korean word may be it; none for a name in Korean."""
    if is_korean(name):
        return ()
    words = [w for w in words_of(name) if w not in SMALL_WORDS]
    return tuple(frozenset((w[:STEM], *("~" + sound for sound in heard(w)))) for w in words)


def _end_of(words: list[tuple[str, int]], place: int, wanted: tuple[frozenset[str], ...]) -> int:
    """The furthest end of words from a place on that say all that is wanted in order, 0 if they don't."""
    end, said = 0, {0}
    for word, start in words[place : place + _MOST_WORDS]:
        bare = _bare(word)
        said = {count for done in said for count in _said(bare, wanted, done)}
        if len(wanted) in said:
            end = start + len(bare)
        said.discard(len(wanted))
        if not said:
            break
    return end


def _said(word: str, wanted: tuple[frozenset[str], ...], done: int) -> Iterator[int]:
    """How much is said behind a word, where so much was said before it."""
    for keys in _readings(word):
        after = done + len(keys)
        if after <= len(wanted) and all(key in one for key, one in zip(keys, wanted[done:after], strict=True)):
            yield after


def _is_form(words: str) -> bool:
    """Whether words that say a name may be its Korean form: mostly Korean, nothing between them, no particle inside."""
    found = [word.group() for word in _WORD.finditer(words)]
    parts = [part for word in found for part in word.split("-")]
    korean = sum(map(is_korean, parts))
    if not 0 < len(parts) <= 2 * korean or found[-1] in _BEHIND:
        return False
    return " ".join(found) == words and all(_bare(word) == word for word in found[:-1])


def find_explained(document: Document, short: str) -> Iterator[str]:
    """The Korean phrases of a document's title, or before `인 NAME`, for whose words the letters of a short name stand."""
    if not 2 < len(short) <= MAX_SHORT or " " in short:
        return
    for passage in (p for p in document.passages if p.role == "title" or f"인 {short}" in p.text):
        title = passage.text if passage.role == "title" and len(passage.text) <= LONGEST_TITLE else ""
        wholes = [part for part in _PARTS.split(title) if part]
        phrases = [p for p in (*wholes, *(_parts_of(wholes) or _before(passage.text, short))) if is_korean(p)]
        shares = {p: rendering(p, short) for p in phrases}
        fitting = [(_WHOLE * (p in wholes) + s.used, p) for p, s in shares.items() if s.said >= 1.0]
        best = max(fitting, default=(0.0, ""), key=lambda found: found[0])
        if best[0] >= _USED:
            yield best[1]


def _parts_of(wholes: list[str]) -> list[str]:
    """The phrases with which the parts of a title begin up to a particle, or end, the longest first."""
    found = []
    for words in (whole.split() for whole in wholes):
        for count in range(min(_MOST_WORDS, len(words) - 1), 1, -1):
            last = _bare(words[count - 1])
            ended = last != words[count - 1] or words[count] in _BEHIND
            found += [" ".join([*words[: count - 1], last])] if ended else []
            found.append(" ".join(words[-count:]))
    return found


def _before(text: str, short: str) -> list[str]:
    """The phrases before a name that they are said to be (`PHRASE인 NAME`), the longest first."""
    found = []
    for named in re.finditer(rf"(?<=[가-힣])인 {re.escape(short)}(?![A-Za-z0-9\-])", text) if short in text else ():
        start = max(0, named.start() - _FURTHEST)
        words = text[start : named.start()].split(" ")[start > 0 :]
        found += [" ".join(words[-count:]) for count in range(min(_MOST_WORDS, len(words)), 1, -1)]
    return found

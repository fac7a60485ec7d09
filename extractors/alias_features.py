"""What speaks for and against Korean words before a bracket being the Korean name of what the bracket says."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.brackets import Bracket, Span
from extractors.renderings import Rendering, rendering
from extractors.transliteration import sound_likeness
from kg.names.forms import abbreviates
from kg.names.korean import is_korean
from kg.names.terms import shipped_things

_PARTICLE = re.compile(
    r"(?:을|를|은|는|이|가|의|에|에서|와|과|로|으로|및|도|며|고|한|하는|된|되는|인|적인|할|위한|통한|대한|기반|기반의|하여|해|등)$"
)
_CLASS = re.compile(
    r"(?:데이터셋|데이터|벤치마크|모델|모델들|방법|기법|프레임워크|시스템|과제|작업|지표|평가|인코더|최적화기)$"
)
_LATIN = re.compile("[A-Za-z]")
_PARTS = re.compile(r"[\s\-]+")


def is_class(text: str) -> bool:
    """Whether a text ends in a word for a class of things, as descriptions do more often than names."""
    return _CLASS.search(text) is not None


def head_features(bracket: Bracket, count: int, said: Span) -> list[str]:
    """The features of the first `count` words before a bracket as another name of the piece `said` in it."""
    head = bracket.heads[count - 1].text
    words = head.split()
    return [
        *_lengths(head, count, said.text),
        *_inside(words, count),
        *_before(bracket, count),
        *_bracket(bracket, said),
        *_rendered(bracket, count, said.text),
    ]


@lru_cache(maxsize=8)
def _renderings(bracket: Bracket, said: str) -> tuple[Rendering, ...]:
    return tuple(rendering(head.text, said) for head in bracket.heads)


@lru_cache(maxsize=8)
def _known(bracket: Bracket, said: str) -> tuple[float, ...]:
    """How far each head renders what the field knows that the name stands for (LoRA is Low-Rank Adaptation)."""
    longs = long_forms(said)
    return tuple(max(rendering(head.text, t).score for t in longs) for head in bracket.heads) if longs else ()


def long_forms(short: str) -> tuple[str, ...]:
    """The long forms that the field knows of a short name."""
    concept = shipped_things().find(short)
    return tuple(s for s in concept.spellings if s.isascii() and abbreviates(short, s)) if concept else ()


def _rendered(bracket: Bracket, count: int, said: str) -> Iterator[str]:
    """How far the words render the name, beside what fewer and more of them do."""
    spelled = _renderings(bracket, said)
    own = spelled[count - 1]
    tenth = int(own.score * 5)
    best = max(r.score for r in spelled)
    yield f"said={int(own.said * 4)}"
    yield f"used={int(own.used * 4)}"
    yield f"rendered={tenth}"
    yield f"rendered|k={tenth}|{count}"
    yield f"best={own.score == best}|{int(best * 5)}"
    yield f"better={best > own.score + 0.1}|{tenth}"
    known = _known(bracket, said)
    if known:
        yield f"known={int(known[count - 1] * 5)}|{known[count - 1] == max(known)}"
    if count > 1:
        yield f"grows={own.said > spelled[count - 2].said}|{own.used < spelled[count - 2].used}"
    if count < len(spelled):
        yield f"could grow={spelled[count].said > own.said}"


def _lengths(head: str, count: int, said: str) -> Iterator[str]:
    """How the number of Korean words compares with that of the English ones, or of the letters of an initialism."""
    spelled = [w for w in _PARTS.split(said) if w]
    capitals = sum(c.isupper() for c in said)
    short = len(spelled) == 1
    parts = len([w for w in _PARTS.split(head) if w])
    difference = max(-4, min(4, parts - (capitals if short else len(spelled))))
    yield f"k={count}"
    yield f"diff={difference}{short}"
    yield f"diff|k={difference}{short}|{count}"
    yield f"short|k={short}|{count}|{min(capitals, 6) if short else ''}"
    yield f"len={min(len(head) // 4, 8)}"
    alike = sound_likeness(head, said)
    yield f"sound={int(alike * 5)}"
    yield f"sound|k={int(alike * 5)}|{count}"
    if short:
        yield f"initialism={said.isupper()}"


def _inside(words: list[str], count: int) -> Iterator[str]:
    yield f"first={words[0]}"
    if count > 1:
        yield f"firstpart={_particle(words[0])}"
        yield f"firstend={words[0][-1]}"
    for word in words[1:-1]:
        if _PARTICLE.search(word):
            yield f"midpart={_particle(word)}"
    if not is_korean(words[0]):
        yield "firstlatin"
    if _LATIN.search("".join(words)):
        yield "haslatin"
    tail = _CLASS.search(words[-1])
    yield f"tail={tail.group() if tail else ''}"
    yield f"last={words[-1][-2:]}"
    yield f"lastlatin={not is_korean(words[-1])}"


def _before(bracket: Bracket, count: int) -> Iterator[str]:
    """The word before the head, which should be none, or a phrase of its own."""
    if count == len(bracket.heads):
        yield "edge"
        return
    word = bracket.heads[count].text.split()[0]
    yield f"prevpart={_particle(word)}"
    yield f"prevend={word[-1]}"
    yield f"prev={word}"
    yield f"prevlatin={_LATIN.search(word) is not None}"


def _bracket(bracket: Bracket, said: Span) -> Iterator[str]:
    tail = _CLASS.search(bracket.heads[0].text)
    yield f"shape={_shape(said.text)}"
    yield f"shape|tail={_shape(said.text)}|{tail.group() if tail else ''}"
    yield f"pieces={min(len(bracket.pieces), 3)}"
    yield f"piece={bracket.pieces.index(said)}"
    if re.search(r"(?:등|예:?|e\.g\.)", " ".join(p.text for p in bracket.pieces)):
        yield "examples"


def _shape(said: str) -> str:
    if " " in said:
        return "words"
    if any(c.isdigit() for c in said):
        return "numbered"
    return "capitals" if said.isupper() or said.rstrip("s").isupper() else "camel"


def _particle(word: str) -> str:
    match = _PARTICLE.search(word)
    return match.group() if match else ""

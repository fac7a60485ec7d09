"""Whether a Korean spelling is a Latin name by its sound: `레스넷` is `ResNet`, `스타일GAN` is `StyleGAN`.

Hangul writes syllables of a consonant, a vowel and perhaps a final consonant; each has a few Latin spellings, and a Latin name
is matched letter by letter against them, letters by their names too (`엠엘피` is MLP). Nothing is left over on either side, so
that `버트` is BERT and not BART.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kg.names.tokens import plain_letters

_FIRST = {
    "ᄀ": "g gh gg",
    "ᄁ": "kk c ck",
    "ᄂ": "n nn kn",
    "ᄃ": "d dd th",
    "ᄄ": "t tt d",
    "ᄅ": "r l ll wr rh",
    "ᄆ": "m mm",
    "ᄇ": "b v bb vv",
    "ᄈ": "p pp b",
    "ᄉ": "s sh c ss sc sch th ps",
    "ᄊ": "s ss c th",
    "ᄋ": "-",
    "ᄌ": "j z g zz dg gg",
    "ᄍ": "j z tz",
    "ᄎ": "ch tch",
    "ᄏ": "k c ck ch cc kk q",
    "ᄐ": "t tt th",
    "ᄑ": "p f ph pp ff",
    "ᄒ": "h wh f",
}
_VOWEL = {
    "ᅡ": "a o ar al ah aa",
    "ᅢ": "a ae ai",
    "ᅣ": "ya ia a",
    "ᅤ": "ya",
    "ᅥ": "er u or o ir ur eo ear e ou our r re yr",
    "ᅦ": "e ae ea ai ei ay",
    "ᅧ": "yeo you yu io",
    "ᅨ": "ye ie",
    "ᅩ": "o oa au aw oe ow or ou al ore",
    "ᅪ": "wa ua oi oa",
    "ᅫ": "wa wai",
    "ᅬ": "oi oe we",
    "ᅭ": "yo io",
    "ᅮ": "u oo w ou ew ue oe wo eu",
    "ᅯ": "wo wa wor wea war wal ua uo we",
    "ᅰ": "we whe wei ue wea wa",
    "ᅱ": "wi ui whi we wee wea whee",
    "ᅲ": "u ew eu yu iu you ue",
    "ᅳ": "- e",
    "ᅴ": "ui i",
    "ᅵ": "i e ee y ea ie ey ei ir",
}
_LAST = {
    "ᆨ": "k c ck g x ke que",
    "ᆫ": "n ne nn",
    "ᆮ": "t d",
    "ᆯ": "l ll le",
    "ᆷ": "m me mm mb",
    "ᆸ": "p b pe v pp",
    "ᆺ": "t s te tt th",
    "ᆼ": "ng n",
    "ᆻ": "t s",
    "ᆽ": "t",
    "ᆾ": "t ch",
    "ᆿ": "k ck",
    "ᇀ": "t",
    "ᇁ": "p f",
}
_SAME_FIRST = {"ᆯ": "ᄅ", "ᆷ": "ᄆ", "ᆫ": "ᄂ"}
"""A final consonant and the first one of the next syllable that together are one Latin consonant (`블룸`)."""
_PAIRS = {
    "에이": "a ai ay e ei aye ae",
    "아이": "i y ai igh ie ye",
    "이어": "ear ere eer ia ea ir er",
    "에어": "air are aer",
    "오우": "o ow oa",
    "아우": "ou ow au",
    "우어": "ure oor",
    "오이": "oi oy oya",
    "예이": "a ai ay ei",
    "웨이": "wa way wai wei ua",
    "와이": "wi wy why whi",
}
"""Vowels of two syllables that one Latin vowel stands for, where no consonant is between them."""
_ENDINGS = {
    "셔": "tio sio ssio",
    "션": "tion sion shion ssion cian cien",
    "처": "ture cher",
    "전": "sion",
    "어": "a au",
    "즈": "s se z ze",
    "주": "su",
    "얼": "al",
    "런": "ran",
    "먼": "man mon",
    "턴": "tan ton",
    "치": "ch tch",
    "시": "sh",
    "쉬": "sh shi she shee",
    "지": "ge dge",
    "투": "2",
}
"""Syllables that stand for more than their letters, or for a consonant without its vowel."""
_LETTERS = "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트".split()
"""The names of the letters from A to Z."""

_HEARD = (("real", "리얼"), ("head", "헤드"))
"""Words that don't sound as their letters do, and how they are written."""

_Options = tuple[str, ...]


def sounds_like(korean: str, latin: str) -> bool:
    """Whether a name that has Hangul may be read as the Latin one; Latin letters and figures in it stand for themselves."""
    word = re.sub(r"[^a-z0-9]", "", plain_letters(latin).casefold())
    text = re.sub(r"[\s\-_.]", "", korean.casefold())
    if any(said in word and heard not in text for said, heard in _HEARD):
        return False
    if len(word) < 3 or not re.fullmatch(r"[가-힣a-z0-9]*[가-힣][가-힣a-z0-9]*", text):
        return False
    reached: list[set[int]] = [{0}, *(set[int]() for _ in text)]
    for index, starts in enumerate(reached[:-1]):
        for taken, options in _ways(text, index) if starts else ():
            reached[index + taken] |= _matched(word, starts, options)
    return bool({len(word), len(word.removesuffix("s"))} & reached[-1])


def _matched(word: str, starts: set[int], options: tuple[_Options, ...]) -> set[int]:
    """Where in the word one may be behind one of each options."""
    for choice in options:
        starts = {start + len(text) for start in starts for text in choice if word.startswith(text, start)}
    return starts


@lru_cache(maxsize=20_000)
def _ways(text: str, index: int) -> tuple[tuple[int, tuple[_Options, ...]], ...]:
    """How the sound at a place may be written: how many characters it takes, and the options for each of its parts."""
    return tuple(_sounds(text, index)) if "가" <= text[index] <= "힣" else ((1, ((text[index],),)),)


def _sounds(text: str, index: int) -> Iterator[tuple[int, tuple[_Options, ...]]]:
    for letter, name in enumerate(_LETTERS):
        if text.startswith(name, index):
            yield len(name), ((chr(ord("a") + letter),),)
    if text[index] in _ENDINGS:
        yield 1, (tuple(_ENDINGS[text[index]].split()),)
    own, after = _jamo(text, index), _jamo(text, index + 1)
    before = _jamo(text, index - 1) if text[:index].strip("큐") else ""
    first, vowel = _first(own[0], before), _vowel(own, before)
    yield 1, (first, vowel, _last(own[2:], after))
    if own[2:] == "ᆨ" and after[:1] == "ᄉ":
        yield 2, (first, vowel, ("x",), _split(_VOWEL[after[1]]), _last(after[2:], _jamo(text, index + 2)))
    pair = _PAIRS.get(_syllable("ᄋ" + own[1]) + _syllable(after[:2])) if len(own) == 2 else None
    if pair:
        yield 2, (first, _split(pair), _last(after[2:], _jamo(text, index + 2)))


def _first(consonant: str, before: str) -> _Options:
    """What a first consonant may be written with: ㄹ is an R between vowels, and an L where it is doubled."""
    if consonant == "ᄅ" and len(before) > 1:
        return ("r", "rr", "wr") if len(before) == 2 else ("l", "ll") if before[2] == "ᆯ" else ("r", "l")
    return _split(_FIRST[consonant])


def _vowel(own: str, before: str) -> _Options:
    """What a vowel may be written with: an L that is not heard (`talk`) is not there where one is (`돌`).

    ㅏ is an O before a consonant of its syllable alone: `박스` is a box, `코카` no COCO. Behind ㅔ and ㅐ stands no further E:
    `그레인` is not green. ㅓ before ㄹ is an A as well at the end of a word (`시그널`).
    """
    if own[:2] == "ᄋ" + "ᅵ" and before[1:] in ("ᅦ", "ᅢ"):
        return ("i", "y")
    options = tuple(o for o in _split(_VOWEL[own[1]]) if not (own[1:] == "ᅡ" and o == "o"))
    if own[2:] != "ᆯ":
        return options
    return tuple(o for o in (*options, *(("a",) if own[1] == "ᅥ" and before else ())) if not o.endswith("l"))


def _last(final: str, after: str) -> _Options:
    """What a final consonant may be written with; perhaps nothing, where the next syllable begins with the same."""
    options = _split(_LAST.get(final, "")) if final else ("",)
    return (*options, "") if final and after[:1] == _SAME_FIRST.get(final) else options


def _syllable(jamo: str) -> str:
    return unicodedata.normalize("NFC", jamo)


def _jamo(text: str, index: int) -> str:
    """The letters of a syllable, `""` behind the end."""
    return unicodedata.normalize("NFD", text[index : index + 1])


def _split(spelled: str) -> _Options:
    return tuple(option.replace("-", "") for option in spelled.split())

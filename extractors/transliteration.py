"""How alike a Korean word sounds to an English one: `루프홀링` is `Loopholing` written as Koreans hear it.

Both are cut down to the classes of their consonants, which is what survives of a foreign word in Hangul (after the rules of the
National Institute of Korean Language for loan words, much simplified); vowels are left out.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_INITIALS = ("g", "g", "n", "d", "d", "r", "m", "b", "b", "s", "s", "", "s", "s", "s", "g", "d", "b", "h")
_FINALS = tuple(" g g gs n ns nh d r rg rm rb rs rd rb rh m b bs d d n s s g d b h".split(" "))
_BEGINNINGS = "gkcq gkcq nk dt dt lrw m bfv bfv sc sc aeiouwyh jzg jzg ct kcq t pf hw".split(" ")
_CLASSES = str.maketrans(
    {"k": "g", "c": "g", "q": "g", "t": "d", "p": "b", "f": "b", "v": "b", "l": "r", "z": "s", "j": "s", "x": "s"}
)
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^k(?=n)|^w(?=r)|(?<=w)h|(?<=[aeiou])gh|g(?=n(?:$|[^aeiou]))", ""),
        (r"ch(?=[rl]|it)|(?<=s)ch(?=[eo])|ck", "k"),
        (r"[ts]ion", "sn"),
        (r"tch|dg|dj|ch|sh|th|t(?=ure)", "s"),
        (r"ph", "b"),
        (r"c(?=[eiy])|g(?=e)", "s"),
        (r"ng(?![aou])", "n"),
        (r"(?<!^)x", "gs"),
    )
)
"""English spellings and the letters that are heard for them, first to last."""

_UNHEARD = re.compile(r"r(?=$|e?s?$|[^aeiouy])")
"""An r with no vowel behind it, which Hangul mostly leaves out (`하이퍼` is hyper)."""

_SILENT = re.compile(r"[^a-z]|[aeiouyw]")


@lru_cache(maxsize=1 << 14)
def sound_likeness(korean: str, english: str) -> float:
    """From 0 (nothing alike) to 1 (the same consonants in the same order)."""
    left = hangul_consonants(korean)
    return max(
        (2.0 * _matched(left, right) / (len(left) + len(right)) for right in heard(english) if left and right), default=0.0
    )


def first_letters(korean: str) -> str:
    """The letters with which an English word may begin that Koreans hear so; a Latin word begins with its own."""
    letter = korean[:1]
    if not "가" <= letter <= "힣":
        return letter.lower()
    return _BEGINNINGS[(ord(letter) - ord("가")) // 588]


def _matched(left: str, right: str) -> int:
    """How many letters the longest common stretch has, and those on both sides of it (after Ratcliff and Obershelp)."""
    for size in range(min(len(left), len(right)), 0, -1):
        for start in range(len(left) - size + 1):
            at = right.find(left[start : start + size])
            if at >= 0:
                before = _matched(left[:start], right[:at])
                return before + size + _matched(left[start + size :], right[at + size :])
    return 0


def hangul_consonants(text: str) -> str:
    """The classes of the consonants of a Korean word as they are heard."""
    out = []
    for letter in text.lower():
        if "가" <= letter <= "힣":
            index = ord(letter) - ord("가")
            out += [_INITIALS[index // 588], _FINALS[index % 28]]
        elif letter.isascii() and letter.isalpha():
            out.append(heard(letter)[0])
    return _single("".join(out))


@lru_cache(maxsize=1 << 12)
def heard(text: str) -> tuple[str, ...]:
    """The classes of the consonants of an English word as Koreans may hear them: with every r, and without the unheard ones."""
    small = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    for pattern, sound in _SOUNDS:
        small = pattern.sub(sound, small)
    return tuple(dict.fromkeys(_single(_SILENT.sub("", form).translate(_CLASSES)) for form in (small, _UNHEARD.sub("", small))))


def _single(letters: str) -> str:
    """The letters, each run of one as one."""
    return "".join([letter for letter, _ in groupby(letters)])

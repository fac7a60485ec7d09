"""Parts of a name that stand in another place, and say the same there: `Base BERT`, `CodeLlama-Python-7B`, `E4M3 FP8`."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from kg.names.forms import tidy
from kg.names.keys import name_keys
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.words import PART_WORDS, SIZES, SPLITS, SUBSETS, SYNONYMS, TUNINGS

_GAPS = re.compile(r"[\s\-_/(),]+|(?<=\d)-(?=bit)")
_GLUED = re.compile(r"(?<=\d)[\s\-](?=bits?\b)|(?<=mixed)[\s\-](?=precision)", re.IGNORECASE)
_YEAR_GLUED = re.compile(rf"\b({'|'.join(sorted(SPLITS))})(?=20\d\d\b)", re.IGNORECASE)
_FORMAT = re.compile(r"(?:fp|bf|int|nf|uint)\d{1,2}|e\dm\d|w\d{1,2}a\d{1,2}|\dbit|mixedprecision")
_COUNT = re.compile(r"\d+(?:\.\d+)?[bm]|v\d+(?:\.\d+)*|20\d\d")
_CASES = frozenset("cased uncased python mono deduped prm orm".split())
"""Further words that only say which of several a name is."""
_SIZE_WORDS = frozenset({*SIZES, "base", "xl", "xxl"})
_FIRST = _SIZE_WORDS | TUNINGS | SPLITS | set(SUBSETS) | _CASES
"""What may also stand before a name: sizes, tunings, formats, parts of data. Words of kind make another name there."""
_BACKBONE = re.compile(r"(?:ViT|ResNet|Swin|ConvNeXt|EfficientNet|RN\d)[\w\-/.]*", re.IGNORECASE)
_SHORT_RESNET = re.compile(r"(?<=[\s\-])R(?=(?:18|34|50|101|152)\b)")


class _Sorted(NamedTuple):
    """The words of a name in a row without what may move, and that in alphabetical order; whether any of it stood first."""

    family: str
    moving: tuple[str, ...]
    led: bool


def are_moved(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether two names are one but for the place of sizes, tunings, formats and splits, or of a backbone.

    What stands before a name says so only of one that is known.
    """
    one, other = (_SHORT_RESNET.sub("ResNet-", tidy(name)) for name in (left, right))
    if (one, other) != (tidy(left), tidy(right)) and not set(name_keys(one)).isdisjoint(name_keys(other)):
        return True
    if _with_backbone_last(one, other, lexicons) or _with_backbone_last(other, one, lexicons):
        return True
    a, b = _sorted(one), _sorted(other)
    if (a.family, a.moving) != (b.family, b.moving) or not a.moving:
        return False
    if not a.family:
        return all(map(_FORMAT.fullmatch, a.moving))
    return len(a.family) > 1 and (not (a.led or b.led) or bool(meanings_of(a.family, lexicons)))


def _sorted(name: str) -> _Sorted:
    words = [_pieces(word) for word in _YEAR_GLUED.sub(r"\1-", _GLUED.sub("", name)).split(" ")]
    pieces = [piece for word in words for piece in word]
    head = sum(map(len, takewhile(lambda word: all(map(_may_lead, word)), words)))
    behind = [piece in PART_WORDS or piece in _FIRST or _is_count(piece) for piece in pieces[head + 1 :]]
    family = [*pieces[head : head + 1], *(p for p, moves in zip(pieces[head + 1 :], behind, strict=True) if not moves)]
    moving = [*pieces[:head], *(p for p, moves in zip(pieces[head + 1 :], behind, strict=True) if moves)]
    return _Sorted("".join(family), tuple(sorted(moving)), head > 0)


def _pieces(word: str) -> list[str]:
    return [_norm(piece) for piece in _GAPS.split(word) if piece]


def _norm(piece: str) -> str:
    low = piece.lower()
    return SYNONYMS.get(low, low) if low.isalpha() else low


def _may_lead(piece: str) -> bool:
    return piece in _FIRST or _is_count(piece)


def _is_count(piece: str) -> bool:
    return _FORMAT.fullmatch(piece) is not None or _COUNT.fullmatch(piece) is not None


def _with_backbone_last(name: str, other: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a name that begins with a backbone is another with that behind a known name (`ViT-B/16 CLIP`)."""
    first, _, rest = name.partition(" ")
    turned = f"{rest} {first}" if rest and _BACKBONE.fullmatch(first) and meanings_of(rest, lexicons) else name
    return turned != name and not set(name_keys(turned)).isdisjoint(name_keys(other))

"""Measures at a number, and what they are taken on: `mAP@0.50`, `AIME24 pass@1`, `SQuAD (exact match)`, `FID on ImageNet`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.names.forms import BRACKET, tidy
from kg.names.kinds import is_measure
from kg.names.lexicon import DATA, NAMED, Lexicon, meanings_of

_MOST_WORDS = 4
"""Words of the longest name of a measure that is looked for."""
_USUAL = {
    "mean average precision": "mAP",
    "map": "mAP",
    "average precision": "AP",
    "ap": "AP",
    "average recall": "AR",
    "ar": "AR",
    "miou": "mIoU",
    "tiou": "tIoU",
    "iou": "IoU",
    "accuracy": "Acc",
    "acc": "Acc",
    "pck": "PCK",
    "f1": "F1",
    "recall": "Recall",
    "r": "Recall",
    "ndcg": "nDCG",
    "hit ratio": "HR",
    "hit rate": "HR",
    "hits": "HR",
    "hit": "HR",
    "hr": "HR",
    "pass": "pass",
    "average": "avg",
    "avg": "avg",
    "mean": "avg",
    "majority voting": "maj",
    "majority vote": "maj",
    "majority": "maj",
    "maj": "maj",
    "consensus": "cons",
    "cons": "cons",
    "bleu": "BLEU",
    "top-p": "top-p",
    "top p": "top-p",
}
"""What measures with a number behind them are called, and how they are usually written."""
_IN_HUNDREDTHS = frozenset({"AP", "mAP"})
"""Measures whose thresholds texts give without the dot (`AP50`)."""
_LEAST_HUNDREDTHS = 50
_NUMBER = r"\.?\d[\d.]*"
_AT = re.compile(
    rf"(?P<measure>(?a:{'|'.join(_USUAL)}))"
    r"(?:\s?@\s?|\sat\s|_at_|(?<=[A-Za-z]{2})_|(?<=iou|p-p|p p)(?:\s?=\s?|\s)|(?<=bleu)-|(?<=ap|ss)(?=[\d.]))"
    rf"\[?(?P<numbers>{_NUMBER}(?:[:\-–]{_NUMBER}){{0,2}})\]?",
    re.IGNORECASE,
)
"""The measure in ASCII, as a dotless ı would match an i and be in no key of the table."""
_ON = re.compile(r"(?P<measure>\S.*?) on (?P<data>\S.*)")


class Measured(NamedTuple):
    """What a measure is taken on, and the measure."""

    data: str
    measure: str


def at_number(name: str) -> str:
    """A measure at a number as it is usually written (`mAP@0.5:0.95`), other names as they are."""
    match = _AT.fullmatch(tidy(name))
    if match is None:
        return name
    measure = _USUAL[match["measure"].lower()]
    numbers = [_plain(text, measure) for text in re.split("[:–-]", match["numbers"])]
    return f"{measure}@{':'.join(dict.fromkeys((numbers[0], numbers[-1])))}"


def _plain(number: str, measure: str) -> str:
    """A number without what says nothing (`.50` is 0.5, and so is 50 where thresholds are in hundredths)."""
    if number.count(".") > 1 or number.endswith("."):
        return number
    hundredths = measure in _IN_HUNDREDTHS and number.isdigit() and _LEAST_HUNDREDTHS <= int(number) < 100
    return f"{float(number) / 100 if hundredths else float(number):g}"


def read_measured(name: str, lexicons: Sequence[Lexicon]) -> Measured | None:
    """What a name says that a measure is taken on, and that measure as it is usually written; None where it says no such."""
    found = (m for m in _splits(tidy(name)) if _is_measure(m, lexicons))
    split = next(found, None)
    return split._replace(measure=at_number(split.measure)) if split else None


def _splits(text: str) -> Iterator[Measured]:
    """The ways to read a text as data and a measure, the longest measure first."""
    match = BRACKET.fullmatch(text)
    if match:
        yield Measured(match["before"], match["inside"].strip())
    match = _ON.fullmatch(text)
    if match:
        yield Measured(match["data"], match["measure"])
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        yield Measured(" ".join(words[:-count]), " ".join(words[-count:]))


def _is_measure(split: Measured, lexicons: Sequence[Lexicon]) -> bool:
    """Whether the one is a measure and no thing of this very spelling; behind data it may be an ordinary one's (`SQuAD EM`)."""
    known = meanings_of(split.measure, lexicons)
    if not any(map(is_measure, known)):
        return _AT.fullmatch(split.measure) is not None
    things = [c for c in known if c.type in NAMED and split.measure in c.spellings]
    on_data = {c.type for c in meanings_of(split.data, lexicons)} & DATA
    return not things or (bool(on_data) and all(c.generic for c in things))

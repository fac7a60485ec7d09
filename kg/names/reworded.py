"""Other ways to write the same word, sign, number or date: `losses`, `TD3+BC`, `L∞`, `Twenty Newsgroups`, `(Aug 6, 2024)`."""

import re

from kg.names.forms import tidy
from kg.names.words import COUNTS, MONTHS

_PLURALS = (
    (re.compile(r"(?<=[a-z]ss)es$|(?<=\bbias)es$|(?<=\bBias)es$|(?<=Net)s$"), ""),
    (re.compile(r"(?<=\w\w[^\Waeiou\d])ies$"), "y"),
    (re.compile(r"(?<=tr)ices$"), "ix"),
    (re.compile(r"(?<=nd)ices$|(?<=rt)ices$"), "ex"),
    (re.compile(r"(?<=th|ly)ses$|(?<=the)ses$"), "sis"),
    (re.compile(r"(?<=rite)ria$"), "rion"),
    (re.compile(r"(?<=\bneural )nets?$|(?<=\bneural )networks$", re.IGNORECASE), "network"),
)
"""Plurals with more than an s behind the word, and how the word ends without."""
_SIGNS = (
    (re.compile(r"(?<=\w)\+(?=[A-Za-z])"), "-"),
    (re.compile(r"∞|\binfinity\b"), "inf"),
    (re.compile(r"\bchi-?squared?\b", re.IGNORECASE), "χ2"),
    (re.compile(r"(?<=[A-Za-z])[ \-]at[ \-](?=(?:k|\d+)$)"), "@"),
    (re.compile(r"(?<=[A-Z])['’]s(?= [A-Z])"), ""),
    (re.compile(r"\b(Type)[ \-]I\b"), r"\1 1"),
    (re.compile(r"\b(?:Stage|stage)[ \-](?=\d)"), ""),
    (re.compile(r"\bzeroshot\b", re.IGNORECASE), "zero-shot"),
)
_NUMBERS = {word: str(number) for number, word in enumerate(COUNTS) if number} | {"twenty": "20", "hundred": "100"}
_NUMBER = re.compile(rf"(?:^|(?<=[Tt]op-))({'|'.join(_NUMBERS)})(?=[ \-])", re.IGNORECASE | re.ASCII)
_MONTH_DAY = re.compile(rf"\s?\(?\b({'|'.join(m[:3] for m in MONTHS)})[a-z]*\.? (\d{{1,2}}),? (20\d\d)\)?$")
_EVENT = re.compile(
    r"(?P<event>KDD Cup|SemEval|ILSVRC|VOC|iNat(?:uralist)?|TREC [A-Z]{2}|IWSLT|WMT|CoNLL|DUC|ACE|BraTS)"
    r"[\s\-'’]*(?P<year>\d\d)(?!\d)"
)
"""What is held year by year, with a year in two figures."""
_OLDEST = 80
"""From here on, years in two figures are of the last century."""
_CALLED = (
    (re.compile(r"\biNat(?=\s20)"), "iNaturalist"),
    (re.compile(r"(?<!PASCAL )(?<!Pascal )\bVOC(?=\s20)"), "PASCAL VOC"),
)
_CODES = dict(
    zip(
        "English German French Chinese Korean Japanese Romanian Russian Czech Finnish Spanish Italian Portuguese Vietnamese "
        "Hindi Turkish Polish Dutch Arabic".split(),
        "En De Fr Zh Ko Ja Ro Ru Cs Fi Es It Pt Vi Hi Tr Pl Nl Ar".split(),
        strict=True,
    )
)
_LANGUAGES = re.compile(rf"\b({'|'.join(_CODES)})(?:-|→| to )({'|'.join(_CODES)})\b")


def in_the_singular(name: str) -> str:
    """The name with its last word in the singular, where more than an s is off."""
    text = tidy(name)
    return next((new for pattern, end in _PLURALS if (new := pattern.sub(end, text)) != text), text)


def with_usual_signs(name: str) -> str:
    """The name with the usual signs for what it says otherwise, and numbers in figures."""
    text = tidy(name)
    for pattern, usual in _SIGNS:
        text = pattern.sub(usual, text)
    return _NUMBER.sub(lambda m: _NUMBERS[m[1].lower()], text)


def with_usual_dates(name: str) -> str:
    """The name with its year in four figures, its date in figures alone, and a pair of languages by their codes."""
    text = _LANGUAGES.sub(lambda m: f"{_CODES[m[1]]}-{_CODES[m[2]]}", tidy(name))
    text = _MONTH_DAY.sub(lambda m: f" {m[3]}-{_month(m[1]):02}-{int(m[2]):02}", text)
    text = _EVENT.sub(lambda m: f"{m['event']} {_full(m['year'])}", text)
    for pattern, usual in _CALLED:
        text = pattern.sub(usual, text)
    return text


def _month(short: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(short))


def _full(year: str) -> str:
    return f"{19 if int(year) >= _OLDEST else 20}{year}"

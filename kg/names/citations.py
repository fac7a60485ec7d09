"""Who is cited behind a name: `[12]`, `(Hu et al., 2021)`, `[Loshchilov and Hutter, 2019]`, `(Lin, 2004)`, `(CVPR 2023)`."""

import re

from kg.names.words import MONTHS, PART_WORDS, QUALIFIERS

_NUMBERS = r"\[\d+(?:,\s*\d+)*\]"
_NO_AUTHORS = "|".join(sorted({*PART_WORDS, *(w for w in QUALIFIERS if len(w) > 2), *(m.casefold() for m in MONTHS)}))
_NO_NAMES = rf"(?i:(?:{_NO_AUTHORS}|{'|'.join(m[:3] for m in MONTHS)}|version|edition|release|update|season)\b)"
_NAME = rf"(?:(?:van|von|der|den|de|di|da|la|le)\s)*(?!{_NO_NAMES})[A-Z][\w'’\-]+"
_AUTHOR = rf"{_NAME}(?:\s{_NAME})?"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_ET_AL = r"[^()\[\]]*et al\.[^()\[\]]*"
_DATED = rf"{_AUTHOR},\s{_YEAR}|{_AUTHOR}(?:,\s{_AUTHOR})*,?\s(?:and|&)\s{_AUTHOR},?\s{_YEAR}"
_LOOSELY_DATED = r"[A-Z][A-Za-z]+\s?['’]?\d{2,4}"

CITATION = rf"{_NUMBERS}|[(\[](?:{_ET_AL}|{_DATED})[)\]]"
"""What is certainly a citation."""

_CITED = re.compile(rf"\s*(?:{_NUMBERS}|[(\[](?:{_ET_AL}|{_DATED}|{_LOOSELY_DATED})[)\]])$")
_AUTHORED = re.compile(rf"[(\[](?=(?:{_ET_AL}|{_DATED})[)\]]$)[^()\[\]]*?((?:19|20)\d\d)[a-z]?[)\]]$")
_SIGN_OR_CENTURY = re.compile(r"\s(?:and|&)\s|[\W_]|20(?=\d\d(?!\d))")


def cited_behind(text: str) -> str:
    """Who is cited behind a name, or its venue with a year, without signs and the century; `""` if nobody is."""
    match = _CITED.search(text)
    return _SIGN_OR_CENTURY.sub("", match[0]).casefold() if match else ""


def cited_full_year(text: str) -> int:
    """The year of what authors are cited for, 0 without one."""
    match = _AUTHORED.search(text)
    return int(match[1]) if match else 0


def are_editions(left: str, right: str) -> bool:
    """Whether the same authors are cited for years side by side: those of the preprint and of the venue."""
    years = cited_full_year(left), cited_full_year(right)
    one, other = (cited_behind(text) for text in (left, right))
    return all(years) and abs(years[0] - years[1]) == 1 and (one[-1:] + other[-1:]).isdigit() and one[:-2] == other[:-2]


def cited_year(text: str) -> str:
    """The two last figures of the year of what is cited, `""` without a year."""
    match = re.search(r"(?<!\d)(\d\d)[a-z]?$", cited_behind(text))
    return match[1] if match else ""

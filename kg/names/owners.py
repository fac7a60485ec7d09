"""The owner that a name stands behind: `google/orrery`, `Microsoft's Orrery`, `메타의 릴넷`, `NVIDIA Kestrel-VL`."""

import re
from typing import NamedTuple

from kg.names.forms import HUB, are_initials, tidy, without_page
from kg.names.houses import BEFORE_NAMES, HOUSE_OF, SCHOOLS
from kg.spelling import without_gaps

_URL = re.compile(HUB, re.IGNORECASE)
_HUB_ID = re.compile(r"(?P<owner>[\w.\-]+)/(?P<name>[\w.\-]+)/?")
_LAB = re.compile(r"[a-z0-9\-]+(?:-(?:ai|nlp|org|group|ml|inc|robotics)|-?(?:labs?|research|team))", re.IGNORECASE)
"""Accounts whose name says that somebody works there."""
_ACCOUNT, _PUBLISHED = re.compile(r"[a-z][a-z\-]{3,}"), re.compile(r"[\w.\-]*[A-Z][\w.\-]*\d[\w.\-]*")
"""Any account, where what stands behind it is named and numbered as what is published (`someuser/GrainNet-7B`)."""
_FROM = re.compile(r"(?P<name>.*\S) (?:(?:by|from) (?P<owner>\S.*)|\((?P<inside>[^()]+)\))")
_YEAR_BEHIND = re.compile(r",?\s(?:19|20)\d\d$")
_HIS = re.compile(r"['’]s$|(?<=[가-힣])의$")

_BEFORE = re.compile(r"(?P<owner>\S+?(?: \S+?)?)(?:['’]s|의) \S")


class Owned(NamedTuple):
    """A name behind an owner: the house that owns it, `""` for an account that is none of the known ones, and the name."""

    house: str
    name: str


def read_owner(text: str) -> Owned | None:
    """The owner and the name that a text gives, None where it gives no owner."""
    plain = without_page(tidy(text))
    url = _URL.match(plain)
    bare = plain[url.end() :] if url else plain
    hub = _HUB_ID.fullmatch(bare)
    if hub:
        house = _house(hub["owner"])
        some = _LAB.fullmatch(hub["owner"]) or (_ACCOUNT.fullmatch(hub["owner"]) and _PUBLISHED.fullmatch(hub["name"]))
        return Owned(house, hub["name"]) if house or bare != plain or some else None
    behind = _FROM.fullmatch(plain)
    said = (behind["owner"] or behind["inside"]) if behind else ""
    if behind and (house := _house(_YEAR_BEHIND.sub("", said))) and not are_initials(behind["name"], said):
        return Owned(house, behind["name"])
    words = plain.split(" ")
    for count in (n for n in range(min(3, len(words) - 1), 0, -1) if words[n][0] != "("):
        said = " ".join(words[:count])
        owner = _HIS.sub("", said)
        if (house := _house(owner)) and (owner != said or _folded(owner) in BEFORE_NAMES):
            return Owned(house, " ".join(words[count:]))
    return None


def possessor(text: str) -> str:
    """The company whose name stands before another in the possessive, `""` without one; what schools make has other owners."""
    match = _BEFORE.match(tidy(text))
    house = _house(match["owner"]) if match else ""
    return "" if house in SCHOOLS else house


def _house(owner: str) -> str:
    return HOUSE_OF.get(_folded(owner), "")


def _folded(owner: str) -> str:
    return without_gaps(owner).lower()

"""The names that a sentence sets something against: `A 및 B 대비`, `A보다`, `outperforms A and B`, `A (45.1) vs`.

A list of names shares the words of comparison that stand before its first or after its last name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.spotting import Spot, find_runs

_BRACKET = r"(?: ?\([^)]{0,80}\))?\*{0,2}"
_AND = re.compile(
    _BRACKET + r"\s?(?:,|및|와|과|나|이나|또는|혹은|·|/|&|and|or)\s?(?:and |및 |또는 )?"
    r"(?:(?:기존|최신|\S{1,6} 기반) ){0,2}\*{0,2}"
)
_AFTER = re.compile(
    rf"{_BRACKET}(?:[^,.]{{0,30}}?(?:대비|보다|비해|비교|능가|초과|넘어|앞서|앞섰|제치|상회|뛰어넘)| ?(?:vs\.?|versus|대) )"
)
_BEFORE = re.compile(
    r"(?:than|over|outperform\w*|beat\w*|surpass\w*|exceed\w*|against|vs\.?|versus|compared (?:to|with)|relative to|ahead of"
    r"|improv\w+ (?:on|upon)|baselines?|기준선|베이스라인)(?: \S+){0,2}?\s?[*(]*$",
    re.IGNORECASE,
)
PASSING = "앞[서섰섭선질]|능가|넘[어는은었]|뛰어넘|상회|제[치쳤친]|초과|웃[도돌돈돕]|못 ?미|미치지 못|뒤[지진졌처쳐쳤떨]"
"""Verbs for being ahead of what stands before them, or behind it."""
_BUT = re.compile(_BRACKET + r"[을를]? ?(?:제외|뺀|빼고|이외|외의)")
_BUT_FOR = re.compile(r"\b(?:except(?: for)?|other than|excluding) \*{0,2}$", re.IGNORECASE)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list of names at `start`..`end` of a sentence with which something is compared.

    `cue` says where the words for it stand: before, or after and how far off.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    cue: str


@lru_cache(maxsize=1 << 8)
def find_comparisons(text: str, sites: tuple[Spot, ...]) -> tuple[Comparison, ...]:
    """All comparisons of a sentence in order of place; `sites` are in that order and do not overlap."""
    found, limit = [], len(text)
    for run in reversed(find_runs(text, sites, _AND)):
        start, end = run[0].start, run[-1].end
        if cue := _cue(text, start, end, limit):
            found.append(Comparison(start, end, tuple(site.key for site in run), cue))
        limit = start
    return tuple(reversed(found))


def _cue(text: str, start: int, end: int, limit: int) -> str:
    """Where the words for a comparison stand, `""` if there are none before the next name at `limit`."""
    if _BUT.match(text, end) or _BUT_FOR.search(text[max(0, start - _REACH) : start]):
        return ""
    if found := _AFTER.match(text, end, limit):
        return f"after{min((found.end() - end) // 10, 3)}"
    return "before" if _BEFORE.search(text[max(0, start - _REACH) : start]) else ""

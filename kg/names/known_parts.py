"""Long forms that end in a known short form: `Momentum Iterative FGSM` is MI-FGSM, `Averaged GEM` A-GEM."""

from collections.abc import Sequence

from kg.names.differing import Verdict
from kg.names.forms import CASED_WORD, tidy
from kg.names.lexicon import Lexicon, meanings_of
from kg.names.spelled_out import in_full_part, say_the_same

_FEW = 2
"""Capitals and figures that a short form within a name has at least, and letters before it that are hardly there by chance."""


def same_by_known_part(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where a name is the known short form that the other ends in behind the initials of the words before that.

    A known short form has to stand for the same words, or for none.
    """
    short, long = sorted((tidy(left), tidy(right)), key=len)
    head, _, part = long.rpartition(" ")
    if not head or not short.endswith(part) or sum(c.isupper() or c.isdigit() for c in part) < _FEW:
        return None
    letters = short.removesuffix(part).rstrip("- ").casefold()
    if not _begin(letters, head) or not meanings_of(part, lexicons):
        return None
    known, other = meanings_of(short, lexicons), meanings_of(long, lexicons)
    phrases = [s for c in known for s in c.spellings if " " in s]
    alike = any(say_the_same(full, s) for full in in_full_part(long, lexicons) for s in phrases)
    free = not phrases and not other and (not known or len(letters) >= _FEW)
    return Verdict("same", f"{short} is {long} with the words before {part} in short") if alike or free else None


def _begin(letters: str, head: str) -> bool:
    """Whether letters are the initials of all words, or the beginning of a single one."""
    words = [word.casefold() for word in CASED_WORD.findall(head)]
    if not letters or not words:
        return False
    begins = len(words) == 1 and len(letters) > _FEW and words[0].startswith(letters)
    return begins or letters == "".join(word[0] for word in words)

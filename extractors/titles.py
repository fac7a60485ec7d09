"""Titles that spell out their own short name: `HiGS: History-Guided Sampling for ...`, or a short name that only the text has.

A title with the short name at its head stands at the head of a line or in a quotation. Where a paper's title has a long form
alone (`Visual Representation Alignment for ...`), the text says which name it has (VIRAL).
"""

import re
from collections.abc import Iterable, Iterator

from extractors.brackets import Span
from kg.names.forms import CASED_WORD
from kg.names.words import SMALL_WORDS
from kg.spelling import fold

_TITLE = re.compile(
    r"(?:^|[\"“'‘*])(?P<short>[A-Z][A-Za-z0-9\-+.]{1,14})[*\"'”]*: ?[*\"'“]*"
    r"(?P<long>[A-Z][A-Za-z\-]+(?: [A-Za-z\-]+){1,12})"
)
_SMALL = SMALL_WORDS | {"using"}
_WORD = re.compile(r"\S+")
_REPEATED = re.compile(r"([A-Za-z])\^?([23])(?!\d)")
_MEANS = frozenset({"via", "with", "by", "through", "using"})
_LEADING = frozenset({"a", "an", "the", "towards", "toward", "learning", "introducing"})
"""Words with which a title may begin before it spells a name out."""
LONGEST_TITLE = 300
"""Letters of a title up to which it is read for names."""
_NAME = re.compile(r"\S*[A-Z]\S*[A-Z]\S*(?: \S+)?")
_LONGEST = 12
"""No long form has more words."""


def find_titles(text: str) -> Iterator[tuple[Span, Span]]:
    """The short names of a text that a colon follows and the words that they stand for, in order."""
    for match in _TITLE.finditer(text):
        short, title = match["short"], match["long"]
        long = long_form_in(title, short)
        if long:
            start = match.start("long") + title.index(long)
            yield Span(*match.span("short"), short), Span(start, start + len(long), long)


def long_form_in(title: str, short: str, *, of: str = "") -> str:
    """The words of a title that a short name, or that part `of` a name, is made of, `""` if there are none.

    Every word gives its first letter, or it is a small one; or else two words in five give nothing, and the words end where the
    title or a phrase of it does.
    """
    words = list(_WORD.finditer(title[:LONGEST_TITLE])) if short else []
    found = []
    starts = [i for i, w in enumerate(words) if w.group()[0].lower() == short[0].lower() and _is_start(words, i, of or short)]
    for first, last in ((i, j) for i in starts for j in range(i + 1, min(i + _LONGEST, len(words)))):
        phrase = " ".join(w.group() for w in words[first : last + 1]).rstrip(".,:;")
        if _is_phrase(phrase, words[last].group()):
            skipped = min((s for s in (_skipped(n, phrase) for n in _readings(short)) if s is not None), default=None)
            if skipped == 0 or (skipped is not None and _is_end(words, last)):
                found.append((skipped, first - last, first, phrase))
    return min(found, default=(0, 0, 0, ""))[-1]


def find_title_names(title: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Those of the names by which a title `SHORT: LONG for ...` calls one thing, the long one first in each pair."""
    head, _, rest = title.partition(":")
    known = list(names)
    short = next((name for name in known if rest and fold(name) == fold(head)), "")
    yield from ((long, short) for long in known if short and " " in long and _goes_on(rest.strip(), long))


def without_marks(name: str) -> str:
    """The letters and figures of a name in small (`D^3QE` as `d3qe`)."""
    return re.sub(r"[\W_]", "", name).lower()


def _goes_on(rest: str, long: str) -> bool:
    """Whether the rest of a title is a name, or begins with it and goes on with a small word."""
    after = rest[len(long) :].split() if rest.lower().startswith(long.lower()) else [""]
    return not after or after[0].lower() in _SMALL


def _is_phrase(phrase: str, last: str) -> bool:
    """Whether English words may be a name: no colon among them, no small word at an end but an article."""
    first = phrase.partition(" ")[0].lower()
    return phrase.isascii() and ":" not in phrase and last.lower() not in _SMALL and first not in _SMALL - {"a"}


def _readings(short: str) -> Iterator[str]:
    """The letters of a short name, also with `D3` as DDD."""
    yield re.sub("[^A-Za-z]", "", short)
    yield re.sub("[^A-Za-z]", "", _REPEATED.sub(lambda m: m[1] * int(m[2]), short))


def _is_start(words: list[re.Match[str]], first: int, short: str) -> bool:
    """Whether a long form may begin there: at the title's head, behind a colon or what means are told with.

    The colon may not stand behind another name (`SAM 2: ...`), whose title it would be.
    """
    led = first > 0 and words[first - 1].group().lower() in _LEADING
    before = words[first - led - 1].group() if first > led else ":"
    head, colon, _ = words[0].string.partition(":")
    another = colon and _NAME.fullmatch(head) is not None and without_marks(head) != without_marks(short)
    return (before.endswith(":") or before.lower() in _MEANS) and not another


def _is_end(words: list[re.Match[str]], last: int) -> bool:
    after = words[last + 1].group().lower() if last + 1 < len(words) else ""
    return not after or after in _SMALL or words[last].group()[-1] in ":,;."


def _skipped(short: str, phrase: str) -> int | None:
    """How many words but small ones give nothing where the others give all letters in order, None if they can't."""
    words = [w.lower() for w in CASED_WORD.findall(phrase)]
    content = 1 + sum(w not in _SMALL for w in words[1:])
    if not _may_be_short(short, phrase, words, content):
        return None
    best = {0: 0}
    for word in words:
        after: dict[int, int] = {}
        for end, skipped in best.items():
            for reached in (end, *_given(short, end, word)):
                cost = skipped + (reached == end and word not in _SMALL)
                after[reached] = min(cost, after.get(reached, cost))
        best = after
    fewest = best.get(len(short))
    return fewest if fewest is not None and fewest <= content * 2 // 5 else None


def _may_be_short(short: str, phrase: str, words: list[str], content: int) -> bool:
    """Whether a short name of three letters or more may stand for three words or more, none of which it has whole."""
    low = short.lower()
    if len(short) < 3 or content < 3 or low[0] != words[0][0]:
        return False
    return not any(len(w) > 2 and w.rstrip("s") in low for w in (*words, *re.split(r"[ \-]", phrase.lower())))


def _given(short: str, end: int, word: str) -> Iterator[int]:
    """How far a short name is spelled by the first letter of a word and further ones in order; a capital begins a word."""
    place, mixed = 0, not short.isupper()
    while end < len(short) and (short[end].lower() == word[0] if not place else not (mixed and short[end].isupper())):
        at = word.find(short[end].lower(), place)
        if at < 0:
            return
        place, end = at + 1, end + 1
        yield end

"""Which candidates of a document are one thing: a long form and its short form, two spellings of a known name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.candidates import Candidate, Span
from extractors.knowledge import Knowledge

_OPENING = re.compile(r"[*`\"”’']{0,3}\s?[(（][*`\"“‘]{0,2}$")
_BETWEEN = re.compile(r"[*`\"”’']{0,2}(?:,|:|;| -| –| —)\s[*`\"“‘]{0,2}$")
_CLOSING = re.compile(r"[*`\"”’]{0,2}\s?[),;，:）]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS = re.compile(r"[A-Za-z][a-z]*|[A-Z]+|\d+|[가-힣]+")
_NOT_ALNUM = re.compile(r"[^a-z0-9]")
_NOT_LETTER = re.compile(r"[^a-z]")
_SMALL = frozenset(("a", "as", "of", "for", "the", "and", "in", "to", "with", "via", "on", "or"))

Pair = tuple[str, str]


def abbreviates(short: str, long: str, *, beside: bool = False) -> bool:
    """Whether `short` is made of the initials of `long`; `beside` it, of its letters in order with two initials among them."""
    letters = _letters(short)
    if len(letters) < 2 or len(short) >= len(long):
        return False
    words = _WORDS.findall(_CAMEL.sub(" ", long))
    initials = _possible_initials(long)
    if len(words) > 1 and letters in initials:
        return True
    return beside and _interleaves(letters.rstrip("0123456789"), _NOT_ALNUM.sub("", long.lower()), max(initials, key=len))


def _letters(short: str) -> str:
    letters = _NOT_ALNUM.sub("", short.lower())
    return letters[:-1] if short.endswith("s") and short[:-1].isupper() and len(short) > 2 else letters


def _possible_initials(long: str) -> set[str]:
    """The initials of all words, of those that are not small ones, and with `Anchor-view` counted once."""
    words = _WORDS.findall(_CAMEL.sub(" ", long))
    spaced = [w for w in long.split(" ") if w and w[0].isalpha()]
    return {_initials(part) for part in (words, [w for w in words if w not in _SMALL], spaced) if part}


def _initials(words: Sequence[str]) -> str:
    return "".join(w if w.isdigit() else w[0].lower() for w in words)


def _interleaves(letters: str, spelled: str, initials: str) -> bool:
    """Whether the letters stand in the spelling in this order, two of them as initials (one word has but one)."""
    if len(letters) < 2 or letters[0] != spelled[:1]:
        return False
    if spelled.startswith(letters):
        return False
    rest = iter(spelled)
    if not all(c in rest for c in letters):
        return False
    place, used = 0, 0
    for initial in initials:
        at = letters.find(initial, place)
        if at >= 0:
            used, place = used + 1, at + 1
    return used >= 2 or len(initials) == 1


def spells_out(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in order, the first ones first, two initials among them, no word whole."""
    words = [word for word in _WORDS.findall(_CAMEL.sub(" ", long)) if word[0].isalpha()]
    if len(words) < 2 or any(len(word) > 2 and word.lower() in short.lower() for word in words):
        return False
    return _interleaves(_NOT_LETTER.sub("", short.lower()), _NOT_LETTER.sub("", long.lower()), _initials(words))


def group_candidates(candidates: Mapping[str, Candidate], texts: Sequence[str], knowledge: Knowledge) -> list[list[Candidate]]:
    """The candidates in groups of one thing each, in the order of their first spans; the first of a group comes first."""
    order = {key: index for index, key in enumerate(candidates)}
    parent = {key: key for key in candidates}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for pairs in (_concepts(candidates, knowledge), _beside(candidates, texts), _initialisms(candidates)):
        for left, right in pairs:
            first, second = sorted((root(left), root(right)), key=order.__getitem__)
            parent[second] = first
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for key, candidate in candidates.items():
        groups[root(key)].append(candidate)
    return [outermost(group) for group in groups.values()]


def outermost(group: Sequence[Candidate]) -> list[Candidate]:
    """The group without spans that lie inside others of it: where `MS-COCO` stands, `COCO` does not stand as well."""
    if len(group) == 1:
        return list(group)
    spans = [span for candidate in group for span in candidate.spans]
    kept = [Candidate(c.key, [s for s in c.spans if not any(is_inside(s, other) for other in spans)]) for c in group]
    return [candidate for candidate in kept if candidate.spans]


def is_inside(span: Span, other: Span) -> bool:
    """Whether a span lies in a longer one."""
    within = span.passage == other.passage and other.start <= span.start and span.end <= other.end
    return within and span.end - span.start < other.end - other.start


def _concepts(candidates: Mapping[str, Candidate], knowledge: Knowledge) -> Iterator[Pair]:
    first: dict[str, str] = {}
    for key in candidates:
        known = knowledge.names.get(key)
        if known:
            other = first.setdefault(known.name, key)
            if other != key:
                yield other, key


def _beside(candidates: Mapping[str, Candidate], texts: Sequence[str]) -> Iterator[Pair]:
    """Pairs of `Long Form (LF`, `LF (Long Form`, `Long Form, LF)` and `LF: Long Form`: at each place the closest."""
    ends: dict[tuple[int, int], list[tuple[str, Span]]] = defaultdict(list)
    for key, candidate in candidates.items():
        for span in candidate.spans:
            ends[span.passage, span.end].append((key, span))
    best: dict[tuple[int, int], tuple[bool, int, Pair]] = {}
    for key, candidate in candidates.items():
        for span in candidate.spans:
            gap, sign = _gap(texts[span.passage], span)
            for other, outer in ends.get((span.passage, span.start - gap), ()) if gap else ():
                short, long = sorted((span.text, outer.text), key=len)
                exact = abbreviates(short, long)
                if exact or (_may_spell(sign, short, long) and abbreviates(short, long, beside=True)):
                    found = (not exact, len(long), (other, key))
                    best[span.passage, span.start] = min(found, best.get((span.passage, span.start), found))
    yield from (pair for _, _, pair in best.values())


def _gap(text: str, span: Span) -> tuple[int, str]:
    """How many characters lie between a name and the one that it may be another form of, and the sign among them."""
    before = text[max(0, span.start - 6) : span.start]
    opened = _OPENING.search(before) if "(" in before else None
    gap = opened or _BETWEEN.search(before)
    if gap is None or (_CLOSING.match(text, span.end) is None and ":" not in gap.group()):
        return 0, ""
    sign = "(" if opened else ":" if ":" in gap.group() else ")" if text[span.end : span.end + 1] == ")" else ","
    return len(gap.group()), sign


def _may_spell(sign: str, short: str, long: str) -> bool:
    """Whether letters in order are enough here: in a bracket, after a colon, or for several words at a bracket's end."""
    return " " not in short and sum(not c.islower() for c in short) >= 2 and (sign in "(:" or (sign == ")" and " " in long))


def _initialisms(candidates: Mapping[str, Candidate]) -> Iterator[Pair]:
    """Pairs of an initialism and the one long form of the document that it stands for, wherever they are."""
    longs: dict[str, list[str]] = defaultdict(list)
    for key, candidate in candidates.items():
        words = _WORDS.findall(_CAMEL.sub(" ", candidate.text)) if candidate.text[0].isupper() else []
        if 2 <= len(words) <= 7 and len(candidate.text) > 8:
            for initials in _possible_initials(candidate.text):
                longs[initials].append(key)
    for key, candidate in candidates.items():
        text = candidate.text
        if len(text) < 9 and " " not in text and text[0].isupper() and sum(map(str.isupper, text)) >= 2:
            found = longs.get(_letters(text), ())
            if len(found) == 1 and found[0] != key:
                yield found[0], key

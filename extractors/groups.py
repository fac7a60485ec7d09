"""Which candidates of a document are one thing: a long form beside its short form in brackets, two spellings of a known name."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.candidates import Candidate, Span
from extractors.knowledge import Knowledge

_OPENING = re.compile(r"[*`\"”’']{0,3}\s?[(（][*`\"“]{0,2}$")
_CLOSING = re.compile(r"[*`\"”]{0,2}\s?[),;，:）]")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_WORDS = re.compile(r"[A-Za-z][a-z]*|\d+|[가-힣]+")
_NOT_ALNUM = re.compile(r"[^a-z0-9]")
_SMALL = frozenset(("of", "for", "the", "and", "in", "to", "with", "via", "on"))


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` is made of the letters of `long` in order, most of its initials among them."""
    letters = _NOT_ALNUM.sub("", short.lower())
    if letters.endswith("s") and short[:-1].isupper():
        letters = letters[:-1]
    spelled = _NOT_ALNUM.sub("", long.lower())
    if not letters or len(short) >= len(long) or letters[0] != spelled[:1]:
        return False
    words = [w for w in _WORDS.findall(_CAMEL.sub(r"\1 \2", long)) if w not in _SMALL]
    initials = "".join(w if w.isdigit() else w[0].lower() for w in words)
    if letters == initials:
        return True
    rest = iter(spelled)
    if not all(c in rest for c in letters):
        return False
    place, used = 0, 0
    for initial in initials:
        at = letters.find(initial, place)
        if at >= 0:
            used, place = used + 1, at + 1
    return used >= max(2, 0.6 * len(initials))


def group_candidates(candidates: Mapping[str, Candidate], texts: Sequence[str], knowledge: Knowledge) -> list[list[Candidate]]:
    """The candidates in groups of one thing each, in the order of their first spans; the first of a group comes first."""
    parent = {key: key for key in candidates}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for left, right in (*_definitions(candidates, texts), *_concepts(candidates, knowledge)):
        first, second = sorted(
            (root(left), root(right)), key=lambda k: (candidates[k].spans[0].passage, candidates[k].spans[0].start)
        )
        parent[second] = first
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for key, candidate in candidates.items():
        groups[root(key)].append(candidate)
    return list(groups.values())


def _concepts(candidates: Mapping[str, Candidate], knowledge: Knowledge) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    pairs = []
    for key in candidates:
        known = knowledge.names.get(key)
        if known:
            other = first.setdefault(known.name, key)
            if other != key:
                pairs.append((other, key))
    return pairs


def _definitions(candidates: Mapping[str, Candidate], texts: Sequence[str]) -> list[tuple[str, str]]:
    ends: dict[tuple[int, int], list[tuple[str, Span]]] = defaultdict(list)
    for key, candidate in candidates.items():
        for span in candidate.spans:
            ends[span.passage, span.end].append((key, span))
    pairs = []
    for key, candidate in candidates.items():
        for span in candidate.spans:
            text = texts[span.passage]
            if _CLOSING.match(text, span.end) is None or "(" not in text[max(0, span.start - 4) : span.start]:
                continue
            opening = _OPENING.search(text, max(0, span.start - 6), span.start)
            if opening:
                pairs += [(other, key) for other, outer in ends[span.passage, opening.start()] if _same(span.text, outer.text)]
    return pairs


def _same(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return abbreviates(short, long)

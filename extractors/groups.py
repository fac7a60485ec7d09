"""Which candidates of a document are one thing: a long form and its short form, two spellings of a known name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from extractors.candidates import Candidate, Span
from extractors.knowledge import Knowledge
from kg.names.differing import are_told_apart
from kg.names.forms import abbreviates, are_initials, initials, letters_of
from kg.names.parts import split_name
from kg.unions import Unions

_OPENING = re.compile(r"[*`\"”’']{0,3}\s?[(（][*`\"“‘]{0,2}$")
_BETWEEN = re.compile(r"[*`\"”’']{0,2}(?:,|:|;| -| –| —)\s[*`\"“‘]{0,2}$")
_CLOSING = re.compile(r"[*`\"”’]{0,2}\s?[),;，:）]")
_NUMBERED = re.compile(r"[\d+]")
_LONG_FORM = re.compile(r"(?=.{9})[A-Z]\S*(?:[ \-][A-Za-z]\S*){1,6}")

Pair = tuple[str, str]


def group_candidates(candidates: Mapping[str, Candidate], texts: Sequence[str], knowledge: Knowledge) -> list[list[Candidate]]:
    """The candidates in groups of one thing each, in the order of their first spans; the first of a group comes first."""
    unions = Unions(candidates)
    beside = list(_beside(candidates, texts))
    known = _concepts(candidates, knowledge, but=_redefined(beside, knowledge))
    for pairs in (known, beside, _initialisms(candidates, knowledge)):
        for left, right in (p for p in pairs if not _are_apart(candidates[p[0]].text, candidates[p[1]].text)):
            unions.join(left, right)
    return [outermost([candidates[key] for key in group]) for group in unions.groups()]


def _are_apart(left: str, right: str) -> bool:
    """Whether the parts of two names say that they are two things (POINTS, POINTS-1.5).

    A text may leave out how large a data set is (KonIQ-10k, KonIQ).
    """
    one, other = split_name(left), split_name(right)
    tails = [parts.tail for parts in (one, other) if parts.tail]
    sized = len(tails) == 1 and all(token.kind == "size" for token in tails[0])
    return not sized and are_told_apart(one, other)


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


def _redefined(beside: Iterable[Pair], knowledge: Knowledge) -> frozenset[str]:
    """The keys of known names that the text spells out as something else (`Dense Policy Optimization(DPO)`)."""
    names = knowledge.names
    pairs = [(short, long) for pair in beside for short, long in [sorted(pair, key=len)] if short in names]
    return frozenset(short for short, long in pairs if long not in names or names[long].name != names[short].name)


def _concepts(candidates: Mapping[str, Candidate], knowledge: Knowledge, *, but: Set[str]) -> Iterator[Pair]:
    """Pairs of names of one known thing, but for some keys."""
    first: dict[str, str] = {}
    for key in (key for key in candidates if key not in but):
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
    best: dict[tuple[int, int], tuple[bool, bool, int, Pair]] = {}
    for key, candidate in candidates.items():
        for span in candidate.spans:
            gap, sign = _gap(texts[span.passage], span)
            for other, outer in ends.get((span.passage, span.start - gap), ()) if gap else ():
                short, long = sorted((span.text, outer.text), key=len)
                exact = are_initials(short, long)
                if exact or (_may_spell(sign, short, long) and abbreviates(short, long)):
                    found = (letters_of(short) not in initials(long), not exact, len(long), (other, key))
                    best[span.passage, span.start] = min(found, best.get((span.passage, span.start), found))
    yield from (pair for *_, pair in best.values())


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
    if " " in short or sum(not c.islower() for c in short) < 2 or long.lower().startswith(short.lower()):
        return False
    return sign in "(:" or (sign == ")" and " " in long)


def _initialisms(candidates: Mapping[str, Candidate], knowledge: Knowledge) -> Iterator[Pair]:
    """Pairs of an initialism and the one long form of the document that it stands for, wherever they are.

    None of two things that the vocabulary knows, unless capitals may stand for both: PaLM is not Program-aided Language Models.
    """
    longs: dict[str, list[str]] = defaultdict(list)
    for key, candidate in candidates.items():
        if _LONG_FORM.fullmatch(candidate.text):
            for letters in initials(candidate.text):
                longs[letters].append(key)
    for key, candidate in candidates.items():
        text = candidate.text
        if len(text) < 9 and " " not in text and text[0].isupper() and sum(map(str.isupper, text)) >= 2:
            found = longs.get(letters_of(text), ()) if not _NUMBERED.search(text) else ()
            known = {knowledge.names[k].name for k in (key, *found) if k in knowledge.names}
            if len(found) == 1 and found[0] != key and (text.isupper() or len(known) < 2):
                yield found[0], key

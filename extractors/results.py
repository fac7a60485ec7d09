"""The numbers that a document claims: whose, on what, by which measure, a level reached or a change."""

import re

from extractors.measures import measure_spotter
from extractors.numbers import Number, find_numbers
from extractors.occurrences import Names, Occurrence
from extractors.sentences import Sentence, find_sentences
from kg.model import Claim, Document, Evidence, Mention

_UNITS = frozenset({"%", "points", "x", "FPS", "ms", "s", "/5", "/10", "/100", "dB"})
_DOWN = re.compile(r"감소|단축|절감|줄|낮|하락|짧|저하|적은|적게|축소|절약|reduc|lower|decreas|fewer|less|shorter|drop|cut")
_UP = re.compile(
    r"향상|개선|증가|높|빠|빨라|상승|능가|앞서|우수|가속|더 "
    r"|improv|increas|higher|faster|gain|outperform|better|more"
)
_AGAINST = re.compile(r"\s*(?:\S{1,12} )?(?:대비|보다|에 비해|과 비교|와 비교)|.{0,12}(?:대비|보다|에 비해)")
_FROM = re.compile(r"(?:에서|에서는|->|→| to | vs\.? ).{0,15}")
_SYSTEMS = frozenset({"Method", "Model"})
_RESOURCES = frozenset({"Dataset", "Benchmark"})


def read_claims(document: Document, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """The claims of a document in order of place; each number claimed once for each resource."""
    names = Names.from_mentions(mentions)
    system = _own_system(mentions)
    claims: dict[tuple[object, ...], Claim] = {}
    for passage in document.passages:
        if passage.kind == "heading" or passage.role in ("limitations", "futureWork", "motivation"):
            continue
        for sentence in find_sentences(passage):
            for claim in _claims(document, sentence, names=names, system=system):
                claims.setdefault((claim.value, claim.delta, claim.resource), claim)
    return tuple(claims.values())


def _own_system(mentions: tuple[Mention, ...]) -> str:
    own = [m.name for m in mentions if m.type in _SYSTEMS and any(r.relation == "proposes" for r in m.roles)]
    return own[0] if own else ""


def _claims(document: Document, sentence: Sentence, *, names: Names, system: str) -> list[Claim]:
    text = sentence.text
    numbers = [n for n in find_numbers(text) if n.unit in _UNITS or (n.decimals and not n.unit)]
    occurrences = names.find(text)
    claims = []
    before: Number | None = None
    for number in numbers:
        follower = text[number.end : number.end + 30]
        if before is None and _FROM.match(follower) and any(n.start > number.end for n in numbers):
            before = number
            continue
        claims.append(_claim(document, sentence, number, before=before, occurrences=occurrences, system=system))
        before = None
    return [c for c in claims if c]


def _claim(
    document: Document,
    sentence: Sentence,
    number: Number,
    *,
    before: Number | None,
    occurrences: tuple[Occurrence, ...],
    system: str,
) -> Claim:
    text = sentence.text
    after = text[number.end : number.end + 40]
    down, up = _DOWN.search(after), _UP.search(after)
    is_delta = bool(number.sign or number.unit == "x" or (before is None and (down or up)))
    negative = number.sign < 0 or (down is not None and (up is None or down.start() < up.start()))
    amount = -number.value if is_delta and negative else number.value
    return Claim(
        system=system,
        resource=_nearest(occurrences, number, _RESOURCES),
        metric=_metric(text, number),
        value=None if is_delta else amount,
        delta=amount if is_delta else None,
        unit=number.unit,
        baseline=_baseline(text, occurrences),
        baseline_value=before.value if before else None,
        printed=number.printed,
        evidence=(_evidence(document, sentence, number),),
    )


def _nearest(occurrences: tuple[Occurrence, ...], number: Number, types: frozenset[str]) -> str:
    left = [o for o in occurrences if o.mention.type in types and o.end <= number.start]
    return left[-1].mention.name if left else ""


def _metric(text: str, number: Number) -> str:
    spots = measure_spotter().find(text)
    near = sorted((min(abs(s.end - number.start), abs(s.start - number.end)), s.key) for s in spots)
    return near[0][1] if near else ""


def _baseline(text: str, occurrences: tuple[Occurrence, ...]) -> str:
    compared = [o for o in occurrences if o.mention.type in _SYSTEMS and _AGAINST.match(text, o.end)]
    return compared[0].mention.name if compared else ""


def _evidence(document: Document, sentence: Sentence, number: Number) -> Evidence:
    digest = document.digest
    start, end = sentence.place + number.start, sentence.place + number.end
    return Evidence(digest.id, digest.path, digest.date, sentence.passage.line, start, end, sentence.text, "number", 0.6)

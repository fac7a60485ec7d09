"""From what the model says of each candidate to mentions: which names are kept, in which cut, with which roles and evidence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from extractors.candidates import Span, spans_alone
from extractors.contexts import sentences_of
from extractors.features import NameFeatures
from extractors.groups import is_inside
from extractors.namesakes import join_namesakes
from extractors.outputs import FIRST_RELATION, NAME, RELATIONS, TYPES
from extractors.tables import Floats
from kg.doubts import most_of
from kg.model import Document, Evidence, Mention, Role
from kg.spelling import FIELD_WORDS, folded_spellings

LEAST_NAME = 0.5
"""A candidate is a name from this probability on."""

SURE_NAME = 0.8
"""From this probability on a name keeps the places of shorter names inside it."""

LEAST_ROLE = 0.45
"""A name has a role from this probability on (that of the name times that of the role)."""

_MOST_EVIDENCE = 3
_LEGAL = {
    "Method": frozenset({"proposes", "uses", "comparesWith", "evaluates"}),
    "Model": frozenset({"proposes", "uses", "comparesWith", "evaluates"}),
    "Dataset": frozenset({"proposes", "uses", "trainsOn", "evaluatesOn"}),
    "Benchmark": frozenset({"proposes", "uses", "trainsOn", "evaluatesOn"}),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one candidate: probabilities, and the log odds of each occurrence by the context alone."""

    name: NameFeatures
    sure: float
    types: Floats
    relations: Floats
    places: Floats

    @property
    def type(self) -> str:
        return TYPES[int(np.argmax(self.types))]


class Cues(Protocol):
    """Says which cue of an occurrence spoke most for a relation."""

    def strongest(self, features: Sequence[str], relation: int) -> str: ...


def keep_readings(readings: Sequence[Reading], *, least: float = LEAST_NAME) -> list[Reading]:
    """The readings that are names, surest first, each with a place of its own.

    A place inside a longer name that is sure, too, is that one's (`PixelDiT` in `PixelDiT-XL`); of other places that
    overlap the surest name has them all.
    """
    named = sorted((reading for reading in readings if reading.sure >= least), key=lambda r: -r.sure)
    sure: dict[int, list[Span]] = defaultdict(list)
    for span in (s for reading in named if reading.sure >= SURE_NAME for s in reading.name.spans):
        sure[span.passage].append(span)
    taken: dict[int, list[Span]] = defaultdict(list)
    kept = []
    for reading in named:
        own = [span for span in reading.name.spans if not any(is_inside(span, other) for other in sure[span.passage])]
        if any(not any(_overlap(span, other) for other in taken[span.passage]) for span in own):
            kept.append(reading)
            for span in own:
                taken[span.passage].append(span)
    return kept


def keys_in_doubt(document: Document, readings: Sequence[Reading]) -> frozenset[str]:
    """The keys of what is no name, or has no relation, and stands alone as well as at the head of longer names."""
    texts = [passage.text for passage in document.passages]
    doubted = [c for r in readings if not _is_told(r) for c in r.name.candidates]
    return frozenset(c.key for c in doubted if 0 < len(spans_alone(c, texts)) < len(c.spans))


def with_second_looks(readings: Sequence[Reading], second: Sequence[Reading]) -> list[Reading]:
    """The readings, but those of a second look in their stead that tell what a paper does with a name."""
    told = {r.name.candidates[0].key: r for r in second if any(c.alone for c in r.name.candidates) and _is_told(r)}
    return [told.get(reading.name.candidates[0].key, reading) for reading in readings]


def _is_told(reading: Reading) -> bool:
    return reading.sure >= LEAST_NAME and bool(relations_of(reading))


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def relations_of(reading: Reading, *, least: float = LEAST_ROLE) -> list[tuple[int, float]]:
    """The relations that hold, by index, each with its confidence."""
    legal = _LEGAL[reading.type]
    said = [(index, reading.sure * float(p)) for index, p in enumerate(reading.relations) if RELATIONS[index] in legal]
    return [(index, p) for index, p in said if p >= least]


def shown_name(name: NameFeatures) -> str:
    """The spelling under which a name is shown: the most frequent one of its group, of equals the shortest."""
    candidate = max(name.candidates, key=lambda c: (len(c.spans), -len(c.text)))
    return candidate.text


def read_mentions(document: Document, readings: Sequence[Reading], cues: Cues) -> tuple[Mention, ...]:
    """The mentions of a document in the order of the text; what is but a word for a field (LLM, RL) is none."""
    kept = [r for r in keep_readings(readings) if not folded_spellings(shown_name(r.name)) & FIELD_WORDS]
    kept.sort(key=lambda r: (r.name.spans[0].passage, r.name.spans[0].start))
    return join_namesakes([_mention(document, reading, cues) for reading in kept])


def _mention(document: Document, reading: Reading, cues: Cues) -> Mention:
    name = shown_name(reading.name)
    spellings = {*(span.text for span in reading.name.spans), reading.name.known} - {name, ""}
    roles = [Role(RELATIONS[index], _evidence(document, reading, index, sure, cues)) for index, sure in relations_of(reading)]
    if not roles:
        roles = [Role("mentions", _evidence(document, reading, -1, reading.sure, cues))]
    return Mention(name, tuple(sorted(spellings)), reading.type, tuple(sorted(roles)))


def _evidence(document: Document, reading: Reading, relation: int, sure: float, cues: Cues) -> tuple[Evidence, ...]:
    odds = reading.places[:, NAME if relation < 0 else FIRST_RELATION + relation]
    most, sure = odds.max(), min(sure, most_of(document))
    pieces = []
    for place in np.argsort(-odds, kind="stable")[:_MOST_EVIDENCE].tolist():
        if odds[place] >= most - 2:
            cue = cues.strongest(reading.name.occurrences[place], relation) if relation >= 0 else ""
            piece = _piece(document, reading.name.spans[place], cue)
            pieces.append(replace(piece, confidence=max(round(sure * float(np.exp(odds[place] - most)), 4), 0.0001)))
    return tuple(sorted(set(pieces)))


def _piece(document: Document, span: Span, cue: str) -> Evidence:
    passage = document.passages[span.passage]
    sentence = next(s for s in sentences_of(passage.text) if s.end >= span.end)
    return Evidence(
        digest=document.digest.id,
        path=document.digest.path,
        date=document.digest.date,
        line=passage.line,
        start=passage.start + span.start,
        end=passage.start + span.end,
        sentence=passage.text[sentence.start : sentence.end].strip(),
        rule=f"reader:{passage.role}" + (f"+{cue}" if cue else ""),
        confidence=1.0,
    )

"""Where the names of a document stand: the sentence of each, the list that it is in and the names beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.occurrences import Names
from extractors.spotting import find_runs
from kg.model import Document, Evidence, Mention
from kg.proof import find_evidence
from kg.sentences import Sentence, find_sentences

TOLD = 0.9
"""The confidence of what is told outright."""

_AND = re.compile(r"[*`]{0,2} ?(?:와|과|및|,|·|/|&|and)\s?(?:및 |그리고 |and )?[*`]{0,2}")


@dataclass(frozen=True, slots=True)
class Place:
    """A name at `start`..`end` of a sentence, and where the list of names that it stands in begins and ends.

    `beside` are the names in that sentence, `measured` tells that it is a cell of a row with figures.
    """

    sentence: Sentence
    start: int
    end: int
    first: int
    last: int
    beside: frozenset[str]
    measured: bool


def find_places(document: Document, mentions: Sequence[Mention]) -> dict[str, list[Place]]:
    """The places of each name, of names inside longer ones none."""
    names, found = Names.from_mentions(mentions), defaultdict[str, list[Place]](list)
    figures = {passage.line for passage in document.passages if passage.kind == "row" and passage.label}
    for passage in document.passages:
        occurrences = names.find(passage.text)
        measured = passage.kind == "row" and passage.line in figures
        for sentence in find_sentences(passage) if occurrences else ():
            end = sentence.start + len(sentence.text)
            here = [o for o in occurrences if sentence.start <= o.start < end]
            beside = frozenset(o.mention.name for o in here)
            for run in find_runs(passage.text, here, _AND):
                for one in run:
                    start, end, first, last = (at - sentence.start for at in (one.start, one.end, run[0].start, run[-1].end))
                    found[one.mention.name].append(Place(sentence, start, end, first, last, beside, measured))
    return found


def told_at(document: Document, places: Iterable[Place]) -> tuple[Evidence, ...]:
    """Evidence of what is told outright at each of the places."""
    return tuple(find_evidence(document, p.sentence, p.start, p.end, rule="told outright", share=TOLD) for p in places)


def stands_in(piece: Evidence, places: Iterable[Place]) -> bool:
    """Whether a piece of evidence stands in the sentence of one of the places."""
    return any(p.sentence.place <= piece.start < p.sentence.place + len(p.sentence.text) for p in places)

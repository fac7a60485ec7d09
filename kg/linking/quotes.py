"""Sentences in which a paper's digests have a name: what shows a spelling, wherever the roles of its thing were read."""

from collections.abc import Iterable, Iterator

from kg.linking.papers import PaperReading
from kg.linking.things import Thing
from kg.model import Document, Evidence
from kg.names.places import places_of
from kg.proof import find_evidence
from kg.sentences import Sentence, find_sentences

MOST_PIECES = 3
"""So many sentences show a spelling."""

SPELLED = "spelled"
"""The rule of evidence that shows a spelling and proves no role."""


class Quotes:
    """The documents of each paper, to be quoted."""

    def __init__(self, readings: Iterable[PaperReading]) -> None:
        self._documents = {r.arxiv: tuple(e.document for e in r.extractions) for r in readings}

    def find(self, thing: Thing, spelling: str, *, beside: Iterable[str]) -> tuple[Evidence, ...]:
        """A few sentences of the thing's paper that hold a spelling, of them those with one `beside` it if there are any.

        Where none does, one that shows the thing. What proves a role as well is the evidence of that.
        """
        shown = [e for role in thing.roles for e in role.evidence]
        found = dict.fromkeys(e for d in self._documents.get(thing.paper, ()) for e in _quoted(d, spelling))
        told = {(e.digest, e.line, e.sentence): e for e in sorted(shown, reverse=True)}
        pieces = [told.get((e.digest, e.line, e.sentence), e) for e in found] or [e for e in shown if spelling in e.sentence]
        others = [other for other in beside if other not in spelling]
        defining = [e for e in pieces if any(other in e.sentence.replace(spelling, "") for other in others)]
        return tuple(sorted(dict.fromkeys(defining or pieces))[:MOST_PIECES] or sorted(shown)[:1])


def _quoted(document: Document, spelling: str) -> Iterator[Evidence]:
    """Where a document has a spelling: as a name of its own, or else within a word."""
    holding = [p for p in document.passages if spelling in p.text]
    sentences = [s for passage in holding for s in find_sentences(passage) if spelling in s.text]
    apart = [(s, next(places_of(spelling, s.text), None)) for s in sentences]
    yield from (_piece(document, s, *place) for s, place in apart if place)
    if not any(place for _, place in apart):
        yield from (
            _piece(document, s, start, start + len(spelling)) for s in sentences if (start := s.text.find(spelling)) >= 0
        )


def _piece(document: Document, sentence: Sentence, start: int, end: int) -> Evidence:
    return find_evidence(document, sentence, start, end, rule=SPELLED, share=1.0)

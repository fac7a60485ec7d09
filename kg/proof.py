"""Evidence for what rules read in a sentence: made in one way, so that doubt about a document reaches all that they say."""

from kg.doubts import most_of
from kg.model import Document, Evidence
from kg.sentences import Sentence


def find_evidence(document: Document, sentence: Sentence, start: int, end: int, *, rule: str, share: float) -> Evidence:
    """Evidence of probability `share` that stands at `start`..`end` of a sentence's text."""
    digest = document.digest
    sure = round(min(share, most_of(document)), 4)
    place = sentence.place + start, sentence.place + end
    return Evidence(digest.id, digest.path, digest.date, sentence.passage.line, *place, sentence.text, rule, sure)

"""Evidence for what is read in a sentence: one way to make it, so that doubt about a document reaches everything said of it."""

from kg.model import Document, Evidence
from kg.sentences import Sentence

MOST_DOUBTFUL = 0.5
"""Nothing that a doubtful document says is surer than this."""


def find_evidence(document: Document, sentence: Sentence, start: int, end: int, *, rule: str, share: float) -> Evidence:
    """Evidence of probability `share` that stands at `start`..`end` of a sentence's text."""
    digest = document.digest
    sure = min(share, MOST_DOUBTFUL) if document.status == "doubtful" else share
    place = sentence.place + start, sentence.place + end
    return Evidence(digest.id, digest.path, digest.date, sentence.passage.line, *place, sentence.text, rule, round(sure, 4))

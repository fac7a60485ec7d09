"""Evidence for what rules read in a sentence: made in one way, so that doubt about a document reaches all that they say."""

from extractors.sentences import Sentence
from kg.model import Document, Evidence

MOST_DOUBTFUL = 0.5
"""Nothing that a doubtful document says is surer than this."""


def find_evidence(document: Document, sentence: Sentence, start: int, end: int, *, rule: str, share: float) -> Evidence:
    """Evidence of probability `share` that stands at `start`..`end` of a sentence's text."""
    digest = document.digest
    sure = min(share, MOST_DOUBTFUL) if document.status == "doubtful" else share
    place = sentence.place + start, sentence.place + end
    return Evidence(digest.id, digest.path, digest.date, sentence.passage.line, *place, sentence.text, rule, round(sure, 4))

"""Papers whose digest apologises: what is read from such a summary is never sure, whichever extractor read it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.inputs import Notice
from kg.model import Document, Evidence, Extraction

MOST = 0.5
"""The highest confidence of what a doubtful summary says."""

_MESSAGES = {
    "doubtful": f"the summary apologises that the paper could not be read; none of its edges is over {MOST}",
    "unsummarised": "no summary, only an apology or nothing; the paper is kept without edges",
}


def doubts_of(documents: Iterable[Document]) -> Iterator[Notice]:
    """A warning for each paper whose digest apologises, in the documents' order."""
    for document in documents:
        if message := _MESSAGES.get(document.status):
            yield Notice(document.digest.path, document.line, f"{document.paper}: {message}")


def most_of(document: Document) -> float:
    """The highest confidence of what the document says."""
    return MOST if document.status == "doubtful" else 1.0


def capped(extraction: Extraction) -> Extraction:
    """The extraction, of a doubtful document with no confidence over `MOST`."""
    if extraction.document.status != "doubtful":
        return extraction
    mentions = tuple(
        replace(m, roles=tuple(replace(r, evidence=_capped(r.evidence)) for r in m.roles)) for m in extraction.mentions
    )
    return replace(
        extraction,
        mentions=mentions,
        measures=tuple(replace(m, evidence=_capped(m.evidence)) for m in extraction.measures),
        topics=tuple(replace(t, evidence=_capped(t.evidence)) for t in extraction.topics),
        claims=tuple(replace(c, evidence=_capped(c.evidence)) for c in extraction.claims),
    )


def _capped(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(replace(piece, confidence=min(piece.confidence, MOST)) for piece in evidence)

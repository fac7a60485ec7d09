"""The one spaCy pipeline: a blank language, a tokeniser that cuts where Latin meets Hangul, and the reader's components.

A document becomes one `Doc`, its passages joined by line ends. `kg_candidates` finds the candidates, `kg_reader` judges them
and leaves the mentions in `doc._.kg_mentions` and their places in `doc.spans["kg"]`. Components of one's own go before or
after them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors.decoding import read_mentions
from extractors.reader import load_reader
from kg.model import Document

BATCH = 16
"""Documents judged at once: more share more work, fewer stay in the processor's cache."""
_TOKEN = re.compile(r"([가-힣]+|[A-Za-zÀ-ÖØ-öø-ÿĀ-žΑ-ω0-9]+(?:[.\-_+'’/]*[A-Za-zÀ-ÖØ-öø-ÿĀ-žΑ-ω0-9]+)*|\s|[^\s])( ?)")

for _name in ("kg_document", "kg_names", "kg_mentions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class HangulTokenizer:
    """Cuts text into words, numbers and marks; `GRPO를` is two tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        tokens = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in tokens], spaces=[space == " " for _, space in tokens])


class CandidateComponent:
    """Finds the candidates of the Doc's document and leaves them, with their features, in `doc._.kg_names`."""

    def __call__(self, doc: Doc) -> Doc:
        if doc._.kg_document is not None:
            doc._.kg_names = load_reader().find_names(doc._.kg_document)
        return doc


class ReaderComponent:
    """Judges the candidates: `doc._.kg_mentions`, and their places in `doc.spans["kg"]`, labelled with their types."""

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Judge some dozens of documents at once."""
        docs = iter(stream)
        while batch := list(islice(docs, min(batch_size, BATCH))):
            reader = load_reader()
            judged = reader.judge([doc._.kg_document for doc in batch], [doc._.kg_names or [] for doc in batch])
            for doc, readings in zip(batch, judged, strict=True):
                if doc._.kg_document is not None:
                    doc._.kg_mentions = read_mentions(doc._.kg_document, readings, reader)
                    doc.spans["kg"] = _spans(doc)
                yield doc


@Language.factory("kg_candidates")
def make_candidates(nlp: Language, name: str) -> CandidateComponent:  # noqa: ARG001 (the signature is spaCy's)
    """The component that finds candidates."""
    return CandidateComponent()


@Language.factory("kg_reader")
def make_reader(nlp: Language, name: str) -> ReaderComponent:  # noqa: ARG001 (the signature is spaCy's)
    """The component that judges them."""
    return ReaderComponent()


@lru_cache(maxsize=1)
def load_language() -> Language:
    """The pipeline, made once for each process."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = HangulTokenizer(nlp.vocab)
    nlp.add_pipe("kg_candidates")
    nlp.add_pipe("kg_reader")
    return nlp


def as_doc(document: Document, nlp: Language) -> Doc:
    """The document as a Doc: its passages joined by line ends, itself in `doc._.kg_document`."""
    doc = nlp.make_doc("\n".join(passage.text for passage in document.passages))
    doc._.kg_document = document
    return doc


def _spans(doc: Doc) -> list[Span]:
    """The places of the mentions' evidence in the Doc; a place that cuts a token has none."""
    document: Document = doc._.kg_document
    offsets, at = {}, 0
    for passage in document.passages:
        offsets[passage.line, passage.start] = at
        at += len(passage.text) + 1
    places = {(e.start, e.end, m.type) for m in doc._.kg_mentions for r in m.roles for e in r.evidence}
    found = []
    for start, end, type_ in sorted(places):
        passage = next(p for p in document.passages if p.start <= start and end <= p.end)
        begin = offsets[passage.line, passage.start] + start - passage.start
        span = doc.char_span(begin, begin + end - start, label=type_)
        if span is not None:
            found.append(span)
    return found

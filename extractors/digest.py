"""The extractor of the project: names and roles by the trained reader, numbers, measures and topics by rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.aliases import complete_aliases
from extractors.denials import without_denied
from extractors.explanation import explain
from extractors.homographs import as_meant, is_homograph
from extractors.inner import without_inner
from extractors.language import as_doc, load_language
from extractors.linear import LinearModel
from extractors.measures import read_measures
from extractors.outright import as_told
from extractors.proposals import with_own
from extractors.results import read_claims
from extractors.topics import read_topics
from kg.memory import few_collections
from kg.model import Document, Explanation, Extraction, Mention


class DigestExtractor:
    """Reads digests without a language model, and explains; the pipeline is `extractors.language.load_language()`."""

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One extraction per document, in the same order; documents without a summary have an empty one."""
        nlp = load_language()
        with few_collections():
            for doc in nlp.pipe(as_doc(document, nlp) for document in documents):
                yield _extraction(doc._.kg_document, doc._.kg_mentions)

    def explain(self, document: Document, name: str) -> Explanation | None:
        """What spoke for and against a name of a document and its roles, None if it is no candidate there."""
        return explain(document, name)


def settle_mentions(
    document: Document, mentions: Sequence[Mention], *, models: Mapping[str, LinearModel] | None = None
) -> tuple[Mention, ...]:
    """What the reader judged of names, with their aliases and with what the text says outright; `models` are ours if None."""
    completed = without_inner(complete_aliases(document, mentions, models=models))
    meant = (as_meant(without_denied(mention)) for mention in completed if not is_homograph(mention))
    return as_told(document, tuple(with_own(document, mention) for mention in meant))


def _extraction(document: Document, mentions: tuple[Mention, ...]) -> Extraction:
    if document.status == "unsummarised":
        return Extraction(document)
    named = settle_mentions(document, mentions)
    return Extraction(
        document,
        mentions=named,
        measures=read_measures(document),
        topics=read_topics(document),
        claims=read_claims(document, named),
    )

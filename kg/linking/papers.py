"""Papers and digests: what several documents say about one paper, put together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.identifiers import paper_node
from kg.model import Digest, Extraction, Mention, Paper
from kg.names.korean import is_korean
from kg.papers import find_paper_id

_STATUS = ("summarised", "doubtful", "unsummarised")


@dataclass(frozen=True, slots=True)
class PaperReading:
    """A paper with all that was read about it, its extractions in the order of digest and line."""

    paper: Paper
    extractions: tuple[Extraction, ...]

    @property
    def id(self) -> str:
        return self.paper.id

    @property
    def arxiv(self) -> str:
        return self.paper.arxiv

    @property
    def mentions(self) -> list[Mention]:
        """All that its digests mention, in their order."""
        return [m for e in self.extractions for m in e.mentions]


def gather_papers(extractions: Iterable[Extraction]) -> tuple[PaperReading, ...]:
    """One reading for each paper, sorted by id, whatever form its identifier has in a document."""
    found: dict[str, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        named = extraction.document.paper
        found[find_paper_id(named) or named].append(extraction)
    return tuple(_reading(arxiv, found[arxiv]) for arxiv in sorted(found) if arxiv)


def gather_digests(readings: Iterable[PaperReading]) -> tuple[Digest, ...]:
    """Every digest once, sorted."""
    return tuple(sorted({e.document.digest for reading in readings for e in reading.extractions}))


def _reading(arxiv: str, extractions: list[Extraction]) -> PaperReading:
    ordered = tuple(sorted(extractions, key=_place)) if len(extractions) > 1 else tuple(extractions)
    documents = [e.document for e in ordered]
    dated = sorted((is_korean(d.title), d.digest.date or "9", d.title) for d in documents if d.title)
    titles = list(dict.fromkeys(title for _, _, title in dated))
    paper = Paper(
        id=paper_node(arxiv),
        arxiv=arxiv,
        title=titles[0] if titles else "",
        titles=tuple(sorted(titles[1:])),
        links=tuple(sorted({link for d in documents for link in d.links})),
        status=min((d.status for d in documents), key=_STATUS.index),
        date=min((d.digest.date for d in documents if d.digest.date), default=""),
    )
    return PaperReading(paper, ordered)


def _place(extraction: Extraction) -> tuple[str, int, str]:
    """By digest and line, and by all that was read where one place is given twice."""
    document = extraction.document
    return document.digest.id, document.line, repr(extraction)

"""Why an edge is there, or is not: the sentences that the graph holds, and what spoke for and against when they were read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents import read_documents
from kg.errors import InputError, NotFoundError
from kg.identifiers import paper_node
from kg.model import Document, Edge, Explanation, Graph
from kg.papers import find_paper_id
from kg.plugins import Explainer, get_extractor
from kg.spelling import folded_spellings


@dataclass(frozen=True, slots=True)
class Account:
    """What a graph says of a paper and a name (`edges`), and what a reader says of it in each digest that is still there."""

    paper: str
    name: str
    edges: tuple[Edge, ...]
    readings: tuple[tuple[Document, Explanation | None], ...]
    missing: tuple[str, ...]


def explain(graph: Graph, paper: str, name: str, *, extractor: str = "digest") -> Account:
    """The account of a name in a paper; digest files are read again where their paths still lead to them.

    `missing` holds the paths that do not. Raises NotFoundError if the graph has no such paper, InputError if the extractor
    can't explain.
    """
    reader = get_extractor(extractor)
    if not isinstance(reader, Explainer):
        raise InputError(f"the extractor {extractor!r} can't explain what it reads")
    arxiv = find_paper_id(paper) or paper
    if not any(p.arxiv == arxiv for p in graph.papers):
        raise NotFoundError("paper", paper)
    digests = {e.target for e in graph.edges if e.relation == "summarizedIn" and e.source == paper_node(arxiv)}
    paths = sorted({digest.path for digest in graph.digests if digest.id in digests})
    there = [path for path in paths if Path(path).is_file()]
    documents = [d for d in (read_documents(there).documents if there else ()) if d.paper == arxiv]
    readings = tuple((document, reader.explain(document, name)) for document in documents)
    return Account(arxiv, name, tuple(_edges(graph, arxiv, name)), readings, tuple(sorted({*paths} - {*there})))


def _edges(graph: Graph, arxiv: str, name: str) -> Iterator[Edge]:
    wanted = folded_spellings(name)
    named = {e.id for e in graph.entities if any(folded_spellings(s) & wanted for s in e.spellings)}
    yield from (e for e in graph.edges if e.source == paper_node(arxiv) and (e.target in named or e.target == name))

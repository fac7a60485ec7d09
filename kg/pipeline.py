"""The way through, composed: digest files -> documents -> extractions -> graph -> folder, each stage a function of its own."""

import re
import signal
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from math import isfinite
from multiprocessing import active_children, get_context
from pathlib import Path

from kg.batches import batches
from kg.decisions import Decisions, serialise_decisions
from kg.documents import read_documents
from kg.doubts import capped, doubts_of
from kg.errors import PluginError, StoreError
from kg.inputs import Notice
from kg.linking import link_decided
from kg.model import Document, Extraction, Graph, min_confidence
from kg.names.lexicon import NAMED
from kg.plugins import get_exporter, get_extractor
from kg.progress import Progress, silent
from kg.quality import write_quality
from kg.store import check_writable, write_store
from kg.vocabulary import load_vocabulary

CHUNK = 32
"""Documents that a worker process is handed at once."""

EXTRAS = ("turtle", "html")
"""The exports that every graph folder holds."""

_BYTES = re.compile("[\ud800-\udfff]")
"""What stands in a path for bytes that are no text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: an extraction for each document, in the documents' order, and the warnings."""

    extractions: tuple[Extraction, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the folder, the graph in it, and the warnings of its decisions and of the reading."""

    folder: Path
    graph: Graph
    notices: tuple[Notice, ...]

    @property
    def entities(self) -> dict[str, int]:
        """How many entities there are of each type."""
        return dict(sorted(Counter(e.type for e in self.graph.entities).items()))

    @property
    def edges(self) -> dict[str, int]:
        """How many edges there are of each relation."""
        return dict(sorted(Counter(e.relation for e in self.graph.edges).items()))


def extract(
    paths: Iterable[str | Path], *, extractor: str = "digest", processes: int = 1, progress: Progress = silent
) -> Reading:
    """Read digests and extract from each document; the same result for any order of `paths` and number of `processes`.

    Raises DigestError if nothing can be read, NotFoundError without such an extractor, PluginError if it breaks its promise.
    """
    get_extractor(extractor)
    read = read_documents(paths)
    progress("read digests", len(read.documents), len(read.documents))
    extractions = []
    for extraction in _extracted(read.documents, extractor, processes):
        extractions.append(capped(extraction))
        progress("extract", len(extractions), len(read.documents))
    return Reading(tuple(extractions), tuple(sorted((*read.notices, *doubts_of(read.documents)))))


def build_graph(
    paths: Iterable[str | Path],
    *,
    decisions: Decisions | None = None,
    least: float = 0.0,
    extractor: str = "digest",
    processes: int = 1,
    progress: Progress = silent,
) -> tuple[Graph, tuple[Notice, ...]]:
    """The graph of the digests, without what has a confidence below `least`, and the warnings, those of decisions first."""
    reading = extract(paths, extractor=extractor, processes=processes, progress=progress)
    progress("link", 0, 1)
    chosen = decisions or Decisions()
    linked = link_decided(reading.extractions, vocabulary=load_vocabulary(), decisions=chosen)
    progress("link", 1, 1)
    unheeded = (Notice(chosen.path, d.line, f"{serialise_decisions([d]).strip()}: {why}") for d, why in linked.unheeded)
    return min_confidence(linked.graph, least=least), (*unheeded, *reading.notices)


def build(
    paths: Iterable[str | Path],
    folder: str | Path,
    *,
    decisions: Decisions | None = None,
    least: float = 0.0,
    extractor: str = "digest",
    processes: int = 1,
    progress: Progress = silent,
) -> Build:
    """Build the graph of the digests into `folder`, whole or not at all; raises StoreError if the folder is not ours."""
    if _BYTES.search(str(folder)):
        raise StoreError(f"{str(folder)!r}: the name is not UTF-8, which the stores can't open; choose another")
    check_writable(folder)
    graph, notices = build_graph(
        paths, decisions=decisions, least=least, extractor=extractor, processes=processes, progress=progress
    )
    progress("write", 0, 1)
    write_store(graph, folder, extras=partial(_write_extras, graph))
    progress("write", 1, 1)
    return Build(Path(folder), graph, notices)


def export(graph: Graph, name: str, target: str | Path, **options: object) -> Path:
    """Write the graph in the format of that name; raises NotFoundError if no exporter has it."""
    get_exporter(name).export(graph, Path(target), **options)
    return Path(target)


def _write_extras(graph: Graph, folder: Path) -> None:
    for name in EXTRAS:
        exporter = get_exporter(name)
        exporter.export(graph, folder / exporter.filename)
    write_quality(graph, folder)


def _extracted(documents: Sequence[Document], extractor: str, processes: int) -> Iterator[Extraction]:
    if processes <= 1 or len(documents) <= CHUNK:
        yield from _held(get_extractor(extractor).extract(documents), documents, extractor)
        return
    others = active_children()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        with _interrupts_held():
            parts = pool.map(partial(_extract_chunk, extractor), batches(documents, size=CHUNK))
        try:
            for part in parts:
                yield from part
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in (child for child in active_children() if child not in others):
                process.kill()
            raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits for the end of the block; processes that are started in it never hear it, and the first one ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _extract_chunk(extractor: str, documents: Sequence[Document]) -> list[Extraction]:
    return list(_held(get_extractor(extractor).extract(documents), documents, extractor))


def _held(found: Iterable[Extraction], documents: Sequence[Document], extractor: str) -> Iterator[Extraction]:
    """The extractions, held to what an extractor promises: one for each document, in order, in words of the vocabulary."""
    relations = load_vocabulary().names_of("contribution")
    for document, extraction in zip_longest(documents, found):
        if document is None or not isinstance(extraction, Extraction) or _place(extraction.document) != _place(document):
            at = f"not at {document.digest.path}:{document.line}" if document else "but one more"
            raise PluginError(extractor, f"has to give one extraction for each document, in their order; it does {at}")
        for mention in extraction.mentions:
            _check(mention.type, NAMED, f"type of {mention.name!r}", extractor)
            for role in mention.roles:
                _check(role.relation, relations, f"relation of {mention.name!r}", extractor)
        for claim in extraction.claims:
            if not all(isfinite(n) for n in (claim.value, claim.delta, claim.baseline_value) if n is not None):
                raise PluginError(extractor, f"gives a claim ({claim.printed!r}) a number that is none; leave such a claim out")
        yield extraction


def _place(document: Document) -> tuple[str, int]:
    return document.digest.id, document.line


def _check(word: str, known: Collection[str], what: str, extractor: str) -> None:
    if word not in known:
        raise PluginError(extractor, f"gives {word!r} as {what}; there are {', '.join(sorted(known))}")

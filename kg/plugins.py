"""Extractors and exporters, found by entry point: a third party's is a peer of ours.

An extractor is a callable without arguments that returns an `Extractor`; an exporter is an `Exporter` object. Declare them in
the entry-point groups `kg.extractors` and `kg.exporters`.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from kg.errors import NotFoundError
from kg.model import Document, Explanation, Extraction, Graph


@runtime_checkable
class Extractor(Protocol):
    """Reads documents: one `Extraction` per `Document`, in the same order."""

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]: ...


@runtime_checkable
class Explainer(Protocol):
    """An extractor that can say why: None if the name is no candidate of the document."""

    def explain(self, document: Document, name: str) -> Explanation | None: ...


@runtime_checkable
class Exporter(Protocol):
    """Writes a graph in one format: `filename` is the usual name of the file (or folder) it makes."""

    filename: str

    def export(self, graph: Graph, target: Path, **options: Any) -> None: ...


def extractor_names() -> tuple[str, ...]:
    """The names of all installed extractors, sorted."""
    return _names("kg.extractors")


def exporter_names() -> tuple[str, ...]:
    """The names of all installed exporters, sorted."""
    return _names("kg.exporters")


def get_extractor(name: str) -> Extractor:
    """The extractor of that name, made anew; raises NotFoundError."""
    made: Extractor = _get("kg.extractors", name).load()()
    return made


def get_exporter(name: str) -> Exporter:
    """The exporter of that name; raises NotFoundError."""
    exporter: Exporter = _get("kg.exporters", name).load()
    return exporter


def _names(group: str) -> tuple[str, ...]:
    return tuple(sorted({point.name for point in entry_points(group=group)}))


def _get(group: str, name: str) -> EntryPoint:
    for point in sorted(entry_points(group=group, name=name), key=lambda point: point.value):
        return point
    raise NotFoundError(group.removeprefix("kg.").removesuffix("s"), name, near=_names(group))

"""The folder as a whole: what is put into it, what of it is ours, and which folders are refused; `kg.drafts` swaps it in.

Readers take no lock. Only where the folder is missing, which it is for the moment between the two renames of a swap, or after a
kill there, they wait until the swap is over, or put the old folder back.
"""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kg.drafts import recover_folder, resolved, told, whole_folder
from kg.errors import StoreError
from kg.model import Graph
from kg.rdf import quads
from kg.store.cypher import CypherGraph, write_cypher
from kg.store.records import KINDS, read_records, write_records
from kg.store.sparql import SparqlGraph, write_sparql
from kg.vocabulary import load_vocabulary

T = TypeVar("T")
FORMAT = 1
MANIFEST = "kg.json"
RECORDS = "graph.jsonl"
CYPHER = "graph.lbug"
SPARQL = "graph.oxigraph"
_MARKER = "kg graph folder"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What kg.json says: the format's version, how many records of each kind there are, and the entries we wrote, sorted."""

    format: int
    counts: dict[str, int]
    files: tuple[str, ...]


def write_store(graph: Graph, folder: Path | str, *, extras: Callable[[Path], None] | None = None) -> None:
    """Write the graph as `folder`, whole or not at all; `extras` may add files to the staging folder that it is given.

    Files of the user's own inside an old folder of ours are kept. Raises StoreError for a folder that is not ours or can't be
    written, and for an empty graph where the folder holds another.
    """
    check_writable(folder)
    with _told(folder, "written"):
        target = resolved(folder)
        _refuse_to_empty(target, graph)
        target.parent.mkdir(parents=True, exist_ok=True)
        with whole_folder(target, mark=MANIFEST, settle=_settle) as staging:
            _fill(graph, staging, extras)


def read_graph(folder: Path | str) -> Graph:
    """The graph that the folder holds; raises StoreError, also where that is not as much as was written."""
    return _opened(folder, _whole_graph)


def open_cypher(folder: Path | str) -> CypherGraph:
    """The folder's property graph, open for Cypher; raises StoreError."""
    return _opened(folder, lambda target, _: CypherGraph(target / CYPHER))


def open_sparql(folder: Path | str) -> SparqlGraph:
    """The folder's RDF dataset, open for SPARQL; raises StoreError."""
    return _opened(folder, lambda target, _: SparqlGraph(target / SPARQL))


def read_manifest(folder: Path | str) -> Manifest:
    """What kg.json says; raises StoreError where the folder is missing, foreign or of another version."""
    return _opened(folder, lambda _, manifest: manifest)


def check_writable(folder: Path | str) -> None:
    """Raise StoreError unless `folder` is missing, empty, or a graph folder of ours (of any version), and can be written.

    A folder that may not be changed is not replaced either, and a mount point can't be.
    """
    with _told(folder, "written"):
        target = resolved(folder)
        there = target.exists() or target.is_symlink()
        above = next(parent for parent in target.parents if parent.exists())
        if there and not (target.is_dir() and (not any(target.iterdir()) or _find_marker(target / MANIFEST))):
            raise StoreError(f"{folder} is there and is not a graph folder of kg; it is left alone: name another folder")
        if target.is_mount():
            raise StoreError(f"{folder} is a mount point, which can't be replaced; name a folder in it: {target / 'graph'}")
        if there and not os.access(target, os.W_OK):
            raise StoreError(f"{folder} is read-only; it is left alone: allow writing, or name another folder")
        if not (above.is_dir() and os.access(above, os.W_OK | os.X_OK)):
            raise StoreError(f"{folder} can't be written: {above} is no folder that may be written to; name another folder")


def _refuse_to_empty(target: Path, graph: Graph) -> None:
    counts = (_find_marker(target / MANIFEST) or {}).get("counts")
    if graph == Graph() and isinstance(counts, dict) and any(counts.values()):
        raise StoreError(
            f"{target} holds a graph, and the new one is empty; it is left alone: remove it, or name another folder"
        )


def _find_marker(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("marker") == _MARKER else None


def _opened(folder: Path | str, read: Callable[[Path, Manifest], T]) -> T:
    """What `read` makes of the folder, done again where another was swapped in meanwhile: it may have files of both."""
    while True:
        found = _find(folder)
        try:
            made = read(resolved(folder), _manifest(folder))
        except StoreError:
            if _find(folder) == found:
                raise
        else:
            if _find(folder) == found:
                return made


def _find(folder: Path | str) -> int | None:
    """Which folder it is, by its number in the file system, once a swap that is under way, or was killed, is over."""
    with _told(folder, "read"):
        target = resolved(folder)
        if not target.exists() and target.parent.exists():
            recover_folder(target, mark=MANIFEST)
        return target.stat().st_ino if target.exists() else None


def _manifest(folder: Path | str) -> Manifest:
    path = Path(folder) / MANIFEST
    found = _find_marker(path)
    if found is None:
        raise StoreError(
            f"{folder} is not a graph folder of kg (no {MANIFEST} of ours); make one with: kg build PATH... -o {folder}"
        )
    if found.get("format") != FORMAT:
        raise StoreError(f"{folder} has format {found.get('format')}, this version reads {FORMAT}; build the graph again")
    counts, files = found.get("counts"), found.get("files")
    if not isinstance(counts, dict) or not isinstance(files, list):
        raise StoreError(f"{path}: its counts or its list of files are missing; build the graph again")
    return Manifest(format=found["format"], counts=counts, files=tuple(files))


def _whole_graph(target: Path, manifest: Manifest) -> Graph:
    graph = read_records(target / RECORDS)
    counts = _counts(graph)
    if counts == manifest.counts:
        return graph
    wrong = (f"{counts[name]:,} {name}, not {manifest.counts.get(name)}" for name in counts)
    shown = ", ".join(text for name, text in zip(counts, wrong, strict=True) if counts[name] != manifest.counts.get(name))
    raise StoreError(f"{target / RECORDS}: not what was written ({shown}); build the graph again")


def _told(folder: Path | str, act: str) -> AbstractContextManager[None]:
    return told(lambda reason: StoreError(f"{folder} can't be {act}: {reason}"))


def _counts(graph: Graph) -> dict[str, int]:
    return {field: len(getattr(graph, field)) for field, _ in KINDS.values()}


def _fill(graph: Graph, staging: Path, extras: Callable[[Path], None] | None) -> None:
    vocabulary = load_vocabulary()
    write_records(graph, staging / RECORDS)
    write_cypher(graph, staging / CYPHER, vocabulary=vocabulary)
    write_sparql(quads(graph, vocabulary=vocabulary), staging / SPARQL)
    if extras:
        extras(staging)
    files = sorted(path.name for path in staging.iterdir())
    marker = {"marker": _MARKER, "format": FORMAT, "counts": _counts(graph), "files": files}
    text = json.dumps(marker, indent=2, ensure_ascii=False)
    (staging / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _settle(target: Path, staging: Path) -> None:
    check_writable(target)
    _keep_foreign(target, staging)


def _keep_foreign(target: Path, staging: Path) -> None:
    """Carry over what somebody else put into the old folder, by hard link: the old one stays whole until the swap."""
    if not target.is_dir() or (marker := _find_marker(target / MANIFEST)) is None:
        return
    ours = {MANIFEST, *(marker["files"] if isinstance(marker.get("files"), list) else ())}
    for entry in sorted(target.iterdir()):
        if entry.name not in ours and not (staging / entry.name).exists():
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, staging / entry.name, symlinks=True, copy_function=os.link)
            else:
                os.link(entry, staging / entry.name, follow_symlinks=False)

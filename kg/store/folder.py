"""The folder as a whole: built beside the old one, swapped in with two renames, recovered after a kill, refused if foreign.

A writer holds a lock (flock) on its own staging folder for as long as it lives, and one on the parent folder during recovery
and during the swap. A process that is killed loses its locks, so that a staging folder nobody holds is litter. A reader locks
only if the folder is missing, which is so for the moment between the two renames, or after a kill there.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.drafts import find_lock, permitted
from kg.errors import StoreError
from kg.model import Graph
from kg.rdf import quads
from kg.store.cypher import CypherGraph, write_cypher
from kg.store.records import KINDS, read_records, write_records
from kg.store.sparql import SparqlGraph, write_sparql
from kg.vocabulary import load_vocabulary

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
        target = _resolved(folder)
        _refuse_to_empty(target, graph)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _staging(target) as staging:
            _fill(graph, staging, extras)
            with _locked(target.parent):
                check_writable(target)
                _keep_foreign(target, staging)
                _swap(staging, target)


def read_graph(folder: Path | str) -> Graph:
    """The graph that the folder holds; raises StoreError, also where that is not as much as was written."""
    target, manifest = _found(folder)
    graph = read_records(target / RECORDS)
    counts = _counts(graph)
    if counts == manifest.counts:
        return graph
    if _found(folder)[1] != manifest:  # built anew while we were reading
        return read_graph(folder)
    wrong = (f"{counts[name]:,} {name}, not {manifest.counts.get(name)}" for name in counts)
    told = ", ".join(text for name, text in zip(counts, wrong, strict=True) if counts[name] != manifest.counts.get(name))
    raise StoreError(f"{target / RECORDS}: not what was written ({told}); build the graph again")


def open_cypher(folder: Path | str) -> CypherGraph:
    """The folder's property graph, open for Cypher; raises StoreError."""
    return CypherGraph(_found(folder)[0] / CYPHER)


def open_sparql(folder: Path | str) -> SparqlGraph:
    """The folder's RDF dataset, open for SPARQL; raises StoreError."""
    return SparqlGraph(_found(folder)[0] / SPARQL)


def read_manifest(folder: Path | str) -> Manifest:
    """What kg.json says; raises StoreError where the folder is missing, foreign or of another version."""
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


def check_writable(folder: Path | str) -> None:
    """Raise StoreError unless `folder` is missing, empty, or a graph folder of ours (of any version), and can be written.

    A folder that may not be changed is not replaced either, and a mount point can't be.
    """
    with _told(folder, "written"):
        target = _resolved(folder)
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


def _found(folder: Path | str) -> tuple[Path, Manifest]:
    with _told(folder, "read"):
        target = _resolved(folder)
        if not target.exists() and target.parent.exists():
            with _locked(target.parent):
                _recover(target)
    return target, read_manifest(target)


def _resolved(folder: Path | str) -> Path:
    """The folder without symbolic links; a link that leads back to itself stays."""
    return Path(os.path.realpath(folder))


@contextmanager
def _told(folder: Path | str, act: str) -> Iterator[None]:
    """What the system refuses within the block, as a StoreError in one sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{folder} can't be {act}: {error.strerror or error}") from error


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


# ---------------------------------------------------------------- swapping


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """A new folder beside the target, locked before anybody takes it for litter, and gone afterwards if not swapped in."""
    with ExitStack() as held:
        with _locked(target.parent):
            _recover(target)
            staging = Path(tempfile.mkdtemp(prefix=_prefix(target, "new"), dir=target.parent))
            held.callback(shutil.rmtree, staging, ignore_errors=True)
            held.enter_context(_locked(staging))
        yield staging


def _prefix(target: Path, kind: str) -> str:
    return f".{target.name}.kg-{kind}-"


def _old(target: Path) -> Path:
    return target.parent / _prefix(target, "old").rstrip("-")


def _swap(staging: Path, target: Path) -> None:
    """Two renames, since a rename onto a folder that is not empty fails; the caller holds the parent's lock."""
    old = _old(target)
    staging.chmod(permitted(0o777))
    if target.exists():
        target.rename(old)
    staging.rename(target)
    _discard(old)


def _recover(target: Path) -> None:
    """After a kill: put the old folder back if the new one did not arrive, then clear away what no process holds."""
    old = _old(target)
    if not target.exists() and _find_marker(old / MANIFEST):
        old.rename(target)
    _discard(old)
    for litter in target.parent.glob(f"{_prefix(target, 'new')}*"):
        if _is_abandoned(litter):
            shutil.rmtree(litter, ignore_errors=True)


def _discard(folder: Path) -> None:
    """Remove a folder, its marker first, so that what a kill leaves of it is never taken for a graph."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(staging: Path) -> bool:
    lock = find_lock(staging)
    if lock is not None:
        os.close(lock)
    return lock is not None


def _keep_foreign(target: Path, staging: Path) -> None:
    """Carry over what somebody else put into the old folder, by hard link: the old one stays whole until the swap."""
    if not target.is_dir() or (marker := _find_marker(target / MANIFEST)) is None:
        return
    ours = {MANIFEST, *(marker["files"] if isinstance(marker.get("files"), list) else ())}
    for entry in sorted(target.iterdir()):
        if entry.name not in ours and not (staging / entry.name).exists():
            if entry.is_dir():
                shutil.copytree(entry, staging / entry.name, symlinks=True, copy_function=os.link)
            else:
                os.link(entry, staging / entry.name, follow_symlinks=False)

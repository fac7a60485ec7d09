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

    Files of the user's own inside an old folder of ours are kept. Raises StoreError for a folder that is not ours.
    """
    target = Path(folder).resolve()
    check_writable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _staging(target) as staging:
        _fill(graph, staging, extras)
        with _locked(target.parent):
            check_writable(target)
            _keep_foreign(target, staging)
            _swap(staging, target)


def read_graph(folder: Path | str) -> Graph:
    """The graph that the folder holds; raises StoreError."""
    return read_records(_found(folder) / RECORDS)


def open_cypher(folder: Path | str) -> CypherGraph:
    """The folder's property graph, open for Cypher; raises StoreError."""
    return CypherGraph(_found(folder) / CYPHER)


def open_sparql(folder: Path | str) -> SparqlGraph:
    """The folder's RDF dataset, open for SPARQL; raises StoreError."""
    return SparqlGraph(_found(folder) / SPARQL)


def read_manifest(folder: Path | str) -> Manifest:
    """What kg.json says; raises StoreError where the folder is missing, foreign or of another version."""
    path = Path(folder) / MANIFEST
    found = _find_marker(path)
    if found is None:
        raise StoreError(
            f"{folder} is not a graph folder of kg (no {MANIFEST} of ours); make one with: kg build PATH... -o {folder}"
        )
    if found["format"] != FORMAT:
        raise StoreError(f"{folder} has format {found['format']}, this version reads {FORMAT}; build the graph again")
    return Manifest(format=found["format"], counts=found["counts"], files=tuple(found["files"]))


def check_writable(folder: Path | str) -> None:
    """Raise StoreError unless `folder` is missing, empty, or a graph folder of ours (of any version)."""
    target = Path(folder)
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not target.is_dir() or _find_marker(target / MANIFEST) is None:
        raise StoreError(f"{target} is there and is not a graph folder of kg; it is left alone: name another folder")


def _find_marker(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("marker") == _MARKER else None


def _found(folder: Path | str) -> Path:
    target = Path(folder).resolve()
    if not target.exists() and target.parent.exists():
        with _locked(target.parent):
            _recover(target)
    read_manifest(target)
    return target


def _fill(graph: Graph, staging: Path, extras: Callable[[Path], None] | None) -> None:
    vocabulary = load_vocabulary()
    write_records(graph, staging / RECORDS)
    write_cypher(graph, staging / CYPHER, vocabulary=vocabulary)
    write_sparql(quads(graph, vocabulary=vocabulary), staging / SPARQL)
    if extras:
        extras(staging)
    counts = {field: len(getattr(graph, field)) for field, _ in KINDS.values()}
    files = sorted(path.name for path in staging.iterdir())
    text = json.dumps({"marker": _MARKER, "format": FORMAT, "counts": counts, "files": files}, indent=2, ensure_ascii=False)
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
    staging.chmod(0o777 & ~_umask())
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
    try:
        handle = os.open(staging, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _keep_foreign(target: Path, staging: Path) -> None:
    """Carry over what somebody else put into the old folder, by hard link: the old one stays whole until the swap."""
    if not target.is_dir() or (marker := _find_marker(target / MANIFEST)) is None:
        return
    for entry in sorted(target.iterdir()):
        if entry.name not in {*marker["files"], MANIFEST} and not (staging / entry.name).exists():
            if entry.is_dir():
                shutil.copytree(entry, staging / entry.name, symlinks=True, copy_function=os.link)
            else:
                os.link(entry, staging / entry.name, follow_symlinks=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""What a file or a folder is written by: whole or not at all, wherever a process is killed, and nothing left beside it."""

import os
import signal
import stat
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from kg.drafts import recover_folder, whole_file, whole_folder
from kg.errors import InputError
from kg.model import Graph
from kg.plugins import get_exporter
from kg.store.folder import MANIFEST, read_manifest, write_store
from tests.console import ROOT
from tests.graphs import small_graph

TINY = Graph(digests=small_graph().digests)
OTHER = replace(TINY, papers=small_graph().papers)
CSV = get_exporter("neo4j-import")
WRITERS = {"store": (write_store, MANIFEST), "csv": (CSV.export, "counts.json")}

KILLED = """
import os, sys
from importlib import import_module
from tests.graphs import small_graph
from tests.kg.test_drafts import WRITERS
writer, module, names, turns, when, out = sys.argv[1:]
*path, name = names.split(".")
owner = import_module(module)
for part in path:
    owner = getattr(owner, part)
done, turns = getattr(owner, name), int(turns)

def die(*args, **kwargs):
    global turns
    turns -= 1
    if turns == 0 and when == "before":
        os.kill(os.getpid(), 9)
    found = done(*args, **kwargs)
    if turns == 0:
        os.kill(os.getpid(), 9)
    return found

from pathlib import Path
setattr(owner, name, die)
WRITERS[writer][0](small_graph(), Path(out))
"""
WAYS = {
    "both": (
        ("kg.drafts", "mkdtemp", "1", "after"),
        ("pathlib", "Path.rename", "1", "before"),
        ("pathlib", "Path.rename", "2", "before"),
        ("kg.drafts", "_recover", "3", "before"),
        ("kg.drafts", "_swap", "1", "after"),
    ),
    "store": tuple(
        ("kg.store.folder", name, "1", "after") for name in ("write_records", "write_cypher", "write_sparql", "_fill")
    ),
    "csv": (("exports.neo4j_import", "import_script", "1", "after"),),
}
KILLS = [(writer, way) for writer in WRITERS for way in (*WAYS[writer], *WAYS["both"])]


def killed(*arguments, cwd):
    paths = os.pathsep.join([str(ROOT), *sys.path])
    run = [sys.executable, "-c", *map(str, arguments)]
    return subprocess.run(run, cwd=cwd, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode == -signal.SIGKILL


def held(folder):
    """The files of a folder, by what a marker says of the graph; None where there is no folder."""
    return (
        {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".json", ".jsonl", ".csv")}
        if folder.exists()
        else None
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What each writer makes of the graphs that come before and after the kill."""
    folder = tmp_path_factory.mktemp("whole")
    for name, (write, _) in WRITERS.items():
        write(TINY, folder / f"{name}-before")
        write(small_graph(), folder / f"{name}-after")
    return {path.name: held(path) for path in folder.iterdir()}


@pytest.mark.parametrize(("writer", "way"), KILLS)
@pytest.mark.parametrize("over", [True, False], ids=["over", "new"])
def test_drafts_folder_killed_anywhere_is_whole_afterwards(writer, way, over, whole, tmp_path):
    out = tmp_path / "out"
    write, mark = WRITERS[writer]
    if over:
        write(TINY, out)
    assert killed(KILLED, writer, *way, out, cwd=tmp_path) == (over or way[2] != "2")
    recover_folder(out, mark=mark)
    assert held(out) in (whole[f"{writer}-before"] if over else None, whole[f"{writer}-after"])
    write(OTHER, out)
    assert held(out) not in (whole[f"{writer}-before"], whole[f"{writer}-after"])
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


_KILLED_FILE = """
import os
from pathlib import Path
from kg.drafts import whole_file
with whole_file(Path("f[i]le")) as file:
    os.kill(os.getpid(), 9)
"""


def test_drafts_what_a_killed_process_left_goes_with_the_next_writing(tmp_path):
    assert killed(_KILLED_FILE, cwd=tmp_path)
    (tmp_path / ".f[i]le.swp").write_text("an editor's")
    assert len(list(tmp_path.iterdir())) == 2
    with whole_file(tmp_path / "f[i]le") as file:
        file.write(b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".f[i]le.swp", "f[i]le"]


def test_drafts_of_a_folder_go_whatever_signs_its_name_has(tmp_path):
    (tmp_path / ".g[1].kg-new-abc").mkdir()
    write_store(TINY, tmp_path / "g[1]")
    assert [path.name for path in tmp_path.iterdir()] == ["g[1]"]


def test_drafts_leave_alone_what_another_is_writing(tmp_path):
    begun, ended = threading.Event(), threading.Event()

    def write_slowly():
        with whole_file(tmp_path / "file") as file:
            begun.set()
            ended.wait()
            file.write(b"slow")

    slow = threading.Thread(target=write_slowly)
    slow.start()
    begun.wait()
    with whole_file(tmp_path / "file") as file:
        file.write(b"quick")
    assert (tmp_path / "file").read_bytes() == b"quick"
    ended.set()
    slow.join()
    assert (tmp_path / "file").read_bytes() == b"slow"


def test_drafts_hold_drafts(tmp_path):
    kept = {"mark": "mark", "settle": lambda *_: None}
    with whole_folder(tmp_path / "a", **kept) as a, whole_folder(a / "b", **kept) as b, whole_file(b / "c") as file:
        file.write(b"x")
    assert [str(path.relative_to(tmp_path)) for path in sorted(tmp_path.rglob("*"))] == ["a", "a/b", "a/b/c"]


def test_drafts_put_the_old_folder_back_where_the_new_one_does_not_arrive(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_store(TINY, out)
    rename = type(out).rename

    def refuse(path, other):
        if path.parent != tmp_path:
            raise PermissionError(13, "Permission denied")
        return rename(path, other)

    monkeypatch.setattr(type(out), "rename", refuse)
    with pytest.raises(Exception, match="out can't be written: Permission denied"):
        write_store(small_graph(), out)
    assert read_manifest(out).counts["papers"] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["", "pipe"])
def test_drafts_replace_no_folder_and_no_pipe(tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is there and is no file"), whole_file(tmp_path / name) as file:
        file.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_drafts_keep_mode_and_link_of_what_they_replace(tmp_path):
    file, link, folder = tmp_path / "file", tmp_path / "link", tmp_path / "folder"
    file.write_text("old")
    file.chmod(0o600)
    link.symlink_to("file")
    with whole_file(link) as written:
        written.write(b"new")
    assert (link.readlink().name, file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == ("file", b"new", 0o600)
    CSV.export(TINY, folder)
    folder.chmod(0o710)
    CSV.export(small_graph(), folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o710


def test_drafts_are_made_with_the_mode_that_the_process_gives(tmp_path):
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "file"):
            pass
        write_store(TINY, tmp_path / "folder")
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("file", "folder")] == [0o640, 0o750]

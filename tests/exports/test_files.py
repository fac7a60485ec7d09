"""What a file or a folder is written by: whole or not at all, and nothing left beside it."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from exports.files import whole_file, whole_folder
from kg.errors import InputError
from tests.console import ROOT

_KILLED = """
import os
from pathlib import Path
from exports.files import whole_file, whole_folder
with whole_file(Path("file")) as file, whole_folder(Path("folder"), mark="mark") as folder:
    (folder / "mark").touch()
    os.kill(os.getpid(), 9)
"""


def test_files_what_a_killed_process_left_goes_with_the_next_writing(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", _KILLED], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    (tmp_path / ".file.swp").write_text("an editor's")
    assert len(list(tmp_path.iterdir())) == 3
    with whole_file(tmp_path / "file") as file, whole_folder(tmp_path / "folder", mark="mark"):
        file.write(b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".file.swp", "file", "folder"]


def test_files_leaves_alone_what_another_is_writing(tmp_path):
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


@pytest.mark.parametrize("name", ["", "pipe"])
def test_files_replaces_no_folder_and_no_pipe(tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is there and is no file"), whole_file(tmp_path / name) as file:
        file.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_files_replaces_a_folder_of_ours_alone(tmp_path):
    with whole_folder(tmp_path / "folder", mark="mark") as folder:
        (folder / "mark").write_text("1")
    with whole_folder(tmp_path / "folder", mark="mark") as folder:
        (folder / "other").write_text("2")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["other"]
    with pytest.raises(InputError, match="left alone"), whole_folder(tmp_path / "folder", mark="mark"):
        pass

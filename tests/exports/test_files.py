"""What exporters share: which folders they replace."""

import pytest

from exports.files import replaced_folder
from kg.errors import InputError


def test_files_replaces_a_folder_of_ours_alone(tmp_path):
    with replaced_folder(tmp_path / "folder", mark="mark") as folder:
        (folder / "mark").write_text("1")
    with replaced_folder(tmp_path / "folder", mark="mark") as folder:
        (folder / "other").write_text("2")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["other"]
    with pytest.raises(InputError, match="left alone"), replaced_folder(tmp_path / "folder", mark="mark"):
        pass


def test_files_replaces_no_folder_that_became_anothers_meanwhile(tmp_path):
    folder = tmp_path / "folder"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.tex").write_text("mine")
    with pytest.raises(InputError, match="left alone"), replaced_folder(folder, mark="mark"):
        (tmp_path / "other").rename(folder)
    assert [path.name for path in folder.iterdir()] == ["thesis.tex"]
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_files_leaves_a_folder_alone_that_may_not_be_written(tmp_path, monkeypatch):
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.setattr("os.access", lambda path, mode: path != folder)
    with pytest.raises(InputError, match="is read-only"), replaced_folder(folder, mark="mark"):
        pass

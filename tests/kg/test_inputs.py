import io
import os
import random
from unicodedata import normalize

import pytest

from kg.errors import DigestError
from kg.inputs import Notice, read_sources


def names(paths, **options):
    sources, _ = read_sources(paths, **options)
    return [(source.name, source.text) for source in sources]


def write(folder, *files):
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_inputs_a_folder_gives_its_markdown_and_no_hidden_files(tmp_path):
    write(tmp_path, "b.md", "a/c.markdown", "a/D.MD", "x.txt", ".hidden/e.md", ".f.md")
    sources, notices = read_sources([tmp_path])
    assert [(source.name, source.path) for source in sources] == [
        ("a/D", f"{tmp_path.as_posix()}/a/D.MD"),
        ("a/c", f"{tmp_path.as_posix()}/a/c.markdown"),
        ("b", f"{tmp_path.as_posix()}/b.md"),
    ]
    assert notices == ()


def test_inputs_a_path_is_kept_as_given(tmp_path, monkeypatch):
    write(tmp_path, "in/a.md")
    monkeypatch.chdir(tmp_path)
    assert [s.path for s in read_sources(["in/"])[0]] == ["in/a.md"]
    assert [s.path for s in read_sources(["./in/a.md"])[0]] == ["in/a.md"]
    assert [s.path for s in read_sources(["../" + tmp_path.name + "/in"])[0]] == [f"../{tmp_path.name}/in/a.md"]


def test_inputs_a_file_may_be_called_anything_and_globs_are_expanded(tmp_path):
    write(tmp_path, "one.txt", "two.md", "sub/three.md")
    assert names([tmp_path / "one.txt"]) == [("one", "one.txt")]
    assert [name for name, _ in names([f"{tmp_path}/*.md"])] == ["two"]
    assert [name for name, _ in names([f"{tmp_path}/**/*.md"])] == ["three", "two"]
    assert [name for name, _ in names([f"{tmp_path}/s*"])] == ["three"]


def test_inputs_standard_input_is_a_file_of_its_own(tmp_path):
    write(tmp_path, "a.md")
    assert names(["-", tmp_path], stdin=io.BytesIO("표준".encode())) == [("stdin", "표준"), ("a", "a.md")]


def test_inputs_each_file_is_read_once_however_it_is_named(tmp_path):
    write(tmp_path, "sub/a.md", "b.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "b.md")
    given = [tmp_path / "sub", tmp_path, tmp_path / "sub" / "a.md", f"{tmp_path}/*/a.md"]
    expected = names(given)
    assert [name for name, _ in expected] == ["b", "sub/a"]
    assert names(reversed(given)) == expected


def test_inputs_files_of_one_name_get_their_parents_names(tmp_path):
    write(tmp_path, "x/en/a.md", "x/ko/a.md", "y/ko/a.md", "x/ko/b.md", "z/c.md", "z/c.markdown")
    files = sorted(tmp_path.rglob("*.m*"))
    expected = {"x/ko/a", "y/ko/a", "en/a", "b"}
    got = {source.name: source.path for source in read_sources(files)[0]}
    assert expected <= set(got)
    assert len(got) == len(files)
    random.Random(1).shuffle(files)
    assert {source.name: source.path for source in read_sources(files)[0]} == got


def test_inputs_two_folders_with_the_same_files_stay_apart(tmp_path):
    write(tmp_path, "x/2025-05-06.md", "y/2025-05-06.md")
    assert [name for name, _ in names([tmp_path / "x", tmp_path / "y"])] == ["x/2025-05-06", "y/2025-05-06"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_inputs_a_byte_order_mark_is_no_text(tmp_path, mark):
    (tmp_path / "a.md").write_bytes(mark + "가\r\n나".encode())
    assert names([tmp_path]) == [("a", "가\r\n나")]


def test_inputs_a_bad_byte_is_noted_with_its_line_and_the_rest_read(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("\n\n가 ".encode() + b"\xff" + " \ufffd나".encode() * 50)
    (source,), notices = read_sources([path])
    assert source.text.startswith("\n\n가 \ufffd \ufffd나")
    assert [(n.path, n.line) for n in notices] == [(path.as_posix(), 3)]


def test_inputs_control_characters_become_blanks(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"# a\n\x00b\x07\t\r\n")
    (source,), notices = read_sources([path])
    assert source.text == "# a\n b \t\r\n"
    assert [notice.line for notice in notices] == [2]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x00" * 5000, "가나다라".encode("cp949") * 100, "# 제목\n".encode("utf-16") * 20]
)
def test_inputs_what_is_no_text_is_left_out_with_a_notice(tmp_path, data):
    (tmp_path / "bad.md").write_bytes(data)
    write(tmp_path, "good.md")
    sources, notices = read_sources([tmp_path])
    assert [source.name for source in sources] == ["good"]
    assert [notice.path for notice in notices] == [f"{tmp_path.as_posix()}/bad.md"]
    assert "UTF-8" in str(notices[0])


def test_inputs_what_is_not_there_is_noted_and_the_rest_read(tmp_path):
    write(tmp_path, "a.md")
    (tmp_path / "empty").mkdir()
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    sources, notices = read_sources([tmp_path, tmp_path / "missing.md", f"{tmp_path}/*.none", tmp_path / "empty"])
    assert [source.name for source in sources] == ["a"]
    assert {notice.path.rpartition("/")[2] for notice in notices} == {"missing.md", "*.none", "empty", "gone.md"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_inputs_an_unreadable_file_is_noted(tmp_path):
    write(tmp_path, "a.md", "b.md")
    (tmp_path / "b.md").chmod(0)
    assert [notice.path for notice in read_sources([tmp_path])[1]] == [f"{tmp_path.as_posix()}/b.md"]


def test_inputs_a_folder_that_can_not_be_looked_into_is_noted(tmp_path, monkeypatch):
    write(tmp_path, "a.md", "sub/b.md")
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [(n.path, n.left_out) for n in read_sources([tmp_path])[1]] == [(f"{tmp_path.as_posix()}/sub", True)]
    with pytest.raises(DigestError, match="Permission denied"):
        read_sources([tmp_path / "sub"])


def test_inputs_a_linked_folder_is_noted_unless_it_is_read_anyway(tmp_path):
    write(tmp_path, "in/2025/a.md", "elsewhere/deep/b.md", "pictures/c.png")
    for name, target in (("latest", "in/2025"), ("more", "elsewhere"), ("assets", "pictures")):
        (tmp_path / "in" / name).symlink_to(tmp_path / target)
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    sources, notices = read_sources([tmp_path / "in"])
    assert [source.name for source in sources] == ["2025/a"]
    assert [(n.path, n.left_out) for n in notices] == [(f"{tmp_path.as_posix()}/in/{name}", False) for name in ("more", "up")]
    (tmp_path / "in" / "up").unlink()
    sources, notices = read_sources([tmp_path / "in", tmp_path / "in" / "more"])
    assert [source.name for source in sources] == ["2025/a", "deep/b"]
    assert notices == ()


@pytest.mark.parametrize("bad", ["pipe", "zero", "surrogate"])
def test_inputs_what_would_stop_a_build_is_left_out(tmp_path, bad):
    write(tmp_path, "a.md")
    if bad == "pipe":
        os.mkfifo(tmp_path / "b.md")
    elif bad == "zero":
        (tmp_path / "b.md").symlink_to("/dev/zero")
    else:
        (tmp_path / os.fsdecode(b"b\xff.md")).write_bytes(b"b")
    sources, notices = read_sources([tmp_path])
    assert [source.name for source in sources] == ["a"]
    assert [notice.left_out for notice in notices] == [True]
    if bad == "pipe":
        assert [n.left_out for n in read_sources([tmp_path / "b.md", tmp_path])[1]] == [True]


@pytest.mark.parametrize("name", ["", "x" * 300, "loop", "/dev/null"])
def test_inputs_a_path_that_is_no_file_is_left_out(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to("loop")
    sources, notices = read_sources([name, "a.md"])
    assert [source.name for source in sources] == ["a"]
    assert [(n.path, n.left_out) for n in notices] == [(name, True)]


def test_inputs_files_that_no_folder_tells_apart_have_names_of_their_own(tmp_path):
    write(tmp_path, "a.md", "a.markdown", "a.md.md", *(normalize(form, "한글.md") for form in ("NFC", "NFD")))
    expected = ["a.markdown", "a.md", "a.md-2", "한글.md", "한글.md-2"]
    assert sorted(name for name, _ in names([tmp_path])) == expected
    assert names(sorted(tmp_path.iterdir(), reverse=True)) == names(tmp_path.iterdir())


def test_inputs_a_file_called_stdin_stands_beside_standard_input(tmp_path):
    write(tmp_path, "in/stdin.md")
    found = names([tmp_path / "in", "-"], stdin=io.BytesIO(b"piped"))
    assert found == [("stdin", "piped"), ("in/stdin", "in/stdin.md")]


def test_inputs_a_pipe_of_the_shell_is_read_as_a_file():
    reading, writing = os.pipe()
    os.write(writing, b"piped")
    os.close(writing)
    assert [text for _, text in names([f"/dev/fd/{reading}"])] == ["piped"]
    os.close(reading)


def test_inputs_a_named_pipe_is_left_out_since_it_may_wait_for_ever(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DigestError, match="pipe: can't be read \\(not a regular file\\)"):
        read_sources([tmp_path / "pipe"])


def test_inputs_nothing_at_all_is_one_clear_error(tmp_path):
    with pytest.raises(DigestError, match=r"no digest to read in .*missing.md.*no such file.*give markdown files"):
        read_sources([tmp_path / "missing.md"])
    with pytest.raises(DigestError, match="no markdown"):
        read_sources([tmp_path])


def test_inputs_a_notice_says_where():
    assert [str(Notice("a.md", 3, "x")), str(Notice("a.md", 0, "x"))] == ["a.md:3: x", "a.md: x"]


def test_inputs_folders_nested_too_deep_are_one_error(tmp_path, monkeypatch):
    def walk(*_, **__):
        raise RecursionError

    monkeypatch.setattr("os.walk", walk)
    with pytest.raises(DigestError, match="nested too deep"):
        read_sources([tmp_path])

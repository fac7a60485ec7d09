"""Files, folders, globs and standard input -> the texts of digest files, each with its name; what can't be read is noted."""

import errno
import glob
import os
import re
import stat
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from unicodedata import normalize

from kg.errors import DigestError

SUFFIXES = (".md", ".markdown")
"""The files that are read from a folder; a file that is named itself may be called anything."""

STDIN = "-"
_OPENED = ("/dev/fd/", "/proc/")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {127: " "}
_TOO_MANY = 0.01
"""A file with a larger share of unreadable characters is not taken for text."""


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """A warning about one place of the input: `line` is 1-based, 0 where it is the file as a whole.

    `left_out` says that nothing was read of what the path names: the graph lacks it.
    """

    path: str
    line: int
    message: str
    left_out: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One digest file: `path` as given (joined with the way below a folder, posix slashes), `name` its id without `digest/`."""

    path: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A file: `parts` are its names from the given folder down (a file given itself has one), `real` its resolved path.

    `named` says that it was given itself; standard input is `-`, its resolved path too.
    """

    parts: tuple[str, ...]
    path: str
    real: str
    named: bool = False


def read_sources(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None
) -> tuple[tuple[Source, ...], tuple[Notice, ...]]:
    """The texts of all digest files that `paths` name, each file once, sorted by path, and the notices, sorted.

    A path is a file, a folder (all its `.md` and `.markdown` files, hidden ones left out), a glob, or `-` for `stdin`. Raises
    DigestError if no file at all can be read.
    """
    given = sorted({str(path) for path in paths})
    found = list(_find_files(given))
    files = _named(_once(file for file in found if isinstance(file, _Found)))
    read = [item for file, name in files for item in _read_file(file, name, stdin=stdin)]
    sources = sorted(item for item in read if isinstance(item, Source))
    notices = sorted({item for item in (*found, *read) if isinstance(item, Notice)})
    if not sources:
        raise DigestError(_nothing(given, notices))
    return tuple(sources), tuple(notices)


def _nothing(given: list[str], notices: list[Notice]) -> str:
    reason = "; ".join(map(str, notices[:3]))
    return (
        f"no digest to read in {', '.join(given) or 'nothing'}"
        + (f" ({reason})" if reason else "")
        + ("; give markdown files, folders that hold some, globs, or - for standard input")
    )


# ---------------------------------------------------------------- which files


def _find_files(given: list[str]) -> Iterator[_Found | Notice]:
    """The files that the given paths name; a path that names none, and a folder that can't be looked into, is noted."""
    places = {path: [path] if _mode(path) or path == STDIN else sorted(glob.glob(path, recursive=True)) for path in given}  # noqa: PTH207
    roots = [os.path.realpath(place) for found in places.values() for place in found if stat.S_ISDIR(_mode(place))]
    for path, found in places.items():
        items = [item for place in found for item in _files_at(place, path, roots=roots)]
        nothing = "no markdown" if found else "no such file or folder, and no file matches"
        yield from items or [Notice(path, 0, nothing, left_out=True)]


def _files_at(place: str, given: str, *, roots: list[str]) -> Iterator[_Found | Notice]:
    if given == STDIN:
        yield _Found(("stdin",), STDIN, STDIN, named=True)
    elif stat.S_ISDIR(_mode(place)):
        yield from _below(place, roots=roots)
    else:
        yield _found(place, (Path(place).name,), named=place == given)


def _below(folder: str, *, roots: list[str]) -> list[_Found | Notice]:
    """What lies below a folder; `os.walk` calls itself for each folder in a folder, which ends somewhere."""
    try:
        return list(_walk(folder, roots=roots))
    except RecursionError:
        return [Notice(Path(folder).as_posix(), 0, "its folders are nested too deep to be read", left_out=True)]


def _mode(path: str) -> int:
    """What stands at the path, as `stat` has it; 0 where there is nothing, or nothing that can be asked."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - pathlib takes no path for the folder we are in
    except OSError:
        return 0


def _walk(folder: str, *, roots: list[str]) -> Iterator[_Found | Notice]:
    errors: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = (Path(here, name) for name in folders if Path(here, name).is_symlink())
        reason = "a symbolic link to a folder is not followed (name it, too, to have it read)"
        yield from (Notice(link.as_posix(), 0, reason) for link in links if _holds_others(link, roots))
        for name in names:
            if _is_digest(name):
                file = Path(here, name)
                yield _found(file.as_posix(), file.relative_to(folder).parts)
    yield from (_left_out(Path(error.filename).as_posix(), error) for error in errors)


def _is_digest(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _holds_others(link: Path, roots: list[str]) -> bool:
    """Whether a linked folder holds digests, and lies in none of the folders that are read anyway."""
    real = os.path.realpath(link)
    inside = any(Path(real).is_relative_to(root) for root in roots)
    return not inside and any(_is_digest(name) for _, _, names in os.walk(real) for name in names)


def _found(path: str, parts: tuple[str, ...], *, named: bool = False) -> _Found:
    return _Found(parts, Path(path).as_posix(), os.path.realpath(path), named)


def _once(files: Iterable[_Found]) -> list[_Found]:
    """Each file once: of several ways to name it the longest one below a folder, then the first in order."""
    best: dict[str, _Found] = {}
    for file in files:
        known = best.get(file.real)
        if known is None or (-len(file.parts), file) < (-len(known.parts), known):
            best[file.real] = file
    return sorted(best.values())


# ---------------------------------------------------------------- their identifiers


def _named(files: list[_Found]) -> Iterator[tuple[_Found, str]]:
    """Every file with its name; where several files would share one, parent folders are put before it until they differ.

    Files that no folder tells apart, but a suffix or the form of their letters, keep their suffix, and at last get a number.
    """
    depth = dict.fromkeys(files, 0)
    while clash := [file for group in _by_name(files, depth).values() for file in _growing(group, depth)]:
        for file in clash:
            depth[file] += 1
    taken: set[str] = set()
    for name, group in sorted(_by_name(files, depth).items()):
        for file in group:
            own = name if len(group) == 1 else name + PurePosixPath(file.path).suffix
            free = next(n for number in count(1) if (n := own if number == 1 else f"{own}-{number}") not in taken)
            taken.add(free)
            yield file, free


def _by_name(files: list[_Found], depth: dict[_Found, int]) -> dict[str, list[_Found]]:
    groups: dict[str, list[_Found]] = defaultdict(list)
    for file in files:
        groups[_name(file, depth[file])].append(file)
    return groups


def _growing(group: list[_Found], depth: dict[_Found, int]) -> list[_Found]:
    """The files of one name that more of their parents may tell apart."""
    if len({_name(file, _deepest(file)) for file in group}) == 1:
        return []
    return [file for file in group if depth[file] < _deepest(file)]


def _deepest(file: _Found) -> int:
    return max(0, len(Path(file.real).parts) - len(file.parts) - 1)


def _name(file: _Found, depth: int) -> str:
    above = Path(file.real).parts[1 : -len(file.parts)]
    parts = (*(above[-depth:] if depth else ()), *file.parts)
    return normalize("NFC", PurePosixPath(*parts).with_suffix("").as_posix())


# ---------------------------------------------------------------- their text


def _read_file(file: _Found, name: str, *, stdin: BinaryIO | None) -> Iterator[Source | Notice]:
    """The text of a file, if it is one, without a byte-order mark; and what there is to be said against it."""
    if _SURROGATE.search(file.path + name):
        yield Notice(file.path, 0, "the name is not UTF-8; left out (rename it)", left_out=True)
        return
    try:
        data = (stdin or sys.stdin.buffer).read() if file.real == STDIN else _content(file)
    except OSError as error:
        yield _left_out(file.path, error)
        return
    text = data.decode("utf-8-sig", errors="replace")
    damage = _damage(data, text, path=file.path)
    if damage:
        yield damage
    if not damage or not damage.left_out:
        yield Source(file.path, name, text.translate(_BLANKS) if damage else text)


def _content(file: _Found) -> bytes:
    """The bytes of a regular file, or of a pipe that the shell opened (`<(...)`); others may wait, or be read, without end."""
    mode = Path(file.path).stat().st_mode
    if not stat.S_ISREG(mode) and not (file.named and stat.S_ISFIFO(mode) and file.path.startswith(_OPENED)):
        raise OSError(errno.EINVAL, "not a regular file")
    return Path(file.path).read_bytes()


def _left_out(path: str, error: OSError) -> Notice:
    return Notice(path, 0, f"can't be read ({error.strerror or type(error).__name__}); left out", left_out=True)


def _damage(data: bytes, text: str, *, path: str) -> Notice | None:
    """What is unreadable in a text, told once."""
    damage = _control_damage(text) or _encoding_damage(data, text)
    if not damage:
        return None
    count, at, what = damage
    line = text.count("\n", 0, at) + 1
    if count > max(8, _TOO_MANY * len(text)):
        return Notice(path, line, f"{what}: not a UTF-8 text file; left out (save it as UTF-8)", left_out=True)
    return Notice(path, line, f"{what}, {count} in the file; read as blank or as U+FFFD")


def _control_damage(text: str) -> tuple[int, int, str] | None:
    first = _CONTROL.search(text)
    return (sum(1 for _ in _CONTROL.finditer(text)), first.start(), f"control character {first.group()!r}") if first else None


def _encoding_damage(data: bytes, text: str) -> tuple[int, int, str] | None:
    """What the decoder had to replace: U+FFFD that the file itself spells in UTF-8 is no damage."""
    count = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return (count, text.index("\ufffd"), "a byte that is not UTF-8") if count > 0 else None

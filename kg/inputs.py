"""Files, folders, globs and standard input -> the texts of digest files, each with its name; what can't be read is noted."""

import glob
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from unicodedata import normalize

from kg.errors import DigestError

SUFFIXES = (".md", ".markdown")
"""The files that are read from a folder; a file that is named itself may be called anything."""

STDIN = "-"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = {code: " " for code in range(32) if chr(code) not in "\t\n\r"} | {127: " "}
_TOO_MANY = 0.01
"""A file with a larger share of unreadable characters is not taken for text."""


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """A warning about one place of the input: `line` is 1-based, 0 where it is the file as a whole."""

    path: str
    line: int
    message: str

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
    """A file: `parts` are its names from the given folder down (a file given itself has one), `real` its resolved path."""

    parts: tuple[str, ...]
    path: str
    real: str


def read_sources(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None
) -> tuple[tuple[Source, ...], tuple[Notice, ...]]:
    """The texts of all digest files that `paths` name, each file once, sorted by path, and the notices, sorted.

    A path is a file, a folder (all its `.md` and `.markdown` files, hidden ones left out), a glob, or `-` for `stdin`. Raises
    DigestError if no file at all can be read.
    """
    given = sorted({str(path) for path in paths})
    notices: list[Notice] = []
    found = _once(file for path in given if path != STDIN for file in _find_files(path, notices))
    sources = [source for file, name in _named(found) if (source := _read_file(file, name, notices))]
    if STDIN in given:
        data = (stdin or sys.stdin.buffer).read()
        sources += [Source(STDIN, "stdin", text)] if (text := _decode(data, path=STDIN, notices=notices)) is not None else []
    if not sources:
        raise DigestError(_nothing(given, notices))
    return tuple(sorted(sources)), tuple(sorted(notices))


def _nothing(given: list[str], notices: list[Notice]) -> str:
    reason = "; ".join(str(notice) for notice in sorted(notices)[:3])
    return (
        f"no digest to read in {', '.join(given) or 'nothing'}"
        + (f" ({reason})" if reason else "")
        + ("; give markdown files, folders that hold some, globs, or - for standard input")
    )


# ---------------------------------------------------------------- which files


def _find_files(path: str, notices: list[Notice]) -> Iterator[_Found]:
    """The files that one given path names; a path that names none is noted."""
    if Path(path).is_dir():
        files = sorted(_walk(path))
    elif Path(path).exists():
        files = [_found(path, (Path(path).name,))]
    else:
        files = [file for match in sorted(glob.glob(path, recursive=True)) for file in _matched(match)]  # noqa: PTH207
    if not files:
        notices.append(
            Notice(path, 0, "no such file or folder, and no file matches" if not Path(path).exists() else "no markdown")
        )
    yield from files


def _matched(path: str) -> list[_Found]:
    return sorted(_walk(path)) if Path(path).is_dir() else [_found(path, (Path(path).name,))]


def _walk(folder: str) -> Iterator[_Found]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                file = Path(here, name)
                yield _found(file.as_posix(), file.relative_to(folder).parts)


def _found(path: str, parts: tuple[str, ...]) -> _Found:
    return _Found(parts, Path(path).as_posix(), os.path.realpath(path))


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
    """Every file with its name; where several files would share one, parent folders are put before it until they differ."""
    depth = dict.fromkeys(files, 0)
    while clash := [
        file for group in _by_name(files, depth).values() if len(group) > 1 for file in group if _can_grow(file, depth)
    ]:
        for file in clash:
            depth[file] += 1
    for name, group in sorted(_by_name(files, depth).items()):
        for file in group:
            yield file, name if len(group) == 1 else name + PurePosixPath(file.path).suffix


def _by_name(files: list[_Found], depth: dict[_Found, int]) -> dict[str, list[_Found]]:
    groups: dict[str, list[_Found]] = defaultdict(list)
    for file in files:
        groups[_name(file, depth[file])].append(file)
    return groups


def _can_grow(file: _Found, depth: dict[_Found, int]) -> bool:
    return depth[file] < len(Path(file.real).parts) - len(file.parts) - 1


def _name(file: _Found, depth: int) -> str:
    above = Path(file.real).parts[1 : -len(file.parts)]
    parts = (*(above[-depth:] if depth else ()), *file.parts)
    return normalize("NFC", PurePosixPath(*parts).with_suffix("").as_posix())


# ---------------------------------------------------------------- their text


def _read_file(file: _Found, name: str, notices: list[Notice]) -> Source | None:
    try:
        data = Path(file.path).read_bytes()
    except OSError as error:
        notices.append(Notice(file.path, 0, f"can't be read ({error.strerror or type(error).__name__}); left out"))
        return None
    text = _decode(data, path=file.path, notices=notices)
    return None if text is None else Source(file.path, name, text)


def _decode(data: bytes, *, path: str, notices: list[Notice]) -> str | None:
    """The text of a file in UTF-8, without a byte-order mark; None if it is no text, else what is unreadable is noted once."""
    text = data.decode("utf-8-sig", errors="replace")
    damage = _control_damage(text) or _encoding_damage(data, text)
    if not damage:
        return text
    count, at, what = damage
    line = text.count("\n", 0, at) + 1
    if count > max(8, _TOO_MANY * len(text)):
        notices.append(Notice(path, line, f"{what}: not a UTF-8 text file; left out (save it as UTF-8)"))
        return None
    notices.append(Notice(path, line, f"{what}, {count} in the file; read as blank or as U+FFFD"))
    return text.translate(_BLANKS)


def _control_damage(text: str) -> tuple[int, int, str] | None:
    first = _CONTROL.search(text)
    return (sum(1 for _ in _CONTROL.finditer(text)), first.start(), f"control character {first.group()!r}") if first else None


def _encoding_damage(data: bytes, text: str) -> tuple[int, int, str] | None:
    """What the decoder had to replace: U+FFFD that the file itself spells in UTF-8 is no damage."""
    count = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return (count, text.index("\ufffd"), "a byte that is not UTF-8") if count > 0 else None

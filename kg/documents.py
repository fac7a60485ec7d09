"""Digest files -> documents: one for each paper that a file tells about, each passage with its exact place and its role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from kg.apologies import status_of
from kg.grids import Tables, find_tables
from kg.inputs import Notice, Source, read_sources
from kg.layouts import Block, find_blocks, recognise_layout
from kg.markdown import (
    BREAK,
    LONGEST,
    Comments,
    Line,
    find_comments,
    find_fences,
    find_urls,
    is_link_line,
    read_lines,
    without_comments,
)
from kg.model import Digest, Document, Passage
from kg.papers import find_leading_id, find_paper_id, iter_paper_ids
from kg.passages import read_passages
from kg.titles import find_lead_title, find_title, plain_title

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:"
    r"[-./_] ?(\d{1,2})[-./_] ?(\d{1,2})| (\d{1,2}) (\d{1,2})|년 ?(\d{1,2})월 ?(\d{1,2})(?! ?(?:주|번째|째))"
    r"|[-./_]?(\d\d)(\d\d))(?!\d)"
)
"""Year, month and day; only eight digits, or the last four of them, need nothing between: `2025-12` has no day."""
_NEAR = 4
_UNDATED = "no date in the front matter, the first heading or the path; what it says has no day"
_FRONT_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a set of digest files holds: documents sorted by digest and place, and what could not be read, sorted."""

    documents: tuple[Document, ...]
    notices: tuple[Notice, ...]


def read_documents(paths: Iterable[str | Path]) -> Reading:
    """All documents of the digest files that `paths` name: files, folders, globs, or `-` for standard input.

    Whatever the order of `paths`, the reading is the same. Raises DigestError if no file at all can be read.
    """
    sources, notices = read_sources(paths)
    documents: list[Document] = []
    noted = list(notices)
    for source in sources:
        found, seen = parse_source(source)
        documents.extend(found)
        noted.extend(seen)
    return Reading(tuple(sorted(documents, key=_place)), tuple(sorted(noted)))


def _place(document: Document) -> tuple[str, str, int]:
    return document.digest.id, document.digest.path, document.line


def parse_digest(text: str, *, path: str) -> tuple[Document, ...]:
    """The documents in the text of one digest file, in order; its identifier is the stem of `path`."""
    return parse_source(Source(path, PurePosixPath(path).stem, text.removeprefix("\ufeff")))[0]


def parse_source(source: Source) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """The documents of one digest file, in order, and the notices about its lines, sorted."""
    comments = find_comments(source.text)
    lines = read_lines(without_comments(source.text, comments))
    body = _front_matter_end(lines)
    layout = recognise_layout(lines)
    digest = Digest(f"digest/{source.name}", source.path, _find_date(lines, body, source.path), layout)
    blocks = find_blocks(lines, layout=layout, body=body)
    tables = find_tables(lines)
    documents = tuple(_document(lines, block, digest, tables) for block in blocks if block.paper)
    troubles = _troubles(lines, body, blocks) if source.text.strip() else ()
    undated = [(0, _UNDATED)] if documents and not digest.date else []
    noted = (*troubles, *_open_comments(source.text, comments), *undated)
    notices = [Notice(source.path, line, message) for line, message in noted]
    return documents, tuple(sorted(notices if documents else [*notices, _nothing(source, digest)]))


def _nothing(source: Source, digest: Digest) -> Notice:
    """That a file tells of no paper, which is a loss where it is empty or dated: it was a digest, or is to be one."""
    if not source.text.strip():
        return Notice(source.path, 0, "empty; nothing is read from it (fill it, or remove it)", left_out=True)
    found = "no link to a paper (arXiv, Hugging Face) found"
    if not digest.date:
        return Notice(source.path, 0, found)
    message = f"{found} in what is dated {digest.date}; nothing is read from it (mend it, or remove it)"
    return Notice(source.path, 0, message, left_out=True)


# ---------------------------------------------------------------- one paper


def _document(lines: list[Line], block: Block, digest: Digest, tables: Tables) -> Document:
    first = lines[block.first]
    passages = read_passages(lines, first=block.first, end=block.end, paper=block.paper, tables=tables)
    return Document(
        paper=block.paper,
        title=plain_title(_title(passages, first, block.paper)),
        digest=digest,
        line=first.number,
        links=_links(lines[block.first : block.end], block.paper),
        status=status_of(passages),
        passages=passages,
    )


def _title(passages: tuple[Passage, ...], first: Line, paper: str) -> str:
    """The title that the line which opens a paper, a heading in its summary, or a quotation in the first sentence gives."""
    titled = next((passage.text for passage in passages if passage.role == "title"), "")
    lead = passages[0].text if passages and passages[0].kind == "paragraph" else ""
    begin, end = find_title(first, paper=paper)
    return titled or first.text[begin:end] or find_lead_title(lead)


def _links(lines: list[Line], paper: str) -> tuple[str, ...]:
    """The addresses that belong to the paper: in lines of links, or with its identifier; each once."""
    found = (url for line in lines for url in find_urls(line.text) if find_paper_id(url) == paper or is_link_line(line.text))
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- the file as such


def _front_matter_end(lines: list[Line]) -> int:
    """The index of the first line behind the front matter; one that is never closed ends where its keys do."""
    opening = next((at for at, line in enumerate(lines) if line.kind != "blank"), len(lines))
    following = next((line for line in lines[opening + 1 :] if line.kind != "blank"), None)
    if following is None or not _is_dashes(lines[opening]) or not _FRONT_KEY.match(following.text):
        return 0
    end = next((at for at in range(opening + 1, len(lines)) if _is_dashes(lines[at]) or _opens_paper(lines[at])), len(lines))
    if end < len(lines) and _is_dashes(lines[end]):
        return end + 1
    return next(at for at in range(opening + 1, len(lines) + 1) if at == len(lines) or not _FRONT_KEY.match(lines[at].text))


def _is_dashes(line: Line) -> bool:
    return line.kind == "rule" and line.text.startswith("---")


def _opens_paper(line: Line) -> bool:
    return line.kind == "heading" and bool(find_leading_id(line.text) or find_paper_id(line.text))


def _find_date(lines: list[Line], body: int, path: str) -> str:
    """The date in the front matter, the first heading, or the path, ISO; `""` if none holds a real one."""
    front = [line.text for line in lines[:body]]
    dated = [text for text in front if text.startswith("date")]
    heading = next((line.text for line in lines[body:] if line.kind == "heading"), "")
    return next(
        (found for text in (*dated, heading, *front, *reversed(PurePosixPath(path).parts), path) if (found := _date_in(text))),
        "",
    )


def _date_in(text: str) -> str:
    for found in _DATE.findall(text):
        year, month, day = filter(None, found)
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def _troubles(lines: list[Line], body: int, blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """What a reader of the file should know, each with its line."""
    for block in blocks:
        if not block.paper:
            yield (
                lines[block.first].number,
                "this heading should name a paper and has no arXiv identifier; its text is left out",
            )
        elif other := _other_link(lines, block):
            yield (
                lines[block.first].number,
                f"the heading names {block.paper}, the link below it {other}; read as {block.paper}",
            )
    for first, end in _ranges(blocks, len(lines)):
        for at in find_fences(lines, first, end).dangling:
            yield lines[at].number, "a code fence that is never closed; read as if it were not there"
    for line in lines:
        if len(line.text) >= LONGEST - 1:
            yield line.number, f"a line longer than {LONGEST} characters; the rest of it is left out"
    if body and lines[body - 1].kind != "rule":
        yield 1, "front matter that is never closed; read up to its last key"


def _open_comments(text: str, comments: Comments) -> Iterator[tuple[int, str]]:
    line, at = 1, 0
    for place in comments.dangling:
        line, at = line + len(BREAK.findall(text, at, place)), place
        yield line, "a comment that is never closed; read as text"


def _other_link(lines: list[Line], block: Block) -> str | None:
    """The paper of the first line of links, where that is another than the heading names."""
    linked = next((line.text for line in lines[block.first + 1 : block.first + _NEAR] if is_link_line(line.text)), "")
    papers = [*iter_paper_ids(linked)]
    return papers[0] if papers and block.paper not in papers and lines[block.first].kind == "heading" else None


def _ranges(blocks: list[Block], end: int) -> list[tuple[int, int]]:
    return [(block.first, block.end) for block in blocks] or [(0, end)]

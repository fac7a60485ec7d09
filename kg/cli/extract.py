"""`kg extract`: digests to the exchange format."""

import sys
from typing import Annotated, Literal

import typer

from kg.cli._extractor import Extractor
from kg.cli._terminal import end_incomplete, reported_progress, show_notices
from kg.exchange import as_line, as_records
from kg.pipeline import extract as extract_paths


def extract(
    paths: Annotated[list[str], typer.Argument(help="Digest files, folders, globs, or - for standard input.")],
    *,
    form: Annotated[Literal["jsonl"], typer.Option("--format", help="One JSON object for each paper.")] = "jsonl",  # noqa: ARG001
    extractor: Extractor = "digest",
    processes: Annotated[int, typer.Option(min=1, help="Processes to read with; the result is the same.")] = 1,
) -> None:
    """Print what each paper's digests say, a JSON object a line; exit code 1 where files were left out.

    Example: `kg extract examples/digests --format jsonl > papers.jsonl`
    """
    with reported_progress() as progress:
        reading = extract_paths(paths, extractor=extractor, processes=processes, progress=progress)
    show_notices(reading.notices)
    for record in as_records(reading.extractions):
        sys.stdout.write(as_line(record) + "\n")
    end_incomplete(reading.notices, loss="the lines lack what they say")

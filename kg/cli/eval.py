"""`kg eval`: how right the reading is, on labels of one's own."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from kg.cli._extractor import Extractor
from kg.cli._terminal import output, reported_progress, show_notices
from kg.evaluation import evaluate, evaluate_layouts
from kg.pipeline import extract
from kg.scoring import Score
from kg.vocabulary import load_vocabulary


def eval(  # noqa: A001 - the command's name
    gold: Annotated[Path, typer.Argument(help="A gold file: the exchange format of kg extract.")],
    paths: Annotated[list[str], typer.Argument(help="The digests that the gold file is about.")],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every disagreement.")] = False,
    layouts: Annotated[bool, typer.Option("--layouts", help="The figures of each layout as well.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    measures: Annotated[Path | None, typer.Option(help="A table of the measures that count.")] = None,
    extractor: Extractor = "digest",
    processes: Annotated[int, typer.Option(min=1, help="Processes to read with; the result is the same.")] = 1,
) -> None:
    """Print precision, recall and F1 of entities, relations, measures and results against a gold file.

    Example: `kg eval examples/gold.jsonl examples/digests --errors`
    """
    with reported_progress() as progress:
        reading = extract(paths, extractor=extractor, processes=processes, progress=progress)
    show_notices(reading.notices)
    vocabulary = load_vocabulary()
    scores = {"": evaluate(reading.extractions, gold, vocabulary=vocabulary, measures=measures)}
    if layouts:
        scores |= evaluate_layouts(reading.extractions, gold, vocabulary=vocabulary, measures=measures)
    for line in scores[""].errors if errors else ():
        sys.stdout.write(line + "\n")
    if as_json:
        sys.stdout.write(json.dumps(_figures(scores[""]) | {name: _figures(s) for name, s in scores.items() if name}) + "\n")
        return
    for name, score in scores.items():
        output().print(_table(score, title=f"layout {name}" if name else None))


def _figures(score: Score) -> dict[str, object]:
    return {
        row: {
            "precision": round(t.precision, 4),
            "recall": round(t.recall, 4),
            "f1": round(t.f1, 4),
            "tp": t.tp,
            "fp": t.fp,
            "fn": t.fn,
        }
        for row, t in score.tallies.items()
    }


def _table(score: Score, *, title: str | None) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column()
    for head in ("P", "R", "F1", "tp", "fp", "fn"):
        table.add_column(head, justify="right")
    for row, t in score.tallies.items():
        numbers = (f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", str(t.tp), str(t.fp), str(t.fn))
        table.add_row(row, *numbers)
    return table

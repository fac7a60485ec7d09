"""Figures for labels of one's own: read digests, score the extraction against a gold file, whole and for each layout."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.exchange import Record, as_records, read_records
from kg.model import Extraction
from kg.scoring import Measures, Score, by_layout, measure_table, score
from kg.texts import read_text
from kg.vocabulary import Vocabulary

TABLE = "metrics.tsv"


def evaluate(extractions: Iterable[Extraction], gold: Path, *, vocabulary: Vocabulary, measures: Path | None = None) -> Score:
    """The score of the extractions against the gold file.

    `measures` is a table of the measures that count (canonical, tab, other spellings separated by `|`); without one it is
    `metrics.tsv` beside the gold file or one folder up, and if there is none, all that the vocabulary knows.
    """
    said = {record["paper"]: record for record in as_records(extractions, vocabulary=vocabulary)}
    return score(read_records(gold), said, measures=find_measures(gold, vocabulary=vocabulary, measures=measures))


def evaluate_layouts(
    extractions: Iterable[Extraction], gold: Path, *, vocabulary: Vocabulary, measures: Path | None = None
) -> dict[str, Score]:
    """The score on the papers of each layout, a layout's papers being those that one of its digests holds."""
    read = tuple(extractions)
    layouts: dict[str, set[str]] = defaultdict(set)
    for extraction in read:
        layouts[extraction.document.paper].add(extraction.document.digest.layout)
    said: dict[str, Record] = {record["paper"]: record for record in as_records(read, vocabulary=vocabulary)}
    table = find_measures(gold, vocabulary=vocabulary, measures=measures)
    return {layout: score(part, said, measures=table) for layout, part in by_layout(read_records(gold), layouts).items()}


def find_measures(gold: Path, *, vocabulary: Vocabulary, measures: Path | None = None) -> Measures:
    """The measures that count for this gold file; see `evaluate`. Raises InputError if `measures` can't be read."""
    beside = (folder / TABLE for folder in (gold.parent, gold.parent.parent))
    table = measures or next((path for path in beside if path.is_file()), None)
    if table is None:
        return measure_table((c.name, (*c.aliases, *c.korean)) for c in vocabulary.concepts if c.type == "Metric")
    lines = read_text(table).split("\n")  # other line ends may stand in a name
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return measure_table((name, others.split("|")) for name, _, others in rows)

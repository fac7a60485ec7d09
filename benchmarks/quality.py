"""How right the reader is on papers that it has not seen: cross-validated figures, calibration, and the learning curve.

    python benchmarks/quality.py DIGESTS [DIGESTS ...] --gold FILE [FILE ...] [--papers 100 200 400]

Needs the extra `train`. Files that share a paper are in one fold; all that is learned is learned from the other folds: names,
types and roles first, then numbers, measures, topics and aliases with the names as they were read. Each of `--papers` is one
more run that learns from so many papers alone. A run over 800 papers takes a quarter of an hour on one core.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from extractors.crossvalidation import CrossValidation, answers_of, fit_firsts
from extractors.digest import settle_mentions
from extractors.fitting import require_training
from extractors.learning import FOLDS, Examples, folds_of, read_examples
from extractors.lessons import Lesson
from extractors.measures import read_measures
from extractors.results import read_claims
from extractors.results_training import fit_results, read_lessons
from extractors.threads import one_thread
from extractors.topics import read_topics
from kg.evaluation import evaluate
from kg.exchange import Record, as_records, folded_spellings_of, read_records
from kg.model import Extraction, Mention
from kg.spelling import folded_spellings
from kg.vocabulary import load_vocabulary

SHOWN = ("entity", "typed", "relation", "alias", "metric", "result", "result+metric", "result+system", "baseline")


def taught_by(examples: Examples, papers: set[str]) -> Examples:
    """The examples with the labels of these papers alone."""
    kept = np.array([examples.documents[d].paper in papers for d in examples.table.document])
    labels = examples.labels
    silent = replace(labels, name=np.where(kept, labels.name, -1), type=np.where(kept, labels.type, -1))
    return replace(examples, labels=replace(silent, right=labels.right * kept[:, None]))


def cross_validated(examples: Examples) -> CrossValidation:
    """The answers of the reader to each fold."""
    with one_thread():
        return answers_of(examples, fit_firsts(examples))


def with_numbers(names: Sequence[Extraction], digests: Sequence[str], gold: Sequence[str]) -> list[Extraction]:
    """The extractions of all parts, numbers and measures read by models that did not see the paper either."""
    found = {(e.document.digest.id, e.document.line): e.mentions for e in names}
    lessons = read_lessons(digests, gold)
    mentions = [found[x.document.digest.id, x.document.line] for x in lessons]
    return list(read_unseen(lessons, mentions=mentions))


def edges(records: dict[str, Record], gold: dict[str, Record]) -> Iterator[tuple[float, bool]]:
    """The confidence of each edge said of a name that the gold decides, and whether the gold has it."""
    for paper, said in ((p, records[p]) for p in sorted(gold) if p in records):
        for entity in said["entities"]:
            same = [g for g in gold[paper]["entities"] if folded_spellings_of(g) & folded_spellings(entity["name"])]
            if not any(g.get("optional") for g in same):
                right = {relation for g in same for relation in g["relations"]}
                yield from ((c, r in right) for r, c in entity["confidence"].items() if r != "mentions")


def report(extractions: Sequence[Extraction], gold: Sequence[str]) -> None:
    """Print the figures of each gold file, and the calibration over all of them."""
    for path in gold:
        tallies = evaluate(extractions, Path(path), vocabulary=load_vocabulary()).tallies
        print(f"{Path(path).name:16}" + "  ".join(f"{row} {tallies[row].f1:.3f}" for row in SHOWN))
    records = {record["paper"]: record for record in as_records(extractions)}
    truth = {paper: record for path in gold for paper, record in read_records(Path(path)).items()}
    said, right = zip(*edges(records, truth), strict=True)
    sure = [yes for confidence, yes in zip(said, right, strict=True) if confidence >= 0.9]
    print(f"{len(said)} edges: expected calibration error {calibration_error(said, right):.3f}", end="; ")
    print(f"of {len(sure)} said with 0.9 or more {sum(sure) / max(len(sure), 1):.3f} are right")


def read_unseen(
    lessons: Sequence[Lesson],
    *,
    mentions: Sequence[tuple[Mention, ...]] | None = None,
    also: Sequence[Lesson] = (),
    folds: int = FOLDS,
) -> Iterator[Extraction]:
    """One extraction for each lesson, fold by fold; papers of one digest, and of digests that share a paper, are in one fold.

    `mentions` are those to read with, by default the lessons' own; `also` are lessons to learn from in every fold.
    """
    papers = folds_of([lesson.document for lesson in lessons], folds)
    given = mentions or [lesson.mentions for lesson in lessons]
    for fold in range(folds):
        models = fit_results([*(x for x in lessons if papers[x.document.paper] != fold), *also])
        for lesson, names in zip(lessons, given, strict=True):
            document = lesson.document
            if papers[document.paper] == fold:
                named = settle_mentions(document, names, models=models)
                yield Extraction(
                    document,
                    mentions=named,
                    measures=read_measures(document, models=models),
                    topics=read_topics(document, models=models),
                    claims=read_claims(document, named, models=models),
                )


def calibration_error(confidences: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """The expected calibration error: the mean gap of confidence and share of right ones over equal bins, by their sizes."""
    said, true = np.asarray(confidences, float), np.asarray(right, float)
    at = np.minimum((said * bins).astype(int), bins - 1)
    gaps = [abs(said[at == b].mean() - true[at == b].mean()) * (at == b).sum() for b in range(bins) if (at == b).any()]
    return float(sum(gaps) / max(len(said), 1))


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digests", nargs="+")
    parser.add_argument("--gold", nargs="+", required=True)
    parser.add_argument("--papers", nargs="*", type=int, default=[], help="sizes of smaller sets to learn from")
    given = parser.parse_args()
    require_training()
    examples = read_examples(given.digests, given.gold)
    names = cross_validated(examples).extractions()
    report(with_numbers(names, given.digests, given.gold), given.gold)
    papers = sorted({document.paper for document in examples.documents})
    random.Random(0).shuffle(papers)
    for count in given.papers:
        print(f"learned from {count} papers:")
        report(cross_validated(taught_by(examples, set(papers[:count]))).extractions(), given.gold)


if __name__ == "__main__":
    main()

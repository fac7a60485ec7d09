"""What models of results, measures, aliases and topics read in papers that they have not seen: the honest way to measure."""

from collections.abc import Iterator, Sequence

from extractors.aliases import complete_aliases
from extractors.learning import folds_of
from extractors.lessons import Lesson
from extractors.measures import read_measures
from extractors.results import read_claims
from extractors.results_training import FOLDS, fit_results
from extractors.topics import read_topics
from kg.model import Extraction, Mention


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
                named = complete_aliases(document, names, models=models)
                yield Extraction(
                    document,
                    mentions=named,
                    measures=read_measures(document, models=models),
                    topics=read_topics(document, models=models),
                    claims=read_claims(document, named, models=models),
                )

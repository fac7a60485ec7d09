"""The measures that a document reports or names as its evaluation measure."""

from collections import defaultdict
from functools import lru_cache

from extractors.numbers import find_numbers
from extractors.sentences import Sentence, find_sentences
from extractors.spotting import Spotter
from kg.model import Document, Evidence, Measure
from kg.vocabulary import load_vocabulary

# Words for a quality that a text praises as often as it measures it: a number beside them decides.
_VAGUE = frozenset({"cost", "loss", "diversity", "entropy", "computational cost", "inference speed", "sparsity", "fluency"})
_REPORTS = frozenset({"results", "setup", "contribution", "baselines", "datasets", ""})


@lru_cache(maxsize=1)
def measure_spotter() -> Spotter:
    """Finds every spelling of every measure of the vocabulary; the key is the canonical name."""
    metrics = [c for c in load_vocabulary().concepts if c.type == "Metric"]
    table = {spelling: c.name for c in reversed(metrics) for spelling in c.spellings}
    table.update({c.name: c.name for c in metrics})
    return Spotter(table, exact=frozenset(s for s in table if _is_acronym(s)))


def read_measures(document: Document) -> tuple[Measure, ...]:
    """The measures of a document, sorted by name, each with a piece of evidence for every sentence that tells of it."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for passage in document.passages:
        for sentence in find_sentences(passage) if passage.kind != "heading" else ():
            for name, evidence in _measures(document, sentence):
                found[name].append(evidence)
    return tuple(Measure(name, tuple(sorted(found[name]))) for name in sorted(found))


def _measures(document: Document, sentence: Sentence) -> list[tuple[str, Evidence]]:
    has_number = bool(find_numbers(sentence.text))
    spots = measure_spotter().find(sentence.text)
    passage, digest = sentence.passage, document.digest
    return [
        (
            spot.key,
            Evidence(
                digest.id, digest.path, digest.date, passage.line, sentence.place + spot.start, sentence.place + spot.end,
                sentence.text, "measure", 0.8 if has_number else 0.6,
            ),
        )
        for spot in spots
        if passage.role in _REPORTS and (has_number or spot.key not in _VAGUE)
    ]  # fmt: skip


def _is_acronym(spelling: str) -> bool:
    """Whether a spelling is so short, or so much a word in lower case, that its case must agree."""
    return len(spelling) <= 5 and spelling.isascii() and sum(c.isupper() for c in spelling) >= min(2, len(spelling))

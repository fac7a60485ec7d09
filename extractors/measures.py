"""The measures that a document reports or names as its evaluation measure.

Their names are found by the vocabulary and by the phrases that digests use instead; whether a name is a report (`정확도 95%`)
or a word of praise (`높은 정확도`) is judged from all its places in the document, by linear models learned from labels.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.linear import LinearModel, shipped_models
from extractors.measure_features import document_features, mask_words, measure_features
from extractors.measure_phrases import PHRASES
from extractors.numbers import find_numbers
from extractors.spotting import Spot, Spotter
from kg.model import Document, Evidence, Measure
from kg.proof import find_evidence
from kg.sentences import Sentence, find_sentences
from kg.spelling import fold
from kg.vocabulary import load_vocabulary

LEAST = 0.4
"""The probability from which a measure is said to be reported: where F1 was best on papers that were not learned from."""


@dataclass(frozen=True)
class Place:
    """A place where a measure is named."""

    sentence: Sentence
    spot: Spot
    features: tuple[str, ...]


@lru_cache(maxsize=1)
def measure_spotter() -> Spotter:
    """Finds every spelling of every measure of the vocabulary; the key is the canonical name."""
    metrics = [c for c in load_vocabulary().concepts if c.type == "Metric"]
    known = {c.name for c in metrics}
    table = {phrase: name for name, phrases in PHRASES.items() if name in known for phrase in phrases.split("|")}
    table.update({spelling: c.name for c in reversed(metrics) for spelling in c.spellings})
    table.update({c.name: c.name for c in metrics})
    return Spotter(table, exact=frozenset(s for s in table if _is_acronym(s)))


@lru_cache(maxsize=256)
def find_spots(text: str) -> tuple[Spot, ...]:
    """The measures that a text names, in order of place; a passage is asked about once for each of its numbers."""
    found = measure_spotter().find(text)
    found = tuple(sorted((*found, *(Spot(*match.span(), "pass@k") for match in _PASS_AT.finditer(text)))))
    return tuple(s for s in found if s.key not in _WORDS or not _WORDS[s.key].search(text[max(0, s.start - _REACH) : s.start]))


_REACH = 12
_PASS_AT = re.compile(r"(?<![a-z\d])pass@(?!1(?!\d))\d+", re.IGNORECASE)
"""The pass rate of several tries; that of one try has a name of its own."""
_WORDS = {
    "precision": re.compile(r"(?:혼합|단일|배|반|낮은|저) ?$|(?:mixed|half|low|full|single)[ -]$", re.IGNORECASE),
    "correlation": re.compile(r"(?:가짜|허위|거짓|의사) ?$|spurious $", re.IGNORECASE),
    "loss": re.compile(r"(?:성능|정확도|품질|정보|데이터) ?$"),
}
"""What stands before the word for a measure where it is none: mixed precision, spurious correlations, a loss of quality."""


@lru_cache(maxsize=1)
def measure_names() -> dict[str, str]:
    """The canonical name of every measure of the vocabulary by the folded form of each of its spellings."""
    metrics = [c for c in load_vocabulary().concepts if c.type == "Metric"]
    names = {fold(spelling): c.name for c in reversed(metrics) for spelling in c.spellings}
    return names | {fold(c.name): c.name for c in metrics}


@lru_cache(maxsize=1)
def lower_is_better() -> frozenset[str]:
    """The canonical names of the measures of which less is better."""
    return frozenset(c.name for c in load_vocabulary().concepts if c.direction == "down")


def read_measures(document: Document, *, models: Mapping[str, LinearModel] | None = None) -> tuple[Measure, ...]:
    """The measures of a document, sorted by name, each with a piece of evidence for every sentence that names it."""
    places = find_places(document)
    if not places:
        return ()
    shares = _shares(document, places, models or shipped_models())
    return tuple(
        Measure(name, tuple(sorted(_evidence(document, place, shares[name]) for place in places[name])))
        for name in sorted(places)
        if shares[name] >= LEAST
    )


def _shares(document: Document, places: Mapping[str, tuple[Place, ...]], models: Mapping[str, LinearModel]) -> dict[str, float]:
    """How likely each measure is reported: the mean of what its places say together, of the best of them, and of their mean."""
    names = sorted(places)
    together = models["measure"].probabilities([measure_sample(document, places, name) for name in names])[:, 1]
    single = iter(
        models["place"].probabilities([place_sample(places, p) for name in names for p in places[name]])[:, 1].tolist()
    )
    shares = {}
    for name, whole in zip(names, together.tolist(), strict=True):
        each = [next(single) for _ in places[name]]
        shares[name] = (whole + max(each) + sum(each) / len(each)) / 3
    return shares


def find_places(document: Document) -> dict[str, tuple[Place, ...]]:
    """Where each measure is named, headings apart: measures by name, places in order."""
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in document.passages:
        if passage.kind != "heading" and (spots := find_spots(passage.text)):
            for place in _places(find_sentences(passage), spots):
                found[place.spot.key].append(place)
    return {name: tuple(places) for name, places in found.items()}


def measure_sample(document: Document, places: Mapping[str, tuple[Place, ...]], name: str) -> list[str]:
    """The features of a measure in a document: those of all its places together."""
    features = {f: None for place in places[name] for f in place.features}
    layout = document.digest.layout
    return [*features, *document_features(mentions=len(places[name]), measures=len(places), layout=layout)]


def place_sample(places: Mapping[str, tuple[Place, ...]], place: Place) -> list[str]:
    """The features of one place of a measure in a document."""
    rivals = places[place.spot.key]
    elsewhere = any(p.sentence.passage.role == "results" for p in rivals)
    role = place.sentence.passage.role
    return [*place.features, f"count={min(len(rivals), 5)}", f"kinds={min(len(places), 8)}", f"results={elsewhere}|{role}"]


def _places(sentences: Iterable[Sentence], spots: tuple[Spot, ...]) -> Iterable[Place]:
    for sentence in sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        here = [Spot(s.start - start, s.end - start, s.key) for s in spots if start <= s.start < end]
        if here:
            numbers = find_numbers(sentence.text)
            words = mask_words(sentence, here, numbers)
            for spot in here:
                features = measure_features(sentence, spot, spots=here, numbers=numbers, words=words)
                yield Place(sentence, spot, tuple(features))


def _evidence(document: Document, place: Place, share: float) -> Evidence:
    return find_evidence(document, place.sentence, place.spot.start, place.spot.end, rule="measure", share=share)


def _is_acronym(spelling: str) -> bool:
    """Whether a spelling is so short, or so much a word in lower case, that its case must agree."""
    return len(spelling) <= 5 and spelling.isascii() and sum(c.isupper() for c in spelling) >= min(2, len(spelling))

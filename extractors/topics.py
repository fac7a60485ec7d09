"""What a document works on: one to three tasks of the vocabulary, or the words that the document states its goal with."""

import re
from collections import defaultdict
from functools import lru_cache

from extractors.sentences import find_sentences
from extractors.spotting import Spotter
from kg.model import Document, Evidence, Passage, Topic
from kg.vocabulary import load_vocabulary

_MOST = 3
_WEIGHTS = {"goal": 3.0, "motivation": 2.0, "contribution": 1.5, "method": 0.7, "results": 0.5}
_TITLE_WEIGHT = 4.0
_GOAL = re.compile(
    r"(?:본|이) (?:연구|논문)(?:은|는|의 목표는|의 목적은|에서는)?\s*"
    r"(?P<phrase>[^.]{4,60}?)(?:을|를) (?:위한|목표|해결|개선|수행|다루)"
)


@lru_cache(maxsize=1)
def task_spotter() -> Spotter:
    """Finds every spelling of every task of the vocabulary; the key is its English label."""
    tasks = [c for c in load_vocabulary().concepts if c.type == "Task"]
    return Spotter({spelling: c.name for c in reversed(tasks) for spelling in c.spellings})


def read_topics(document: Document) -> tuple[Topic, ...]:
    """At most three topics, the weightiest first; empty where the document says nothing of its goal."""
    weights: dict[str, float] = defaultdict(float)
    found: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for spot in task_spotter().find(document.title):
        weights[spot.key] += _TITLE_WEIGHT
    for passage in document.passages:
        for phrase, key, evidence in _spots(document, passage):
            weights[key] += _WEIGHTS.get(passage.role, 0.3)
            found[key].append((phrase, evidence))
    best = sorted(found, key=lambda key: (-weights[key], key))[:_MOST]
    return tuple(Topic(key, found[key][0][0], tuple(sorted(e for _, e in found[key]))) for key in best) or _stated(document)


def _spots(document: Document, passage: Passage) -> list[tuple[str, str, Evidence]]:
    out = []
    for sentence in find_sentences(passage):
        for spot in task_spotter().find(sentence.text):
            start, end = sentence.place + spot.start, sentence.place + spot.end
            phrase = sentence.text[spot.start : spot.end]
            out.append((phrase, spot.key, _evidence(document, passage, start, end, sentence.text, rule="task name")))
    return out


def _stated(document: Document) -> tuple[Topic, ...]:
    """The goal in the document's own words, where no known task is named."""
    for passage in document.passages:
        match = _GOAL.search(passage.text)
        if match:
            start, end = passage.start + match.start("phrase"), passage.start + match.end("phrase")
            phrase = match["phrase"]
            return (Topic(phrase, phrase, (_evidence(document, passage, start, end, passage.text, rule="stated goal"),)),)
    return ()


def _evidence(document: Document, passage: Passage, start: int, end: int, sentence: str, *, rule: str) -> Evidence:
    digest = document.digest
    return Evidence(digest.id, digest.path, digest.date, passage.line, start, end, sentence, rule, 0.6)

"""What a document works on: one to three tasks of the vocabulary, or the words that the document states its goal with.

A task's name stands in many places that are not its topic (`추론 속도`, a benchmark's description); which tasks are topics is
judged from all places of a name in the document, by a linear model learned from labels.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.linear import LinearModel, shipped_models
from extractors.spotting import Spot, Spotter
from extractors.stems import stems_of
from kg.model import Document, Evidence, Passage, Topic
from kg.proof import find_evidence
from kg.sentences import find_sentences
from kg.vocabulary import load_vocabulary

MOST = 3
LEAST = 0.25
"""The probability from which a task is said to be a topic."""

_GOAL = re.compile(
    r"(?<![가-힣A-Za-z0-9)])(?P<phrase>[가-힣A-Za-z0-9\-]+(?: [가-힣A-Za-z0-9\-]+){1,4}) ?(?:을|를) "
    r"(?:위한|목표|해결|개선|수행|다루)"
)
_SUBJECT = re.compile(r"(?:.* )?(?:연구|논문|목표)(?:은|는) ")
_NO_GOAL = re.compile(r"(?:이러한|이런|그러한|기존) |.*(?:것$|점$| 이$|(?:이|이러한) 문제$)")
"""A phrase that says no more than that there is a thing or a problem."""
_CLAUSE = re.compile(
    r"(?:\S*(?:(?:하|되)(?:여|고|는지?|지)|(?:인|대|위|통)해|높[아은]|있는|없는|가진|적인|로운|[을를]|에서|으로)"
    r"|\S{2,}(?:[한된은는의에]|(?<![라자메])인|와|(?<![효결성])과)|\S*[A-Za-z0-9](?:의|와|과|에|인)|매우) "
)
"""A word of a phrase that is no noun, or has a particle behind it: what a task is called begins after the last one."""
_WORK = re.compile(r" (?:작업|과제|태스크)$")
_NO_TASK = re.compile(r".*(?:문제|오류|한계|품질|공간|사고|격차|해결|분석|[가-힣]{2,}(?<![생음합구작])성)$")
"""What a goal is about, but no task: a trouble, a property, a part."""
_GOAL_ROLES = frozenset({"goal", "motivation", "summary"})


@dataclass(frozen=True)
class TaskPlace:
    """A place where a task is named: the spot is within the passage's text."""

    passage: Passage
    spot: Spot


@lru_cache(maxsize=1)
def task_spotter() -> Spotter:
    """Finds every spelling of every task of the vocabulary; the key is its English label."""
    tasks = [c for c in load_vocabulary().concepts if c.type == "Task"]
    return Spotter({spelling: c.name for c in reversed(tasks) for spelling in c.spellings})


def read_topics(document: Document, *, models: Mapping[str, LinearModel] | None = None) -> tuple[Topic, ...]:
    """At most three topics, the surest first; the goal in the document's own words where it names no known task."""
    places = find_tasks(document)
    names = sorted(places)
    model = (models or shipped_models())["topic"]
    shares = model.probabilities([topic_sample(places, name) for name in names])[:, 1] if names else ()
    likely = sorted(((float(share), name) for name, share in zip(names, shares, strict=True)), key=lambda n: (-n[0], n[1]))
    chosen = [(share, name) for share, name in likely if share >= LEAST][:MOST]
    return tuple(_topic(document, places[name], share) for share, name in chosen) or tuple(_stated(document))


def find_tasks(document: Document) -> dict[str, tuple[TaskPlace, ...]]:
    """Where each task is named, titles and headings included: tasks by name, places in order."""
    found: dict[str, list[TaskPlace]] = defaultdict(list)
    for passage in document.passages:
        if passage.kind != "heading" or passage.role == "title":
            for spot in task_spotter().find(passage.text):
                if not _within_word(passage.text, spot):
                    found[spot.key].append(TaskPlace(passage, spot))
    return {name: tuple(places) for name, places in found.items()}


def topic_sample(places: Mapping[str, tuple[TaskPlace, ...]], name: str) -> list[str]:
    """The features of a task in a document: those of all its places together, and how often it is named."""
    features = {f: None for place in places[name] for f in _features(place)}
    count = len(places[name])
    rank = sorted(places, key=lambda n: (-len(places[n]), n)).index(name)
    roles = sorted({place.passage.role for place in places[name]})
    return [
        *features,
        f"count={min(count, 6)}",
        f"rank={min(rank, 5)}",
        f"kinds={min(len(places), 8)}",
        f"roles={'/'.join(roles)}",
    ]


def _features(place: TaskPlace) -> Iterator[str]:
    text, spot, role = place.passage.text, place.spot, place.passage.role
    said = text[spot.start : spot.end].lower()
    yield f"task={spot.key}"
    yield f"said={said}"
    yield f"role={role}"
    yield f"task|role={spot.key}|{role}"
    yield f"length={min(len(said.split()), 4)}"
    right = stems_of(text[spot.end : spot.end + 16])[:2]
    yield from (f"r{i}={stem}" for i, stem in enumerate(right))
    yield from (f"said|r0={said}|{stem}" for stem in right[:1])
    yield from (f"l0={stem}" for stem in stems_of(text[max(0, spot.start - 12) : spot.start])[-1:])
    yield f"role|early={role}|{spot.start < 60}"


def _within_word(text: str, spot: Spot) -> bool:
    """Whether a Korean name is the tail of a longer word, as `회귀` in `자기회귀`."""
    before = text[spot.start - 1 : spot.start]
    return "가" <= before <= "힣" and "가" <= text[spot.start] <= "힣"


def _topic(document: Document, places: tuple[TaskPlace, ...], share: float) -> Topic:
    first = places[0]
    pieces = sorted({_evidence(document, p.passage, p.spot.start, p.spot.end, rule="task", share=share) for p in places})
    return Topic(first.spot.key, first.passage.text[first.spot.start : first.spot.end], tuple(pieces))


def _stated(document: Document) -> Iterator[Topic]:
    """The goal in the document's own words."""
    for passage in document.passages:
        for goal in _GOAL.finditer(passage.text) if passage.role in _GOAL_ROLES and passage.kind != "heading" else ():
            start, end = goal.span("phrase")
            subject = _SUBJECT.match(passage.text, start, end)
            start = subject.end() if subject else start
            start, end = _task_in(passage.text, start, end)
            phrase = passage.text[start:end]
            if " " in phrase and not _NO_GOAL.match(phrase) and not _NO_TASK.match(phrase):
                yield Topic(phrase, phrase, (_evidence(document, passage, start, end, rule="stated goal", share=0.5),))
                return


def _task_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the nouns at the end of a phrase stand, without a word for a task behind them."""
    begin = max((match.end() for match in _CLAUSE.finditer(text, start, end)), default=start)
    work = _WORK.search(text, begin, end)
    return begin, work.start() if work else end


def _evidence(document: Document, passage: Passage, start: int, end: int, *, rule: str, share: float) -> Evidence:
    sentence = next(s for s in reversed(find_sentences(passage)) if s.start <= start)
    return find_evidence(document, sentence, start - sentence.start, end - sentence.start, rule=rule, share=share)

"""What labels teach the models of results, measures, aliases and topics: samples of features and the class they should have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.alias_features import head_features
from extractors.brackets import find_brackets
from extractors.measures import find_places, measure_names, measure_sample, place_sample
from extractors.number_features import number_features
from extractors.numbers import Number
from extractors.questions import NOTHING, Answer, find_answers, find_question
from extractors.scenes import Scene, Stage
from extractors.topics import find_tasks, topic_sample
from extractors.verdicts import BASE, DOWN, NONE, UP, VALUE, Verdict, results_of
from kg.exchange import baseline_names, spellings_of
from kg.model import Document, Mention, Role
from kg.names.korean import is_korean
from kg.spelling import fold

Record = Mapping[str, Any]
NO, YES = "no", "yes"
# Units of things that are counted, not measured: a number with one is no result unless the gold names that very unit.
_COUNTS = frozenset(
    "개 명 가지 종 장 쌍 건 회 번 년 월 일 차원 차 비트 층 편 곳 인 세대 위 단어 문항 시드 샷 샘플"
    " hours s minutes tokens".split()
)
_MEASURED = frozenset({"%", "x", "points"})


@dataclass(frozen=True)
class Lesson:
    """A document with the mentions its reader is given and the gold record of its paper."""

    document: Document
    mentions: tuple[Mention, ...]
    gold: Record


@dataclass(frozen=True)
class Sample:
    """Features and the class they should lead to."""

    features: tuple[str, ...]
    label: str


def gold_mentions(gold: Record) -> tuple[Mention, ...]:
    """The entities of a gold record as mentions without evidence, for lessons with perfect names."""
    return tuple(
        Mention(
            e["name"],
            tuple(e.get("aliases", ())),
            e["type"],
            tuple(Role(r, ()) for r in e["relations"]),
            bool(e.get("optional")),
        )
        for e in gold.get("entities", ())
    )


def number_samples(scenes: Sequence[Scene], gold: Record) -> list[Sample]:
    """A sample for every number of the scenes."""
    return [
        Sample(tuple(number_features(scene, i)), label_of(number, gold))
        for scene in scenes
        for i, number in enumerate(scene.numbers)
    ]


def label_of(number: Number, gold: Record) -> str:
    """What the gold says a number is: what the first of its results with it says, a baseline's level only if no other."""
    label = NONE
    for result in gold.get("results", ()):
        for field in ("value", "delta", "baseline_value"):
            if is_same(number, result, field):
                if field != "baseline_value":
                    return VALUE if field == "value" else UP if float(result[field]) > 0 else DOWN
                label = BASE
    return label


def is_same(number: Number, result: Record, field: str) -> bool:
    """Whether a number may be the one that a field of a gold result holds: to 0.5 %, in a unit that may be told so."""
    told = result.get(field)
    if told is None or abs(abs(float(told)) - number.value) > 0.005 * abs(float(told)) + 1e-9:
        return False
    unit = result.get("unit")
    if not unit:
        return number.unit not in _COUNTS
    if unit in _MEASURED:
        return number.unit in (unit, "") or {number.unit, unit} in ({"%", "points"}, {"%", "x"})
    return number.unit not in _MEASURED


def question_samples(
    lesson: Lesson, stage: Stage, scenes: Sequence[Scene], verdicts: Sequence[tuple[Verdict, ...]], *, kind: str
) -> list[Sample]:
    """A sample for every possible answer about every number that is a result in the gold."""
    samples = []
    for scene, judged in zip(scenes, verdicts, strict=True):
        asked = results_of(judged)
        for place in asked:
            wanted = [
                r
                for r in lesson.gold.get("results", ())
                if any(is_same(scene.numbers[place], r, f) for f in ("value", "delta"))
            ]
            known = kind != "metric" or any(not r.get("metric") or canonical(str(r["metric"])) for r in wanted)
            if wanted and known:
                question = find_question(scene, place, kind=kind, asked=asked, verdict=judged[place].kind)
                samples += _answers(find_answers(stage, question), wanted, lesson.gold, kind)
    return samples


def _answers(answers: Sequence[Answer], wanted: Sequence[Record], gold: Record, kind: str) -> list[Sample]:
    told = {name for r in wanted if r.get(kind) for name in (baseline_names(r) if kind == "baseline" else [str(r[kind])])}
    forms = {form for name in told for form in _forms(name, gold)} if kind != "metric" else {fold(canonical(n)) for n in told}
    right = [bool(a.key) and fold(a.key) in forms for a in answers]
    if not any(right):
        right[-1] = answers[-1].key == NOTHING
    return [Sample(a.features, YES if yes else NO) for a, yes in zip(answers, right, strict=True)]


def _reported(gold: Record) -> set[str]:
    """The canonical names of the measures that the gold lists; a result by a speed alone does not make it a measure."""
    return {canonical(str(name)) for name in gold.get("metrics", ())} - {""}


def measure_samples(lesson: Lesson) -> list[Sample]:
    """A sample for every measure that the document names."""
    reported = _reported(lesson.gold)
    places = find_places(lesson.document)
    return [Sample(tuple(measure_sample(lesson.document, places, n)), YES if n in reported else NO) for n in sorted(places)]


def place_samples(lesson: Lesson) -> list[Sample]:
    """A sample for every place where the document names a measure."""
    reported = _reported(lesson.gold)
    places = find_places(lesson.document)
    return [
        Sample(tuple(place_sample(places, p)), YES if name in reported else NO) for name in sorted(places) for p in places[name]
    ]


def alias_samples(lesson: Lesson) -> list[Sample]:
    """A sample for every run of words before a bracket that holds a name of the gold and follows Korean."""
    owners = {fold(s): e for e in lesson.gold.get("entities", ()) for s in (e["name"], *e.get("aliases", ()))}
    samples = []
    for bracket in (b for passage in lesson.document.passages for b in find_brackets(passage.text)):
        for piece in bracket.pieces:
            entity = owners.get(fold(piece.text))
            counts = [n for n, head in enumerate(bracket.heads, 1) if is_korean(head.text)]
            if entity and counts and not is_korean(piece.text):
                right = [n for n in counts if owners.get(fold(bracket.heads[n - 1].text)) is entity]
                longest = max(right, default=0)
                samples += [Sample(tuple(head_features(bracket, n, piece)), YES if n == longest else NO) for n in counts]
    return samples


def topic_samples(lesson: Lesson) -> list[Sample]:
    """A sample for every task that the document names; one that a gold task has in its label or its text is a topic."""
    told = [fold(str(task.get(part, ""))) for task in lesson.gold.get("tasks", ()) for part in ("label", "text")]
    places = find_tasks(lesson.document)
    samples = []
    for name in sorted(places):
        said = {fold(name), *(fold(p.passage.text[p.spot.start : p.spot.end]) for p in places[name])}
        label = YES if any(one in other for one in said for other in told) else NO
        samples.append(Sample(tuple(topic_sample(places, name)), label))
    return samples


def canonical(name: str) -> str:
    """The vocabulary's name of a measure, `""` where it has none."""
    return measure_names().get(fold(name), "")


def _forms(name: str, gold: Record) -> set[str]:
    """The folded forms of a name: all of the gold entity that has it, or its own."""
    for entity in gold.get("entities", ()):
        forms = {fold(s) for s in spellings_of(entity)}
        if fold(name) in forms:
            return forms
    return {fold(name)}

"""The questions that a result leaves open (whose, on what, by which measure, against whom) and their possible answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.link_features import Question, link_features, mention_features, nothing_features
from extractors.measures import find_spots
from extractors.scenes import Scene, Stage
from kg.model import Mention
from kg.names.lexicon import DATA

KINDS = ("system", "resource", "metric", "baseline")
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer: the name of a mention or of a measure, or `NOTHING`, with its features."""

    key: str
    features: tuple[str, ...]


def find_question(scene: Scene, place: int, *, kind: str, asked: tuple[int, ...], verdict: str) -> Question:
    """The question of that kind about the number at `place`."""
    sites = {"metric": scene.measures, "resource": scene.resources}.get(kind, scene.systems)
    return Question(scene, place, kind, sites, asked, verdict)


def find_answers(stage: Stage, question: Question) -> tuple[Answer, ...]:
    """All possible answers, `NOTHING` last: every mention of the kind in the document, or every measure of the passage."""
    if question.kind == "metric":
        answers = tuple(_measures(question))
    else:
        mentions = stage.resources if question.kind == "resource" else stage.systems
        answers = tuple(_mention(stage, question, m, mentions) for m in mentions)
    return (*answers, Answer(NOTHING, tuple(nothing_features(question, rivals=len(answers)))))


def _mention(stage: Stage, question: Question, mention: Mention, rivals: Sequence[Mention]) -> Answer:
    features = link_features(question, mention.name)
    features += mention_features(mention, rivals, titled=mention.name in stage.titled, anyin=bool(question.sites))
    if "out" in features:
        features += _around(stage, question, mention)
    return Answer(mention.name, tuple(features))


def _around(stage: Stage, question: Question, mention: Mention) -> Iterator[str]:
    """Where a mention stands that the sentence does not name: earlier in the passage, in its label or heading, one line up."""
    sentence = question.scene.sentence
    passage = sentence.passage
    kin = [o for o in stage.names_of(passage) if (o.mention.type in DATA) == (mention.type in DATA)]
    before = [o.mention.name for o in kin if o.end <= sentence.start]
    if any(o.mention.name == mention.name for o in kin):
        yield "passage"
    if mention.name in before:
        yield f"before|last={before[-1] == mention.name}"
    if mention.name in stage.names_above(passage):
        yield "headed"
    if mention.name in stage.names_before(passage):
        yield "lineup"


def _measures(question: Question) -> Iterator[Answer]:
    scene, passage = question.scene, question.scene.sentence.passage
    here = dict.fromkeys(s.key for s in scene.measures)
    around = dict.fromkeys(s.key for s in find_spots(passage.text) if s.key not in here)
    for key in here:
        yield Answer(
            key, (*link_features(question, key), f"key={key}", f"key|u={key}|{question.number.unit}", *_said(question, key))
        )
    for key in around:
        yield Answer(key, ("out", f"out|anyin={bool(here)}", f"key|out={key}", f"out|n={len(around)}"))


def _said(question: Question, key: str) -> Iterator[str]:
    """The spellings under which a measure stands in the sentence."""
    for site in question.sites:
        if site.key == key:
            yield f"said={question.scene.sentence.text[site.start : site.end].lower()}"

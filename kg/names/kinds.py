"""What the class word behind a name says of it: a model, an algorithm, data, a measure (`SAM 모델`, `EM algorithm`)."""

import re
from collections.abc import Iterable, Sequence

from kg.names.forms import are_initials, read_form, tidy
from kg.names.keys import name_key
from kg.names.korean import is_korean
from kg.names.lexicon import Lexicon, Name, meanings_of
from kg.names.places import LATIN, places_of
from kg.names.spelled_out import spelled_out, stand_apart
from kg.names.words import EVALUATION_WORDS
from kg.spelling import fold
from kg.vocabulary import Concept

_SORT = re.compile(
    r"[\s\-](?:(?P<model>model|모델)|(?P<optimizer>optimi[sz]er|옵티마이저)|(?P<algorithm>algorithm|알고리즘))$", re.IGNORECASE
)
_EVALUATION = re.compile(rf"(?:{'|'.join(EVALUATION_WORDS)})$")
_KINDS = {
    "Method": "system",
    "Model": "system",
    "Dataset": "data",
    "Benchmark": "data",
    "Metric": "measure",
    "Task": "task",
    "Term": "term",
}
_MEASURING = re.compile(
    r"(?:error|rate|score|index|ratio|distance|similarity|precision|recall|accuracy|divergence|gain|rank|perplexity)$|ROUGE|BLEU",
    re.IGNORECASE,
)
_NO_SYSTEMS = {"data", "measure", "task"}
_BUILT = re.compile(
    r"[\s\-](?:(?P<world>environment|simulator|환경|시뮬레이터)|pipeline|파이프라인|(?P<code>library|engine|라이브러리|엔진)|(?P<frame>framework|프레임워크))(?:\s?\(.*\))?$",
    re.IGNORECASE,
)
_MODEL = re.compile(r"[\s\-](?:models?|systems?|LLMs?|모델|시스템)$", re.IGNORECASE)
_RECIPE = re.compile(
    r"(?:^|[\s\-])(?:(?:optimi[sz]|fine-?tun|tun|align|learn)(?:ation|ing|ment)|feedback|distillation)$", re.IGNORECASE
)
"""What phrases end in that say how something is trained (Direct Preference Optimization)."""
_TASK = re.compile(r"(?:recognition|detection|segmentation|translation|resolution)$", re.IGNORECASE)
_LEARNING = re.compile(r"\slearning$", re.IGNORECASE)
"""What ways to learn end in, for which there are several frameworks."""
_GIVEN = re.compile(r"(?:series|variables?|context|data|sequences?)$")
"""What phrases end in that say what a model is given or works with, not what it is."""
_SCORE = re.compile(
    r"[\s\-](?:(?P<score>scores?|accuracy|rate|distance|정확도|점수|지수|거리)|(?P<loss>loss|손실|손실 함수))$", re.IGNORECASE
)
_FITTING = {
    "model": ({"Model"}, {"Method", "Term", "Task"}),
    "optimizer": ({"Method"}, {"Term"}),
    "algorithm": ({"Method"}, {"Model", "Term", "Task"}),
    "system": ({"Model", "Method"}, {"Term", "Task"}),
    "data": ({"Dataset", "Benchmark"},),
    "measure": ({"Metric"}, {"Term"}),
}
"""For each class word the types of what may stand before it, the likeliest first."""


_IN_WORD = LATIN | {"-"}
DATA_BEHIND = re.compile(r"\s?(?:데이터\s?셋|데이터\s?세트|[Dd]ata\s?sets?(?![a-z]))")
"""The words behind a name that say that it is data."""


def stands_always(
    name: str, sentences: Iterable[str], *, behind: re.Pattern[str], beside: re.Pattern[str] | None = None
) -> bool:
    """Whether, wherever a name stands in some sentences, that pattern stands behind it, and the other one in its sentence."""
    ends = {s: found for s in sentences if (found := [end for _, end in places_of(name, s, before=_IN_WORD)])}
    told = all(behind.match(s, end) for s, found in ends.items() for end in found)
    return bool(ends) and told and (beside is None or all(map(beside.search, ends)))


def are_of_two_kinds(one: Name, other: Name) -> bool:
    """Whether both say what kind of thing they are, or one says that it is data, a measure or a system and is known as none."""
    if one.form.kind and other.form.kind:
        if one.meanings and other.meanings and set(one.meanings).isdisjoint(other.meanings):
            return True
        return {_sort(one), _sort(other)} == {"model", "optimizer"} or one.form.kind != other.form.kind
    said, plain = (one, other) if one.form.kind else (other, one)
    return _fits_none(said, plain.meanings) and not _says_which(said, plain)


def _says_which(said: Name, plain: Name) -> bool:
    """Whether `model` behind the initials of a task only says which they are (`ASR 모델`, Automatic Speech Recognition)."""
    tasks = _sort(said) == "model" and {c.type for c in plain.meanings} == {"Task"}
    return tasks and are_initials(said.form.text, plain.form.text)


def _fits_none(name: Name, meanings: Sequence[Concept]) -> bool:
    """Whether a class word says another kind of thing than all that is known."""
    known = {_kind(concept) for concept in meanings}
    sort = _SORT.search(tidy(name.spelling))
    if sort and sort["optimizer"] and {c.type for c in meanings} <= {"Model", "Dataset", "Benchmark"}:
        return bool(known)
    if sort:
        return bool(known & _NO_SYSTEMS) and known <= {*_NO_SYSTEMS, "term"}
    kind = name.form.kind
    if kind == "data" and _share_a_label(meanings):
        return True
    return kind in ("data", "measure") and bool(known) and not known & {kind, ""}


def _share_a_label(meanings: Iterable[Concept]) -> bool:
    """Whether a system and the data made with it are called by one label (Alpaca): alone, that is the system."""
    called = [{c.name for c in meanings if _kind(c) == kind} for kind in ("system", "data")]
    return bool(called[0] & called[1])


def say_a_part(one: Name, other: Name) -> bool:
    """Whether one name, and not the other, says the part for evaluating of data that is no benchmark, nor a part itself."""
    said = [_EVALUATION.search(tidy(n.spelling)) and any(map(_has_parts, n.meanings)) for n in (one, other)]
    return bool(said[0]) != bool(said[1])


def _has_parts(concept: Concept) -> bool:
    return concept.type == "Dataset" and not concept.broader


def _kind(concept: Concept) -> str:
    """What kind of thing a concept is; a term may be a measure by its words."""
    if concept.type == "Term" and any(map(_MEASURING.search, concept.spellings)):
        return "measure"
    return _KINDS.get(concept.type, "")


def is_measure(concept: Concept) -> bool:
    """Whether a concept is a measure, a term by its words too."""
    return _kind(concept) == "measure"


def _sort(name: Name) -> str:
    """The sort of thing that a class word says, `""` without one."""
    match = _SORT.search(tidy(name.spelling)) if name.form.kind else None
    return (match.lastgroup or "") if match else name.form.kind


def by_its_kind(name: Name) -> Name:
    """A name of several meanings with those alone that its class word fits best, as it is where it fits none."""
    fitting = _fit_best(name, name.meanings) if name.form.kind and len(name.meanings) > 1 else ()
    if not fitting:
        return name
    return name._replace(meanings=fitting, concept=name.concept if name.concept in fitting else fitting[0])


def _fit_best(name: Name, meanings: Sequence[Concept]) -> tuple[Concept, ...]:
    """Those of what a name may mean that its class word fits best, in order; none where it fits none of them."""
    types_of = {c: {c.type, "Metric"} if _kind(c) == "measure" else {c.type} for c in meanings}
    ranked = (tuple(c for c in meanings if types_of[c] & types) for types in _FITTING.get(_sort(name), ()))
    best = next(filter(None, ranked), ())
    return tuple(c for c in meanings if any(are_one(c, b) for b in best))


def are_one(one: Concept, other: Concept) -> bool:
    """Whether two concepts are one thing of two lists: they have a spelling of several words in common, or two of any kind."""
    common = {fold(s) for s in one.spellings} & {fold(s) for s in other.spellings}
    return one == other or len(common) > 1 or any(" " in s for s in one.spellings if fold(s) in common)


def as_measure(name: str, lexicons: Iterable[Lexicon]) -> str:
    """A measure without the word for a score behind it, or an error without that for a loss; `""` for another name."""
    match = _SCORE.search(tidy(name))
    bare = tidy(name)[: match.start()] if match else ""
    known = meanings_of(bare, lexicons) if bare else ()
    return bare if match and any(c.type == "Metric" and (match["score"] or c.direction == "down") for c in known) else ""


def mean_two_kinds(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether one name spells a short form out, and the other means another thing of it by its class word.

    `SAM (Sharpness-Aware Minimization)` is no SAM 모델. Or one is a model for what the other names (`DPO model`, DPO).
    """
    pairs = (left, right), (right, left)
    return any(means(*pair, lexicons) for pair in pairs for means in (_means_another, _is_model_for, _is_built_for))


def _is_built_for(classed: str, plain: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether one is software or a world for a task, a model or an ordinary technique, the other's name (`강화학습 환경`)."""
    known, built = meanings_of(plain, lexicons), _BUILT.search(tidy(classed))
    if not known or built is None:
        return False
    if built["frame"]:
        return all(map(_LEARNING.search, (c.name for c in known)))
    ordinary = ((c.generic and not built["world"]) or (_is_recipe(c) and not built["code"]) for c in known)
    return all(c.type in ("Model", "Task", "Term") or is_one for c, is_one in zip(known, ordinary, strict=True))


def _is_model_for(classed: str, plain: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether one is a model for a task, or of a way to train, that the other names; initials beside a task's name are it."""
    known = meanings_of(plain, lexicons)
    if not known or not _MODEL.search(tidy(classed)):
        return False
    if all(_GIVEN.search(c.name) for c in known):
        return True
    if read_form(plain).kind:
        return False
    if all(map(_is_recipe, known)):
        return True
    tasks = any(c.type == "Task" or _TASK.search(c.name) for c in known) and all(c.type != "Model" for c in known)
    return tasks and not are_initials(read_form(classed).text, read_form(plain).text)


def _is_recipe(concept: Concept) -> bool:
    return concept.type in ("Method", "Task", "Term") and any(map(_RECIPE.search, concept.spellings))


def _means_another(whole: str, classed: str, lexicons: Sequence[Lexicon]) -> bool:
    name, known = lexicons[0].read(classed), meanings_of(classed, lexicons)
    if not name.form.kind or not known:
        return False
    told = spelled_out(read_form(whole))
    if told is None:
        return name_key(name.form.text) != name_key(whole) and _fits_better(name, known, meanings_of(whole, lexicons))
    return name_key(name.form.text) == name_key(told.short) and _stands_for_another(name, known, told.long, lexicons)


def _fits_better(name: Name, known: Sequence[Concept], meant: Sequence[Concept]) -> bool:
    """Whether a class word fits something that its name may mean better than what another name means."""
    best = _fit_best(name, known)
    return bool(best and meant) and not any(are_one(c, b) for c in meant for b in best)


def _stands_for_another(name: Name, known: Sequence[Concept], long: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether a class word fits other things of its name better than what that stands for, or they say other words."""
    spelled = meanings_of(long, lexicons)
    if spelled:
        best = _fit_best(name, (*known, *spelled))
        return _fits_none(name, spelled) or any(c not in spelled for c in best)
    longs = [s for c in known if not _fits_none(name, (c,)) for s in c.spellings if " " in s]
    readable = [s for s in longs if is_korean(s) == is_korean(long)] or longs
    return bool(longs) and all(stand_apart(long, s) for s in readable)

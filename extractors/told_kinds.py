"""What kind of system a text says outright that a name is: a recipe, a rival with a level, a model of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.namesakes import is_proposed
from extractors.roles import moved_role, without_role
from extractors.standing import Place
from kg.model import Mention
from kg.names.lexicon import DATA, SYSTEMS
from kg.names.terms import shipped_things

_SURPASSED = re.compile(
    r"[*`]{0,2} ?\(\d+(?:\.\d+)?%?점?\)"
    r"(?:[을를] (?:[^.,;]|(?<=\d)[.,](?=\d)){0,20}?(?:앞[서섰섭선질]|능가|넘[어었는]|제[치쳤친]|상회)|보다)"
)
_RECIPE = re.compile(
    r"(?:레시피|알고리즘|기법|방법론?|프레임워크|손실 함수|최적화기?)"
    r"(?:입니다|이다|임|[을를] (?:제안|소개|도입|개발)[가-힣]*)?[.\s]*$"
)
_MARK = r"[*`'’”\"]{0,3}"
_RELEASE = r"(?: ?-?\d+(?:\.\d+)?[BM])?"
_MODEL_BEHIND = re.compile(rf"{_RELEASE}{_MARK} ?모델(?:들|군|[은는이가을를의로과와]|에서|\s|[,.)]|$)")
_MODEL_BEFORE = re.compile(r"모델(?:인|이자|,)? ?[‘'“\"*`]{0,3}$")
_IS_MODEL = re.compile(rf"{_MARK}(?:\([^()]*\))?[은는] [^.]{{0,80}}모델(?:입니다|이다|로,|로서|이며)")
_IS_ENGLISH_MODEL = re.compile(
    rf"{_MARK}(?:\s?\([^()]*\))?(?:,| is)(?: itself)? (?:an?|the first|our) "
    rf"(?:(?!approach|method|framework|to\b)[\w\-]+ ){{0,6}}?(?:model|LLM|MLLM|VLM)\b(?! of)"
)
_OTHER = r"(?:프레임워크|방법론?|기법|알고리즘|시스템|파이프라인|아키텍처|전략|모듈|메커니즘|손실|최적화)"
_OTHER_BEHIND = re.compile(
    rf"{_MARK}\s*{_OTHER}|,? (?:is )?(?:an?|the) (?:[\w\-]+ ){{0,6}}?(?:framework|method|algorithm|system)\b"
)
_OTHER_BEFORE = re.compile(rf"(?:{_OTHER}|구조|방식)(?:\s*\((?:[^()]*,\s*)?|인\s*|,\s*|\s+)[‘'“\"*`]{{0,3}}$")
_IS_APPROACH = re.compile(
    rf"{_MARK}\s?(?:\([^()]*\))?\s?(?:프레임워크|방법론?|기법|알고리즘|레시피|패러다임)(?=[을를은는이])"
    r"|,? (?:is )?(?:an?|the|our) (?:[\w\-]+ ){0,6}?(?:approach|recipe|paradigm|framework|method|algorithm)\b"
)
_APPROACH_BEFORE = re.compile(r"(?:프레임워크|방법론?|기법|알고리즘|시스템|파이프라인)(?:인)? [‘'“\"*`]{0,3}$")
_ENDS_IN_MODEL = re.compile(rf"{_MARK}(?:\([^()]*\))?[은는] [^.]{{0,200}}모델(?:임|입|이[다며라])")
_RANKS = re.compile(r"(?:[Bb]ench|Arena|Eval)$")
_IS_SUITE = re.compile(
    rf"{_MARK}:?{_MARK},? (?:is )?(?:an?|the|our) (?:[\w\-]+ ){{0,4}}?(?:benchmark|evaluation suite|suite|leaderboard)\b"
    rf"|{_MARK}:?{_MARK} ?(?:은|는)? ?(?:[^.]{{0,80}} )?(?:벤치마크|평가 (?:모음|세트|체계))(?:입니다|이다|를 제안|를 공개)"
)
_LABEL = re.compile(r"[\s\-*`\d.]*$")


def as_called(mention: Mention, places: Sequence[Place]) -> Mention:
    """The mention as what its text calls it."""
    return as_benchmark(as_method(as_model(as_system(mention, places), places), places), places)


def as_model(mention: Mention, places: Sequence[Place]) -> Mention:
    """What a paper proposes under a new name as a method, where its text calls it a model and never anything else.

    For a new name the text's head noun decides.
    """
    if not _is_new(mention, "Method") or not _is_model(places):
        return mention
    other = any(_is_called(p, before=_OTHER_BEFORE, behind=(_OTHER_BEHIND,)) for p in places)
    return mention if other else replace(mention, type="Model")


def as_method(mention: Mention, places: Sequence[Place]) -> Mention:
    """What a paper proposes under a new name as a model, where its text calls it an approach and never a model."""
    if not _is_new(mention, "Model") or _is_model(places) or any(_ENDS_IN_MODEL.match(p.sentence.text, p.end) for p in places):
        return mention
    approach = any(_is_called(p, before=_APPROACH_BEFORE, behind=(_IS_APPROACH,)) for p in places)
    return replace(mention, type="Method") if approach else mention


def _is_new(mention: Mention, kind: str) -> bool:
    """Whether a paper proposes a thing of this type that the vocabulary has no name for."""
    return mention.type == kind and is_proposed(mention) and shipped_things().find(mention.name) is None


def _is_model(places: Sequence[Place]) -> bool:
    """Whether a text calls what stands at these places a model."""
    return any(_is_called(p, before=_MODEL_BEFORE, behind=(_MODEL_BEHIND, _IS_MODEL, _IS_ENGLISH_MODEL)) for p in places)


def as_benchmark(mention: Mention, places: Sequence[Place]) -> Mention:
    """What a paper proposes as a system under a name for a benchmark, where its text calls it one."""
    if mention.type not in SYSTEMS or not is_proposed(mention) or not _RANKS.search(mention.name):
        return mention
    return replace(mention, type="Benchmark") if any(_IS_SUITE.match(p.sentence.text, p.end) for p in places) else mention


def as_system(mention: Mention, places: Sequence[Place]) -> Mention:
    """What a text takes for a system where the vocabulary has data of its letters in other capitals, or nothing of the kind.

    `MAGIC: a recipe` is no MAgIC, and what has a level that is surpassed (`Maestro(25.2)를 앞선다`) is no data.
    """
    if mention.type not in DATA or not places:
        return mention
    concept = shipped_things().find(mention.name)
    if concept and concept.type in DATA and mention.name in concept.spellings:
        return mention
    recipe = concept is not None and any(
        _LABEL.fullmatch(p.sentence.text[: p.first]) and _RECIPE.search(p.sentence.text, p.end) for p in places
    )
    if recipe:
        return _retyped(mention, "Method")
    return _retyped(mention, "Model") if all(_SURPASSED.match(p.sentence.text, p.end) for p in places) else mention


def _is_called(place: Place, *, before: re.Pattern[str], behind: Sequence[re.Pattern[str]]) -> bool:
    """Whether a class word stands before a name or one behind it."""
    text = place.sentence.text
    return before.search(text[: place.start]) is not None or any(p.match(text, place.end) for p in behind)


def _retyped(mention: Mention, kind: str) -> Mention:
    """The mention as a system: what it is evaluated on is what it is compared with, unless the paper proposes it."""
    kept = mention
    for relation in ("evaluatesOn", "trainsOn"):
        kept = without_role(kept, relation) if is_proposed(kept) else moved_role(kept, relation, "comparesWith")
    return replace(kept, type=kind)

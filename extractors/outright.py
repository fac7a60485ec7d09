"""Roles and kinds that a text says outright, whatever was judged of a name: a source, training data, a rival, a recipe."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.background import as_background
from extractors.compared import as_compared
from extractors.judges import as_judge
from extractors.measures import find_spots, lower_is_better
from extractors.namesakes import is_proposed
from extractors.roles import moved_role, with_role, without_role
from extractors.standing import Place, stands_in, told_at
from extractors.told_kinds import as_called
from extractors.trained import (
    is_drawn_from,
    is_learnt_and_tested,
    is_learnt_from,
    is_merely_listed,
    is_tested_again,
    is_tested_on,
)
from extractors.versions import as_own_version, as_predecessor, is_variant, with_sizes
from kg.model import Document, Mention
from kg.names.lexicon import DATA, SYSTEMS

_CLASS = r"[*`]{0,2}(?: ?(?:데이터\s?셋|벤치마크|문제집|데이터))?(?: 등)?"
_SOURCE = re.compile(
    _CLASS + r"(?:에서|으?로부터) (?:[가-힣]+ ){0,2}?(?:질문|문제|문항|프롬프트|예제|샘플|이미지|영상|사례)(?:들)?[을를] "
    r"(?:[가-힣]+ )?(?:가져[와왔오온]|추출[하해한]|발췌|선별[하해한]|뽑[아은았]|골라|골랐|고른|빌려|모[아았은])"
)
_LEARNING = re.compile(r"학습|훈련|미세 ?조정|튜닝|\btrain|fine-?tun", re.IGNORECASE)
_TRAINING = re.compile(
    r"(?<![A-Za-z\d)]의 )(?:학습|훈련)(?:용)? ?(?:자료|데이터\s?셋|데이터)(?:는|은|로|로는|으로|으로는|에는)? ?[*`]{0,2}$",
)
_LABELLED = re.compile(
    r"(?:^|[(;,.:] ?)[*`]{0,2}(?:학습|훈련)(?:용)?(?: ?(?:자료|데이터\s?셋|데이터))?[*`]{0,2} ?[:：][*`]{0,2} ?"
    r"(?:[A-Za-z][^,;:()가-힣]*(?: ?[가-힣]{1,4})?, ?)*[*`]{0,2}$"
)
_ENTRY = re.compile(r"[*`]{0,2}(?: ?[가-힣]{1,4})?[*`]{0,2}\s*(?:[,;).(]|$)")
"""A list behind a word for training and a colon: what stands before a name in it, and behind one."""
_TRAINED = re.compile(
    _CLASS
    + r"(?:에서|입니다|이다|이며|이고|임|로 (?:구성|이루)|[을를] (?:[가-힣]+ )?(?:사용|활용|이용|썼|쓴|썼)|[;).]|,? ?평가|$)"
)
_LEARNT = re.compile(
    _CLASS + r"(?:으?로|[을를] (?:사용|활용|이용)(?:하여|해서?)) (?:각각 |모두 |추가로? |직접 )?(?:[가-힣]+(?:이?가|[을를]) )?"
    r"(?:사전 ?|지도 ?|재)?(?:학습|훈련|파인 ?튜닝|미세 ?조정)"
    r"(?!용|[되된한]{1,2} (?:기존|다른|이전|경쟁|타|모델(?:들)?(?:$|[.,;)]|보다|[과와]| 대비))|(?:하고| ?및|[·/,과]) ?평가)"
)
"""What stands behind data that a model learns from; not behind what others learned from, nor where it may be tested on."""
_SUBJECT = r"[*`]{0,2}(?: ?모델)?(?:은|는|이|가) "
_NOT = re.compile(r"않|없|제외|겹[치침]|아니|아닌")
_BEHIND = re.compile(
    r"[*`]{0,2}(?:(?:과|와)(?:는)?|보다는?|에(?:게|는|게는)?|에 비해) (?:[^.,;]|(?<=\d)[.,](?=\d)){0,40}?"
    r"(?:뒤[처쳐지진졌집떨]|밀[리렸린립]|못 ?미[치쳤친칩]|미치지 못)"
)
_FELL = re.compile(
    r"[*`]{0,2}(?:은|는|이|가) (?:[^.,;]|(?<=\d)[.,](?=\d)){0,40}?(?:하락|떨어[졌지진]|낮[았다은]|낮습|저하[되됐하했])"
)
_COST = re.compile(r"비용|시간|지연|메모리|오류|오차|길이|토큰|손실|연산|복잡도|환각|편향|위험")
"""What is better where there is less of it."""
_USED = re.compile(
    r"\)?[*`]{0,2}(?:\s?\([^()]*\))?[*`]{0,2}"
    r"(?: ?(?:[가-힣]+ )?(?:알고리즘|기법|방법론?|프레임워크|모델|도구|라이브러리|아키텍처|구조|손실|최적화기|인코더"
    r"|메커니즘|백본|엔진|LLM|VLM))?(?: 등(?:의 [가-힣]+)?)?[을를] (?:[가-힣]+(?:게|로|히) )?"
    r"(?:사용|활용|이용|채택|적용|탑재|차용|결합|통합|조합|융합|접목|변형)"
    r"(?:하여|해|한(?! (?:적|기존|이전|다른))|하며|하고|하였|했|합니다|한다|함)"
)
_USES = re.compile(
    r"\b(?:we|which|that|it|and|by|method) (?:then |also )?"
    r"(?:us(?:e|es|ing)|adopt(?:s|ing)?|appl(?:y|ies|ying)|employ(?:s|ing)?|combin(?:e|es|ing)) (?:the |an? )?[*`]{0,2}$",
    re.IGNORECASE,
)
_OWN_PARTS = frozenset({"goal", "contribution", "method"})
_LEVEL = re.compile(r"[*`]{0,2}(?:(?:은|는|이|가) | ?\()[*`]{0,2}\d+(?:\.\d+)?(?:%|점)?[*`]{0,2}(?:[,)]|이|입니다|$)")
_UNTESTED = frozenset({"mentions", "trainsOn"})
_REACH = 200


def as_told(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with the kinds and the roles that the text says outright."""
    if not mentions:
        return ()
    proposed = [m for m in mentions if is_proposed(m) and m.type in SYSTEMS]
    named, standing = with_sizes(document, [as_own_version(m, proposed) for m in mentions])
    places = defaultdict[str, Sequence[Place]](tuple, standing)
    kinds = [as_called(as_predecessor(m, places[m.name], proposed), places[m.name]) for m in named]
    others = frozenset(m.name for m in kinds if m.type in SYSTEMS and not is_proposed(m))
    told = [_with_roles(document, m, places[m.name], others) for m in kinds]
    own = [m for m in told if is_proposed(m) and not _is_in_results(places[m.name])]
    used = [_as_tool(document, m, places[m.name]) for m in told]
    compared = [as_compared(document, m, places[m.name], own) for m in used]
    rivals = tuple(_as_rival(m, places[m.name], own) for m in compared)
    return tuple(map(_as_examined, rivals)) if _is_a_benchmark(rivals) else rivals


def _as_tool(document: Document, mention: Mention, places: Sequence[Place]) -> Mention:
    """What the paper applies or has judge is used, what only its motivation names is not."""
    return as_judge(document, as_background(_as_used(document, mention, places), places), places)


# ---------------------------------------------------------------- data: a source, what is trained on


def _with_roles(document: Document, mention: Mention, places: Sequence[Place], others: frozenset[str]) -> Mention:
    """Data with the roles that sentences say it has; what is evaluated on needs another sentence that says so.

    `others` are the systems that the paper does not propose.
    """
    if mention.type not in DATA:
        return mention
    if is_proposed(mention):
        learnt = told_at(document, [p for p in places if _is_learnt_from(p, others)])
        return _without_inner(with_role(mention, "trainsOn", learnt) if learnt else mention, places)
    both = [p for p in places if is_learnt_and_tested(p)]
    trained = [p for p in places if p in both or _is_trained_on(p) or _is_learnt_from(p, others) or is_learnt_from(p)]
    both += [p for p in trained if is_tested_again(p)]
    drawn = [] if trained else [p for p in places if _is_source(p)]
    evaluated = next((role for role in mention.roles if role.relation == "evaluatesOn"), None)
    if evaluated and drawn and all(stands_in(piece, drawn) for piece in evaluated.evidence):
        mention = with_role(without_role(mention, "evaluatesOn"), "uses", told_at(document, drawn))
    if trained:
        pieces = tuple(e for e in evaluated.evidence if not stands_in(e, trained)) if evaluated else ()
        mention = without_role(mention, "evaluatesOn")
        mention = with_role(mention, "evaluatesOn", pieces) if pieces else mention
        mention = _without_use(with_role(mention, "trainsOn", told_at(document, trained)), trained)
    else:
        mention = _as_listed(document, mention, places)
    tested = [*both, *(p for p in places if p not in trained and is_tested_on(p))]
    if tested and {role.relation for role in mention.roles} <= _UNTESTED:
        mention = with_role(mention, "evaluatesOn", told_at(document, tested))
    return _without_inner(mention, places)


def _as_listed(document: Document, mention: Mention, places: Sequence[Place]) -> Mention:
    """Data that a sentence has something built on is used too; what stands in a mere list of data is tested on."""
    built = [p for p in places if is_drawn_from(p)]
    if built:
        return with_role(mention, "uses", told_at(document, built))
    held = {role.relation for role in mention.roles}
    if places and "trainsOn" in held <= {"trainsOn", "uses"} and all(map(is_merely_listed, places)):
        return with_role(replace(mention, roles=()), "evaluatesOn", told_at(document, places))
    return mention


def _without_use(mention: Mention, trained: Sequence[Place]) -> Mention:
    """Data without the use that nothing proves but what says that something learns from it."""
    used = next((role for role in mention.roles if role.relation == "uses"), None)
    return without_role(mention, "uses") if used and all(stands_in(e, trained) for e in used.evidence) else mention


def _is_trained_on(place: Place) -> bool:
    text, before = place.sentence.text, place.sentence.text[max(0, place.first - _REACH) : place.first]
    told = _TRAINING.search(before) and _TRAINED.match(text, place.last)
    listed = _LABELLED.search(before) and _ENTRY.match(text, place.last)
    return bool(told or listed) and _NOT.search(text, place.last) is None


def _is_learnt_from(place: Place, others: frozenset[str]) -> bool:
    """Whether a sentence says that something learns from a list of data, and its subject is no system of others."""
    text = place.sentence.text
    if _LEARNT.match(text, place.last) is None or _NOT.search(text, place.last):
        return False
    return not any(re.search(re.escape(name) + _SUBJECT, text[: place.first]) for name in others & place.beside)


def _is_source(place: Place) -> bool:
    """Whether questions or examples are taken from a list of data, and the sentence says nothing of learning from them."""
    text = place.sentence.text
    return _SOURCE.match(text, place.last) is not None and _LEARNING.search(text) is None


def _without_inner(mention: Mention, places: Sequence[Place]) -> Mention:
    """Data without a role that only a longer name proves (MATH in Minerva Math), where it has another one."""
    if mention.type not in DATA or len(mention.roles) < 2 or not places:
        return mention
    kept = tuple(role for role in mention.roles if any(stands_in(piece, places) for piece in role.evidence))
    return replace(mention, roles=kept or mention.roles)


# ---------------------------------------------------------------- systems: rivals, recipes


def _as_used(document: Document, mention: Mention, places: Sequence[Place]) -> Mention:
    """What is merely mentioned, used where the paper says of its own work that it uses it."""
    if mention.type not in SYSTEMS or {role.relation for role in mention.roles} != {"mentions"}:
        return mention
    used = [p for p in places if p.sentence.passage.role in _OWN_PARTS and _is_used(p)]
    return with_role(mention, "uses", told_at(document, used)) if used else mention


def _is_used(place: Place) -> bool:
    text = place.sentence.text
    return _USED.match(text, place.last) is not None or _USES.search(text[: place.first]) is not None


def _as_rival(mention: Mention, places: Sequence[Place], own: Sequence[Mention]) -> Mention:
    """What is proposed by nobody here, or is ahead of what is, compared with."""
    if mention.type not in SYSTEMS or not places or not own:
        return mention
    held = {role.relation for role in mention.roles}
    if "uses" in held and all(_BEHIND.match(p.sentence.text, p.end) for p in places):
        mention = moved_role(mention, "uses", "comparesWith")
    stranger = "proposes" in held and _is_in_results(places) and not any(is_variant(mention, other) for other in own)
    if stranger and all(p.measured or _has_level(p, own) or _fell(p) for p in places):
        mention = moved_role(mention, "proposes", "comparesWith")
    if held == {"mentions"} and any(_has_level(p, own) for p in places):
        mention = moved_role(mention, "mentions", "comparesWith")
    return mention


def _is_a_benchmark(mentions: Iterable[Mention]) -> bool:
    """Whether a paper proposes a benchmark and no system of its own."""
    own = {m.type for m in mentions if is_proposed(m)}
    return "Benchmark" in own and not own & SYSTEMS


def _as_examined(mention: Mention) -> Mention:
    """A system that a benchmark compares is what it evaluates: the paper has none of its own to compare it with."""
    return moved_role(mention, "comparesWith", "evaluates") if mention.type in SYSTEMS else mention


def _fell(place: Place) -> bool:
    """Whether a sentence says of a system that a measure of which more is better fell, or is lower than that of another."""
    text = place.sentence.text
    less = _FELL.match(text, place.end) is not None
    return less and not _COST.search(text) and not any(s.key in lower_is_better() for s in find_spots(text))


def _has_level(place: Place, own: Sequence[Mention]) -> bool:
    """Whether a result gives a name a level, in one sentence with that of what the paper proposes."""
    text, results = place.sentence.text, place.sentence.passage.role == "results"
    return results and _LEVEL.match(text, place.end) is not None and any(m.name in place.beside for m in own)


def _is_in_results(places: Sequence[Place]) -> bool:
    """Whether a name stands nowhere but among results."""
    return all(place.measured or place.sentence.passage.role == "results" for place in places)

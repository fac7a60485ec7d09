"""Roles that a text denies: what was not evaluated, not compared with, not used, or used by others in its stead."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Evidence, Mention, Role
from kg.names.places import places_of

_DENIABLE = frozenset({"uses", "trainsOn", "evaluatesOn", "comparesWith", "evaluates"})
_MADE_OF = frozenset({"uses", "trainsOn"})
_AND = r"(?:(?:와|과|나|이나|및|또는|혹은|,|/)?\s?(?:및\s|또는\s|혹은\s)?(?-i:[A-Z0-9])[\w.\-+]*){0,3}"
"""Further names that a sentence goes on with before it says what of all of them."""
_CLASS = r"(?:\s?(?:인코더|디코더|모델|데이터셋|데이터|벤치마크|계열|알고리즘|기법|방법|손실|함수))?"
_PARTICLE = r"(?:은|는|이|가|을|를|과의|와의|과는?|와는?|도|으?로는?|에서는?|에 대해서?는?|에 대한)?"
_ADVERB = r"(?:(?!(?:only|just|merely|simply)\b)\w+ )?"
"""A word between `not` and what is denied; what is not only done is done."""
_MARK = r"[*`'’”\"]{0,3}(?:\s?\([^()]*\))?"
_DEED = "평가|비교|실험|사용|활용|이용|학습|적용|포함|검증|쓰|필요로 하|의존"
_BEHIND = re.compile(
    rf"[*`'’”\"]{{0,3}}(?:\([^()]*\))?{_CLASS}{_AND}{_CLASS}(?:\s?모델)?(?!만\s){_PARTICLE}\s?(?:[가-힣]+\s){{0,2}}?"
    rf"(?:(?:{_DEED})[은는을를도]? (?:수행|진행|시도|고려)[가-힣]{{0,2}}?지|(?:{_DEED})[가-힣]{{0,3}}?지)(?:는|도)? "
    r"(?:않|못)(?!을 수 없)"
    rf"|\s(?:was|were|is|are) (?:not|never) {_ADVERB}(?:evaluated|used|compared|tested|trained|included|considered)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?:\bnot|\bnever|n['’]t) {_ADVERB}(?:evaluate|compare|use|train|test|rely|depend|build|consider)\w*"
    r"(?: (?:on|with|against|to|from|upon))?(?: (?:the|any))?|\b(?:uses?|using|needs?|requires?) no(?: \w+){0,2}|\bneither)"
    r"\s(?:[^.;:()]{1,60}?,? n?or )?[*`'‘“\"]{0,3}$",
    re.IGNORECASE,
)
_LISTED = (
    r"(?:(?:[,와과나]|이나)? ?(?:및 |또는 |혹은 )?(?!달리|다르)(?:[A-Z0-9][\w.\-+]*|[가-힣]+ (?:함수|모델|최적화|기법|네트워크)"
    r"|[가-힣]+ [가-힣]+ 모델)){0,3}"
)
_OF = r"(?: (?:초기화|주석|감독|라벨|레이블|데이터|지도|최적화|전처리|증류|보정|포즈|미세 ?조정))?"
_ITS = rf"(?:의 [가-힣]+(?: [가-힣]+)?|{_OF})"
"""What of a thing is done without."""
_INSTEAD = re.compile(
    rf"{_MARK}{_LISTED}(?: ?(?:대신|대신에)(?:\s|,)|{_CLASS}{_OF} ?(?:없이|없이도)(?:\s|,)"
    rf"|{_CLASS}(?:이|가)? ?(?:아닌|아니라)\s|{_CLASS}{_OF}[을를]? (?:거치지|두지|쓰지|필요로 하지) 않)"
)
_INSTEAD_OF = re.compile(
    r"\b(?:instead of|rather than|without|(?<!not )avoid(?:s|ing)?|in place of)(?: the| an?| any)?\s[*`]{0,2}$", re.IGNORECASE
)
_REPLACED = re.compile(
    rf"{_MARK} (?:is|are|was|were) (?:replaced|swapped)\b|{_MARK}{_LISTED}{_CLASS}(?:[을를] (?:대체|대신)[하해한할]"
    rf"|{_ITS} ?(?:없이|없이도)(?:\s|,)|{_ITS}(?:과|와)(?:는)? (?:달리|다르게)[\s,])"
)
_UNLIKE = re.compile(r"\b(?:unlike|in contrast to|contrary to)(?: the| an?| prior| previous)?\s[*`]{0,2}$", re.IGNORECASE)
"""What is another thing in the place of: it isn't used, and may well be compared with."""
_UNTRAINED = re.compile(
    r"[*`]{0,2}[은는이가을를도]? ?(?:(?:전혀|결코|일절) )?(?:학습|훈련)(?:에는?|시에?|에서)? ?(?:(?:전혀|결코|일절) )?"
    r"(?:쓰이|쓰|사용[되하]|이용[되하]|활용[되하]|포함[되하])지 않"
)
"""What is not trained on; it may be tested on all the more."""
_POSTPONED = re.compile(
    rf"{_MARK}{_CLASS}(?:과|와)의 (?:직접 ?)?(?:비교|대조)[은는을를가]? (?:[가-힣]+ ){{0,2}}?"
    r"(?:향후|후속|추후|미래|다음|남[겼기긴]|하지|없|생략)"
)
_REACH = 120


def without_denied(mention: Mention) -> Mention:
    """The mention without the roles that all their evidence denies; with `mentions` alone if none is left."""
    kept = tuple(role for old in mention.roles for role in _undenied(mention, old))
    if kept or not mention.roles:
        return replace(mention, roles=kept)
    told = tuple(sorted({piece for role in mention.roles for piece in role.evidence}))
    return replace(mention, roles=(Role("mentions", told),))


def _undenied(mention: Mention, role: Role) -> Iterator[Role]:
    if role.relation not in _DENIABLE:
        yield role
        return
    left = tuple(piece for piece in role.evidence if not _denies(piece, mention, role.relation))
    if left:
        yield role if len(left) == len(role.evidence) else replace(role, evidence=left)


def _denies(piece: Evidence, mention: Mention, relation: str) -> bool:
    """Whether a sentence denies the role of a name wherever it has it."""
    places = [place for s in mention.spellings for place in places_of(s, piece.sentence)]
    return bool(places) and all(is_denied(piece.sentence, *place, relation) for place in places)


def is_denied(text: str, start: int, end: int, relation: str) -> bool:
    """Whether a sentence denies a role of the name at a place."""
    before = text[max(0, start - _REACH) : start]
    if relation in _MADE_OF and (_REPLACED.match(text, end) or _UNLIKE.search(before)):
        return True
    if _UNTRAINED.match(text, end):
        return relation in _MADE_OF
    behind = _BEHIND.match(text, end) or _INSTEAD.match(text, end) or _POSTPONED.match(text, end)
    return bool(behind or _BEFORE.search(before) or _INSTEAD_OF.search(before))

"""Tools that a text says judge, label, filter, teach or play a user: they are used, and not examined for that."""

import re
from collections.abc import Sequence

from extractors.namesakes import is_proposed
from extractors.roles import with_role, without_role
from extractors.standing import Place, stands_in, told_at
from kg.model import Document, Mention
from kg.names.lexicon import SYSTEMS

_CLASS = r"[*`]{0,2}(?:\s?\([^()]*\))?[*`]{0,2}(?: ?(?:모델|API))?"
_DEED = r"(?:판정|채점|심사|판별|라벨링|레이블링|주석을 |레이블을 |라벨을 |필터링|걸러|달[았아])"
_TOOL = r"(?:판정|채점|심사|평가|라벨링|필터|주석|보상)(?: ?모델|자|기|관)|(?:사용자 |대화 )?시뮬레이터"
_BEHIND = re.compile(
    rf"{_CLASS}(?:으?로|[을를] (?:사용|활용|이용)(?:하여|해서?)) (?:[가-힣]+[을를] )?{_DEED}"
    rf"|{_CLASS}[을를] (?:[가-힣]+ )?(?:{_TOOL})로 (?:사용|활용|이용|쓰|썼|삼)"
    rf"|{_CLASS}(?:에서|으?로부터) (?:[가-힣]+[을를] )?증류(?![된한])"
    rf"|{_CLASS}(?:이|가) (?:[가-힣]+[을를] )?(?:채점|판정|심사)(?:하|한|했)"
)
_FILTERED = re.compile(r"(?:거를|걸러낼|필터링할|채점할|판정할) 때 (?:[가-힣]+ )?[*`]{0,2}$")
_BEFORE = re.compile(
    r"\b(?:judged|scored|graded|filtered|(?:re)?label(?:l?ed)?|annotated|verified) (?:by|with|using)(?: the)? [*`]{0,2}$"
    r"|\bdistill(?:ed|s|ing)? from(?: the| an?)? [*`]{0,2}$",
    re.IGNORECASE,
)


def as_judge(document: Document, mention: Mention, places: Sequence[Place]) -> Mention:
    """A system of others as used where the document says so; it is examined only where another sentence says that."""
    if mention.type not in SYSTEMS or is_proposed(mention):
        return mention
    told = [p for p in places if p.sentence.passage.role != "baselines" and _is_judge(p)]
    examined = next((role for role in mention.roles if role.relation == "evaluates"), None)
    if told and examined and all(stands_in(piece, told) for piece in examined.evidence):
        mention = without_role(mention, "evaluates")
    return with_role(mention, "uses", told_at(document, told)) if told else mention


def _is_judge(place: Place) -> bool:
    text, before = place.sentence.text, place.sentence.text[: place.first]
    return bool(_BEHIND.match(text, place.last) or _FILTERED.search(before) or _BEFORE.search(before))

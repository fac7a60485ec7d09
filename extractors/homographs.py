"""Abbreviations of the wider world that are spelled as names of the field: `REST API` is no ReST, `LoRa 무선` no LoRA."""

import re

from kg.model import Mention

_BEHIND = {
    "REST": r"ful(?![a-z])|[\s\-]?(?:APIs?(?![a-z])|endpoints?(?![a-z])|services?(?![a-z])|서버|호출|인터페이스|요청|서비스)",
    "LoRa": r"WAN(?![a-z])|[\s\-]?(?:radio|gateways?(?![a-z])|modulation|무선|통신|게이트웨이|신호|변조)",
    "CRT": r"[\s\-]?(?:모니터|디스플레이|화면|monitors?(?![a-z])|displays?(?![a-z])|TV)",
    "SAT": r"[\s\-]?(?:solvers?(?![a-z])|솔버|시험|exams?(?![a-z])|문제|problems?(?![a-z])|점수|scores?(?![a-z])|수학|Math)",
    "apps": "",
}
"""What stands behind each where it is no name of the field; nothing for a spelling that never is one."""


def is_homograph(mention: Mention) -> bool:
    """Whether a mention stands, in all its evidence, for an abbreviation of the wider world."""
    behind = _BEHIND.get(mention.name)
    if behind is None:
        return False
    other = re.compile(rf"(?<![A-Za-z0-9]){mention.name}(?:{behind})")
    plain = re.compile(rf"(?<![A-Za-z0-9]){mention.name}(?![A-Za-z0-9])(?!{behind})") if behind else None
    sentences = [piece.sentence for role in mention.roles for piece in role.evidence]
    return any(map(other.search, sentences)) and not (plain and any(map(plain.search, sentences)))

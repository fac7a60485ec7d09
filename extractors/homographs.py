"""Abbreviations of the wider world that are spelled as names of the field: `REST API` is no ReST, `LoRa 무선` no LoRA."""

import re

from kg.model import Mention

_BEHIND = {
    "REST": r"ful(?![a-z])|[\s\-]?(?:APIs?(?![a-z])|endpoints?(?![a-z])|services?(?![a-z])|서버|호출|인터페이스|요청|서비스)",
    "LoRa": r"WAN(?![a-z])|[\s\-]?(?:radio|gateways?(?![a-z])|modulation|무선|통신|게이트웨이|신호|변조)",
    "CRT": r"[\s\-]?(?:모니터|디스플레이|화면|monitors?(?![a-z])|displays?(?![a-z])|TV)",
    "SAT": r"[\s\-]?(?:기반 )?(?:(?:solver|exam|problem|score)s?(?![a-z])|솔버|시험|문제|점수|수학|Math)",
    "MOBA": r"[\s\-]?(?:게임|장르|games?(?![a-z]))",
    "Aurora": r"[\s\-]?(?:슈퍼컴퓨터|supercomputers?(?![a-z]))",
    "Bloom": r"의 (?:인지|교육|분류|택소노미)|['’]s [Tt]axonomy|\s?(?:분류학|택소노미|taxonomy)",
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

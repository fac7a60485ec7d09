"""Whether a digest tells anything of a paper: some only apologise that they could not open it, some then guess its content."""

import re
from collections.abc import Sequence

from kg.model import Passage

SUMMARISED, DOUBTFUL, UNSUMMARISED = "summarised", "doubtful", "unsummarised"

_APOLOGY = re.compile(
    r"죄송(?:합니다|하지만|스럽)|(?:열|접근|접속|확인|조회|로드|불러)(?:람)?(?:할|올|를|을)?"
    r" ?수 (?:가 )?없(?:습니다|었습니다|는 것|어|으며|으므로)"
    r"|(?:정보|내용|논문|링크|요약)[을를이가은는]? ?(?:찾을|제공할|얻을"
    r"|가져올|불러올|열|생성할) 수 (?:가 )?없(?:습니다|었습니다|는|어|으)"
    r"|\b(?:i'?m|i am|we are|we're) sorry\b|\bsorry,|\bi apologi[sz]e|\bapologies\b"
    r"|\bunfortunately,? (?:i|we|the (?:link|page|paper|provided))\b"
    r"|\b(?:unable|not able) to (?:access|open|retrieve|read|view|find|load|browse|summari[sz]e)"
    r"|\b(?:can ?not|can't|could ?n[o']t|could not) (?:be )?(?:access|open|retrieve|view|load|browse|reach|summari[sz]e)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"[\W_]*(?:정보 ?(?:가 )?(?:부족|없음|없습니다)|해당 ?(?:없음|사항 없음)|없음|내용 없음|요약 없음|n/?a|none"
    r"|not (?:available|provided|specified|stated)"
    r"|no (?:information|summary|abstract)(?: (?:is )?(?:available|provided))?|t\.?b\.?d\.?|todo)[\W_]*",
    re.IGNORECASE,
)
_SHORT = 30
"""A passage of fewer characters is no content on its own (a list of names after an apology, a stray word)."""


def status_of(passages: Sequence[Passage]) -> str:
    """The status of a document with these passages: summarised, doubtful (content after an apology) or unsummarised."""
    text = [passage for passage in passages if passage.kind != "heading"]
    apology = next((passage for passage in text[:2] if passage.role == "summary" and _APOLOGY.search(passage.text)), None)
    if apology is None:
        told = any(_is_content(passage) for passage in text)
        return SUMMARISED if told else UNSUMMARISED
    rest = [passage for passage in text if passage is not apology and _is_content(passage)]
    sections = any(passage.role != "summary" for passage in rest)
    enough = sections or sum(len(passage.text) for passage in rest) > 4 * _SHORT
    return DOUBTFUL if enough else UNSUMMARISED


def _is_content(passage: Passage) -> bool:
    body = passage.text[passage.body :]
    return bool(body) and not _NOTHING.fullmatch(body) and not _APOLOGY.search(body)

"""The title of a paper as a digest gives it: in a heading, a link, a table's cell or its first sentence."""

import re

from kg.papers import find_paper_id

Span = tuple[int, int]

_LINK = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\s?\((\S+?(?:\s+\"[^\"]*\")?)\)")
_GENERIC = re.compile(
    r"(?:\W|\b(?:arxiv|paper|pdf|link|html|abs|abstract|hf|hugging ?face|alphaxiv|code|github|project|page|url|doi|here)\b"
    r"|논문|링크|원문|코드|v\d+|\d+|[a-z-]+/\d{7})*+",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:\d{1,4}[.)]\s+)?(?:(?:논문\s*)?(?:요약|제목|분석|리뷰)\s*[:：]\s*|(?:paper\s+)?(?:summary|title|review)\s*(?:of)?\s*[:：]\s*)?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s*(?:논문\s*(?:요약|분석|리뷰)|[-–—:]\s*(?:요약|summary))\s*$", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "「": "」", "『": "』", "*": "*", "_": "_", "`": "`"}
_LEAD = re.compile(
    r"[^.!?]{0,80}?(?:논문|연구|링크|제목|보고서|paper|titled|entitled|title)[^.!?\"“'‘「『]{0,40}?"
    r"(?:\"([^\"]{3,300})\"|“([^”]{3,300})”|「([^」]{3,300})」|『([^』]{3,300})』|(?<!\w)'([^']{3,300})'|‘([^’]{3,300})’)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(\*\*|__)(.{2,300}?)\1")
_BREAKS = re.compile(r"\s+[-–—|:]\s|[:：]\s|\s*[(\[]|https?://")


def heading_title(text: str) -> Span:
    """The span of the title within a heading's text: without number, `논문 요약:`, quotes; may be empty."""
    begin, end = _PREFIX.match(text).end(), len(text)  # type: ignore[union-attr]
    end = found.start() if (found := _SUFFIX.search(text, begin)) else end
    while end - begin >= 2 and _QUOTES.get(text[begin]) == text[end - 1]:
        begin, end = begin + 1, end - 1
    return _stripped(text, begin, end)


def linked_title(text: str, *, paper: str) -> Span:
    """The span of the title in a line with a link to `paper`: the link text, bold words, or what stands before the link."""
    links = [match for match in _LINK.finditer(text) if find_paper_id(match[2]) == paper]
    for match in links:
        if not _GENERIC.fullmatch(match[1]):
            return _inner(text, match.start(1), match.end(1))
    if bold := next((match for match in _BOLD.finditer(text) if not _GENERIC.fullmatch(match[2])), None):
        return _inner(text, bold.start(2), bold.end(2))
    begin = _prefix_end(text)
    stop = _BREAKS.search(text, begin)
    begin, end = _stripped(text, begin, stop.start() if stop else len(text))
    return (begin, end) if not _GENERIC.fullmatch(text, begin, end) else (0, 0)


def find_lead_title(text: str) -> str:
    """The title that the first sentence of a summary quotes (`해당 논문은 "…"`), `""` if it quotes none."""
    match = _LEAD.match(text)
    return next((group.strip() for group in match.groups() if group), "") if match else ""


def _inner(text: str, begin: int, end: int) -> Span:
    first, last = heading_title(text[begin:end])
    return begin + first, begin + last


def _stripped(text: str, begin: int, end: int) -> Span:
    while begin < end and (text[begin].isspace() or text[begin] in "*_:"):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in "*_:"):
        end -= 1
    return begin, end


def _prefix_end(text: str) -> int:
    match = _PREFIX.match(text)
    return match.end() if match else 0

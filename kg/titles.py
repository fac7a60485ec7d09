"""The title of a paper as a digest gives it: in a heading, a link, a table's cell or its first sentence."""

import re

from kg.markdown import Line, cells
from kg.papers import find_leading_id, find_paper_id

Span = tuple[int, int]

_LINK = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\s?\(([^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)?(?:\s+\"[^\"]*\")?)\)")
_GENERIC = re.compile(
    r"(?:\W|\b(?:arxiv|paper|pdf|link|html|abs|abstract|hf|hugging ?face|alphaxiv|code|github|project|page|url|doi|here)\b"
    r"|논문|링크|원문|코드|v\d+|\d+|[a-z-]+/\d{7})*+",
    re.IGNORECASE,
)
_SIGNS = "[\u2600-\u27bf\u2b50\ufe0f\U0001f1e6-\U0001faff]"
_PREFIX = re.compile(
    rf"(?:{_SIGNS}+\s*)?(?:\d{{1,4}}[.)]\s+|\(\d{{1,3}}\)\s*|\#\d{{1,4}}[.):]?\s+|(?:논문|paper)\s*\#?\d{{1,4}}\s*[:：.]\s*)?"
    r"(?:\[(?:논문\s*)?(?:요약|분석|리뷰|소개)\]\s*|(?:논문\s*)?(?:요약|제목|분석|리뷰)\s*[:：]\s*"
    r"|(?:paper\s+)?(?:summary|title|review)\s*(?:of)?\s*[:：]\s*)?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"(?<!\s)\s*(?:논문\s*(?:요약|분석|리뷰)|[-–—:]\s*(?:요약|summary)|(?:[|·]?\s*(?:{_SIGNS}|[▲↑])+\s*(?:\d[\d,.]*k?)?\s*)+)\s*$",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "「": "」", "『": "』", "*": "*", "_": "_", "`": "`"}
_LEAD = re.compile(
    r"[^.!?]{0,80}?(?:논문|연구|링크|제목|보고서|paper|titled|entitled|title)[^.!?\"“'‘「『]{0,40}?"
    r"(?:\"([^\"]{3,300})\"|“([^”]{3,300})”|「([^」]{3,300})」|『([^』]{3,300})』|(?<!\w)'([^']{3,300})'|‘([^’]{3,300})’)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:제목[은인이]|\btitled?,?|\bentitled)\s{0,3}[\"“'‘「]([^\"”'’」]{3,300})[\"”'’」]")
_FIRST = 400
_BOLD = re.compile(r"(\*\*|__)(.{2,300}?)\1")
_AFTER = re.compile(
    r"(?:[\]*_\"'”’\s]|\(?https?://[^\s()]*+\)?|\([^()\s]*+\)|\(?\[[^\[\]]*+\]\([^()\s]*+\)\)?|[:：–—|,()-](?=[\s*]|$))*+"
)
_LINKS = re.compile(
    r"(?<!\s)\s*[([<]{0,3}(?:(?:논문|paper|link|링크)(?:\s*링크)?\s*[:：]\s*)?"
    r"(?:\[[^\[\]]*\]\s?\(|https?://|arxiv\s*:|arxiv \d|arxiv\.org)",
    re.IGNORECASE,
)
_LINK_AHEAD = re.compile(r"\s*(?P<image>!)?\[(?P<text>[^\[\]]*+)\]\([^\s()]*+\)[\s|:·–—-]*")
_BESIDE_BOLD = re.compile(r"\s*(?:$|[-–—|(\[]|https?://)")
_MARKS = re.compile(r"\*\*+|__+|`+|(?<![\w*])([*_])(?=\S)([^*_]*[^*_\s])\1(?![\w*])|(?<!\S)[*_](?=\w)")
_BREAKS = re.compile(r"(?<!\s)\s+[-–—|:]\s|[:：]\s|(?<!\s)\s*[(\[]|https?://")


def heading_title(text: str) -> Span:
    """The span of the title within a heading's text: without number, `논문 요약:`, quotes; may be empty."""
    begin, end = _PREFIX.match(text).end(), len(text)  # type: ignore[union-attr]
    end = found.start() if (found := _SUFFIX.search(text, begin)) else end
    while end - begin >= 2 and _QUOTES.get(text[begin]) == text[end - 1]:
        begin, end = begin + 1, end - 1
    return _stripped(text, begin, end)


def find_title(line: Line, *, paper: str) -> Span:
    """The span of the title in the line that opens `paper`, empty where it has none; a heading's is all but its links."""
    if line.kind == "row":
        for begin, cell in cells(line.text):
            first, last = linked_title(cell, paper=paper)
            if first < last:
                return begin + first, begin + last
        return 0, 0
    leading = find_leading_id(line.text)
    if leading is None:
        return linked_title(line.text, paper=paper, whole=line.kind != "paragraph", heading=line.kind == "heading")
    begin, end = _stripped(line.text, leading[1], len(line.text), also="-–—:|]() ")
    return (begin, end) if "](" not in line.text and "://" not in line.text else (0, 0)


def title_end(text: str, span: Span) -> int:
    """Where in a line the text behind its title begins: behind the link, further links and the punctuation around them."""
    match = _AFTER.match(text, span[1])
    return match.end() if match else span[1]


def plain_title(text: str) -> str:
    """A title without the marks of emphasis and code, and with single blanks."""
    return " ".join(_MARKS.sub(lambda mark: mark[2] or "", text).split())


def linked_title(text: str, *, paper: str, whole: bool = True, heading: bool = False) -> Span:
    """The span of the title in a line with a link to `paper`: the link text, bold words, or what stands before it.

    Without `whole` only a link's text will do, as in a sentence; what stands before the links of a heading is all title.
    """
    links = [match for match in _LINK.finditer(text) if find_paper_id(match[2]) == paper]
    for match in links:
        if not _GENERIC.fullmatch(match[1]):
            return _inner(text, match.start(1), match.end(1))
    if not whole:
        return 0, 0
    bold = next((match for match in _BOLD.finditer(text) if not _GENERIC.fullmatch(match[2])), None)
    begin = _prefix_end(text)
    if heading:
        begin = _behind_links(text, begin)
    if bold and (not heading or _is_whole(text, begin, bold)):
        return _inner(text, bold.start(2), bold.end(2))
    stop = (_LINKS if heading else _BREAKS).search(text, begin)
    begin, end = _stripped(text, begin, stop.start() if stop else len(text), also="*_:-–—|,·/→<" if heading else "*_:")
    if heading:
        begin, end = _inner(text, begin, end)
    return (begin, end) if not _GENERIC.fullmatch(text, begin, end) else (0, 0)


def _behind_links(text: str, begin: int) -> int:
    """Where a heading goes on behind the images and the links without a title of their own that it begins with."""
    while (link := _LINK_AHEAD.match(text, begin)) and (link["image"] or _GENERIC.fullmatch(link["text"])):
        if link.end() == len(text):
            break
        begin = link.end()
    return begin


def _is_whole(text: str, begin: int, bold: re.Match[str]) -> bool:
    """Whether bold words are a heading's title, and not some words of it or its first part (`**DAPO:** An RL System`)."""
    alone = not text[begin : bold.start()].strip() and _BESIDE_BOLD.match(text, bold.end()) is not None
    return alone and not bold[2].rstrip().endswith((":", "："))


def find_lead_title(text: str) -> str:
    """The title that the first sentence of a summary quotes (`해당 논문은 "…"`), `""` if it quotes none."""
    match = _LEAD.match(text) or _NAMED.search(text, 0, _FIRST)
    return next((group.strip() for group in match.groups() if group), "") if match else ""


def _inner(text: str, begin: int, end: int) -> Span:
    first, last = heading_title(text[begin:end])
    return begin + first, begin + last


def _stripped(text: str, begin: int, end: int, *, also: str = "*_:") -> Span:
    while begin < end and (text[begin].isspace() or text[begin] in also):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return begin, end


def _prefix_end(text: str) -> int:
    match = _PREFIX.match(text)
    return match.end() if match else 0

"""Which paper a piece of text names: arXiv identifiers in all their forms, as one canonical identifier without version.

Forms as arXiv documents them (https://info.arxiv.org/help/arxiv_identifier.html): `2505.05315`, `0704.0001`, `cs/0112017`,
`math.GT/0309136` (canonically `math/0309136`), each with or without a version; as `arXiv:ID` or `arXiv ID`, as a link to arXiv,
Hugging Face, alphaXiv or ar5iv, or as an arXiv DOI.
"""

import re
from collections.abc import Iterator

_MONTH = r"(?:0[1-9]|1[0-2])"
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc"
    "|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int"
    "|supr-con"
)
_NEW = rf"\d{{2}}{_MONTH}\.\d{{4,5}}"
_OLD = rf"(?:{_ARCHIVES})(?:\.[A-Z]{{2}})?/\d{{2}}{_MONTH}\d{{3}}"
_ID = rf"(?P<id>{_NEW}|{_OLD})(?:v\d{{1,3}})?(?!\d|/[^\s)\]>}}\"'`*?#]|\.\d|[A-Za-z](?!xiv))"
_BARE = re.compile(rf"\s*{_ID}\s*")
_HOSTS = (
    r"(?:[\w-]{1,30}\.)?arxiv\.org|ar5iv\.(?:org|labs\.arxiv\.org)|(?:www\.)?alphaxiv\.org|(?:www\.)?(?:huggingface\.co|hf\.co)"
)
_LINK = re.compile(
    rf"(?:(?:{_HOSTS})/(?:ko/|zh/|en/)?(?:abs|pdf|html|ps|format|papers|overview|resources|src|e-print)/|10\.48550/arxiv\.|\barxiv(?::\s?|\s))"
    rf"{_ID}",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    rf"\s*(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s?)?{_LINK.pattern}(?:\.pdf)?/?(?:[?#]\S*)?\s*", re.IGNORECASE
)
_SUBJECT = re.compile(r"\.[A-Z]{2}(?=/)", re.IGNORECASE)


def find_paper_id(text: str) -> str | None:
    """The first paper that `text` names by a link, a DOI or `arXiv:ID`, or is as a whole; None if there is none."""
    whole = _BARE.fullmatch(text)
    return _canonical(whole["id"]) if whole else next(iter_paper_ids(text), None)


def read_reference(text: str) -> str | None:
    """The paper that `text` is a reference to and nothing else, e.g. `arXiv:1706.03762v7` or a link; None for other texts."""
    match = _BARE.fullmatch(text) or _REFERENCE.fullmatch(text)
    return _canonical(match["id"]) if match else None


def iter_paper_ids(text: str) -> Iterator[str]:
    """Each paper that `text` names by a link, a DOI or `arXiv:ID`, in the order of the text, with repetitions."""
    if ":" in text or "/" in text or "rxiv" in text.casefold():
        for match in _LINK.finditer(text):
            yield _canonical(match["id"])


def find_leading_id(text: str) -> tuple[str, int] | None:
    """The bare identifier that `text` begins with (brackets allowed around it) and the offset where the rest begins."""
    match = _LEADING.match(text)
    return (_canonical(match["id"]), match.end()) if match else None


_LEADING = re.compile(rf"\[?{_ID}\]?")


def _canonical(found: str) -> str:
    return _SUBJECT.sub("", found).lower()

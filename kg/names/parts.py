"""A name cut into its parts: family, version, edition (a year or a release date), size and variant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.names.words import GREEK, HUB_OWNERS, OWNERS, ROMAN, SIZE_LETTERS, SIZES, SYNONYMS, VARIANTS

_TOKEN = re.compile(
    r"""(?P<date>(?<![\d.])(?:20\d\d[-/.]?(?:0[1-9]|1[0-2])[-/.]?|(?:0[1-9]|1[0-2])-)(?:0[1-9]|[12]\d|3[01])(?![\d.]))
    |(?P<size>(?<![\d.])(?:\d+[x×])?\d+(?:\.\d+)?[BMKTbmkt](?![A-Za-z\d]))
    |(?P<bits>(?<![\d.])\d{1,2}-?bits?(?![A-Za-z\d]))
    |(?P<number>(?:(?<=[A-Za-z])v(?=\d)|(?:(?<=[a-z])|(?<=[A-Z]{3}))V(?=\d)|(?<![A-Za-z])[vV]\.?\s?(?=\d))?\d+(?:\.\d+)*)
    |(?P<hangul>[가-힣ㄱ-ㆎ]+)
    |(?P<letters>(?:(?!(?:(?<=[A-Za-z])v|(?:(?<=[a-z])|(?<=[A-Z]{3}))V)\d+(?:\.\d+)*(?![A-Za-z\d]))(?![가-힣ㄱ-ㆎ])[^\W\d_])+)
    |(?P<symbol>\++|[^\w\s\-‐-―.,:;/\\'"“”‘’`´()\[\]{}·•|])""",
    re.VERBOSE,
)
_BRITISH = re.compile(r"(\w{3,})is(ations?|ed|ing)$")
_SUFFIX_KINDS = frozenset({"date", "size", "bits", "number", "code", "variant", "plus"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a name: its place in the text, its kind, its normal form, and whether it touches the token before.

    `plain` is the normal form without knowledge of what words mean (`base` where `norm` is `b`).
    """

    start: int
    end: int
    kind: str
    norm: str
    glued: bool
    plain: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts. `text` is the form read; `stem` are the tokens of the family, `tail` those that come after."""

    text: str
    stem: tuple[Token, ...]
    tail: tuple[Token, ...]

    @property
    def family_key(self) -> str:
        return joined(t.norm for t in self.stem)

    @property
    def run_key(self) -> str:
        """All tokens as they run, without separators."""
        return joined(t.plain for t in (*self.stem, *self.tail))

    @property
    def numbers(self) -> tuple[str, ...]:
        """Versions and years, in order; a year by its two last digits."""
        return tuple(_short_year(t.norm) for t in self.tail if t.kind in ("number", "code"))

    @property
    def dates(self) -> tuple[str, ...]:
        return tuple(sorted(t.norm for t in self.tail if t.kind == "date"))

    @property
    def sizes(self) -> tuple[str, ...]:
        return tuple(sorted({t.norm for t in self.tail if t.kind == "size"}))

    @property
    def variants(self) -> tuple[str, ...]:
        return tuple(sorted({t.norm for t in self.tail if t.kind in ("variant", "bits", "plus")}))

    def without(self, token: Token) -> "Parts":
        """The name without one token of its tail."""
        return replace(self, tail=tuple(t for t in self.tail if t is not token))

    def spelled(self) -> str:
        """The text of these tokens alone, each with what separates it from the one before."""
        kept = (*self.stem, *self.tail)
        pieces = [self.text[kept[0].start : kept[0].end]] if kept else []
        pieces += [self._gap(token) + self.text[token.start : token.end] for token in kept[1:]]
        return "".join(pieces)

    def _gap(self, token: Token) -> str:
        start = token.start
        while start > 0 and not token.glued and self.text[start - 1] in " -_/.:":
            start -= 1
        return self.text[start : token.start]


@lru_cache(maxsize=200_000)
def split_name(text: str) -> Parts:
    """The parts of a form's text; the first token is always the family's."""
    tokens = _refined(text, tuple(_tokens(text)))
    tokens = _without_owner(text, tokens)
    cut = len(tokens)
    while cut > 1 and tokens[cut - 1].kind in _SUFFIX_KINDS:
        cut -= 1
    stem, tail = tokens[:cut], tokens[cut:]
    while len(stem) < 3 and tail and tail[0].glued and len(stem[0].norm) < 2 and tail[0].kind in ("number", "variant"):
        cut += 1
        stem, tail = tokens[:cut], tokens[cut:]
    return Parts(text, tuple(replace(t, kind="word") for t in stem), tail)


def joined(norms: Iterable[str]) -> str:
    """The normal forms in a row, with a hyphen only where two digits would meet."""
    out = ""
    for norm in norms:
        out += f"-{norm}" if out[-1:].isdigit() and norm[:1].isdigit() else norm
    return out


def _tokens(text: str) -> Iterator[Token]:
    last = -1
    for match in _TOKEN.finditer(text):
        kind, start, end = str(match.lastgroup), match.start(), match.end()
        norm = _norm(kind, match.group())
        yield Token(start, end, kind, norm, start == last, norm)
        last = end


def _norm(kind: str, text: str) -> str:
    if kind == "date":
        return re.sub(r"\D", "", text)[-4:]
    if kind == "number":
        return _number(re.sub(r"[^\d.]", "", text).strip("."))
    if kind == "size":
        number, unit = text[:-1].lower().replace("×", "x"), text[-1].lower()
        return re.sub(r"\.0+$", "", number) + unit
    if kind == "bits":
        return re.sub(r"\D", "", text) + "bit"
    if kind == "symbol":
        return "plus" * len(text) if text[0] == "+" else {"&": "and", "^": "", "×": "x"}.get(text, text)
    return _letters(text)


def _number(text: str) -> str:
    return re.sub(r"(?<=\d)(?:\.0+)+$", "", text)


def _letters(text: str) -> str:
    if text.isascii():
        return _BRITISH.sub(r"\1iz\2", text.casefold())
    return "".join(GREEK.get(c, c) for c in plain_letters(text).casefold())


def plain_letters(text: str) -> str:
    """The text with Latin letters freed of accents."""
    decomposed = "".join(unicodedata.normalize("NFD", c) if c < "\u0250" else c for c in text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _refined(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    out: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        out.append(_classified(text, token, out[-1] if out else None, following))
    return _short_hyphened(text, _dashed_versions(text, _merged(tuple(t for t in out if t.norm))))


def _classified(text: str, token: Token, before: Token | None, following: Token | None) -> Token:
    """The token with its kind and normal form settled by what stands beside it."""
    if token.kind in ("letters", "hangul"):
        return _word(text, token, before, following) if before else token
    if token.kind == "symbol" and token.norm.startswith("plus"):
        return replace(token, kind="plus")
    if token.kind == "number" and before and _is_month_day(token.norm) and not token.glued:
        return replace(token, kind="date")
    return token


def _word(text: str, token: Token, before: Token, following: Token | None) -> Token:
    """A word behind the first: a variant, a size, a Roman number, or a word of the family (as one is that a number touches)."""
    norm, written = SYNONYMS.get(token.norm, token.norm), text[token.start : token.end]
    if (norm in ("version", "ver") and following and following.kind == "number") or (norm == "hf" and not following):
        return replace(token, norm="")
    if following and following.glued and following.kind in ("number", "letters", "hangul"):
        return token
    if written.upper() in ROMAN and (written.isupper() or written.islower()) and not token.glued:
        return replace(token, kind="number", norm=ROMAN[written.upper()])
    if norm in SIZES or (norm in SIZE_LETTERS and not token.glued):
        return replace(token, kind="size", norm=SIZES.get(norm, norm))
    if norm == "base":
        return replace(token, kind="variant" if before.kind in ("number", "size", "code") else "size", norm="b")
    touching_letter = len(norm) == 1 and token.glued and before.kind == "number"
    return replace(token, kind="variant" if norm in VARIANTS or touching_letter else token.kind, norm=norm)


def _is_month_day(norm: str) -> bool:
    return bool(re.fullmatch(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", norm)) and (
        norm[0] == "0" or norm[2:] not in ("24", "28")
    )


def _merged(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A single letter and the number that touches it as one code (R1, A22B, o3); a year and month beside each other stay."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        last = out[-1] if out else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        ends = following is None or not following.glued or (len(out) > 1 and following.kind in ("variant", "plus"))
        alone = last is not None and len(last.norm) == 1 and last.norm.isalpha() and not last.glued
        if last and alone and ends and token.glued and token.kind in ("number", "size"):
            kind, norm = "code" if token.kind == "number" else "size", last.norm + token.norm
            out[-1] = Token(last.start, token.end, kind, norm, last.glued, norm)
        else:
            out.append(token)
    return tuple(out)


def _dashed_versions(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`claude-3-5-sonnet` is version 3.5: identifiers write a hyphen for the dot."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        hyphenated = last is not None and text[last.end : token.start] == "-" and text[last.start - 1 : last.start] == "-"
        if last and hyphenated and " " not in text and all(t.kind == "number" and len(t.norm) == 1 for t in (last, token)):
            norm = _number(f"{last.norm}.{token.norm}")
            out[-1] = Token(last.start, token.end, "number", norm, last.glued, norm)
            continue
        out.append(token)
    return tuple(out)


def _short_hyphened(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`U-NO` is not `UNO`: in a name of no more than three capitals a hyphen tells it apart."""
    if len(tokens) != 2 or not re.fullmatch(r"[A-Z]-[A-Z]{1,2}|[A-Z]{2}-[A-Z]", text):
        return tokens
    first, second = tokens
    return first, replace(second, kind="letters", norm="-" + second.norm, plain="-" + second.plain)


def _without_owner(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without an owner before the name (`OpenAI o1`, `Qwen/Qwen2.5-7B`)."""
    slash = text.find("/")
    if slash > 0 and text.count("/") == 1 and text[:slash].casefold() in HUB_OWNERS:
        rest = tuple(t for t in tokens if t.start > slash)
        return rest or tokens
    owner = ""
    for count in (1, 2):
        owner += tokens[count - 1].norm if len(tokens) > count else ""
        if owner in OWNERS and len(tokens) > count and tokens[count].norm.startswith(OWNERS[owner]) and not tokens[count].glued:
            return tokens[count:]
    return tokens


def _short_year(norm: str) -> str:
    return norm[2:] if re.fullmatch(r"20[0-3]\d", norm) else norm

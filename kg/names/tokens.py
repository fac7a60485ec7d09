"""The pieces of a name: words, numbers, sizes, dates and signs, each with a normal form and a kind.

Called once for every spelling of a graph and of the vocabulary, so what most names lack is looked for only where a cheap test
says that it may be there.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kg.names.houses import BEGINNINGS, HUB_OWNERS
from kg.names.words import GREEK, ROMAN, SIZE_LETTERS, SIZES, SPLITS, SYNONYMS, VARIANTS

# The look ahead spares words the five patterns of numbers; within a word, only at a v may a number begin.
_TOKEN = re.compile(
    r"""(?P<format>(?<![A-Za-z\d])(?:FP|BF|INT|NF|fp|bf|int|nf|Int)(?:2|4|8|16)(?![A-Za-z\d]))
    |(?=[\dvV])(?:(?P<date>(?<![\d.])(?:20\d\d[-/.]?(?:0[1-9]|1[0-2])[-/.]?|(?:0[1-9]|1[0-2])-)(?:0[1-9]|[12]\d|3[01])(?![\d.]))
    |(?P<size>(?<![\d.])(?:\d+[x×])?\d+(?:\.\d+)?(?:[BMKTbmkt]|\s?(?:[Bb]|[Mm]|[Tt]r)illion|억|[Bb]\d)(?![A-Za-z\d])
        |(?<=\d[Bb][\-\s])\d{1,3}[Ee](?![A-Za-z\d]))
    |(?P<dimension>(?<![\d.])[2-4][Dd](?![A-Za-z\d]))
    |(?P<bits>(?<![\d.])\d{1,2}-?bits?(?![A-Za-z\d]))
    |(?P<number>(?:(?<=[A-Za-z])v(?=\d)|(?:(?<=[a-z])|(?<=[A-Z]{3}))V(?=\d)|(?<![A-Za-z])(?:[vV]\.?|v\.?\s)(?=\d))?
        (?:(?<=[vV])\d-\d(?![\w.\-])|\d+(?:\.\d+|_\d+(?!\d*(?:\.\d+)?[BMbm](?![A-Za-z])))*)))
    |(?P<hangul>[가-힣ㄱ-ㆎ]+)
    |(?P<letters>(?:[^\W\d_vV가-힣ㄱ-ㆎ]+|(?!(?:(?<=[A-Za-z])v|(?:(?<=[a-z])|(?<=[A-Z]{3}))V)\d+(?:\.\d+)*(?![A-Za-z]{2}|\d))[vV])+)
    |(?P<symbol>\++|[^\w\s\-‐-―→.,:;/\\'"“”‘’`´()\[\]{}·•⋅∙‧・|])""",
    re.VERBOSE,
)
_WORDS_ALONE = re.compile(r"[A-Za-z]+(?:[ \-][A-Za-z]+)*")
_DIGIT = re.compile(r"\d")
_BRITISH = re.compile(r"(\w{3,})is(ations?|ed|ing|ers?)$")
_OUR = re.compile(r"^(neighb|behavi|col|fav|hon|lab|rig|vap)our")
_DOUBLED = re.compile(r"(\w(?:de|be|ve|ne|na))ll(ed|ing)$")
_AMERICAN = {
    "analogue": "analog",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "catalogue": "catalog",
    "centre": "center",
    "centred": "centered",
    "defence": "defense",
    "dialogue": "dialog",
    "dialogues": "dialogs",
    "fibre": "fiber",
    "grey": "gray",
}
"""British spellings that follow no rule."""
_UNITS = "kmbt"
"""The letters of counts, each a thousand times the one before."""
_SIGNS = {"&": "and", "^": "", "×": "x"}
_GIGANTIC = SIZES["gigantic"]
"""ViT-G, the one letter whose case tells two sizes apart."""
_BEFORE_NUMBERS = frozenset({"version", "ver", "patch"})
"""Words that only say what a number counts (`vit-large-patch14`)."""
_ALIKE = str.maketrans("쉬쥬죠쟈져쵸츄챠쳐", "시주조자저초추차처")
"""Syllables of foreign words that sound alike, by the spelling of the standard."""
_WORDLIKE = {"dimension": "letters", "format": "variant"}
"""Letters and figures that are a word of the name (HumanML3D is no third version), or how its weights are stored (FP8)."""
_POSSESSIVE = frozenset({"s", "의"})
_WITH_MEANING = frozenset(
    {*SYNONYMS, *VARIANTS, *SIZES, *SIZE_LETTERS, *(r.lower() for r in ROMAN), "i", "hf", "base", *_BEFORE_NUMBERS}
)


class Token(NamedTuple):
    """A piece of a name: its place in the text, its kind, its normal form, and whether it touches the token before.

    `plain` is the normal form without knowledge of what words mean (`base` where `norm` is `b`).
    """

    start: int
    end: int
    kind: str
    norm: str
    glued: bool
    plain: str

    def read_as(self, kind: str, norm: str) -> "Token":
        """The token as one of this kind and normal form."""
        return Token(self.start, self.end, kind, norm, self.glued, self.plain)


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a name in order, without the owner that texts put before it."""
    tokens = _words(text) if _WORDS_ALONE.fullmatch(text) else _pieces(text)
    return tuple(_without_owner(text, tokens) if len(tokens) > 1 else tokens)


def _words(text: str) -> list[Token]:
    """The tokens of words of small and capital letters, each one sign from the next."""
    tokens, start = [], 0
    for word in text.lower().replace("-", " ").split(" "):
        end, norm = start + len(word), _american(word)
        tokens.append(Token(start, end, "letters", norm, False, norm))
        start = end + 1
    if not _WITH_MEANING.isdisjoint([token.norm for token in tokens]):
        tokens = _classified(text, tokens)
    return _short_hyphened(text, tokens)


def _pieces(text: str) -> list[Token]:
    """The tokens of any text."""
    tokens = _tokens(text)
    if len(tokens) < 2:
        return tokens
    tokens = _classified(text, tokens)
    if _DIGIT.search(text):
        tokens = _with_codes(tokens)
    if text.count("-") > 1 and " " not in text:
        tokens = _dashed_versions(text, tokens)
    return _short_hyphened(text, tokens)


def _tokens(text: str) -> list[Token]:
    out: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        kind, written, (start, end) = match.lastgroup or "", match[0], match.span()
        kind = "letters" if kind in _WORDLIKE and not out else _WORDLIKE.get(kind, kind)
        norm = (
            _letters(written)
            if kind in ("letters", "variant")
            else written.translate(_ALIKE)
            if kind == "hangul"
            else _norm(kind, written)
        )
        out.append(Token(start, end, kind, norm, start == last, norm))
        last = end
    return out


@lru_cache(maxsize=1_000)
def _norm(kind: str, text: str) -> str:
    """The normal form of what is no word; few numbers and sizes make up most names' (3, 7B)."""
    if kind == "number":
        return _number(re.sub("[_-]", ".", text.strip("vV. ")))
    if kind == "date":
        return re.sub(r"\D", "", text)
    if kind == "size":
        return _size(text)
    if kind == "bits":
        return re.sub(r"\D", "", text) + "bit"
    return "plus" * len(text) if text[0] == "+" else _SIGNS.get(text, text)


def _size(text: str) -> str:
    """A count with the letter of its unit: `7b` for `7B`, `7 billion` and `70억`, `7.1b` for `7b1`."""
    unit = text.lstrip("0123456789.x× ")
    count = text.removesuffix(unit).strip()
    if unit == "억" and "x" not in count.replace("×", "x"):
        return _rescaled(f"{float(count) / 10:g}", "b")
    if unit[-1].isdigit():
        return f"{count}.{unit[-1]}{unit[0].lower()}"
    number, letter = _number(count.replace("×", "x")), unit[0].lower()
    return _rescaled(number, letter) if "x" not in number else number + letter


def _rescaled(number: str, letter: str) -> str:
    """A count in the unit that has it at one or more, and below a thousand (`0.5B` as `500m`, `1500M` as `1.5b`)."""
    unit = _UNITS.find(letter)
    if unit < 0 or not number.isascii() or not number:
        return number + letter
    value = float(number)
    if unit > 0 and 0 < value < 1:
        return _rescaled(f"{value * 1_000:g}", _UNITS[unit - 1])
    if unit < len(_UNITS) - 1 and value >= 1_000:
        return _rescaled(f"{value / 1_000:g}", _UNITS[unit + 1])
    return number + letter


def _number(text: str) -> str:
    while text.endswith((".0", ".00")):
        text = text[: text.rindex(".")]
    return text


def _letters(text: str) -> str:
    if text.isascii():
        return _american(text.lower())
    return "".join(GREEK.get(c, c) for c in plain_letters(text).casefold())


def _american(low: str) -> str:
    low = _AMERICAN.get(low, low)
    if "our" in low:
        low = _OUR.sub(r"\1or", low)
    if low[-1] not in "nsdgr":
        return low
    return _BRITISH.sub(r"\1iz\2", low) if "is" in low else _DOUBLED.sub(r"\1l\2", low) if "ll" in low else low


def plain_letters(text: str) -> str:
    """The text with Latin letters freed of accents."""
    if text.isascii():
        return text
    decomposed = "".join(unicodedata.normalize("NFD", c) if c < "\u0250" else c for c in text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


# ---------------------------------------------------------------- what stands beside a token settles its kind


def _classified(text: str, tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(tokens):
        found = token
        if token.kind in ("letters", "hangul"):
            if out and (token.norm in _WITH_MEANING or (token.glued and len(token.norm) == 1)):
                found = _word(text, token, out[-1], tokens[index + 1] if index + 1 < len(tokens) else None)
        elif out and token.norm.startswith("plus"):
            found = token.read_as("plus", token.norm)
        elif out and token.kind == "number" and not token.glued and _is_month_day(token.norm):
            found = token.read_as("date", token.norm)
        if found.norm:
            out.append(found)
    return out


def _word(text: str, token: Token, before: Token, following: Token | None) -> Token:
    """A word behind the first: a variant, a size, a Roman number, or a word of the family (as one is that a number touches)."""
    norm, written = SYNONYMS.get(token.norm, token.norm), text[token.start : token.end]
    if (norm in _BEFORE_NUMBERS and following and following.kind == "number") or (norm == "hf" and not following):
        return token.read_as(token.kind, "")
    if following and following.glued and following.kind in ("number", "letters", "hangul"):
        split_of_year = norm in SPLITS and following.kind == "number" and len(following.norm) == 4
        return token.read_as("variant", norm) if split_of_year else token
    roman = _roman(written, before, following) if not token.glued else ""
    if roman:
        return token.read_as("number", roman)
    if norm in SIZES or (norm in SIZE_LETTERS and not token.glued):
        size = token.read_as("size", SIZES.get(norm, norm))
        return size._replace(norm=_GIGANTIC, plain=_GIGANTIC) if written == "G" else size
    if norm == "base":
        numbered = before.kind in ("number", "size", "code")
        return token.read_as("variant", norm) if numbered else token.read_as("size", "b")
    touching_letter = len(norm) == 1 and token.glued and before.kind == "number"
    return token.read_as("variant" if norm in VARIANTS or touching_letter else token.kind, norm)


def _roman(written: str, before: Token, following: Token | None) -> str:
    """The number that a word is in Roman figures, `""` if it is none; a lone I only beside a number or before a year."""
    if written == "I" and (before.kind == "number" or (following and following.kind == "number" and len(following.norm) == 4)):
        return "1"
    return ROMAN.get(written.upper(), "") if written.isupper() or written.islower() else ""


def _is_month_day(norm: str) -> bool:
    """Whether four figures are a month and a day, or a year of today and a month (`Thinking-2507`)."""
    return len(norm) == 4 and bool(re.fullmatch(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|2[2-9](?:0[1-9]|1[0-2])", norm))


# ---------------------------------------------------------------- tokens that belong together


def _with_codes(tokens: list[Token]) -> list[Token]:
    """A letter and the number that touches it as one code (R1, A22B, o3); with a letter behind it as a word (T2V).

    A letter V that only touches a number stands for vision (GPT-4V).
    """
    out: list[Token] = []
    for index, token in enumerate(tokens):
        last = out[-1] if out and token.glued else None
        if last is None:
            out.append(token)
        elif last.kind == "between":
            out[-1] = Token(last.start, token.end, "letters", last.norm + token.norm, last.glued, last.norm + token.norm)
        elif token.kind == "number" and _stands_alone(last) and _is_between(tokens, index):
            out[-1] = Token(last.start, token.end, "between", last.norm + token.norm, last.glued, "")
        elif token.kind in ("number", "size") and _stands_alone(last) and _ends(tokens, index, len(out)):
            kind, norm = "code" if token.kind == "number" else "size", last.norm + token.norm
            out[-1] = Token(last.start, token.end, kind, norm, last.glued, norm)
        else:
            out.append(token)
    return [t.read_as(t.kind, "vision") if t.kind == "variant" and t.norm == "v" else t for t in out]


def _stands_alone(token: Token) -> bool:
    return len(token.norm) == 1 and token.norm.isalpha() and not token.glued


def _is_between(tokens: list[Token], index: int) -> bool:
    """Whether a single letter touches the token from behind, and nothing that letter."""
    behind = tokens[index + 1 : index + 3]
    if not behind or not behind[0].glued or len(behind[0].norm) != 1 or not behind[0].norm.isalpha():
        return False
    return len(behind) == 1 or not behind[1].glued


def _ends(tokens: list[Token], index: int, place: int) -> bool:
    """Whether nothing touches the token from behind, except a variant where it is not the first of the name."""
    if index + 1 == len(tokens) or not tokens[index + 1].glued:
        return True
    return place > 1 and tokens[index + 1].kind in ("variant", "plus")


def _dashed_versions(text: str, tokens: list[Token]) -> list[Token]:
    """`claude-3-5-sonnet` is version 3.5: identifiers write a hyphen for the dot."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        digits = last and all(t.kind == "number" and len(t.norm) == 1 for t in (last, token))
        if last and digits and text[last.end : token.start] == "-" and text[last.start - 1 : last.start] == "-":
            norm = _number(f"{last.norm}.{token.norm}")
            out[-1] = Token(last.start, token.end, "number", norm, last.glued, norm)
        else:
            out.append(token)
    return out


def _short_hyphened(text: str, tokens: list[Token]) -> list[Token]:
    """`U-NO` is not `UNO`: in a name of no more than three capitals a hyphen tells it apart."""
    if len(tokens) != 2 or len(text) > 4 or not re.fullmatch(r"[A-Z]-[A-Z]{1,2}|[A-Z]{2}-[A-Z]", text):
        return tokens
    first, second = tokens
    return [first, second._replace(kind="letters", norm="-" + second.norm, plain="-" + second.plain)]


def _without_owner(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without an owner before the name (`OpenAI o1`, `Qwen/Qwen2.5-7B`)."""
    slash = text.find("/")
    if slash > 0 and text.count("/") == 1 and text[:slash].lower() in HUB_OWNERS:
        tokens = [t for t in tokens if t.start > slash] or tokens
    owner = ""
    for count in range(1, min(4, len(tokens))):
        owner += tokens[count - 1].norm
        names = BEGINNINGS.get(owner.removesuffix("의"))
        owned = tokens[count].plain in _POSSESSIVE
        name = tokens[count + owned :] if names is not None else []
        if (
            names is not None
            and name
            and (owned or owner.endswith("의") or name[0].norm.startswith(names))
            and not name[0].glued
        ):
            return name
    return tokens

"""A name cut into its parts: family, version, edition (a year or a release date), size and variant."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.names.tokens import Token, tokenise
from kg.names.words import SIZE_LETTERS

_MARKS = {"number": "v", "code": "v", "date": "d", "size": "s", "variant": "k", "bits": "k", "plus": "k"}
_ONE_LETTER = frozenset(letters for letters in SIZE_LETTERS if len(letters) == 1)
_SIZE_BEHIND = re.compile("[a-z][A-Z]$")
_YEAR = re.compile(r"20[0-3]\d")


class Parts(NamedTuple):
    """A name in parts. `text` is the form read; `stem` are the tokens of the family, `tail` those that come after.

    `family_key` is the family in its normal form, `key` that of the whole name: the family, then versions in their order,
    dates, sizes and variants as sets, each group behind its own mark.
    """

    text: str
    stem: tuple[Token, ...]
    tail: tuple[Token, ...]
    family_key: str
    key: str

    @classmethod
    def from_tokens(cls, text: str, stem: tuple[Token, ...], tail: tuple[Token, ...]) -> "Parts":
        """The parts of a text whose tokens are these."""
        family = joined([t.norm for t in stem])
        return cls(text, stem, tail, family, family + _tail_key(tail) if tail else family)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in order."""
        return (*self.stem, *self.tail)

    @property
    def run_key(self) -> str:
        """All tokens as they run, without separators."""
        return run_of(self.text, self.tokens)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Versions and years, in order; a year by its two last digits."""
        return _values(self.tail, "v")

    @property
    def dates(self) -> tuple[str, ...]:
        return _values(self.tail, "d")

    @property
    def sizes(self) -> tuple[str, ...]:
        return _values(self.tail, "s")

    @property
    def variants(self) -> tuple[str, ...]:
        return _values(self.tail, "k")

    def without(self, token: Token) -> "Parts":
        """The name without one token of its tail."""
        return Parts.from_tokens(self.text, self.stem, tuple(t for t in self.tail if t is not token))

    def spelled(self) -> str:
        """The text of these tokens alone, each with what separates it from the one before."""
        return self._written(self.tokens)

    @property
    def family(self) -> str:
        """The text of the family's tokens, as `spelled` has that of all."""
        return self._written(self.stem)

    def _written(self, tokens: tuple[Token, ...]) -> str:
        pieces = [self.text[t.start : t.end] if t is tokens[0] else self._gap(t) + self.text[t.start : t.end] for t in tokens]
        return "".join(pieces)

    def _gap(self, token: Token) -> str:
        start = token.start
        while start > 0 and not token.glued and self.text[start - 1] in " -_/.:":
            start -= 1
        return self.text[start : token.start]


@lru_cache(maxsize=1_000_000)
def split_name(text: str) -> Parts:
    """The parts of a form's text; the first token is always the family's."""
    tokens = tokenise(text)
    cut = len(tokens)
    while cut > 1 and tokens[cut - 1].kind in _MARKS:
        cut -= 1
    while 0 < cut < 3 and cut < len(tokens) and _belongs_to_letter(tokens[0], tokens[cut]):
        cut += 1
    return Parts.from_tokens(text, tokens[:cut], tokens[cut:])


def _belongs_to_letter(first: Token, token: Token) -> bool:
    """Whether a number or letter touches a name's only Latin letter before it (T2V, B2; not 퀜3)."""
    return len(first.norm) < 2 and first.kind == "letters" and token.glued and token.kind in ("number", "variant")


def run_of(text: str, tokens: Sequence[Token]) -> str:
    """The tokens of a text as they run; a letter of size at the end keeps its hyphen: ViT-S is not VITS, SwinT is Swin-T."""
    norms = [t.plain for t in tokens]
    last = tokens[-1] if tokens else None
    if last and last.kind == "size" and last.plain in _ONE_LETTER:
        norms[-1] = f"-{last.plain}"
    elif len(norms) == 1 and norms[0][-1] in _ONE_LETTER and _SIZE_BEHIND.search(text):
        norms = [f"{norms[0][:-1]}-{norms[0][-1]}"]
    return joined(norms)


def joined(norms: Sequence[str]) -> str:
    """The normal forms in a row, with a hyphen only where two digits would meet."""
    run = "".join(norms)
    if len(norms) < 2 or run.isalpha():
        return run
    out = ""
    for norm in norms:
        out += f"-{norm}" if norm[:1].isdigit() and out[-1:].isdigit() else norm
    return out


def _tail_key(tail: tuple[Token, ...]) -> str:
    found: dict[str, list[str]] = {}
    for token in tail:
        found.setdefault(_MARKS[token.kind], []).append(token.norm)
    key = ""
    for mark in "vdsk":
        if mark in found:
            key += f"|{mark}{','.join(_ordered(found[mark], mark))}"
    return key


def _values(tail: tuple[Token, ...], mark: str) -> tuple[str, ...]:
    return tuple(_ordered([t.norm for t in tail if _MARKS[t.kind] == mark], mark)) if tail else ()


def is_full_year(norm: str) -> bool:
    """Whether a number is a year in four figures, as 2048 is in no name."""
    return len(norm) == 4 and _YEAR.fullmatch(norm) is not None


def _ordered(norms: list[str], mark: str) -> list[str]:
    if mark != "v":
        return sorted(set(norms)) if len(norms) > 1 else norms
    # The year goes first, wherever it stands: AIME II 2025 is AIME 2025 II.
    years = [norm for norm in norms if is_full_year(norm)]
    return [norm[2:] for norm in years] + [norm for norm in norms if norm not in years] if years else norms

"""Definitions in a text: a long form and its short one, a Korean form and its English one."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.alias_features import head_features, is_class, long_forms
from extractors.brackets import Bracket, Span, find_brackets, without_cue
from extractors.linear import LinearModel, shipped_models
from extractors.renderings import rendering
from extractors.titles import find_titles
from kg.model import Passage
from kg.names.forms import abbreviates, are_initials, ends_in
from kg.names.korean import is_korean
from kg.names.sound import sounds_like
from kg.names.terms import shipped_things
from kg.names.words import CALLED, SMALL_WORDS, STATEMENTS
from kg.spelling import fold
from kg.vocabulary import load_vocabulary

LEAST = 0.33
"""The probability from which Korean words before a bracket are said to be its Korean name."""

MAX_SHORT = 15
"""Letters of the longest short form."""

SHORT = re.compile(rf"(?=[^A-Z]*[A-Z])[A-Za-z0-9][A-Za-z0-9\-+.^²³]{{0,{MAX_SHORT - 1}}}")
"""What a short form may be."""

_CUE = re.compile("|".join(map(re.escape, CALLED)))
_NAMED = re.compile(
    r"(?<![A-Za-z0-9.])(?P<long>[A-Za-z가-힣](?:[A-Za-z가-힣0-9\-]|\.(?=\d))*(?: (?:[A-Za-z가-힣0-9\-]|\.(?=\d))+){0,5})[ ,(]*"
    rf"(?:{_CUE.pattern})[ :]*"
    r"[\"'“‘]?(?P<short>[A-Za-z][A-Za-z0-9\-]{1,20}|[가-힣]{2,12})"
)
_PURPOSE = ("용", "용도", "등", "기준", "포함", "제외", "없이", "이나")
"""What Korean words end in that say what something is for or of which part one speaks, not what it is called."""
_NO_NAME = re.compile(
    r"(?:기존|이후|이전|따라|본|해당|최신|다양한|여러|대표적인|실제|전통적인?|일반적인?)\s|"
    r"(?:^|\s)(?:\d+|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|여러|몇)\s?(?:개|가지|종|종류)(?:의|\s|$)"
    r"|(?:하는|되는|하여|되어|해서)$|\S이나\s|(?:학습|훈련|평가|추론|검증|실험)용\s|^\S+ (?:데이터\s?셋|데이터|말뭉치)$"
)
"""Words of a description: what is before, of today, or so many, one or another, what for, a verb at its end, some data."""
_LATIN = re.compile("[A-Za-z]+")
_LISTED = re.compile(" (?:및|또는|혹은) ")
"""Words between two things that one phrase speaks of."""
_RENDERED = 0.4
"""How far Korean words behind a name render it from which they may name it; what it is or does has none of its words."""
_KOREAN_BEFORE = re.compile(r".*[가-힣]\S*\s(?=[^가-힣]+$)")
_NEVER_FIRST = SMALL_WORDS | {"its", "their", "our", "this", "that"}
_SURE_SOUND = 5
"""Letters of a name from which on Korean words don't sound like it by chance."""
_TWO_SYLLABLES = 2
_LIST = 3
"""So many pieces in a bracket are examples of what stands before it."""
_RUNS_ON = re.compile(r"\s(?:and|or|of|with|by|for|in|to)\s(?:the|its|their|our|a|an)\s", re.IGNORECASE)
_WINDOW = 80


@dataclass(frozen=True, slots=True)
class Definition:
    """Two spellings of one thing and their places within the passage's text; `rule` is the pattern that spoke."""

    long: Span
    short: Span
    rule: str


def find_definitions(
    passage: Passage, *, models: Mapping[str, LinearModel] | None = None, of: Container[str] | None = None
) -> tuple[Definition, ...]:
    """The definitions of a passage, in order of place: brackets, `SHORT: long form`, `long form, 이하 SHORT`.

    With `of`, brackets are left out that neither hold one of these folded spellings nor stand behind one.
    """
    text = passage.text
    brackets = find_brackets(text) if "(" in text or "（" in text else ()
    found = [d for bracket in brackets if of is None or _has_any(bracket, of) for d in _bracketed(bracket, models)]
    if ":" in text:
        found += [Definition(long, short, "label") for short, long in find_titles(text)]
    if any(cue in text for cue in CALLED):
        found += [Definition(_name_of(without_cue(_span(m, "long"))), _span(m, "short"), "called") for m in _called(text)]
    return tuple(sorted(found, key=lambda d: (d.long.start, d.short.start, d.long, d.short, d.rule)))


def _called(text: str) -> Iterator[re.Match[str]]:
    """The places where a text says what something is called as well, each looked for in a window, for texts may be endless."""
    for cue in _CUE.finditer(text):
        start = text.rfind(" ", 0, max(0, cue.start() - _WINDOW)) + 1
        found = _NAMED.search(text, max(start, cue.start() - 2 * _WINDOW), cue.end() + _WINDOW)
        if found and found.end("long") <= cue.start() < found.start("short"):
            yield found


def _name_of(span: Span) -> Span:
    """The Latin words at a span's end where Korean ones before them say something of them (`기존 Chain-of-Thought`)."""
    name = _KOREAN_BEFORE.sub("", span.text)
    return Span(span.end - len(name), span.end, name)


def _span(match: re.Match[str], part: str) -> Span:
    return Span(*match.span(part), match[part])


def _has_any(bracket: Bracket, spellings: Container[str]) -> bool:
    return any(fold(span.text) in spellings for span in (*bracket.pieces, *bracket.heads))


def _bracketed(bracket: Bracket, models: Mapping[str, LinearModel] | None) -> Iterator[Definition]:
    for piece in bracket.pieces:
        head = bracket.heads[0].text
        if is_korean(head) and not is_korean(piece.text):
            yield from _korean(bracket, piece, models) if len(bracket.pieces) < _LIST else ()
        elif is_korean(piece.text) and not is_korean(head):
            yield from _translated(bracket, piece)
        else:
            found = list(_abbreviated(bracket, piece))
            yield from found or (_korean(bracket, piece, models) if is_korean(bracket.heads[-1].text) else ())
    yield from (*_pair(bracket), *_spelled_out(bracket), *_shortened(bracket))


def _korean(bracket: Bracket, piece: Span, models: Mapping[str, LinearModel] | None) -> Iterator[Definition]:
    """The Korean words before a bracket that are the name of its English piece, if any: what sounds like it, or is learned."""
    if other := _other_known_form(bracket, piece):
        yield Definition(other, piece, "initials")
        return
    korean = [head for head in bracket.heads if is_korean(head.text) and len(piece.text) >= _SURE_SOUND]
    heard = next((head for head in korean if sounds_like(head.text, piece.text)), None)
    if heard:
        yield Definition(heard, piece, "korean")
    counts = [
        n for n, head in enumerate(bracket.heads, 1) if is_korean(head.text) and not _is_description(head.text, piece.text)
    ]
    if heard or not counts:
        return
    shares = (models or shipped_models())["alias"].probabilities([head_features(bracket, n, piece) for n in counts])[:, 1]
    best = counts[int(shares.argmax())] - 1
    head = bracket.heads[best].text
    member = is_class(head) and any(c.isdigit() for c in piece.text)
    share = float(shares.max())
    if share >= LEAST and not member and not _is_known_otherwise(head):
        yield Definition(bracket.heads[best], piece, "korean")
    elif stated := _statement(bracket, piece):
        yield Definition(stated, piece, "korean")


def _is_description(phrase: str, name: str) -> bool:
    """Whether Korean words describe something, or say one of a name's words in two syllables (지침, Guidance)."""
    return _NO_NAME.search(phrase) is not None or (len(phrase) <= _TWO_SYLLABLES and " " in name)


def _other_known_form(bracket: Bracket, piece: Span) -> Span | None:
    """The Korean words before a known short form by which another thing is known that it is short for (`투기적 디코딩(SD)`)."""
    concept = shipped_things().find(piece.text) if SHORT.fullmatch(piece.text) else None
    for head in bracket.heads if concept else ():
        other = shipped_things().find(head.text) if is_korean(head.text) else None
        if other and other != concept and any(are_initials(piece.text, s) for s in other.spellings):
            return head
    return None


def _statement(bracket: Bracket, piece: Span) -> Span | None:
    """The two words before a known short form that name a theorem or a form, as its last letter says (`… 정리(CRT)`)."""
    last = bracket.heads[0].text
    named = last in STATEMENTS and piece.text.isupper() and STATEMENTS[last][0].startswith(piece.text[-1].lower())
    return bracket.heads[1] if named and len(bracket.heads) > 1 and shipped_things().find(piece.text) else None


def _abbreviated(bracket: Bracket, piece: Span) -> Iterator[Definition]:
    """The words before a bracket whose initials it holds, or else the longest run of names that it may abbreviate."""
    whole = (h for h in bracket.heads if not is_korean(h.text) and h.text.partition(" ")[0].lower() not in _NEVER_FIRST)
    latin = [h for h in whole if not _RUNS_ON.search(h.text)]
    exact = [h for h in latin if are_initials(piece.text, h.text)][::-1]
    spelled = [h for h in latin if _may_spell_out(piece.text, h.text)]
    if SHORT.fullmatch(piece.text):
        yield from (Definition(head, piece, "initials") for head in (*exact, *spelled)[:1])


def _spelled_out(bracket: Bracket) -> Iterator[Definition]:
    """A short name before a bracket that spells it out, commas or not."""
    first, last = bracket.pieces[0], bracket.pieces[-1]
    head = bracket.heads[0]
    if SHORT.fullmatch(head.text) and _may_spell_out(head.text, bracket.inside):
        yield Definition(Span(first.start, last.end, bracket.inside), head, "initials")


def _shortened(bracket: Bracket) -> Iterator[Definition]:
    """A name before or in a bracket, and the end of it in the other (`DeepSeek-R1(R1)`), or any part that it is `called` by."""
    head, piece = bracket.heads[0], bracket.pieces[0]
    if ends_in(head.text, piece.text):
        yield Definition(head, piece, "called")
    elif ends_in(piece.text, head.text):
        yield Definition(piece, head, "called")
    elif bracket.called:
        whole = (h for h in bracket.heads if len(h.text) > len(piece.text) and piece.text in re.split(r"[\s\-]+", h.text))
        if first := next(whole, None):
            yield Definition(first, piece, "called")


def _may_spell_out(short: str, long: str) -> bool:
    """Whether several Latin words may be what a short name stands for."""
    return " " in long and not is_korean(long) and abbreviates(short, long)


def _translated(bracket: Bracket, piece: Span) -> Iterator[Definition]:
    """The Korean in the bracket as the name of each run of English words before it: one of them is the name."""
    odd = is_class(piece.text) or _is_known_otherwise(piece.text) or any(c.isdigit() for c in piece.text)
    odd = odd or piece.text.endswith(_PURPOSE) or _LISTED.search(piece.text) is not None
    if len(bracket.pieces) == 1 and " " in piece.text and not odd:
        for head in bracket.heads:
            if not is_korean(head.text) and _renders(piece.text, head.text):
                yield Definition(piece, head, "translation")


def _renders(phrase: str, name: str) -> bool:
    """Whether a Korean phrase says words of a name, or of what the field knows that it stands for."""
    shared = any(len(word) > 1 and word in name for word in _LATIN.findall(phrase))
    return shared or any(rendering(phrase, text).score >= _RENDERED for text in (name, *long_forms(name)))


def _is_known_otherwise(text: str) -> bool:
    """Whether words are the name of a task or a measure, as in `COCO(객체 탐지)`."""
    return fold(text) in _other_concepts()


@lru_cache(maxsize=1)
def _other_concepts() -> frozenset[str]:
    return frozenset(fold(s) for c in load_vocabulary().concepts if c.type in ("Task", "Metric") for s in c.spellings)


def _pair(bracket: Bracket) -> Iterator[Definition]:
    """A long form and its short form within one bracket, `(Group Relative Policy Optimization, GRPO)`."""
    if len(bracket.pieces) == 2:
        left, right = bracket.pieces
        for short, long in ((right, left), (left, right)):
            if are_initials(short.text, long.text) and SHORT.fullmatch(short.text):
                yield Definition(long, short, "initials")

"""What stands around a name: its sentence, its clause, its list and that list's tail, as short readable features.

A feature is a string such as `tail+1=모델` or `cue>beat:1`; the model knows the strings that it learned.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.candidates import Span
from extractors.cues import find_cues
from extractors.knowledge import Knowledge
from kg.sentences import ABBREVIATIONS, cut

_NO_END = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in ABBREVIATIONS)
_SENTENCE = re.compile(rf"(?<=[.!?。]){_NO_END}[\"”’)*]*\s+")
_LATIN = r"[A-Za-z0-9Α-ωτπμ$\\][A-Za-z0-9Α-ω.+*@'’/_\-²³$\\]*(?: [A-Za-z0-9&][A-Za-z0-9.+*@'’/_\-]*){0,4}"
_MEMBER = rf"[*`\"'“‘]*{_LATIN}[*`\"'”’]*(?: ?\([^()]{{1,60}}\))?"
_SEPARATOR = (
    r"(?:\s*,\s*(?:및 |그리고 |또는 |and |or )?|\s*·\s*|\s*/\s*|(?:와|과|이나|나|및)\s+"
    r"|\s+(?:및|또는|그리고|and|or|vs\.?)\s+|\s*[;、+]\s*)"
)
_LIST = re.compile(rf"(?<![A-Za-z0-9]){_MEMBER}(?:{_SEPARATOR}{_MEMBER})+")
_SPLIT = re.compile(_SEPARATOR)
_WORDS = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z0-9.\-+]*|\d[\d.,]*%?|[^\s\w]")
_MARKUP = re.compile(r"^[*`\"'“”‘’\]]+")
_HANGUL = re.compile(r"[가-힣]")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_BRACKET = re.compile(r"^\s?\(([^()]{0,80})\)")
_PARTICLE = re.compile(
    r"^(으로부터|로부터|에서의|에서는|에서도|에서|에게|에는|에도|에|으로의|으로서|으로써|으로는|으로|로서|로써"
    r"|로는|로의|로|보다|처럼|만큼|이라는|라는|이라고|라고|이란|란|은|는|이며|이고"
    r"|이다|인|이|가|을|를|의|와의|과의|와|과|도|만|까지|부터|이나|나)"
    r"(?=[\s,.)]|$)"
)
_GOVERNING = frozenset(
    (
        "propose develop release build adopt use base extend versus beat level evaluate train pretrain score such analyse"
        " attack generate naming consist"
    ).split()
)
_ARTICLES = frozenset(("the", "a", "an", "both", "our", "new", "novel", "its", "their"))
_PREPOSITIONS = {
    **dict.fromkeys(("on", "in", "across", "from", "at"), "에서"),
    **dict.fromkeys(("than", "over"), "보다"),
    **dict.fromkeys(("with", "and", "against"), "와"),
    **dict.fromkeys(("by", "via", "as", "through", "into"), "로"),
    **dict.fromkeys(("propose", "proposes", "introduce", "introduces", "present", "presents", "release", "releases"), "를"),
    **dict.fromkeys(
        ("using", "uses", "use", "build", "builds", "outperform", "outperforms", "beats", "surpasses", "called"), "를"
    ),
    "of": "의",
    "to": "에",
    "for": "를",
}
_NEXT = tuple((f"next{size}=", size) for size in (1, 2, 3, 4, 6, 8))
_PREVIOUS = tuple((f"prev{size}=", size) for size in (1, 2, 3, 4, 6))
_MODELS = frozenset({"LLM", "LLMs", "MLLM", "MLLMs", "VLM", "VLMs", "LVLM", "LMM"})
"""Class words behind a name that say of it that it is a model."""
_TAIL = ("tail+1", "tail+2", "tail+3", "tail+n", "tail+n", "tail+n", "tail+n")
_HEAD = ("head-1", "head-2", "head-3", "head-n", "head-n", "head-n")
_CLAUSE = re.compile(r",\s|(?:하며|하고|하여|으며|이며|지만|는데|한 뒤|하였고|했으며|하였으며|되며|되고)[,\s]|;\s|\s[–—]\s|: ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, with its cues and its enumerations (offsets within the passage)."""

    start: int
    end: int
    cues: tuple[tuple[str, int, int], ...]
    lists: tuple[tuple[int, int, int], ...]
    korean: bool


@lru_cache(maxsize=1 << 10)
def sentences_of(text: str) -> Sequence[Sentence]:
    """The sentences of a passage's text, in order and without gaps between their ends and starts but white space."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return tuple(_sentence(text, *piece) for start, end in bounds if end > start for piece in cut(text, start, end))


def _sentence(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    cues = tuple((name, start + a, start + b) for name, a, b in find_cues(part))
    lists = tuple((start + m.start(), start + m.end(), len(_SPLIT.findall(m.group())) + 1) for m in _LIST.finditer(part))
    return Sentence(start, end, cues, lists, _HANGUL.search(part) is not None)


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text))


def _masked(word: str, knowledge: Knowledge) -> str:
    """The word, or the kind of name it is: a context must not be learned by the names in it."""
    if word[0].isascii() and word[0].isalpha() and (not word.islower() or len(word) < 2):
        known = knowledge.find(word)
        return f"<{known.type}>" if known else "<Name>"
    return "0" if word[0].isdigit() else word.lower()


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a name: the texts beside it, and those beside the enumeration that it is in (`tail`, `head`).

    `tail_start` and `head_end` are the offsets of the latter two in the passage; `listed` is the enumeration, if any.
    """

    before: str
    after: str
    head: str
    tail: str
    head_end: int
    tail_start: int
    listed: tuple[int, int, int] | None
    notes: tuple[str, ...]
    english: bool


def context_features(text: str, span: Span, sentence: Sentence, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    """The features of one occurrence: those of the words and letters around it, and those of its list, particle and cues."""
    place = _place(text, span, sentence)
    around = [*place.notes, *_letters_beside(place), *_words_around(place, knowledge)]
    telling = [_particle(place), *_cue_features(place, sentence, _clause_end(text, place.tail_start, sentence.end))]
    if place.listed:
        telling.append(f"list={min(place.listed[2], 6)}")
        telling.append("list-first" if place.listed[0] >= span.start - 2 else "list-later")
    else:
        telling.append("list=0")
    return around, telling


def _place(text: str, span: Span, sentence: Sentence) -> _Place:
    listed = next((item for item in sentence.lists if item[0] <= span.start and span.end <= item[1]), None)
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    notes = []
    markup = _MARKUP.match(after)
    if markup:
        after = after[markup.end() :]
        notes.append("marked=" + markup.group()[0])
    bracket = _BRACKET.match(after)
    if bracket:
        after = after[bracket.end() :]
        notes.append("paren=" + _kind(bracket.group(1)))
    if before.rfind("(") > before.rfind(")"):
        notes += ["in-paren", "in-paren-after=" + _kind(before[: before.rfind("(")].rstrip()[-1:])]
        if before.endswith("("):
            notes.append("in-paren-first")
            if after.startswith(")"):
                after = after[1:]
                notes.append("in-paren-alone")
    tail_start, head_end = (listed[1], listed[0]) if listed else (span.end, span.start)
    tail = text[tail_start : sentence.end] if listed else after
    english = not sentence.korean
    return _Place(before, after, text[sentence.start : head_end], tail, head_end, tail_start, listed, tuple(notes), english)


def _kind(text: str) -> str:
    if not text:
        return "none"
    korean, latin = _HANGUL.search(text), _LATIN_LETTER.search(text)
    if korean:
        return "mixed" if latin else "ko"
    return "caps" if text.isupper() else "latin" if latin else "other"


def _particle(place: _Place) -> str:
    """The particle after the name."""
    particle = _PARTICLE.match(place.after)
    said = particle.group(1) if particle else "" if place.after[:1] in {" ", ""} else place.after[:1]
    return "particle=" + (_preposition(place.before) if place.english and not said else said)


def _letters_beside(place: _Place) -> list[str]:
    """The characters on both sides."""
    after, before = place.after, place.before
    found = [name + after[:size] for name, size in _NEXT if len(after) >= size]
    found += [name + before[-size:] for name, size in _PREVIOUS if len(before) >= size]
    return found


def _preposition(before: str) -> str:
    """The particle that Korean would have where English has the word before the name."""
    words = before.rsplit(None, 2)[-2:]
    said = [w.lower() for w in words if w.lower() not in _ARTICLES]
    return "는" if not said else _PREPOSITIONS.get(said[-1], "")


def _words_around(place: _Place, knowledge: Knowledge) -> list[str]:
    """The words after and before the name or its list, by place and without it."""
    found, tail = [], place.tail
    particle = _PARTICLE.match(tail)
    if particle:
        found.append("tail-particle=" + particle.group(1))
        tail = tail[particle.end() :]
    for at, word in zip(_TAIL, _words(tail[:60]), strict=False):
        found += _word_features(at, "모델" if at == _TAIL[0] and word in _MODELS else word, knowledge)
    for at, word in zip(_HEAD, reversed(_words(place.head[-60:])), strict=False):
        found += _word_features(at, word, knowledge)
    return found


@lru_cache(maxsize=1 << 15)
def _word_features(at: str, word: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The features of a word at a place beside a name; kept, for few words are most of every text."""
    shown = _masked(word, knowledge)
    stem = shown if shown[0] == "<" else shown[:2]
    found = (f"{at}={shown}", f"{at[:4]}~{stem}")
    return (*found, f"{at}~{shown[:2]}") if len(shown) > 2 else found


def _clause_end(text: str, start: int, end: int) -> int:
    found = _CLAUSE.search(text, start, end)
    return found.start() + 3 if found else end


def _cue_features(place: _Place, sentence: Sentence, clause_end: int) -> list[str]:
    """The cues on both sides: each with its distance, the nearest and the last ones, those of the clause."""
    after, before = _sides(place, sentence)
    found = {f"clause>{name}" for name, far in after if place.tail_start + far <= clause_end}
    for name, far in after:
        found.update(_at_distance("cue>", name, _bucket(far)))
    for name, far in before:
        found.update(_at_distance("cue<", name, _bucket(far)))
    if after:
        found |= {f"first>{after[0][0]}", f"last>{after[-1][0]}"}
    if before:
        found.add(f"near<{before[-1][0]}")
    return sorted(found)


@lru_cache(maxsize=1 << 10)
def _at_distance(side: str, name: str, bucket: int) -> tuple[str, str]:
    return f"{side}{name}", f"{side}{name}:{bucket}"


def _sides(place: _Place, sentence: Sentence) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The cues after and before the name with their distances, in the order of the text.

    English says first what Korean says last ("outperforms GRPO", "GRPO를 능가"): its verbs and prepositions change sides, so
    that what was learned on one language holds for the other.
    """
    after = [(name, start - place.tail_start) for name, start, _ in sentence.cues if start >= place.tail_start]
    before = [(name, place.head_end - end) for name, _, end in sentence.cues if end <= place.head_end]
    if not place.english:
        return after, before
    turned = sorted((far, name) for name, far in before if name in _GOVERNING)
    nouns = [(far, name) for name, far in after if name not in _GOVERNING]
    left = [(name, far) for name, far in before if name not in _GOVERNING]
    right = [(name, far) for name, far in after if name in _GOVERNING]
    return [(name, far) for far, name in sorted(turned + nouns)], right[::-1] + left


def _bucket(distance: int) -> int:
    return 0 if distance < 4 else 1 if distance < 12 else 2 if distance < 35 else 3

"""What stands around a name: its sentence, its clause, its list and that list's tail, as short readable features.

A feature is a string such as `tail+1=모델` or `cue>beat:1`; the model knows the strings that it learned.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.candidates import Span
from extractors.cues import find_cues
from extractors.knowledge import Knowledge

_SENTENCE = re.compile(r"(?<=[.!?。])[\"”’)*]*\s+")
_MEMBER = r"[*`\"'“‘]*[A-Za-z0-9Α-ωτπμ$\\][A-Za-z0-9Α-ω.+*@'’/_\-²³$\\]*(?: [A-Za-z0-9&][A-Za-z0-9.+*@'’/_\-]*){0,4}[*`\"'”’]*(?: ?\([^()]{1,60}\))?"
_SEPARATOR = r"(?:\s*,\s*(?:및 |그리고 |또는 |and |or )?|\s*·\s*|\s*/\s*|(?:와|과|이나|나|및)\s+|\s+(?:및|또는|그리고|and|or|vs\.?)\s+|\s*[;、+]\s*)"
_LIST = re.compile(rf"{_MEMBER}(?:{_SEPARATOR}{_MEMBER})+")
_SPLIT = re.compile(_SEPARATOR)
_WORDS = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z0-9.\-+]*|\d[\d.,]*%?|[^\s\w]")
_MARKUP = re.compile(r"^[*`\"'“”‘’\]]+")
_PAREN = re.compile(r"^\s?\(([^()]{0,80})\)")
_PARTICLE = re.compile(
    r"^(으로부터|로부터|에서의|에서는|에서도|에서|에게|에는|에도|에|으로의|으로서|으로써|으로는|으로|로서|로써|로는|로의|로|보다|처럼|만큼|이라는|라는|이라고|라고|이란|란"
    r"|은|는|이며|이고|이다|인|이|가|을|를|의|와의|과의|와|과|도|만|까지|부터|이나|나)(?=[\s,.)]|$)"
)
_CLAUSE = re.compile(r",\s|(?:하며|하고|하여|으며|이며|지만|는데|한 뒤|하였고|했으며|하였으며|되며|되고)[,\s]|;\s|\s[–—]\s|: ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, with its cues and its enumerations (offsets within the passage)."""

    start: int
    end: int
    cues: tuple[tuple[str, int, int], ...]
    lists: tuple[tuple[int, int, int], ...]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a passage's text, in order and without gaps between their ends and starts but white space."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return [_sentence(text, start, end) for start, end in bounds if end > start]


def _sentence(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    cues = tuple((name, start + a, start + b) for name, a, b in find_cues(part))
    lists = tuple((start + m.start(), start + m.end(), len(_SPLIT.findall(m.group())) + 1) for m in _LIST.finditer(part))
    return Sentence(start, end, cues, lists)


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text))


def _masked(word: str, knowledge: Knowledge) -> str:
    """The word, or the kind of name it is: a context must not be learned by the names in it."""
    if word[0].isascii() and word[0].isalpha() and (not word.islower() or len(word) < 2):
        known = knowledge.find(word)
        return f"<{known.type}>" if known else "<Name>"
    return "0" if word[0].isdigit() else word.lower()


def context_features(text: str, span: Span, sentence: Sentence, knowledge: Knowledge) -> list[str]:
    """The features of one occurrence."""
    found: list[str] = []
    add = found.append
    listed = next((item for item in sentence.lists if item[0] <= span.start and span.end <= item[1]), None)
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    markup = _MARKUP.match(after)
    if markup:
        after = after[markup.end() :]
        add("marked=" + markup.group()[0])
    paren = _PAREN.match(after)
    if paren:
        add("paren=" + _kind(paren.group(1)))
        after = after[paren.end() :]
    opened = before.rfind("(") > before.rfind(")")
    if opened:
        add("in-paren")
        add("in-paren-after=" + _kind(before[: before.rfind("(")].rstrip()[-1:]))
        if before.endswith("("):
            add("in-paren-first")
            if after.startswith(")"):
                add("in-paren-alone")
                after = after[1:]
    tail_start, head_end = (listed[1], listed[0]) if listed else (span.end, span.start)
    tail = text[tail_start : sentence.end] if listed else after
    head = text[sentence.start : head_end]
    if listed:
        add(f"list={min(listed[2], 6)}")
        add("list-first" if listed[0] >= span.start - 2 else "list-later")
    else:
        add("list=0")
    _side_features(add, after, before, tail, head, knowledge)
    _cue_features(add, span, tail_start, head_end, sentence, text)
    return found


def _kind(text: str) -> str:
    if not text:
        return "none"
    if re.search(r"[가-힣]", text):
        return "ko" if not re.search(r"[A-Za-z]", text) else "mixed"
    return "caps" if text.isupper() else "latin" if re.search(r"[A-Za-z]", text) else "other"


def _side_features(add, after: str, before: str, tail: str, head: str, knowledge: Knowledge) -> None:  # type: ignore[no-untyped-def]
    particle = _PARTICLE.match(after)
    add("particle=" + (particle.group(1) if particle else "" if after[:1] in (" ", "") else after[:1]))
    for size in (1, 2, 3, 4, 6, 8):
        if len(after) >= size:
            add(f"next{size}={after[:size]}")
    for size in (1, 2, 3, 4, 6):
        if len(before) >= size:
            add(f"prev{size}={before[-size:]}")
    tail_particle = _PARTICLE.match(tail)
    if tail_particle:
        add("tail-particle=" + tail_particle.group(1))
        tail = tail[tail_particle.end() :]
    for place, word in enumerate(_words(tail[:60])[:7]):
        shown = _masked(word, knowledge)
        where = str(place + 1) if place < 3 else "n"
        add(f"tail+{where}={shown}")
        if len(shown) > 2:
            add(f"tail+{where}~{shown[:2]}")
        add(f"tail~{shown[:2] if shown[0] != '<' else shown}")
    words = _words(head[-60:])
    for place, word in enumerate(reversed(words[-6:])):
        shown = _masked(word, knowledge)
        where = str(place + 1) if place < 3 else "n"
        add(f"head-{where}={shown}")
        if len(shown) > 2:
            add(f"head-{where}~{shown[:2]}")
        add(f"head~{shown[:2] if shown[0] != '<' else shown}")


def _cue_features(add, span: Span, tail_start: int, head_end: int, sentence: Sentence, text: str) -> None:  # type: ignore[no-untyped-def]
    clause_end = _CLAUSE.search(text, tail_start, sentence.end)
    end = clause_end.start() + 3 if clause_end else sentence.end
    seen: set[str] = set()
    first = True
    for name, start, stop in sentence.cues:
        if start >= tail_start:
            distance = start - tail_start
            side = ">"
            if first:
                add(f"first>{name}")
                first = False
            if start <= end and f"c{name}" not in seen:
                seen.add(f"c{name}")
                add(f"clause>{name}")
        elif stop <= head_end:
            distance = head_end - stop
            side = "<"
        else:
            continue
        bucket = 0 if distance < 4 else 1 if distance < 12 else 2 if distance < 35 else 3
        feature = f"cue{side}{name}:{bucket}"
        if feature not in seen:
            seen.add(feature)
            add(feature)
            if side + name not in seen:
                seen.add(side + name)
                add(f"cue{side}{name}")
    if sentence.cues:
        last = next((c for c in reversed(sentence.cues) if c[1] >= tail_start), None)
        if last:
            add(f"last>{last[0]}")
        near = next((c for c in reversed(sentence.cues) if c[2] <= head_end), None)
        if near:
            add(f"near<{near[0]}")

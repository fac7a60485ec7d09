"""The features of each candidate name of a document: of the name itself, and of each of its occurrences."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from extractors.candidates import Candidate, Span, find_candidates
from extractors.contexts import Sentence, context_features, sentences_of
from extractors.groups import group_candidates
from extractors.knowledge import Knowledge, Known, key_of
from kg.model import Document, Passage
from kg.sections import heading_role, label_role
from kg.spelling import fold

_HANGUL = re.compile(r"[가-힣]")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+(?:\.\d+)*|[가-힣]+|[^\sA-Za-z0-9]")
_SIZE = re.compile(r"(?:^|[-\s_])\d+(?:\.\d+)?[BMbm](?:$|[-\s_])")
_VERSION = re.compile(r"[A-Za-z][-\s]?v?\d+(?:\.\d+)?")
_MARKS = (("has-size", _SIZE), ("has-version", _VERSION), ("hyphen", re.compile("-")))
_LAST = chr(0x10FFFF)
_DIGIT = re.compile(r"\d+(?:\.\d+)*")


@dataclass(slots=True)
class NameFeatures:
    """What is known of one candidate: features of the name, and of each occurrence, as strings.

    `places` are the index of each occurrence's sentence in its passage, and of its enumeration there (-1 if there is none);
    `known` is the field's spelling of a name that the text has in Korean alone, `""` for others.
    """

    candidates: list[Candidate]
    spans: list[Span]
    name: list[str]
    occurrences: list[list[str]]
    places: list[tuple[int, int]]
    known: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Spelling:
    """The features of a spelling alone, each once; one object for each spelling, so that what they add up to can be kept."""

    features: tuple[str, ...]


@dataclass(slots=True)
class Described:
    """A candidate before its contexts are looked at: features of its spelling, and of where it stands in the document."""

    candidates: list[Candidate]
    spans: list[Span]
    spelling: Spelling
    standing: list[str]


Gate = Callable[[Described], bool]
"""Says of a candidate, by the features of its name, whether it is worth a look at its contexts."""


def every_name(described: Described) -> bool:  # noqa: ARG001 (a gate's signature)
    """The gate that lets every candidate pass."""
    return True


def opening_of(passage: Passage) -> int:
    """Where in a passage's text names may begin: behind a label that only names a section, at the end of such a heading."""
    if passage.kind == "heading":
        return len(passage.text) if passage.role != "title" and heading_role(passage.text) else 0
    return passage.body if passage.label and label_role(passage.label) else 0


def read_features(
    document: Document, knowledge: Knowledge, *, gate: Gate = every_name, alone: Set[str] = frozenset()
) -> list[NameFeatures]:
    """The features of the candidates of a document that pass the gate, in the order of the text.

    Those with the keys `alone` are read only where they begin no longer name.
    """
    places = document.passages
    texts = [place.text for place in places]
    candidates = find_candidates(texts, knowledge, openings=[opening_of(p) for p in places], alone=alone)
    groups = group_candidates(candidates, texts, knowledge)
    passed = [name for name in _describe(document, groups, candidates, knowledge) if gate(name)]
    sentences = {s.passage: sentences_of(texts[s.passage]) for name in passed for s in name.spans}
    return [
        NameFeatures(
            candidates=name.candidates,
            spans=name.spans,
            name=[*name.spelling.features, *name.standing],
            occurrences=[_occurrence(places[s.passage], s, sentences[s.passage], knowledge) for s in name.spans],
            places=[_place(s, sentences[s.passage]) for s in name.spans],
            known=_known_name(name.candidates, knowledge),
        )
        for name in passed
    ]


def _known_name(group: Sequence[Candidate], knowledge: Knowledge) -> str:
    if not all(_HANGUL.search(candidate.text) for candidate in group):
        return ""
    return next((known.name for candidate in group if (known := knowledge.find(candidate.text))), "")


def _describe(
    document: Document, groups: Sequence[list[Candidate]], candidates: dict[str, Candidate], knowledge: Knowledge
) -> Iterator[Described]:
    scene = _Scene(document, candidates, sorted(candidates), _covering(candidates.values()), fold(document.title))
    for group in groups:
        spans = sorted((s for c in group for s in c.spans), key=lambda s: (s.passage, s.start))
        spellings = [spelling_of(c.text, knowledge) for c in group]
        joined = spellings[0] if len(group) == 1 else Spelling(tuple(sorted({f for s in spellings for f in s.features})))
        yield Described(group, spans, joined, _group_features(group) + _document_features(group, spans, scene))


def _group_features(group: Sequence[Candidate]) -> list[str]:
    if len(group) == 1:
        return []
    defined = any(len(c.text) * 2 < len(d.text) for c in group for d in group)
    return ["grouped", "defined"] if defined else ["grouped"]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a document's names are judged against: the others, their keys in order, which spans lie in others, the title."""

    document: Document
    candidates: Mapping[str, Candidate]
    keys: Sequence[str]
    cover: Mapping[tuple[int, int, int], int]
    title: str


def _place(span: Span, sentences: Sequence[Sentence]) -> tuple[int, int]:
    at = next(i for i, s in enumerate(sentences) if s.end >= span.end)
    lists = sentences[at].lists
    return at, next((i for i, item in enumerate(lists) if item[0] <= span.start and span.end <= item[1]), -1)


def _covering(candidates: Iterable[Candidate]) -> dict[tuple[int, int, int], int]:
    spans = sorted({(s.passage, s.start, s.end) for c in candidates for s in c.spans}, key=lambda s: (s[0], s[1], -s[2]))
    cover: dict[tuple[int, int, int], int] = {}
    stack: list[tuple[int, int, int]] = []
    for span in spans:
        while stack and (stack[-1][0] != span[0] or stack[-1][2] < span[2]):
            stack.pop()
        cover[span] = len(stack)
        stack.append(span)
    return cover


@lru_cache(maxsize=1 << 14)
def spelling_of(text: str, knowledge: Knowledge) -> Spelling:
    """The features of a spelling, made once."""
    return Spelling(name_features(text, knowledge))


def name_features(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The features of the spelling alone, sorted, each once."""
    lower, words = f"^{text.lower()}$", text.split(" ")
    found = ["name=" + key_of(text), "shape=" + _shape(text), "case=" + _case(text), f"length={min(len(text) // 3, 10)}"]
    found += ["g3=" + lower[i : i + 3] for i in range(len(lower) - 2)]
    found += ["g4=" + lower[i : i + 4] for i in range(len(lower) - 3)]
    found += [f"suffix={text[-n:].lower()}" for n in (2, 3, 5)]
    found += ["w=" + w.lower() for w in words]
    found += ["piece=" + p.lower() for p in _PIECE.findall(text)]
    found += [f"words={len(words)}", "last=" + words[-1].lower(), "first=" + words[0].lower()]
    found += [trait for trait, pattern in _MARKS if pattern.search(text)]
    found.append("masked=" + _DIGIT.sub("0", text.lower()) if len(text) < 14 else "masked-long")
    return tuple(sorted({*found, *_knowledge_features(text, words, knowledge)}))


def _knowledge_features(text: str, words: list[str], knowledge: Knowledge) -> list[str]:
    known = knowledge.find(text)
    if known:
        return ["known", f"known={_kind_of(known)}"]
    found = ["unknown"]
    prefix = next((k for cut in _prefixes(text) if (k := knowledge.find(text[:cut]))), None)
    if prefix:
        found.append(f"known-prefix={_kind_of(prefix)}")
    if len(words) > 1:
        parts = ((knowledge.find(words[-1]), "last"), (knowledge.find(words[0]), "first"))
        found += [f"known-{where}={_kind_of(part)}" for part, where in parts if part]
    elif "-" in text:
        part = knowledge.find(text[text.index("-") + 1 :])
        if part:
            found.append(f"known-rest={_kind_of(part)}")
    return found


def _kind_of(known: Known) -> str:
    return known.type + "?" * known.generic


def _prefixes(text: str) -> list[int]:
    cuts = [i for i in range(len(text) - 1, 1, -1) if text[i] in "-_ ." or (text[i].isdigit() and text[i - 1].isalpha())]
    return cuts[:6]


@lru_cache(maxsize=1 << 14)
def _shape(text: str) -> str:
    return "".join([letter for letter, _ in groupby(text.translate(_SHAPES))])[:16]


class _Shapes(dict[int, str]):
    """The shape of each letter met so far, by its code point."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _shape_of(chr(code))
        return found


def _shape_of(letter: str) -> str:
    if letter.isdigit():
        return "0"
    if "가" <= letter <= "힣":
        return "가"
    return "X" if letter.isupper() else "x" if letter.islower() else letter


_SHAPES = _Shapes()


def _case(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return "none"
    if all(c.isupper() for c in letters):
        return "upper"
    if all(c.islower() for c in letters):
        return "lower" if letters[0].isascii() else "korean"
    if any(c.isupper() for c in text[1:] if c.isalpha()) and " " not in text:
        return "camel"
    return "title" if all(w[:1].isupper() or w[:1].isdigit() for w in text.split(" ")) else "mixed"


def _document_features(group: list[Candidate], spans: list[Span], scene: "_Scene") -> list[str]:
    places = scene.document.passages
    covered = sum(scene.cover[s.passage, s.start, s.end] > 0 for s in spans)
    passages = {s.passage for s in spans}
    roles = sorted({places[i].role for i in passages})
    found = [f"count={min(len(spans), 8)}", "layout=" + scene.document.digest.layout]
    found.append("covered=" + ("all" if covered == len(spans) else "none" if not covered else "some"))
    found += [f"free={min(len(spans) - covered, 4)}", f"passages={min(len(passages), 6)}"]
    found += [f"in={role}" for role in roles]
    found += [f"roles={min(len(roles), 6)}", f"spellings={min(len({s.text for s in spans}), 3)}"]
    found += _title_features(spans, group[0].key, scene)
    return found + _kin_features(group[0].key, scene)


def _title_features(spans: list[Span], key: str, scene: "_Scene") -> list[str]:
    places = scene.document.passages
    first = next((s for s in spans if places[s.passage].role == "title"), None)
    if first is None:
        if len(key) < 4 or key not in scene.title or scene.candidates[key].alone:
            return []
        return ["in-said-title", "said-title-start" if scene.title.startswith(key) else "said-title-later"]
    text = places[first.passage].text
    found = ["in-title", "title-later" if first.start else "title-start", "title-next=" + text[first.end : first.end + 1]]
    if text[: first.start].rstrip("\"'“‘ ")[-1:] in {":", "-", "–", "—"}:
        found.append("title-after-colon")
    return found


def _kin_features(key: str, scene: "_Scene") -> list[str]:
    """Whether the document has longer names that begin with this one, or a shorter one that this begins with."""
    if len(key) < 4:
        return []
    # In the sorted keys, those that begin with this one follow it at once.
    at = bisect_left(scene.keys, key)
    longer = bisect_left(scene.keys, key + _LAST, at) - at - 1
    found = [f"longer={min(longer, 4)}"] if longer and not scene.candidates[key].alone else []
    if any(key[:size] in scene.candidates for size in range(3, len(key))):
        found.append("shorter")
    return found


def _occurrence(place: Passage, span: Span, sentences: Sequence[Sentence], knowledge: Knowledge) -> list[str]:
    sentence = next(s for s in sentences if s.end >= span.end)
    found, telling = context_features(place.text, span, sentence, knowledge)
    role = place.role
    found += telling
    found += [f"{role}|{f}" for f in telling if f[:5] in _CROSSED]
    found += ["role=" + role, "kind=" + place.kind, f"{role}|{place.kind}"]
    if place.label:
        found.append("label=" + place.label.lower())
        found += [f"label~{w[:4]}" for w in place.label.lower().split()]
        at = place.text.find(place.label)
        if at <= span.start < at + len(place.label):
            found += ["in-label", f"in-label|{role}"]
    if sentence is sentences[0]:
        found.append("sentence=first")
    if span.start - sentence.start < 3:
        found.append("starts-sentence")
    return found


_CROSSED = frozenset({"first", "last>", "near<", "claus", "parti", "list="})

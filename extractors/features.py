"""The features of each candidate name of a document: of the name itself, and of each of its occurrences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Document, Passage
from kg.sections import heading_role, label_role
from kg.spelling import fold

from extractors.candidates import Candidate, Span, find_candidates
from extractors.contexts import Sentence, context_features, sentences_of
from extractors.groups import group_candidates
from extractors.knowledge import Knowledge, key_of

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+(?:\.\d+)*|[가-힣]+|[^\sA-Za-z0-9]")
_SIZE = re.compile(r"(?:^|[-\s_])\d+(?:\.\d+)?[BMbm](?:$|[-\s_])")
_VERSION = re.compile(r"[A-Za-z][-\s]?v?\d+(?:\.\d+)?")
_DIGIT = re.compile(r"\d+(?:\.\d+)*")


@dataclass(slots=True)
class NameFeatures:
    """What is known of one candidate: features of the name, and of each occurrence, as strings.

    `places` are the index of each occurrence's sentence in its passage, and of its enumeration there (-1 if there is none).
    """

    candidates: list[Candidate]
    spans: list[Span]
    name: list[str]
    occurrences: list[list[str]]
    places: list[tuple[int, int]]


def opening_of(passage: Passage) -> int:
    """Where in a passage's text names may begin: behind a label that only names a section, at the end of such a heading."""
    if passage.kind == "heading":
        return len(passage.text) if passage.role != "title" and heading_role(passage.text) else 0
    return passage.body if passage.label and label_role(passage.label) else 0


def read_features(document: Document, knowledge: Knowledge) -> list[NameFeatures]:
    """The features of all candidates of a document, in the order of the text."""
    places = document.passages
    candidates = find_candidates([place.text for place in places], knowledge, openings=[opening_of(p) for p in places])
    sentences = [sentences_of(place.text) for place in places]
    cover = _covering(candidates.values())
    title = fold(document.title)
    out = []
    for group in group_candidates(candidates, [place.text for place in places], knowledge):
        spans = sorted((s for c in group for s in c.spans), key=lambda s: (s.passage, s.start))
        occurrences = [_occurrence(places[s.passage], s, sentences[s.passage], len(places), knowledge) for s in spans]
        name = (
            sorted({f for c in group for f in name_features(c.text, knowledge)})
            if len(group) > 1
            else name_features(group[0].text, knowledge)
        )
        if len(group) > 1:
            name.append("grouped")
            if any(len(c.text) * 2 < len(d.text) for c in group for d in group):
                name.append("defined")
        name += _document_features(group, spans, candidates, cover, title, document, places)
        out.append(NameFeatures(group, spans, name, occurrences, [_place(s, sentences[s.passage]) for s in spans]))
    return out


def _place(span: Span, sentences: list[Sentence]) -> tuple[int, int]:
    at = next(i for i, s in enumerate(sentences) if s.end >= span.end)
    lists = sentences[at].lists
    return at, next((i for i, item in enumerate(lists) if item[0] <= span.start and span.end <= item[1]), -1)


def _covering(candidates: Sequence[Candidate]) -> dict[tuple[int, int, int], int]:
    spans = sorted({(s.passage, s.start, s.end) for c in candidates for s in c.spans}, key=lambda s: (s[0], s[1], -s[2]))
    cover: dict[tuple[int, int, int], int] = {}
    stack: list[tuple[int, int, int]] = []
    for span in spans:
        while stack and (stack[-1][0] != span[0] or stack[-1][2] < span[2]):
            stack.pop()
        cover[span] = len(stack)
        stack.append(span)
    return cover


def name_features(text: str, knowledge: Knowledge) -> list[str]:
    """The features of the spelling alone."""
    key = key_of(text)
    lower = f"^{text.lower()}$"
    found = ["name=" + key, "shape=" + _shape(text)]
    found += [f"g{n}={lower[i : i + n]}" for n in (3, 4) for i in range(len(lower) - n + 1)]
    words = text.split(" ")
    found.append(f"words={len(words)}")
    found += ["w=" + w.lower() for w in words]
    found += ["piece=" + p.lower() for p in _PIECE.findall(text)]
    found.append("last=" + words[-1].lower())
    found.append("first=" + words[0].lower())
    found += [f"suffix={text[-n:].lower()}" for n in (2, 3, 5)]
    found.append(f"length={min(len(text) // 3, 10)}")
    found.append("case=" + _case(text))
    if _SIZE.search(text):
        found.append("has-size")
    if _VERSION.search(text):
        found.append("has-version")
    if "-" in text:
        found.append("hyphen")
    found.append("masked=" + _DIGIT.sub("0", text.lower()) if len(text) < 14 else "masked-long")
    return found + _knowledge_features(text, words, knowledge)


def _knowledge_features(text: str, words: list[str], knowledge: Knowledge) -> list[str]:
    found = []
    known = knowledge.find(text)
    if known:
        found.append(f"known={known.type}{'?' if known.generic else ''}")
        found.append("known")
    else:
        found.append("unknown")
        for cut in _prefixes(text):
            prefix = knowledge.find(text[:cut])
            if prefix:
                found.append(f"known-prefix={prefix.type}{'?' if prefix.generic else ''}")
                break
        if len(words) > 1:
            for word, where in ((words[-1], "last"), (words[0], "first")):
                part = knowledge.find(word)
                if part:
                    found.append(f"known-{where}={part.type}{'?' if part.generic else ''}")
        elif "-" in text:
            part = knowledge.find(text[text.index("-") + 1 :])
            if part:
                found.append(f"known-rest={part.type}")
    return found


def _prefixes(text: str) -> list[int]:
    cuts = [i for i in range(len(text) - 1, 1, -1) if text[i] in "-_ ." or (text[i].isdigit() and text[i - 1].isalpha())]
    return cuts[:6]


def _shape(text: str) -> str:
    shape = "".join(
        "X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else "가" if "가" <= c <= "힣" else c for c in text
    )
    return re.sub(r"(.)\1+", r"\1", shape)[:16]


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


def _document_features(
    group: list[Candidate],
    spans: list[Span],
    candidates: dict[str, Candidate],
    cover: dict[tuple[int, int, int], int],
    title: str,
    document: Document,
    places: Sequence[Passage],
) -> list[str]:
    candidate = group[0]
    covered = sum(cover[s.passage, s.start, s.end] > 0 for s in spans)
    found = [f"count={min(len(spans), 8)}", "layout=" + document.digest.layout]
    found.append("covered=" + ("all" if covered == len(spans) else "none" if not covered else "some"))
    found.append(f"free={min(len(spans) - covered, 4)}")
    passages = {s.passage for s in spans}
    found.append(f"passages={min(len(passages), 6)}")
    roles = {places[i].role for i in passages}
    found += ["in=" + r for r in roles]
    found.append(f"roles={min(len(roles), 6)}")
    first = next((s for s in spans if places[s.passage].role == "title"), None)
    if first:
        found.append("in-title")
        found.append("title-start" if first.start == 0 else "title-later")
        found.append("title-next=" + places[first.passage].text[first.end : first.end + 1])
    elif len(candidate.key) > 3 and candidate.key in title:
        found.append("in-said-title")
        found.append("said-title-start" if title.startswith(candidate.key) else "said-title-later")
    if len(candidate.key) > 3:
        longer = sum(1 for key in candidates if key != candidate.key and key.startswith(candidate.key))
        if longer:
            found.append(f"longer={min(longer, 4)}")
        shorter = any(len(key) > 2 and key != candidate.key and candidate.key.startswith(key) for key in candidates)
        if shorter:
            found.append("shorter")
    spellings = {s.text for s in spans}
    found.append(f"spellings={min(len(spellings), 3)}")
    return found


def _occurrence(place: Passage, span: Span, sentences: list[Sentence], places: int, knowledge: Knowledge) -> list[str]:
    sentence = next(s for s in sentences if s.end >= span.end)
    found = context_features(place.text, span, sentence, knowledge)
    role = place.role
    crossed = [f"{role}|{f}" for f in found if f[:5] in _CROSSED]
    found += crossed
    found.append("role=" + role)
    found.append("kind=" + place.kind)
    found.append(f"{role}|{place.kind}")
    if place.label:
        found.append("label=" + place.label.lower())
        found += [f"label~{w[:4]}" for w in place.label.lower().split()]
        if span.end <= 4 + len(place.label) + span.start and place.text.find(place.label) <= span.start < place.text.find(
            place.label
        ) + len(place.label):
            found.append("in-label")
            found.append(f"in-label|{role}")
    if sentence is sentences[0]:
        found.append("sentence=first")
    if span.start - sentence.start < 3:
        found.append("starts-sentence")
    return found


_CROSSED = {"first", "last>", "near<", "claus", "parti", "list="}

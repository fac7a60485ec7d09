"""Which stretches of a document might be names: runs of Latin words cut in every plausible way, and known Korean forms.

Nothing is decided here. Alternatives overlap on purpose ("Multimodal RewardBench", "RewardBench"); the reader chooses.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from extractors.knowledge import Knowledge, key_of

_WORD = r"A-Za-z0-9À-ÖØ-öø-ÿĀ-žΑ-Ωα-ωµ∆"
_ATOM = re.compile(
    rf"[{_WORD}$\\](?:[{_WORD}²³⁰¹⁺₀-₉∞★*+#@&'’._^{{}}$\\/\-–‑×]*[{_WORD}²³⁰¹⁺₀-₉∞★+#$}}])?(?:[- ]?\[[A-Za-z]+\]|\\\*)?"
)
_LETTER = re.compile(r"[A-Za-zΑ-ω]")
_HANGUL = re.compile(r"[가-힣]")
_NAMEY = re.compile(r"[A-ZΑ-Ω0-9α-ω$\\]")
_AFFIX = re.compile(
    r"-(?:based|style|like|guided|driven|tuned|trained|augmented|enhanced|powered|generated|aware|free|type|only)$", re.I
)
_SMALL = frozenset(
    "of for the and in to with on from a an as by via at or is are we our this that it its be can has have which".split()
)
_FIGURE = re.compile(r"\d+\.\d{2,}|\d{2,}\.\d+|\d+(?:\.\d+)?%")
_SIZE = re.compile(r"\d+(?:\.\d+)?[BMKbmk]")
_VARIANT = re.compile(r"-(?:[A-Z0-9]+|[A-Z][a-z]+)(?![A-Za-z0-9])")
"""What makes a longer name of the one before it."""
_NAMED_BEFORE = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+ $")
_LONGEST_WORD = 24
_BRACKET = re.compile(r" ?\([A-Z0-9][A-Za-z0-9 .\-]{1,20}\)")
_COUNTERS = frozenset("개배종가명단점위차건만회")
_KOREAN_NOUN = re.compile(
    r" (?:[가-힣]+ )?(?:손실|거리|필터|법칙|분해|점수|어텐션|캐시|반복법|정규화|증류|최적화|변환|회귀|네트워크|헤드|적응"
    r"|샘플링|디코딩|프롬프팅|코어|컬렉션|메트릭스|평면|표현 학습|보상)(?=[은는이가을를의와과로에도,.)\s]|으로|$)"
)
_NEVER_LAST = _SMALL | frozenset(
    "llm llms mllm mllms vlm vlms lvlm lvlms vla vlas lrm lrms t2i t2v api gpu gpus acc f1 bleu wer fid auroc".split()
)
_LONGEST = 5
_SHORT_RUN = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage: `passage` is its index in the document, `start` and `end` count within the passage's text."""

    passage: int
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Candidate:
    """All the spans of a document that fold to one key, in the order of the text; `alone` leaves out those in longer names."""

    key: str
    spans: list[Span] = field(default_factory=list)
    alone: bool = False

    @property
    def text(self) -> str:
        return self.spans[0].text


def find_candidates(
    texts: Sequence[str], knowledge: Knowledge, *, openings: Sequence[int] = (), alone: Set[str] = frozenset()
) -> dict[str, Candidate]:
    """The candidates of a document by key; `texts` are those of its passages, `openings` where in each names begin.

    Those with the keys `alone` have the places alone where they begin no longer name.
    """
    found: dict[str, Candidate] = {}
    for index, text in enumerate(texts):
        opening = openings[index] if openings else 0
        for start, end in sorted(set(_stretches(text, opening, knowledge)), key=lambda s: (s[0], -s[1])):
            name = text[start:end]
            key = key_of(name)
            if len(key) > 1 or (key and name in knowledge.single):
                candidate = found.get(key)
                if candidate is None:
                    candidate = found[key] = Candidate(key)
                candidate.spans.append(Span(index, start, end, name))
    for candidate in (found[key] for key in alone if key in found):
        candidate.spans, candidate.alone = spans_alone(candidate, texts), True
    return found


def spans_alone(candidate: Candidate, texts: Sequence[str]) -> list[Span]:
    """The places where a candidate that begins a longer name elsewhere (`Qwen2.5-VL`) neither does nor goes on from a word.

    All of them where it begins none.
    """
    apart = [s for s in candidate.spans if _VARIANT.match(texts[s.passage], s.end) is None]
    return apart if apart == candidate.spans else [s for s in apart if not _goes_on(texts[s.passage], s.start)]


def _goes_on(text: str, start: int) -> bool:
    return _NAMED_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start]) is not None


def _stretches(text: str, opening: int, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    korean = _HANGUL.search(text) is not None
    for run in _runs(text, opening):
        found = list(_cuts(text, run, knowledge))
        yield from found
        yield from _varied(text, found, knowledge)
        if korean:
            yield from _mixed(text, [span for span in found if span[1] == run[-1][1]])
    if korean:
        yield from knowledge.find_korean(text, opening)


def _runs(text: str, opening: int) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for match in _ATOM.finditer(text, opening):
        start, end = match.span()
        if run and (text[run[-1][1] : start] == " " or text[run[-1][1] : start] == " & " or text[run[-1][0] : start] == "Dr. "):
            run.append((start, end))
        else:
            if run:
                yield run
            run = [(start, end)]
    if run:
        yield run


def _cuts(text: str, run: list[tuple[int, int]], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    long = len(run) > _SHORT_RUN
    for first, (start, first_end) in enumerate(run):
        head = text[start:first_end]
        if "/" in head or "-" in head or "–" in head:
            yield from _parts(head, start, knowledge)
        if _SIZE.fullmatch(head):
            continue
        namey = _NAMEY.search(head) is not None
        for last in range(first, min(first + _LONGEST, len(run))):
            end = run[last][1]
            tail = text[run[last][0] : end]
            if last > first and (tail.lower() in _NEVER_LAST or _is_figure(tail, text[end : end + 1])):
                continue
            if _LETTER.search(text, start, end) is not None and (
                knowledge.knows(text[start:end])
                if head.lower() in _SMALL
                else not long or (namey and (first == last or _NAMEY.search(tail))) or knowledge.knows(text[start:end])
            ):
                yield start, end


def _is_figure(atom: str, follower: str) -> bool:
    """Whether a number after a name is no version: `GenEval 0.91`, `HMMT 4개`."""
    return _FIGURE.fullmatch(atom) is not None or (atom.isdigit() and (follower in _COUNTERS or len(atom) > 4))


def _mixed(text: str, starts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names whose last word is a Korean class noun: `Chinchilla 스케일링 법칙`, `Wiener 필터`."""
    for start, end in starts:
        match = _KOREAN_NOUN.match(text, end)
        if match:
            yield start, match.end()


def _varied(text: str, found: list[tuple[int, int]], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Names that the vocabulary knows with what stands in a bracket behind them: `GPQA(Diamond)`, `Llama-3.1 (8B)`."""
    for start, end in found:
        bracket = _BRACKET.match(text, end)
        if bracket and knowledge.knows(text[start : bracket.end()]):
            yield start, bracket.end()


def _parts(atom: str, start: int, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    for mark in (mark for mark in "/–" if mark in atom):
        at = start
        for part in atom.split(mark):
            if len(part) > 1 and _LETTER.search(part):
                yield at, at + len(part)
            at += len(part) + 1
    match = _AFFIX.search(atom)
    if match:
        yield start, start + match.start()
    for cut in (i for i, c in enumerate(atom) if c == "-"):
        if cut > 1 and knowledge.knows(atom[:cut]):
            yield start, start + cut
        if len(atom) - cut > 3 and knowledge.knows(atom[cut + 1 :]):
            yield start + cut + 1, start + len(atom)

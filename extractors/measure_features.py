"""What speaks for and against a measure's name being a report of that measure: short readable features of its place."""

import re
from collections.abc import Iterator, Sequence

from extractors.numbers import Number
from extractors.spotting import Spot
from extractors.stems import Words, read_words, stems_of
from kg.sentences import Sentence

_UNITS = frozenset({"%", "points", "x", "s", "ms", "FPS", "GB"})
_MODIFIER = re.compile(r"([A-Za-z0-9@\-.+]+|[가-힣]+)$")
# Endings under which the word before a measure is a phrase of its own (`성능을 정확도`), not the first part of a longer name.
_PARTICLE = re.compile(
    r"(?:을|를|에서|의|은|는|이|가|한|된|인|로|와|과|및|도|고|며|해|높은|적|서|간|면|대비|보다|각각|최대|평균|운|큰|던|할|될|리|써|만|까지"
    r"|등|없이|기준|수|상|또한|약|더|에|하여|시)$"
)
# First parts that leave a measure what it is (`분류 정확도` is accuracy), and those that make one of its own (`제어 정확도`).
_PLAIN = re.compile(
    r"(?:예측|분류|인식|추론|최종|검색|테스트|검증|절대|질문|탐지|진단|사실성|사실|이진|전체|전반|문제|응답|정답|답변|수치|수학|과제|작업|태스크|샷"
    r"|평균|최고|다운스트림|시각|질의응답|ocr|top-?\d|classification|reasoning|prediction|recognition|test|task|answer|overall|average)$"
)
_SPECIFIC = re.compile(
    r"(?:추정|편집|제어|동작|어텐션|주의|명령|명령어|위치|배치|조작|재구성|복원|기하|기하학|기하학적|디테일|의미|의미적|싱크|동기화|호출|추적|실행"
    r"|홉|생성|궤적|색상|구조|구조적|깊이|자세|정렬|추출|매칭|일치|파라미터|개인화|렌더링|텍스처|모션|움직임|공간|시간|타이밍|세부|표면|형상"
    r"|참조|도구|카메라|거부|기준|추천|사용|감정|주제|지정|준수|판독|매핑|등록|정합|보상|조건|개인|execution|tracking|pose|localization|hop|geometric|control|editing|alignment|extraction|layout|pass@\d|rank-?\d)$"
)
_BALANCE = re.compile(r"균형|절충|트레이드오프|상충|trade-?off")
_INDICATOR = re.compile(r"지표|metric|측정|척도")
_EVALUATION = re.compile(r"평가|evaluat")
_CLAIM = re.compile(r"달성|기록|향상|개선|감소|우수|능가|입증|achiev|improv|outperform|reduc")


def mask_words(sentence: Sentence, spots: Sequence[Spot], numbers: Sequence[Number]) -> Words:
    """The words of a sentence, its measures and numbers as one word each."""
    masks = [(s.start, s.end, "@m") for s in spots] + [(n.start, n.end, f"#{n.unit}") for n in numbers]
    return read_words(sentence.text, masks)


def measure_features(
    sentence: Sentence, spot: Spot, *, spots: Sequence[Spot], numbers: Sequence[Number], words: Words
) -> list[str]:
    """The features of the measure's name at `spot` among all measures and numbers of its sentence; some may stand twice.

    `words` are those of `mask_words`, the same for all measures of the sentence.
    """
    said = re.sub(r"\s", "", sentence.text[spot.start : spot.end].lower())
    results = [n for n in numbers if n.unit in _UNITS or n.decimals]
    return [
        *_name(sentence, spot, said, numbered=bool(results), crowd=len({s.key for s in spots})),
        *_words(words, spot, said),
        *_modifier(sentence.text, spot),
        *(_nearest(spot, spots, results) if results else ()),
        *_sentence(sentence.text, said),
    ]


def document_features(*, mentions: int, measures: int, layout: str) -> tuple[str, ...]:
    """The features of a measure in its document: how often it is named, how many measures there are, the layout."""
    return f"count={min(mentions, 5)}", f"kinds={min(measures, 8)}", f"layout={layout}"


def _name(sentence: Sentence, spot: Spot, said: str, *, numbered: bool, crowd: int) -> Iterator[str]:
    role = sentence.passage.role
    yield f"m={spot.key}"
    yield f"sp={said}"
    yield f"role={role}"
    yield f"m|role={spot.key}|{role}"
    yield f"sp|role={said}|{role}"
    yield f"kind={sentence.passage.kind}"
    yield f"num={numbered}"
    yield f"sp|num={said}|{numbered}"
    yield f"role|num={role}|{numbered}"
    yield f"crowd={min(crowd, 5)}"
    for word in stems_of(sentence.passage.label)[:4]:
        yield f"lab={word}"


def _words(words: Words, spot: Spot, said: str) -> Iterator[str]:
    right, left = words.right(spot.end, 5), words.left(spot.start, 2)
    for i, word in enumerate(right):
        if i < 3:
            yield f"r{i}={word}"
        yield f"rb={word}"
    for i, word in enumerate(left):
        yield f"l{i}={word}"
    if right:
        yield f"sp|r0={said}|{right[0]}"
    if len(right) > 1:
        yield f"r01={right[0]}_{right[1]}"
    if left:
        yield f"sp|l0={said}|{left[0]}"


def _modifier(text: str, spot: Spot) -> Iterator[str]:
    """The word before a measure: `실행 정확도` is a measure of its own, `높은 정확도` is not."""
    before = text[: spot.start].rstrip()
    match = _MODIFIER.search(before)
    word = match.group().lower() if match else ""
    if not word:
        kind = "none"
    elif word[0].isascii():
        kind = "latin"
    elif len(before) == spot.start:
        kind = "glued"
    else:
        kind = "phrase" if _PARTICLE.search(word) else "noun"
    sort = "plain" if _PLAIN.search(word) else "specific" if _SPECIFIC.search(word) else "other"
    yield f"comp={kind}"
    yield f"m|comp={spot.key}|{kind}"
    yield f"comp|sort={kind}|{sort}"
    yield f"m|sort={spot.key}|{sort}"
    if _BALANCE.search(text, spot.end, spot.end + 14):
        yield "balance"
    if word and not word[0].isascii():
        yield f"w={word}"
        yield f"m|w={spot.key}|{word[-4:]}"


def _nearest(spot: Spot, spots: Sequence[Spot], numbers: Sequence[Number]) -> Iterator[str]:
    """The number that is nearest to a measure, and whether another measure stands between."""
    number = min(numbers, key=lambda n: min(abs(n.start - spot.end), abs(spot.start - n.end)))
    right = number.start >= spot.end
    side, distance = ("R", number.start - spot.end) if right else ("L", spot.start - number.end)
    yield f"nd={side}{min(distance // 5, 6)}"
    yield f"nu={number.unit}"
    yield f"nd|nu={side}{min(distance // 5, 6)}{number.unit}"
    low, high = min(spot.end, number.end), max(spot.start, number.start)
    yield f"between={any(s.start >= low and s.end <= high for s in spots)}"


def _sentence(text: str, said: str) -> Iterator[str]:
    if _INDICATOR.search(text):
        yield "indicator"
        yield f"sp|indicator={said}"
    if _EVALUATION.search(text):
        yield "eval"
    if _CLAIM.search(text):
        yield "claim"

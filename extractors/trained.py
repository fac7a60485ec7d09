"""Where a text says outright of data that something learns from it, is tested on it, or both."""

import re

from extractors.standing import Place

_LEARNING = r"(?:사전 ?학습|사후 ?학습|미세 ?조정|파인 ?튜닝|지도 ?학습|학습|훈련)"
_LABEL = re.compile(
    rf"[*` ]*(?:(?:주요|전체|모델) )?{_LEARNING}(?:용)? ?(?:데이터\s?셋|데이터|자료|말뭉치|코퍼스)[*` ]*(?:\([^()]*\))?[*` :]*"
    r"|[*` ]*(?:(?:pre-?|post-?)?training|fine-?tuning|instruction[ -]tuning|SFT|RL) (?:data(?:sets?)?|corpus|corpora)[*` :]*",
    re.IGNORECASE,
)
_PLAIN_LABEL, _SETTING = (
    re.compile(r"[*` ]*(?:data|데이터)[*` :：]*", re.IGNORECASE),
    re.compile(r"학습|훈련|train", re.IGNORECASE),
)
_TEST_LABEL = re.compile(
    r"[*` ]*(?:(?:주요|모델) )?평가(?: ?(?:데이터\s?셋|데이터|벤치마크))?[*` :：]*"
    r"|[*` ]*evaluation(?: (?:data(?:sets?)?|benchmarks?))?[*` :]*|[*` ]*benchmarks?[*` :]*",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"평가|시험|검증|겹[치침쳐]|제외|중복|오염|보다|대비|않|없|아니|아닌|\b(?:evaluat|test|not\b|exclud|overlap|decontaminat|than\b)",
    re.IGNORECASE,
)
_CLASS = r"[*`]{0,2}(?:\s?\([^()]*\))?(?: ?(?:데이터\s?셋|벤치마크|데이터|말뭉치|코퍼스))?(?: 등)?"
_PIECES = re.compile(
    rf"{_CLASS}의 (?!경우|결과|성능)(?:[가-힣]+ |[\d.,]+(?:만|천|억|K|M|B)? ?){{0,5}}?[가-힣]+"
    r"(?:으?로|[을를] (?:사용|활용|이용)(?:하여|해서?)) "
    rf"(?:각각 |모두 |먼저 )?(?:[A-Za-z가-힣0-9.\-]+[을를] )?(?:{_LEARNING}|증류)(?!용|[되된]{{1,2}} (?:기존|다른))"
)
"""Pieces of data that something learns from (`A의 합성 이미지 59만 장으로 학습`)."""
_BOTH = re.compile(
    rf"{_CLASS}(?:의 (?:[가-힣]+ ){{1,4}}?[가-힣]+)?에서 {_LEARNING}(?:[하되]고|하며| ?및|[·/,과]|과) ?(?:[가-힣]+ )?평가"
)
_SAME = re.compile(
    r"(?:두|세|네|같은|동일한|해당|각|이들?) 데이터\s?셋?들?의 (?:테스트|시험|평가|검증|test) ?(?:세트|셋|분할|split|set)"
)
_TRAIN = r"\b(?:pre-?|fine-?|post-?)?(?:train|tun)(?:ed|ing|s)?"
_NO_DATA = r"(?!evaluat|test|compar|model|using|pass@|scor|report|perform|improv|achiev|obtain)"
_ENGLISH = re.compile(
    rf"{_TRAIN} (?:{_NO_DATA}[^.;:()]){{0,60}}?\b(?:on|from)(?: (?:the|a|an))?\s[*`]{{0,2}}$"
    rf"|{_TRAIN} (?:on|with)(?: the)?\s[*`]{{0,2}}$",
    re.IGNORECASE,
)
_TESTED = re.compile(
    rf"{_CLASS}에서(?:는|도)? (?:제로샷(?:으로)? ?|추가로 |모두 )?(?:평가|시험|테스트)(?:[하되한됐했된함]|를 (?:진행|수행))"
)
_PIECE = r"(?:의 (?:(?:훈련|학습|기존|원본) )?(?:문제|질문|문항|예제|데이터|이미지|영상|프롬프트)들?)?"
_DRAWN = re.compile(
    rf"{_CLASS}{_PIECE}[을를] (?:바탕|기반|토대)으로 (?:[가-힣]+ ){{0,2}}?(?:만[든들]|(?:구축|제작|생성|합성)[한하])"
)
_GIVEN = re.compile(r"[*` ]*사용(?:된|한) 데이터\s?셋[*` :]*|[*` ]*datasets?(?: used)?[*` :]*", re.IGNORECASE)
_LEARNS = re.compile(r"학습|훈련|미세 ?조정|튜닝|\btrain|fine-?tun", re.IGNORECASE)


def is_drawn_from(place: Place) -> bool:
    """Whether a sentence says that something is built on data or on pieces of it."""
    return _DRAWN.match(place.sentence.text, place.last) is not None


def is_merely_listed(place: Place) -> bool:
    """Whether data stands in a list of the data of a paper that says nothing of learning."""
    passage = place.sentence.passage
    return _GIVEN.fullmatch(passage.label) is not None and not _LEARNS.search(passage.text)


def is_learnt_from(place: Place) -> bool:
    """Whether a label, or a sentence of pieces of it, says that something learns from data."""
    text, passage = place.sentence.text, place.sentence.passage
    if _PIECES.match(text, place.last):
        return True
    plain = _PLAIN_LABEL.fullmatch(passage.label) and _SETTING.search(passage.heading)
    labelled = bool(passage.label) and bool(_LABEL.fullmatch(passage.label) or plain)
    return (labelled and not _OTHERWISE.search(text)) or _ENGLISH.search(text[: place.first]) is not None


def is_learnt_and_tested(place: Place) -> bool:
    """Whether a sentence says of data that something learns from it and is tested on it."""
    text = place.sentence.text
    return _BOTH.match(text, place.last) is not None


def is_tested_again(place: Place) -> bool:
    """Whether a sentence goes on with the test sets of the data that it names."""
    return _SAME.search(place.sentence.text, place.last) is not None


def is_tested_on(place: Place) -> bool:
    """Whether a label or a sentence says that something is tested on data."""
    text, label = place.sentence.text, place.sentence.passage.label
    return bool(label and _TEST_LABEL.fullmatch(label)) or _TESTED.match(text, place.last) is not None

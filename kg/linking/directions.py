"""Which way a result counts where no measure says it: by its unit, the harm that it is a rate of, a word of who is behind."""

import re

from kg.model import Claim

_TIME = frozenset({"ms", "s", "minutes", "hours"})
_ROOM = frozenset({"MB", "GB", "TB"})
# What is measured in time and is not spent: how long a recording is, or how much of it can be taken in.
_LENGTH = re.compile(
    r"영상|비디오|오디오|음성|길이|데이터|\b(?:videos?|audio|speech|clips?|recordings?|long|length|data)\b", re.IGNORECASE
)
_HARM = re.compile(
    r"(?:유해|위험|독성|혐오|차별)(?:한|적인|성)? ?(?:응답|출력|답변|발화|콘텐츠|생성|행동)(?:의)? ?(?:비율|율|률)|유해율"
    r"|\b(?:harmfully|unsafely)\b"
    r"|\b(?:harmful|toxic|unsafe) (?:(?:response|output|completion|generation|answer|behaviou?r)s? )?rates?\b"
    r"|\brates? of (?:harmful|toxic|unsafe)\b",
    re.IGNORECASE,
)
# Rates of harm that was seen or kept away are none of harm done.
_KEPT_AWAY = re.compile(
    r"탐지|거부|거절|차단|방어|감지|분류|식별|detect|refus|reject|block|defen[ds]|classif|filter|flag", re.IGNORECASE
)
_WORSE = r"느리|느려|느린|느렸|위험|나쁘|나쁜|나빠|나쁩|못하|못했|못합|열등"
_BETTER = r"빠르|빠른|빨라|빨랐|빠릅|안전|좋[다은았습아]|우수|나은|낫|나았"
_KOREAN = re.compile(rf"^[^,;]{{0,24}}?(?:보다|대비|에 비해)[^,;]{{0,24}}? (?:(?P<worse>{_WORSE})|(?P<better>{_BETTER}))")
_ENGLISH = re.compile(
    r"\b(?:(?P<worse>slower|worse|riskier|less safe|less secure|more (?:dangerous|harmful))|(?P<better>faster|better|safer)) "
    r"than [^,;]{0,24}$",
    re.IGNORECASE,
)
# A second statement, or a denial, leaves open of which number the word speaks.
_TURN = re.compile(
    r"지만|으나|반면|않|아니|없|;|\b(?:but|while|whereas|although|though|yet|despite|not|no|nor|never|hardly)\b|n't",
    re.IGNORECASE,
)


def direction_of(claim: Claim, measured: str) -> str:
    """Whether more is better (`up`, `down`, `""`): time counts down by any measure, else the measure counts, else the words."""
    if claim.unit in _TIME and not any(_LENGTH.search(e.sentence) for e in claim.evidence):
        return "down"
    return _told(claim) or measured or _meant(claim)


def _meant(claim: Claim) -> str:
    """What a unit or the words for a rate of harm say of a number without a measure."""
    sentences = [evidence.sentence for evidence in claim.evidence]
    if claim.unit in _ROOM and not any(_LENGTH.search(s) for s in sentences):
        return "down"
    return "down" if any(_HARM.search(s) and not _KEPT_AWAY.search(s) for s in sentences) else ""


def _told(claim: Claim) -> str:
    """The direction by which of two levels the sentence calls the worse or the better one."""
    if claim.value is None or claim.baseline_value is None or claim.value == claim.baseline_value:
        return ""
    ways = {way for e in claim.evidence for name in claim.baselines if (way := _word(e.sentence, name))}
    if len(ways) != 1:
        return ""
    return "up" if (claim.value > claim.baseline_value) == (ways == {"better"}) else "down"


def _word(sentence: str, rival: str) -> str:
    """`worse` or `better` than the rival, as the only comparison of a sentence says outright, else `""`."""
    before, named, behind = sentence.partition(rival)
    if not named or _TURN.search(sentence):
        return ""
    found = _KOREAN.search(behind) or _ENGLISH.search(before)
    return (found.lastgroup or "") if found else ""

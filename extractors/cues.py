"""Words that give a role away, in Korean and English alike: one class for "제안한다", "we propose" and "도입".

The classes are what the reader learns from, so that what it learns on Korean digests holds for English ones.
"""

import re
from functools import lru_cache

# In small letters: words are made small before they are looked at, which is faster than looking in both cases.
CUES: dict[str, str] = {
    "propose": r"제안|제시|소개|고안|introduc|propos|present(?:s|ed|ing)?\b",
    "develop": r"개발|설계|develop|design",
    "release": r"공개|출시|배포|릴리스|오픈소스|releas|open-sourc",
    "build": r"구축|수집|큐레이션|만들|제작|construct|curat|collect|\bbuil[dt]",
    "adopt": r"도입|채택|적용|통합|결합|adopt|appl(?:y|ie)|integrat|combin|incorporat",
    "use": r"사용|활용|이용|employ|\bus(?:e|es|ed|ing)\b|leverag|utiliz|via\b",
    "base": r"기반|바탕|토대|초기화|백본|backbone|initializ",
    "extend": r"확장|개선|변형|extend|extension|variant",
    "versus": r"대비|보다|비해|비교|\bthan\b|compar|versus|\bvs\b",
    "beat": r"능가|뛰어넘|상회|앞서|앞섰|우수|우위|뛰어난|초과|outperform|surpass|exceed|\bbeat|superior",
    "level": r"동등|견줄|필적|경쟁력|비슷한|대등|match|competitive|comparable",
    "baseline": r"베이스라인|기준선|baseline",
    "evaluate": r"평가|실험|테스트|검증|측정|evaluat|experiment|\btest|assess|validat|measur",
    "train": r"학습|훈련|미세조정|파인튜닝|튜닝|\btrain|fine-?tun|tuning",
    "pretrain": r"사전학습|사전훈련|pre-?train",
    "score": r"달성|기록|성능|향상|정확도|점수|achiev|improv|accura|score|gain",
    "such": r"같은|^등$|^등의|^등에서|^등을|포함|including|such as|e\.g",
    "dataset": r"데이터셋|데이터|코퍼스|말뭉치|dataset|corpus|corpora|\bdata\b",
    "benchmark": r"벤치마크|benchmark|리더보드|leaderboard",
    "model": r"모델|model|llm|vlm|인코더|encoder|디코더",
    "framework": r"프레임워크|파이프라인|시스템|플랫폼|툴킷|라이브러리|framework|pipeline|system|platform|toolkit|librar",
    "method": r"방법|기법|알고리즘|전략|방식|접근|최적화|method|algorithm|technique|strateg|approach|optimiz",
    "module": r"모듈|구조|아키텍처|네트워크|손실|메커니즘|어댑터|module|architect|network|loss|mechanism|adapter|layer",
    "former": r"기존|이전|종래|전통|선행|existing|previous|prior\b|conventional|traditional",
    "own": r"우리|저자|제안된|제안한|제안하는|논문에서는|\bour\b|\bwe\b",
    "new": r"새로운|신규|최초|novel|\bnew\b|first\b",
    "negation": r"없|않|부족|미흡|아니|\bnot\b|\black|without|\bno\b",
    "limit": r"한계|어려|문제|제한|limit|challeng|difficult|problem",
    "future": r"향후|후속|추후|앞으로|future",
    "analyse": r"분석|조사|탐구|진단|탐색|규명|analy[sz]|investigat|stud(?:y|ie)|explor|examin|probe",
    "attack": r"공격|취약|탈옥|attack|vulnerab|jailbreak",
    "generate": r"생성|합성|주석|라벨|번역|generat|synthe|annotat|label",
    "teacher": r"교사|판별|심사|판정|teacher|judge|verifier|검증기|보상 모델",
    "naming": r"이라는|라는|이라고|라고|명명|named|called|dubbed|termed",
    "consist": r"구성|이루어|consist|compris|compose",
    "various": r"다양한|여러|각종|최신|최첨단|오픈소스|상용|various|several|multiple|state-of-the-art|recent",
    "count": r"\d+개|\d+가지|가지|^several|^multiple",
    "theory": r"이론|원리|정리|theor|principle",
}

NAMES: tuple[str, ...] = tuple(CUES)

_ACROSS = re.compile(
    r"(?=[본이사미파데비기경유tborBORTi])(?:"
    r"(?P<own>본 (?:논문|연구)|이 (?:논문|연구)|this (?:paper|work))|(?P<pretrain>사전 (?:학습|훈련))"
    r"|(?P<train>미세 조정|파인 튜닝)|(?P<dataset>데이터 (?:셋|세트))|(?P<baseline>비교 대상|기준 모델|경쟁 (?:모델|기법))"
    r"|(?P<level>유사한 성능|on par)"
    r"|(?P<base>based on|buil(?:t|ds?) (?:on|upon)|on top of)|(?P<versus>relative to)|(?P<extend>improves upon))",
    re.IGNORECASE,
)
# Where no cue can begin is seen from one letter: these are the first ones of all alternatives (and some inner ones).
_FIRST = {re.sub(r"^(?:\\b|\^)", "", part)[: 1 + part.startswith("\\d")] for p in CUES.values() for part in p.split("|")}
_PATTERN = re.compile(
    f"(?=[{''.join(sorted(_FIRST))}])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in CUES.items())})"
)
_WORD = re.compile(r"\S+")


def find_cues(sentence: str) -> list[tuple[str, int, int]]:
    """The cues of a sentence as (class, start, end), in the order of the text."""
    found = [(match.lastgroup or "", match.start(), match.end()) for match in _ACROSS.finditer(sentence)]
    for match in _WORD.finditer(sentence):
        cues = _cues_of(match.group())
        if cues:
            start = match.start()
            found += [(name, start + a, start + b) for name, a, b in cues]
    return sorted(found, key=lambda cue: cue[1:])


@lru_cache(maxsize=1 << 16)
def _cues_of(word: str) -> tuple[tuple[str, int, int], ...]:
    """The cues within a word; words repeat so much that looking them up again is most of the speed."""
    small = word.lower()
    found = _PATTERN.finditer(small if len(small) == len(word) else word)
    return tuple([(match.lastgroup or "", match.start(), match.end()) for match in found])

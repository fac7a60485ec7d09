"""What a section, a label or an opening word says about the text that follows: its role, in Korean and in English.

A heading is searched for its cue words, because headings combine them (`2. 주요 기여 및 참신성`); a label has to be a known
one as a whole, because a bullet's bold words are more often its content (`**데이터 의존성**`) than its role.
"""

import re
from functools import lru_cache

ROLES = (
    "title",
    "summary",
    "goal",
    "motivation",
    "contribution",
    "method",
    "training",
    "setup",
    "datasets",
    "baselines",
    "metrics",
    "results",
    "limitations",
    "future",
    "conclusion",
    "other",
)
"""Every role a passage may have; `summary` is an abstract, an introduction or the text before the first section."""

_HEADINGS = (
    (
        "future",
        r"후속|향후|미래|확장 방향|앞으로|future|next steps?|outlook|follow-?ups?"
        r"|open (?:problems|questions|challenges)",
    ),
    (
        "limitations",
        r"한계|제한 ?(?:점|사항)|단점|실패 요인|약점|limitations?|weakness(?:es)?|failure|drawbacks?|caveats?"
        r"|cons\b",
    ),
    (
        "baselines",
        r"비교 ?(?:대상|모델|방법|군)|베이스라인|기준 ?(?:선|모델)|baselines?|competitors?"
        r"|compared (?:with|methods|models)",
    ),
    (
        "metrics",
        r"평가 ?(?:지표|척도|메트릭)|측정 지표|\bmetrics?\b",
    ),
    (
        "datasets",
        r"(?:사용|활용)(?:된|한)? ?데이터|데이터 ?(?:셋|세트)|벤치마크|\bdatasets?\b|\bbenchmarks?\b|\bdata\b",
    ),
    (
        "setup",
        r"실험 ?(?:설정|환경|구성|설계|세팅)|평가 ?(?:설정|환경|방법|프로토콜)|마스킹"
        r"|experiment(?:al)? (?:set-?up|settings?|design)|evaluation (?:set-?up|settings?|protocol)|set-?up"
        r"|settings?\b",
    ),
    (
        "results",
        r"결과|성능|실험|평가|정량|results?|findings|experiments?|evaluations?|performance|numbers",
    ),
    (
        "goal",
        r"목표|목적|연구 질문|\bgoals?\b|objectives?|\baims?\b|research questions?|purpose",
    ),
    (
        "contribution",
        r"기여|참신|새로운 점|핵심 ?(?:아이디어|내용|제안)|contributions?|novelty|key ideas?|what'?s new"
        r"|highlights?|innovations?",
    ),
    (
        "motivation",
        r"동기|문제 ?(?:정의|의식|제기|점)?$|문제 ?정의|배경|motivations?|problems?|background|challenges?"
        r"|related work|관련 연구|why",
    ),
    (
        "training",
        r"^(?:학습|훈련) ?(?:설정|방법|세부|과정|데이터|전략|절차)|^(?:training|fine-?tuning|implementation)",
    ),
    (
        "method",
        r"방법|아키텍처|모델 ?구조|접근|구조|기법|알고리즘|프레임워크|학습|훈련|구현|methods?|methodology|approach"
        r"|architecture|training|framework|algorithm|model|how it works|technical|design|pipeline|system",
    ),
    (
        "conclusion",
        r"결론|맺음|마무리|의의|시사점|정리|conclusions?|takeaways?|implications?|impact|discussion|논의"
        r"|significance",
    ),
    (
        "summary",
        r"요약|개요|초록|서론|소개|introduction|intro|abstract|summary|overview|tl;?dr|한 ?줄",
    ),
)
_HEADING_CUES = tuple((role, re.compile(cue)) for role, cue in _HEADINGS)

_LABELS = {
    "goal": ("목표|연구 목표|목적|연구 목적|goal|goals|objective|objectives|aim|task|과제|research question"),
    "motivation": (
        "동기|동기 부여|동기부여|연구 동기|배경|연구 배경|문제|문제 정의|문제점|기존 한계|기존 방법의 한계"
        "|motivation|background|problem|problem statement|challenge|challenges|gap"
    ),
    "contribution": (
        "기여|기여점|주요 기여|핵심 기여|공헌|핵심 아이디어|참신성|contribution|contributions|main contribution"
        "|main contributions|key contribution|key contributions|key idea|novelty|idea|핵심"
    ),
    "method": (
        "방법|방법론|제안 방법|접근 방법|접근법|모델 아키텍처|모델 구조|아키텍처|구조|기반 모델|베이스 모델"
        "|기본 모델|백본|method|methods|methodology|approach|proposed method|architecture|model architecture"
        "|model|how|base model|base models|backbone"
    ),
    "training": (
        "학습 설정|훈련 설정|학습|훈련|학습 방법|훈련 방법|학습 데이터|훈련 데이터|학습 데이터셋|훈련 데이터셋"
        "|학습 과정|훈련 과정|학습 전략|사전 학습|training|training setup|training data|training dataset"
        "|training datasets|training details|training set|pretraining|fine-tuning|training recipe"
    ),
    "setup": (
        "실험 설정|실험 환경|실험|평가 설정|마스킹 방식|마스킹|구현 세부 사항|구현|하이퍼파라미터|setup"
        "|experimental setup|experiment setup|experiments|evaluation setup|settings|implementation"
        "|implementation details|masking"
    ),
    "datasets": (
        "데이터셋|데이터 세트|데이터|사용된 데이터셋|사용 데이터셋|사용한 데이터셋|활용 데이터셋|활용된 데이터셋"
        "|평가 데이터셋|평가 데이터|테스트 데이터셋|실험 데이터셋|벤치마크|평가 벤치마크|사용된 벤치마크"
        "|평가 대상|dataset|datasets|data|datasets used|used datasets|dataset used|benchmark|benchmarks"
        "|evaluation data|evaluation datasets|evaluation benchmarks|test sets"
    ),
    "baselines": (
        "비교 대상|베이스라인|비교 모델|비교 방법|비교군|기준 모델|기준선|비교 대상 모델|비교 대상 방법|baseline"
        "|baselines|compared with|comparison|comparisons|compared methods|compared models|competitors"
        "|비교 대상 및 베이스라인"
    ),
    "metrics": ("평가 지표|지표|평가 척도|평가 메트릭|메트릭|metric|metrics|evaluation metric|evaluation metrics"),
    "results": (
        "결과|주요 결과|실험 결과|정량적 결과|정량 결과|성능|성능 비교|성능 향상|성능 평가|비교 결과|평가 결과"
        "|벤치마크 성능|벤치마크 결과|평가|성과|result|results|main results|key results|performance|evaluation"
        "|findings|key findings|numbers"
    ),
    "limitations": (
        "한계|한계점|제한점|단점|약점|제한 사항|잠재적 실패 요인|실패 요인|limitation|limitations|weakness"
        "|weaknesses|drawbacks|caveats"
    ),
    "future": (
        "후속 연구|향후 연구|향후 과제|후속 연구 아이디어|확장 방향|미래 연구|향후 연구 방향|future work|future"
        "|next steps|future directions"
    ),
    "conclusion": ("결론|시사점|의의|conclusion|conclusions|takeaway|takeaways|impact|significance"),
    "summary": ("요약|초록|개요|한 줄 요약|한줄 요약|summary|abstract|overview|tl;dr|tldr|introduction"),
}
_LABEL_ROLES = {label: role for role, labels in _LABELS.items() for label in labels.split("|")}
_OPEN_ENDED = frozenset({"limitations", "future"})
"""Sections about what is not there (yet): only a label of the same two says otherwise (`**성능 향상**` there is a wish)."""

_LEADS = (
    (
        "goal",
        re.compile(
            r"(?:본|이) (?:연구|논문)의 (?:주요 |핵심 )?(?:목표|목적)|(?:연구 )?(?:목표|목적)[는은]"
            r"|(?:our|the) (?:goal|aim|objective)\b",
            re.IGNORECASE,
        ),
    ),
    ("motivation", re.compile(r"동기(?:부여)?[는은]|(?:the|our) motivation\b", re.IGNORECASE)),
    (
        "contribution",
        re.compile(r"(?:주요 |핵심 )?기여(?:점)?(?:으로)?[는은]|(?:our|the) (?:main |key )?contributions?\b", re.IGNORECASE),
    ),
)
_NUMBERING = re.compile(r"^[\s\d.)(#*_:\-–—①-⑳\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]+")
_PARENTHESIS = re.compile(r"[(（][^()（）]{0,80}[)）]")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def heading_role(heading: str) -> str:
    """The role that a heading gives to its section, `""` if it says nothing about that."""
    plain = _plain(heading)
    if not plain or len(plain) > 60:
        return ""
    exact = _LABEL_ROLES.get(_PARENTHESIS.sub("", plain).strip())
    if exact:
        return exact
    return _first_cue(plain) if _is_section_name(heading, plain) else ""


@lru_cache(maxsize=65536)
def label_role(label: str, *, section: str = "") -> str:
    """The role of the text behind a label within a section of the role `section`, `""` if the label says nothing about that."""
    plain = _plain(label)
    within = _PARENTHESIS.search(plain)
    bare = _PARENTHESIS.sub("", plain).strip()
    role = _LABEL_ROLES.get(bare) or (_LABEL_ROLES.get(within.group()[1:-1].strip(), "") if within else "")
    return "" if section in _OPEN_ENDED and role not in _OPEN_ENDED else role


def lead_role(text: str) -> str:
    """The role that the opening words of a sentence give it (`본 연구의 목표는 …`), `""` if they say nothing about that."""
    return next((role for role, cue in _LEADS if cue.match(text)), "")


def _first_cue(plain: str) -> str:
    """The role whose cue stands first in the heading; of cues at one place the more special role, which is listed first."""
    found = ((match.start(), rank, role) for rank, (role, cue) in enumerate(_HEADING_CUES) if (match := cue.search(plain)))
    return min(found, default=(0, 0, ""))[2]


def _is_section_name(heading: str, plain: str) -> bool:
    """Whether a heading names a section and not a paper or a part of one: no colon with text behind it, few words."""
    return not re.search(r":\s*\S", heading) and len(plain.split()) <= 7


def _plain(text: str) -> str:
    bare = _NUMBERING.sub("", text.replace("*", "").replace("`", ""))
    return _SPACES.sub(" ", bare).strip(" :：.-–—").casefold()

"""Names that are spelled as others: `REST API` is no ReST, `LoRa 무선` no LoRA, `UCF 데이터셋` no method called UCF."""

import re
from dataclasses import replace
from functools import lru_cache

from extractors.measures import measure_names
from kg.model import Mention, Role
from kg.names.kinds import DATA_BEHIND, stands_always
from kg.names.lexicon import DATA, SYSTEMS
from kg.names.places import places_of
from kg.names.terms import shipped_things
from kg.relations import fitting_relation
from kg.spelling import fold
from kg.vocabulary import load_vocabulary

_BEHIND = {
    "REST": r"ful(?![a-z])|[\s\-]?(?:APIs?(?![a-z])|endpoints?(?![a-z])|services?(?![a-z])|서버|호출|인터페이스|요청|서비스)",
    "LoRa": r"WAN(?![a-z])|[\s\-]?(?:radio|gateways?(?![a-z])|modulation|무선|통신|게이트웨이|신호|변조)",
    "CRT": r"[\s\-]?(?:모니터|디스플레이|화면|monitors?(?![a-z])|displays?(?![a-z])|TV)",
    "SAT": r"[\s\-]?(?:기반 )?(?:(?:solver|exam|problem|score)s?(?![a-z])|솔버|시험|문제|점수|수학|Math)",
    "MOBA": r"[\s\-]?(?:게임|장르|games?(?![a-z]))",
    "Aurora": r"[\s\-]?(?:슈퍼컴퓨터|supercomputers?(?![a-z]))",
    "Bloom": r"의 (?:인지|교육|분류|택소노미)|['’]s [Tt]axonomy|\s?(?:분류학|택소노미|taxonomy)",
    "SVG": r"[\s\-]?(?:벡터|형식|포맷|파일|그래픽|이미지|코드|표현|(?:vector|format|file|graphic|image|code)s?(?![a-z]))",
    "VSR": r"[\s,/]*(?:AVSR|및 AVSR|와 AVSR|(?:과제|작업|인식)|tasks?(?![a-z]))",
    "apps": "",
}
"""What stands behind each where it is no name of the field; nothing for a spelling that never is one."""


_SET_OF_PROBLEMS = re.compile(r"OlympiadBench|MATH[\- ]?500|AMC|AIME|GSM8K|College ?Math|CollegeMath", re.IGNORECASE)
_NO_NAME = re.compile(
    r"Apache (?:License )?2\.0|MIT [Ll]icen[cs]e|CC[ \-]BY(?:[ \-](?:NC|SA|ND))*(?:[ \-]\d\.\d)?"
    r"|(?:Part|Figure|Table|Section|Appendix) (?:[IVX]+|\d+|[A-F])"
    r"|(?:ICLR|ICML|NeurIPS|NIPS|CVPR|ICCV|ECCV|EMNLP|NAACL|AAAI|IJCAI|SIGGRAPH)[ \-]?20\d\d"
    r"|\d+(?:\.\d+)?\s?(?:[KMGT]B|[kMG]?Hz|ms|FPS|fps)"
)
"""Licences, what papers call their own pieces, conferences of a year, and amounts."""
_LEVEL = re.compile(r"(?P<measure>\S+) \d+(?:\.\d+)?%?")
"""A measure with its level, as it stands in brackets behind a name (`FID 8.3`)."""
_ERROR = r"(?:오차|오류|에러|[Ee]rror)\s?\(\s?"
_MEASURE = r"(?:지표|척도|metrics?(?![a-z]))"
_LEVEL_BEHIND = r"(?:[은는이가:=]|\s?[=:])?\s?\d*\.\d{2,}(?!\.?\d*B)"
_BESIDE = "\x1f"
_TASK = re.compile(r"(?:분할|번역|인식|검출|탐지|예측|요약|추적|추정|질의 ?응답|과제|작업|태스크)$")
"""What the Korean name of a task ends in: what has such a name is no data, unless the text says so."""
_CALLED_DATA = re.compile(rf"(?:{DATA_BEHIND.pattern}|\s?벤치마크)")
_OF_A_KIND = r"(?:슬라이드|이미지|영상|사진|스캔|로봇(?: ?팔)?|매니퓰레이터|카메라|헤드셋|그래픽 ?카드|스마트폰)"
"""Kinds of pictures and of machines, which papers give in brackets (`실제 로봇(UR5)`)."""
_SCORED = re.compile(r"(?P<name>[A-Z][A-Za-z\-]{3,}) (?P<level>\d+(?:\.\d+)?)")
_UNIT = r"\s?(?:백분위|점|%|위(?![가-힣])|percentile|points?)"
_OPERATION = re.compile(r"[A-Z]{3,}")
_OPERATIONS = re.compile(r"(?:[A-Z]{3,}(?:, |[와과] | 및 |/| or |,? and )){2,}[A-Z]{3,}(?![A-Za-z0-9\-])")
_CHOSEN = re.compile(
    r"중 (?:하나|어느)[를가]?|행동 ?공간|동작 ?공간|연산(?![량자]| 비용)|명령어"
    r"|\b(?:action space|actions?|operations?|commands?)\b"
)
"""What a sentence says of a list of words in capitals that are what something may do."""
_BY_CHANCE = 4
_SHORT_FORM = re.compile(r"[A-Za-z]*[A-Z]{2}[A-Za-z]*")
_INITIALS = re.compile(r"[A-Z]{2,5}\d{0,2}")
_TITLED = re.compile(r"[A-Z][a-z]{2,}")
_ENGLISH_BEFORE, _ENGLISH_BEHIND = re.compile(r"[A-Za-z]{3,} $"), re.compile(r" [A-Za-z]{3,}")
_NO_SIZE = re.compile(r"(?![ \-]\d)")


def as_meant(mention: Mention) -> Mention:
    """The mention, or the data that its text means by the name of a system.

    `UCF 데이터셋` is data of that name; Minerva among sets of mathematical problems is Minerva Math.
    """
    if mention.name == "Minerva" and stands_always("Minerva", _sentences(mention), behind=_NO_SIZE, beside=_SET_OF_PROBLEMS):
        return _as_data(replace(mention, name="Minerva Math", aliases=(*mention.aliases, "Minerva")))
    scored = _SCORED.fullmatch(mention.name)
    if scored and shipped_things().find(scored["name"]) and _is_level(mention):
        return replace(mention, name=scored["name"])
    if mention.type not in SYSTEMS or any(map(str.isdigit, mention.name)):
        return mention
    concept = shipped_things().find(mention.name)
    known = concept is not None and concept.type in SYSTEMS and not concept.generic
    return _as_data(mention) if known and stands_always(mention.name, _sentences(mention), behind=DATA_BEHIND) else mention


def _is_level(mention: Mention) -> bool:
    """Whether the number in a name is a level wherever it stands (`Codeforces 94 백분위`)."""
    level = re.compile(rf"{re.escape(mention.name)}{_UNIT}")
    return all(level.search(sentence) for sentence in _sentences(mention))


def _is_operation(mention: Mention) -> bool:
    """Whether a word in capitals stands always in a list of such that a sentence calls operations (`ADD, UPDATE, DELETE`).

    A list with names that are known (`PPO, GRPO`) is one of names; by chance one of four words is known.
    """
    sentences = _sentences(mention) if _OPERATION.fullmatch(mention.name) else ()
    return bool(sentences) and all(_CHOSEN.search(s) and _is_among_words(mention.name, s) for s in sentences)


def _is_among_words(name: str, sentence: str) -> bool:
    lists = (set(_OPERATION.findall(run.group())) for run in _OPERATIONS.finditer(sentence))
    known = ((words, sum(shipped_things().find(word) is not None for word in words)) for words in lists if name in words)
    return any(count <= len(words) // _BY_CHANCE for words, count in known)


def _as_data(mention: Mention) -> Mention:
    """The mention as a data set, on which is evaluated what its paper compares and evaluates."""
    roles: dict[str, Role] = {}
    for role in mention.roles:
        relation = fitting_relation(role.relation, "Dataset")
        pieces = {*role.evidence, *(roles[relation].evidence if relation in roles else ())}
        roles[relation] = Role(relation, tuple(sorted(pieces)))
    return replace(mention, type="Dataset", roles=tuple(sorted(roles.values(), key=lambda r: r.relation)))


def _sentences(mention: Mention) -> list[str]:
    return [piece.sentence for role in mention.roles for piece in role.evidence]


def _is_measure(mention: Mention) -> bool:
    """Whether a name stands always as a measure does: beside one, with its level, in a bracket behind an error."""
    name = re.escape(mention.name)
    beside = rf"(?<={_BESIDE}){name}(?![A-Za-z0-9\-])|(?<![A-Za-z0-9\-]){name}(?={_BESIDE})"
    around = "" if _is_known_model(mention) else rf"|(?<![A-Za-z0-9]){name}{_LEVEL_BEHIND}|{beside}"
    meant = re.compile(rf"{_ERROR}{name}(?=[,)])|(?<![A-Za-z0-9]){name}(?:\s?\([^()]*\))?\s?{_MEASURE}{around}")
    told = [(s, _sure_measures().sub(_BESIDE, s)) for s in _sentences(mention)]
    counts = [(len([*places_of(mention.name, s)]), len(meant.findall(marked))) for s, marked in told]
    return any(n for n, _ in counts) and all(n == m for n, m in counts)


def _is_known_model(mention: Mention) -> bool:
    """Whether the vocabulary has a model of the name, after which what it measures is called (CLIP)."""
    concept = shipped_things().find(mention.name)
    return concept is not None and concept.type == "Model"


@lru_cache(maxsize=1)
def _sure_measures() -> re.Pattern[str]:
    """The short forms of measures that are nothing else, with what joins them to one beside them."""
    spellings = {s for c in load_vocabulary().concepts if c.type == "Metric" for s in c.spellings if _SHORT_FORM.fullmatch(s)}
    sure = "|".join(sorted((re.escape(s) for s in spellings if shipped_things().find(s) is None), key=len, reverse=True))
    joint = r"\s?(?:[,/·]|[와과]|및|and)\s?"
    return re.compile(
        rf"(?<![A-Za-z0-9\-])(?:{sure}){joint}(?:[가-힣]+ ){{0,2}}(?=[A-Z])|(?<=[A-Z]){joint}(?:{sure})(?![A-Za-z0-9\-])"
    )


def _is_word_of_phrase(mention: Mention) -> bool:
    """Whether a known name in capitals stands with one alone, always beside English words (`Decoupled Clip and ...`)."""
    concept = shipped_things().find(mention.name)
    if concept is None or not concept.name.isupper() or not _TITLED.fullmatch(mention.name):
        return False
    places = [(s[:start], s[end:]) for s in _sentences(mention) for start, end in places_of(mention.name, s)]
    return bool(places) and all(_ENGLISH_BEFORE.search(before) or _ENGLISH_BEHIND.match(behind) for before, behind in places)


def _is_task(mention: Mention) -> bool:
    """Whether what was taken for data has the Korean name of a task and is never said to be data (`… 객체 분할(RefVOS)`)."""
    if mention.type not in DATA or not any(_TASK.search(a) for a in mention.aliases) or shipped_things().find(mention.name):
        return False
    return not any(_CALLED_DATA.match(s, end) for s in _sentences(mention) for _, end in places_of(mention.name, s))


def _is_of_a_kind(mention: Mention) -> bool:
    """Whether a short form stands always in brackets behind a kind of picture or of machine."""
    if not _INITIALS.fullmatch(mention.name) or shipped_things().find(mention.name):
        return False
    named = re.compile(rf"{_OF_A_KIND}\(\s?{re.escape(mention.name)}\s?\)")
    return all(map(named.search, _sentences(mention)))


def is_homograph(mention: Mention) -> bool:
    """Whether a mention stands, in all its evidence, for an abbreviation of the wider world, a measure, a task or a kind."""
    if _is_task(mention) or _is_of_a_kind(mention):
        return True
    behind = _BEHIND.get(mention.name)
    level = _LEVEL.fullmatch(mention.name)
    if _NO_NAME.fullmatch(mention.name) or (level and fold(level["measure"]) in measure_names()):
        return True
    if _is_operation(mention):
        return True
    if any(fold(s) in measure_names() for s in mention.spellings) and _is_measure(mention):
        return True
    if behind is None:
        return _is_word_of_phrase(mention)
    other = re.compile(rf"(?<![A-Za-z0-9]){mention.name}(?:{behind})")
    plain = re.compile(rf"(?<![A-Za-z0-9]){mention.name}(?![A-Za-z0-9])(?!{behind})") if behind else None
    sentences = _sentences(mention)
    return any(map(other.search, sentences)) and not (plain and any(map(plain.search, sentences)))

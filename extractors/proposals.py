"""What a paper says outright that it proposes, where the reader knows the name too well to believe it.

A name that the vocabulary knows is nearly always another's. It is the paper's own where the vocabulary knows it to come from
this very paper, and, if it knows of none, where the text says so of this one (`본 논문은 StarPO(...)를 제안한다`). So is
what it releases under a short name in other capitals than the known one. What is known to be another paper's or
everybody's, and was judged to be proposed without much confidence, is used.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extractors.namesakes import is_proposed
from extractors.roles import moved_role
from kg.model import Document, Evidence, Mention, Role
from kg.names.capitals import is_recased
from kg.names.lexicon import SYSTEMS
from kg.names.places import places_of
from kg.names.terms import shipped_things
from kg.proof import find_evidence
from kg.sentences import Sentence, find_sentences
from kg.vocabulary import Concept

_REST = r"[*`'’”\"]{0,3}(?:\s?\([^()]*\)|(?:, [^()]*)?\))?[*`'’”\"]{0,3}"
"""What may belong to a name behind it: a bracket, or the rest of the one that it stands in."""
_CLASS = (
    r"(?:\s?(?:알고리즘|기법|방법론?|프레임워크|모델(?:군|들)?|시리즈|계열|데이터\s?셋|벤치마크|학습|전략|손실|시스템|구조|아키텍처"
    r"|메커니즘|파이프라인)){0,2}"
)
_AND = r"(?:\s?(?:[와과,]|및)\s?[*`]{0,2}[A-Z0-9][\w.\-+]*(?: \d+(?:\.\d+)?B?)?(?:\([^()]*\))?[*`]{0,2}){0,2}"
_ADVERB = r"(?:(?:[가-힣]+(?:게|로|히)|처음|최초로?) ){0,2}"
_OWN = re.compile(
    rf"{_REST}{_CLASS}{_AND}{_CLASS}(?:[을를] {_ADVERB}| )"
    r"(?:제안|제시|소개|발표|공개|도입|고안|개발|출시)(?=[한하합했]|[*:.]|\s*$)"
)
_ENGLISH = re.compile(
    r"\b(?:propos|introduc|present|releas)(?:e|es|ed|ing)? (?:(?:the|a|an|our|new|novel|simple|,) ?){0,3}[*`\"]*$",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(rf"{_REST}{_CLASS}[을를] {_ADVERB}제안(?:한다|하였다|했다|합니다|하였습니다|했습니다)")
_RELEASED = re.compile(rf"{_REST}{_CLASS}[을를] {_ADVERB}(?:공개|배포|출시)(?:하[여고며였]|한다|했|합니다)")
_HERE = re.compile(r"(?:본|이) (?:논문|연구)(?:는|은|에서는?)|저자들?은|우리는")
_OLD = re.compile(r"(?:기존|종래|통상적인)(?:의)? [*`'‘“\"]{0,2}(?:[A-Za-z0-9][A-Za-z0-9\- ]*\(\s?)?$")
"""What stands before the name of what was there before, perhaps before its long form (`기존 Average Lagging(AL)`)."""
_CORRELATED = re.compile(r"\)?(?: 등(?:의)?(?: [가-힣]+){0,3})?[와과](?:의)? (?:[가-힣]+ ){0,2}상관")
"""What stands behind that with which something else is correlated, which judges it."""
Says = Callable[[Sentence, int, int], bool]
_INSTEAD_OF = frozenset({"uses", "mentions"})
_SURE = 0.65
"""With less than this, what is known to come from another paper is not taken for this one's."""


def with_own(document: Document, mention: Mention) -> Mention:
    """The mention as proposed where the document says so outright of what is no other paper's; it uses no such thing."""
    concept = shipped_things().find(mention.name)
    if is_proposed(mention):
        mention = _as_told_of_others(mention) if mention.type in SYSTEMS else mention
        return moved_role(mention, "proposes", "uses") if _is_anothers(mention, concept, document.paper) else mention
    says = _way_to_say(mention.name, concept, document.paper) if concept else None
    if says is None:
        return mention
    sure = max(role.confidence for role in mention.roles)
    told = tuple(sorted(set(_evidence(document, mention, sure, says=says))))
    if not told:
        return mention
    kept = (role for role in mention.roles if role.relation not in _INSTEAD_OF)
    return replace(mention, roles=tuple(sorted((Role("proposes", told), *kept), key=lambda r: r.relation)))


def _as_told_of_others(mention: Mention) -> Mention:
    """The mention as a rival, or as used to judge, where all that proves it proposed speaks of it as such."""
    pieces = next((role.evidence for role in mention.roles if role.relation == "proposes"), ())
    spelled = mention.spellings
    told = [[(p.sentence[:at], p.sentence, end) for s in spelled for at, end in places_of(s, p.sentence)] for p in pieces]
    if told and all(any(_OLD.search(before) for before, _, _ in places) for places in told):
        return moved_role(mention, "proposes", "comparesWith")
    if told and all(any(_CORRELATED.match(text, end) for _, text, end in places) for places in told):
        return moved_role(mention, "proposes", "uses")
    return mention


def _is_anothers(mention: Mention, concept: Concept | None, paper: str) -> bool:
    """Whether a system comes from another paper by the vocabulary, or from none, and is hardly judged to come from this one."""
    if mention.type not in SYSTEMS or concept is None or is_recased(mention.name, concept.spellings):
        return False
    family = shipped_things().broader(concept)
    if paper in {concept.paper, family and family.paper} or not (concept.paper or concept.generic):
        return False
    return all(role.confidence < _SURE for role in mention.roles if role.relation == "proposes")


def _way_to_say(name: str, concept: Concept, paper: str) -> Says | None:
    """How a paper has to say that what goes by the name of a known thing is its own, None if it can't be."""
    if concept.paper == paper:
        return _says_own
    if is_recased(name, concept.spellings):
        return _says_released
    return None if concept.paper or concept.generic else _says_outright


def _evidence(document: Document, mention: Mention, sure: float, *, says: Says) -> Iterator[Evidence]:
    for sentence in (s for passage in document.passages for s in find_sentences(passage)):
        for spelling in mention.spellings:
            for start, end in places_of(spelling, sentence.text):
                if says(sentence, start, end):
                    yield find_evidence(document, sentence, start, end, rule=f"own:{sentence.passage.role}", share=sure)


def _says_own(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence says that something is proposed, by whomever."""
    return _OWN.match(sentence.text, end) is not None or _ENGLISH.search(sentence.text[:start]) is not None


def _says_released(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence says that something is proposed here, or released."""
    return _RELEASED.match(sentence.text, end) is not None or _says_outright(sentence, start, end)


def _says_outright(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence says of this paper that it proposes something."""
    return _HERE.search(sentence.text[:start]) is not None and _OUTRIGHT.match(sentence.text, end) is not None

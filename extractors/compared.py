"""What a sentence or a table says outright to be compared with: `A보다`, `A와 비교된다`, `outperforms A`, a row of results."""

import re
from collections.abc import Sequence

from extractors.denials import is_denied
from extractors.roles import with_role, without_role
from extractors.standing import Place, told_at
from extractors.versions import is_variant
from kg.model import Document, Mention
from kg.names.lexicon import SYSTEMS

_CLASS = (
    r"[*`]{0,2}(?:\s?\([^()]*\))?[*`]{0,2}(?: 등의?)?(?: ?(?:기반|계열))?의?"
    r"(?: ?(?:기존 )?(?:모델|방법|방식|기법|기준선)들?)?"
)
_FAR = r"(?: (?:[가-힣]+(?:게|히|로|쩍|씬|두)|모두|각각|대폭|최대 [\d.]+[%배점p]*|[\d.]+[%배점p]*|약))*"
_BEATEN = re.compile(
    rf"{_CLASS}(?:(?:보다(?:는|도)?|(?: ?시리즈)?에 비해)[\s,]"
    rf"|(?:[을를]|도){_FAR} (?:능가|앞[서섰선질지]|제[치쳤친]|넘어[서섰선]|넘[는었]|상회|뛰어넘|웃[돌도])"
    rf"|(?:과|와)(?:는|도)?{_FAR} (?:비교[된되됐]|대등|동등|비슷|유사한 (?:성능|수준)|우열|어깨를|견줄|맞먹)"
    rf"|에(?:는|도)?{_FAR} (?:뒤[지졌처쳐떨]|못 ?미[치쳤친]|필적|버금))"
)
_BEFORE = re.compile(
    r"\b(?:(?:outperform|surpass|exceed|beat|trail|outscor)(?:s|ed|ing|e|es)?|edg(?:es?|ed|ing) out"
    r"|compared? (?:with|to|against)|(?:better|higher|lower|faster|smaller|larger|stronger|worse) than"
    r"|on par with|comparable (?:to|with))"
    r"(?: (?:the|both|strong|prior|baselines?|existing|methods?|models?|such|as|like|[\d.]+%?)){0,3} [*`]{0,2}$",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(
    rf"{_CLASS}(?:은|는|이|가|로는|으로는) (?:[^.,;]|(?<=\d)[.,](?=\d)){{0,40}}?(?:그[치친쳤]|머[무문물]|불과)"
)
"""What reaches no more than a level."""
_HEADS = re.compile(
    r"방법론?|모델|시스템|기법|방식|알고리즘|methods?|models?|systems?|approach(?:es)?|baselines?", re.IGNORECASE
)
_BESIDES = frozenset({"uses", "evaluates", "proposes"})


def as_compared(document: Document, mention: Mention, places: Sequence[Place], own: Sequence[Mention]) -> Mention:
    """A system of others as compared with, where the document says so and knows nothing else, or nothing but that, of it."""
    mention = _without_examination(mention, places, own)
    held = {role.relation for role in mention.roles}
    if mention.type not in SYSTEMS or not own or ("proposes" in held and not _is_stranger(mention, places, own)):
        return mention
    names = frozenset(m.name for m in own)
    heads = frozenset(p.heading for p in document.passages if p.kind == "row" and p.label)
    told = [p for p in places if _is_compared(p, names, heads)]
    if held == {"mentions"} and told:
        return with_role(mention, "comparesWith", told_at(document, told))
    others = sorted(held & _BESIDES)
    if others and told and len(told) == len(places):
        for relation in others:
            mention = without_role(mention, relation)
        return with_role(mention, "comparesWith", told_at(document, told))
    return mention


def _is_stranger(mention: Mention, places: Sequence[Place], own: Sequence[Mention]) -> bool:
    """Whether a name stands in no title, and is no variant of what else is proposed."""
    others = [m for m in own if m is not mention and m.name != mention.name]
    titled = any(p.sentence.passage.role == "title" for p in places)
    return bool(others) and not titled and not any(is_variant(mention, m) for m in others)


def _without_examination(mention: Mention, places: Sequence[Place], own: Sequence[Mention]) -> Mention:
    """What is compared with what the paper proposes, without an examination that only a list of baselines proves."""
    held = {role.relation: role.evidence for role in mention.roles}
    if not {"comparesWith", "evaluates"} <= held.keys() or any(m.type == "Benchmark" for m in own):
        return mention
    listed = [p.sentence for p in places if p.sentence.passage.role == "baselines"]
    proved = all(any(s.place <= e.start < s.place + len(s.text) for s in listed) for e in held["evaluates"])
    return without_role(mention, "evaluates") if proved else mention


def _is_compared(place: Place, own: frozenset[str], heads: frozenset[str]) -> bool:
    """Whether a sentence compares a name with something, or a table gives it a row or a column of results (`heads`)."""
    text = place.sentence.text
    if place.sentence.passage.kind == "row":
        return _names_results(place, heads)
    if is_denied(text, place.start, place.end, "comparesWith"):
        return False
    said = _BEATEN.match(text, place.last) or _BEATEN.match(text, place.end) or _BEFORE.search(text[: place.first])
    return bool(said) or (bool(own & place.beside) and _SHORT_OF.match(text, place.last) is not None)


def _names_results(place: Place, heads: frozenset[str]) -> bool:
    """Whether a cell holds nothing but a name, and heads a column of figures, or a row of them under a word for systems."""
    passage = place.sentence.passage
    if passage.text.strip("*` ") != place.sentence.text[place.start : place.end]:
        return False
    return _HEADS.search(passage.heading) is not None if place.measured else passage.text.strip("*` ") in heads

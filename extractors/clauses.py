"""Who is said to have a number, and against whom, where the words of its clause leave no other reading.

A sentence is read as a chain of signs: S a system, O the paper's own, R data, M a measure, # a number, and the words between.
`GRPO는 AIME24에서 41.0%` is `S는 R에서 #`: the number is that of S. `A는 B보다 4.0%p` is `S는 S보다 #`.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.numbers import Number
from extractors.spotting import Spot

OWN = ""
"""The key of what a text calls the proposed method, by no name."""

_OURS = re.compile(
    r"(?:(?<![가-힣])(?:제안|본|우리) ?(?:한|된|하는|의)? ?(?:방법론|방법|기법|모델|연구|프레임워크|방식|접근법|알고리즘)"
    r"|\b(?:our|the proposed) (?:method|model|approach|framework)\b)",
    re.IGNORECASE,
)
_JOIN = r"\s?(?:, and|,|와|과|및|·|/|and)\s?(?:각각 )?"
_NUMBERS = rf"#(?:{_JOIN}#)*(?:에서 #)?"
_KIND = r"(?: 모델| 방식| 방법| 기법)?"
_LIKE = rf"(?: 기반| 계열)?{_KIND}(?: 기준선| 베이스라인)?"
_PLACE = rf"(?:R(?:{_JOIN}R)*(?: (?:벤치마크|데이터셋|기준))?(?:에서의?|의|에 대해|으로)?(?:는|도|만)?,? )?"
_MEASURE = r"(?:(?:평균 )?M(?:에서|를|을|가|이|는|은|도|의|로)? )?"
_ABOUT = r"(?:(?:약|평균|최대|무려|단|불과|각각|더|총|여전히) )*[~≈]?"
_WHERE = rf"(?:{_PLACE}{_MEASURE}|{_MEASURE}{_PLACE})"
_OWNERS = rf"(?P<owners>S(?:{_JOIN}S)*)"
_HAS = rf"{_KIND}(?:은|는|이|가) {_WHERE}{_ABOUT}|의 (?:R )?(?:평균 )?M(?:은|는|이|가) {_ABOUT}"
_COMES_TO = (
    r"(?:collaps|drop|fall|fell|sink|sank|plummet|degrad|declin|ris|rose|climb|jump|grow|grew|improv|increas|decreas)\w* to"
    r"|(?:stay|remain|stop|plateau|level|stand)\w* at"
)
_REACHES = (
    r"(?: (?:baseline|model|variant|agent|policy|method))? (?:only |still |already )?"
    rf"(?:(?:reach|achiev|scor|attain|obtain|record|get|got|hit|averag)\w*|has|have|had|{_COMES_TO})"
    r" (?:(?:only|about|just|an?|M|of) )*"
)
_ALONE = r"(?<![Ww]ith )(?<![Uu]sing )(?<![Ff]rom )(?<![Oo]n )(?<![Oo]f )(?<![Bb]y )"
"""Of `SWE-agent with GPT-4 has` GPT-4 is not the subject."""
_OWNER = re.compile(rf"{_ALONE}{_OWNERS}(?:{_HAS}|{_REACHES})(?P<numbers>{_NUMBERS})")
_LISTED = re.compile(rf"(?P<data>R(?:{_JOIN}R)*)|(?P<numbers>#(?:{_JOIN}#)+)")
_RIVALS = rf"(?P<rivals>[SO](?:{_JOIN}[SO])*)"
_AHEAD = r"(?= ?(?:차이?로 |만큼 |크게 |소폭 |약간 )?(?:앞|능가|웃|상회|초과|뒤|밀[리려렸]|제치|제쳤|못 ?미))"
_SUBJECT = rf"(?P<subject>S){_KIND}(?:은|는|이|가) {_WHERE}"
_AGAINST = (
    re.compile(rf"(?:{_SUBJECT})?{_RIVALS}{_LIKE}(?:보다| ?대비|에 비해)(?:는|도)? {_WHERE}{_ABOUT}(?P<numbers>{_NUMBERS})"),
    re.compile(rf"(?:{_SUBJECT})?{_RIVALS}{_KIND}(?:을|를|에|에게) {_WHERE}{_ABOUT}(?P<numbers>#){_AHEAD}"),
    re.compile(
        rf"(?:{_SUBJECT}{_ABOUT}#[^#SO]{{0,10}}, ?(?:이는 )?)?(?P<rivals>S)의 {_ABOUT}#(?:보다|대비|에 비해)는? "
        rf"{_ABOUT}(?P<numbers>#)"
    ),
    re.compile(
        rf"(?P<rivals>S){_KIND}(?:은|는) {_WHERE}{_ABOUT}#[^#SO]{{0,14}}, ?"
        rf"(?P<subject>[SO]){_KIND}(?:은|는|이|가) {_WHERE}{_ABOUT}(?P<numbers>#)"
        r" ?(?:더 |만큼 |나 )*(?:높|낮|앞|우수|좋|많|적|나[은았])"
    ),
)
"""More than a name, ahead of it, more than its level, and more than a name of the clause before that has a level."""
_EACH = rf"(?:S{_KIND}(?:은|는|이|가|에서|에서는) )?{_WHERE}{_ABOUT}#"
_SPREAD = re.compile(
    rf"{_RIVALS}{_LIKE}(?:보다| ?대비|에 비해)(?:는|도)?,? "
    rf"(?P<numbers>{_EACH}(?:(?:만큼)?(?:, ?|와 |과 |, 그리고 ){_EACH})+)"
)
"""Several numbers, each of its own system or data, against what is named once before them."""
_FURTHER = re.compile(
    rf"(?P<subject>S){_KIND}(?:은|는|이|가) {_WHERE}{_ABOUT}#(?:으로|로|,)?,? (?:평균 )?(?P<numbers>#)"
    r" ?(?:만큼 |정도 |가량 |나 )?(?:더 )?(?:높|낮|앞[서섰선]|우수|뛰어나)"
)
"""A rival that has a level and so much more than what the text is about, which it need not name."""
_BY = r"(?: ?\(#[^()]*\))? by (?:(?:about|around|only|just|nearly|up|to) )*(?P<numbers>#)"
_GAINS = re.compile(
    rf"(?:(?:outperform|surpass|exceed|beat|improv)\w*(?: on| over| upon)?|(?<=#),? and) (?:the )?{_RIVALS}{_BY}", re.IGNORECASE
)
_LOSES = re.compile(
    rf"(?:(?P<subject>S) )?(?:trail|lag|underperform|fall|fell|los)\w*(?: behind| short of| to)? (?:the )?{_RIVALS}{_BY}",
    re.IGNORECASE,
)
_SET_BESIDE = re.compile(
    r"(?:outperform|surpass|exceed|beat|edg|trail|lag|fall|fell|pass)\w*(?: out| past| behind| short of| below)? (?:the )?"
    r"(?P<rivals>S)(?: on R)? \((?P<numbers>#)(?= (?:vs\.?|versus|against) #)",
    re.IGNORECASE,
)
"""A rival in front of a bracket with the level of the subject and its own."""
_OVER = re.compile(
    rf"(?P<numbers>#)(?: points?)?(?: higher| better| lower| worse| more| less)?(?: than| over| above| vs\.?| versus) {_RIVALS}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What clauses say of a number: its system (None if they name none), its rivals, its data, and whether it is up or down.

    `in_turn` says that it is one of several numbers for as many names.
    """

    system: str | None = None
    rivals: tuple[str, ...] = ()
    resource: str = ""
    way: str = ""
    in_turn: bool = False


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Chain:
    """A sentence in signs, with the key of each name and the place of each number by where its sign stands."""

    text: str
    names: Mapping[int, str]
    numbers: Mapping[int, int]

    def names_in(self, match: re.Match[str], group: str) -> tuple[str, ...]:
        """The keys of the names in a group of a match, in order."""
        start, end = match.span(group)
        return tuple(key for at, key in self.names.items() if start <= at < end)

    def places_in(self, match: re.Match[str], group: str) -> list[int]:
        """The places of the numbers in a group of a match, in order."""
        start, end = match.span(group)
        return [place for at, place in self.numbers.items() if start <= at < end]


@dataclass(frozen=True, slots=True)
class Things:
    """What stands in a sentence: systems, data, measures and numbers, each in order of place."""

    systems: Sequence[Spot]
    resources: Sequence[Spot]
    measures: Sequence[Spot]
    numbers: Sequence[Number]


def read_chain(sentence: str, things: Things) -> Chain:
    """A sentence in signs; marks of emphasis go, and so does a second spelling of a name in brackets."""
    out, last = "", 0
    names, numbers = dict[int, str](), dict[int, int]()
    for start, end, sign, key in _signs(sentence, things):
        if start < last:
            continue
        out += sentence[last:start].replace("*", "")
        if out.endswith("(") and names.get(len(out) - 2) == key and sentence[end : end + 1] == ")":
            out, last = out[:-1], end + 1
            continue
        if isinstance(key, int):
            numbers[len(out)] = key
        else:
            names[len(out)] = key
        out, last = out + sign, end
    return Chain(out + sentence[last:].replace("*", ""), names, numbers)


def _signs(text: str, things: Things) -> Iterator[tuple[int, int, str, str | int]]:
    """What stands for a sign, in order of place, the longer first."""
    spots = (("S", things.systems), ("R", things.resources), ("M", things.measures))
    found: list[tuple[int, int, str, str | int]] = [(s.start, s.end, sign, s.key) for sign, some in spots for s in some]
    found += [(n.start, n.end, "#", place) for place, n in enumerate(things.numbers)]
    found += [(*match.span(), "O", OWN) for match in _OURS.finditer(text)]
    yield from sorted(found, key=lambda sign: (sign[0], -sign[1], sign[2]))


def find_told(chain: Chain) -> dict[int, Told]:
    """What the clauses of a sentence say outright of its numbers, by their place."""
    told = dict((*_owned(chain), *_against(chain), *_in_english(chain)))
    for match in _SPREAD.finditer(chain.text):
        rivals = chain.names_in(match, "rivals")
        told |= {
            p: replace(told.get(p, NOTHING_TOLD), rivals=rivals)
            for p in chain.places_in(match, "numbers")
            if not told.get(p, NOTHING_TOLD).in_turn
        }
    for place, resource in _on_each(chain, turned={p for p, said in told.items() if said.in_turn}):
        told[place] = replace(told.get(place, NOTHING_TOLD), resource=resource)
    return told


def _owned(chain: Chain) -> Iterator[tuple[int, Told]]:
    """The numbers that a clause says its subject has: all of them one subject, or several in turn."""
    for match in _OWNER.finditer(chain.text):
        owners, places = chain.names_in(match, "owners"), chain.places_in(match, "numbers")
        if len(owners) == 1:
            yield from ((place, Told(owners[0])) for place in places)
        elif len(owners) == len(places):
            yield from ((place, Told(owner, in_turn=True)) for place, owner in zip(places, owners, strict=True))


def _against(chain: Chain) -> Iterator[tuple[int, Told]]:
    """The numbers that a clause tells against names, all of them or the one whose turn it is."""
    for words in _AGAINST:
        for match in words.finditer(chain.text):
            subject = next(iter(chain.names_in(match, "subject")), None)
            rivals, places = chain.names_in(match, "rivals"), chain.places_in(match, "numbers")
            between = chain.text[match.end("rivals") : match.end()]
            if len(places) == len(rivals) > 1 and "각각" in between and "R" not in between:
                yield from ((p, Told(subject, (rival,), in_turn=True)) for p, rival in zip(places, rivals, strict=True))
            else:
                yield from ((place, Told(subject, rivals)) for place in places)
    for match in _FURTHER.finditer(chain.text):
        yield chain.places_in(match, "numbers")[0], Told(chain.names_in(match, "subject")[0], (OWN,))


def _in_english(chain: Chain) -> Iterator[tuple[int, Told]]:
    for words, way in ((_GAINS, "up"), (_LOSES, "down"), (_OVER, ""), (_SET_BESIDE, "")):
        for match in words.finditer(chain.text):
            subject = chain.names_in(match, "subject")[:1] if "subject" in words.groupindex else ()
            said = Told(next(iter(subject), None), chain.names_in(match, "rivals"), way=way)
            yield from ((place, said) for place in chain.places_in(match, "numbers"))


def _on_each(chain: Chain, *, turned: Container[int]) -> Iterator[tuple[int, str]]:
    """The numbers of a list that stands behind as many data sets, each with the one whose turn it is."""
    listed: tuple[str, ...] = ()
    for match in _LISTED.finditer(chain.text):
        places = chain.places_in(match, "numbers")
        if not places:
            listed = chain.names_in(match, "data")
        elif len(places) == len(listed) and places[0] not in turned:
            yield from zip(places, listed, strict=True)

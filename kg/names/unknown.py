"""Two names of which the vocabulary knows one at most: what their sound, their letters and their particles say."""

import re
from collections.abc import Sequence

from kg.names.differing import SAME_PARTS, SURE_INITIALS, Verdict, differences
from kg.names.forms import are_initials, read_form, tidy
from kg.names.keys import name_key
from kg.names.korean import is_korean, is_ordinary, translations
from kg.names.lexicon import Lexicon
from kg.names.parts import Parts, split_name
from kg.names.relating import OTHER_THINGS, related_parts
from kg.names.sound import sounds_like
from kg.names.spelled_out import glossed, phrased, say_the_same, spelled_out
from kg.names.words import COUNTS, PLAIN_WORDS
from kg.vocabulary import Concept

_SURE_SOUND = 4
_ANY_KIND = (" 모델", " 프레임워크", " 시스템", " 데이터셋", " 벤치마크")
"""Class words that say nothing of what a name means (`라이온 옵티마이저` is Lion, not LAION)."""
_BENCHMARK = re.compile(r"(?<=[A-Za-z\d])[\s\-]?(?:[Bb]enchmark|[Bb]ench|벤치마크|벤치)$")
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에서의|에서는|에서도|에서|으로부터|로부터|이라는|라는|까지|부터|보다|처럼|에게|에는|에도|만|의|도|에"
    r"|(?P<closed>은|을|이|과|으로)|(?P<open>는|를|가|와|로))$"
)
"""Particles at the end of a Korean word; some stand behind a final consonant alone, some behind none."""
_NOUN_ENDS = frozenset("도 만 의 에 이 가 로 와 과".split())
_NUMBER_WORD = re.compile(rf"(?<=[A-Za-z]{{3}})[ \-]({'|'.join(n.title() for n in COUNTS[1:])})$")
_INNER_CLASS = re.compile(r" (?:[Dd]ataset|[Bb]enchmark|[Mm]odel|데이터셋|벤치마크|모델)(?= ?v?\d)|(?<=[가-힣]) (?:현상|문제)$")
_LOSS = re.compile(r"(?<=\S) loss functions?$")
_OBJECTIVE = re.compile(r" (?:objective function|목적 ?함수)$")
_BENCH = re.compile(r"[ \-]?(?:([Bb]ench(?:mark)?)|(?:벤치(?:마크)?))$")
_SOME_BENCHMARK = re.compile(r"(\S+) (?:benchmark|벤치마크)")
"""What is no name if the word is an ordinary one: a reward benchmark is not called RewardBench."""
_PLUS = re.compile(r"\s+(?:\+|&|and|with|w/)\s+")


def same_by_sound(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where an unknown Korean spelling sounds like the Latin name and nothing else differs (`레스넷-50`, `ResNet-50`)."""
    pair = _by_sound(left, right, lexicons)
    if pair is None or differences(*pair) != SAME_PARTS:
        return None
    return Verdict("same", f"{pair[0].text} is {pair[1].text} by its sound")


def _by_sound(left: str, right: str, lexicons: Sequence[Lexicon]) -> tuple[Parts, Parts] | None:
    """The parts of an unknown Korean and a Latin name whose families sound alike.

    Ordinary words are themselves: `클라우드` is a cloud.
    """
    pair = _korean_and_latin(left, right)
    if pair is None or translations(pair[0]):
        return None
    korean, latin = pair
    read = [lexicon.read(korean) for lexicon in lexicons]
    if any(n.concept or lexicon.knows(n.parts.family_key) for n, lexicon in zip(read, lexicons, strict=True)):
        return None
    name, other = read_form(korean), lexicons[0].read(latin)
    texts = (name.text, *(bare for bare in name.weak if other.form.kind == name.kind or name.text.endswith(_ANY_KIND)))
    found = next((p for p in map(split_name, texts) if sounds_like(_sounded(p), _sounded(other.parts))), None)
    return (found, other.parts) if found else None


def _korean_and_latin(left: str, right: str) -> tuple[str, str] | None:
    """The two names, the Korean one first, None where not one alone is Korean (`RillNet 모델` is Latin)."""
    korean = [is_korean(read_form(name).text) for name in (left, right)]
    if korean[0] == korean[1]:
        return None
    return (left, right) if korean[0] else (right, left)


def _sounded(parts: Parts) -> str:
    return "".join(token.norm for token in parts.stem)


def related_in_korean(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Related where an unknown Korean name has the family of the Latin one by its sound or word for word, and other parts."""
    pair = _by_sound(left, right, lexicons)
    if pair and len(pair[1].family_key) >= _SURE_SOUND:
        return Verdict("related", f"{pair[0].family} is {pair[1].family} by its sound, but {differences(*pair)}")
    names = _korean_and_latin(left, right)
    if names is None:
        return None
    korean, latin = names
    parts = lexicons[0].read(latin).parts
    said = translations(read_form(korean).text)
    if said and said[0].rpartition(" ")[2] in OTHER_THINGS:
        return None
    found = (related_parts(split_name(text), parts) for text in said)
    return next((verdict for verdict in found if verdict), None)


def told_by_gloss(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """What names are that have a phrase in brackets, of which they are not the initials.

    Same with the name or the phrase alone; one name with two phrases is two things.
    """
    read = [lexicons[0].read(name) for name in (left, right)]
    one, other = (phrased(name.form.text) or spelled_out(name.form) for name in read)
    if one and other:
        if name_key(one.short) != name_key(other.short):
            return None
        alike = say_the_same(one.long, other.long)
        return Verdict("same", "one name and one phrase") if alike else Verdict("different", "one name, and two phrases for it")
    for whole, bare in (read, read[::-1]):
        told = glossed(whole.form.text)
        if told and bare.key in (name_key(told.short), name_key(told.long)) and not whole.concept and not bare.concept:
            return Verdict("same", "one gives the other beside brackets")
    return None


def same_by_initials(left: str, right: str, lexicons: Sequence[Lexicon]) -> Verdict | None:
    """Same where four letters or more are the initials of a long name, and neither has another long or short form.

    Three will do where both end in what they are (`MDSBench`, `Medical Dialogue Safety Benchmark`). A short form with a class
    word that is known as something is not asked.
    """
    forms = [read_form(name) for name in (left, right)]
    if any(form.others for form in forms):
        return None
    short, long = sorted((form.text for form in forms), key=len)
    texts = [tidy(name) for name in (left, right)]
    bench = all(map(_BENCHMARK.search, texts))
    if bench:
        short, long = sorted((_BENCHMARK.sub("", text) for text in texts), key=len)
    letters = re.sub(r"^[234]D(?=[A-Z])|-", "", short)
    least = SURE_INITIALS - bench - (short[:1].isdigit())
    told = long.casefold().startswith(f"{short.casefold()} ")
    if told or len(letters) < least or not letters.isalpha() or " " not in long or not are_initials(short, long):
        return None
    classed = any(form.kind for form in forms if form.text == short) and any(
        lexicon.read(short).meanings for lexicon in lexicons
    )
    if classed or any(_has_another(name, lexicon) for name in (short, long) for lexicon in lexicons):
        return None
    return Verdict("same", f"{short} is the initials of all its words, and nothing known says otherwise")


def _has_another(name: str, lexicon: Lexicon) -> bool:
    """Whether a known thing of a name has a short and a long form already, is one of several, or goes by a word (`Orca`)."""
    known = lexicon.read(name).meanings
    return len(known) > 1 or any(c.name.istitle() or _is_told(c) for c in known)


def _is_told(concept: Concept) -> bool:
    """Whether one spelling of a concept is a phrase that is not another in more words (DETR, `Detection Transformer`)."""
    return any(" " in b and a.casefold() not in b.casefold() for a in concept.spellings for b in concept.spellings)


def without_particle(name: str, *, other: str) -> str:
    """A name that ends in Korean without the particle there, `""` where none fits.

    Beside another Korean name it is no syllable in which nouns end as well (`고양이` is a cat, `고양` a town).
    """
    match = _PARTICLE.search(name)
    if match is None or (is_korean(other) and match[0] in _NOUN_ENDS):
        return ""
    closed = (ord(name[match.start() - 1]) - ord("가")) % 28 > 0
    return "" if (match["closed"] and not closed) or (match["open"] and closed) else name[: match.start()]


def in_plain_words(name: str) -> str:
    """The name with a number in words as a figure, without a class word before its version, with a usual ending."""
    text = _OBJECTIVE.sub(" objective", _NUMBER_WORD.sub(lambda m: f" {COUNTS.index(m[1].lower())}", tidy(name)))
    text = _LOSS.sub(" loss", text)
    some = _SOME_BENCHMARK.fullmatch(text)
    if some and (some[1].casefold() in PLAIN_WORDS or is_ordinary(some[1])):
        return text
    return _BENCH.sub(lambda m: "Bench" if m[1] else "벤치", _INNER_CLASS.sub("", text))


def with_last_word_in_english(name: str) -> str:
    """The name with the Korean word behind a Latin one as the field says it (`CTC 손실` is CTC loss)."""
    head, _, last = tidy(name).rpartition(" ")
    said = translations(last, likely=1) if head and not is_korean(head) else ()
    return f"{head} {said[0]}" if said else name


def same_together(left: str, right: str) -> Verdict | None:
    """Same where both put the same names together (`MarrowSeg + TTA`, `MarrowSeg with TTA`), with a plus in any order."""
    keys = [[name_key(part) for part in _PLUS.split(tidy(name))] for name in (left, right)]
    if not any(" with " in name or " w/ " in name for name in (left, right)):
        keys = [sorted(parts) for parts in keys]
    return Verdict("same", "the same names together") if len(keys[0]) > 1 and keys[0] == keys[1] else None

"""Mentions of a document that are one thing under two names: a long and a short one, or one that is set as a formula.

Names that stand side by side are grouped before they are judged (`extractors.groups`). Here the judgement helps: what one paper
proposes, of one type, a long name and the letters of it in order, is one contribution wherever the two names stand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.listed import members_of
from kg.model import Evidence, Mention, Role
from kg.names.differing import contradicting
from kg.names.forms import CASED_WORD, are_initials, ends_in
from kg.names.korean import is_korean
from kg.names.lexicon import are_of_a_kind
from kg.names.parts import split_name
from kg.spelling import fold

_FORMULA = re.compile(r"\\?text[a-z]{2}|\\?math[a-z]{2}|[\\^_${}]")
_LOSS = re.compile(r"(?<=\S)[\s\-](?:손실\s?함수|손실|loss function|loss)$", re.IGNORECASE)
_INCREMENT, _DELTA = "∆", "δ"
_LONGEST_SHARE = 0.7
_INITIALS = 3
_RESOLUTION = re.compile(r"(?P<name>.+?)[ \-](?:\d{2,4}(?:px|[×x]\d{2,4}(?:px)?)|32|64|128|256|512|1024)")
_FURTHER_SIZES = re.compile(r"(?P<name>.+?\d[BM])(?:/\d+(?:\.\d+)?[BM])+")
_SETTINGS = {"Dataset": _RESOLUTION, "Benchmark": _RESOLUTION, "Model": _FURTHER_SIZES, "Method": _FURTHER_SIZES}


def join_namesakes(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with those of one thing made one, in the place of the first; the shortest name is the name.

    A part of another name is none (`_is_piece`).
    """
    kept: list[Mention] = []
    for mention in (_without_setting(one) for told in mentions for one in _listed(told)):
        same = [other for other in kept if are_namesakes(mention, other)]
        if same:
            place = kept.index(same[0])
            kept = [other for other in kept if other not in same]
            kept.insert(place, _joined((*same, mention)))
        else:
            kept.append(mention)
    return tuple(kept)


def join_mentions(mentions: Sequence[Mention], same: Mapping[str, str]) -> tuple[Mention, ...]:
    """The mentions with each whose name is a key of `same` joined to the first of that name and kind which it leads to."""
    kept = list(mentions)
    for left, right in sorted(same.items()):
        one = next(iter(_called(left, kept)), None)
        other = next((m for m in _called(right, kept) if one and m is not one and are_of_a_kind(m.type, one.type)), None)
        if one and other:
            place = min(kept.index(one), kept.index(other))
            kept = [m for m in kept if m is not one and m is not other]
            kept.insert(place, _joined((one, other)))
    return tuple(kept)


def _called(name: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a name, then those that have it as another one, as what was joined has."""
    return sorted((m for m in mentions if name in m.spellings), key=lambda m: m.name != name)


def are_namesakes(left: Mention, right: Mention) -> bool:
    """Whether two mentions of one document are one thing by their names."""
    if left.type != right.type:
        return False
    if {_plain(spelling) for spelling in left.spellings} & {_plain(spelling) for spelling in right.spellings}:
        return True
    if is_proposed(left) and is_proposed(right):
        return _is_short_for(left, right) or _is_short_for(right, left)
    return _is_own_initialism(left, right) or _is_own_initialism(right, left)


def _listed(mention: Mention) -> tuple[Mention, ...]:
    """The mention, or one for each name that its name lists; none for variants of a name (`Base/Instruct`)."""
    return tuple(
        mention if name == mention.name else replace(mention, name=name, aliases=()) for name in members_of(mention.name)
    )


def _without_setting(mention: Mention) -> Mention:
    """A data set without the resolution of its images, a model without the sizes behind its own (`Qwen3-8B/0.6B`)."""
    pattern = _SETTINGS.get(mention.type)
    match = pattern.fullmatch(mention.name) if pattern else None
    if match is None:
        return mention
    aliases = set(mention.spellings) - {match["name"]}
    return replace(mention, name=match["name"], aliases=tuple(sorted(aliases)))


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    """The folded name without the marks of a formula (`D^3QE`, `R^textbf{2AI}`) and the word for a loss (`JAQ 손실`).

    With one sign for a difference.
    """
    return fold(_LOSS.sub("", _FORMULA.sub("", name))).replace(_INCREMENT, _DELTA)


def is_proposed(mention: Mention) -> bool:
    """Whether the document proposes it."""
    return any(role.relation == "proposes" for role in mention.roles)


def _is_short_for(short: Mention, long: Mention) -> bool:
    """Whether a name that has no long form is short for one that has no short form."""
    if any(" " in spelling and not is_korean(spelling) for spelling in short.spellings) or not all(
        " " in s or "-" in s for s in long.spellings
    ):
        return False
    return len(short.name) <= _LONGEST_SHARE * len(long.name) and _spells_out(short.name, long.name)


def _is_own_initialism(short: Mention, long: Mention) -> bool:
    """Whether a name is the three initials or more of what the document proposes in full, and of nothing else that it says."""
    initialism = len(short.name) >= _INITIALS and short.name.isupper() and not any(" " in alias for alias in short.aliases)
    return initialism and is_proposed(long) and are_initials(short.name, long.name)


def _spells_out(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in order, the first one first, two initials among them, no word whole.

    The numbers of the long one stand in the short one too.
    """
    if not set(re.findall(r"\d+", long)) <= set(re.findall(r"\d+", short)):
        return False
    words = [word.lower() for word in CASED_WORD.findall(long)]
    letters, spelled = (re.sub("[^a-z]", "", text.lower()) for text in (short, long))
    if len(words) < 2 or len(letters) < 2 or letters[0] != spelled[0] or any(len(w) > 2 and w in short.lower() for w in words):
        return False
    rest, place, used = iter(spelled), 0, 0
    for initial in (word[0] for word in words):
        at = letters.find(initial, place)
        used, place = (used + 1, at + 1) if at >= 0 else (used, place)
    return used > 1 and all(letter in rest for letter in letters)


def _joined(mentions: Sequence[Mention]) -> Mention:
    spellings = {spelling for mention in mentions for spelling in mention.spellings}
    names = [mention.name for mention in mentions]
    name = min(names, key=lambda name: (_is_piece(name, names), len(name)))
    optional = all(mention.optional for mention in mentions)
    return Mention(name, tuple(sorted(spellings - {name})), mentions[0].type, _roles(mentions), optional)


def _is_piece(name: str, names: Iterable[str]) -> bool:
    """Whether a name is the end of another one (`R1` of `DeepSeek-R1`), or the family that it belongs to."""
    longer = [other for other in names if len(other) > len(name)]
    return any(ends_in(other, name) or contradicting(split_name(name), split_name(other)) for other in longer)


def _roles(mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """The roles of all of them; `mentions` alone if no other."""
    pieces: dict[str, set[Evidence]] = {}
    for role in (role for mention in mentions for role in mention.roles):
        pieces.setdefault(role.relation, set()).update(role.evidence)
    if len(pieces) > 1:
        pieces.pop("mentions", None)
    return tuple(Role(relation, tuple(sorted(pieces[relation]))) for relation in sorted(pieces))

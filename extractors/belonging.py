"""Data that goes by the name of what its paper proposes: `VideoCanvasBench` beside VideoCanvas is the paper's own as well."""

import re
from collections.abc import Sequence

from extractors.namesakes import is_proposed
from extractors.roles import with_role
from kg.model import Mention
from kg.names.lexicon import DATA
from kg.names.terms import shipped_things

_DATA_WORD = r"(?:Bench(?:mark)?|QA|VQA|Data(?:set)?|Set|Eval|Test|Corpus|Arena|Gym|Instruct|\d+(?:\.\d+)?[kKM])"
_BEHIND = re.compile(rf"[\- ]?{_DATA_WORD}(?:[\- ]?(?:{_DATA_WORD}|v?\d+(?:\.\d+)?))*", re.IGNORECASE)
"""What a name of data goes on with behind that of the thing which it belongs to."""
_NUMBER = re.compile(r"[\- ]?v?\d+(?:\.\d+)?B?$")
_LEAST = 3
"""Letters of a name from which on another one that begins with it is no chance; or two before a hyphen (EO-1, EO-Bench)."""


def with_own_data(mentions: Sequence[Mention], *, paper: str) -> tuple[Mention, ...]:
    """The mentions, of them as proposed the data that have the name of what the paper proposes, none of another paper."""
    own = {name for m in mentions if is_proposed(m) and not _is_anothers(m, paper) for name in _names(m)}
    return (
        tuple(_as_own(m) if _belongs(m, own) and not _is_anothers(m, paper) else m for m in mentions)
        if own
        else tuple(mentions)
    )


def _is_anothers(mention: Mention, paper: str) -> bool:
    """Whether the vocabulary knows a name to come from another paper, or to be everybody's."""
    concept = shipped_things().find(mention.name)
    return concept is not None and (concept.generic or concept.paper not in ("", paper))


def _names(mention: Mention) -> tuple[str, ...]:
    """What the names of its data may begin with: its own name, and that without a number behind it."""
    return (mention.name, _NUMBER.sub("", mention.name))


def _belongs(mention: Mention, own: set[str]) -> bool:
    return mention.type in DATA and not is_proposed(mention) and any(_goes_on(mention.name, name) for name in own)


def _goes_on(name: str, beginning: str) -> bool:
    rest = name[len(beginning) :]
    long = len(beginning) >= _LEAST or (len(beginning) > 1 and rest.startswith("-"))
    return long and name.casefold().startswith(beginning.casefold()) and _BEHIND.fullmatch(rest) is not None


def _as_own(mention: Mention) -> Mention:
    """The mention as proposed by what shows it at all."""
    return with_role(mention, "proposes", {piece for role in mention.roles for piece in role.evidence})

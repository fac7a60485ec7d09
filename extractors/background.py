"""Names that only a paper's motivation has: what earlier work lacks is background, neither used nor compared with."""

import re
from collections.abc import Sequence

from extractors.namesakes import is_proposed
from extractors.roles import moved_role
from extractors.standing import Place
from kg.model import Mention
from kg.names.lexicon import SYSTEMS

_ROLES = ("comparesWith", "evaluates", "uses")
_OURS = re.compile(
    r"대비|보다|개선|[가-힣]고자|활용(?:하여|해)|이용(?:하여|해)|본 (?:논문|연구)|우리|"
    r"\b(?:we|our|this (?:paper|work|study))\b",
    re.IGNORECASE,
)
"""What says how the paper's own work stands to what it starts from."""


def as_background(mention: Mention, places: Sequence[Place]) -> Mention:
    """A system as mentioned alone, where it stands nowhere but in a motivation that says nothing of the paper's own work."""
    if mention.type not in SYSTEMS or is_proposed(mention) or not places or not all(map(_is_background, places)):
        return mention
    for relation in _ROLES:
        mention = moved_role(mention, relation, "mentions")
    return mention


def _is_background(place: Place) -> bool:
    sentence = place.sentence
    return sentence.passage.role == "motivation" and _OURS.search(sentence.text) is None

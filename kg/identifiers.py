"""Identifiers of entities and results: readable, stable, bounded, and different for what is different.

`entity/qwen2.5-vl-7b-instruct`, `metric/accuracy`, `task/수학-추론`, `result/2505.05315/1f3a…`, and `entity/tapo@2505.12345`
or `entity/pets@dataset` for one of several things of a name. Letters and digits of any script stay; nothing depends on what was
read before.
"""

import hashlib
import re

from kg.names.keys import form_key
from kg.names.tokens import plain_letters

MAX_SLUG = 96
"""Characters of a slug; a longer one is cut and ends in the hash of the whole name."""

SPACES = {"Metric": "metric", "Task": "task"}
"""Where ids of a type live; all others live in `entity`."""

_PAPER = "paper/"
_GAP = re.compile(r"[\s_/\\,:;|‐-―-]+")
_DROPPED = re.compile(r"[^\w.+#*^&=~!$%@<>\-]")
_EDGES = "-. "
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*(?:(?<![Vv])[ -]?\d+(?:\.\d+)?(?:[ -]\d+(?:\.\d+)?[BM])?(?:[ -][A-Za-z]+)*)?")
"""Words with a number and a size among them: their slugs say all that they say."""
SHORT_NAME = 4
"""In names up to this length a hyphen or a capital may matter (U-NO is not UNO)."""


def node_id(type_name: str, slug: str) -> str:
    """The id of an entity of that type; a sign @ is left to the ids of homonyms, where there may be any."""
    return f"{SPACES[type_name]}/{slug}" if type_name in SPACES else f"entity/{slug.replace('@', '-at-')}"


def paper_node(arxiv: str) -> str:
    """The id of a paper's node."""
    return f"{_PAPER}{arxiv}"


def arxiv_of(node: str) -> str:
    """The arXiv id of a paper's node; any other text stays as it is."""
    return node.removeprefix(_PAPER)


def space_of(node: str) -> str:
    """Where an id lives: `entity`, `metric`, `task`, ..."""
    return node.partition("/")[0]


def homonym_id(entity_id: str, what: str) -> str:
    """The id of one of several things of a name: with the arXiv id of the paper that proposes it, or with what it is."""
    return f"{entity_id}@{what}"


def is_homonym(entity_id: str) -> bool:
    """Whether an id is that of one of several things of a name."""
    return "@" in entity_id


def bare_id(entity_id: str) -> str:
    """The id without the paper of one of several things, and without the hash that tells names of one slug apart."""
    return re.split("[@~]", entity_id, maxsplit=1)[0]


def text_slug(text: str) -> str:
    """A name in small letters with hyphens for gaps; what can't be told from the slug again is told by a hash behind `~`."""
    if SHORT_NAME < len(text) < MAX_SLUG and _PLAIN.fullmatch(text):
        return text.lower().replace(" ", "-")
    slug = _DROPPED.sub("", _GAP.sub("-", plain_letters(text).casefold().replace("×", "x"))).strip(_EDGES).replace("~", "-")
    short = slug[:MAX_SLUG].rstrip(_EDGES)
    key = form_key(text)
    if short and short == slug and any(form_key(s) == key for s in (short, short.upper())):
        return short
    tail = text_hash(key)
    return f"{short}~{tail}" if short else f"~{tail}"


def text_hash(*texts: str, digits: int = 10) -> str:
    """Hexadecimal digits that stand for the texts in their order."""
    whole = "\x1f".join(texts).encode(errors="surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:digits]

"""The normal form under which two spellings of one name meet, and nothing else does."""

import hashlib
import re

from kg.names.forms import MAX_LENGTH, read_form, tidy
from kg.names.parts import split_name

_ORDER_OF_GROWTH = re.compile(r"[OΘΩ]\(.+\)")
"""`O(1)` is not the model o1."""


def name_key(name: str) -> str:
    """The normal key: family, then versions in order, dates, sizes and variants as sets; equal keys, equal parts."""
    return form_key(read_form(name).text)


def name_keys(name: str) -> tuple[str, ...]:
    """Every key of a spelling: by its parts, and as it runs without separators (which knows no order of parts)."""
    return form_keys(read_form(name).text)


def form_keys(text: str) -> tuple[str, ...]:
    """Both keys of a form's text."""
    key = form_key(text)
    return (key,) if key[0] == "\0" else (key, "=" + split_name(text).run_key)


def form_key(text: str) -> str:
    """The key of a form's text; of one without letters, digits or signs, and of an endless one, that text's own."""
    if len(text) > MAX_LENGTH:
        return "\0" + hashlib.sha256(tidy(text).casefold().encode()).hexdigest()
    parts = split_name(text)
    if not parts.family_key or not text.isprintable() or (text[-1] == ")" and _ORDER_OF_GROWTH.fullmatch(text)):
        return "\0" + text.casefold()
    return parts.key

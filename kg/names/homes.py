"""Where a name is at home: the one lexicon that has it in this very spelling (MAE the method, mae the measure)."""

from collections.abc import Sequence

from kg.names.forms import are_initials, read_form
from kg.names.lexicon import Lexicon, Name
from kg.names.spelled_out import spelled_out
from kg.spelling import without_gaps


def are_apart(left: str, right: str, lexicons: Sequence[Lexicon]) -> bool:
    """Whether each name, in this very spelling, stands in a lexicon of its own."""
    homes = [_home(name, lexicons) for name in (left, right)]
    return None not in homes and homes[0] != homes[1]


def _home(name: str, lexicons: Sequence[Lexicon]) -> int | None:
    """The place of the one lexicon that has a name, or what it spells out, in this very spelling; None if none or several.

    A word that a table begins with may be the one in small letters (Perplexity); a phrase that terms join to a name is at home
    with that as well.
    """
    told = spelled_out(read_form(name))
    full = told.long if told and are_initials(told.short, told.long) else name
    read = [lexicon.read(full) for lexicon in lexicons]
    homes = [i for i, n in enumerate(read) if _is_at_home(n)]
    return homes[0] if len(homes) == 1 else None


def _is_at_home(name: Name) -> bool:
    text = name.form.text
    texts = {_written(text), text.lower() if text.istitle() else _written(text)}
    joined = " " in text and not name.form.kind and name.concept is not None
    return joined or any(_written(s) in texts for c in name.meanings for s in c.spellings)


def _written(text: str) -> str:
    """A spelling without gaps; capitals tell one word from another (MAE, mae), not phrases of several."""
    return without_gaps(text.casefold() if " " in text else text)

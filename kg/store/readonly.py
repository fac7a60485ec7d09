"""Whether a query only reads the graph: neither engine keeps one from files of the machine or from other hosts by itself.

Neither gives access to a parsed query, so that its text is looked at.
"""

import re
from collections.abc import Collection
from itertools import accumulate

from kg.errors import QueryError

READING = frozenset({"CALL", "MATCH", "OPTIONAL", "RETURN", "UNWIND", "WITH"})
"""Words that a statement of Cypher may begin with; all others of LadybugDB write, or read what is not the graph."""

_UNREAD = re.compile(r"/\*.*?\*/|//[^\n\r]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")
_BRACKET = re.compile(r"[()\[\]{}]")
_DEEPEST = 200
"""Each further bracket costs the engine more than the one before: some hundred a second, a thousand minutes."""
_WORD = re.compile(r"[a-z_]\w*", re.IGNORECASE)
_GAP = "[\\s\u180e]+"
_FILE = re.compile(rf"load{_GAP}(?:from\b|with{_GAP}headers\b)|(?<![a-z_])call{_GAP}read_", re.IGNORECASE)
"""What reads a file within a statement; no other clause of Cypher has the word FROM, and a number may touch LOAD."""
_MODES = frozenset({"EXPLAIN", "PROFILE", "LOGICAL"})
_BEGINNINGS = ", ".join(sorted(READING))

_SERVICE = re.compile(r"[?$][A-Za-z0-9_]+|(?P<clause>service)(?=[^\"')\]},.;|])", re.IGNORECASE)
"""A variable, or the word that may begin a clause: nothing behind it rules that out."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def refuse_the_unreadable(cypher: str, *, given: Collection[str]) -> None:
    """Raise QueryError where a parameter is not given, which the engine takes for null, or brackets are nested without end."""
    text = _UNREAD.sub(" ", cypher)
    missing = next((name for name in _PARAMETER.findall(text) if name not in given), None)
    if missing:
        raise QueryError(f"Cypher: no value for ${missing}")
    depth = accumulate((1 if sign in "([{" else -1 for sign in _BRACKET.findall(text)), initial=0)
    if max(depth) > _DEEPEST:
        raise QueryError(f"Cypher: brackets within brackets, over {_DEEPEST} deep")


def refuse_all_but_reading(cypher: str) -> None:
    """Raise QueryError where a statement of the text does more than read the graph."""
    for statement in _UNREAD.sub(" ", cypher).split(";"):
        words = (word[0].upper() for word in _WORD.finditer(statement))
        first = next((word for word in words if word not in _MODES), "")
        if first and first not in READING:
            raise QueryError(f"Cypher: {first} is refused; a query only reads the graph, and begins with {_BEGINNINGS}")
        if _FILE.search(statement):
            raise QueryError("Cypher: a query reads no file, only the graph")


def refuse_other_hosts(sparql: str) -> None:
    """Raise QueryError where a query in SPARQL may hold a SERVICE clause."""
    if asks_elsewhere(sparql):
        raise QueryError("SPARQL: SERVICE is refused, in strings too: a query asks no other host")


def asks_elsewhere(text: str) -> bool:
    """Whether the query holds a SERVICE clause, which would send requests to other hosts.

    The text is searched as it stands, in strings and comments too: a string with the word in its midst and a prefix of that
    name are refused along with the real ones, and none gets through.
    """
    plain = _ESCAPE.sub(lambda match: _character(int(match[1] or match[2], 16)), text)
    before_brace = (searched[: searched.rfind("{") + 1] for searched in (text, plain))
    return any(found["clause"] for searched in before_brace for found in _SERVICE.finditer(searched))


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else ""

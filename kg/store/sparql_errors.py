"""What is wrong with a query in SPARQL, where the engine's own words do not say it: a prefix, or an update."""

import re

from kg.iris import PREFIXES
from kg.sparql_text import STRING_IRI_COMMENT

_UNREAD = re.compile(STRING_IRI_COMMENT, re.DOTALL)
_PREFIX = re.compile(r"(?<![\w?$:.@-])([^\W\d_][\w.-]*)?:")
_DECLARED = re.compile(r"\bprefix\s+([^\s:]*):", re.IGNORECASE)
_FIRST = re.compile(r"\s*(?:(?:prefix\s+[^\s:]*:|base)\s*)*([a-z]+)", re.IGNORECASE)
_WRITING = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})


def explained(query: str, message: str) -> str:
    """The engine's message about a query that it refused, or a plainer one."""
    text = _UNREAD.sub(" ", query)
    first = _FIRST.match(text)
    if first and first[1].upper() in _WRITING:
        return f"{first[1].upper()} is refused; a query only reads the graph, and is ASK, CONSTRUCT, DESCRIBE or SELECT"
    known = {*PREFIXES, *_DECLARED.findall(text)}
    unknown = sorted({found for found in _PREFIX.findall(text) if found not in known})
    if unknown and "Prefix not found" in message:
        shown = ", ".join(f"{name}:" for name in unknown)
        return f"unknown prefix {shown}; known: {', '.join(sorted(known))}; declare others: PREFIX {unknown[0]}: <http://...>"
    return message[:300]

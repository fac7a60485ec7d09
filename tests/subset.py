"""The part of Cypher that LadybugDB 0.22 and Neo4j 5.26 read alike, as a check of a query's text (see docs/cypher.md).

A list of what was tried, equal on both, and nothing else: whatever is not on it is a problem, so that a query that passes can
be asked of either. It looks at tokens, not at a parse tree, which is enough to hold a question's file to the list.
"""

import re
from collections.abc import Iterator

CLAUSES = frozenset(
    "MATCH OPTIONAL WHERE WITH UNWIND RETURN ORDER BY LIMIT UNION ALL DISTINCT AS ASC DESC AND OR NOT IN IS NULL CASE WHEN THEN"
    " ELSE END EXISTS COUNT STARTS ENDS CONTAINS TRUE FALSE".split()
)
"""Words in capitals that a query may have."""

FUNCTIONS = frozenset("abs coalesce collect count left max min range right size sum toLower toUpper trim type".split())
"""Functions that a query may call."""

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*)|(?P<text>'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")|(?P<quoted>`[^`]*`)|(?P<parameter>\$\w+)"
    r"|(?P<number>\d+(?:\.\d+)?(?!\w))|(?P<word>[A-Za-z_]\w*)|(?P<sign><=|>=|<>|\.\.|->|<-|[-+*/%=<>.,:;|()\[\]{}])|(?P<space>\s+)"
)
_NODE = re.compile(r"\(\s*(\w*)\s*((?::\s*[\w|` ]+)?)\s*(?:\{[^}]*\})?\s*\)")
_EDGE = re.compile(r"(?:<-|-)\s*\[[^\]]*\]\s*(?:->|-)")
_STAR = re.compile(r"\*\s*([01])\s*\.\.\s*([1-9])\s*\]|\*")
_INDEX = re.compile(r"[\w\])`]\[(?!-\w+\])")
_MATCH = re.compile(r"\bMATCH\b(.*?)(?=\b(?:OPTIONAL|MATCH|WHERE|WITH|UNWIND|RETURN|ORDER|UNION)\b|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"\[[^\]]*\]")


def problems_of(cypher: str) -> list[str]:
    """What in the query is outside the shared part, in words; empty if nothing is."""
    bare = "".join(" " if kind in ("comment", "text") else text for kind, text in _tokens(cypher))
    checks = (_unknown(cypher), _calls(bare), _indexes(bare), _walks(bare), _ends(bare), _orders(bare), _repeats(bare))
    return list(dict.fromkeys(problem for check in checks for problem in check))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        yield (str(match.lastgroup), match[0]) if match else ("unknown", text[place])
        place = match.end() if match else place + 1


def _unknown(text: str) -> Iterator[str]:
    previous = ""
    for kind, token in _tokens(text):
        if kind == "unknown":
            yield f"the character {token!r}"
        if kind == "word" and token.isupper() and len(token) > 1 and previous not in (":", "|") and token not in CLAUSES:
            yield f"the word {token}"
        if kind not in ("space", "comment"):
            previous = token


def _calls(bare: str) -> Iterator[str]:
    for name in re.findall(r"\b([A-Za-z_]\w*)\s*\(", bare):
        if name not in FUNCTIONS and name.upper() not in CLAUSES:
            yield f"the function {name}"
    for word in re.findall(r"\b(EXISTS|COUNT)\s*\{(?!\s*MATCH\b)", bare):
        yield f"{word} {{ }} without MATCH"
    for inner in re.findall(r"\b(?:EXISTS|COUNT)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", bare):
        if len(re.findall(r"\bMATCH\b", inner)) > 1:
            yield "two MATCH clauses in one EXISTS { } or COUNT { }"
    if re.search(r"\w\s*\{\s*\.", bare):
        yield "a map projection"
    if re.search(r"\[\s*\w+\s+IN\b", bare):
        yield "a list comprehension"
    if re.search(r"(?<![(\[{,\w`])\s*\b\w+\s*:\s*[A-Z]\w*", re.sub(r"\([^()]*\)|\[[^\]]*\]", " ", bare)):
        yield "a label as a condition"
    if re.search(r"\$\w+\s+IS\b", bare):
        yield "$name IS NULL"


def _indexes(bare: str) -> Iterator[str]:
    if _INDEX.search(bare):
        yield "an index that is not [-i]: lists begin at 1 in LadybugDB, at 0 in Neo4j"


def _walks(bare: str) -> Iterator[str]:
    for edge in _EDGE.findall(bare):
        star = _STAR.search(edge)
        if star and not (star[1] and int(star[2]) <= 5):
            yield "a walk that is not *0..n or *1..n with n at most 5"
        if ":" not in edge:
            yield "a relationship without a type"
    if re.search(r"\b(?:shortest|SHORTEST|allShortestPaths)", bare):
        yield "a shortest path"


def _ends(bare: str) -> Iterator[str]:
    """Both ends of a relationship need a label, there or where the variable stood before; Neo4j scans all nodes otherwise."""
    labelled: set[str] = set()
    for match in _MATCH.finditer(bare):
        for name, labels in _NODE.findall(match[1]):
            if not labels and name not in labelled:
                yield f"the node ({name}) without a label"
            labelled.add(name)


def _orders(bare: str) -> Iterator[str]:
    for clause in re.findall(r"\bWITH\b(.*?)(?=\b(?:MATCH|OPTIONAL|WITH|UNWIND|RETURN)\b|\Z)", bare, re.DOTALL):
        if "ORDER" in clause and "LIMIT" not in clause:
            yield "ORDER BY in WITH without LIMIT"
    for part in re.split(r"\bUNION\b", bare)[:-1]:
        if "ORDER" in part.rsplit("RETURN", 1)[-1]:
            yield "ORDER BY before UNION"


def _repeats(bare: str) -> Iterator[str]:
    """An edge type twice in one MATCH: LadybugDB may take the same edge for both, Neo4j never does."""
    for match in _MATCH.finditer(bare):
        edges = [set(re.findall(r"[A-Z_]{3,}", inner)) for inner in _ELEMENT.findall(match[1])]
        if any(a & b for i, a in enumerate(edges) for b in edges[:i]):
            yield "a relationship type twice in one MATCH"

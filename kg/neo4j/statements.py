"""The Cypher that we send: labels and types come from the vocabulary and are quoted, all values are parameters."""

from collections.abc import Iterable

from kg.neo4j.texts import BUILD, GRAPH, HASH
from kg.propertygraph import EDGE_COLUMNS, columns_of
from kg.vocabulary import Vocabulary

NAMES_INDEX = "kg_names"
REJECTED = "rejected"
"""The property, true, by which a curator says that an edge is wrong."""

PARTS = 64
"""In how many rows the marks of one kind arrive, so that none of them gets too large."""

_OURS = f"{GRAPH} = $graph"


def quoted(name: str) -> str:
    """The name as an identifier of Cypher, whatever it holds."""
    return f"`{name.replace('`', '``')}`"


def constraint(label: str) -> str:
    """A constraint of unique ids, with the index that belongs to it."""
    return f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"


def names_index(labels: Iterable[str]) -> str:
    """One full-text index over the names of all nodes but digests and results.

    The analyzer `cjk` cuts Korean into pairs of syllables, so that a name is found with a particle behind it, and English into
    words in small letters.
    """
    named = _any_of(label for label in labels if label not in ("Digest", "Result"))
    return (
        f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:{named}) ON EACH [n.name, n.aliases, n.titles] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )


def labels_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The labels of nodes, sorted."""
    return tuple(sorted(kind.label for kind in vocabulary.node_types))


# ---------------------------------------------------------------- reading

AWAIT_INDEXES = "CALL db.awaitIndexes(600)"
COUNT_NODES = "MATCH (n) RETURN count(n)"
CONSTRAINED = (
    "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties WHERE type = 'UNIQUENESS' AND properties = ['id'] "
    "RETURN labelsOrTypes[0]"
)
HAS_NAMES_INDEX = f"SHOW INDEXES YIELD name WHERE name = '{NAMES_INDEX}' RETURN name"


_MARKS = f"n.{GRAPH}, n.{BUILD}, toIntegerOrNull(n.{HASH}) % {PARTS}, collect([elementId(n), n.id, toIntegerOrNull(n.{HASH})])"
"""The rest of a node's marks, many nodes in one row: a row costs the driver far more than an item of a list."""

_EDGE_MARKS = (
    f"WITH a, collect(r.{HASH}) AS hashes RETURN toIntegerOrNull(a.{HASH}) % {PARTS}, collect([elementId(a), a.id, hashes])"
)


def node_marks(labels: Iterable[str]) -> str:
    """All nodes with one of these labels: those labels, owner, fingerprint of the whole graph, and lists of `_MARKS`."""
    return f"MATCH (n:{_any_of(labels)}) RETURN [l IN labels(n) WHERE l IN $labels], {_MARKS}"


def strayed_nodes(labels: Iterable[str]) -> str:
    """Nodes of ours that somebody took every label of ours from, in the same columns."""
    return f"MATCH (n) WHERE n.{_OURS} AND NOT n:{_any_of(labels)} RETURN [], {_MARKS}"


NODE_VALUES = (
    "UNWIND $elements AS e MATCH (n) WHERE elementId(n) = e RETURN e, labels(n), properties(n), "
    f"EXISTS {{ (n)-[r]-() WHERE r.{GRAPH} IS NULL OR r.{GRAPH} <> $graph }}"
)
"""The values of nodes named by element id, and whether edges that are not ours hold them."""


def edge_marks(labels: Iterable[str]) -> str:
    """Our edges that leave nodes with one of these labels: lists of the node's element id, its id, the edges' fingerprints."""
    return f"MATCH (a:{_any_of(labels)})-[r]->() WHERE r.{_OURS} {_EDGE_MARKS}"


STRAYED_EDGE_MARKS = f"UNWIND $elements AS e MATCH (a)-[r]->() WHERE elementId(a) = e AND r.{_OURS} {_EDGE_MARKS}"
"""The same for nodes named by element id."""

EDGE_VALUES = (
    f"UNWIND $elements AS e MATCH (a)-[r]->(b) WHERE elementId(a) = e AND r.{_OURS} "
    "RETURN elementId(r), a.id, type(r), b.id, properties(r)"
)
"""Our edges that leave the nodes named by element id, whole."""

GRAPH_NAMES = f"MATCH (n) WHERE n.{GRAPH} IS NOT NULL RETURN DISTINCT n.{GRAPH} AS name ORDER BY name"
ALL_NODES = f"MATCH (n) WHERE n.{_OURS} RETURN n.id, labels(n), properties(n)"
ALL_EDGES = f"MATCH (a)-[r]->(b) WHERE r.{_OURS} RETURN a.id, type(r), b.id, properties(r)"


def handmade_nodes(labels: Iterable[str]) -> str:
    """Nodes of nobody's with a label of ours: that label, and what they go by."""
    return (
        f"MATCH (n:{_any_of(labels)}) WHERE n.{GRAPH} IS NULL "
        "RETURN head([l IN labels(n) WHERE l IN $labels]), toString(coalesce(n.id, n.name, elementId(n))) ORDER BY 1, 2"
    )


HANDMADE_EDGES = (
    f"MATCH (a)-[r]->(b) WHERE r.{GRAPH} IS NULL AND ((a.{_OURS} AND b.{_OURS}) "
    f"OR ((a.{_OURS} OR b.{_OURS}) AND type(r) IN $types)) "
    "WITH r, [n IN [a, b] | toString(coalesce(n.id, n.name, elementId(n)))] AS ends "
    "RETURN ends[0], type(r), ends[1] ORDER BY 1, 2, 3"
)
"""Edges of nobody's between nodes of ours, or of a type of ours that lead to or from one."""


# ---------------------------------------------------------------- writing
#
# New rows are lists, not maps: their columns are named once, in the statement. That is half of the work to send them, and a
# server that sees that no `id` is set has no need to find all places before it writes the first row.


def create_nodes(label: str) -> str:
    """Create nodes, rows being id, fingerprint, columns.

    One that a retry finds is ours, and one that a stranger made meanwhile breaks the constraint.
    """
    return (
        f"UNWIND $rows AS row MERGE (n:{quoted(label)} {{id: row[0], {GRAPH}: $graph}}) "
        f"SET n += {_values(columns_of(label), first=1)} RETURN count(n)"
    )


def update_nodes(old: Iterable[str], new: str) -> str:
    """Set values of nodes named by element id, and change their label from `old`."""
    removed = "".join(f"REMOVE n:{quoted(label)} " for label in old if label != new)
    return (
        f"UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element {removed}"
        f"SET n:{quoted(new)} SET n += row.values SET n.{GRAPH} = $graph RETURN count(n)"
    )


DELETE_NODES = (
    f"UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row AND n.{_OURS} "
    "WITH n, n.id AS id, EXISTS { (n)--() } AS held "
    f"FOREACH (x IN CASE WHEN held THEN [n] ELSE [] END | REMOVE x.{GRAPH}, x.{HASH}, x.{BUILD}) "
    "FOREACH (x IN CASE WHEN held THEN [] ELSE [n] END | DELETE x) WITH id, held WHERE held RETURN id"
)
"""Delete nodes named by element id; one that still has edges stays, without our marker, and is returned."""


def put_edges(kind: str, source: str, target: str) -> str:
    """Create edges, or set the values of those that are there, rows being source, target, fingerprint, columns.

    A stranger's edge of the same type and ends is another edge.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{quoted(source)} {{id: row[0]}}) MATCH (b:{quoted(target)} {{id: row[1]}}) "
        f"MERGE (a)-[r:{quoted(kind)} {{{GRAPH}: $graph}}]->(b) "
        f"SET r += {_values(EDGE_COLUMNS, first=2)} RETURN count(r)"
    )


DELETE_EDGES = f"UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row AND r.{_OURS} DELETE r"
"""Delete edges named by element id."""


def settle(*, edges: bool) -> str:
    """Leave the values of nodes or edges as they are, and note that this was decided against what the graph says now."""
    what = "()-[x]->()" if edges else "(x)"
    return f"UNWIND $rows AS row MATCH {what} WHERE elementId(x) = row.element AND x.{_OURS} SET x.{HASH} = row.hash"


def release(*, edges: bool) -> str:
    """Take our marker from nodes or edges, which are from then on somebody else's."""
    what = "()-[x]->()" if edges else "(x)"
    return f"UNWIND $rows AS row MATCH {what} WHERE elementId(x) = row AND x.{_OURS} REMOVE x.{GRAPH}, x.{HASH}, x.{BUILD}"


STAMP = f"MATCH (d:Digest) WHERE d.{_OURS} AND (d.{BUILD} IS NULL OR d.{BUILD} <> $build) SET d.{BUILD} = $build"
"""Note on each digest that the whole graph has arrived."""


def _values(columns: Iterable[str], *, first: int) -> str:
    """The map of the fingerprint and the columns, from the `first` item of a row on; one that is null there is removed."""
    return f"{{{', '.join(f'{quoted(name)}: row[{n}]' for n, name in enumerate((HASH, *columns), start=first))}}}"


def _any_of(labels: Iterable[str]) -> str:
    return "|".join(map(quoted, labels))

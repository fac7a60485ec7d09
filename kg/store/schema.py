"""The tables of the property graph as LadybugDB declares them: one for each label of nodes, one for each type of edges."""

from collections.abc import Iterator, Mapping

from kg.propertygraph import EDGE_COLUMNS, Kind, columns_of
from kg.vocabulary import Relation, Vocabulary

_TYPES: dict[Kind, str] = {
    "text": "STRING",
    "number": "DOUBLE",
    "integer": "INT64",
    "truth": "BOOL",
    "texts": "STRING[]",
    "numbers": "DOUBLE[]",
    "integers": "INT64[]",
}


def table_statements(vocabulary: Vocabulary) -> Iterator[str]:
    """The statements that make all tables, those of nodes first, without semicolons."""
    for kind in vocabulary.node_types:
        yield f"CREATE NODE TABLE `{kind.label}`({_columns({'id': 'text', **columns_of(kind.label)})}, PRIMARY KEY(id))"
    for relation in vocabulary.relations:
        yield f"CREATE REL TABLE `{relation.cypher}`({_pairs(relation, vocabulary)}, {_columns(EDGE_COLUMNS)})"


def _columns(columns: Mapping[str, Kind]) -> str:
    return ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in columns.items())


def _pairs(relation: Relation, vocabulary: Vocabulary) -> str:
    ends = [[vocabulary.get_type(name).label for name in side] for side in (relation.sources, relation.targets)]
    return ", ".join(f"FROM `{source}` TO `{target}`" for source in ends[0] for target in ends[1])

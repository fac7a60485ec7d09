"""Which relations a paper can have with what: `evaluatesOn` with data, `comparesWith` with a system."""

from kg.names.lexicon import DATA

_FOR_DATA = {"comparesWith": "evaluatesOn", "evaluates": "evaluatesOn"}
_FOR_SYSTEMS = {"evaluatesOn": "evaluates", "trainsOn": "uses"}


def fitting_relation(relation: str, type_name: str) -> str:
    """The relation that a paper can have with an entity of that type, where a reader took the type for another."""
    return (_FOR_DATA if type_name in DATA else _FOR_SYSTEMS).get(relation, relation)

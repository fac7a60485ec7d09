"""The roles of a mention with one more, one less, or one for another."""

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Evidence, Mention, Role


def moved_role(mention: Mention, old: str, new: str) -> Mention:
    """The mention with one role for another, on the same evidence."""
    role = next((role for role in mention.roles if role.relation == old), None)
    return with_role(without_role(mention, old), new, role.evidence) if role else mention


def without_role(mention: Mention, relation: str) -> Mention:
    """The mention without a role, perhaps without any."""
    return replace(mention, roles=tuple(role for role in mention.roles if role.relation != relation))


def with_role(mention: Mention, relation: str, pieces: Iterable[Evidence]) -> Mention:
    """The mention with a role, on further evidence if it has it; what has a role is not merely mentioned."""
    held = {role.relation: role.evidence for role in mention.roles if role.relation != "mentions"}
    held[relation] = tuple(sorted({*held.get(relation, ()), *pieces}))
    return replace(mention, roles=tuple(Role(name, held[name]) for name in sorted(held)))

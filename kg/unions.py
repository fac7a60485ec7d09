"""Groups that grow by joining, with pairs that must never meet."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Disjoint sets. `part` members first, then `join`: a join that would bring parted ones together is refused.

    `members` come in their order, others behind them as they are met. `facts` tells of a member what is so of it, by question;
    groups whose answers to one question differ are not joined.
    """

    def __init__(self, members: Iterable[T] = (), *, facts: Callable[[T], Mapping[str, str]] = lambda _: {}) -> None:
        self._above = {member: member for member in members}
        self._places = {member: place for place, member in enumerate(self._above)}
        self._tell = facts
        self._facts: dict[T, dict[str, str]] = {}
        self._enemies: dict[T, set[T]] = defaultdict(set)

    def root(self, member: T) -> T:
        """The member that stands for the group: the first of it."""
        above = self._above
        if member not in above:
            above[member], self._places[member] = member, len(above)
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def part(self, left: T, right: T) -> None:
        """Never let these two come together."""
        one, other = self.root(left), self.root(right)
        if one != other:
            self._enemies[one].add(other)
            self._enemies[other].add(one)

    def join(self, left: T, right: T, *, forced: bool = False) -> bool:
        """Make one group of two; False if they are parted or, unless `forced`, their facts contradict each other."""
        one, other = sorted((self.root(left), self.root(right)), key=self._places.__getitem__)
        if one == other:
            return True
        if other in self._enemies.get(one, ()) or (self._contradict(one, other) and not forced):
            return False
        self._facts[one] = {**self._known(other), **self._known(one)}
        self._above[other] = one
        for enemy in self._enemies.pop(other, set()):
            self._enemies[enemy].discard(other)
            self._enemies[enemy].add(one)
            self._enemies[one].add(enemy)
        return True

    def _contradict(self, one: T, other: T) -> bool:
        fewer, more = sorted((self._known(one), self._known(other)), key=len)
        return any(more.get(question, answer) != answer for question, answer in fewer.items())

    def _known(self, root: T) -> dict[str, str]:
        if root not in self._facts:
            self._facts[root] = dict(self._tell(root))
        return self._facts[root]

    def groups(self) -> list[list[T]]:
        """The groups, each in order, sorted by their first members."""
        found: dict[T, list[T]] = defaultdict(list)
        for member in self._above:
            found[self.root(member)].append(member)
        return list(found.values())

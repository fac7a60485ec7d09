"""Groups that grow by joining, with pairs that must never meet."""

from collections import defaultdict
from collections.abc import Callable, Mapping


class Unions:
    """Disjoint sets over 0..n-1. `part` members first, then `join`: a join that would bring parted ones together is refused.

    `facts` tells of a member what is so of it, by question; groups whose answers to one question differ are not joined.
    """

    def __init__(self, count: int, *, facts: Callable[[int], Mapping[str, str]] = lambda _: {}) -> None:
        self._above = list(range(count))
        self._tell = facts
        self._facts: dict[int, dict[str, str]] = {}
        self._enemies: dict[int, set[int]] = defaultdict(set)

    def root(self, member: int) -> int:
        """The member that stands for the group: the smallest of it."""
        above = self._above
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def part(self, left: int, right: int) -> None:
        """Never let these two come together."""
        one, other = self.root(left), self.root(right)
        if one != other:
            self._enemies[one].add(other)
            self._enemies[other].add(one)

    def join(self, left: int, right: int, *, forced: bool = False) -> bool:
        """Make one group of two; False if they are parted or, unless `forced`, their facts contradict each other."""
        one, other = sorted((self.root(left), self.root(right)))
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

    def _contradict(self, one: int, other: int) -> bool:
        fewer, more = sorted((self._known(one), self._known(other)), key=len)
        return any(more.get(question, answer) != answer for question, answer in fewer.items())

    def _known(self, root: int) -> dict[str, str]:
        if root not in self._facts:
            self._facts[root] = dict(self._tell(root))
        return self._facts[root]

    def groups(self) -> list[list[int]]:
        """The groups, each in order, sorted by their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in range(len(self._above)):
            found[self.root(member)].append(member)
        return [found[root] for root in sorted(found)]

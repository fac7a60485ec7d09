"""Groups that grow by joining, with pairs that must never meet."""

from collections import defaultdict
from collections.abc import Sequence


class Unions:
    """Disjoint sets over 0..n-1. `part` members first, then `join`: a join that would bring parted ones together is refused.

    Groups with two different `labels` (`""` for none) are refused as well.
    """

    def __init__(self, count: int, *, labels: Sequence[str] = ()) -> None:
        self._above = list(range(count))
        self._labels = dict(enumerate(labels))
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
        """Make one group of two; False if they are parted or, unless `forced`, labelled differently."""
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        labels = {self._labels.get(one, ""), self._labels.get(other, "")} - {""}
        if other in self._enemies.get(one, ()) or (len(labels) > 1 and not forced):
            return False
        self._labels[one] = min(labels, default="")
        self._above[other] = one
        for enemy in self._enemies.pop(other, set()):
            self._enemies[enemy].discard(other)
            self._enemies[enemy].add(one)
            self._enemies[one].add(enemy)
        return True

    def groups(self) -> list[list[int]]:
        """The groups, each in order, sorted by their first members."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in range(len(self._above)):
            found[self.root(member)].append(member)
        return [found[root] for root in sorted(found)]

"""The shortest path between two nodes: breadth first from both ends, over one-hop queries in whatever language.

Databases have shortest paths of their own, but not the same ones: the embedded engine crashes where an end is missing, and
SPARQL has none. Here both ends are known to exist, the graph is walked in both directions of its edges, and of all shortest
paths the first in the order of ids is taken, so that every engine gives the same.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

MOST_HOPS = 6


class Hop(NamedTuple):
    """An edge of the graph as it stands there, whichever way it is walked."""

    source: str
    relation: str
    target: str


Hops = Callable[[Sequence[str]], Iterable[Hop]]
"""All edges that touch any of the given nodes."""


def find_path(start: str, end: str, *, hops: Hops, most: int = MOST_HOPS) -> tuple[Hop, ...] | None:
    """The edges of the shortest path from `start` to `end`, or None if there is none of at most `most` edges.

    Of several, the one whose nodes come first by id, node by node from the start, and between two nodes the first relation.
    """
    if start == end:
        return ()
    search = _Search(start, end, hops)
    for _ in range(most):
        if search.grow():
            return search.path()
    return None


class _Search:
    """Two layers of nodes that grow towards each other; `edges` keeps every edge seen."""

    def __init__(self, start: str, end: str, hops: Hops) -> None:
        self.start, self.end, self.hops = start, end, hops
        self.depths: tuple[dict[str, int], dict[str, int]] = ({start: 0}, {end: 0})
        self.layers: list[set[str]] = [{start}, {end}]
        self.links: dict[str, dict[str, Hop]] = {}

    def grow(self) -> bool:
        """Grow the smaller layer by a hop; whether the two have met."""
        side = 0 if len(self.layers[0]) <= len(self.layers[1]) else 1
        seen, found = self.depths[side], set()
        depth = 1 + max(seen.values())
        for hop in self._touching(self.layers[side]):
            found.update({hop.source, hop.target} - seen.keys())
        seen.update(dict.fromkeys(found, depth))
        self.layers[side] = found
        return bool(found & self.depths[1 - side].keys())

    def _touching(self, nodes: set[str]) -> list[Hop]:
        touching = [Hop(*hop) for hop in self.hops(sorted(nodes))] if nodes else []
        for hop in touching:
            for here, there in ((hop.source, hop.target), (hop.target, hop.source)):
                ends = self.links.setdefault(here, {})
                ends[there] = min(hop, ends.get(there, hop))
        return touching

    def path(self) -> tuple[Hop, ...]:
        """The first of the shortest paths: those nodes lie on one whose distances to both ends add up to its length."""
        to_start, to_end = self.depths
        length = min(to_start[n] + to_end[n] for n in to_start.keys() & to_end.keys())
        remaining = self._distances_to_end(length)
        node, steps = self.start, []
        for left in range(length, 0, -1):
            following = min(n for n in self.links[node] if remaining.get(n) == left - 1)
            steps.append(self.links[node][following])
            node = following
        return tuple(steps)

    def _distances_to_end(self, length: int) -> dict[str, int]:
        distances, layer = {self.end: 0}, {self.end}
        for distance in range(1, length + 1):
            layer = {n for node in layer for n in self.links.get(node, ()) if n not in distances}
            distances.update(dict.fromkeys(layer, distance))
        return distances

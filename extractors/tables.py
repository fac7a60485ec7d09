"""The features of many documents' names as arrays: one row per name, one feature id per string that the model knows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, permutations

import numpy as np
from numpy.typing import NDArray

from extractors.features import NameFeatures

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_ID_BITS = 32


class Ids(dict[str, int]):
    """The ids of feature strings, -1 for strings that have none."""

    def __missing__(self, feature: str) -> int:
        return -1


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of ids of different lengths, laid end to end: list `i` is `ids[starts[i]:starts[i + 1]]`."""

    ids: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def row(self) -> Ints:
        """The list of each id."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def sums(self, weights: Floats) -> Floats:
        """For each list, the sum of its ids' rows of `weights`."""
        out = np.zeros((len(self), weights.shape[1]), np.float32)
        filled = self.starts[:-1] < self.starts[1:]
        if filled.any():
            out[filled] = np.add.reduceat(weights.take(self.ids, axis=0), self.starts[:-1][filled], axis=0)
        return out

    def subset(self, rows: NDArray[np.bool_]) -> "Rows":
        """The lists of these rows (a mask)."""
        counts = np.diff(self.starts)
        starts = np.zeros(int(rows.sum()) + 1, np.int64)
        np.cumsum(counts[rows], out=starts[1:])
        return Rows(self.ids[np.repeat(rows, counts)], starts)


def rows_of(lists: Sequence[Sequence[int]]) -> Rows:
    """The lists end to end."""
    starts = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(ids) for ids in lists], out=starts[1:])
    return Rows(np.array([i for ids in lists for i in ids], np.int64), starts)


@dataclass(frozen=True, slots=True)
class Table:
    """The names of a batch of documents.

    `document` is the index of each name's document; `own` the ids of the name itself, `around` those of its occurrences, `seen`
    those of both without repetition, `occurrence` those of each occurrence alone, whose name is row `owner`. `listed`, `beside`
    and `within` are pairs of rows: names of one enumeration, of one sentence, and a name with one that lies inside it.
    """

    names: tuple[NameFeatures, ...]
    document: Ints
    documents: int
    own: Rows
    around: Rows
    seen: Rows
    occurrence: Rows
    owner: Ints
    listed: Ints
    beside: Ints
    within: Ints

    def __len__(self) -> int:
        return len(self.names)

    def subset(self, rows: NDArray[np.bool_]) -> "Table":
        """The table of these rows (a mask) of the same documents."""
        new = np.cumsum(rows) - 1
        kept = rows[self.owner]
        return Table(
            names=tuple(name for name, keep in zip(self.names, rows, strict=True) if keep),
            document=self.document[rows],
            documents=self.documents,
            own=self.own.subset(rows),
            around=self.around.subset(rows),
            seen=self.seen.subset(rows),
            occurrence=self.occurrence.subset(kept),
            owner=new[self.owner[kept]],
            listed=_subset(self.listed, rows, new),
            beside=_subset(self.beside, rows, new),
            within=_subset(self.within, rows, new),
        )

    def with_places(self, most: int) -> "Table":
        """The table with at most so many occurrences of each name, spread evenly; ids of occurrences alone are left out."""
        names = tuple(name if len(name.spans) <= most else _thinned(name, most) for name in self.names)
        counts = [len(name.spans) for name in names]
        nothing = rows_of([[]] * sum(counts))
        return replace(self, names=names, occurrence=nothing, owner=np.repeat(np.arange(len(names)), counts))


def _thinned(name: NameFeatures, most: int) -> NameFeatures:
    kept = np.unique(np.linspace(0, len(name.spans) - 1, most).round().astype(int)).tolist()
    spans, occurrences, places = name.spans, name.occurrences, name.places
    return replace(
        name,
        spans=[spans[i] for i in kept],
        occurrences=[occurrences[i] for i in kept],
        places=[places[i] for i in kept],
    )


def _subset(pairs: Ints, rows: NDArray[np.bool_], new: Ints) -> Ints:
    return new[pairs[rows[pairs].all(axis=1)]]


def table_of(documents: Sequence[Sequence[NameFeatures]], ids: Ids) -> Table:
    """The table of a batch of documents; strings without an id are left out."""
    names = [name for document in documents for name in document]
    owner = np.repeat(np.arange(len(names)), [len(name.occurrences) for name in names])
    own = ids_of([name.name for name in names], ids)
    occurrence = ids_of([features for name in names for features in name.occurrences], ids)
    around = _distinct(owner[occurrence.row], occurrence.ids, len(names))
    seen = _distinct(np.concatenate([own.row, around.row]), np.concatenate([own.ids, around.ids]), len(names))
    pairs = _Pairs()
    row = 0
    for document in documents:
        pairs.read(document, row)
        row += len(document)
    return Table(
        names=tuple(names),
        document=np.repeat(np.arange(len(documents)), [len(d) for d in documents]),
        documents=len(documents),
        own=own,
        around=around,
        seen=seen,
        occurrence=occurrence,
        owner=owner,
        listed=_array(pairs.listed),
        beside=_array(pairs.beside),
        within=_array(pairs.within),
    )


def ids_of(lists: Sequence[Sequence[str]], ids: Ids) -> Rows:
    """The ids of each list of features, sorted, each once; strings without an id are left out."""
    counts = [len(features) for features in lists]
    found = np.fromiter(map(ids.__getitem__, chain.from_iterable(lists)), np.int64, sum(counts))
    known = found >= 0
    return _distinct(np.repeat(np.arange(len(lists)), counts)[known], found[known], len(lists))


def _distinct(row: Ints, ids: Ints, count: int) -> Rows:
    """The different ids of each of so many rows; a row and an id make one number, for sorting numbers is fast."""
    pairs = np.sort(row << _ID_BITS | ids)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return Rows(pairs & ((1 << _ID_BITS) - 1), np.searchsorted(pairs >> _ID_BITS, np.arange(count + 1)))


def _array(pairs: set[tuple[int, int]]) -> Ints:
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


class _Pairs:
    """Collects the pairs of rows that stand together."""

    def __init__(self) -> None:
        self.listed: set[tuple[int, int]] = set()
        self.beside: set[tuple[int, int]] = set()
        self.within: set[tuple[int, int]] = set()

    def read(self, names: Sequence[NameFeatures], first: int) -> None:
        lists: dict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
        sentences: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        for row, name in enumerate(names, first):
            for span, (sentence, listed) in zip(name.spans, name.places, strict=True):
                sentences[span.passage, sentence].append((row, span.start, span.end))
                if listed >= 0:
                    lists[span.passage, sentence, listed].append((row, span.start, span.end))
        for members in lists.values():
            self.listed.update(_apart(members))
        for members in sentences.values():
            self.beside.update(_apart(members))
            self.within.update(_nested(members))


def _apart(members: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    for (row, start, end), (other, begin, finish) in permutations(members, 2):
        if row != other and (end <= begin or finish <= start):
            yield row, other


def _nested(members: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda m: (m[1], -m[2], m[0]))
    for index, (row, _, end) in enumerate(ordered):
        for other, begin, _ in ordered[index + 1 :]:
            if begin >= end:
                break
            if other != row:
                yield row, other

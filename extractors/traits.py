"""What the second stage sees of a name: traits of it and of its places, and the first answers of the whole paper."""

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np

from extractors.cues import NAMES as CUE_NAMES
from extractors.outputs import KINDS, NAME, OUTPUTS, TYPES, sigmoid
from extractors.tables import Floats, Ints, Table

_ROLES = (
    "title summary goal motivation contribution method training setup datasets baselines metrics results limitations future"
    " conclusion other"
).split()
_TYPES = ("Method", "Model", "Dataset", "Benchmark", "Metric", "Task")
_PROPOSES = OUTPUTS.index("proposes")
_FLAGS = (
    "known unknown has-size has-version hyphen in-title title-start title-later title-next=: in-said-title said-title-start"
    " title-after-colon shorter grouped defined layout=hf layout=jekyll layout=general covered=all covered=none covered=some"
).split()
_FLAGS += [f"case={c}" for c in ("upper", "lower", "camel", "title", "mixed", "korean", "none")]
_FLAGS += [f"in={r}" for r in _ROLES]
_FLAGS += [
    f"{k}={t}{q}"
    for k in ("known", "known-prefix", "known-first", "known-last", "known-rest")
    for t in _TYPES
    for q in ("", "?")
]
_NUMBERS = ("count", "free", "passages", "roles", "words", "length", "longer", "spellings")
_HEADS = {
    "model": "모델|model",
    "framework": "프레임|시스템|파이프|framew|system",
    "method": "방법|기법|알고|전략|method|algor|방식|접근",
    "dataset": "데이터|코퍼|datas|corpu",
    "benchmark": "벤치|bench",
    "module": "모듈|구조|아키|손실|네트|modul|loss|어댑",
    "task": "과제|태스|작업|task",
    "measure": "점수|지표|score|metri",
}
_HEAD_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _HEADS.items()}
_PLACES = [f"{side}{cue}" for cue in CUE_NAMES for side in ("cue>", "cue<", "clause>", "first>", "last>", "near<")]
_PLACES += ["list-first", "list-later", "in-paren", "in-paren-alone", "in-label", "starts-sentence", "sentence=first", "list=0"]

COLUMNS = (*_FLAGS, *_NUMBERS, *_PLACES, *(f"tail:{h}" for h in _HEADS), *(f"head:{h}" for h in _HEADS))
"""The traits, in the order of their columns."""

_INDEX = {name: column for column, name in enumerate(COLUMNS)}


def _trait_of(feature: str) -> int:
    """A trait's column and, times the number of columns, its value; -1 for other features."""
    name, _, value = feature.partition("=")
    if feature in _INDEX:
        return _INDEX[feature] + len(COLUMNS)
    if name in _NUMBERS and value.isdigit():
        return _INDEX[name] + len(COLUMNS) * int(value)
    if name in {"tail+1", "head-1"}:
        for head, pattern in _HEAD_PATTERNS.items():
            if pattern.match(value):
                return _INDEX[f"{name[:4]}:{head}"] + len(COLUMNS)
    return -1


class _Traits(dict[str, int]):
    """The traits among the features asked for so far; bounded."""

    def __missing__(self, feature: str) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[feature] = _trait_of(feature)
        return found


_TRAITS = _Traits()
_MOST_KEPT = 1 << 19


def traits_of(table: Table) -> Floats:
    """The traits of each name: those of its places are shares of its occurrences."""
    out = np.zeros((len(table), len(COLUMNS)), np.float32)
    row, value, column = _found([[name.name] for name in table.names])
    out[row, column] = value
    row, _, column = _found([name.occurrences for name in table.names])
    share = 1 / np.array([max(len(name.occurrences), 1) for name in table.names])
    np.add.at(out.reshape(-1), row * len(COLUMNS) + column, share[row].astype(np.float32))
    return out


def _found(names: Sequence[Sequence[Sequence[str]]]) -> tuple[Ints, Ints, Ints]:
    """The traits among lists of features of each name: the name's row, the value and the column."""
    counts = [sum(map(len, lists)) for lists in names]
    features = chain.from_iterable(chain.from_iterable(names))
    found = np.fromiter(map(_TRAITS.__getitem__, features), np.int64, sum(counts))
    there = found >= 0
    value, column = np.divmod(found[there], len(COLUMNS))
    return np.repeat(np.arange(len(names)), counts)[there], value, column


def first_answers(table: Table, answers: list[Floats]) -> Floats:
    """What the first stage said of each name and of the others of its paper; `answers` are log odds, one array per view."""
    said = sigmoid(answers[0])
    count, width = said.shape
    totals = np.zeros((table.documents, width), np.float32)
    np.add.at(totals, table.document, said)
    proposed = said[:, [_PROPOSES]] * said[:, KINDS]
    proposals = np.zeros((table.documents, len(TYPES)), np.float32)
    np.add.at(proposals, table.document, proposed)
    parts = [np.clip(answer, -12, 12) for answer in answers]
    parts += [totals[table.document] - said, _best_other(table, said), proposals[table.document] - proposed]
    parts += [_rank(table.document, said[:, c]) for c in (NAME, _PROPOSES)]
    parts += [_neighbours(table.listed, said), _neighbours(table.beside, said)]
    parts += [_strongest(table.within, said[:, NAME], count), _strongest(table.within[:, ::-1], said[:, NAME], count)]
    return np.hstack(parts).astype(np.float32)


def _best_other(table: Table, said: Floats) -> Floats:
    best = np.zeros((table.documents, said.shape[1]), np.float32)
    np.maximum.at(best, table.document, said)
    first = said >= best[table.document]
    second = np.zeros_like(best)
    np.maximum.at(second, table.document, np.where(first, 0, said))
    return np.where(first, second[table.document], best[table.document])


def _rank(document: Ints, values: Floats) -> Floats:
    order = np.lexsort((-values, document))
    sorted_documents = document[order]
    place = np.arange(len(values))
    first = np.ones(len(values), bool)
    first[1:] = sorted_documents[1:] != sorted_documents[:-1]
    rank = np.empty(len(values), np.float32)
    rank[order] = place - np.maximum.accumulate(np.where(first, place, 0))
    return rank[:, None]


def _neighbours(pairs: Ints, said: Floats) -> Floats:
    """The mean of the neighbours' answers, weighted by how surely they are names, and their weight."""
    weight = np.zeros(len(said), np.float32)
    total = np.zeros_like(said)
    sure = said[pairs[:, 1], 0]
    np.add.at(weight, pairs[:, 0], sure)
    np.add.at(total, pairs[:, 0], said[pairs[:, 1]] * sure[:, None])
    return np.hstack([total / (weight[:, None] + 0.3), weight[:, None]])


def _strongest(pairs: Ints, sure: Floats, count: int) -> Floats:
    best = np.zeros(count, np.float32)
    np.maximum.at(best, pairs[:, 0], sure[pairs[:, 1]])
    return best[:, None]

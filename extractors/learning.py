"""Examples from digests and gold, and what each stage learns from a part of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.corrections import read_labels
from extractors.features import NameFeatures, read_features
from extractors.fitting import Rounds, as_matrix, fit_forest, fit_linear
from extractors.knowledge import Knowledge, load_knowledge
from extractors.labels import Labels, labels_of
from extractors.model import GATE, ReaderModel, checksum, views_of
from extractors.network import Batch, Network
from extractors.network_training import Answered, Learning, fit_network
from extractors.outputs import OUTPUTS, RELATIONS
from extractors.tables import Floats, Ids, Ints, Table, table_of
from extractors.traits import first_answers, traits_of
from extractors.trees import Forest
from extractors.windows import WindowReader
from kg.documents import read_documents
from kg.model import Document

Mask = NDArray[np.bool_]
FOLDS = 5
_LEAST = 3
_VIEWS = (("all", 3.0), ("context", 3.0), ("name", 2.0))


@dataclass(frozen=True)
class Examples:
    """Documents with gold as a table with labels; `ids` are the columns of the features, `groups` the fold of each row."""

    documents: tuple[Document, ...]
    ids: Ids
    knowledge: Knowledge
    table: Table
    labels: Labels
    groups: Ints


def read_examples(
    paths: Iterable[str | Path],
    gold: Sequence[str | Path],
    knowledge: Knowledge | None = None,
    *,
    decisions: str | Path | None = None,
) -> Examples:
    """The examples of these digests and gold files, corrected by a decisions file."""
    records = read_labels(gold, decisions)
    documents = tuple(d for d in read_documents(paths).documents if d.paper in records)
    return examples_of(documents, records, knowledge or load_knowledge())


def examples_of(documents: Sequence[Document], gold: Mapping[str, Mapping[str, Any]], knowledge: Knowledge) -> Examples:
    """The examples of these documents."""
    read = [read_features(document, knowledge) for document in documents]
    ids = _feature_ids(read)
    table = table_of(read, ids)
    folds = folds_of(documents)
    groups = np.array([folds[documents[d].paper] for d in table.document], np.int64)
    return Examples(tuple(documents), ids, knowledge, table, labels_of([d.paper for d in documents], read, gold), groups)


def folds_of(documents: Sequence[Document], count: int = FOLDS) -> dict[str, int]:
    """The fold of each paper; papers of one digest, and of digests that share a paper, are in one fold."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        while parent.setdefault(item, item) != item:
            item = parent[item]
        return item

    for document in documents:
        parent[root("file " + document.digest.path)] = root(document.paper)
    papers = sorted({document.paper for document in documents})
    sizes = Counter(root(paper) for paper in papers)
    load, at = [0] * count, {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        at[group] = min(range(count), key=lambda fold: (load[fold], fold))
        load[at[group]] += size
    return {paper: at[root(paper)] for paper in papers}


def _feature_ids(read: Sequence[Sequence[NameFeatures]]) -> Ids:
    seen: Counter[str] = Counter()
    for names in read:
        seen.update({f for name in names for part in (name.name, *name.occurrences) for f in part})
    known = sorted(feature for feature, count in seen.items() if count >= _LEAST)
    return Ids({feature: i for i, feature in enumerate(known)})


@dataclass(frozen=True)
class First:
    """What the first stage learned: the gate (its bias last), a weight per feature for each view and output, the biases."""

    gate: Floats
    weights: Floats
    bias: Floats

    def passes(self, table: Table) -> Mask:
        """Which rows pass the gate."""
        passed: Mask = table.own.sums(self.gate[:-1, None])[:, 0] + self.gate[-1] > GATE
        return passed

    def answers(self, table: Table) -> Floats:
        """The log odds of all views."""
        return table.seen.sums(self.weights) + self.bias


def fit_first(examples: Examples, rows: Mask) -> First:
    """The gate and the views learned from these rows."""
    labels, count = examples.labels, len(examples.ids)
    used = np.flatnonzero(rows & (labels.name >= 0))
    own = as_matrix(examples.table.own, count)[used]
    gate, gate_bias = fit_linear(own, labels.right[used][:, :1], labels.weight[used], penalty=2.0, steps=25)
    first = First(np.append(gate[:, 0], gate_bias), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    used = used[first.passes(examples.table)[used]]
    matrix = as_matrix(examples.table.seen, count)[used]
    parts = []
    for view, penalty in _VIEWS:
        columns = _columns(examples.ids, view)
        weights = np.zeros((count, len(OUTPUTS)), np.float32)
        part = matrix[:, columns]
        weights[columns], bias = fit_linear(part, labels.right[used], labels.weight[used], penalty=penalty)
        parts.append((weights, bias))
    return First(first.gate, np.hstack([w for w, _ in parts]), np.concatenate([b for _, b in parts]))


_SPELLING = tuple(
    (
        "name= shape= g3= g4= words= w= piece= last= first= suffix= length= case= has-size has-version hyphen masked known"
        " unknown"
    ).split()
)
"""How the features of the spelling begin."""


def _columns(ids: Mapping[str, int], view: str) -> Ints:
    """The features that a view sees: `name` the spelling alone, `context` all but the spelling."""
    if view == "all":
        return np.arange(len(ids))
    spelled = view == "name"
    return np.array([i for feature, i in ids.items() if feature.startswith(_SPELLING) == spelled], np.int64)


def fit_second(
    examples: Examples, rows: Mask, folds: Sequence[tuple[Mask, First]], whole: First, *, rounds: Rounds
) -> ReaderModel:
    """The model of the first stage `whole`, whose second stage learns from the answers of `folds`, each to its own rows."""
    passed = np.zeros(len(examples.table), bool)
    answers = np.zeros((len(examples.table), len(whole.bias)), np.float32)
    for here, first in folds:
        passed |= here & first.passes(examples.table)
        answers[here] = first.answers(examples.table)[here]
    names, priors, own = priors_of(examples, rows)
    forest, network = _fit_answers(examples, rows, passed, (answers, own), rounds=rounds)
    platt = np.tile(np.array([1.0, 0.0], np.float32), (1 + len(RELATIONS), 1))
    kept = np.flatnonzero((np.abs(whole.weights).max(axis=1) > 1e-4) | (np.abs(whole.gate[:-1]) > 1e-4))
    sums = np.array([checksum(f) for f in examples.ids], np.uint32)[kept]
    gate = np.append(whole.gate[:-1][kept], whole.gate[-1])
    return ReaderModel(sums, gate, whole.weights[kept], whole.bias, names, priors, forest, network, platt)


def _fit_answers(
    examples: Examples, rows: Mask, passed: Mask, columns: tuple[Floats, Floats], *, rounds: Rounds
) -> tuple[Forest, Network]:
    """The trees and the network; columns hold what is said of all names of a paper."""
    answers, own = columns
    table = examples.table.subset(passed)
    seen = np.hstack([first_answers(table, views_of(answers[passed])), traits_of(table), own[passed]])
    used = rows[passed]
    seen, part, labels = seen[used], table.subset(used), examples.labels.subset(np.flatnonzero(passed)[used])
    windows = WindowReader(examples.knowledge).read(examples.documents, part.document, part.names)
    right = Answered(labels.name, labels.type, labels.relations, labels.weight)
    network = fit_network(Batch(seen, windows, part.owner, part.document), right, Learning(members=rounds.members))
    return fit_forest(seen, labels, rounds), network


def priors_of(examples: Examples, rows: Mask) -> tuple[NDArray[np.uint32], Floats, Floats]:
    """What the papers of these rows say of each name: checksums, a table (row 0 for unknown names), and what each row may know.

    A row knows what other papers say of its name, not what its own does.
    """
    papers = [examples.documents[d].paper for d in examples.table.document]
    keys = [checksum(name.candidates[0].key) for name in examples.table.names]
    said: dict[int, dict[str, Floats]] = defaultdict(dict)
    for row in np.flatnonzero(rows & (examples.labels.name >= 0)).tolist():
        said[keys[row]].setdefault(papers[row], examples.labels.right[row])
    totals = {key: np.sum(list(by.values()), axis=0) for key, by in said.items()}
    nothing = np.zeros(len(OUTPUTS), np.float32)
    mean = np.sum(list(totals.values()), axis=0) / max(sum(len(by) for by in said.values()), 1)
    kept = sorted(key for key, total in totals.items() if total[0] > 0 or len(said[key]) > 1)
    priors = np.stack([_share(nothing, 0, mean), *(_share(totals[key], len(said[key]), mean) for key in kept)])
    own = np.zeros((len(keys), priors.shape[1]), np.float32)
    for row, (key, paper) in enumerate(zip(keys, papers, strict=True)):
        mine = said[key].get(paper) if key in said else None
        total, count = totals.get(key, nothing), len(said[key]) if key in said else 0
        own[row] = _share(total, count, mean) if mine is None else _share(total - mine, count - 1, mean)
    return np.array(kept, np.uint32), priors, own


def _share(total: Floats, count: int, mean: Floats) -> Floats:
    return np.append((total + mean) / (count + 1), [count, total[0]]).astype(np.float32)

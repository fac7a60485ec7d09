"""Training the reader from digests and gold: `python -m extractors.training DIGESTS GOLD... -o reader.npz`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from extractors.features import NameFeatures, read_features
from extractors.fitting import Rounds, as_matrix, fit_forest, fit_linear, require_training
from extractors.knowledge import Knowledge, load_knowledge
from extractors.labels import Labels, labels_of
from extractors.model import GATE, OUTPUTS, ReaderModel, checksum, sigmoid, write_model
from extractors.tables import Floats, Ints, Rows, Table, table_of
from extractors.traits import first_answers, traits_of
from kg.documents import read_documents
from kg.exchange import read_records
from kg.model import Document

FOLDS = 6
_LEAST = 3
_VIEWS = (("all", 3.0), ("context", 3.0), ("name", 2.0))


@dataclass(frozen=True)
class Examples:
    """Documents with gold as a table with labels; `ids` are the columns of the features, `groups` the fold of each row."""

    documents: tuple[Document, ...]
    ids: Mapping[str, int]
    table: Table
    labels: Labels
    groups: Ints


def train(paths: Iterable[str | Path], gold: Sequence[str | Path], out: str | Path) -> ReaderModel:
    """Train on the digests' papers that a gold file has and write the model; the same bytes each time.

    Of several gold files a later one overrides an earlier one's papers. Raises MissingExtraError without the extra `train`.
    """
    require_training()
    examples = read_examples(paths, gold)
    model = fit(examples, np.ones(len(examples.table), bool))
    write_model(model, Path(out))
    return model


def read_examples(paths: Iterable[str | Path], gold: Sequence[str | Path], knowledge: Knowledge | None = None) -> Examples:
    """The examples of these digests and gold files."""
    records = {paper: record for path in gold for paper, record in read_records(Path(path)).items()}
    documents = tuple(d for d in read_documents(paths).documents if d.paper in records)
    return examples_of(documents, records, knowledge or load_knowledge())


def examples_of(documents: Sequence[Document], gold: Mapping[str, Mapping[str, Any]], knowledge: Knowledge) -> Examples:
    """The examples of these documents."""
    read = [read_features(document, knowledge) for document in documents]
    ids = _feature_ids(read)
    table = table_of(read, ids)
    folds = folds_of(documents)
    groups = np.array([folds[documents[d].paper] for d in table.document], np.int64)
    return Examples(tuple(documents), ids, table, labels_of([d.paper for d in documents], read, gold), groups)


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


def _feature_ids(read: Sequence[Sequence[NameFeatures]]) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for names in read:
        seen.update({f for name in names for part in (name.name, *name.occurrences) for f in part})
    return {feature: i for i, feature in enumerate(sorted(f for f, count in seen.items() if count >= _LEAST))}


def fit(examples: Examples, rows: Any, *, rounds: Rounds | None = None) -> ReaderModel:
    """The model learned from these rows (a mask); the second stage learns from first answers of models that did not see a fold."""
    first = np.zeros((len(examples.table), len(_VIEWS) * len(OUTPUTS)), np.float32)
    for fold in range(FOLDS):
        part, bias = fit_first(examples, rows & (examples.groups != fold))
        here = examples.groups == fold
        first[here] = (examples.table.seen.sums(part) + bias)[here]
    weights, bias = fit_first(examples, rows)
    return assemble(examples, rows, first, weights, bias, rounds=rounds or Rounds())


def fit_first(examples: Examples, rows: Any) -> tuple[Floats, Floats]:
    """The first stage's weights and bias from these rows (a mask)."""
    used = np.flatnonzero(rows & (examples.labels.name >= 0))
    matrix = as_matrix(examples.table.seen, len(examples.ids))[used]
    right, weight = examples.labels.right[used], examples.labels.weight[used]
    parts = []
    for view, penalty in _VIEWS:
        columns = _columns(examples.ids, view)
        weights = np.zeros((len(examples.ids), len(OUTPUTS)), np.float32)
        weights[columns], bias = fit_linear(matrix[:, columns], right, weight, penalty=penalty)
        parts.append((weights, bias))
    return np.hstack([w for w, _ in parts]), np.concatenate([b for _, b in parts])


_SPELLING = (
    "name=",
    "shape=",
    "g3=",
    "g4=",
    "words=",
    "w=",
    "piece=",
    "last=",
    "first=",
    "suffix=",
    "length=",
    "case=",
    "has-size",
)
_SPELLING += ("has-version", "hyphen", "masked", "known", "unknown")


def _columns(ids: Mapping[str, int], view: str) -> Ints:
    """The features that a view sees: `name` the spelling alone, `context` all but the spelling."""
    if view == "all":
        return np.arange(len(ids))
    spelled = view == "name"
    return np.array([i for feature, i in ids.items() if feature.startswith(_SPELLING) == spelled], np.int64)


def assemble(examples: Examples, rows: Any, first: Floats, weights: Floats, bias: Floats, *, rounds: Rounds) -> ReaderModel:
    """The model whose second stage is learned from the first answers `first` of these rows."""
    table, labels = examples.table, examples.labels
    answers = [first[:, start : start + len(OUTPUTS)] for start in range(0, first.shape[1], len(OUTPUTS))]
    names, priors, own = priors_of(examples, rows)
    keys = sigmoid(answers[0][:, 0]) > GATE
    columns = np.hstack([first_answers(table, answers), traits_of(table, keys), own])
    used = np.flatnonzero(rows & keys)
    forest = fit_forest(
        columns[used], labels.name[used], labels.type[used], labels.relations[used], labels.weight[used], rounds
    )
    platt = np.tile(np.array([1.0, 0.0], np.float32), (1 + labels.relations.shape[1], 1))
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > 1e-4)
    sums = np.array([checksum(f) for f in examples.ids], np.uint32)
    return ReaderModel(sums[kept], weights[kept], bias, names, priors, forest, platt)


def priors_of(examples: Examples, rows: Any) -> tuple[Any, Floats, Floats]:
    """What the papers of these rows say of each name: checksums, a table (row 0 for unknown names), and each row's own,
    its own paper left out."""
    papers = [examples.documents[d].paper for d in examples.table.document]
    keys = [checksum(name.candidates[0].key) for name in examples.table.names]
    said: dict[int, dict[str, Floats]] = defaultdict(dict)
    for row in np.flatnonzero(rows & (examples.labels.name >= 0)):
        said[keys[row]].setdefault(papers[row], examples.labels.right[row])
    totals = {key: (sum(by.values()), len(by)) for key, by in said.items()}
    mean = sum(t for t, _ in totals.values()) / max(sum(n for _, n in totals.values()), 1)
    kept = sorted(key for key, (total, _) in totals.items() if total[0] > 0 or len(said[key]) > 1)
    priors = np.stack([_share(mean * 0, 0, mean), *(_share(*totals[key], mean) for key in kept)]).astype(np.float32)
    own = np.zeros((len(keys), priors.shape[1]), np.float32)
    for row, (key, paper) in enumerate(zip(keys, papers, strict=True)):
        total, count = totals.get(key, (mean * 0, 0))
        mine = said.get(key, {}).get(paper)
        own[row] = _share(total - mine, count - 1, mean) if mine is not None else _share(total, count, mean)
    return np.array(kept, np.uint32), priors, own


def _share(total: Floats, count: int, mean: Floats) -> Floats:
    return np.concatenate([(total + mean) / (count + 1), [count, total[0]]])


__all__ = ["Examples", "Rows", "examples_of", "fit", "folds_of", "read_examples", "train"]

"""What gold records say of a table's names: the right answers that the reader learns from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.features import NameFeatures
from extractors.outputs import FIRST_RELATION, KINDS, NAME, OUTPUTS, RELATIONS, TYPES
from extractors.tables import Floats
from kg.exchange import folded_spellings_of
from kg.spelling import CLASS_WORDS, folded_spellings


@dataclass(frozen=True, slots=True)
class Labels:
    """The right answers for a table's rows, as `OUTPUTS`.

    `name` is 1 for an entity, 0 for none, -1 where either is right; `type` is -1 where there is none; `right` has 0 or 1 for
    each output, `weight` what a row counts: documents that retell a paper share its weight.
    """

    name: NDArray[np.int64]
    type: NDArray[np.int64]
    right: Floats
    weight: Floats

    def subset(self, rows: NDArray[np.int64]) -> "Labels":
        """The labels of these rows."""
        return Labels(self.name[rows], self.type[rows], self.right[rows], self.weight[rows])

    @property
    def relations(self) -> Floats:
        return self.right[:, FIRST_RELATION:]


def labels_of(papers: Sequence[str], read: Sequence[Sequence[NameFeatures]], gold: Mapping[str, Mapping[str, Any]]) -> Labels:
    """The labels of the names of documents, whose papers are `papers`."""
    rows = [_label(name, gold[paper]) for paper, names in zip(papers, read, strict=True) for name in names]
    right = np.zeros((len(rows), len(OUTPUTS)), np.float32)
    for row, (name, type_, relations) in enumerate(rows):
        right[row, NAME] = name != 0
        if type_ >= 0:
            right[row, KINDS.start + type_] = 1
        for relation in relations:
            right[row, FIRST_RELATION + RELATIONS.index(relation)] = 1
    shared = {paper: papers.count(paper) ** -0.5 for paper in set(papers)}
    weight = [shared[paper] for paper, names in zip(papers, read, strict=True) for _ in names]
    return Labels(np.array([r[0] for r in rows]), np.array([r[1] for r in rows]), right, np.array(weight, np.float32))


def _label(name: NameFeatures, record: Mapping[str, Any]) -> tuple[int, int, list[str]]:
    spellings = frozenset().union(*(folded_spellings(span.text) for span in name.spans))
    same = [e for e in record.get("entities", []) if spellings & folded_spellings_of(e)]
    entity = next((e for e in same if not e.get("optional")), same[0] if same else None)
    if entity is None:
        return (-1 if spellings & CLASS_WORDS else 0), -1, []
    relations = [r for r in entity["relations"] if r in RELATIONS]
    return (-1 if entity.get("optional") else 1), TYPES.index(entity["type"]), relations

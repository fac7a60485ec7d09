"""Reading names, types and roles: candidates -> features -> two stages -> mentions with evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from extractors.decoding import Reading, keys_in_doubt, read_mentions, with_second_looks
from extractors.features import Described, NameFeatures, read_features
from extractors.knowledge import Knowledge, load_knowledge
from extractors.model import GATE, FeatureIds, ReaderModel, calibrated, load_model
from extractors.outputs import FIRST_RELATION, OUTPUTS
from extractors.tables import Floats, Table, table_of
from extractors.threads import one_thread
from extractors.windows import WindowReader, Windows
from kg.model import Document, Mention


@dataclass(frozen=True)
class Reader:
    """A trained model with the vocabulary that it was trained with."""

    model: ReaderModel
    knowledge: Knowledge

    @cached_property
    def ids(self) -> FeatureIds:
        """The cache of feature ids."""
        return self.model.ids()

    @cached_property
    def windows(self) -> WindowReader:
        """What reads the words around names."""
        return WindowReader(self.knowledge)

    @cached_property
    def context_weights(self) -> Floats:
        """The weights of the view of the context, which judge single occurrences."""
        return self.model.weights[:, len(OUTPUTS) : 2 * len(OUTPUTS)]

    def find_names(self, document: Document) -> list[NameFeatures]:
        """The candidates of a document with their features."""
        return read_features(document, self.knowledge, gate=self._gate)

    @cached_property
    def _gate(self) -> Callable[[Described], bool]:
        """The gate of the model; what a spelling adds to its sum is kept, for spellings repeat."""
        # The last weight is the bias: a feature without an id, -1, weighs nothing in its stead.
        weights: list[float] = [*self.model.gate[:-1].tolist(), 0.0]
        bias = float(self.model.gate[-1])

        def weight(features: Sequence[str]) -> float:
            return sum(map(weights.__getitem__, map(self.ids.__getitem__, features)))

        spelled = lru_cache(maxsize=1 << 14)(lambda spelling: weight(spelling.features))
        return lambda name: spelled(name.spelling) + weight(name.standing) + bias > GATE

    def judge(self, documents: Sequence[Document], names: Sequence[Sequence[NameFeatures]]) -> list[list[Reading]]:
        """What the model says of each document's candidates; documents are best judged some dozens at a time.

        What is in doubt and stands in longer names as well is judged again by the places where it stands alone.
        """
        said = self._judge(documents, names)
        doubts = {i: keys for i, found in enumerate(said) if found and (keys := keys_in_doubt(documents[i], found))}
        asked = [documents[i] for i in doubts]
        alone = [read_features(documents[i], self.knowledge, gate=self._gate, alone=keys) for i, keys in doubts.items()]
        for i, second in zip(doubts, self._judge(asked, alone), strict=True):
            said[i] = with_second_looks(said[i], second)
        return said

    def _judge(self, documents: Sequence[Document], names: Sequence[Sequence[NameFeatures]]) -> list[list[Reading]]:
        table = table_of(names, self.ids)
        if not len(table):
            return [[] for _ in names]
        first = self.model.first(table)

        def windows(part: Table) -> Windows:
            return self.windows.read(documents, part.document, part.names)

        with one_thread():
            said = self.model.second(table, first, self.model.priors_of(table), windows)
        answers = calibrated(said, self.model.platt)
        places = table.occurrence.sums(self.context_weights)
        bounds = np.searchsorted(table.owner, np.arange(len(table) + 1))
        readings = [
            Reading(
                name,
                float(answers.name[row]),
                answers.types[row],
                answers.relations[row],
                places[bounds[row] : bounds[row + 1]],
            )
            for row, name in enumerate(table.names)
        ]
        starts = np.cumsum([0, *(len(own) for own in names)])
        return [readings[starts[i] : starts[i + 1]] for i in range(len(names))]

    def read(self, documents: Sequence[Document]) -> list[tuple[Mention, ...]]:
        """The mentions of each document."""
        judged = self.judge(documents, [self.find_names(document) for document in documents])
        return [read_mentions(document, readings, self) for document, readings in zip(documents, judged, strict=True)]

    def strongest(self, features: Sequence[str], relation: int) -> str:
        """The cue among an occurrence's features that speaks most for a relation, `""` if none does."""
        cues = [feature for feature in features if ">" in feature and feature.isascii() and self.ids[feature] >= 0]
        odds = self.context_weights[[self.ids[cue] for cue in cues], FIRST_RELATION + relation] if cues else np.zeros(1)
        best = int(odds.argmax())
        return cues[best] if odds[best] > 0 else ""


@lru_cache(maxsize=1)
def load_reader() -> Reader:
    """The reader that ships with the project."""
    return Reader(load_model(), load_knowledge())

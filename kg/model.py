"""The values that every stage hands to the next: digests, documents, mentions, entities, edges.

All are frozen, hashable and sortable; sorting them is what makes output reproducible byte for byte. Nothing here reads,
writes or decides. Type and relation names (`"Method"`, `"comparesWith"`) are those of the ontology.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

# ---------------------------------------------------------------- what a digest file holds


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """One digest file: `id` is `digest/<path without suffix>`, `date` ISO (`""` if unknown), `layout` hf, jekyll or general."""

    id: str
    path: str
    date: str
    layout: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A piece of a paper's text on one line of the file: `text` is exactly `file_text[start:start + len(text)]`.

    What an HTML comment hides within it is blank, a blank for each character. `line` is 1-based, `start` counts characters
    of the decoded file (a byte-order mark not counted). `kind` is heading, item, row or paragraph. `role` is the section's
    role (see `kg.sections.ROLES`), or the label's where that has one of its own. `heading` is the text of the nearest
    heading, `label` the text of a leading bold or colon label without its markup, `body` the offset within `text` where
    what follows the label begins (0 if there is none); a table's cell has the name of its column as heading and, where it
    holds a figure, the first cell of its row as label, `row` then being the whole row.
    """

    line: int
    start: int
    text: str
    kind: str
    role: str
    heading: str = ""
    label: str = ""
    body: int = 0
    row: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One paper as one digest tells it; `status` is summarised, doubtful (summarised after an apology) or unsummarised."""

    paper: str
    title: str
    digest: Digest
    line: int
    links: tuple[str, ...]
    status: str
    passages: tuple[Passage, ...]


# ---------------------------------------------------------------- what a reader finds in a document


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Why something is said: the sentence and its place, the rule that spoke, and its confidence in 0..1.

    `digest` is a digest's id; `line` is 1-based; `start` and `end` are character offsets in the file of the span that was read
    (the name, not the sentence).
    """

    digest: str
    path: str
    date: str
    line: int
    start: int
    end: int
    sentence: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """One relation of a mention to its paper, with at least one piece of evidence."""

    relation: str
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        return combined_confidence(self.evidence)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A named thing of one document: its usual spelling, its other spellings there, its type and its roles."""

    name: str
    aliases: tuple[str, ...]
    type: str
    roles: tuple[Role, ...]
    optional: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """The usual one first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """A measure that a document reports, under its canonical English name."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What a document works on: a short English label (or the text's own words) and the phrase of the text."""

    label: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a document reports: names are as the document spells them, `""` where it names none.

    `value` is the level reached, `delta` the signed change, either may be None; `printed` is the number as it stands there. The
    `baselines` are all that it is told against, the surest first; `baseline_value` is the level of the only one.
    """

    system: str
    resource: str
    metric: str
    value: float | None
    delta: float | None
    unit: str
    baselines: tuple[str, ...]
    baseline_value: float | None
    printed: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a reader found in one document."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    measures: tuple[Measure, ...] = ()
    topics: tuple[Topic, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A feature of the text and its weight in log odds: above 0 it spoke for what is asked, below 0 against."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader says to one question, `name` or a relation: probability, whether it was held, reasons, heaviest first."""

    question: str
    probability: float
    held: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a reader says of one name of a document; `kept` is False where a better cut of it, or nothing, was kept."""

    name: str
    spellings: tuple[str, ...]
    kept: bool
    type: str
    types: tuple[tuple[str, float], ...]
    verdicts: tuple[Verdict, ...]


# ---------------------------------------------------------------- the graph


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A paper, `id` is `paper/<arXiv id>`: `titles` are its other titles, `status` the best of its documents'."""

    id: str
    arxiv: str
    title: str
    titles: tuple[str, ...]
    links: tuple[str, ...]
    status: str
    date: str


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A Method, Model, Dataset, Benchmark, Metric or Task that several papers may name.

    `id` is `entity/<slug>`, `metric/<slug>` or `task/<slug>`; the slug of a homonym ends in `@` and what tells it apart:
    the arXiv id of the paper that proposes it, its long form or its type.
    `family`, `version`, `edition`, `size` and `variant` are the parts of the name (`""` if absent), `exact_match` IRIs
    elsewhere; `direction` of a metric is up, down or `""`; `known` tells whether the vocabulary lists it.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    family: str = ""
    version: str = ""
    edition: str = ""
    size: str = ""
    variant: str = ""
    exact_match: tuple[str, ...] = ()
    direction: str = ""
    known: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Result:
    """A claim with its names resolved: `system`, `resource` and `metric` are entity ids, `""` where unnamed.

    `baselines` are the entity ids of those that are known, sorted; `baseline_text` is all of them as the text has them;
    `direction` says whether more is better (up, down or `""`).
    """

    id: str
    paper: str
    system: str
    resource: str
    metric: str
    value: float | None
    delta: float | None
    unit: str
    direction: str
    baselines: tuple[str, ...]
    baseline_text: str
    baseline_value: float | None
    printed: str
    evidence: tuple[Evidence, ...]

    @property
    def confidence(self) -> float:
        return combined_confidence(self.evidence)


RESULT_FIELDS = {"ofSystem": "system", "onResource": "resource", "byMetric": "metric"}
"""The relations that lead from a result to the one entity of a field of its own, by relation."""


EdgeKey = tuple[str, str, str]
"""What an edge is, whatever its evidence: source, relation (in a property graph the relationship type), target."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A typed link between two node ids, with its evidence (none for what follows from names or from a result's own fields)."""

    source: str
    relation: str
    target: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> EdgeKey:
        return (self.source, self.relation, self.target)

    @property
    def confidence(self) -> float:
        return combined_confidence(self.evidence)


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A decision about two spellings: `verdict` is same, related or different; `rule` says why, on what `evidence`."""

    left: str
    right: str
    verdict: str
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that was read, resolved and linked; each tuple is sorted and holds each id, or each edge, once."""

    digests: tuple[Digest, ...] = ()
    papers: tuple[Paper, ...] = ()
    entities: tuple[Entity, ...] = ()
    results: tuple[Result, ...] = ()
    edges: tuple[Edge, ...] = ()
    merges: tuple[Merge, ...] = ()


def combined_confidence(evidence: Iterable[Evidence]) -> float:
    """The confidence of what several pieces of evidence say: that of the best piece, 1.0 where there is none.

    The maximum, and not a noisy-or, because digests retell one paper: the same sentence read twice is not two witnesses.
    """
    return max((piece.confidence for piece in evidence), default=1.0)


def min_confidence(graph: Graph, *, least: float) -> Graph:
    """The graph without evidence, edges and results of a confidence below `least` (0..1), nor what they alone led to."""
    edges = (
        replace(e, evidence=tuple(p for p in e.evidence if p.confidence >= least)) for e in graph.edges if e.confidence >= least
    )
    results = tuple(r for r in graph.results if r.confidence >= least)
    gone = {r.id for r in graph.results} - {r.id for r in results}
    kept = tuple(e for e in edges if e.source not in gone and e.target not in gone)
    return without_strays(replace(graph, edges=kept, results=results))


def without_strays(graph: Graph) -> Graph:
    """The graph without the entities that no edge leads to, nor any once they and their own edges are gone."""
    entities, edges = graph.entities, graph.edges
    while True:
        targets = {e.target for e in edges}
        strays = {e.id for e in entities if e.id not in targets}
        if not strays:
            return replace(graph, entities=entities, edges=edges)
        entities = tuple(e for e in entities if e.id not in strays)
        edges = tuple(e for e in edges if e.source not in strays)

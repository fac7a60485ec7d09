"""Claims as results: their names resolved in their own paper first, and one result for what several digests say alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from kg.claims import cell_names, filled_comparison, merge_claims
from kg.identifiers import paper_node, text_hash
from kg.linking.directions import direction_of
from kg.linking.entities import Resolved
from kg.linking.labels import Labels
from kg.linking.papers import PaperReading
from kg.linking.reader import NameReader
from kg.model import RESULT_FIELDS, Claim, Edge, Entity, Evidence, Result
from kg.names.keys import name_key
from kg.names.lexicon import DATA, SYSTEMS

_BETTER = "개선|향상|단축|절감|감소|절약|저렴|빠르|빨라|빠른|낮|줄|우수|뛰어|improv|better|faster|cheaper|reduc|lower|sav"
_WORSE = "증가|상승|추가|늘|느려|느린|저하|increas|more|higher|slower|wors"
_VERB = re.compile(rf"(?P<better>{_BETTER})|{_WORSE}", re.IGNORECASE)
_NEAR = 30
"""So many characters beside a number its verb may stand."""


Kind = frozenset[str]
"""The types of one kind: SYSTEMS or DATA."""


@dataclass(frozen=True)
class Resolver:
    """Finds the entity that a paper means by a name: its own thing of that name, else the only entity of that name.

    Systems and data are looked up apart, `local` by paper, key and kind, `everywhere` by key and kind: a model and its data may
    have one name (Alpaca).
    """

    reader: NameReader
    local: Mapping[tuple[str, str, Kind], Entity]
    everywhere: Mapping[tuple[str, Kind], Entity]
    ignored: Set[str] = frozenset()

    @classmethod
    def from_resolved(cls, resolved: Iterable[Resolved], *, reader: NameReader, ignored: Set[str] = frozenset()) -> "Resolver":
        """A resolver over all entities: a name of two means neither outside their papers, that of one `ignored` nothing."""
        local: dict[tuple[str, str, Kind], Entity] = {}
        owners: dict[tuple[str, Kind], dict[str, Entity]] = defaultdict(dict)
        for one in resolved:
            kind = SYSTEMS if one.entity.type in SYSTEMS else DATA
            for thing in one.group.things:
                for name in thing.names:
                    for key in name.keys:
                        local.setdefault((thing.paper, key, kind), one.entity)
                for key in thing.head_keys:
                    owners[key, kind][one.entity.id] = one.entity
            for label in (*one.others, *((one.group.concept.name,) if one.group.concept else ())):
                for key in reader.read(label).keys:
                    owners[key, kind][one.entity.id] = one.entity
        alone = {key: next(iter(found.values())) for key, found in owners.items() if len(found) == 1}
        return cls(reader, local, alone, ignored)

    def find(self, spelling: str, *, paper: str, kind: Kind) -> str:
        """The id of the entity of this kind that the paper means, `""` if there is none."""
        if not spelling:
            return ""
        name = self.reader.read(spelling)
        keys = (*name.keys, *name.others)
        if name.concept:
            keys += self.reader.read(name.concept.name).keys
        found = [self.local[paper, k, kind] for k in keys if (paper, k, kind) in self.local]
        found += [self.everywhere[k, kind] for k in keys if (k, kind) in self.everywhere]
        meant = next((e.id for e in found if e.type in kind), "")
        return "" if meant in self.ignored else meant


def link_results(readings: Iterable[PaperReading], *, resolver: Resolver, metrics: Labels) -> tuple[Result, ...]:
    """All results, sorted by id."""
    measures = metrics.entities
    found: dict[str, Result] = {}
    ids: dict[Result, str] = {}
    for reading in readings:
        for claim in merge_claims(c for e in reading.extractions for c in e.claims):
            metric = measures.get(metrics.key(claim.metric)) if claim.metric else None
            result = _result(claim, reading.arxiv, resolver, metric)
            home = ids.setdefault(replace(result, id="", printed="", evidence=()), result.id)
            found[home] = _joined(found[home], result) if home in found else result
    return tuple(found[i] for i in sorted(found))


def _result(claim: Claim, paper: str, resolver: Resolver, metric: Entity | None) -> Result:
    """The claim as a result; its id tells number and resource as claimed, which another digest that tells more leaves alone."""
    system = resolver.find(claim.system, paper=paper, kind=SYSTEMS)
    resource = resolver.find(claim.resource, paper=paper, kind=DATA)
    baselines = {name: resolver.find(name, paper=paper, kind=SYSTEMS) for name in claim.baselines}
    direction = direction_of(claim, metric.direction if metric else "")
    delta = _change(claim, direction)
    told = resource or name_key(claim.resource), _number(claim.value), _number(claim.delta), *map(name_key, cell_names(claim))
    return Result(
        id=f"result/{paper}/{text_hash(*told)}",
        paper=paper_node(paper),
        system=system,
        resource=resource,
        metric=metric.id if metric else "",
        value=claim.value,
        delta=delta,
        unit=claim.unit,
        direction=direction,
        baselines=tuple(sorted({found for found in baselines.values() if found not in ("", system)})),
        baseline_text=", ".join(claim.baselines),
        baseline_value=claim.baseline_value,
        printed=claim.printed,
        evidence=claim.evidence,
    )


def _change(claim: Claim, direction: str) -> float | None:
    """The change of the measure itself, of which texts tell an improvement as a positive number (`FID 20% 개선`)."""
    if direction != "down" or claim.delta is None or claim.delta <= 0 or not any(_is_better(e, claim) for e in claim.evidence):
        return claim.delta
    return -claim.delta


def _is_better(evidence: Evidence, claim: Claim) -> bool:
    """Whether the first verb behind the number, or else the last before it, says that the measure got better."""
    found = re.search(rf"(?<![\d.]){re.escape(claim.printed)}(?!\d|[.,]\d)", evidence.sentence) if claim.printed else None
    if found is None:
        return False
    before, behind = evidence.sentence[: found.start()], evidence.sentence[found.end() :]
    verbs = [*_VERB.finditer(behind[:_NEAR])][:1] or [*_VERB.finditer(before[-_NEAR:])][-1:]
    return any(verb["better"] for verb in verbs)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _joined(first: Result, second: Result) -> Result:
    """One result of two that tell of one number on one resource; what the first leaves open is filled from the second."""
    measured = first if first.metric else second
    baselines, base = filled_comparison(first, second)
    compared = first if first.baselines == baselines and first.baseline_text else second
    return replace(
        first,
        system=first.system or second.system,
        metric=measured.metric,
        direction=measured.direction or first.direction or second.direction,
        unit=first.unit or second.unit,
        baselines=baselines,
        baseline_text=compared.baseline_text,
        baseline_value=base,
        printed=min(first.printed, second.printed),
        evidence=tuple(sorted({*first.evidence, *second.evidence})),
    )


def result_edges(results: Iterable[Result]) -> Iterator[Edge]:
    """From papers to their results, and from results to what they are about."""
    for result in results:
        yield Edge(result.paper, "reports", result.id, result.evidence)
        for relation, attribute in RESULT_FIELDS.items():
            target = getattr(result, attribute)
            if target:
                yield Edge(result.id, relation, target)
        for baseline in result.baselines:
            yield Edge(result.id, "againstBaseline", baseline)

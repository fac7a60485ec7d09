"""How right an extraction is: precision, recall and F1 of entities, relations, measures and results against gold records.

Both sides are records of `kg.exchange`. Names match when a folded spelling of the predicted name equals one of the gold's
names or aliases. What gold marks optional neither helps nor hurts, nor do class words such as LLM.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.exchange import Record, baseline_names, folded_spellings_of
from kg.spelling import CLASS_WORDS, fold, folded_spellings

GROUPS = {"Method": "system", "Model": "system", "Dataset": "resource", "Benchmark": "resource"}
RELATIONS = ("proposes", "uses", "trainsOn", "evaluatesOn", "comparesWith", "evaluates")
ROWS = ("entity", "typed", "relation", "alias", "metric", "result", "result+metric", "result+system", "baseline", *RELATIONS)
Measures = Mapping[str, str]
"""Folded spelling of a measure -> its folded canonical name."""


@dataclass
class Tally:
    """Counts of what was right (`tp`), wrongly said (`fp`) and missed (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, gold: set[str], said: set[str]) -> None:
        """Count two sets against each other."""
        self.tp += len(gold & said)
        self.fp += len(said - gold)
        self.fn += len(gold - said)


@dataclass
class Score:
    """A tally for each of `ROWS`, and every disagreement as one line of text."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {row: Tally() for row in ROWS})
    errors: list[str] = field(default_factory=list)


def score(gold: Mapping[str, Record], said: Mapping[str, Record], *, measures: Measures) -> Score:
    """The figures of `said` against `gold`, both by paper; a gold paper that `said` lacks counts as an empty one."""
    result = Score()
    for paper, record in gold.items():
        _score_paper(result, paper, record, said.get(paper, {}), measures)
    return result


def measure_table(spellings: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The table of folded spellings from pairs (canonical name, other spellings)."""
    return {fold(form): fold(name) for name, others in spellings for form in (name, *others) if form.strip()}


def _score_paper(score: Score, paper: str, gold: Record, said: Record, measures: Measures) -> None:
    entities = gold.get("entities", [])
    left = list(range(len(entities)))
    for entity in said.get("entities", []):
        if entity.get("type") in GROUPS:
            _score_entity(score, paper, entities, left, entity)
    for index in left:
        if not entities[index].get("optional"):
            _count_missed(score, paper, entities[index])
    _score_measures(score, gold, said, measures)
    _score_results(score, gold, said, measures)


def _score_entity(score: Score, paper: str, gold: list[Record], left: list[int], entity: Record) -> None:
    spellings = folded_spellings(entity["name"])
    same = [i for i in left if folded_spellings_of(gold[i]) & spellings]
    hit = next((i for i in same if GROUPS[gold[i]["type"]] == GROUPS[entity["type"]]), None)
    if hit is None:
        optional = next((i for i in same if gold[i].get("optional")), None)
        if optional is not None:
            left.remove(optional)
        elif not spellings & CLASS_WORDS:
            _count_spurious(score, paper, entity, other_group=bool(same))
        return
    left.remove(hit)
    if not gold[hit].get("optional"):
        _count_match(score, paper, gold[hit], entity)


def _count_spurious(score: Score, paper: str, entity: Record, *, other_group: bool) -> None:
    relations = _relations(entity)
    for row in ("entity", "typed", *relations):
        score.tallies[row].fp += 1
    score.tallies["relation"].fp += len(relations)
    note = " (wrong group)" if other_group else ""
    score.errors.append(f"{paper} spurious {entity['type']} {entity['name']!r} {sorted(relations)}{note}")


def _count_missed(score: Score, paper: str, entity: Record) -> None:
    relations = _relations(entity)
    for row in ("entity", "typed", *relations):
        score.tallies[row].fn += 1
    score.tallies["relation"].fn += len(relations)
    score.errors.append(f"{paper} missed {entity['type']} {entity['name']!r} {sorted(relations)}")


def _count_match(score: Score, paper: str, gold: Record, entity: Record) -> None:
    score.tallies["entity"].tp += 1
    _count_aliases(score.tallies["alias"], gold, entity)
    if gold["type"] == entity["type"]:
        score.tallies["typed"].tp += 1
    else:
        score.tallies["typed"].fp += 1
        score.tallies["typed"].fn += 1
        score.errors.append(f"{paper} type {entity['name']!r}: {entity['type']}, gold {gold['type']}")
    wanted, relations = _relations(gold), _relations(entity)
    score.tallies["relation"].add(wanted, relations)
    for relation in wanted | relations:
        score.tallies[relation].add(wanted & {relation}, relations & {relation})
    if wanted != relations:
        score.errors.append(f"{paper} relation {entity['name']!r}: {sorted(relations)}, gold {sorted(wanted)}")


def _count_aliases(tally: Tally, gold: Record, entity: Record) -> None:
    known, said = ({fold(s) for s in (e["name"], *e.get("aliases", []))} for e in (gold, entity))
    tally.tp += max(len(known & said) - 1, 0)
    tally.fp += len(said - known)
    tally.fn += len(known - said) if known & said else len(known) - 1


def _score_measures(score: Score, gold: Record, said: Record, measures: Measures) -> None:
    optional = _measured(gold.get("metrics_optional", []), measures)
    score.tallies["metric"].add(
        _measured(gold.get("metrics", []), measures), _measured(said.get("metrics", []), measures) - optional
    )


def _score_results(score: Score, gold: Record, said: Record, measures: Measures) -> None:
    forms = [folded_spellings_of(e) for e in gold.get("entities", [])]
    agreements: dict[str, Callable[[Record, Record], bool]] = {
        "result": lambda _wanted, _result: True,
        "result+metric": lambda wanted, result: _same_measure(wanted, result, measures),
        "result+system": lambda wanted, result: _same_name(wanted.get("system"), result.get("system"), forms),
    }
    for row, agree in agreements.items():
        left = list(gold.get("results", []))
        for result in said.get("results", []):
            hit = next((w for w in left if _same_result(w, result, forms) and agree(w, result)), None)
            if hit is None:
                score.tallies[row].fp += 1
                continue
            left.remove(hit)
            score.tallies[row].tp += 1
            if row == "result":
                _count_baselines(score.tallies["baseline"], hit, result, forms)
        score.tallies[row].fn += len(left)


def _count_baselines(tally: Tally, gold: Record, said: Record, forms: list[frozenset[str]]) -> None:
    """Count the names that a matched result is told against."""
    wanted, found = baseline_names(gold), baseline_names(said)
    right = sum(any(_same_name(name, other, forms) for other in found) for name in wanted)
    tally.tp += right
    tally.fn += len(wanted) - right
    tally.fp += sum(not any(_same_name(name, other, forms) for name in wanted) for other in found)


def _same_result(gold: Record, said: Record, forms: list[frozenset[str]]) -> bool:
    number = any(_same_number(gold.get(key), said.get(key)) for key in ("value", "delta"))
    return number and _same_name(gold.get("resource"), said.get("resource"), forms)


def _same_number(gold: object, said: object) -> bool:
    try:
        wanted, number = float(str(gold)), float(str(said))
    except ValueError:
        return False
    return abs(wanted - number) <= max(0.005 * abs(wanted), 1e-9)


def _same_name(gold: str | None, said: str | None, forms: list[frozenset[str]]) -> bool:
    if not gold:
        return True
    wanted = set(folded_spellings(gold))
    for spellings in forms:
        if spellings & wanted:
            wanted |= spellings
    return bool(said) and bool(folded_spellings(said or "") & wanted)


def _same_measure(gold: Record, said: Record, measures: Measures) -> bool:
    wanted = measures.get(fold(gold.get("metric") or ""))
    return wanted is None or wanted == measures.get(fold(said.get("metric") or ""))


def _measured(names: Iterable[str], measures: Measures) -> set[str]:
    return {measures[fold(name)] for name in names if fold(name) in measures}


def _relations(entity: Record) -> set[str]:
    return set(entity.get("relations") or []) & set(RELATIONS)


def by_layout(gold: Mapping[str, Record], layouts: Mapping[str, set[str]]) -> dict[str, dict[str, Record]]:
    """The gold papers by the layout of their digests; a paper that stands in several layouts is under each."""
    parts: dict[str, dict[str, Record]] = defaultdict(dict)
    for paper, record in gold.items():
        for layout in layouts.get(paper, set()):
            parts[layout][paper] = record
    return dict(sorted(parts.items()))

"""Claims that tell of one number: the digests of a paper, and the sentences of a digest, retell each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from kg.model import Claim, Result, combined_confidence
from kg.spelling import fold

_Number = tuple[float | None, float | None]
CELL_RULE = "cell: value"
"""The rule of evidence that is a table's cell, where systems in one column may reach one number."""


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each number and resource of a paper, with the evidence of all; the same whatever the order of the claims.

    A claim that names no resource joins the surest one of the same number that does. Of two that differ in another field the
    fuller one counts, then the surer one; what it leaves open is filled from the others. Cells of tables are of one claim only
    where they are of one system and one measure.
    """
    groups: dict[_Number, dict[tuple[str, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=_rank):
        groups[claim.value, claim.delta][(fold(claim.resource), *(fold(name) for name in cell_names(claim)))].append(claim)
    for resources in groups.values():
        homes = [group for key, group in resources.items() if len(key) == 1 and key != ("",)]
        if homes:
            min(homes, key=lambda group: _rank(group[0])).extend(resources.pop(("",), []))
    merged = (reduce(_filled, group) for resources in groups.values() for group in resources.values())
    return tuple(sorted(merged, key=lambda claim: (claim.evidence, _rank(claim))))


def cell_names(claim: Claim) -> tuple[str, ...]:
    """The system and the measure of a claim that only cells of tables make; nothing of any other."""
    return (claim.system, claim.metric) if all(e.rule == CELL_RULE for e in claim.evidence) else ()


def _rank(claim: Claim) -> tuple[object, ...]:
    """The fullest claims first, of these the surest, and never a tie between two that differ."""
    fields = (claim.system, claim.resource, claim.metric, claim.baselines, claim.baseline_value)
    empty = sum(field in ("", (), None) for field in fields)
    base = (claim.baseline_value is None, claim.baseline_value or 0.0)
    return empty, -combined_confidence(claim.evidence), *fields[:4], base, claim.unit, claim.printed, claim.evidence


def _filled(first: Claim, second: Claim) -> Claim:
    baselines, base = filled_comparison(first, second)
    return replace(
        first,
        system=first.system or second.system,
        metric=first.metric or second.metric,
        unit=first.unit or second.unit,
        baselines=baselines,
        baseline_value=base,
        evidence=tuple(sorted({*first.evidence, *second.evidence})),
    )


def filled_comparison(first: Claim | Result, second: Claim | Result) -> tuple[tuple[str, ...], float | None]:
    """The baselines of the first and their level, with what it leaves open from the second; several baselines have no level."""
    if not first.baselines and first.baseline_value is None:
        return second.baselines, second.baseline_value
    baselines = first.baselines or (second.baselines if len(second.baselines) == 1 else ())
    level = second.baseline_value if first.baseline_value is None and len(baselines) == 1 else first.baseline_value
    return baselines, level

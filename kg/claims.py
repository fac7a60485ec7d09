"""Claims that tell of one number: the digests of a paper, and the sentences of a digest, retell each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from kg.model import Claim, Result, combined_confidence
from kg.spelling import fold

_Number = tuple[float | None, float | None]


def merge_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each number and resource of a paper, with the evidence of all; the same whatever the order of the claims.

    A claim that names no resource joins the surest one of the same number that does. Of two that differ in another field the
    fuller one counts, then the surer one; what it leaves open is filled from the others.
    """
    groups: dict[_Number, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=_rank):
        groups[claim.value, claim.delta][fold(claim.resource)].append(claim)
    for resources in groups.values():
        orphans = resources.pop("", []) if len(resources) > 1 else []
        if orphans:
            min(resources.values(), key=lambda group: _rank(group[0])).extend(orphans)
    merged = (reduce(_filled, group) for resources in groups.values() for group in resources.values())
    return tuple(sorted(merged, key=lambda claim: (claim.evidence, _rank(claim))))


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

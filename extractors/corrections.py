"""What a person decided about a graph, as corrections of the labels that the readers learn from.

A decision about a name holds in every paper that has it; `reject` in its one paper. `different` is about who is who across
papers and teaches nothing here.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.decisions import Decisions, handle, is_id, read_decisions
from kg.exchange import Record, read_records, spellings_of
from kg.names.keys import name_key


def read_labels(gold: Iterable[str | Path], decisions: str | Path | None = None) -> dict[str, Record]:
    """The records of the gold files by paper, a later file's instead of an earlier one's, corrected by a decisions file.

    Raises InputError for a gold file that can't be read, DecisionError for a decisions file that can't.
    """
    records = {paper: record for path in gold for paper, record in read_records(Path(path)).items()}
    return records if decisions is None else corrected(records, read_decisions(decisions))


def corrected(records: Mapping[str, Record], decisions: Decisions) -> dict[str, Record]:
    """The records as the decisions would have them; what they do not name stays as it is."""
    return {paper: {**record, "entities": _entities(paper, record, decisions)} for paper, record in records.items()}


def _entities(paper: str, record: Record, decisions: Decisions) -> list[dict[str, Any]]:
    kept = (e for e in record.get("entities", ()) if not decisions.ignored & _handles(e))
    return [_rejected(paper, _retyped(_respelled(e, decisions), decisions), decisions) for e in kept]


def _handles(entity: Mapping[str, Any]) -> set[str]:
    return {name_key(s) for s in spellings_of(entity)}


def _respelled(entity: dict[str, Any], decisions: Decisions) -> dict[str, Any]:
    """The entity with the other spelling of each `same` and `rename` that names it."""
    pairs = [d.arguments for word in ("same", "rename") for d in decisions.of(word)]
    named = {s for pair in pairs if _handles(entity) & {handle(p) for p in pair} for s in pair if not is_id(s)}
    return {**entity, "aliases": sorted({*entity.get("aliases", ()), *named} - {entity["name"]})} if named else entity


def _retyped(entity: dict[str, Any], decisions: Decisions) -> dict[str, Any]:
    types = [d.arguments[1] for d in decisions.of("retype") if handle(d.arguments[0]) in _handles(entity)]
    return {**entity, "type": types[-1]} if types else entity


def _rejected(paper: str, entity: dict[str, Any], decisions: Decisions) -> dict[str, Any]:
    wrong = {
        d.arguments[1] for d in decisions.of("reject") if d.arguments[0] == paper and handle(d.arguments[2]) in _handles(entity)
    }
    kept = [relation for relation in entity["relations"] if relation not in wrong]
    return {**entity, "relations": kept or ["mentions"]}

"""The exchange format of extractions: one JSON object for each paper, the union of what its digests say.

Fields: `paper`, `title`, `usable`, `entities[]` (name, aliases, type, relations, and for each relation its confidence),
`metrics[]`, `tasks[]` (label, text), `results[]` (system, resource, metric, value, delta, unit, baseline, baseline_value).
Gold files have the same fields; more are allowed and ignored.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.claims import merge_claims
from kg.errors import InputError
from kg.linking.papers import PaperReading, gather_papers
from kg.linking.reader import NameReader
from kg.linking.things import find_things
from kg.model import Claim, Extraction, Mention
from kg.names.lexicon import NAMED
from kg.names.terms import shipped_things, things_of
from kg.papers import read_reference
from kg.shapes import Shape, find_misfits
from kg.spelling import folded_spellings
from kg.texts import read_text
from kg.vocabulary import Vocabulary

Record = dict[str, Any]

_MAYBE_TEXT = (str, type(None))
_MAYBE_NUMBER = (int, float, str, type(None))
_SHAPE: Mapping[str, Shape] = {
    "!paper": str,
    "entities": [{"!name": str, "!type": str, "aliases": [str], "relations": [str], "optional": bool}],
    "metrics": [str],
    "metrics_optional": [str],
    "tasks": [{"label": str, "text": str}],
    "results": [
        dict.fromkeys(("system", "resource", "metric", "unit", "baseline"), _MAYBE_TEXT)
        | dict.fromkeys(("value", "delta", "baseline_value"), _MAYBE_NUMBER)
    ],
}


def as_records(extractions: Iterable[Extraction], *, vocabulary: Vocabulary | None = None) -> Iterator[Record]:
    """One record for each paper, sorted by paper, whatever the order of the extractions.

    What is one entity within a paper is decided as a build decides it, with our vocabulary if none is given.
    """
    readings = gather_papers(extractions)
    lexicon = things_of(vocabulary.concepts) if vocabulary else shipped_things()
    reader = NameReader(lexicon).having_read(m for r in readings for m in r.mentions)
    yield from (_record(reading, reader) for reading in readings)


def as_line(record: Record) -> str:
    """The record as one line of JSON, without the line end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read_records(path: Path) -> dict[str, Record]:
    """The records of a JSONL file by paper, whose id may be there with a version or as a link.

    Raises InputError naming the line that is no record, or one of the same paper.
    """
    records: dict[str, Record] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            record = _parsed(line, path=path, number=number)
            paper = record["paper"]
            if paper in records:
                said = f"a second record of {paper}; the first is in line {lines[paper]}, make them one"
                raise InputError(said, path=str(path), line=number)
            records[paper], lines[paper] = record, number
    return records


def _parsed(line: str, *, path: Path, number: int) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", path=str(path), line=number) from error
    if not isinstance(record, dict) or not record.get("paper"):
        raise InputError("not a paper record: an object with a field `paper` is needed", path=str(path), line=number)
    for misfit in find_misfits(record, _SHAPE):
        raise InputError(f"not a paper record: {misfit}", path=str(path), line=number)
    for entity in record.get("entities", ()):
        if entity["type"] not in NAMED:
            said = f"no type {entity['type']!r} of {entity['name']!r}; there are {', '.join(sorted(NAMED))}"
            raise InputError(said, path=str(path), line=number)
    paper = read_reference(record["paper"])
    if paper is None:
        said = f"paper has to be an arXiv id or a link to one, not {record['paper']!r}"
        raise InputError(f"not a paper record: {said}", path=str(path), line=number)
    return {**record, "paper": paper}


def _record(reading: PaperReading, reader: NameReader) -> Record:
    extractions = reading.extractions
    documents = [e.document for e in extractions]
    return {
        "paper": reading.arxiv,
        "title": next((d.title for d in documents if d.title), ""),
        "usable": any(d.status != "unsummarised" for d in documents),
        "entities": [_entity(thing.mentions) for thing in find_things(reading, reader=reader)],
        "metrics": sorted({m.name for e in extractions for m in e.measures}),
        "tasks": [{"label": t.label, "text": t.text} for t in sorted({t for e in extractions for t in e.topics})],
        "results": _results(c for e in extractions for c in e.claims),
    }


def _entity(mentions: tuple[Mention, ...]) -> Record:
    best = max(mentions, key=_weight)
    roles: dict[str, float] = {}
    for role in (r for m in mentions for r in m.roles):
        roles[role.relation] = max(role.confidence, roles.get(role.relation, 0.0))
    if set(roles) - {"mentions"}:
        roles.pop("mentions", None)
    return {
        "name": best.name,
        "aliases": sorted({s for m in mentions for s in m.spellings} - {best.name}),
        "type": best.type,
        "relations": sorted(roles),
        "confidence": {relation: round(roles[relation], 4) for relation in sorted(roles)},
        **({"optional": True} if best.optional else {}),
    }


def _weight(mention: Mention) -> tuple[float, int, str]:
    return max((r.confidence for r in mention.roles), default=0.0), len(mention.roles), mention.name


def _results(claims: Iterable[Claim]) -> list[Record]:
    records = {as_line(record): record for record in map(_result, merge_claims(claims))}
    return [records[line] for line in sorted(records)]


def spellings_of(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """The spellings of a record's entity, its name first."""
    return (entity["name"], *entity.get("aliases", ()))


def folded_spellings_of(entity: Mapping[str, Any]) -> frozenset[str]:
    """What the spellings of a record's entity are told apart by."""
    return frozenset().union(*map(folded_spellings, spellings_of(entity)))


def baseline_names(result: Mapping[str, Any]) -> list[str]:
    """The names that a record of a result is told against, which it holds with commas between."""
    return [name for part in str(result.get("baseline") or "").split(",") if (name := part.strip())]


def _result(claim: Claim) -> Record:
    return {
        "system": claim.system or None,
        "resource": claim.resource or None,
        "metric": claim.metric or None,
        "value": claim.value,
        "delta": claim.delta,
        "unit": claim.unit or None,
        "baseline": ", ".join(claim.baselines) or None,
        "baseline_value": claim.baseline_value,
    }

"""Why the reader says what it says of a name: its probabilities, and the features that spoke for and against."""

from collections.abc import Sequence

from extractors.decoding import Reading, keep_readings, relations_of
from extractors.knowledge import key_of
from extractors.outputs import FIRST_RELATION, NAME, RELATIONS, TYPES
from extractors.reader import Reader, load_reader
from kg.model import Document, Explanation, Reason, Verdict

MOST = 8
"""Features named on each side."""


def explain(document: Document, name: str, *, reader: Reader | None = None) -> Explanation | None:
    """What spoke for and against `name` and its roles in a document, None if it is no candidate there.

    Reasons are the first stage's terms, which the second weighs with the rest of the paper; probabilities are the second's.
    """
    used = reader or load_reader()
    readings = used.judge([document], [used.find_names(document)])[0]
    wanted = key_of(name)
    reading = next((r for r in readings if any(c.key == wanted for c in r.name.candidates)), None)
    return _explained(reading, readings, used) if reading else None


def _explained(reading: Reading, readings: Sequence[Reading], reader: Reader) -> Explanation:
    held = {RELATIONS[index] for index, _ in relations_of(reading)}
    kept = any(other is reading for other in keep_readings(readings))
    verdicts = [Verdict("name", reading.sure, kept, _reasons(reading, NAME, reader))]
    for index, relation in enumerate(RELATIONS):
        sure = reading.sure * float(reading.relations[index])
        reasons = _reasons(reading, FIRST_RELATION + index, reader)
        verdicts.append(Verdict(relation, sure, kept and relation in held, reasons))
    return Explanation(
        name=reading.name.candidates[0].text,
        spellings=tuple(sorted({span.text for span in reading.name.spans})),
        kept=kept,
        type=reading.type,
        types=tuple((type_, float(p)) for type_, p in zip(TYPES, reading.types, strict=True)),
        verdicts=tuple(verdicts),
    )


def _reasons(reading: Reading, column: int, reader: Reader) -> tuple[Reason, ...]:
    """The heaviest terms on either side, of the view that sees everything; a feature of several places counts once."""
    features = {*reading.name.name, *(f for part in reading.name.occurrences for f in part)}
    terms: dict[str, float] = {}
    for feature in features:
        at = reader.ids[feature]
        if at >= 0:
            terms[feature] = float(reader.model.weights[at, column])
    ordered = sorted(terms.items(), key=lambda term: (-term[1], term[0]))
    picked = [*ordered[:MOST], *ordered[-MOST:]] if len(ordered) > 2 * MOST else ordered
    reasons = {Reason(feature, round(weight, 3)) for feature, weight in picked if abs(weight) > 0.01}
    return tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.feature)))

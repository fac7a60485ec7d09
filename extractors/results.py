"""The numbers that a document claims: whose, on what, by which measure, a level reached or a change.

A number is judged first (no result, a level, a rise, a fall, the level of a baseline), then each result is asked for its
system, resource, measure and baseline among the names in reach, by linear models over readable features, learned from labels.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.attributions import (
    described_system,
    is_ablated,
    is_peoples,
    levels_of_others,
    raised_from,
    removed_systems,
    sized,
)
from extractors.clauses import OWN, Told
from extractors.linear import LinearModel, shipped_models
from extractors.link_features import Question
from extractors.listings import NOBODY
from extractors.measured import barred_measures, told_measure
from extractors.number_features import is_against, is_reached
from extractors.numbers import Number
from extractors.pairings import data_numbers, system_numbers
from extractors.places import is_on_other
from extractors.questions import KINDS, find_answers, find_question
from extractors.scenes import Scene, Stage, read_scenes
from extractors.table_cells import SHARE, Cell, find_cell
from extractors.verdicts import BASE, DOWN, VALUE, Verdict, judge, results_of
from kg.claims import CELL_RULE, merge_claims
from kg.model import Claim, Document, Evidence, Mention
from kg.proof import find_evidence

_BREAK = re.compile(r"[,;]|[으하되]?며 |하고 |으나 |지만 ")
_SINGLE = tuple(kind for kind in KINDS if kind != "baseline")
# How much likelier than each single name it has to be that a number belongs to none: measured where most answers were right.
_SILENCE = {"resource": 0.2}
# Units of what is more by as much as the other is less; of multiples and shares of time it is not.
_MUTUAL = frozenset({"points", "%", "", "dB"})
# How likely a name has to be a baseline, whatever else is: measured where four of five were right.
_LEAST = 0.5
# The weight of doubt about the resource in a claim's confidence: where it came nearest to the share of right claims.
_DOUBT = 0.5


def read_claims(
    document: Document, mentions: tuple[Mention, ...], *, models: Mapping[str, LinearModel] | None = None
) -> tuple[Claim, ...]:
    """The claims of a document in order of place, one for each number and resource."""
    used = models or shipped_models()
    stage, scenes = read_scenes(document, mentions)
    cells = [(scene, find_cell(stage, scene)) for scene in scenes]
    told = tuple(scene for scene, cell in cells if cell is None)
    judged = zip(told, judge(told, used["number"]), _subjects(stage, told), strict=True)
    claims = [
        claim for scene, said, subject in judged for claim in _claims(document, stage, scene, said, used, subject=subject)
    ]
    return merge_claims([*claims, *(claim for scene, cell in cells if cell for claim in _cell_claims(document, scene, cell))])


def _cell_claims(document: Document, scene: Scene, cell: Cell) -> Iterator[Claim]:
    """The level that a table's cell reports, if its row and its column say whose and of what."""
    if cell.system:
        number, row = scene.numbers[cell.place], scene.sentence.passage.row
        proof = find_evidence(document, scene.sentence, number.start, number.end, rule=CELL_RULE, share=SHARE)
        yield Claim(
            system=cell.system,
            resource=cell.resource,
            metric=cell.metric,
            value=-number.value if number.sign < 0 else number.value,
            delta=None,
            unit=number.unit or cell.unit,
            baselines=(cell.baseline,) if cell.baseline else (),
            baseline_value=scene.numbers[0].value if cell.place else None,
            printed=number.printed,
            evidence=(replace(proof, sentence=row or proof.sentence),),
        )


def _claims(
    document: Document,
    stage: Stage,
    scene: Scene,
    verdicts: tuple[Verdict, ...],
    models: Mapping[str, LinearModel],
    *,
    subject: str,
) -> Iterator[Claim]:
    asked, levels = results_of(verdicts), list[tuple[int, Claim]]()
    for place in asked:
        verdict, clause = verdicts[place], scene.said_of(place)
        questions = {k: find_question(scene, place, kind=k, asked=asked, verdict=verdict.kind) for k in KINDS}
        barred = {"metric": barred_measures(scene, place), "system": removed_systems(scene, place)}
        found = {k: _answer(stage, questions[k], models[k], barred.get(k, frozenset())) for k in _SINGLE}
        base = _base(scene, verdicts, place)
        told = _told_with(scene, place, base) or _rivals(stage, clause, verdict, paired=_is_paired(scene, place))
        judged = Verdict(subject, 1.0) if subject and found["system"].kind in stage.own else found["system"]
        found["system"] = _system(stage, scene, place, judged, verdict=verdict, clause=clause, told=told)
        found["resource"] = _resource(stage, scene, place, found["resource"])
        found["metric"] = _measure(scene, place, found["metric"])
        if is_ablated(scene, place, found["system"].kind):
            continue
        against = _baselines(stage, questions["baseline"], models["baseline"])
        sure = verdict.probability * found["resource"].probability ** _DOUBT
        evidence = _evidence(document, scene, place, Verdict(verdict.kind, sure))
        level = None if base is None or len(set(told)) > 1 else scene.numbers[base].value
        names = tuple(dict.fromkeys(told)) or _not_listed(scene, against)
        claim = _claim(scene.numbers[place], verdict, found, against=names, base=level, evidence=evidence)
        levels += [(place, claim)] if verdict.kind == VALUE else []
        yield _from_our_side(claim, stage) if clause.system and clause.rivals else claim
    yield from _levels(document, scene, verdicts, levels)


def _from_our_side(claim: Claim, stage: Stage) -> Claim:
    """A difference that a rival is told to have from what the paper proposes, as that has it from the rival."""
    ours = claim.delta is not None and claim.unit in _MUTUAL and claim.system not in stage.own
    if not ours or len(claim.baselines) != 1 or claim.baselines[0] not in stage.own:
        return claim
    return replace(claim, system=claim.baselines[0], baselines=(claim.system,), delta=-(claim.delta or 0.0))


def _subjects(stage: Stage, scenes: Iterable[Scene]) -> Iterator[str]:
    """For each scene the paper's own system that it goes on with: the only one of the sentence before, where it names none."""
    last, passage = "", None
    for scene in scenes:
        named = {spot.key for spot in scene.systems if spot.key in stage.own}
        here = scene.sentence.passage
        yield last if not named and here == passage else ""
        if named or here != passage:
            last = next(iter(named)) if len(named) == 1 else ""
        passage = here


def _not_listed(scene: Scene, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names but for those that a sentence lists with a level each, three or more: they stand side by side."""
    listed = {said.system for said in scene.told.values() if said.system}
    listed |= {name for listing in scene.listings if not listing.rivals for _, name in listing.levels}
    return tuple(name for name in names if name not in listed) if len(listed) > 2 else names


def _levels(
    document: Document, scene: Scene, verdicts: tuple[Verdict, ...], told: Sequence[tuple[int, Claim]]
) -> Iterator[Claim]:
    """The levels of several baselines that one is told with, each as a claim of its own: there is room for one baseline's."""
    for run in (run for run in levels_of_others(scene) if len({name for _, name in run}) > 1):
        turn = Counter[str]()
        before = [claim for place, claim in told if place < run[0][0]] or [claim for _, claim in told]
        for place, name in run:
            measure = told_measure(scene, place)
            alike = [claim for claim in before if measure and claim.metric == measure] or before
            inturn = before[turn[name]] if len(before) == sum(n == name for _, n in run) else next(iter(alike[-1:]), None)
            beside = inturn and (replace(inturn, metric=measure) if measure else inturn)
            turn[name] += 1
            if beside and verdicts[place].kind == BASE and name != beside.system:
                number = scene.numbers[place]
                yield replace(
                    beside,
                    system=name,
                    value=number.value,
                    unit=number.unit,
                    baselines=(),
                    baseline_value=None,
                    printed=number.printed,
                    evidence=(_evidence(document, scene, place, verdicts[place]),),
                )


def _resource(stage: Stage, scene: Scene, place: int, judged: Verdict) -> Verdict:
    """On what a number is, where it stands directly at its name or in a list with it; what is on no data has none of it."""
    name = data_numbers(scene).get(place) or scene.said_of(place).resource
    if name:
        return Verdict(name, 1.0)
    headed = judged.kind in stage.names_above(scene.sentence.passage)
    return Verdict("", judged.probability) if not headed and is_on_other(scene, place, judged.kind) else judged


def _measure(scene: Scene, place: int, judged: Verdict) -> Verdict:
    """By which measure a number is, where it stands directly at its name."""
    name = told_measure(scene, place)
    return Verdict(name, 1.0) if name else judged


def _system(
    stage: Stage, scene: Scene, place: int, judged: Verdict, *, verdict: Verdict, clause: Told, told: tuple[str, ...]
) -> Verdict:
    """Whose a number is, where the sentence says so outright; what is told with a system's level is the paper's own."""
    listed = system_numbers(scene).get(place) if verdict.kind == VALUE else ""
    subject = _own(stage) if clause.system == OWN else clause.system
    if verdict.kind == VALUE and _is_strangers(scene, place):
        return Verdict(NOBODY, 1.0)
    name = described_system(scene, place) or listed or subject
    if is_peoples(scene, place) or (not name and verdict.kind == VALUE and _is_anothers(stage, scene, place, told)):
        return Verdict("", judged.probability)
    system = Verdict(name, 1.0) if name else Verdict(sized(scene, place, judged.kind), judged.probability)
    return Verdict(_own(stage), system.probability) if system.kind in told and not subject else system


def _is_anothers(stage: Stage, scene: Scene, place: int, told: tuple[str, ...]) -> bool:
    """Whether a level is told with that of the paper's own system, the only one of the sentence, which did not rise to it."""
    only = {spot.key for spot in scene.systems} == set(told) <= set(stage.own)
    return only and bool(told) and not raised_from(scene, place)


def _is_strangers(scene: Scene, place: int) -> bool:
    """Whether a level stands in a list of levels behind words that are no name."""
    return any((place, NOBODY) in listing.levels for listing in scene.listings)


def _own(stage: Stage) -> str:
    """The system that a paper is about: the one it proposes that its title has, else the first."""
    return next((name for name in stage.own if name in stage.titled), next(iter(stage.own), ""))


def _rivals(stage: Stage, clause: Told, verdict: Verdict, *, paired: bool) -> tuple[str, ...]:
    """The names that a clause says outright that a change is told against, or a level that is printed with another's."""
    named = [_own(stage) if rival == OWN else rival for rival in clause.rivals]
    apart = [name for name in named if name not in ("", clause.system)]
    return tuple(dict.fromkeys(apart)) if verdict.kind != VALUE or paired else ()


def _is_paired(scene: Scene, place: int) -> bool:
    """Whether a number is printed with a level against it."""
    return place + 1 < len(scene.numbers) and is_against(scene, place + 1)


def _told_with(scene: Scene, place: int, base: int | None) -> tuple[str, ...]:
    """The name that the sentence gives a baseline's level for, one for each level of its run; none if it says nothing of it."""
    runs = levels_of_others(scene) if base is not None else ()
    run = next((run for run in runs if any(level == base for level, _ in run)), ())
    raised = raised_from(scene, place)
    return tuple(name for _, name in run) or ((raised,) if raised else ())


def _answer(stage: Stage, question: Question, model: LinearModel, barred: frozenset[str]) -> Verdict:
    """The likeliest answer to a question that is not barred, and its share of what all answers have."""
    answers = [answer for answer in find_answers(stage, question) if answer.key not in barred]
    shares = model.probabilities([a.features for a in answers])[:, 1]
    shares[-1] -= min(_SILENCE.get(question.kind, 0.0), float(shares[-1]))
    best = int(shares.argmax())
    return Verdict(answers[best].key, float(shares[best] / shares.sum()))


def _baselines(stage: Stage, question: Question, model: LinearModel) -> tuple[str, ...]:
    """The likeliest baseline and behind it the others of the list that it stands in; none where none is likely."""
    answers = find_answers(stage, question)[:-1]
    if not answers:
        return ()
    shares = model.probabilities([a.features for a in answers])[:, 1]
    best = int(shares.argmax())
    if shares[best] < _LEAST:
        return ()
    key = answers[best].key
    beside = next((c.keys for c in question.comparisons if key in c.keys), ())
    return tuple(dict.fromkeys((key, *beside)))


def _claim(
    number: Number,
    verdict: Verdict,
    found: Mapping[str, Verdict],
    *,
    against: tuple[str, ...],
    base: float | None,
    evidence: Evidence,
) -> Claim:
    amount = -number.value if verdict.kind == DOWN or (verdict.kind == VALUE and number.sign < 0) else number.value
    names = {kind: answer.kind for kind, answer in found.items()}
    baselines = tuple(name for name in against if name != names["system"])
    return Claim(
        system=names["system"],
        resource=names["resource"],
        metric=names["metric"],
        value=amount if verdict.kind == VALUE else None,
        delta=None if verdict.kind == VALUE else amount,
        unit=number.unit,
        baselines=baselines if base is None else baselines[:1],
        baseline_value=base,
        printed=number.printed,
        evidence=(evidence,),
    )


def _base(scene: Scene, verdicts: tuple[Verdict, ...], place: int) -> int | None:
    """The place of the baseline's level that a level reached is told with: in its turn of as many, else just beside it."""
    if verdicts[place].kind != VALUE:
        return None
    for run in (run for run in levels_of_others(scene) if len(run) > len({name for _, name in run}) == 1):
        values = [i for i in range(run[0][0]) if verdicts[i].kind == VALUE]
        if place in values:
            return run[values.index(place)][0] if len(values) == len(run) else None
    order = _beside(scene, place) if is_reached(scene, place) else _beside(scene, place)[::-1]
    near = [i for i in order if verdicts[i].kind == BASE and _level_told_with(scene, verdicts, i) == place]
    rivals = _of_one_rival(scene, place) if len(near) > 1 else frozenset(near)
    return next((i for i in near if i in rivals), next(iter(near), None))


def _of_one_rival(scene: Scene, place: int) -> frozenset[int]:
    """The places of the levels of a rival alone, which say more than where a level started; none if that is a system's."""
    runs = () if raised_from(scene, place) else levels_of_others(scene)
    return frozenset(run[0][0] for run in runs if len(run) == 1)


def _level_told_with(scene: Scene, verdicts: tuple[Verdict, ...], base: int) -> int | None:
    """The place of the level that a baseline's level is told with: in a pair, else in its clause, else before it."""
    if is_against(scene, base):
        return base - 1
    if base + 1 < len(scene.numbers) and is_reached(scene, base + 1):
        return base + 1
    unit = _plain(scene.numbers[base].unit)
    beside = [i for i in _beside(scene, base) if verdicts[i].kind == VALUE]
    alike = [i for i in beside if _plain(scene.numbers[i].unit) == unit]
    within = [i for i in alike if not _BREAK.search(scene.sentence.text, *_between(scene, base, i))]
    return next(iter(within or alike), None)


def _beside(scene: Scene, place: int) -> list[int]:
    """The places before and after one, past numbers that are parts of names (`SigLIP 2`)."""
    spans = [(name.start, name.end) for name in scene.names]
    real = [i for i, n in enumerate(scene.numbers) if not any(start <= n.start < end for start, end in spans)]
    return [*[i for i in real if i < place][-1:], *[i for i in real if i > place][:1]]


def _plain(unit: str) -> str:
    """The unit, none for points, which only one of two levels may have printed (`79.2점으로 GRPO(69.4)를`)."""
    return unit.removesuffix("points")


def _between(scene: Scene, left: int, right: int) -> tuple[int, int]:
    first, last = sorted((scene.numbers[left], scene.numbers[right]), key=lambda n: n.start)
    return first.end, last.start


def _evidence(document: Document, scene: Scene, place: int, verdict: Verdict) -> Evidence:
    number = scene.numbers[place]
    rule, share = f"number: {verdict.kind}", verdict.probability
    return find_evidence(document, scene.sentence, number.start, number.end, rule=rule, share=share)

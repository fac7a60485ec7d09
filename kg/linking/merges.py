"""What was decided about spellings, each with its rule and evidence: merges, and near-misses that were kept apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.decisions import Decisions
from kg.identifiers import bare_id
from kg.linking.entities import Resolved, head_names
from kg.linking.things import Thing
from kg.model import Edge, Entity, Evidence, Graph, Merge
from kg.names.forms import are_initials
from kg.names.lexicon import Name
from kg.spelling import fold

LONG = 20
"""Letters of a name from which one letter more or less is hardly seen as another name."""

DECISION = "decision in line"
"""What the rule of a merge that a person decided begins with."""

_LABELS = {"sizeOf": "a size", "versionOf": "a version", "editionOf": "an edition", "variantOf": "a variant"}


def collect_merges(resolved: Sequence[Resolved], graph: Graph, *, decisions: Decisions) -> tuple[Merge, ...]:
    """All decisions about the spellings of a graph, sorted, each pair of spellings under a rule once."""
    found = [m for one in resolved for m in _merges(one)]
    found += [m for one in resolved for m in _refused(one)]
    found += _homonyms(resolved)
    by_id, entities = {one.entity.id: one for one in resolved}, {e.id: e for e in graph.entities}
    found += [_kinship(edge, entities, by_id) for edge in graph.edges if edge.relation in _LABELS]
    found += _one_letter_apart(resolved)
    found += _unproven_initials(resolved)
    found += [
        Merge(d.arguments[0], d.arguments[1], d.word, f"{DECISION} {d.line}")
        for word in ("same", "different")
        for d in decisions.of(word)
    ]
    return tuple(sorted({(m.left, m.right, m.verdict, m.rule): m for m in sorted(found)}.values()))


def _merges(one: Resolved) -> Iterator[Merge]:
    entity = one.entity
    for thing in one.group.things:
        for name in thing.heads:
            if name.spelling != entity.name:
                rule = _rule(name, one)
                giver = None if rule else _giver(name, one)
                evidence = _first_evidence(giver) if giver else _evidence(thing, name)
                given = f"named together in {giver.paper}" if giver else "decision"
                yield Merge(name.spelling, entity.name, "same", rule or given, evidence)
        for alias in thing.aliases:
            if not alias.refusal and alias.name.spelling != entity.name:
                rule = _rule(alias.name, one) or f"defined in {thing.paper}"
                yield Merge(alias.name.spelling, entity.name, "same", rule, alias.evidence)


def _rule(name: Name, one: Resolved) -> str:
    """The rule by which a name is the entity's own, `""` if a paper has to say so."""
    concept = one.group.concept
    if any(k in n.keys for n in head_names(one.group) if n.form.text == one.entity.name for k in name.keys):
        return "same name in the same parts"
    if concept and concept in name.meanings:
        return f"vocabulary: {concept.name}"
    if any(k in n.keys for n in head_names(one.group) for k in (*name.weak, *name.translated)):
        return "same name apart from a plural or a class word, or word for word in Korean"
    return ""


def _giver(name: Name, one: Resolved) -> Thing | None:
    """The thing of the first paper that gives the name as another of the entity's names."""
    for thing in one.group.things:
        spelled = {k for n in thing.names for k in n.keys}
        if set(name.keys) & spelled and (thing.believed or len(thing.heads) > 1):
            return thing
    return None


def _evidence(thing: Thing, name: Name) -> tuple[Evidence, ...]:
    pieces = sorted({e for m in thing.mentions if m.name == name.spelling for r in m.roles for e in r.evidence})
    return tuple(pieces[:1])


def _refused(one: Resolved) -> Iterator[Merge]:
    """The aliases that are not believed to hold for other papers, those that the entity has all the same included."""
    kept = set(one.entity.spellings)
    for thing in one.group.things:
        for alias in thing.aliases:
            listed = alias.name.spelling.startswith(f"{alias.head.spelling}/")  # `Qwen2.5-7B/14B`
            if alias.refusal and alias.name.form.text in kept:
                rule = f"given as an alias in {thing.paper}, kept for it alone: {alias.refusal}"
                yield Merge(alias.name.spelling, one.entity.name, "same", rule, alias.evidence)
            elif alias.refusal and not listed:
                rule = f"given as an alias in {thing.paper}, not believed: {alias.refusal}"
                yield Merge(alias.name.spelling, alias.head.spelling, "different", rule, alias.evidence)


def _homonyms(resolved: Sequence[Resolved]) -> Iterator[Merge]:
    """Entities that share a name, each with the first of them."""
    by_slug: dict[str, list[Resolved]] = defaultdict(list)
    for one in resolved:
        by_slug[bare_id(one.entity.id)].append(one)
    for sharing in by_slug.values():
        first = min(sharing, key=lambda r: r.entity.id)
        for one in sharing:
            if one is not first:
                evidence = tuple(e for thing in one.group.things[:1] for e in _first_evidence(thing))
                rule = "one name, several things: papers spell it out differently, or each proposes its own"
                yield Merge(first.entity.id, one.entity.id, "different", rule, evidence)


def _first_evidence(thing: Thing) -> tuple[Evidence, ...]:
    pieces = sorted({e for role in thing.roles for e in role.evidence}, key=lambda e: (-e.confidence, e))
    return tuple(pieces[:1])


def _kinship(edge: Edge, entities: Mapping[str, Entity], by_id: Mapping[str, Resolved]) -> Merge:
    left, right = entities[edge.source].name, entities[edge.target].name
    ends = (by_id[i] for i in (edge.source, edge.target) if i in by_id)
    evidence = tuple(e for one in ends for e in _first_evidence(one.group.things[0]))
    return Merge(left, right, "related", f"{_LABELS[edge.relation]} of it, not the same", evidence)


def _one_letter_apart(resolved: Sequence[Resolved]) -> Iterator[Merge]:
    """Names of six to nineteen letters that differ by one letter, each with the next one that does."""
    buckets: dict[str, list[Resolved]] = defaultdict(list)
    for one in resolved:
        key = fold(one.entity.name)
        if 5 < len(key) < LONG:
            for left_out in {key, *(key[:i] + key[i + 1 :] for i in range(len(key)) if not key[i].isdigit())}:
                buckets[left_out].append(one)
    pairs = {(a.entity.id, b.entity.id): (a, b) for near in buckets.values() for a, b in pairwise(near)}
    for (left, right), ends in sorted(pairs.items(), key=lambda item: item[0]):
        if left != right and _digits(ends[0]) == _digits(ends[1]) and ends[0].entity.name != ends[1].entity.name:
            evidence = tuple(e for one in ends for e in _first_evidence(one.group.things[0]))
            yield Merge(ends[0].entity.name, ends[1].entity.name, "different", "one letter apart", evidence)


def _digits(one: Resolved) -> str:
    return "".join(c for c in one.entity.name if c.isdigit())


def _unproven_initials(resolved: Sequence[Resolved]) -> Iterator[Merge]:
    """Short names that could be the initials of a long one that no text defines so, nor as another thing of that name."""
    longs: dict[str, list[Resolved]] = defaultdict(list)
    for one in resolved:
        words = one.entity.name.replace("-", " ").split()
        if len(words) > 2 and one.entity.name.isascii():
            longs["".join(w[0] for w in words).casefold()].append(one)
    for one in resolved:
        for long in longs.get(one.entity.name.casefold(), ()):
            defined = fold(one.entity.name) in {fold(alias) for alias in long.entity.aliases}
            if long is not one and not defined and are_initials(one.entity.name, long.entity.name):
                rule = "could be its initials; no text says so"
                evidence = (*_first_evidence(one.group.things[0]), *_first_evidence(long.group.things[0]))
                yield Merge(one.entity.name, long.entity.name, "different", rule, evidence)

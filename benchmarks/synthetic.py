"""A random graph of any size with the popularity curve of real digests.

How often names recur in 795 annotated papers follows a Pitman-Yor process (Pitman and Yor 1997): with discount 0.75 and
concentration 60 it gives as many names, as many that occur once, and the same most popular ones (5 % of the papers name the
first). A paper has 5.5 edges to entities, of which 1.9 are proposals, and about one result, most of them partial. Nine papers
in ten address one to three tasks, drawn likewise from fewer names; one new name in eight belongs to the family of an older one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.model import Digest, Edge, Entity, Evidence, Graph, Paper, Result

DISCOUNT, CONCENTRATION = 0.75, 60
TASK_DISCOUNT, TASK_CONCENTRATION = 0.6, 15
ROLES = (("uses", 34), ("comparesWith", 9), ("evaluates", 6), ("mentions", 2), ("evaluatesOn", 18), ("trainsOn", 2))
PROPOSALS = (("Method", 72), ("Model", 14), ("Benchmark", 9), ("Dataset", 5))
TASKS_A_PAPER = (12, 45, 28, 15)
FAMILIES = (("", 84), ("variantOf", 7), ("versionOf", 5), ("sizeOf", 4))
DEEPEST_FAMILY = 4
PAPERS_A_DAY, FIRST_DAY = 30, date(2022, 1, 1)


@dataclass
class Popularity:
    """Draws names: one already drawn, the more often the likelier, or a new one."""

    random: random.Random
    discount: float = DISCOUNT
    concentration: float = CONCENTRATION
    draws: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def draw(self, fresh: str) -> str:
        name, drawn = fresh, len(self.draws)
        if self.random.random() * (drawn + self.concentration) < drawn:
            again = self.draws[self.random.randrange(drawn)]
            if self.random.random() * self.counts[again] < self.counts[again] - self.discount:
                name = again
        self.draws.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        return name


class Maker:
    """Makes papers one after the other; what one proposes, later ones may use."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.popular = {kind: Popularity(self.random) for kind in ("system", "resource")}
        self.tasks = Popularity(self.random, TASK_DISCOUNT, TASK_CONCENTRATION)
        self.entities: dict[str, Entity] = {}
        self.proposed: dict[str, str] = {}
        self.unused: dict[str, list[str]] = {"system": [], "resource": []}
        self.metrics = [Entity(f"metric/measure-{i}", "Metric", f"measure-{i}", direction="up") for i in range(40)]

    def paper_edges(self, paper: Paper, digest: Digest) -> Iterator[Edge]:
        yield Edge(paper.id, "summarizedIn", digest.id)
        proposals = [self.new_entity(self.choose(PROPOSALS), paper) for _ in range(self.random.choice((1, 2, 2, 3)))]
        yield from (self.edge(paper, "proposes", entity, digest) for entity in proposals)
        drawn = sorted({(self.choose(ROLES), i) for i in range(self.random.choice((2, 3, 4, 5)))})
        seen: dict[tuple[str, str], None] = {(role, self.draw(role)): None for role, _ in drawn}
        yield from (self.edge(paper, role, entity, digest) for role, entity in seen if entity not in proposals)
        earlier = {self.proposed[e] for role, e in seen if role == "uses" and e in self.proposed} - {paper.id}
        yield from (Edge(paper.id, "buildsOn", other) for other in sorted(earlier))
        self.proposed.update(dict.fromkeys(proposals, paper.id))
        yield from (Edge(entity, "proposedBy", paper.id) for entity in proposals)

    def task_edges(self, paper: Paper, digest: Digest) -> Iterator[Edge]:
        many = self.random.choices((0, 1, 2, 3), TASKS_A_PAPER)[0]
        for task in {self.tasks.draw(f"task/work-{len(self.tasks.counts)}"): None for _ in range(many)}:
            self.entities.setdefault(task, Entity(task, "Task", task.removeprefix("task/")))
            yield self.edge(paper, "addresses", task, digest)

    def family_edges(self) -> Iterator[Edge]:
        """Some names as variants, versions or sizes of an older one of their type, the likelier the more it is drawn."""
        depths: dict[str, int] = {}
        for entity in self.entities.values():
            relation = self.choose(FAMILIES)
            kind = "system" if entity.type in ("Method", "Model") else "resource"
            elder = self.random.choice(self.popular[kind].draws)
            fits = entity.type == self.entities[elder].type and depths.get(elder, DEEPEST_FAMILY) < DEEPEST_FAMILY
            depths[entity.id] = depths[elder] + 1 if relation and fits else 0
            if depths[entity.id]:
                yield Edge(entity.id, relation, elder)

    def draw(self, role: str) -> str:
        kind = "resource" if role.endswith("On") else "system"
        unused = self.unused[kind]
        if unused and self.random.random() < 0.3:
            fresh = unused[self.random.randrange(len(unused))]
        else:
            types = ("Dataset", "Benchmark") if kind == "resource" else ("Method", "Model")
            fresh = self.new_entity(self.random.choice(types), None)
        return self.popular[kind].draw(fresh)

    def new_entity(self, kind: str, paper: Paper | None) -> str:
        number = len(self.entities)
        entity = Entity(f"entity/thing-{number}", kind, f"Thing-{number}", (f"The Long Form of Thing {number}",))
        self.entities[entity.id] = entity
        if paper:
            self.unused["resource" if kind in ("Dataset", "Benchmark") else "system"].append(entity.id)
        return entity.id

    def edge(self, paper: Paper, role: str, entity: str, digest: Digest) -> Edge:
        return Edge(paper.id, role, entity, (self.evidence(digest, f"{paper.arxiv}은 {entity}에 대해 {role}라고 말한다."),))

    def evidence(self, digest: Digest, sentence: str) -> Evidence:
        line = self.random.randrange(1, 900)
        confidence = round(self.random.uniform(0.3, 1.0), 3)
        return Evidence(digest.id, digest.path, digest.date, line, line * 80, line * 80 + 9, sentence, "cue", confidence)

    def result(self, number: int, paper: Paper, digest: Digest) -> Result:
        def some(share: float, value: str) -> str:
            return value if self.random.random() < share else ""

        system = some(0.8, self.draw("comparesWith"))
        resource = some(0.6, self.draw("evaluatesOn"))
        baseline = some(0.3, self.draw("comparesWith"))
        value = round(self.random.uniform(1, 99), 1) if self.random.random() < 0.55 else None
        return Result(
            id=f"result/{number:06}",
            paper=paper.id,
            system=system,
            resource=resource,
            metric=some(0.6, self.random.choice(self.metrics).id),
            value=value,
            delta=None if value is not None else round(self.random.uniform(-5, 20), 1),
            unit="%",
            direction="up",
            baselines=(baseline,) if baseline else (),
            baseline_text="",
            baseline_value=round(self.random.uniform(1, 99), 1) if baseline and value is not None else None,
            printed=str(value),
            evidence=(self.evidence(digest, "정확도를 보고한다."),),
        )

    def choose(self, weighted: tuple[tuple[str, int], ...]) -> str:
        names, weights = zip(*weighted, strict=True)
        return self.random.choices(names, weights)[0]


def synthetic_graph(*, edges: int, seed: int = 1) -> Graph:
    """A graph with at least so many edges between papers and entities, the same for the same seed."""
    maker, found, papers, results, digests = Maker(seed), [], [], [], {}
    roles = 0
    while roles < edges:
        number = len(papers)
        day = (FIRST_DAY + timedelta(days=number // PAPERS_A_DAY)).isoformat()
        digest = digests.setdefault(day, Digest(f"digest/{day}", f"{day}.md", day, "hf"))
        paper = Paper(f"paper/{number:06}", f"{number:06}", f"Paper {number}", (), (), "summarised", day)
        papers.append(paper)
        made = list(maker.paper_edges(paper, digest))
        roles += sum(bool(edge.evidence) for edge in made)
        found += [*made, *maker.task_edges(paper, digest)]
        results.append(maker.result(number, paper, digest))
        found += field_edges(results[-1])
    found += maker.family_edges()
    entities = used_entities(maker, found)
    return Graph(tuple(digests.values()), tuple(papers), entities, tuple(results), tuple(sorted(found)))


def field_edges(result: Result) -> list[Edge]:
    ends = {
        "ofSystem": result.system,
        "onResource": result.resource,
        "byMetric": result.metric,
    }
    reports = Edge(result.paper, "reports", result.id, result.evidence)
    fields = [Edge(result.id, relation, end) for relation, end in ends.items() if end]
    return [reports, *fields, *(Edge(result.id, "againstBaseline", end) for end in result.baselines)]


def used_entities(maker: Maker, edges: list[Edge]) -> tuple[Entity, ...]:
    used = {edge.target for edge in edges} | {edge.source for edge in edges}
    return tuple(sorted(e for e in (*maker.entities.values(), *maker.metrics) if e.id in used))

"""Small graphs for tests, by hand and by hypothesis."""

from dataclasses import replace

from hypothesis import strategies as st

from kg.model import Digest, Edge, Entity, Evidence, Graph, Merge, Paper, Result

DIGESTS = tuple(Digest(f"digest/{day}", f"{day}.md", day, "hf") for day in ("2025-05-01", "2025-05-02", "2025-06-03"))


def paper(number, date="2025-05-01", title=""):
    return Paper(f"paper/{number}", number, title or f"Paper {number}", (), (), "summarised", date)


def entity(slug, kind, name, *aliases, **parts):
    return Entity(f"entity/{slug}", kind, name, tuple(sorted(aliases)), **parts)


def evidence(digest=DIGESTS[0], line=1, sentence="", confidence=0.9, rule="cue"):
    text = sentence or f"문장 {line}."
    return Evidence(digest.id, digest.path, digest.date, line, line * 10, line * 10 + 4, text, rule, confidence)


def edge(source, relation, target, *pieces):
    return Edge(source, relation, target, tuple(sorted(pieces)) or (evidence(),))


def claim(
    number, paper_id, *, system="", resource="", metric="", value=None, delta=None, baselines=(), baseline_value=None, **rest
):
    fields = {"unit": "%", "direction": "up", "baseline_text": "", "printed": str(value), "evidence": (evidence(line=number),)}
    return Result(
        f"result/{number}",
        paper_id,
        system,
        resource,
        metric,
        value,
        delta,
        baselines=baselines,
        baseline_value=baseline_value,
        **{**fields, **rest},
    )


def field_edges(result):
    ends = {
        "ofSystem": result.system,
        "onResource": result.resource,
        "byMetric": result.metric,
    }
    yield Edge(result.paper, "reports", result.id, result.evidence)
    yield from (Edge(result.id, relation, end) for relation, end in ends.items() if end)
    yield from (Edge(result.id, "againstBaseline", end) for end in result.baselines)


def graph(*, papers=(), entities=(), results=(), edges=(), merges=(), digests=DIGESTS):
    edges = (*edges, *(e for r in results for e in field_edges(r)))
    return Graph(
        digests=tuple(sorted(digests)),
        papers=tuple(sorted(papers)),
        entities=tuple(sorted(entities)),
        results=tuple(sorted(results, key=lambda r: r.id)),
        edges=tuple(sorted(edges)),
        merges=tuple(sorted(merges)),
    )


def small_graph():
    """Three papers around GRPO, with a family, a result that beats another, and a merge."""
    grpo = entity("grpo", "Method", "GRPO", "Group Relative Policy Optimization", "그룹 상대 정책 최적화")
    ppo = entity("ppo", "Method", "PPO", known=True)
    qwen = entity("qwen2.5", "Model", "Qwen2.5", family="Qwen", version="2.5")
    small = entity("qwen2.5-7b", "Model", "Qwen2.5-7B", family="Qwen", version="2.5", size="7B")
    aime = entity("aime24", "Dataset", "AIME24", "AIME 2024", "AIME-24", family="AIME", edition="2024")
    bench = entity("gen-bench", "Benchmark", "GenBench")
    accuracy = Entity("metric/accuracy", "Metric", "accuracy", direction="up", known=True)
    task = Entity("task/mathematical-reasoning", "Task", "mathematical reasoning", ("수학 추론",))
    first, second, third = paper("2505.00001"), paper("2505.00002", "2025-05-02"), paper("2505.00003", "2025-06-03")
    results = (
        claim(
            1,
            first.id,
            system=grpo.id,
            resource=aime.id,
            metric=accuracy.id,
            value=71.5,
            baselines=(ppo.id,),
            baseline_value=60.0,
        ),
        claim(2, second.id, system=small.id, resource=aime.id, metric=accuracy.id, delta=3.25, baselines=(grpo.id,)),
        claim(3, third.id, system=grpo.id, resource=aime.id, metric=accuracy.id, value=70.0),
        claim(4, third.id, metric=accuracy.id, value=9.0),
    )
    edges = (
        edge(first.id, "proposes", grpo.id),
        edge(first.id, "comparesWith", ppo.id, evidence(line=2, sentence="GRPO는 PPO를 능가했다."), evidence(DIGESTS[1], 4)),
        edge(first.id, "evaluatesOn", aime.id, evidence(line=3)),
        edge(first.id, "addresses", task.id),
        edge(second.id, "comparesWith", grpo.id, evidence(DIGESTS[1], 7, confidence=0.5)),
        edge(second.id, "comparesWith", ppo.id, evidence(DIGESTS[1], 8)),
        edge(second.id, "comparesWith", small.id, evidence(DIGESTS[1], 8)),
        edge(second.id, "uses", small.id, evidence(DIGESTS[1], 9)),
        edge(second.id, "trainsOn", aime.id, evidence(DIGESTS[1], 9)),
        edge(second.id, "evaluatesOn", aime.id, evidence(DIGESTS[1], 9)),
        edge(second.id, "evaluatesOn", bench.id, evidence(DIGESTS[1], 10)),
        edge(third.id, "proposes", bench.id, evidence(DIGESTS[2], 1)),
        edge(third.id, "evaluates", small.id, evidence(DIGESTS[2], 1)),
        Edge(second.id, "buildsOn", first.id),
        Edge(grpo.id, "proposedBy", first.id),
        Edge(small.id, "sizeOf", qwen.id),
        *(Edge(p.id, "summarizedIn", d.id) for p, d in zip((first, second, third), DIGESTS, strict=True)),
    )
    merges = (
        Merge("GRPO", "grpo", "same", "normal form", (evidence(),)),
        Merge("AIME24", "AIME25", "different", "editions differ"),
    )
    return graph(
        papers=(first, second, third),
        entities=(grpo, ppo, qwen, small, aime, bench, accuracy, task),
        results=results,
        edges=edges,
        merges=merges,
    )


# ---------------------------------------------------------------- random graphs

SENTENCES = ("A가 B를 능가한다.", 'He said "x, y".', "줄\n바꿈 \\ 역슬래시", "{중괄호: [1, 2]}", "emoji 🚀")
ENDS = {
    "proposes": ("Method", "Model", "Dataset", "Benchmark"),
    "uses": ("Method", "Model", "Dataset", "Benchmark"),
    "mentions": ("Method", "Model", "Dataset", "Benchmark"),
    "trainsOn": ("Dataset", "Benchmark"),
    "evaluatesOn": ("Dataset", "Benchmark"),
    "comparesWith": ("Method", "Model"),
    "evaluates": ("Method", "Model"),
    "addresses": ("Task",),
    "measures": ("Metric",),
}
CONFIDENCES = st.sampled_from((0.3, 0.5, 0.75, 0.9, 1.0))
NUMBERS = st.none() | st.sampled_from((-3.5, 0.0, 0.1, 12.25, 60.0, 71.5, 1e-05, 1234567.0))


@st.composite
def pieces(draw):
    found = st.builds(
        evidence,
        digest=st.sampled_from(DIGESTS),
        line=st.integers(1, 5),
        sentence=st.sampled_from(SENTENCES),
        confidence=CONFIDENCES,
    )
    told = draw(st.lists(found, min_size=1, max_size=3, unique_by=lambda piece: replace(piece, confidence=1.0)))
    return tuple(sorted(told))


@st.composite
def graphs(draw):
    """Graphs of up to four papers and nine entities, every relation among them possible, families and results included."""
    papers = [paper(f"2505.0000{i}", draw(st.sampled_from(DIGESTS)).date) for i in range(draw(st.integers(1, 4)))]
    entities = draw(entity_lists())
    edges = [e for p in papers for e in draw(edge_lists(p, entities))]
    edges += draw(family_edges(entities)) + draw(derived_edges(papers))
    edges += [Edge(p.id, "summarizedIn", d.id) for p in papers for d in DIGESTS if d.date == p.date]
    edges += [Edge(e.target, "proposedBy", e.source) for e in edges if e.relation == "proposes"]
    return graph(papers=papers, entities=entities, results=draw(result_lists(papers, entities)), edges=edges)


@st.composite
def entity_lists(draw):
    kinds = ["Method", "Model", "Dataset", "Benchmark", "Metric", "Task"]
    kinds += draw(st.lists(st.sampled_from(kinds[:4]), max_size=3))
    spaces = {"Metric": "metric", "Task": "task"}
    return [
        Entity(
            f"{spaces.get(kind, 'entity')}/thing-{i}",
            kind,
            f"Thing-{i}",
            draw(st.sampled_from(((), (f"사물 {i}",), (f"T {i}", f"thing’s {i}")))),
            family=draw(st.sampled_from(("", "Thing"))),
            direction=draw(st.sampled_from(("", "up", "down"))) if kind == "Metric" else "",
            known=draw(st.booleans()),
        )
        for i, kind in enumerate(kinds)
    ]


@st.composite
def edge_lists(draw, source, entities):
    choices = [(relation, e.id) for relation, kinds in ENDS.items() for e in entities if e.type in kinds]
    chosen = draw(st.lists(st.sampled_from(choices), unique=True, max_size=8))
    return [Edge(source.id, relation, target, draw(pieces())) for relation, target in chosen]


@st.composite
def family_edges(draw, entities):
    named = [e.id for e in entities if e.type not in ("Metric", "Task")]
    pairs = [(a, b) for i, a in enumerate(named) for b in named[:i]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3))
    relations = st.sampled_from(("versionOf", "editionOf", "sizeOf", "variantOf"))
    return [Edge(a, draw(relations), b) for a, b in chosen]


@st.composite
def derived_edges(draw, papers):
    pairs = [(a.id, b.id) for a in papers for b in papers if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    return [Edge(a, draw(st.sampled_from(("buildsOn", "trainsFrom", "comparedWith"))), b) for a, b in chosen]


@st.composite
def result_lists(draw, papers, entities):
    def some(*kinds):
        return st.sampled_from(["", *(e.id for e in entities if e.type in kinds)])

    systems = [e.id for e in entities if e.type in {"Method", "Model"}]
    compared = st.one_of(
        st.fixed_dictionaries({"baselines": st.just(()), "baseline_value": NUMBERS}),
        st.fixed_dictionaries({"baselines": st.lists(st.sampled_from(systems), max_size=3, unique=True).map(sorted).map(tuple)})
        if systems
        else st.just({}),
    )
    return [
        claim(
            number,
            draw(st.sampled_from(papers)).id,
            system=draw(some("Method", "Model")),
            resource=draw(some("Dataset", "Benchmark")),
            metric=draw(some("Metric")),
            value=draw(NUMBERS),
            delta=draw(NUMBERS),
            **draw(compared),
            unit=draw(st.sampled_from(("%", "", "x"))),
            direction=draw(st.sampled_from(("up", "down", ""))),
            evidence=draw(pieces()),
        )
        for number in range(1, 1 + draw(st.integers(0, 5)))
    ]

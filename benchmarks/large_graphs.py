"""Graphs of any size with the shape of ours, made without reading anything: for benchmarks of stores and exporters.

Five edges to a node, most with one piece of evidence, a sentence of Korean prose in each.
"""

from kg.model import Digest, Edge, Entity, Evidence, Graph, Paper

SENTENCE = "이 논문은 {} 방법을 제안하고, 기존의 여러 방법과 비교하여 수학 추론 벤치마크에서 더 나은 성능을 보였다."
RELATIONS = {"Method": "uses", "Model": "evaluates", "Dataset": "evaluatesOn", "Benchmark": "mentions"}
PAPERS_A_DIGEST = 20
RETOLD = 7
"""Every so many edges are told by two digests."""


def large_graph(*, nodes: int, edges: int) -> Graph:
    """A graph with about so many nodes (a fifth of them papers) and exactly so many edges, the same every time."""
    papers = tuple(
        Paper(
            f"paper/{_number(n)}",
            _number(n),
            f"Paper number {n}: a study",
            (),
            (f"https://arxiv.org/abs/{_number(n)}",),
            "summarised",
            "2025-05-01",
        )
        for n in range(nodes // 5)
    )
    digests = tuple(
        Digest(f"digest/{n:06}", f"digests/{n:06}.md", "2025-05-01", "hf") for n in range(len(papers) // PAPERS_A_DIGEST + 2)
    )
    kinds = tuple(RELATIONS)
    entities = tuple(
        Entity(f"entity/thing-{n:07}", kinds[n % 4], f"Thing {n}", (f"T-{n}", f"사물 {n}"), family="Thing", version=str(n))
        for n in range(nodes - len(papers) - len(digests))
    )
    return Graph(digests, papers, entities, (), tuple(sorted(_edges(papers, entities, digests, edges))))


def _edges(papers: tuple[Paper, ...], entities: tuple[Entity, ...], digests: tuple[Digest, ...], count: int) -> list[Edge]:
    each = -(-count // len(papers))
    return [
        Edge(
            papers[n // each].id,
            RELATIONS[(e := entities[(n * 7919) % len(entities)]).type],
            e.id,
            _evidence(n, digests[(d := n // each // PAPERS_A_DIGEST) : d + 2]),
        )
        for n in range(count)
    ]


def _evidence(number: int, digests: tuple[Digest, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            d.id, d.path, d.date, number % 900, number % 9000, number % 9000 + 8, SENTENCE.format(number % 5000), "model", 0.91
        )
        for d in digests[: 1 + (number % RETOLD == 0)]
    )


def _number(n: int) -> str:
    return f"{2501 + n // 99999}.{n % 99999:05}"

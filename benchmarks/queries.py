"""How long the questions take on a graph of 200,000 edges, in both engines, against the bare shared-baseline pattern.

    python benchmarks/queries.py [FOLDER] [--edges N] [--questions NAME ...]

FOLDER keeps the graph between runs (it is built where it is missing). Times are the best of `REPEATS` runs in one process, in
milliseconds of processor time, which other programs disturb less than the clock; names are resolved beforehand. The bare
pattern is run between them, so that both are slow or fast together, and each question is compared with its own bare runs.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import rdflib
from synthetic import synthetic_graph

from kg.iris import PREFIXES
from kg.parameters import NodeId, as_sparql
from kg.questions.asking import answer
from kg.questions.files import load_questions
from kg.questions.model import Question, Runner
from kg.questions.names import read_names
from kg.rdf import quads
from kg.store import open_cypher, open_sparql, read_graph, write_store
from kg.vocabulary import load_vocabulary

REPEATS = 5
LEAST = 0.5
BARE = {
    "cypher": """MATCH (p:Paper {id: $paper})-[:COMPARES_WITH]->(b:Method|Model)<-[:COMPARES_WITH]-(q:Paper)
RETURN q.id AS q, b.id AS b""",
    "sparql": "SELECT ?q ?b { $paper kg:comparesWith ?b . ?q kg:comparesWith ?b }",
}
POPULAR = "MATCH (p:Paper)-[:{relation}]->(e:{labels}) RETURN e.id AS id, count(p) AS papers ORDER BY papers DESC, id LIMIT 2"
BUILT_ON = """MATCH (e:Method|Model)-[:PROPOSED_BY]->(p:Paper)
MATCH (q:Paper)-[:BUILDS_ON]->(p) RETURN e.id AS id, count(q) AS papers ORDER BY papers DESC, id LIMIT 1"""
SHARING = """MATCH (p:Paper)-[:COMPARES_WITH]->(b:Method|Model)
MATCH (b)<-[:COMPARES_WITH]-(q:Paper) RETURN p.id AS id, count(q) AS papers ORDER BY papers DESC, id LIMIT 200"""


def best(*actions: Callable[[], Any]) -> list[float]:
    """The least milliseconds of processor time of each action, over REPEATS turns of all of them after one to warm up."""
    return [min(times) for times in zip(*([spent(a) for a in actions] for _ in range(REPEATS + 1)), strict=True)]


def spent(action: Callable[[], Any]) -> float:
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1000


def chosen_arguments(cypher: Runner) -> dict[str, str]:
    """The most popular system and resources, a paper with popular baselines, and days in the middle: the hard cases."""
    system = cypher.run(POPULAR.format(relation="COMPARES_WITH", labels="Method|Model")).rows[0][0]
    first, second = (row[0] for row in cypher.run(POPULAR.format(relation="EVALUATES_ON", labels="Dataset|Benchmark")).rows)
    days = {"since": "2024-06-01", "until": "2024-12-31", "day": "2024-06-01"}
    return {
        "entity": system,
        "resource": first,
        "first": first,
        "second": second,
        "paper": cypher.run(SHARING).rows[-1][0],
        "start": system,
        "end": first,
        "built_on": cypher.run(BUILT_ON).rows[0][0],
        **days,
    }


def arguments_for(question: Question, chosen: dict[str, str]) -> dict[str, str] | None:
    """Arguments for the parameters that the question needs; None where the graph has no such thing (it has no tasks)."""
    kinds = {p.name: p.kind for p in question.parameters if p.required}
    if "task" in kinds.values():
        return None
    found = {name: chosen[name] for name in kinds}
    if question.name in ("lineage", "descendants"):
        found["entity"] = chosen["built_on"]
    if kinds.get("entity") == "resource":
        found["entity"] = chosen["resource"]
    return found


def question_rows(runners: tuple[Runner, ...], paper: str, wanted: list[str]) -> Iterator[str]:
    """A line for each question: rows, then milliseconds and times of the bare pattern, without and with a least confidence."""
    names, chosen = read_names(runners[0]), chosen_arguments(runners[0])
    for question in load_questions():
        arguments = arguments_for(question, chosen)
        if arguments is None or (wanted and question.name not in wanted):
            continue
        has_least = any(p.name == "least" for p in question.parameters)
        found = answer(runners[0], question, arguments, names=names)
        cells = [question.name, f"{len(found.table):,}"]
        for least in ({}, {"least": LEAST}) if has_least else ({},):
            for runner in runners:
                asked = asking(runner, question, {**found.arguments, **arguments, **least})
                whole, bare = best(asked, bare_pattern(runner, paper))
                cells.append(f"{whole:,.0f} ({whole / bare:.1f}x)")
        yield f"| {' | '.join(cells + [''] * (6 - len(cells)))} |"


def bare_pattern(runner: Runner, paper: str) -> Callable[[], Any]:
    return lambda: runner.run(BARE[runner.language], {"paper": NodeId(paper)})


def asking(runner: Runner, question: Question, arguments: dict[str, Any]) -> Callable[[], Any]:
    """To find the whole answer, names already being ids."""

    class Known:
        def get(self, name: str, *, kind: str) -> NodeId:  # noqa: ARG002 - ids need no kind
            return NodeId(name)

        def get_node(self, node_id: str) -> Any:
            return names.get_node(node_id)

    names = read_names(runner)
    return lambda: answer(runner, question, arguments, names=Known())  # type: ignore[arg-type]


def rdflib_time(folder: Path, paper: str) -> float:
    """Milliseconds of the bare pattern in rdflib, over the plain edges that it needs."""
    store = rdflib.Graph()
    for quad in quads(read_graph(folder), vocabulary=load_vocabulary()):
        if quad.predicate.value.endswith("#comparesWith"):
            store.add(
                (rdflib.URIRef(quad.subject.value), rdflib.URIRef(quad.predicate.value), rdflib.URIRef(quad.object.value))
            )
    query = as_sparql(BARE["sparql"], {"paper": NodeId(paper)})
    return best(lambda: list(store.query(query, initNs={"kg": PREFIXES["kg"]})))[0]


def run(folder: Path, edges: int, wanted: list[str]) -> None:
    """Build the graph if it is missing, and print the table."""
    if not folder.exists():
        begun = time.perf_counter()
        write_store(synthetic_graph(edges=edges), folder)
        sys.stdout.write(f"built in {time.perf_counter() - begun:.0f} s\n")
    with open_cypher(folder) as cypher:
        runners: tuple[Runner, ...] = (cypher, open_sparql(folder))
        paper = chosen_arguments(cypher)["paper"]
        for runner in runners:
            pattern = bare_pattern(runner, paper)
            sys.stdout.write(
                f"bare shared-baseline pattern, {runner.language}: {best(pattern)[0]:.1f} ms, {len(pattern())} rows\n"
            )
        sys.stdout.write(f"the same in rdflib: {rdflib_time(folder, paper):.1f} ms\n\n")
        sys.stdout.write(
            "| question | rows | Cypher | SPARQL | Cypher, least 0.5 | SPARQL, least 0.5 |\n|---|---|---|---|---|---|\n"
        )
        for row in question_rows(runners, paper, wanted):
            sys.stdout.write(row + "\n")
            sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--edges", type=int, default=200_000)
    parser.add_argument("--questions", nargs="*", default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(given.folder or Path(scratch) / "graph", given.edges, given.questions)


if __name__ == "__main__":
    main()

"""How long the questions take on a graph of 200,000 edges, in both engines, against the bare shared-baseline pattern.

    python benchmarks/queries.py [FOLDER] [--edges N] [--limit SECONDS] [--questions NAME ...]

FOLDER keeps the graph between runs (it is built where it is missing). Times are the best of `REPEATS` runs in one process, in
milliseconds of processor time, which other programs disturb less than the clock; names are resolved beforehand. The bare
pattern is run between them, so that both are slow or fast together, and each question is compared with its own bare runs. Each
engine answers in a process of its own, which is ended where a question does not end within the limit, all its turns together.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, get_args

import rdflib
from synthetic import synthetic_graph

from kg.iris import PREFIXES
from kg.names.called import Named
from kg.parameters import NodeId, as_sparql
from kg.questions.asking import answer
from kg.questions.files import get_question, load_questions
from kg.questions.model import Language, Question, Runner
from kg.questions.names import read_names
from kg.rdf import quads
from kg.store import open_cypher, open_sparql, read_graph, write_store
from kg.vocabulary import load_vocabulary

REPEATS = 5
PATIENCE = 20
"""Seconds after which a question is not repeated any more."""

LEAST = 0.5
BARE = {
    "cypher": """MATCH (p:Paper {id: $paper})-[:COMPARES_WITH]->(b:Method|Model)<-[:COMPARES_WITH]-(q:Paper)
RETURN q.id AS q, b.id AS b""",
    "sparql": "SELECT ?q ?b { $paper kg:comparesWith ?b . ?q kg:comparesWith ?b }",
}
POPULAR = "MATCH (p:Paper)-[:{relation}]->(e:{labels}) RETURN e.id AS id, count(p) AS papers ORDER BY papers DESC, id LIMIT 2"
RARE = "MATCH (p:Paper)-[:COMPARES_WITH]->(e:Method|Model) RETURN e.id AS id, count(p) AS papers ORDER BY papers, id LIMIT 2"
METRIC = "MATCH (r:Result)-[:BY_METRIC]->(m:Metric) RETURN m.id AS id, count(r) AS claims ORDER BY claims DESC, id LIMIT 1"
BUILT_ON = """MATCH (e:Method|Model)-[:PROPOSED_BY]->(p:Paper)
MATCH (q:Paper)-[:BUILDS_ON]->(p) RETURN e.id AS id, count(q) AS papers ORDER BY papers DESC, id LIMIT 1"""
SHARING = """MATCH (p:Paper)-[c:COMPARES_WITH]->(b:Method|Model) WHERE c.confidence >= $least
MATCH (b)<-[:COMPARES_WITH]-(q:Paper) RETURN p.id AS id, count(q) AS papers ORDER BY papers DESC, id LIMIT 200"""
COMPARED = "MATCH (p:Paper {id: $paper})-[:COMPARES_WITH]->(b:Method|Model) RETURN b.id AS id ORDER BY id LIMIT 1"
DAYS = {"since": "2024-06-01", "until": "2024-12-31", "day": "2024-06-01"}

Arguments = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """A question in one engine: its rows, and its milliseconds beside those of the bare pattern."""

    rows: int
    whole: float
    bare: float

    def __str__(self) -> str:
        return f"{self.whole:,.0f} ({self.whole / self.bare:.1f}x)"


# ---------------------------------------------------------------- arguments


def chosen_arguments(cypher: Runner) -> Arguments:
    """For each kind or name of parameter the hard case: the most popular things, a paper with popular baselines, middle days.

    The paper is surely compared with these. The ends of the path are rare, so that it leads through hubs. Where a question
    needs other arguments, they stand under its name.
    """

    def ids(query: str, **parameters: Any) -> list[str]:
        return [row[0] for row in cypher.run(query, parameters).rows]

    system, _ = ids(POPULAR.format(relation="COMPARES_WITH", labels="Method|Model"))
    first, second = ids(POPULAR.format(relation="EVALUATES_ON", labels="Dataset|Benchmark"))
    task, _ = ids(POPULAR.format(relation="ADDRESSES", labels="Task"))
    start, end = ids(RARE)
    paper = ids(SHARING, least=LEAST)[-1]
    built_on = {"entity": ids(BUILT_ON)[0]}
    return {
        "entity": system,
        "system": system,
        "named": system,
        "resource": first,
        "first": first,
        "second": second,
        "paper": paper,
        "task": task,
        "metric": ids(METRIC)[0],
        "start": start,
        "end": end,
        "lineage": built_on,
        "descendants": built_on,
        "evidence": {"entity": ids(COMPARED, paper=NodeId(paper))[0]},
        **DAYS,
    }


def arguments_for(question: Question, chosen: Arguments) -> Arguments:
    """Arguments for the parameters that the question needs, by their name, else by their kind."""
    needed = [p for p in question.parameters if p.required]
    known = {"first", "second", "start", "end", *DAYS}
    return {p.name: chosen[p.name if p.name in known else p.kind] for p in needed} | chosen.get(question.name, {})


# ---------------------------------------------------------------- one engine


def best(*actions: Callable[[], Any]) -> list[float]:
    """The least milliseconds of each action, over REPEATS turns of all of them after one to warm up, fewer for slow ones."""
    begun, turns = time.perf_counter(), []
    while not turns or (len(turns) <= REPEATS and time.perf_counter() - begun < PATIENCE):
        turns.append([spent(action) for action in actions])
    return [min(times) for times in zip(*(turns[1:] or turns), strict=True)]


def spent(action: Callable[[], Any]) -> float:
    """Milliseconds of processor time."""
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1000


def bare_pattern(runner: Runner, paper: str) -> Callable[[], Any]:
    return lambda: runner.run(BARE[runner.language], {"paper": NodeId(paper)})


class Known:
    """Names that are ids already."""

    def __init__(self, runner: Runner) -> None:
        self._names = read_names(runner)

    def get(self, name: str, *, kind: str) -> NodeId:  # noqa: ARG002 - ids need no kind
        return NodeId(name)

    def get_node(self, node_id: str) -> Named:
        return self._names.get_node(node_id)


def asking(runner: Runner, question: Question, arguments: Arguments) -> Callable[[], Any]:
    """To find the whole answer."""
    names: Any = Known(runner)
    return lambda: answer(runner, question, arguments, names=names)


def serve(language: Language, folder: Path, paper: str, requests: Connection) -> None:
    """In a process of its own: open the engine, then measure each question that arrives, for ever."""
    runner: Runner = open_cypher(folder) if language == "cypher" else open_sparql(folder)
    bare = bare_pattern(runner, paper)
    best(bare)
    while True:
        name, arguments = requests.recv()
        asked = asking(runner, get_question(name), arguments)
        requests.send(Measured(len(asked().table), *best(asked, bare)))


class Engine:
    """An engine in a process of its own, which is ended and begun anew where a question takes longer than `limit` seconds."""

    def __init__(self, language: Language, folder: Path, *, paper: str, limit: float) -> None:
        self.limit = limit
        self._begin = (language, folder, paper)
        self._process: Any = None

    def measure(self, question: str, arguments: Arguments) -> Measured | None:
        if self._process is None:
            self._start()
        self._requests.send((question, arguments))
        if self._requests.poll(self.limit):
            found: Measured = self._requests.recv()
            return found
        self.stop()
        return None

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._requests, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(*self._begin, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


# ---------------------------------------------------------------- the table


def question_rows(engines: tuple[Engine, ...], chosen: Arguments, wanted: list[str]) -> Iterator[str]:
    """A line for each question: rows, then milliseconds and times of the bare pattern, without and with a least confidence."""
    for question in load_questions():
        if wanted and question.name not in wanted:
            continue
        arguments = arguments_for(question, chosen)
        has_least = any(p.name == "least" for p in question.parameters)
        found = [
            engine.measure(question.name, {**arguments, **least})
            for least in ({}, {"least": LEAST})[: 1 + has_least]
            for engine in engines
        ]
        rows = next((f"{cell.rows:,}" for cell in found if cell), "")
        cells = [str(cell) if cell else f"did not end in {engines[0].limit:.0f} s" for cell in found]
        yield f"| {' | '.join([question.name, rows, *cells, *[''] * (4 - len(cells))])} |"


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


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run(folder: Path, edges: int, limit: float, wanted: list[str]) -> None:
    """Build the graph if it is missing, and print the table."""
    if not folder.exists():
        begun = time.perf_counter()
        write_store(synthetic_graph(edges=edges), folder)
        say(f"built in {time.perf_counter() - begun:.0f} s")
    with open_cypher(folder) as cypher:
        chosen = chosen_arguments(cypher)
        for runner in (cypher, open_sparql(folder)):
            pattern = bare_pattern(runner, chosen["paper"])
            say(f"bare shared-baseline pattern, {runner.language}: {best(pattern)[0]:.1f} ms, {len(pattern())} rows")
    say(f"the same in rdflib: {rdflib_time(folder, chosen['paper']):.1f} ms\n")
    say("| question | rows | Cypher | SPARQL | Cypher, least 0.5 | SPARQL, least 0.5 |\n|---|---|---|---|---|---|")
    engines = tuple(Engine(language, folder, paper=chosen["paper"], limit=limit) for language in get_args(Language))
    for row in question_rows(engines, chosen, wanted):
        say(row)
    for engine in engines:
        engine.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--edges", type=int, default=200_000)
    parser.add_argument("--limit", type=float, default=120, help="seconds for all turns of a question (default: 120)")
    parser.add_argument("--questions", nargs="*", default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(given.folder or Path(scratch) / "graph", given.edges, given.limit, given.questions)


if __name__ == "__main__":
    main()

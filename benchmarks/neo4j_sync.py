"""How fast a graph gets into Neo4j: ours beside a bare driver loop, one query for each edge, and neo4j-admin, in one run.

    python -m benchmarks.neo4j_sync --edges 200000 --rounds 2

The bare loop writes the same nodes, edges and properties, fingerprints included, in batches of 10,000 by UNWIND, MATCH, MATCH,
MERGE, and neither reads nor plans nor marks that all has arrived. Rounds alternate, and medians are compared, since the server
gets faster while it runs. On a busy machine the clock tells what others do: the processor's seconds, of the server and of this
process together, stand beside it. Prints JSON.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.large_graphs import large_graph
from benchmarks.neo4j_server import PASSWORD, admin, make_home, running_server
from exports.neo4j_import import neo4j_import
from kg.model import Graph
from kg.neo4j.connection import Address, Connection, connected
from kg.neo4j.sync import Options, compare, create_schema, sync
from kg.neo4j.texts import GRAPH, HASH, fingerprint, node_text, row_text
from kg.propertygraph import edge_rows, node_rows
from kg.vocabulary import load_vocabulary

BATCH = 10_000
SINGLE = 2_000
VOCABULARY = load_vocabulary()
EDGE = "MATCH (a:`{}` {{id: row.source}}) MATCH (b:`{}` {{id: row.target}}) MERGE (a)-[r:`{}`]->(b) SET r += row.values"


class Cost(NamedTuple):
    """Seconds of the clock, and of the processor: the server's and this process's."""

    clock: float
    processor: float


class Watch:
    """Tells what an act cost; `server` is the number of the server's process."""

    def __init__(self, server: int) -> None:
        self.server = server

    def cost(self, act: Callable[[], object]) -> Cost:
        clock, processor = time.perf_counter(), self._processor()
        act()
        return Cost(time.perf_counter() - clock, self._processor() - processor)

    def _processor(self) -> float:
        """The 14th and 15th field of a process's line in /proc are its ticks, its own and in the system."""
        fields = Path(f"/proc/{self.server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run it all and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args()
    graph = large_graph(nodes=chosen.edges // 5, edges=chosen.edges)
    with running_server() as server, connected(Address(server.uri, password=PASSWORD)) as connection:
        assert server.process is not None
        watch = Watch(server.process.pid)
        create_schema(connection, VOCABULARY)
        warm_up(connection)
        costs = rounds(connection, graph, chosen.rounds, watch)
        costs["single"] = [single(connection, graph, watch)]
    figures = {name: ratios(costs, field) for field, name in enumerate(Cost._fields)}
    offline = dict(zip(("admin_files_seconds", "admin_import_seconds"), import_offline(graph), strict=True))
    counts = {"edges": chosen.edges, "nodes": len(list(node_rows(graph)))}
    sys.stdout.write(json.dumps({**counts, **figures, **offline}, indent=2) + "\n")


def rounds(connection: Connection, graph: Graph, count: int, watch: Watch) -> dict[str, list[Cost]]:
    """Bare, ours, and ours again on what is there."""
    costs: dict[str, list[Cost]] = {"bare": [], "ours": [], "again": []}
    for _ in range(count):
        wipe(connection)
        costs["bare"].append(watch.cost(lambda: bare_loop(connection, graph)))
        wipe(connection)
        costs["ours"].append(watch.cost(lambda: sync_whole(connection, graph)))
        before = connection.written.copy()
        costs["again"].append(watch.cost(lambda: sync_whole(connection, graph)))
        for name, found in costs.items():
            sys.stderr.write(f"{name}: {found[-1].clock:.1f} s, {found[-1].processor:.1f} s of the processor\n")
        assert connection.written == before, "a second sync wrote something"
    return costs


def single(connection: Connection, graph: Graph, watch: Watch) -> Cost:
    """What all edges would cost in a query and transaction each, from SINGLE of them."""
    some = replace(graph, edges=graph.edges[:SINGLE])
    sources = sorted({edge.source for edge in some.edges})
    connection.write("MATCH (a:Paper)-[r]->() WHERE a.id IN $sources DELETE r", {"sources": sources})
    cost = watch.cost(lambda: one_by_one(connection, some))
    return Cost(*(seconds / SINGLE * len(graph.edges) for seconds in cost))


def ratios(costs: dict[str, list[Cost]], field: int) -> dict[str, Any]:
    """Seconds of each round, and the ratios that are aimed at, of medians."""
    seconds = {name: [cost[field] for cost in found] for name, found in costs.items()}
    middle = {name: median(found) for name, found in seconds.items()}
    return {
        **{name: [round(value, 2) for value in found] for name, found in seconds.items()},
        "ratio_to_bare": round(middle["bare"] / middle["ours"], 3),
        "second_to_first": round(middle["again"] / middle["ours"], 3),
        "ratio_to_one_query_an_edge": round(middle["single"] / middle["ours"], 1),
        "ratio_of_bare_to_one_query_an_edge": round(middle["single"] / middle["bare"], 1),
    }


def sync_whole(connection: Connection, graph: Graph) -> None:
    options = Options()
    sync(connection, compare(connection, graph, options=options, vocabulary=VOCABULARY), options=options)


def bare_loop(connection: Connection, graph: Graph) -> None:
    nodes: dict[str, list[dict[str, Any]]] = {}
    for row in node_rows(graph):
        mark = fingerprint(node_text(row.id, row.label, row.properties))
        nodes.setdefault(row.label, []).append({"id": row.id, **row.properties, GRAPH: "kg", HASH: mark})
    for label, rows in nodes.items():
        for part in parts(rows):
            connection.write(f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n += row", {"rows": part})
    for (source, target, kind), rows in bare_edges(graph).items():
        for part in parts(rows):
            connection.write("UNWIND $rows AS row " + EDGE.format(source, target, kind), {"rows": part})


def bare_edges(graph: Graph) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in edge_rows(graph, vocabulary=VOCABULARY):
        mark = fingerprint(row_text(row.source, row.type, row.target, row.properties))
        values = {**row.properties, GRAPH: "kg", HASH: mark}
        group = groups.setdefault((row.source_label, row.target_label, row.type), [])
        group.append({"source": row.source, "target": row.target, "values": values})
    return groups


def one_by_one(connection: Connection, graph: Graph) -> None:
    """The edges, each in a query and transaction of its own."""
    for (source, target, kind), rows in bare_edges(graph).items():
        for row in rows:
            connection.write("WITH $row AS row " + EDGE.format(source, target, kind), {"row": row})


def import_offline(graph: Graph) -> tuple[float, float]:
    """Seconds to write the files, and to import them into a store of their own."""
    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as name:
        folder = Path(name)
        written = timed(lambda: neo4j_import.export(graph, folder / "files"))
        make_home(folder / "home")
        files = [f"--nodes={path}" for path in sorted((folder / "files").glob("nodes-*.csv"))]
        options = ("--multiline-fields=true", "--array-delimiter=U+001F", "--overwrite-destination=true")
        command = ("database", "import", "full", "neo4j", *files, f"--relationships={folder}/files/edges.csv", *options)
        return round(written, 2), round(timed(lambda: admin(folder / "home", *command)), 2)


def warm_up(connection: Connection) -> None:
    """The server compiles what it runs often; nobody should be measured before that."""
    small = large_graph(nodes=2_000, edges=10_000)
    for load in (bare_loop, sync_whole):
        wipe(connection)
        load(connection, small)
    for _ in range(10):
        sync_whole(connection, small)


def wipe(connection: Connection) -> None:
    while connection.write("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(n)") != [[0]]:
        pass


def parts(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def timed(act: Any) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

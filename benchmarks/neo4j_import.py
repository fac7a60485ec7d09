"""How fast `kg export neo4j-import` writes, in how much memory, and whether neo4j-admin takes it.

    python -m benchmarks.neo4j_import --rows 400000            # rows a second, and memory beside the graph's own
    python -m benchmarks.neo4j_import --rows 5000000 --import  # then import all of it into a real store

BioCypher 0.15 wrote 115,000 nodes a second, 88,000 edges a second, and took 323 MB for 400,000 rows. A busy machine is
slower than an idle one: seconds of the processor and of the clock are both given, the best of `--repeat` turns. Prints JSON.
"""

import argparse
import gc
import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.large_graphs import large_graph
from benchmarks.neo4j_server import admin, make_home
from exports.neo4j_import import neo4j_import
from kg.model import Graph

BIOCYPHER = {"nodes_a_second": 115_000, "edges_a_second": 88_000, "megabytes_for_400000_rows": 323}


def main() -> None:
    """Write, measure, import if asked to, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=400_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--import", dest="into", action="store_true")
    chosen = parser.parse_args()
    graph = large_graph(nodes=chosen.rows // 5, edges=chosen.rows - chosen.rows // 5)
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory(prefix="kg-neo4j-") as name:
        folder = Path(name)
        figures = measure(graph, folder, repeat=chosen.repeat)
        if chosen.into:
            figures["import_seconds"], figures["imported"] = import_files(folder)
    sys.stdout.write(json.dumps({**figures, "biocypher": BIOCYPHER}, indent=2) + "\n")


def measure(graph: Graph, folder: Path, *, repeat: int) -> dict[str, object]:
    """All of it, with what the peak of memory grew by, then nodes and edges apart; in turn, so that all meet the same noise."""
    nodes, only_nodes = len(graph.digests) + len(graph.papers) + len(graph.entities), replace(graph, edges=())
    edges, only_edges = len(graph.edges), Graph(edges=graph.edges)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak starts anew
    before = megabytes("VmRSS")
    parts = {"rows": (nodes + edges, graph), "nodes": (nodes, only_nodes), "edges": (edges, only_edges)}
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in parts}
    for _ in range(repeat):
        for name, (_, part) in parts.items():
            seconds[name].append(timed(part, folder / name))
    grown = megabytes("VmHWM") - before
    figures: dict[str, object] = {"nodes": nodes, "edges": edges, "megabytes_beside_the_graph": round(grown, 1)}
    for name, (count, _) in parts.items():
        figures[f"{name}_a_second"] = round(count / min(clock for clock, _ in seconds[name]))
        figures[f"{name}_a_second_of_the_processor"] = round(count / min(processor for _, processor in seconds[name]))
    return figures


def megabytes(field: str) -> float:
    """A field of this process's status: VmRSS is what it holds, VmHWM the most that it held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").split("\n")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


def timed(graph: Graph, target: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    neo4j_import.export(graph, target)
    return time.perf_counter() - clock, time.process_time() - processor


def import_files(folder: Path) -> tuple[float, str]:
    """Seconds, and what neo4j-admin says that it imported."""
    make_home(folder / "home")
    files = [f"--nodes={path}" for path in sorted((folder / "rows").glob("nodes-*.csv"))]
    options = ("--multiline-fields=true", "--array-delimiter=U+001F", "--overwrite-destination=true")
    start = time.perf_counter()
    done = admin(
        folder / "home", "database", "import", "full", "neo4j", *files, f"--relationships={folder}/rows/edges.csv", *options
    )
    said = [line.strip() for line in done.stdout.split("\n") if line.strip().endswith((" nodes", " relationships"))]
    return round(time.perf_counter() - start, 1), ", ".join(said)


if __name__ == "__main__":
    main()

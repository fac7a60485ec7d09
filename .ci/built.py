"""Fails unless the folder given holds a graph with papers, edges and evidence: what the first command of README promises."""

import sys
from pathlib import Path

from kg.store import read_graph

graph = read_graph(Path(sys.argv[1]))
evidence = sum(len(edge.evidence) for edge in graph.edges)
counts = f"{len(graph.papers)} papers, {len(graph.entities)} entities, {len(graph.edges)} edges"
sys.stdout.write(f"{counts}, {evidence} pieces of evidence\n")
sys.exit(not (graph.papers and graph.entities and evidence))

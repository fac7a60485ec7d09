"""The graph in a Neo4j server: brought there exactly, beside what others own, and read back with what a curator changed.

Each node and edge of ours carries two properties: `kgGraph`, the name of the graph it belongs to, and `kgHash`, the
fingerprint of the values that we wrote. Three states are compared by fingerprints alone: what the graph says, what we wrote
last time, and what stands there now. What the graph says but the server lacks is created; where the graph says something else
than we wrote it is updated; what we wrote and the graph no longer says is deleted; and where something else stands there than
we wrote, somebody edited it, and that is a conflict. What has no marker of this graph is somebody else's.

`texts` and `quick_texts` make fingerprints, `connection` owns the driver, `statements` writes Cypher, `wanted` and `found` are
the two sides, `planning` compares them, `sync` carries a plan out, `reporting` tells of it; `rebuilding` and `reading` give the
graph back, `curation` the decisions.
"""

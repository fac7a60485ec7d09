"""What is on disk: a folder that holds one graph, ready for Cypher and for SPARQL, without a server.

    kg.json         our marker: format version, counts, and the names of what we put into the folder
    graph.jsonl     the graph itself, whole, a record a line, sorted; everything else can be made from it
    graph.lbug      the property graph in LadybugDB, asked in Cypher
    graph.oxigraph  the RDF dataset in Oxigraph, asked in SPARQL
    ...             what exporters added (graph.ttl, graph.html, ...)

`folder` builds all of it beside the old folder, to be swapped for it, `records` owns graph.jsonl, `cypher` owns LadybugDB,
`sparql` owns Oxigraph's store, and `readonly` keeps queries from files and other hosts. A folder is never changed in place, so
that readers need no lock and see one graph from open to close; an opening that falls between two graphs is done again.
"""

from kg.store.folder import check_writable, open_cypher, open_sparql, read_graph, read_manifest, write_store

__all__ = ["check_writable", "open_cypher", "open_sparql", "read_graph", "read_manifest", "write_store"]

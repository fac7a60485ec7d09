"""A graph as files for others: one module for each format, each an exporter that `kg` finds by entry point.

An exporter maps and writes; it decides nothing about the graph. `neo4j_import` and `cypher` write what a sync of `kg.neo4j`
would, `rdf` and `jsonld` the statements of `kg.rdf`, and `files` has what all of them share.
"""

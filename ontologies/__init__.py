"""The vocabulary as data: `kg.ttl` (OWL), `concepts.ttl` (SKOS), `shapes.ttl` (SHACL) and what stands beside them.

The one place where a type or a relation is named.
"""

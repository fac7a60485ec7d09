"""A SPARQL endpoint over a graph folder: the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), read-only.

`protocol` turns a request into a query or a refusal, and knows which formats there are; `workers` answers queries in processes
that can be killed, since Oxigraph has no time limit and no cancel; `description` says what the endpoint is; `endpoint` is the
HTTP server that joins them.
"""

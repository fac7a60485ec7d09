"""Questions by name: each a small file with its text in two languages, its parameters, and one query in Cypher, one in SPARQL.

The same question has the same answer in either language, row for row; tests hold every file to it. A file may be a person's
own: any folder of such files can be asked like ours (see `kg.questions.files`). `names` finds what a person means by a name,
`asking` runs a question on anything that answers Cypher or SPARQL: our stores, a Neo4j server, another endpoint.
"""

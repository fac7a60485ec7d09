"""kg: daily digests of machine-learning papers -> a knowledge graph with evidence on every edge.

    import kg

    kg.build(["digests"], "graph")                              # read, resolve, link, write a graph folder
    kg.ask("graph", "compared-with", "GRPO")                    # a named question, as a table
    kg.query("graph", cypher="MATCH (p:Paper) RETURN p.name")   # or sparql="..."

The way through, each stage a plain function from values to values: digest files -> `Document`s (`kg.documents`) ->
`Extraction`s (the installed extractors) -> `Graph` (`kg.linking`) -> folder (`kg.store`), exports (the installed exporters),
answers (`kg.questions`). Types and relations are named once, in the Turtle of `ontologies`, which `kg.vocabulary` reads.

The names below are the public surface; each is imported from its module when first used, so that `import kg` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.answers import ask, baselines, query, show
    from kg.decisions import read_decisions
    from kg.documents import parse_digest, read_documents
    from kg.errors import KgError
    from kg.evaluation import evaluate
    from kg.exchange import as_records, read_records
    from kg.linking import link
    from kg.model import Document, Edge, Entity, Evidence, Extraction, Graph, Mention, Paper, Result
    from kg.pipeline import build, build_graph, export, extract
    from kg.questions.files import load_questions
    from kg.store import open_cypher, open_sparql, read_graph, write_store
    from kg.vocabulary import load_vocabulary

_HOMES = {
    "kg.answers": ("ask", "baselines", "query", "show"),
    "kg.decisions": ("read_decisions",),
    "kg.documents": ("parse_digest", "read_documents"),
    "kg.errors": ("KgError",),
    "kg.evaluation": ("evaluate",),
    "kg.exchange": ("as_records", "read_records"),
    "kg.linking": ("link",),
    "kg.model": ("Document", "Edge", "Entity", "Evidence", "Extraction", "Graph", "Mention", "Paper", "Result"),
    "kg.pipeline": ("build", "build_graph", "export", "extract"),
    "kg.questions.files": ("load_questions",),
    "kg.store": ("open_cypher", "open_sparql", "read_graph", "write_store"),
    "kg.vocabulary": ("load_vocabulary",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Document",
    "Edge",
    "Entity",
    "Evidence",
    "Extraction",
    "Graph",
    "KgError",
    "Mention",
    "Paper",
    "Result",
    "as_records",
    "ask",
    "baselines",
    "build",
    "build_graph",
    "evaluate",
    "export",
    "extract",
    "link",
    "load_questions",
    "load_vocabulary",
    "open_cypher",
    "open_sparql",
    "parse_digest",
    "query",
    "read_decisions",
    "read_documents",
    "read_graph",
    "read_records",
    "show",
    "write_store",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return __all__

"""Asking a graph folder: a query in either language, a question by name, the card of an entity. Each opens, asks and closes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import QueryError
from kg.names.called import Named
from kg.parameters import NodeId
from kg.questions.arguments import arguments_of
from kg.questions.asking import answer
from kg.questions.files import get_question
from kg.questions.model import Answer, Language, Runner
from kg.questions.names import read_names
from kg.store import open_cypher, open_sparql
from kg.tables import Table
from kg.vocabulary import load_vocabulary

_NODE = "MATCH (n:{label} {{id: $id}}) RETURN {columns}"
_PAPERS = """MATCH (p:Paper)-[r:{types}]->(n:{label} {{id: $id}})
RETURN type(r) AS relation, p.arxiv AS paper, p.name AS title, r.confidence AS confidence
ORDER BY relation, confidence DESC, paper"""
_FACTS = ("family", "version", "edition", "size", "variant", "direction", "exactMatch", "known")


@dataclass(frozen=True, slots=True)
class Card:
    """What a graph knows of an entity: its parts and links as `facts`, and the papers by relation, surest first."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    facts: Mapping[str, Any]
    papers: Table


def query(folder: Path | str, *, cypher: str = "", sparql: str = "") -> Table:
    """The rows that a query finds; give one language. Raises QueryError for a query that the engine refuses."""
    if bool(cypher) == bool(sparql):
        raise QueryError("give one query: in Cypher or in SPARQL")
    with _opened(folder, "cypher" if cypher else "sparql") as runner:
        return runner.run(cypher or sparql)


def ask(
    folder: Path | str,
    name: str,
    *words: str,
    language: Language = "cypher",
    questions: Path | str | None = None,
    **arguments: Any,
) -> Answer:
    """The answer to a named question; arguments in the question's order, as `name=value` words, or by keyword.

    The answer is the same in either language. Raises NotFoundError for an unknown question or name, QueryError for arguments
    that the question can't have.
    """
    question = get_question(name, folder=questions)
    with _opened(folder, language) as runner:
        return answer(runner, question, {**arguments_of(question, words), **arguments}, names=read_names(runner))


def baselines(folder: Path | str, paper: str, *, language: Language = "cypher", **arguments: Any) -> Answer:
    """The papers that share a baseline with the paper, with the baselines and the sentences; rare baselines weigh more."""
    return ask(folder, "shared-baselines", paper, language=language, **arguments)


def show(folder: Path | str, name: str) -> Card:
    """The card of the entity that `name` means (an id, a name, another spelling); raises NotFoundError."""
    with _opened(folder, "cypher") as runner:
        names = read_names(runner)
        node = names.get_node(names.get(name, kind="subject"))
        return Card(node.id, node.label, node.name, node.others, _facts(runner, node), _papers(runner, node))


@contextmanager
def _opened(folder: Path | str, language: Language) -> Iterator[Runner]:
    if language == "sparql":
        yield open_sparql(folder)
    else:
        with open_cypher(folder) as runner:
            yield runner


def _facts(runner: Runner, node: Named) -> dict[str, Any]:
    columns = ", ".join(f"n.{name} AS {name}" for name in _FACTS)
    (row,) = runner.run(_NODE.format(label=node.label, columns=columns), {"id": NodeId(node.id)})
    return {name: value for name, value in row.items() if value not in (None, "", [], False)}


def _papers(runner: Runner, node: Named) -> Table:
    relations = {r.cypher: r for r in load_vocabulary().relations if "Paper" in r.sources and node.label in r.targets}
    found = runner.run(_PAPERS.format(types="|".join(sorted(relations)), label=node.label), {"id": NodeId(node.id)})
    rows = ((relations[row["relation"]].english, row["paper"], row["title"], row["confidence"]) for row in found)
    return Table(found.columns, tuple(rows))

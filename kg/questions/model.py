"""What a question is: values read from its file, and the answer to it."""

import html
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from kg.questions.reading import Reading, as_reading
from kg.tables import Table

Language = Literal["cypher", "sparql"]

NODE_KINDS = {
    "entity": ("Method", "Model", "Dataset", "Benchmark"),
    "system": ("Method", "Model"),
    "resource": ("Dataset", "Benchmark"),
    "metric": ("Metric",),
    "task": ("Task",),
    "paper": ("Paper",),
    "subject": ("Method", "Model", "Dataset", "Benchmark", "Task", "Metric"),
    "thing": ("Method", "Model", "Dataset", "Benchmark", "Paper"),
    "node": ("Method", "Model", "Dataset", "Benchmark", "Task", "Metric", "Paper"),
}
"""Kinds of parameter that name a node, with the labels that such a node may have."""

VALUE_KINDS = ("confidence", "date", "integer", "number", "text")
CELL_KINDS = ("node", "text", "date", "month", "integer", "number", "relation")


class Runner(Protocol):
    """Whatever answers one language: `kg.store.open_cypher`, `open_sparql`, a session with a server."""

    @property
    def language(self) -> Language: ...

    def run(self, text: str, parameters: Any = None) -> Table: ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: `kind` is one of NODE_KINDS or VALUE_KINDS; one that is not required may have a default.

    `family` tells that the members of what it names are meant as well.
    """

    name: str
    kind: str
    english: str
    korean: str
    required: bool = True
    default: str | int | float | None = None
    family: bool = False


@dataclass(frozen=True, slots=True)
class Queries:
    """One query in both languages; `$name` is a parameter (see `kg.parameters`)."""

    cypher: str
    sparql: str

    def of(self, language: Language) -> str:
        return self.cypher if language == "cypher" else self.sparql


@dataclass(frozen=True, slots=True)
class Details:
    """A second query about the rows of the first: its rows are folded into `lists` of those that are equal in the columns `by`.

    `keys` maps a column of nodes in the rows to the parameter that holds its values.
    """

    by: tuple[str, ...]
    keys: dict[str, str]
    queries: Queries


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside the answer, with `{column}`s that a query of one row fills; silent where all of them are zero."""

    text: str
    queries: Queries


@dataclass(frozen=True, slots=True)
class Question:
    """A question: rows with `columns`, then for each row `lists` that are folded from rows of their own.

    `order` names the columns that the answer is sorted by, a minus sign before one means descending; the last is an id. Where
    `form` is path, `rows` finds the edges around `$nodes`, and the answer is the shortest way between the first two parameters.
    """

    name: str
    english: str
    korean: str
    parameters: tuple[Parameter, ...]
    columns: dict[str, str]
    lists: dict[str, str]
    order: tuple[str, ...]
    rows: Queries
    details: Details | None = None
    note: Note | None = None
    form: Literal["rows", "path"] = "rows"
    example: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How to ask it, e.g. `leaderboard RESOURCE [metric=METRIC]`."""
        shown = (p.name.upper() if p.required else f"[{p.name}={p.kind.upper()}]" for p in self.parameters)
        return " ".join((self.name, *shown))


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: a table, the names that the arguments were taken for, and what else there is to say."""

    question: Question
    arguments: dict[str, Any]
    table: Table
    notes: tuple[str, ...] = field(default=())

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in self.notes)
        return f"<p>{html.escape(self.question.english)}</p>{self.as_reading().as_html()}{notes}"

    def as_reading(self) -> Reading:
        """The table for people: without ids, and what belongs together on one line."""
        return as_reading(self.table, columns=self.question.columns, lists=self.question.lists)

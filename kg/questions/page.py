"""The questions as a page for people, with real answers: `python -m kg.questions.page GRAPH > docs/questions.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.questions.arguments import arguments_of
from kg.questions.asking import answer
from kg.questions.files import load_questions
from kg.questions.model import Answer, Queries, Question, Runner
from kg.questions.names import Names, read_names
from kg.store import open_cypher
from kg.tables import as_text

SHOWN_ROWS, SHOWN_CHARACTERS = 4, 90

_HEAD = """# Questions

{count} questions with a name. `kg ask DIR` lists them, `kg ask DIR NAME ARGS` answers (`--format json` or `csv`,
`--language sparql`, `--min-confidence 0.7`), `kg.ask(DIR, NAME, ARGS)` does the same in Python, with an answer that shows
itself as a table in a notebook and converts with `.table.as_polars()` and `.table.as_pandas()`. The answer is the same in
Cypher and in SPARQL, row for row, and on a Neo4j server.

A question is a file in [`kg/questions/catalogue`](../kg/questions/catalogue); a folder of your own is asked with
`--questions FOLDER`. A file holds the text in English and Korean, the parameters (`kind` is the kind of thing that it names, or
date, integer, number, text), the `columns` of the answer, its `order`, and the queries: `rows`, then `details` about those
rows, which are folded into `lists`, and a `note`. `$name` is a parameter in both languages; a line that ends in `// if $name`
or `# if $name` is used only if that one is given, one in `unless $name` only if it is not. What Cypher to use is said in
[cypher.md](cypher.md).

Most questions take a least confidence. `aliases`, `family`, `lineage` and `descendants` don't, since they follow from names and
from other edges; `path`, `similar`, `rising`, `new-on` and `untried` don't, since they walk all roles at once, where SPARQL
would have to look up the evidence of every edge on the way.

Made from the files and from the graph of the example digests by `python -m kg.questions.page`; edit those, not this page. Long
answers and long cells are cut here, and only here.

"""


def questions_page(runner: Runner) -> str:
    """The page in Markdown: every question with its use, its answer in the runner's graph, and its queries."""
    questions, names = load_questions(), read_names(runner)
    links = (f"- [{question.name}](#{question.name}): {question.english}" for question in questions)
    parts = (_part(question, runner, names) for question in questions)
    return _HEAD.format(count=len(questions)) + "\n".join(links) + "\n\n" + "\n".join(parts)


def _part(question: Question, runner: Runner, names: Names) -> str:
    found = answer(runner, question, arguments_of(question, question.example), names=names)
    words = " ".join(f"'{word}'" if " " in word else word for word in question.example)
    return "\n".join(
        (
            f"## {question.name}\n",
            f"{question.english} {question.korean}\n",
            f"`kg ask graph {question.usage}`; for example `kg ask graph {question.name}{' ' * bool(words)}{words}`:\n",
            *_rows(found),
            *_queries(question.rows, before="Cypher and SPARQL:"),
            *(_queries(question.details.queries, before="Then, about these rows:") if question.details else ()),
            *(_queries(question.note.queries, before="And for the note:") if question.note else ()),
        )
    )


def _rows(found: Answer) -> Iterator[str]:
    yield f"| {' | '.join(found.table.columns)} |"
    yield f"|{' --- |' * len(found.table.columns)}"
    for row in found.table.rows[:SHOWN_ROWS]:
        yield f"| {' | '.join(_cell(value) for value in row)} |"
    more = len(found.table) - SHOWN_ROWS
    yield f"\nand {more:,} more row{'s' * (more > 1)}.\n" if more > 0 else ""
    yield from (f"{note}\n" for note in found.notes)


def _cell(value: object) -> str:
    text = " ".join(as_text(value).split())
    short = text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1].rstrip() + "…"
    for sign in "\\|*_<[`":
        short = short.replace(sign, f"\\{sign}")
    return short


def _queries(queries: Queries, *, before: str) -> tuple[str, ...]:
    return (f"{before}\n", f"```cypher\n{queries.cypher}```\n", f"```sparql\n{queries.sparql}```\n")


def main(folder: Path) -> None:
    """Print the page for the graph in the folder."""
    with open_cypher(folder) as runner:
        sys.stdout.write(questions_page(runner))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""`kg aliases`: which spellings were merged, which were kept apart, and why."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from kg.cli._answers import print_nothing
from kg.cli._terminal import output
from kg.decisions import Decision, serialise_decisions
from kg.linking.merges import DECISION
from kg.linking.verdicts import GraphNames
from kg.model import Evidence, Graph, Merge
from kg.store.folder import read_graph
from kg.vocabulary import load_vocabulary


class Shape(StrEnum):
    """How to print."""

    table = "table"
    tsv = "tsv"
    decisions = "decisions"


def aliases(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    name: Annotated[str, typer.Option(help="Only what concerns the entity of this name.")] = "",
    verdict: Annotated[Literal["same", "related", "different"] | None, typer.Option(help="Only one verdict.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")] = 0,
    shape: Annotated[
        Shape, typer.Option("--format", help="A table, or lines; as decisions, all behind a #, to choose from.")
    ] = Shape.table,
) -> None:
    """List merges and near-misses side by side, each with its rule and the sentences behind it.

    Write what you decide otherwise to a file and give it to `kg build --decisions`. With `--format decisions` the lines are
    comments but for those that are such decisions already: take away the # of what is to hold from now on, and keep your own
    lines of rename, retype, ignore and reject beside them.

    Example: `kg aliases graph --name GRPO`
    """
    graph = read_graph(folder)
    chosen = [m for m in _about(graph, name) if verdict in (None, m.verdict)]
    chosen = chosen[:limit] if limit else chosen
    if not chosen:
        print_nothing({option: given for option, given in (("name", name), ("verdict", verdict)) if given})
    elif shape is Shape.table:
        output().print(_table(chosen))
    elif shape is Shape.tsv:
        for merge in chosen:
            typer.echo("\t".join(_flat(t) for t in (merge.verdict, merge.left, merge.right, merge.rule, *_places(merge))))
    else:
        names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
        typer.echo("".join(_decision(m, names) for m in chosen if m.verdict != "related"), nl=False)


def _about(graph: Graph, name: str) -> tuple[Merge, ...]:
    """What was decided on the name; raises NotFoundError where the graph holds nothing of that name."""
    if not name:
        return graph.merges
    names = GraphNames.from_graph(graph, vocabulary=load_vocabulary())
    spelled = {name, *(text for e in names.find(name) for text in (e.id, *e.spellings))}
    told = tuple(m for m in graph.merges if {m.left, m.right} & spelled)
    if not told:
        names.get(name)
    return told


def _table(merges: list[Merge]) -> Table:
    table = Table(show_lines=False)
    for title in ("", "name", "name", "why", "sentences"):
        table.add_column(title, overflow="fold")
    colours = {"same": "green", "related": "yellow", "different": "red"}
    for merge in merges:
        sentences = "\n".join(f"{place}: {piece.sentence}" for place, piece in zip(_places(merge), merge.evidence, strict=True))
        verdict = Text(merge.verdict, style=colours[merge.verdict])
        table.add_row(verdict, Text(merge.left), Text(merge.right), Text(merge.rule), Text(sentences))
    return table


def _places(merge: Merge) -> list[str]:
    return [_place(piece) for piece in merge.evidence]


def _place(piece: Evidence) -> str:
    return f"{piece.path}:{piece.line}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _decision(merge: Merge, names: GraphNames) -> str:
    """The line that decides what a rule did, a comment unless a decision did it; by ids where names are shared."""
    reason = f"# {_flat(merge.rule)}" + "".join(f"; {place}" for place in _places(merge))
    decided = merge.rule.startswith(DECISION)
    both = (merge.left, merge.right) if decided else (_sure(merge.left, merge, names), _sure(merge.right, merge, names))
    line = serialise_decisions([Decision(merge.verdict, both)])
    return f"{reason}\n{line if decided else f'# {line}'}"


def _sure(name: str, merge: Merge, names: GraphNames) -> str:
    """A name, or the id of the one that the merge is about where several go by it: that has, or has not, both names."""
    sharing = names.sharing(name)
    if len(sharing) < 2:
        return name
    other = merge.right if name == merge.left else merge.left
    meant = [e for e in sharing if name in e.spellings and (other in e.spellings) == (merge.verdict == "same")]
    return meant[0].id if len(meant) == 1 else name

"""`kg explain`: why an edge is there, or is not."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from kg.cli._extractor import Extractor
from kg.cli._terminal import messages, output
from kg.explaining import Account
from kg.explaining import explain as explain_name
from kg.model import Explanation, Verdict
from kg.store import read_graph

SHOWN = 4
LEAST = 0.05


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    paper: Annotated[str, typer.Argument(help="A paper: its arXiv id, or a link to it.")],
    name: Annotated[str, typer.Argument(help="A name that stands in its digests.")],
    *,
    extractor: Extractor = "digest",
) -> None:
    """Print the sentences behind what a paper does with a name, and what spoke for and against each role.

    Example: `kg explain graph 2503.14476 GRPO`
    """
    account = explain_name(read_graph(folder), paper, name, extractor=extractor)
    _show_edges(account)
    for document, explanation in account.readings:
        place = f"{document.digest.path}:{document.line}"
        if explanation is None:
            output().print(f"{place}: {name} is no candidate there")
        else:
            output().print(_table(explanation, place))
    for path in account.missing:
        messages().print(f"{path} is no longer there; what was read in it can't be weighed again")


def _show_edges(account: Account) -> None:
    if not account.edges:
        output().print(f"the graph has no edge from {account.paper} to {account.name}")
    for edge in account.edges:
        output().print(Text(f"{edge.relation} {edge.target}  {edge.confidence:.2f}", style="bold"))
        for piece in edge.evidence:
            output().print(Text(f"  {piece.path}:{piece.line}  {piece.sentence}  ({piece.rule}, {piece.confidence:.2f})"))


def _table(explanation: Explanation, place: str) -> Table:
    kinds = ", ".join(f"{kind} {share:.2f}" for kind, share in explanation.types if share >= LEAST)
    kept = "kept" if explanation.kept else "not kept"
    table = Table(title=Text(f"{explanation.name} in {place}: {kept}; {kinds}"), title_justify="left", show_lines=True)
    for head in ("question", "probability", "for", "against"):
        table.add_column(head, overflow="fold", justify="right" if head == "probability" else "left")
    for verdict in explanation.verdicts:
        if verdict.held or verdict.probability >= LEAST:
            mark = "*" if verdict.held else ""
            table.add_row(
                f"{verdict.question}{mark}", f"{verdict.probability:.2f}", _reasons(verdict, 1), _reasons(verdict, -1)
            )
    return table


def _reasons(verdict: Verdict, sign: int) -> Text:
    told = [r for r in verdict.reasons if r.weight * sign > 0][:SHOWN]
    return Text("\n".join(f"{r.weight:+.2f} {r.feature}" for r in told))

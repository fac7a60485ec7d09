"""`kg lineage`: where an entity comes from, and what came of it."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from kg.cli._terminal import output
from kg.identifiers import arxiv_of
from kg.lineage import Branch, Lineage, find_lineage
from kg.store.folder import read_graph
from kg.vocabulary import load_vocabulary


def lineage(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    name: Annotated[str, typer.Argument(help="An entity: its name, another spelling, or its id.")],
    *,
    depth: Annotated[int, typer.Option(min=0, help="Steps from paper to paper.")] = 2,
    sentences: Annotated[bool, typer.Option(help="Print the sentence that says so, too.")] = False,
) -> None:
    """Print the family tree of an entity, up and down: versions, sizes and variants, and what papers built on it.

    Example: `kg lineage graph GRPO`
    """
    for one in find_lineage(read_graph(folder), name, vocabulary=load_vocabulary(), depth=depth):
        output().print(_tree(one, sentences=sentences))


def _tree(one: Lineage, *, sentences: bool) -> Tree:
    papers = f"  proposed by {', '.join(arxiv_of(p) for p in one.papers)}" if one.papers else ""
    root = Tree(Text(f"{one.entity.name} ({one.entity.type}, {one.entity.id}){papers}", style="bold"))
    for title, branches in (("comes from", one.up), ("led to", one.down)):
        if branches:
            _hang(root.add(Text(title, style="italic")), branches, sentences=sentences)
    return root


def _hang(tree: Tree, branches: tuple[Branch, ...], *, sentences: bool) -> None:
    for branch in branches:
        paper = f"  [{arxiv_of(branch.paper)}]" if branch.paper else ""
        said = f"\n{branch.sentence}" if sentences and branch.sentence else ""
        line = Text.assemble((f"{branch.relation} ", "cyan"), branch.entity.name, (paper, "dim"), (said, "dim"))
        _hang(tree.add(line), branch.branches, sentences=sentences)

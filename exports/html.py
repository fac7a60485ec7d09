"""One interactive page, drawn by pyvis and vis-network, that opens with the network cut and asks for nothing.

pyvis brings vis-network and renders; the page itself is ours (`exports/page`), since that of pyvis 0.3.2 fetches bootstrap from
elsewhere whatever one asks for. Nodes and edges are handed to pyvis as they are: its own methods look each of them up in a
list, which takes 24 s for 10,000 nodes.
"""

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from pyvis.network import Network

from exports.files import take_options
from kg.drafts import whole_file
from kg.errors import InputError
from kg.model import Edge, Graph
from kg.propertygraph import NodeRow, node_rows
from kg.vocabulary import Vocabulary, load_vocabulary

TYPE_COLOURS = {
    "Paper": "#475569",
    "Method": "#3b7ddd",
    "Model": "#8b5cf6",
    "Dataset": "#10a37f",
    "Benchmark": "#cc7a00",
    "Task": "#db5a9b",
    "Metric": "#7c8b9a",
    "Result": "#b08d57",
    "Digest": "#8c8c8c",
}
TYPE_SHAPES = {
    "Paper": "square",
    "Method": "triangle",
    "Dataset": "diamond",
    "Benchmark": "triangleDown",
    "Task": "star",
    "Metric": "hexagon",
    "Digest": "square",
}
"""For eyes that can't tell the colours apart; other types are dots. Types of one shape differ much in colour, to every eye."""
RELATION_COLOURS = {
    "proposes": "#16803c",
    "uses": "#6fa3ef",
    "trainsOn": "#4fc3a1",
    "evaluatesOn": "#f0b45a",
    "comparesWith": "#e0605e",
    "evaluates": "#c084e8",
    "addresses": "#eaa3c7",
}
RELATION_LINES = {"comparesWith": "dashed", "trainsOn": "dashed", "addresses": "dotted", "evaluates": "dotted"}
"""As types have shapes; other lines are solid."""
_GREY = "#b8c2cc"
_IN_BACKGROUND = {"Metric", "Result", "Digest"}
_FACTS = ("status", "date", "family", "version", "edition", "size", "variant", "value", "delta", "unit", "baselineText", "path")
_THRESHOLD = 12
"""Pixels below which a label is not drawn."""
_MAIN = {"contribution", "family"}
_PAGE = Path(__file__).parent / "page"


class HtmlExporter:
    """Writes one HTML file."""

    filename = "graph.html"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the page.

        Options: `limit`, how many nodes at most, the best connected first (default 1500); `title`. Raises InputError for an
        option of another kind, or where the file can't be written.
        """
        given = take_options(options, limit=1500, title="Papers and what they propose, use and compare with")
        limit = given["limit"]
        if not isinstance(limit, int) or limit < 1:
            raise InputError(f"limit is {limit!r}; a whole number from 1 is needed")
        text = render(choose_part(graph, limit=limit), vocabulary=load_vocabulary(), title=str(given["title"]))
        with whole_file(target) as file:
            file.write(text.encode())


@dataclass(frozen=True, slots=True)
class Part:
    """The nodes and edges that are drawn, how many edges each node has in the whole graph, and how many nodes that holds."""

    rows: tuple[NodeRow, ...]
    edges: tuple[Edge, ...]
    degrees: Counter[str]
    total: int


def choose_part(graph: Graph, *, limit: int) -> Part:
    """The best connected nodes and the edges among them, in the graph's order; metrics, results and digests come last."""
    degrees = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    rows = list(node_rows(graph))
    ranked = sorted(rows, key=lambda row: (row.label in _IN_BACKGROUND, -degrees[row.id], row.id))
    kept = {row.id for row in ranked[:limit]}
    edges = tuple(edge for edge in graph.edges if edge.source in kept and edge.target in kept)
    return Part(tuple(row for row in rows if row.id in kept), edges, degrees, len(rows))


def render(part: Part, *, vocabulary: Vocabulary, title: str) -> str:
    """The page as text."""
    network = Network(directed=True, heading=title, cdn_resources="in_line")
    network.templateEnv = Environment(loader=ChoiceLoader([FileSystemLoader(_PAGE), FileSystemLoader(network.template_dir)]))
    network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    network.path = "page.html"
    network.nodes = [_node(row, degree=part.degrees[row.id]) for row in part.rows]
    network.edges = [
        _edge(edge, number=number, label=vocabulary.get_relation(edge.relation).english)
        for number, edge in enumerate(part.edges)
    ]
    network.options = {**_drawing(len(part.rows)), "page": _page(part, vocabulary)}
    text: str = network.generate_html()
    return text


def _node(row: NodeRow, *, degree: int) -> dict[str, Any]:
    size = round(min(5.5 + 4 * sqrt(degree), 46), 1)
    name = str(row.properties.get("name", row.id))
    aliases = row.properties.get("aliases", row.properties.get("titles", []))
    facts = [[column, str(row.properties[column])] for column in _FACTS if column in row.properties]
    return {
        "id": row.id,
        "label": "\n".join(wrap(shorten(name, 44, placeholder="…"), 24)) or name[:24],
        "name": name,
        "type": row.label,
        "aliases": aliases,
        "arxiv": row.properties.get("arxiv", ""),
        "facts": [["also", " · ".join(map(str, aliases))], *facts] if isinstance(aliases, list) and aliases else facts,
        "color": TYPE_COLOURS.get(row.label, _GREY),
        "shape": _shape(row.label),
        "size": size if row.label != "Paper" else 13,
        "font": {"size": 14 if row.label == "Paper" else round(min(9 + 0.5 * size, 24), 1)},
    }


def _edge(edge: Edge, *, number: int, label: str) -> dict[str, Any]:
    return {
        "id": number,
        "from": edge.source,
        "to": edge.target,
        "label": label,
        "relation": edge.relation,
        "confidence": round(edge.confidence, 4),
        "evidence": [[e.sentence, e.path, e.line, e.date, e.rule, round(e.confidence, 4)] for e in edge.evidence],
        "color": RELATION_COLOURS.get(edge.relation, _GREY),
        "width": 1.6 if edge.relation == "proposes" else 1,
    }


def _shape(label: str) -> str:
    return TYPE_SHAPES.get(label, "dot")


def _page(part: Part, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the page says of types and relations: label, colour, number, and whether it is shown at first."""
    types = Counter(row.label for row in part.rows)
    relations = Counter(edge.relation for edge in part.edges)
    return {
        "types": [
            {
                "name": t.label,
                "label": t.english,
                "definition": t.definition,
                "color": TYPE_COLOURS.get(t.label, _GREY),
                "shape": _shape(t.label),
                "count": types[t.label],
                "shown": t.label not in _IN_BACKGROUND,
            }
            for t in sorted(vocabulary.node_types, key=lambda t: (list(TYPE_COLOURS).index(t.label), t.label))
            if types[t.label]
        ],
        "relations": [
            {
                "name": r.name,
                "label": r.english,
                "definition": r.definition,
                "color": RELATION_COLOURS.get(r.name, _GREY),
                "line": RELATION_LINES.get(r.name, "solid"),
                "count": relations[r.name],
                "main": r.group in _MAIN or r.name == "addresses",
                "shown": r.group != "derived",
            }
            for r in sorted(
                vocabulary.relations,
                key=lambda r: (r.group != "contribution", r.name != "addresses", r.group, -relations[r.name], r.name),
            )
            if relations[r.name]
        ],
        "note": _note(part),
        "threshold": _THRESHOLD,
    }


def _note(part: Part) -> str:
    if len(part.rows) == part.total:
        return ""
    return f"The {len(part.rows):,} best connected of {part.total:,} nodes; more: kg export html DIR --limit N"


def _drawing(nodes: int) -> dict[str, Any]:
    """Options of vis-network: a seeded layout that spreads hubs, labels that appear as one comes near."""
    return {
        "layout": {"randomSeed": 7, "improvedLayout": False},
        "nodes": {"borderWidth": 0, "scaling": {"label": {"drawThreshold": _THRESHOLD, "maxVisible": 17}}},
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
            "smooth": False,
            "font": {"size": 11, "color": "#5b6774", "strokeWidth": 3, "align": "middle"},
            "scaling": {"label": {"drawThreshold": 9}},
            "selectionWidth": 2,
        },
        "physics": {
            "solver": "forceAtlas2Based",
            "forceAtlas2Based": {
                "gravitationalConstant": -60,
                "centralGravity": 0.012,
                "springLength": 60,
                "springConstant": 0.09,
            },
            "stabilization": {"iterations": 400 if nodes <= 600 else 160, "updateInterval": 20, "fit": True},
            "minVelocity": 0.75,
        },
        "interaction": {"hover": True, "tooltipDelay": 120, "hideEdgesOnDrag": nodes > 600, "multiselect": False},
    }


html = HtmlExporter()

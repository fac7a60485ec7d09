"""GraphML (http://graphml.graphdrawing.org) by networkx: a multigraph whose edges carry their evidence as lists in JSON.

GraphML has no lists, so that a list is a JSON array in a string; `from_graphml` turns them back. `label` is a node's type and
an edge's relationship type, where Gephi and Cytoscape look for them.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx

from exports.files import take_options
from kg.drafts import whole_file
from kg.errors import InputError
from kg.model import Graph
from kg.propertygraph import EDGE_COLUMNS, NODE_COLUMNS, Kind, Value, edge_rows, node_rows
from kg.vocabulary import load_vocabulary

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class GraphMLExporter:
    """Writes one GraphML file."""

    filename = "graph.graphml"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the file; takes no options. Raises InputError where it can't be written.

        Control characters that XML 1.0 does not allow become U+FFFD.
        """
        take_options(options)
        with whole_file(target) as file:
            networkx.write_graphml_xml(as_networkx(graph), file)


def as_networkx(graph: Graph) -> "networkx.MultiDiGraph[str]":
    """The graph as a directed multigraph: `label` and the property columns on nodes and edges; an edge's key is its number."""
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in node_rows(graph):
        made.add_node(_clean(row.id), label=row.label, **_flat(row.properties))
    for number, edge in enumerate(edge_rows(graph, vocabulary=load_vocabulary())):
        made.add_edge(_clean(edge.source), _clean(edge.target), key=number, label=edge.type, **_flat(edge.properties))
    return made


def from_graphml(path: Path) -> "networkx.MultiDiGraph[str]":
    """The multigraph of a file that we wrote, with lists as lists; raises InputError."""
    try:
        found: networkx.MultiDiGraph[str] = networkx.read_graphml(path, force_multigraph=True)
    except (OSError, networkx.NetworkXError, SyntaxError) as error:
        raise InputError(f"not GraphML: {error}", path=str(path)) from error
    kinds: dict[str, Kind] = {
        name: kind for columns in (*NODE_COLUMNS.values(), EDGE_COLUMNS) for name, kind in columns.items()
    }
    for _, properties in found.nodes(data=True):
        properties.update(_listed(properties, kinds))
    for _, _, properties in found.edges(data=True):
        properties.update(_listed(properties, kinds))
    return found


def _flat(properties: Mapping[str, Value]) -> dict[str, str | float | int | bool]:
    return {
        name: _clean(json.dumps(value, ensure_ascii=False)) if isinstance(value, list) else _scalar(value)
        for name, value in properties.items()
    }


def _scalar(value: str | float) -> str | float:
    return _clean(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _listed(properties: Mapping[str, Any], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    return {name: json.loads(value) for name, value in properties.items() if kinds.get(name, "").endswith("s")}


graphml = GraphMLExporter()

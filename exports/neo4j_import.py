"""CSV files for `neo4j-admin database import full`, with the command that imports them and the constraints that follow.

The nodes and edges are those that `kg sync neo4j` would write, markers and fingerprints included, so that a later sync finds
nothing to do. Every value is quoted, quotes are doubled, lists are joined by U+001F; an empty field is no value. U+001F inside
an item of a list can't be told from that, and is left out and counted. Files: `nodes-<Label>.csv`, `edges.csv`, `import.sh`,
`constraints.cypher` and `counts.json`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from exports.files import replaced_folder, take_options
from kg.batches import batches
from kg.model import Edge, Graph
from kg.neo4j.quick_texts import CHUNK, Node, edge_texts, node_texts, places_of, slow_fields
from kg.neo4j.statements import constraint, labels_of, names_index
from kg.neo4j.texts import BUILD, COLUMN, GRAPH, HASH, ITEM, combined, edge_fields, encoded, fingerprints
from kg.neo4j.wanted import check_node
from kg.propertygraph import EDGE_COLUMNS, Kind, columns_of
from kg.vocabulary import Vocabulary, load_vocabulary

COUNTS = "counts.json"
_TYPES: dict[Kind, str] = {
    "text": "string",
    "number": "double",
    "integer": "long",
    "truth": "boolean",
    "texts": "string[]",
    "numbers": "double[]",
    "integers": "long[]",
}
_COLUMN, _QUOTE, _BETWEEN, _NOTHING = COLUMN.encode(), b'"', b'","', b'""'
_STAND_IN = b"\x1d"
"""Stands for a quote inside a value until columns are parted and empty fields are gone."""
_PARTED = re.compile('["\x1d\x1e]')


class Neo4jImportExporter:
    """Writes a folder of CSV files for neo4j-admin."""

    filename = "neo4j-import"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the folder, whole or not at all; option `name` is the graph's name in its marker.

        Raises InputError where there is something else than a folder of ours, or an id that Neo4j could not index.
        """
        name = str(take_options(options, name="kg")["name"])
        vocabulary = load_vocabulary()
        with replaced_folder(target, mark=COUNTS) as folder:
            Writer(folder, name, vocabulary).write(graph)
            labels = labels_of(vocabulary)
            schema = (*map(constraint, labels), names_index(labels))
            (folder / "constraints.cypher").write_text("".join(f"{line};\n" for line in schema), encoding="utf-8")
            script = folder / "import.sh"
            script.write_text(import_script(sorted(path.name for path in folder.glob("nodes-*.csv"))), encoding="utf-8")
            script.chmod(script.stat().st_mode | 0o111)


def import_script(node_files: Iterable[str]) -> str:
    """A shell script around the command; its arguments name the database and allow to replace what it holds."""
    nodes = "".join(f"  --nodes={name} \\\n" for name in node_files)
    return (
        "#!/bin/sh\n"
        "# Import this folder into an empty database of a stopped Neo4j server: ./import.sh [--overwrite] [DATABASE]\n"
        "# The database is `neo4j` if none is named. One that exists is refused; with --overwrite ALL that it holds is\n"
        "# deleted first, this graph and everything else, for good.\n"
        "# Then start the server and run constraints.cypher, e.g. with: cypher-shell -f constraints.cypher\n"
        'cd "$(dirname "$0")" || exit 1\n'
        "overwrite=false\n"
        'if [ "$1" = --overwrite ]; then overwrite=true; shift; fi\n'
        'case "$1" in -*) echo "usage: import.sh [--overwrite] [DATABASE]" >&2; exit 2 ;; esac\n'
        'exec neo4j-admin database import full "${1:-neo4j}" \\\n'
        f"{nodes}"
        "  --relationships=edges.csv \\\n"
        "  --multiline-fields=true --array-delimiter=U+001F --legacy-style-quoting=false --trim-strings=false \\\n"
        '  --bad-tolerance=0 --overwrite-destination="$overwrite"\n'
    )


class Writer:
    """Writes the data of one folder, a chunk of lines at a time; digests come last, as they carry the whole's fingerprint."""

    def __init__(self, folder: Path, name: str, vocabulary: Vocabulary) -> None:
        self.folder, self.name, self.types, self.labels = folder, name, vocabulary.cypher_types, set(labels_of(vocabulary))
        self.sum = self.stripped = self.nodes = self.edges = 0

    def write(self, graph: Graph) -> None:
        """The CSV files and the counts."""
        with (self.folder / "edges.csv").open("wb") as file:
            file.write(_header([":TYPE", ":START_ID", ":END_ID"], EDGE_COLUMNS))
            for chunk in batches(graph.edges, size=CHUNK):
                file.write(self._edge_lines(chunk))
        self._write_nodes(node_texts(replace(graph, digests=())))
        self._write_digests(list(node_texts(Graph(digests=graph.digests))))
        self.stripped += _items_in(item for paper in graph.papers for item in (*paper.titles, *paper.links))
        self.stripped += _items_in(item for entity in graph.entities for item in (*entity.aliases, *entity.exact_match))
        counts = {"nodes": self.nodes, "edges": self.edges, "stripped": self.stripped}
        (self.folder / COUNTS).write_text(json.dumps(counts) + "\n", encoding="utf-8")

    def _edge_lines(self, edges: list[Edge]) -> bytes:
        self.edges += len(edges)
        texts, stripped = edge_texts(edges, self.types)
        self.stripped += stripped
        fields = (edge_fields(edge, self.types[edge.relation]) for edge in edges)
        return self._lines(texts, fields, width=len(EDGE_COLUMNS) + 3)

    def _write_nodes(self, texts: Iterator[tuple[Node, str, str]]) -> None:
        """The labels of entities alternate, so that a file for each label is open at once."""
        with ExitStack() as opened:
            files: dict[str, BinaryIO] = {}
            for chunk in batches(texts, size=CHUNK):
                by_label: dict[str, list[tuple[Node, str]]] = {}
                for node, label, text in chunk:
                    by_label.setdefault(label, []).append((node, text))
                for label, nodes in by_label.items():
                    lines = self._node_lines(label, nodes)
                    if label not in files:
                        files[label] = opened.enter_context((self.folder / f"nodes-{label}.csv").open("wb"))
                        files[label].write(_header([":LABEL", "id:ID"], columns_of(label)))
                    files[label].write(lines)

    def _node_lines(self, label: str, nodes: list[tuple[Node, str]]) -> bytes:
        for node, _ in nodes:
            check_node(node.id, label, self.labels)
        self.nodes += len(nodes)
        texts = [encoded(text) for _, text in nodes]
        return self._lines(texts, (slow_fields(node) for node, _ in nodes), width=len(columns_of(label)) + 2)

    def _write_digests(self, texts: list[tuple[Node, str, str]]) -> None:
        lines = [self._node_lines("Digest", [(node, text)]) for node, _, text in texts]
        build = combined(self.sum)
        with (self.folder / "nodes-Digest.csv").open("wb") as file:
            file.write(_header([":LABEL", "id:ID"], columns_of("Digest"), (f"{BUILD}:long",)))
            file.writelines(b"%b,%d\n" % (line[:-1], build) for line in lines)

    def _lines(self, texts: list[bytes], fields: Iterable[list[str]], *, width: int) -> bytes:
        """The lines of CSV of these texts; of their fields, one by one, where a value holds a character that we part by."""
        marks = fingerprints(texts)
        self.sum += sum(marks)
        joined = _COLUMN.join([*texts, b""])
        columns = places_of(COLUMN, joined)
        if np.count_nonzero(columns) == width * len(texts) and _STAND_IN not in joined and not _PARTED.search(self.name):
            empty = bool((columns[1:] & columns[:-1]).any())
            return _all_at_once(texts, marks, self.name, quotes=_QUOTE in joined, empty=empty)
        lines = zip(fields, marks, strict=True)
        return "".join([f"{','.join(map(quoted, found))},{quoted(self.name)},{mark}\n" for found, mark in lines]).encode()


def _all_at_once(texts: list[bytes], marks: Iterable[int], name: str, *, quotes: bool, empty: bool) -> bytes:
    """The lines of CSV of these texts, in which nothing but quotes, if any, is in the way; `empty`: some fields are."""
    line = b'"%b","' + name.encode().replace(b"%", b"%%") + b'",%d\n'
    if quotes:
        texts = [text.replace(_QUOTE, _STAND_IN) for text in texts]
    lines = b"".join([line % both for both in zip(texts, marks, strict=True)])
    lines = lines.replace(_COLUMN, _BETWEEN)
    lines = lines.replace(_NOTHING, b"") if empty or not name else lines
    return lines.replace(_STAND_IN, _NOTHING) if quotes else lines


def quoted(value: str) -> str:
    """The value as a field of CSV (RFC 4180): nothing where it is empty, otherwise in quotes."""
    doubled = value.replace('"', '""')
    return f'"{doubled}"' if value else ""


def _header(first: Iterable[str], columns: Mapping[str, Kind], last: Iterable[str] = ()) -> bytes:
    typed = (f"{name}:{_TYPES[kind]}" for name, kind in columns.items())
    return (",".join((*first, *typed, f"{GRAPH}:string", f"{HASH}:long", *last)) + "\n").encode()


def _items_in(texts: Iterable[str]) -> int:
    """How many U+001F there are."""
    return sum(text.count(ITEM) for text in texts if ITEM in text)


neo4j_import = Neo4jImportExporter()

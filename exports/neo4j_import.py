"""CSV files for `neo4j-admin database import full`, with the command that imports them and the constraints that follow.

The nodes and edges are those that `kg sync neo4j` would write, markers and fingerprints included, so that a later sync finds
nothing to do. Every value is quoted, quotes are doubled, lists are joined by U+001F; an empty field is no value. U+001F inside
an item of a list can't be told from that, and is left out and counted. Files: `nodes-<Label>.csv`, `edges.csv`, `import.sh`,
`constraints.cypher` and `counts.json`.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TextIO, TypeVar

from exports.files import take_options
from kg.errors import InputError
from kg.model import Edge, Graph
from kg.neo4j.quick_texts import Node, edge_text, node_texts, quick_edge_text, slow_fields
from kg.neo4j.statements import constraint, labels_of, names_index
from kg.neo4j.texts import BUILD, COLUMN, GRAPH, HASH, ITEM, PIECE, combined, edge_fields, fingerprint
from kg.neo4j.wanted import check_node, edge_types
from kg.propertygraph import EDGE_COLUMNS, Kind, columns_of
from kg.vocabulary import Vocabulary, load_vocabulary

T = TypeVar("T")

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
CHUNK = 256
_EDGE_BREAKS = len(EDGE_COLUMNS) + 2
_QUOTE, _BETWEEN, _NOTHING = '"', '","', '""'


class Neo4jImportExporter:
    """Writes a folder of CSV files for neo4j-admin."""

    filename = "neo4j-import"

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the folder, whole or not at all; option `name` is the graph's name in its marker.

        Raises InputError where there is something else than a folder of ours, or an id that Neo4j could not index.
        """
        name = str(take_options(options, name="kg")["name"])
        vocabulary = load_vocabulary()
        with whole_folder(target) as folder:
            Writer(folder, name, vocabulary).write(graph)
            labels = labels_of(vocabulary)
            schema = (*map(constraint, labels), names_index(labels))
            (folder / "constraints.cypher").write_text("".join(f"{line};\n" for line in schema), encoding="utf-8")
            script = folder / "import.sh"
            script.write_text(import_script(sorted(path.name for path in folder.glob("nodes-*.csv"))), encoding="utf-8")
            script.chmod(script.stat().st_mode | 0o111)


def import_script(node_files: Iterable[str]) -> str:
    """A shell script around the command; its first argument names the database."""
    nodes = "".join(f"  --nodes={name} \\\n" for name in node_files)
    return (
        "#!/bin/sh\n"
        "# Import this folder into a database of a stopped Neo4j server: ./import.sh [DATABASE]\n"
        "# Then start the server and run constraints.cypher, e.g. with: cypher-shell -f constraints.cypher\n"
        'cd "$(dirname "$0")" || exit 1\n'
        'exec neo4j-admin database import full "${1:-neo4j}" \\\n'
        f"{nodes}"
        "  --relationships=edges.csv \\\n"
        "  --multiline-fields=true --array-delimiter=U+001F --legacy-style-quoting=false --trim-strings=false \\\n"
        "  --bad-tolerance=0 --overwrite-destination=true\n"
    )


class Writer:
    """Writes the data of one folder, a chunk of lines at a time; digests come last, as they carry the whole's fingerprint."""

    def __init__(self, folder: Path, name: str, vocabulary: Vocabulary) -> None:
        self.folder, self.name, self.types, self.labels = folder, name, edge_types(vocabulary), set(labels_of(vocabulary))
        self.sum = self.stripped = self.nodes = self.edges = 0

    def write(self, graph: Graph) -> None:
        """The CSV files and the counts."""
        with _opened(self.folder / "edges.csv") as file:
            file.write(_header([":TYPE", ":START_ID", ":END_ID"], EDGE_COLUMNS))
            for chunk in _chunks(graph.edges):
                file.write(self._edge_lines(chunk))
        self._write_nodes(node_texts(replace(graph, digests=())))
        self._write_digests(list(node_texts(Graph(digests=graph.digests))))
        self.stripped += _items_in(item for paper in graph.papers for item in (*paper.titles, *paper.links))
        self.stripped += _items_in(item for entity in graph.entities for item in (*entity.aliases, *entity.exact_match))
        counts = {"nodes": self.nodes, "edges": self.edges, "stripped": self.stripped}
        (self.folder / COUNTS).write_text(json.dumps(counts) + "\n", encoding="utf-8")

    def _edge_lines(self, edges: list[Edge]) -> str:
        self.edges += len(edges)
        types = self.types
        texts = [quick_edge_text(edge, types[edge.relation]) for edge in edges]
        for n, text in enumerate(texts):
            if not text:
                texts[n] = edge_text(edges[n], types[edges[n].relation])
                self.stripped += _items_in(v for piece in edges[n].evidence for v in PIECE(piece) if isinstance(v, str))
        return self._lines(texts, _EDGE_BREAKS, lambda n: edge_fields(edges[n], types[edges[n].relation]))

    def _write_nodes(self, texts: Iterator[tuple[Node, str, str]]) -> None:
        """The labels of entities alternate, so that a file for each label is open at once."""
        with ExitStack() as opened:
            files: dict[str, TextIO] = {}
            for chunk in _chunks(texts):
                by_label: dict[str, list[tuple[Node, str]]] = {}
                for node, label, text in chunk:
                    by_label.setdefault(label, []).append((node, text))
                for label, nodes in by_label.items():
                    lines = self._node_lines(label, nodes)
                    if label not in files:
                        files[label] = opened.enter_context(_opened(self.folder / f"nodes-{label}.csv"))
                        files[label].write(_header([":LABEL", "id:ID"], columns_of(label)))
                    files[label].write(lines)

    def _node_lines(self, label: str, nodes: list[tuple[Node, str]]) -> str:
        for node, _ in nodes:
            check_node(node.id, label, self.labels)
        self.nodes += len(nodes)
        return self._lines([text for _, text in nodes], len(columns_of(label)) + 1, lambda n: slow_fields(nodes[n][0]))

    def _write_digests(self, texts: list[tuple[Node, str, str]]) -> None:
        lines = [self._node_lines("Digest", [(node, text)]) for node, _, text in texts]
        build = combined(self.sum)
        with _opened(self.folder / "nodes-Digest.csv") as file:
            file.write(_header([":LABEL", "id:ID"], columns_of("Digest"), (f"{BUILD}:long",)))
            file.writelines(f"{line[:-1]},{build}\n" for line in lines)

    def _lines(self, texts: list[str], breaks: int, fields_of: Callable[[int], list[str]]) -> str:
        """The lines of CSV of these texts; all at once where no value holds a quote or the character that parts columns."""
        marks = list(map(fingerprint, texts))
        self.sum += sum(marks)
        joined = "".join(texts)
        if _QUOTE in joined + self.name or joined.count(COLUMN) != breaks * len(texts):
            ends = (f",{quoted(self.name)},{mark}\n" for mark in marks)
            return "".join([",".join(map(quoted, fields_of(n))) + end for n, end in enumerate(ends)])
        end = f'","{self.name}",'
        lines = "".join([f'"{text}{end}{mark}\n' for text, mark in zip(texts, marks, strict=True)])
        return lines.replace(COLUMN, _BETWEEN).replace(_NOTHING, "")


def quoted(value: str) -> str:
    """The value as a field of CSV (RFC 4180): nothing where it is empty, otherwise in quotes."""
    return f'"{value.replace(_QUOTE, _QUOTE * 2)}"' if value else ""


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder that becomes `target` when the block ends well, and is gone when it does not; raises InputError.

    A folder of ours that is already there is replaced; it is one of ours if it is empty or holds the file of counts.
    """
    if target.exists() and not (target.is_dir() and ((target / COUNTS).exists() or not any(target.iterdir()))):
        raise InputError("is there and is not a folder of this format; it is left alone: name another", path=str(target))
    try:
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise InputError(f"can't be written: {error.strerror}", path=str(target)) from error
    try:
        yield draft
        draft.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _header(first: Iterable[str], columns: Mapping[str, Kind], last: Iterable[str] = ()) -> str:
    typed = (f"{name}:{_TYPES[kind]}" for name, kind in columns.items())
    return ",".join((*first, *typed, f"{GRAPH}:string", f"{HASH}:long", *last)) + "\n"


def _items_in(texts: Iterable[str]) -> int:
    """How many U+001F there are."""
    return sum(text.count(ITEM) for text in texts if ITEM in text)


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


neo4j_import = Neo4jImportExporter()

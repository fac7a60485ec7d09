"""CSV files for `neo4j-admin database import full`, with the command that imports them and the constraints that follow.

The nodes and edges are those that `kg sync neo4j` would write, markers and fingerprints included, so that a later sync finds
nothing to do. Every value is quoted, quotes are doubled, lists are joined by U+001F; an empty field is no value. U+001F inside
a value can't be told from that, and is left out and counted. The files: `nodes-<Label>.csv`, `edges.csv`, `import.sh`,
`constraints.cypher` and `counts.json`.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from exports.files import take_options
from kg.errors import InputError
from kg.model import Edge, Evidence, Graph
from kg.neo4j.statements import constraint, labels_of, names_index
from kg.neo4j.texts import BUILD, COLUMN, GRAPH, HASH, ITEM, combined, edge_fields, fingerprint, node_fields, single_text
from kg.neo4j.wanted import check_id, edge_types
from kg.propertygraph import EDGE_COLUMNS, Kind, NodeRow, Value, columns_of, node_rows
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
CHUNK = 4_096
_EDGE_BREAKS = len(EDGE_COLUMNS) + 2
_EMPTY = COLUMN * 2
_QUOTE, _BETWEEN = '"', '","'


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
        self.folder, self.name, self.vocabulary = folder, name, vocabulary
        self.sum = self.stripped = self.nodes = self.edges = 0

    def write(self, graph: Graph) -> None:
        """The CSV files and the counts."""
        with _opened(self.folder / "edges.csv") as file:
            file.write(_header([":TYPE", ":START_ID", ":END_ID"], EDGE_COLUMNS))
            self._write_edges(file, self._edge_lines(graph.edges))
        rest = Graph(papers=graph.papers, entities=graph.entities, results=graph.results)
        self._write_nodes(node_rows(rest))
        self._write_digests(list(node_rows(Graph(digests=graph.digests))))
        counts = {"nodes": self.nodes, "edges": self.edges, "stripped": self.stripped}
        (self.folder / COUNTS).write_text(json.dumps(counts) + "\n", encoding="utf-8")

    def _write_edges(self, file: TextIO, lines: Iterator[str]) -> None:
        while chunk := list(islice(lines, CHUNK)):
            file.write("".join(chunk))
            self.edges += len(chunk)

    def _write_nodes(self, rows: Iterator[NodeRow]) -> None:
        """The labels of entities alternate, so that a file for each label is open at once."""
        with ExitStack() as opened:
            files: dict[str, TextIO] = {}
            while chunk := list(islice(rows, CHUNK)):
                lines: dict[str, list[str]] = {}
                for row in chunk:
                    lines.setdefault(row.label, []).append(f"{self._node_start(row)}\n")
                for label, part in lines.items():
                    if label not in files:
                        files[label] = opened.enter_context(_opened(self.folder / f"nodes-{label}.csv"))
                        files[label].write(_header([":LABEL", "id:ID"], columns_of(label)))
                    files[label].write("".join(part))

    def _write_digests(self, rows: list[NodeRow]) -> None:
        lines = [self._node_start(row) for row in rows]
        build = combined(self.sum)
        with _opened(self.folder / "nodes-Digest.csv") as file:
            file.write(_header([":LABEL", "id:ID"], columns_of("Digest"), (f"{BUILD}:long",)))
            file.writelines(f"{line},{build}\n" for line in lines)

    def _node_start(self, row: NodeRow) -> str:
        check_id(row.id)
        self.nodes += 1
        self.stripped += _items_in((row.id, *row.properties.values()))
        fields = node_fields(row.id, row.label, row.properties)
        return self._line(fields, COLUMN.join(fields))

    def _edge_lines(self, edges: Iterable[Edge]) -> Iterator[str]:
        types = edge_types(self.vocabulary)
        end = f'","{self.name}",'
        for edge in edges:
            kind = types[edge.relation]
            if len(edge.evidence) == 1:
                text = single_text(edge, kind)
                if '"' not in text and _EMPTY not in text and ITEM not in text and text.count(COLUMN) == _EDGE_BREAKS:
                    mark = fingerprint(text)
                    self.sum += mark
                    yield f'"{text.replace(COLUMN, _BETWEEN)}{end}{mark}\n'
                    continue
            self.stripped += _items_in((edge.source, edge.target, *(v for piece in edge.evidence for v in _texts(piece))))
            fields = edge_fields(edge, kind)
            yield f"{self._line(fields, COLUMN.join(fields))}\n"

    def _line(self, fields: list[str], text: str) -> str:
        mark = fingerprint(text)
        self.sum += mark
        return ",".join([*map(quoted, fields), quoted(self.name), str(mark)])


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


def _texts(piece: Evidence) -> tuple[str, ...]:
    return piece.digest, piece.path, piece.date, piece.sentence, piece.rule


def _items_in(values: Iterable[Value]) -> int:
    """How many U+001F there are in texts, alone or in lists."""
    count = 0
    for value in values:
        if isinstance(value, str):
            count += value.count(ITEM)
        elif isinstance(value, list):
            count += sum(item.count(ITEM) for item in value if isinstance(item, str))
    return count


neo4j_import = Neo4jImportExporter()

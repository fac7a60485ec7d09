"""Turtle, N-Triples, TriG and N-Quads: the quads of `kg.rdf` as text, in their order, without holding them all.

TriG and N-Quads hold the dataset as it is. Turtle and N-Triples have one graph and no other, so that there the digests' graphs
and the dataset's description stand in it beside the plain edges: no evidence is lost, only the graphs' borders are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from exports.files import take_options, whole_file
from kg.iris import PREFIXES, term
from kg.model import Graph
from kg.rdf import quads
from kg.vocabulary import load_vocabulary

_DIGEST = term("Digest")


@dataclass(frozen=True, slots=True)
class RdfExporter:
    """Writes one of Oxigraph's text formats."""

    filename: str
    format: RdfFormat

    def export(self, graph: Graph, target: Path, **options: Any) -> None:
        """Write the file; takes no options. Raises InputError where it can't be written."""
        take_options(options)
        found = quads(graph, vocabulary=load_vocabulary())
        prefixed = self.format in (RdfFormat.TURTLE, RdfFormat.TRIG)
        with whole_file(target) as file:
            if prefixed:
                file.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())).encode())
            serialize(
                found if self.format.supports_datasets else as_triples(found),
                cast(BinaryIO, _WithoutPrefixes(file)) if prefixed else file,
                self.format,
                prefixes=PREFIXES if prefixed else None,
            )


class _WithoutPrefixes:
    """Passes on what is written but for the lines of prefixes at its head, whose order differs from run to run."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._head, self._in_head = file, b"", True

    def write(self, data: bytes) -> int:
        """Write the data, or keep it while the head may go on; returns its length."""
        if not self._in_head:
            return self._file.write(data)
        self._head += data
        while self._head.startswith(b"@prefix") and b"\n" in self._head:
            self._head = self._head.split(b"\n", 1)[1]
        if self._head and not b"@prefix".startswith(self._head[:7]):
            self._in_head = False
            self._file.write(b"\n" + self._head)
        return len(data)

    def flush(self) -> None:
        """Flush the file behind."""
        self._file.flush()


def as_triples(found: Iterator[Quad]) -> Iterator[Triple]:
    """All quads in one graph; that a digest's graph is a digest's is left out, the digest's node says it."""
    return (quad.triple for quad in found if quad.graph_name != quad.subject or quad.object != _DIGEST)


turtle = RdfExporter("graph.ttl", RdfFormat.TURTLE)
ntriples = RdfExporter("graph.nt", RdfFormat.N_TRIPLES)
trig = RdfExporter("graph.trig", RdfFormat.TRIG)
nquads = RdfExporter("graph.nq", RdfFormat.N_QUADS)

"""Turtle, N-Triples, TriG and N-Quads: the quads of `kg.rdf` as text, in their order, without holding them all.

TriG and N-Quads hold the dataset as it is. Turtle and N-Triples have one graph and no other, so that there the digests' graphs
and the dataset's description stand in it beside the plain edges: no evidence is lost, only the graphs' borders are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, Triple

from exports.files import take_options
from kg.drafts import whole_file
from kg.iris import term
from kg.model import Graph
from kg.rdf import quads
from kg.turtle import write_rdf
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
        with whole_file(target) as file:
            write_rdf(found if self.format.supports_datasets else as_triples(found), file, form=self.format)


def as_triples(found: Iterable[Quad]) -> Iterator[Triple]:
    """All quads in one graph; that a digest's graph is a digest's is left out, the digest's node says it."""
    return (quad.triple for quad in found if quad.graph_name != quad.subject or quad.object != _DIGEST)


turtle = RdfExporter("graph.ttl", RdfFormat.TURTLE)
ntriples = RdfExporter("graph.nt", RdfFormat.N_TRIPLES)
trig = RdfExporter("graph.trig", RdfFormat.TRIG)
nquads = RdfExporter("graph.nq", RdfFormat.N_QUADS)

"""RDF as text: Oxigraph's writer with our prefixes, in an order that does not differ from run to run."""

from collections.abc import Iterable
from typing import BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.iris import PREFIXES

_PREFIXED = (RdfFormat.TURTLE, RdfFormat.TRIG)


def write_rdf(statements: Iterable[Quad] | Iterable[Triple], file: BinaryIO, *, form: RdfFormat = RdfFormat.TURTLE) -> None:
    """Write the statements in their order, without holding them all; quads only where the format has graphs."""
    if form not in _PREFIXED:
        serialize(statements, file, form)
        return
    file.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())).encode())
    serialize(statements, cast(BinaryIO, _WithoutPrefixes(file)), form, prefixes=PREFIXES)


class _WithoutPrefixes:
    """Passes on what is written but for the lines of prefixes at its head, whose order Oxigraph leaves to chance."""

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

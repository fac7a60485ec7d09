"""`kg serve`: a SPARQL endpoint over a graph folder."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._interrupt import InterruptedByUser
from kg.cli._terminal import output
from kg.serve.endpoint import Endpoint


def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A graph folder.")],
    *,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than loopback are reachable from outside.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 3030,
    seconds: Annotated[float, typer.Option(min=0.1, help="The time that a query may take.")] = 30.0,
    workers: Annotated[int, typer.Option(min=1, help="How many queries are answered at once.")] = 2,
) -> None:
    """Answer SPARQL queries over HTTP, read-only, until interrupted.

    Example: `kg serve graph --port 3030`, then `curl -G --data-urlencode 'query=ASK {}' http://127.0.0.1:3030/sparql`
    """
    with Endpoint(folder, host=host, port=port, seconds=seconds, workers=workers) as endpoint:
        output().print(f"SPARQL endpoint at {endpoint.url} (stop with Ctrl-C)", soft_wrap=True)
        try:
            endpoint.serve_forever()
        except InterruptedByUser:
            output().print("stopped")

"""The option that names an extractor, which several commands share."""

from typing import Annotated, TypeAlias

import typer

from kg.plugins import extractor_names

Extractor: TypeAlias = Annotated[str, typer.Option(help=f"The extractor to read with: {', '.join(extractor_names())}.")]

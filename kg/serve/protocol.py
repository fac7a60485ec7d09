"""The SPARQL 1.1 Protocol as pure functions: a request to a query or an answer, an Accept header to a format."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

PATH = "/sparql"
METHODS = "GET, HEAD, OPTIONS, POST"
ANYTHING = "*/*"
MOST_BYTES = 1 << 20
"""Bytes of a request body that are read; more is refused."""

RESULT_FORMATS = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Formats of SELECT and ASK by the extension that Oxigraph knows them by, the preferred first, each with its media types."""

GRAPH_FORMATS = {
    "ttl": ("text/turtle", "application/turtle", "application/x-turtle"),
    "nt": ("application/n-triples", "text/plain"),
    "rdf": ("application/rdf+xml", "application/xml", "text/xml"),
    "jsonld": ("application/ld+json", "application/json"),
}
"""Formats of CONSTRUCT, DESCRIBE and the service description, likewise."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was asked: its text, the IRIs of its dataset if it names one, and the media types that are welcome."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ANYTHING


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: an HTTP status, a media type and a body."""

    status: int
    media: str
    body: bytes


@dataclass(frozen=True, slots=True)
class DescriptionWanted:
    """The endpoint was asked without a query: it says what it is."""

    accept: str


def refusal(status: int, message: str) -> Answer:
    """An answer that says in plain text why there is none."""
    return Answer(status, "text/plain; charset=utf-8", f"{message}\n".encode())


def read_get(target: str, *, accept: str) -> Query | Answer | DescriptionWanted:
    """What a GET of this target (path and query string) asks for; the root says where the endpoint is."""
    if target.split("?", 1)[0] == "/":
        return Answer(200, "text/plain; charset=utf-8", f"The SPARQL endpoint is at {PATH}\n".encode())
    behind = _behind_path(target)
    if isinstance(behind, Answer):
        return behind
    fields = parse_qs(behind, keep_blank_values=True)
    if not fields.keys() & {"query", "update"}:
        return DescriptionWanted(accept or ANYTHING)
    return _asked(fields, accept)


def read_post(target: str, body: bytes, *, media: str, accept: str) -> Query | Answer:
    """What a POST asks for: a form, or a query as the body with the dataset in the target."""
    behind = _behind_path(target)
    if isinstance(behind, Answer):
        return behind
    media = media.split(";", 1)[0].strip().lower()
    if media == "application/sparql-update":
        return refusal(403, "this endpoint is read-only")
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return refusal(400, "the body is not UTF-8")
    if media == "application/x-www-form-urlencoded":
        return _asked(parse_qs(text, keep_blank_values=True), accept)
    if media == "application/sparql-query":
        return _asked({**parse_qs(behind), "query": [text]}, accept)
    return refusal(415, f"media type {media or 'none'}; possible: application/sparql-query, application/x-www-form-urlencoded")


def choose_format(accept: str, formats: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """The format that the Accept header likes best, with the media type to send, or None; ties go to the order of `formats`."""
    best: tuple[float, str, str] | None = None
    for name, medias in formats.items():
        for media in medias:
            quality = _quality(accept, media)
            if quality > 0 and (best is None or quality > best[0]):
                best = quality, name, media
    return best[1:] if best else None


def _behind_path(target: str) -> str | Answer:
    """The query string of a target that is the endpoint's."""
    try:
        parts = urlsplit(target)
    except ValueError as error:
        return refusal(400, f"the target of the request is no address ({error})")
    return parts.query if parts.path == PATH else refusal(404, f"nothing here; the endpoint is {PATH}")


def _asked(fields: Mapping[str, list[str]], accept: str) -> Query | Answer:
    if "update" in fields:
        return refusal(403, "this endpoint is read-only")
    if len(fields.get("query", [])) != 1:
        return refusal(400, "exactly one parameter `query` is needed")
    graphs = tuple(fields.get("default-graph-uri", ())), tuple(fields.get("named-graph-uri", ()))
    return Query(fields["query"][0], *graphs, accept=accept or ANYTHING)


def _quality(accept: str, media: str) -> float:
    """How welcome a media type is, by the most specific range that covers it (RFC 9110, 12.5.1)."""
    found = (-1, 0.0)
    for part in accept.lower().split(","):
        wanted, *parameters = (piece.strip() for piece in part.split(";"))
        level = (wanted == media) * 3 or (wanted == media.split("/", 1)[0] + "/*") * 2 or (wanted == "*/*") * 1
        if level:
            found = max(found, (level, _weight(parameters)))
    return found[1]


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        if match := re.fullmatch(r"q\s*=\s*([01](?:\.\d{0,3})?)", parameter):
            return float(match[1])
    return 1.0

"""The HTTP server: reads requests, hands queries to the workers, writes answers."""

import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import ServerError
from kg.serve.description import GRAPHS, describe
from kg.serve.protocol import METHODS, MOST_BYTES, PATH, Answer, DescriptionWanted, Query, read_get, read_post, refusal
from kg.serve.workers import Pool
from kg.store.folder import read_manifest

_MOST_FIGURES = 9
"""More than any length that is taken has; Python refuses to read thousands of them as a number."""


class Endpoint(ThreadingHTTPServer):
    """A SPARQL endpoint over a graph folder; use it in a `with` block, or close it.

    `port` 0 takes a free one; `seconds` is the time that a query may take, `workers` how many are answered at once. Raises
    StoreError for a folder that is not ours, ServerError where the address can't be had.
    """

    def __init__(
        self, folder: Path, *, host: str = "127.0.0.1", port: int = 3030, seconds: float = 30, workers: int = 2
    ) -> None:
        read_manifest(folder)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler, bind_and_activate=False)
        try:
            self.server_bind()
            self.server_activate()
        except OSError as error:
            self.socket.close()
            raise ServerError(f"can't listen on {host}:{port} ({error.strerror}); another port: --port") from error
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self.server_address[1]}{PATH}"
        self._pool = Pool(folder, size=workers, seconds=seconds)

    def answer(self, asked: Query | Answer | DescriptionWanted) -> Answer:
        """The answer to what was asked."""
        if isinstance(asked, Query):
            return self._pool.ask(asked)
        if isinstance(asked, DescriptionWanted):
            graphs = self._pool.ask(GRAPHS)
            lines = graphs.body.decode().splitlines()[1:] if graphs.status == 200 else []
            return describe(self.url, graphs=tuple(lines), accept=asked.accept)
        return asked

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a client hung up or fell silent, which is no error of ours."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """Stop listening and kill the workers."""
        super().server_close()
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "kg"
    server: Endpoint
    timeout = 60

    def do_GET(self) -> None:
        self._send(self.server.answer(read_get(self.path, accept=self._accept())))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_OPTIONS(self) -> None:
        """What is possible; a browser asks so before a page of another site may send a query."""
        self._send(Answer(HTTPStatus.NO_CONTENT, "", b""))

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self._refuse(refusal(411, "a Content-Length is needed"))
        elif len(length) > _MOST_FIGURES or int(length) > MOST_BYTES:
            self._refuse(refusal(413, f"a request may have {MOST_BYTES} bytes"))
        else:
            body = self.rfile.read(int(length))
            media = self.headers.get("Content-Type", "")
            self._send(self.server.answer(read_post(self.path, body, media=media, accept=self._accept())))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - theirs
        """What http.server refuses by itself, in plain text; a method that has no `do_` here is not allowed."""
        allowed = refusal(405, f"possible: {METHODS}")
        self._refuse(allowed if code == HTTPStatus.NOT_IMPLEMENTED else refusal(code, message or HTTPStatus(code).phrase))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing: a query may hold what its sender keeps private."""

    def _accept(self) -> str:
        return ",".join(self.headers.get_all("Accept", []))

    def _refuse(self, answer: Answer) -> None:
        self.close_connection = True
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Type", answer.media)
            self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Vary", "Accept")
        self.send_header("Access-Control-Allow-Origin", "*")
        if self.close_connection:
            self.send_header("Connection", "close")
        if answer.status in {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NO_CONTENT}:
            self.send_header("Allow", METHODS)
        if self.command == "OPTIONS":
            self.send_header("Access-Control-Allow-Methods", METHODS)
            self.send_header("Access-Control-Allow-Headers", "Accept, Content-Type")
            self.send_header("Access-Control-Max-Age", "86400")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

"""Queries answered in processes of their own, each killed when its time is up and replaced."""

import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from kg.errors import KgError, QueryError
from kg.iris import PREFIXES
from kg.serve.protocol import GRAPH_FORMATS, RESULT_FORMATS, Answer, Query, choose_format, refusal
from kg.store.folder import MANIFEST, open_sparql
from kg.store.readonly import asks_elsewhere
from kg.store.sparql import SparqlGraph

_SPAWN = multiprocessing.get_context("spawn")


class Pool:
    """Some worker processes over one graph folder; `seconds` is the time that a query may take."""

    def __init__(self, folder: Path, *, size: int, seconds: float) -> None:
        self._folder, self._seconds = folder, seconds
        self._idle: Queue[_Worker] = Queue()
        for _ in range(size):
            self._idle.put(_Worker(folder))

    def ask(self, query: Query) -> Answer:
        """The answer of the next worker that is free.

        Status 503 where none becomes free, or the query takes too long; 500 where it breaks the worker.
        """
        try:
            worker = self._idle.get(timeout=self._seconds)
        except Empty:
            return refusal(503, "all workers are busy; try again later")
        if not worker.is_alive():
            worker = self._instead_of(worker)
        try:
            return worker.ask(query, seconds=self._seconds)
        except TimeoutError:
            worker = self._instead_of(worker)
            return refusal(503, f"the query took longer than {self._seconds:g} s and was stopped")
        except EOFError:
            worker = self._instead_of(worker)
            return refusal(500, "the query broke the process that answered it; ask it in another way")
        finally:
            self._idle.put(worker)

    def _instead_of(self, worker: "_Worker") -> "_Worker":
        worker.kill()
        return _Worker(self._folder)

    def close(self) -> None:
        """Kill every worker that is idle; those at work die with this process."""
        while not self._idle.empty():
            self._idle.get().kill()


class _Worker:
    def __init__(self, folder: Path) -> None:
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=work, args=(folder, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, query: Query, *, seconds: float) -> Answer:
        """The answer; raises TimeoutError where the time is up, EOFError where the process has died."""
        try:
            self._connection.send(query)
            answered = self._connection.poll(seconds)
            answer: Answer | None = self._connection.recv() if answered else None
        except OSError as error:
            raise EOFError from error
        if answer is None:
            raise TimeoutError
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()


def work(folder: Path, connection: Connection) -> None:
    """The life of a worker: answers what comes until the other side closes; opens the graph anew when it was built anew."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    graph, opened = None, (0, 0)
    while True:
        try:
            query: Query = connection.recv()
        except EOFError:
            return
        try:
            if graph is None or opened != _identity(folder):
                opened = _identity(folder)
                graph = open_sparql(folder)
            answer = answer_query(graph, query)
        except (KgError, OSError) as error:
            answer = refusal(500, str(error))
        connection.send(answer)


def _identity(folder: Path) -> tuple[int, int]:
    marker = (folder / MANIFEST).stat()
    return marker.st_ino, marker.st_mtime_ns


def answer_query(graph: SparqlGraph, query: Query) -> Answer:
    """The answer in the format that the query's sender likes best; never raises for a query that is wrong."""
    if asks_elsewhere(query.text):
        return refusal(403, "SERVICE is refused: this endpoint asks no other")
    try:
        found = graph.solve(query.text, default_graphs=query.default_graphs, named_graphs=query.named_graphs)
        return _written(found, query.accept)
    except QueryError as error:
        return refusal(400, str(error))
    except (OSError, RuntimeError, ValueError) as error:
        return refusal(500, f"SPARQL: {error}")


def _written(found: Any, accept: str) -> Answer:
    is_table = isinstance(found, QuerySolutions | QueryBoolean)
    formats = RESULT_FORMATS if is_table else GRAPH_FORMATS
    chosen = choose_format(accept, formats)
    if chosen is None:
        return refusal(406, f"possible: {', '.join(medias[0] for medias in formats.values())}")
    body = (
        _table(found, chosen[0])
        if is_table
        else serialize(found, format=RdfFormat.from_extension(chosen[0]), prefixes=PREFIXES)
    )
    return Answer(200, f"{chosen[1]}; charset=utf-8", body or b"")


def _table(found: QuerySolutions | QueryBoolean, name: str) -> bytes | None:
    return found.serialize(format=QueryResultsFormat.from_extension(name))

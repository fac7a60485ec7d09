"""The driver's one owner: a connection that reads and writes in managed transactions, and says in one sentence what went wrong.

Every statement that we send may be sent again: what it finds done, it leaves. So that after a lost connection the driver's
retries are safe, and so is ours where the driver can't know whether a commit arrived.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    UnsupportedServerProduct,
)

from kg.errors import QueryError, ServerError
from kg.parameters import Parameter, as_cypher
from kg.tables import Table

OLDEST = 5
"""The oldest major version of Neo4j whose Cypher has all that we say."""

FETCHED = 10_000
"""Records in one message from the server."""

Values = list[list[Any]]
_SCHEME = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is and who asks; `database` `""` is the user's home database, `retry_seconds` how long to try again."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = ""
    retry_seconds: float = 30.0


class Connection:
    """An open connection to one database; `written` counts what the server says it changed, by kind."""

    def __init__(self, driver: Driver, address: Address) -> None:
        self._driver, self.address = driver, address
        self._opened: Session | None = None
        self.written: Counter[str] = Counter()

    def read(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Values:
        """The rows of a statement that only reads; raises ServerError."""
        with translated(self.address):
            return self._session().execute_read(_values, statement, parameters or {})[0]

    def write(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Values:
        """The rows of a statement that may change data or schema, in a transaction of its own; raises ServerError."""
        with translated(self.address):
            values, changes = self._written(statement, parameters or {})
        self.written.update(changes)
        return values

    def ask(self, statement: str, parameters: Mapping[str, Any]) -> tuple[list[str], Values]:
        """The columns and rows of a user's statement, in a transaction that can't write; raises Neo4jError untranslated."""
        return self._session().execute_read(_table, statement, parameters)

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def _written(self, statement: str, parameters: Mapping[str, Any]) -> tuple[Values, dict[str, int]]:
        session = self._session()
        try:
            return session.execute_write(_values, statement, parameters)
        except IncompleteCommit:
            return session.execute_write(_values, statement, parameters)

    def _session(self) -> Session:
        """One session for all, so that each transaction sees the ones before it."""
        if self._opened is None:
            self._opened = self._driver.session(database=self.address.database or None, fetch_size=FETCHED)
        return self._opened


class Neo4jGraph:
    """A database as a runner of named questions: one Cypher statement, read-only."""

    language: Literal["cypher"] = "cypher"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Table:
        """The answer to one Cypher statement, `$name` being parameters; raises QueryError, or ServerError."""
        try:
            columns, rows = self._connection.ask(text, as_cypher(parameters or {}))
        except Neo4jError as error:
            raise QueryError(f"Cypher: {error.message}") from error
        except DriverError as error:
            raise ServerError(_sentence(error, self._connection.address)) from error
        return Table(tuple(columns), tuple(map(tuple, rows)))


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    """A connection that was tried: it raises ServerError where the server, the database or the login is not as it should be."""
    if not _SCHEME.match(address.uri):
        raise ServerError(f"{address.uri}: not an address of Neo4j, such as bolt://host:7687 or neo4j+s://host")
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its warnings of each retry; we say what went wrong
    with translated(address):
        driver = GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            user_agent="kg",
            max_transaction_retry_time=address.retry_seconds,
            connection_timeout=10.0,
            notifications_min_severity="OFF",
        )
    with driver:
        with translated(address):
            check_version(driver.get_server_info().agent, address)
        connection = Connection(driver, address)
        try:
            connection.read("RETURN 1")
            yield connection
        finally:
            connection.close()


def check_version(agent: str, address: Address) -> None:
    """Raise ServerError for a server that is too old; `agent` is what it calls itself, e.g. `Neo4j/5.26.10`."""
    found = re.match(r"Neo4j/(\d+)", agent)
    if found and int(found[1]) < OLDEST:
        raise ServerError(f"{address.uri}: this is {agent}, but Neo4j {OLDEST} or later is needed: upgrade the server")


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn the driver's exceptions into a ServerError of one sentence."""
    try:
        yield
    except (Neo4jError, DriverError, ValueError, OSError) as error:
        raise ServerError(_sentence(error, address)) from error


def _sentence(error: Exception, address: Address) -> str:
    """What went wrong and what to do; the password stands nowhere in it."""
    database = f"database {address.database!r}" if address.database else "the user's home database"
    code, text = getattr(error, "code", None) or "", getattr(error, "message", None) or str(error)
    known: list[tuple[bool, str]] = [
        ("AuthenticationRateLimit" in code, "too many wrong passwords in a row: wait some seconds and try again"),
        ("CredentialsExpired" in code, f"the password of user {address.user!r} has to be changed on the server first"),
        (isinstance(error, AuthError), f"the server refuses user {address.user!r} with this password"),
        ("DatabaseNotFound" in code, f"there is no {database} on this server: check --database"),
        ("ReadOnly" in code, f"{database} is read-only: make it writable on the server, or name another with --database"),
        (isinstance(error, Forbidden), f"user {address.user!r} may not do this in {database}: {text}"),
        (isinstance(error, UnsupportedServerProduct), "this server is too old, or it is not Neo4j"),
        (isinstance(error, ConstraintError) or "ConstraintCreationFailed" in code, f"ids are not unique there: {text}"),
        (isinstance(error, ServiceUnavailable), f"no Neo4j answers there: check the address and the server ({text})"),
        (isinstance(error, ConfigurationError | ValueError), f"not an address of Neo4j, such as bolt://host:7687 ({text})"),
    ]
    said = next((sentence for holds, sentence in known if holds), f"the server says: {text}")
    return f"{address.uri}: {' '.join(said.split())}"


def _values(tx: ManagedTransaction, statement: str, parameters: Mapping[str, Any]) -> tuple[Values, dict[str, int]]:
    result = tx.run(statement, dict(parameters))
    values = result.values()
    counters = vars(result.consume().counters)
    return values, {name: n for name, n in counters.items() if isinstance(n, int) and not isinstance(n, bool) and n}


def _table(tx: ManagedTransaction, statement: str, parameters: Mapping[str, Any]) -> tuple[list[str], Values]:
    result = tx.run(statement, dict(parameters))
    return list(result.keys()), result.values()

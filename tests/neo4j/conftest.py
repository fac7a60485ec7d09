"""One real server for all tests here, its database wiped before each; skipped with the reason where it can't be had."""

import os

import pytest

from benchmarks.neo4j_server import PASSWORD, ServerUnavailableError, running_server
from kg.neo4j.connection import Address, connected


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/neo4j/" in item.path.as_posix():
            item.add_marker(pytest.mark.neo4j)


@pytest.fixture(scope="session")
def server():
    try:
        with running_server() as running:
            yield running
    except ServerUnavailableError as error:
        if os.environ.get("KG_REQUIRE_NEO4J") == "1":
            pytest.fail(f"the Neo4j server can't run: {error}")
        pytest.skip(f"the Neo4j server can't run: {error}")


@pytest.fixture(scope="session")
def address(server):
    return Address(server.uri, password=PASSWORD)


@pytest.fixture
def connection(address):
    with connected(address) as opened:
        wipe(opened)
        yield opened


def wipe(connection):
    """Empty the database of data; constraints and indexes stay, since to make them anew takes seconds."""
    connection.write("MATCH (n) DETACH DELETE n")


def drop_schema(connection):
    """Drop constraints and indexes (the two look-ups of tokens that every database has stay)."""
    for (name,) in connection.read("SHOW CONSTRAINTS YIELD name"):
        connection.write(f"DROP CONSTRAINT `{name}`")
    for (name,) in connection.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        connection.write(f"DROP INDEX `{name}`")

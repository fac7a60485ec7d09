"""A query only reads the graph: no file of the machine, no other host, and nothing is written."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answers import query
from kg.errors import QueryError
from kg.store.folder import write_store
from kg.store.readonly import asks_elsewhere, refuse_all_but_reading
from kg.store.sparql_errors import explained
from tests.graphs import small_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("readonly") / "graph"
    write_store(small_graph(), target)
    return target


@pytest.mark.parametrize(
    "statement",
    [
        "COPY (MATCH (p:Paper) RETURN p.name) TO '{file}'",
        "RETURN 1 AS x; COPY (RETURN 1 AS y) TO '{file}'",
        "/* MATCH */ copy (RETURN 1 AS x) TO '{file}'",
        "PROFILE COPY (RETURN 1 AS x) TO '{file}'",
        "RETURN 'it\\'s' AS x; // '\nCOPY (RETURN 1 AS y) TO '{file}'",
        "LOAD FROM '{file}' RETURN *",
        "LOAD WITH HEADERS (a STRING) FROM '{file}' RETURN a",
        "MATCH (p:Paper) WITH p LIMIT 1LOAD/**/from '{file}' RETURN *",
        "MATCH (p:Paper) WITH p LOAD\u180ewith\nheaders (a STRING) FROM '{file}' RETURN a",
        "RETURN 'a' AS x UNION LOAD FROM '{file}' RETURN a AS x",
        "CALL READ_CSV_SERIAL('{file}') RETURN *",
        "EXPORT DATABASE '{file}'",
        "IMPORT DATABASE '{file}'",
        "ATTACH '{file}' AS other (dbtype lbug)",
        "INSTALL json",
        "LOAD json",
        "LOAD EXTENSION '{file}'",
        "CREATE MACRO more(x) AS x + 1",
        "CHECKPOINT",
    ],
)
def test_readonly_cypher_reaches_no_file(statement, folder, tmp_path):
    secret, target = tmp_path / "secret.csv", tmp_path / "written.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    for file in (secret, target):
        with pytest.raises(QueryError, match=r"only reads the graph|reads no file"):
            query(folder, cypher=statement.replace("{file}", str(file)))
    assert not target.exists()
    assert len(query(folder, cypher="MATCH (p:Paper) RETURN p.id")) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN 'COPY x TO y; LOAD FROM z' AS x",
        "MATCH (copy:Paper) WITH copy AS load WITH load RETURN load.name AS copy LIMIT 1",
        "MATCH (p:Paper) RETURN {copy: p.name}.copy AS `LOAD FROM` LIMIT 1 // COPY LOAD FROM",
        "MATCH (p:Paper) /* it's; COPY */ RETURN p.name AS export LIMIT 1;",
        "EXPLAIN MATCH (p:Paper) RETURN p.name",
        "CALL show_tables() RETURN name LIMIT 1",
    ],
)
def test_readonly_the_words_alone_are_no_clause(statement, folder):
    assert len(query(folder, cypher=statement)) == 1


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("RETURN $x", r"no value for \$x"),
        (f"RETURN {'(' * 201}1{')' * 201} AS a", "brackets within brackets, over 200 deep"),
    ],
)
def test_readonly_cypher_refuses_what_the_engine_would_take_for_null_or_never_end_with(statement, message, folder):
    with pytest.raises(QueryError, match=message):
        query(folder, cypher=statement)


@pytest.mark.parametrize("statement", ["RETURN '$x' AS a // $y", f"RETURN '{'(' * 300}' AS a", f"RETURN {'(1)+' * 300}1 AS a"])
def test_readonly_cypher_reads_signs_in_text_and_brackets_side_by_side(statement, folder):
    assert len(query(folder, cypher=statement)) == 1


def test_readonly_sparql_reads_neither_file_nor_host(folder):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query(folder, sparql="SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="LOAD is refused"):
        query(folder, sparql="LOAD <http://127.0.0.1/>")


@given(st.text())
def test_readonly_reading_never_fails(text):
    asks_elsewhere(text)
    with suppress(QueryError):
        refuse_all_but_reading(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { service silent<http://a/>{?s ?p ?o} }",
        "SELECT * { ?s ?p 1SERVICE<http://a/>{?s ?p ?o} }",
        "SELECT * { SERVICESILENT<http://a/>{?s ?p ?o} }",
        "SELECT * { FILTER('a'<'>')SERVICE<http://a/>{?s ?p ?o}FILTER('b'<'>') }",
        "SELECT * { SERVICE # {\n ?endpoint # {\n { ?s ?p ?o } }",
        "PREFIX e: <http://a/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT * { SERVICE #\r<http://a/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT #\r<http://a/> { ?s ?p ?o } }",
        "PREFIX a·b: <http://a/> SELECT * { SERVICE a·b: { ?s ?p ?o } }",
        "PREFIX a\u0301: <http://a/> SELECT * { SERVICE a\u0301:x { ?s ?p ?o } }",
        'SELECT * { SERVICE #\\u000A "\n<http://a/\\u0031> { ?s ?p ?o } }',
    ],
)
def test_readonly_a_service_clause_is_seen(text):
    assert asks_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s rdfs:label 'customer service' }",
        "SELECT ?service { ?service a kg:Method }",
        "SELECT ?service ?p { ?service a ?p ; ?microservice ?o }",
    ],
)
def test_readonly_the_word_service_alone_is_no_clause(text):
    assert not asks_elsewhere(text)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?a foo:b ?c }", "unknown prefix foo:; known: dcat, dcterms, "),
        ('SELECT * { ?a kg:b/nope:b ?c FILTER(?c = "zork:x") }', "unknown prefix nope:; known: "),
        ("PREFIX x: <a:b> INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is refused; a query only reads the graph"),
        ("# select\ndelete where { ?a ?b ?c }", "DELETE is refused"),
        ("SELECT * { ?a ", "error at 1:15"),
    ],
)
def test_readonly_what_is_wrong_with_a_query_in_sparql_is_said(query, words):
    message = "error at 1:15: expected one of Prefix not found, ['%']"
    assert explained(query, message).startswith(words)

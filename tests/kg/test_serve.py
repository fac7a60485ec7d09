"""The SPARQL endpoint: the protocol as functions, and a real server asked by real clients."""

import json
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
import warnings
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.errors import ServerError, StoreError
from kg.serve.endpoint import Endpoint
from kg.serve.protocol import (
    GRAPH_FORMATS,
    MOST_BYTES,
    RESULT_FORMATS,
    Answer,
    DescriptionWanted,
    Query,
    choose_format,
    read_get,
    read_post,
)
from kg.store.folder import write_store
from tests.graphs import small_graph

COMPARED = "SELECT ?p WHERE { ?p kg:comparesWith <https://w3id.org/kg/entity/ppo> } ORDER BY ?p"
PAPERS = ["https://w3id.org/kg/paper/2505.00001", "https://w3id.org/kg/paper/2505.00002"]
DESCRIBE = "DESCRIBE <https://w3id.org/kg/entity/grpo>"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = "application/x-www-form-urlencoded"


# ---------------------------------------------------------------- the protocol


def test_serve_get_asks_a_query_with_its_dataset():
    target = "/sparql?" + urlencode({"query": "ASK {}", "default-graph-uri": "a:g", "named-graph-uri": "a:n"})
    assert read_get(target, accept="text/csv") == Query("ASK {}", ("a:g",), ("a:n",), "text/csv")


def test_serve_get_without_a_query_wants_the_description():
    assert read_get("/sparql", accept="") == DescriptionWanted("*/*")


def test_serve_post_takes_a_form_and_a_bare_query():
    form = read_post("/sparql", b"query=ASK+%7B%7D&default-graph-uri=a:g", media=f"{FORM}; charset=utf-8", accept="")
    bare = read_post("/sparql?default-graph-uri=a:g", b"ASK {}", media="application/sparql-query", accept="")
    assert form == bare == Query("ASK {}", ("a:g",), ())


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (read_get("/other", accept=""), 404),
        (read_get("http://[", accept=""), 400),
        (read_post("//[", b"", media=FORM, accept=""), 400),
        (read_get("/sparql?query=a&query=b", accept=""), 400),
        (read_get("/sparql?update=DROP+ALL", accept=""), 403),
        (read_post("/sparql", b"", media=FORM, accept=""), 400),
        (read_post("/sparql", b"update=DROP+ALL", media=FORM, accept=""), 403),
        (read_post("/sparql", b"DROP ALL", media="application/sparql-update", accept=""), 403),
        (read_post("/sparql", b"\xff", media="application/sparql-query", accept=""), 400),
        (read_post("/sparql", b"ASK {}", media="text/plain", accept=""), 415),
        (read_post("/", b"ASK {}", media="application/sparql-query", accept=""), 404),
    ],
)
def test_serve_refuses_what_is_no_query(asked, status):
    assert isinstance(asked, Answer)
    assert asked.status == status


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.1", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/*", "text/xml"),
        ("application/*;q=0.1, text/csv;q=0", "application/sparql-results+json"),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_serve_chooses_the_format_that_is_liked_best(accept, media):
    assert choose_format(accept, RESULT_FORMATS)[1] == media


def test_serve_knows_what_it_can_not_send():
    assert choose_format("image/png, text/turtle", RESULT_FORMATS) is None
    assert choose_format("image/png, text/turtle", GRAPH_FORMATS) == ("ttl", "text/turtle")


@given(st.text())
def test_serve_reading_never_fails(text):
    assert isinstance(read_get(f"/sparql?query={text}", accept=text), Query | Answer | DescriptionWanted)
    assert isinstance(read_post("/sparql", text.encode("utf-8", "surrogatepass"), media=FORM, accept=text), Query | Answer)
    choose_format(text, RESULT_FORMATS)


# ---------------------------------------------------------------- a real server


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("serve") / "graph"
    write_store(small_graph(), target)
    return target


@pytest.fixture(scope="module")
def url(folder):
    with Endpoint(folder, port=0, seconds=3, workers=2) as endpoint:
        thread = threading.Thread(target=endpoint.serve_forever, daemon=True)
        thread.start()
        yield endpoint.url
        endpoint.shutdown()
        thread.join()


def ask(url, query, accept="", **fields):
    request = Request(f"{url}?{urlencode({'query': query, **fields})}", headers={"Accept": accept} if accept else {})
    return answer_of(request)


def answer_of(request):
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read().decode()


@pytest.mark.parametrize(
    ("accept", "media", "wanted"),
    [
        ("", "application/sparql-results+json", '"vars":["p"]'),
        ("application/sparql-results+xml", "application/sparql-results+xml", '<variable name="p"/>'),
        ("text/csv", "text/csv", "p\r\nhttps://w3id.org/kg/paper/2505.00001"),
        ("text/tab-separated-values", "text/tab-separated-values", "?p\n<https://w3id.org/kg/paper/2505.00001>"),
    ],
)
def test_serve_answers_in_json_xml_csv_and_tsv(url, accept, media, wanted):
    status, sent, body = ask(url, COMPARED, accept)
    assert (status, sent) == (200, media)
    assert wanted in body
    assert all(paper in body for paper in PAPERS)


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
@pytest.mark.parametrize("query", [DESCRIBE, "CONSTRUCT WHERE { ?p kg:comparesWith ?m }"], ids=["describe", "construct"])
def test_serve_answers_with_rdf_where_rdf_is_asked_for(url, accept, query):
    status, sent, body = ask(url, query, accept)
    assert (status, sent) == (200, accept)
    wanted = ask(url, query, "application/n-triples")[2]
    read = {q.triple for q in parse(body.encode(), format=RdfFormat.from_media_type(accept))}
    assert read == {q.triple for q in parse(wanted.encode(), format=RdfFormat.N_TRIPLES)}
    assert read


def test_serve_answers_both_kinds_of_post(url):
    form = Request(url, urlencode({"query": COMPARED}).encode(), {"Accept": "text/csv"})
    bare = Request(url, COMPARED.encode(), {"Accept": "text/csv", "Content-Type": "application/sparql-query"})
    assert answer_of(form) == answer_of(bare) == ask(url, COMPARED, "text/csv")


def test_serve_a_named_dataset_is_what_is_asked(url):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s kg:sentence ?o }"
    graph = "https://w3id.org/kg/digest/2025-05-02"
    assert ask(url, count, "text/csv")[2].split() == ["n", "0"]
    assert int(ask(url, count, "text/csv", **{"default-graph-uri": graph})[2].split()[1]) > 0
    named = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert ask(url, named, "text/csv", **{"named-graph-uri": graph})[2].split() == ["g", graph]


@pytest.mark.parametrize(
    ("query", "accept", "status", "message"),
    [
        ("SELECT * {", "", 400, "error at"),
        ("DROP ALL", "", 400, "DROP is refused"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "", 403, "SERVICE is refused"),
        ("ASK {}", "image/png", 406, "possible"),
        ("SELECT * FROM <no iri> {}", "", 400, "error at"),
        (f"ASK {'{' * 9000}{'}' * 9000}", "", 400, "over 1,000 deep"),
    ],
)
def test_serve_says_why_there_is_no_answer(url, query, accept, status, message):
    found = ask(url, query, accept)
    assert found[:2] == (status, "text/plain")
    assert message in found[2]


def test_serve_stops_a_query_that_takes_too_long_and_goes_on(url):
    begun = time.monotonic()
    status, _, body = ask(url, ENDLESS)
    assert (status, time.monotonic() - begun < 10) == (503, True)
    assert "longer than 3 s" in body
    assert ask(url, "ASK {}")[0] == 200


def test_serve_tells_a_query_that_breaks_its_worker_from_one_that_takes_too_long(url):
    deep = f"ASK {{ FILTER({'!' * 200_000}true) }}"
    for _ in range(3):
        status, _, body = answer_of(Request(url, data=deep.encode(), headers={"Content-Type": "application/sparql-query"}))
        assert (status, "broke the process" in body) == (500, True)
    assert ask(url, "ASK {}")[0] == 200


def test_serve_says_nothing_of_a_client_that_hangs_up(folder, capfd):
    with Endpoint(folder, port=0, seconds=3, workers=1) as endpoint:
        thread = threading.Thread(target=endpoint.serve_forever, daemon=True)
        thread.start()
        for _ in range(3):
            query = urlencode({"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 20000"})
            with socket.create_connection(endpoint.server_address) as client:
                client.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert ask(endpoint.url, "ASK {}")[0] == 200
        endpoint.shutdown()
        thread.join()
    assert capfd.readouterr().err == ""


def test_serve_never_asks_another_host(url):
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        there = f"http://127.0.0.1:{trap.getsockname()[1]}/sparql"
        for clause in (f"SERVICE <{there}> {{}}", f"?s ?p 1SERVICE<{there}>{{}}", f"SERVICE SILENT <{there}> {{}}"):
            assert ask(url, f"SELECT * {{ {clause} }}")[0] == 403
        with pytest.raises(TimeoutError):
            trap.accept()


def test_serve_describes_itself(url):
    status, media, body = answer_of(Request(url))
    assert (status, media) == (200, "text/turtle")
    facts = {
        (q.predicate.value.rsplit("#", 1)[-1], getattr(q.object, "value", ""))
        for q in parse(body.encode(), format=RdfFormat.TURTLE)
    }
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert {
        ("endpoint", url),
        ("supportedLanguage", f"{sd}SPARQL11Query"),
        ("name", "https://w3id.org/kg/digest/2025-05-01"),
    } <= facts
    names = sorted(value for name, value in facts if name == "name")
    assert ask(url, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", "text/csv")[2].split() == ["g", *names]


def test_serve_refuses_a_body_without_length_and_one_too_long(url):
    place = urlsplit(url)
    lengths = str(MOST_BYTES + 1), "9" * 5000
    for headers, status in (({"Transfer-Encoding": "chunked"}, 411), *(({"Content-Length": n}, 413) for n in lengths)):
        connection = HTTPConnection(place.hostname, place.port, timeout=10)
        connection.putrequest("POST", place.path)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == status
        answer.read()
        connection.close()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "BREW"])
def test_serve_says_which_methods_there_are(url, method):
    place = urlsplit(url)
    connection = HTTPConnection(place.hostname, place.port, timeout=10)
    connection.request(method, place.path, body=b"DROP ALL" if method == "PUT" else None)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Allow"], answer.headers.get_content_type()) == (
        405,
        "GET, HEAD, OPTIONS, POST",
        "text/plain",
    )
    assert answer.read() == b"possible: GET, HEAD, OPTIONS, POST\n"
    connection.close()


@pytest.mark.parametrize("line", [b"GET http://[ HTTP/1.1", b"GET /sparql HTTP/x", b"GET"])
def test_serve_refuses_what_is_no_request_in_plain_text(url, line):
    with socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=10) as connection:
        connection.sendall(line + b"\r\nConnection: close\r\n\r\n")
        sent = connection.makefile("rb").read()
    assert b"400" in sent or b"bad request" in sent.lower()
    assert b"<html" not in sent.lower()


def test_serve_lets_pages_of_other_sites_ask(url):
    connection = HTTPConnection(urlsplit(url).netloc, timeout=30)
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    connection.request("OPTIONS", "/sparql", headers=headers)
    asked = connection.getresponse()
    assert (asked.status, asked.read()) == (204, b"")
    assert asked.headers["Access-Control-Allow-Methods"] == asked.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert "Content-Type" in asked.headers["Access-Control-Allow-Headers"]
    connection.request("GET", "/sparql?query=ASK+%7B%7D")
    answer = connection.getresponse()
    assert (answer.headers["Access-Control-Allow-Origin"], asked.headers["Access-Control-Allow-Origin"]) == ("*", "*")
    answer.read()
    connection.close()


def test_serve_says_at_its_root_where_the_endpoint_is():
    said = read_get("/", accept="")
    assert isinstance(said, Answer)
    assert (said.status, said.body) == (200, b"The SPARQL endpoint is at /sparql\n")


def test_serve_head_sends_no_body(url):
    place = urlsplit(url)
    connection = HTTPConnection(place.hostname, place.port, timeout=10)
    connection.request("HEAD", f"{place.path}?{urlencode({'query': 'ASK {}'})}")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    connection.request("GET", f"{place.path}?{urlencode({'query': 'ASK {}'})}")
    assert json.loads(connection.getresponse().read())["boolean"] is True
    connection.close()


def test_serve_sees_a_graph_that_was_built_anew(tmp_path):
    target = tmp_path / "graph"
    write_store(small_graph(), target)
    with Endpoint(target, port=0, workers=1) as endpoint:
        thread = threading.Thread(target=endpoint.serve_forever, daemon=True)
        thread.start()
        assert all(paper in ask(endpoint.url, COMPARED)[2] for paper in PAPERS)
        emptied = small_graph().__class__(digests=small_graph().digests)
        write_store(emptied, target)
        assert json.loads(ask(endpoint.url, COMPARED)[2])["results"]["bindings"] == []
        endpoint.shutdown()
        thread.join()


def test_serve_refuses_a_folder_that_is_no_graph_and_a_port_in_use(folder, url, tmp_path):
    with pytest.raises(StoreError):
        Endpoint(tmp_path)
    with pytest.raises(ServerError, match="another port"):
        Endpoint(folder, port=urlsplit(url).port)


# ---------------------------------------------------------------- real clients


def test_serve_sparqlwrapper_reads_every_format(url):
    from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper

    client = SPARQLWrapper(url)
    client.setQuery(f"PREFIX kg: <https://w3id.org/kg/ontology#> {COMPARED}")
    client.setReturnFormat(JSON)
    assert [row["p"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == PAPERS
    for method, kind in ((POST, URLENCODED), (POST, POSTDIRECTLY)):
        client.setMethod(method)
        client.setRequestMethod(kind)
        client.setReturnFormat(XML)
        assert [node.firstChild.data for node in client.queryAndConvert().getElementsByTagName("uri")] == PAPERS
    for form in (CSV, TSV):
        client.setReturnFormat(form)
        assert all(paper.encode() in client.queryAndConvert() for paper in PAPERS)
    client.setQuery(DESCRIBE)
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert())) > 5


def test_serve_rdflib_walks_the_endpoint_as_a_graph(url):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = rdflib.Graph(SPARQLStore(url, returnFormat="xml"))
        compares = rdflib.URIRef("https://w3id.org/kg/ontology#comparesWith")
        found = sorted(str(s) for s in graph.subjects(compares, rdflib.URIRef("https://w3id.org/kg/entity/ppo")))
    assert found == PAPERS


def test_serve_curl_asks_as_the_documentation_says(url):
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    command = ["curl", "-sS", "-H", "Accept: text/csv", "--data-urlencode", f"query={COMPARED}"]
    for extra in (["-G"], []):
        done = subprocess.run([*command, *extra, url], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["p", *PAPERS]


def test_serve_the_command_says_where_it_listens(folder):
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        try:
            assert line.startswith("SPARQL endpoint at http://127.0.0.1:")
            assert ask(line.split()[3], "ASK {}")[0] == 200
        finally:
            process.send_signal(2)
            process.wait(timeout=30)
    assert process.returncode == 0

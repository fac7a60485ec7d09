"""The page: nothing fetched, nothing of the graph taken for markup, and in a real browser the evidence on a click."""

import json
import os
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exports.html import RELATION_COLOURS, TYPE_COLOURS, choose_part, html
from kg.errors import InputError
from kg.vocabulary import load_vocabulary
from tests.exports.test_contract import HOSTILE, hostile_graph
from tests.graphs import edge, entity, graph, paper, small_graph

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Page(HTMLParser):
    """The tags of a page with their attributes, and the texts of its scripts by id."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.scripts, self.now = [], {}, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.now = dict(attributes).get("id") if tag == "script" else None

    def handle_endtag(self, tag):
        self.now = None

    def handle_data(self, data):
        if self.now:
            self.scripts[self.now] = self.scripts.get(self.now, "") + data


def written(of, folder, **options):
    html.export(of, folder / "graph.html", **options)
    return folder / "graph.html"


def read(path):
    return Page(path.read_text(encoding="utf-8"))


def facts(path):
    return json.loads(read(path).scripts["facts"])


def test_html_asks_for_nothing(tmp_path):
    text = written(small_graph(), tmp_path).read_text(encoding="utf-8")
    fetching = [
        (tag, a)
        for tag, a in Page(text).tags
        if {"src", "href", "data", "action"} & set(a) or tag in ("link", "base", "iframe")
    ]
    assert not fetching
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", text)
    (policy,) = [a["content"] for tag, a in Page(text).tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")


def test_html_holds_every_node_and_edge_with_its_evidence(tmp_path):
    whole, found = small_graph(), facts(written(small_graph(), tmp_path))
    assert {n["id"] for n in found["nodes"]} == {n.id for n in (*whole.papers, *whole.entities, *whole.digests, *whole.results)}
    evidence = {(e["from"], e["relation"], e["to"]): [(p[0], p[1], p[2]) for p in e["evidence"]] for e in found["edges"]}
    assert evidence == {
        (e.source, e.relation, e.target): [(p.sentence, p.path, p.line) for p in e.evidence] for e in whole.edges
    }


def test_html_hostile_names_stay_names(tmp_path):
    path = written(hostile_graph(), tmp_path, title="<img src=x onerror=alert(1)>")
    assert {n["name"] for n in facts(path)["nodes"]} >= set(HOSTILE)
    assert [tag for tag, _ in read(path).tags].count("script") == 4
    assert "img" not in {tag for tag, _ in read(path).tags}


def test_html_shows_the_best_connected_nodes_of_a_big_graph(tmp_path):
    hub, rare = entity("hub", "Method", "Hub"), entity("rare", "Method", "Rare")
    papers = [paper(f"2505.0000{i}") for i in range(5)]
    edges = [edge(p.id, "uses", hub.id) for p in papers] + [edge(papers[0].id, "uses", rare.id)]
    big = graph(papers=papers, entities=[hub, rare], edges=edges)
    path = written(big, tmp_path, limit=2)
    assert [n["id"] for n in facts(path)["nodes"]] == ["paper/2505.00000", "entity/hub"]
    note = json.loads(read(path).scripts["settings"])["page"]["note"]
    assert note == "The 2 best connected of 10 nodes; more: kg export html DIR --limit N"


def test_html_the_part_does_not_depend_on_order_and_draws_no_edge_without_its_ends():
    part = choose_part(small_graph(), limit=4)
    ids = {row.id for row in part.rows}
    assert len(ids) == 4
    assert all(e.source in ids and e.target in ids for e in part.edges)
    assert choose_part(small_graph(), limit=4) == part


@pytest.mark.parametrize("limit", [0, -1, "many", 1.5])
def test_html_refuses_a_limit_that_is_none(limit, tmp_path):
    with pytest.raises(InputError, match="limit"):
        html.export(small_graph(), tmp_path / "graph.html", limit=limit)


def test_html_every_type_and_contribution_has_a_colour_of_its_own():
    vocabulary = load_vocabulary()
    assert {t.label for t in vocabulary.node_types} == set(TYPE_COLOURS)
    assert len(set(TYPE_COLOURS.values())) == len(TYPE_COLOURS)
    named = {r.name for r in vocabulary.relations}
    assert set(RELATION_COLOURS) <= named
    assert {r.name for r in vocabulary.relations_of("contribution")} - {"mentions"} <= set(RELATION_COLOURS)


def test_html_legend_counts_what_is_drawn(tmp_path):
    page = json.loads(read(written(small_graph(), tmp_path)).scripts["settings"])["page"]
    assert {t["name"]: t["count"] for t in page["types"]}["Method"] == 2
    assert {r["name"]: r["count"] for r in page["relations"]}["comparesWith"] == 4
    assert {r["label"] for r in page["relations"]} >= {"compares with", "evaluates on"}


# ---------------------------------------------------------------- in Chromium, with the network cut


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM and not os.environ.get("KG_REQUIRE_BROWSER"):
        pytest.skip("Chromium is not installed (KG_REQUIRE_BROWSER=1 makes this an error)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser):
    """A function that opens a page offline and returns it with the requests and the troubles that it had."""
    contexts = []

    def open_page(path):
        context = browser.new_context(offline=True, viewport={"width": 1200, "height": 800})
        contexts.append(context)
        page = context.new_page()
        requests, troubles = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-ready=yes]", timeout=60_000)
        return page, requests, troubles

    yield open_page
    for context in contexts:
        context.close()


def click_between(page, source, target):
    """Click the middle of the edge between two nodes, as a person would."""
    spot = page.evaluate(
        """([from, to]) => { const n = kgPage.network, p = n.getPositions([from, to]);
           return n.canvasToDOM({ x: (p[from].x + p[to].x) / 2, y: (p[from].y + p[to].y) / 2 }); }""",
        [source, target],
    )
    corner = page.locator("#network").bounding_box()
    page.mouse.click(corner["x"] + spot["x"], corner["y"] + spot["y"])


@pytest.mark.browser
def test_html_opens_with_the_network_cut_and_asks_for_nothing(opened, tmp_path):
    path = written(small_graph(), tmp_path)
    page, requests, troubles = opened(path)
    assert requests == [path.as_uri()]
    assert not troubles
    assert page.evaluate("kgPage.nodes.length") == len(facts(path)["nodes"])
    drawn = page.evaluate("kgPage.nodes.get().filter((n) => !n.hidden).map((n) => n.type)")
    assert set(drawn) == {"Paper", "Method", "Model", "Dataset", "Benchmark", "Task"}


@pytest.mark.browser
def test_html_a_click_on_an_edge_shows_its_evidence(opened, tmp_path):
    first, ppo = "paper/2505.00001", "entity/ppo"
    whole = replace(small_graph(), edges=tuple(e for e in small_graph().edges if {e.source, e.target} == {first, ppo}))
    page, _, _ = opened(written(whole, tmp_path))
    click_between(page, first, ppo)
    card = page.locator("#card")
    assert card.locator(".kind").first.inner_text() == "compares with"
    assert "GRPO는 PPO를 능가했다." in card.inner_text()
    assert "2025-05-01.md:2" in card.inner_text()
    assert card.locator("blockquote").count() == 2


@pytest.mark.browser
def test_html_search_finds_an_alias_and_shows_the_card(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    page.fill("#search", "그룹 상대")
    page.keyboard.press("Enter")
    card = page.locator("#card")
    assert card.locator("h3").inner_text() == "GRPO"
    assert "← compares with (1)" in card.inner_text()
    card.locator(".link", has_text="Paper 2505.00002").first.click()
    assert page.locator("#card blockquote").count() == 1


@pytest.mark.browser
def test_html_filters_by_type_relation_and_confidence(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))

    def drawn(kind):
        return page.evaluate(f"kgPage.{kind}.get().filter((x) => !x.hidden).length")

    before = drawn("nodes"), drawn("edges")
    page.locator("#types label", has_text="model").click()
    assert drawn("nodes") < before[0]
    page.locator("#types label", has_text="model").click()
    assert (drawn("nodes"), drawn("edges")) == before
    page.locator("#relations label", has_text="compares with").click()
    assert drawn("edges") == before[1] - 4
    page.locator("#relations label", has_text="compares with").click()
    page.fill("#confidence", "0.6")
    assert drawn("edges") == before[1] - 1


@pytest.mark.browser
def test_html_an_address_with_an_id_opens_its_card(opened, tmp_path):
    path = written(small_graph(), tmp_path)
    page, _, _ = opened(path)
    page.goto(path.as_uri() + "#entity/aime24")
    page.reload()
    page.wait_for_selector("#card h3")
    assert page.locator("#card h3").inner_text() == "AIME24"


@pytest.mark.browser
def test_html_hostile_names_do_nothing(opened, tmp_path):
    page, requests, troubles = opened(written(hostile_graph(), tmp_path, title=HOSTILE[0]))
    page.evaluate("kgPage.nodes.getIds().concat(kgPage.edges.getIds()).forEach((id) => kgPage.choose(id))")
    assert len(requests) == 1
    assert not troubles
    assert page.locator("main script, main img").count() == 0

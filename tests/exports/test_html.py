"""The page as text: nothing fetched, and nothing of the graph taken for markup."""

import json
import re
from html.parser import HTMLParser

import pytest

from exports.html import RELATION_COLOURS, TYPE_COLOURS, choose_part, html
from kg.errors import InputError
from kg.vocabulary import load_vocabulary
from tests.exports.test_contract import HOSTILE, hostile_graph
from tests.graphs import edge, entity, graph, paper, small_graph


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
    assert evidence == {e.key: [(p.sentence, p.path, p.line) for p in e.evidence] for e in whole.edges}


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
    assert vocabulary.names_of("contribution") - {"mentions"} <= set(RELATION_COLOURS)


def test_html_legend_counts_what_is_drawn(tmp_path):
    page = json.loads(read(written(small_graph(), tmp_path)).scripts["settings"])["page"]
    assert {t["name"]: t["count"] for t in page["types"]}["Method"] == 2
    assert {r["name"]: r["count"] for r in page["relations"]}["comparesWith"] == 4
    assert {r["label"] for r in page["relations"]} >= {"compares with", "evaluates on"}

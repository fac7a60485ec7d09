"""The page in a real browser with the network cut: the evidence on a click, the filters, the card, the drawing, a phone."""

from dataclasses import replace

import pytest

from tests.exports.test_contract import HOSTILE, hostile_graph
from tests.exports.test_html import facts, written
from tests.graphs import edge, entity, graph, paper, small_graph


def within(page, selector):
    """Whether all of an element stands in the window."""
    box, window = page.locator(selector).bounding_box(), page.viewport_size
    return 0 <= box["x"] <= window["width"] - box["width"] and 0 <= box["y"] <= window["height"] - box["height"]


def middle_of(page, number):
    """Where in the drawing the middle of an edge is once the drawing stands still."""
    where = "id => kgPage.network.canvasToDOM(kgPage.network.body.edges[id].edgeType.getPoint(0.5))"
    spot, before = page.evaluate(where, number), None
    while spot != before:
        page.wait_for_timeout(100)
        spot, before = page.evaluate(where, number), spot
    return spot


def click_edge(page, number):
    """Click the middle of an edge, as a person would."""
    spot, corner = middle_of(page, number), page.locator("#network").bounding_box()
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
    click_edge(page, 0)
    card = page.locator("#card")
    assert card.locator(".kind").first.inner_text() == "compares with"
    assert "GRPO는 PPO를 능가했다." in card.inner_text()
    assert "2025-05-01.md:2" in card.inner_text()
    assert card.locator("blockquote").count() == 2


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
    page.goto(path.as_uri() + "#entity%2Fgrpo")
    page.wait_for_selector("h3:has-text('GRPO')")


@pytest.mark.browser
@pytest.mark.parametrize(("tail", "id_"), [("#100%", "100%"), ("#entity/none%20such", "entity/none such")])
def test_html_an_address_without_a_node_shows_all_and_says_so(tail, id_, opened, tmp_path):
    page, _, troubles = opened(written(small_graph(), tmp_path), tail)
    assert page.locator("#said").inner_text() == f"Nothing found: {id_}"
    assert page.locator("#card").is_hidden()
    assert not troubles


@pytest.mark.browser
def test_html_hostile_names_do_nothing(opened, tmp_path):
    page, requests, troubles = opened(written(hostile_graph(), tmp_path, title=HOSTILE[0]))
    page.evaluate("kgPage.nodes.getIds().concat(kgPage.edges.getIds()).forEach((id) => kgPage.choose(id))")
    assert len(requests) == 1
    assert not troubles
    assert page.locator("main script, main img").count() == 0


# ---------------------------------------------------------------- the card


def listed(page):
    """What the card lists: the headings and names that stand open, and those that are folded away."""
    return [
        page.locator(f"#card {where}").all_text_contents()
        for where in (":is(aside > h4, aside > .link)", "details :is(h4, .link)")
    ]


@pytest.mark.browser
def test_html_the_card_folds_away_what_the_filters_hide(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    page.evaluate("kgPage.choose('entity/grpo')")
    compared = ["← compares with (1)", " Paper 2505.00002"]
    here, away = listed(page)
    assert set(compared) < set(here)
    assert "proposed by → (1)" in away
    for box in (page.locator("#relations label", has_text="compares with"), page.locator("#types label", has_text="paper")):
        box.click()
        assert not set(compared) & set(listed(page)[0])
        assert set(compared) < set(listed(page)[1])
        box.click()
        assert listed(page) == [here, away]
    page.fill("#confidence", "0.6")
    assert set(compared) < set(listed(page)[1])
    assert page.locator("#card details").is_visible()


@pytest.mark.browser
def test_html_the_card_lists_the_edges_that_are_drawn(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    nodes = page.evaluate("kgPage.nodes.getIds()")
    assert nodes
    for node in nodes:
        page.evaluate("id => kgPage.choose(id)", node)
        drawn = page.evaluate(
            "id => kgPage.edges.get().filter((e) => !e.hidden && (e.from === id || e.to === id)).length", node
        )
        assert page.locator("#card > .link").count() == drawn


@pytest.mark.browser
def test_html_the_card_of_a_hidden_edge_says_so(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    page.evaluate("kgPage.choose('entity/grpo')")
    page.locator("#card summary").click()
    page.locator("#card details .link").first.click()
    assert "Hidden by the filters." in page.locator("#card").inner_text()
    page.evaluate("kgPage.choose('paper/2505.00001')")
    assert page.locator("#card details").get_attribute("open") is not None


# ---------------------------------------------------------------- the drawing


@pytest.mark.browser
@pytest.mark.parametrize(
    "relations", [("comparesWith", "uses"), ("comparesWith", "evaluates", "uses"), ("proposedBy", "proposes", "uses")]
)
def test_html_edges_between_the_same_nodes_are_drawn_apart(relations, opened, tmp_path):
    first, qwen = paper("2505.00001"), entity("qwen", "Model", "Qwen")
    edges = [edge(*((qwen.id, r, first.id) if r == "proposedBy" else (first.id, r, qwen.id))) for r in relations]
    page, _, _ = opened(written(graph(papers=[first], entities=[qwen], edges=edges), tmp_path))
    if "proposedBy" in relations:
        page.locator("#more summary").click()
        page.locator("#others label", has_text="proposed by").click()
    for number in range(len(relations)):
        click_edge(page, number)
        chosen = page.evaluate("id => kgPage.edges.get(id).label", number)
        assert page.locator("#card .kind").inner_text() == chosen
        page.locator("#clear").click()


@pytest.mark.browser
def test_html_an_edge_that_is_left_alone_is_straight(opened, tmp_path):
    first, qwen = paper("2505.00001"), entity("qwen", "Model", "Qwen")
    edges = [edge(first.id, relation, qwen.id) for relation in ("comparesWith", "uses")]
    page, _, _ = opened(written(graph(papers=[first], entities=[qwen], edges=edges), tmp_path))
    bent = "kgPage.edges.get().filter((edge) => edge.smooth.enabled).length"
    assert page.evaluate(bent) == 2
    page.locator("#relations label", has_text="uses").click()
    assert page.evaluate(bent) == 0


@pytest.mark.browser
@pytest.mark.parametrize("corner", [(-0.45, -0.45), (0.45, -0.45), (-0.45, 0.45), (0.45, 0.45)])
def test_html_a_name_that_is_cut_is_read_whole_wherever_it_stands(corner, opened, tmp_path):
    long = "Learning to " + "reason and reason " * 12 + "at last"
    first, task = paper("2505.00001", title=long), entity("t", "Model", "T")
    page, _, _ = opened(written(graph(papers=[first], entities=[task], edges=[edge(first.id, "uses", task.id)]), tmp_path))
    assert page.evaluate("id => kgPage.nodes.get(id).label", first.id).endswith("…")
    spot = page.evaluate(
        """([id, right, down]) => { const n = kgPage.network, { x, y } = n.getPosition(id), room = n.canvas.frame;
           n.moveTo({ scale: 1, position: { x: x - right * room.clientWidth, y: y - down * room.clientHeight } });
           return n.canvasToDOM({ x, y }); }""",
        [first.id, *corner],
    )
    drawing = page.locator("#network").bounding_box()
    page.mouse.move(drawing["x"] + spot["x"] + 2, drawing["y"] + spot["y"])
    page.mouse.move(drawing["x"] + spot["x"], drawing["y"] + spot["y"])
    tip = page.wait_for_selector("#tip:visible")
    assert long in tip.inner_text()
    assert within(page, "#tip")
    assert tip.bounding_box()["width"] > 300
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


# ---------------------------------------------------------------- on a phone


@pytest.mark.browser
def test_html_a_phone_searches_and_shows_the_card_below_the_drawing(opened, tmp_path):
    page, _, troubles = opened(written(small_graph(), tmp_path), screen="phone")
    assert page.locator("#search").bounding_box()["width"] > 250
    page.tap("#search")
    page.fill("#search", "grpo")
    page.tap("#hits li >> nth=0")
    assert page.locator("#card h3").inner_text() == "GRPO"
    assert within(page, "#card")
    network = page.locator("#network").bounding_box()
    assert network["height"] > 250
    assert network["y"] + network["height"] <= page.locator("#card").bounding_box()["y"]
    assert not troubles


@pytest.mark.browser
def test_html_a_phone_filters(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path), screen="phone")
    before = page.locator("#count").inner_text()
    assert page.locator("#legend").is_hidden()
    button = page.get_by_role("button", name="Filters", expanded=False)
    button.tap()
    assert within(page, "#legend")
    page.tap("#relations label >> text=compares with")
    assert page.locator("#count").inner_text() != before
    page.get_by_role("button", name="Filters", expanded=True).tap()
    assert page.locator("#legend").is_hidden()


@pytest.mark.browser
def test_html_a_wide_screen_needs_no_button_for_the_filters(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    assert page.locator("#legend").is_visible()
    assert page.locator("#filters").is_hidden()

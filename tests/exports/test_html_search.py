"""The search of the page in a real browser: what comes first, what is said, and the keys."""

from dataclasses import replace

import pytest

from tests.exports.test_html import written
from tests.graphs import claim, edge, entity, graph, paper, small_graph


def hits(page):
    return [tuple(row.split("\n")) for row in page.locator("#hits li").all_inner_texts()]


def pointed(page):
    """The name of the hit that Enter would open, by what a screen reader is told."""
    selected = page.locator("#hits [aria-selected=true]")
    assert selected.get_attribute("id") == page.get_attribute("#search", "aria-activedescendant")
    return selected.inner_text().split("\n")[0]


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
@pytest.mark.parametrize(
    "asked",
    ["2505.00001", "arXiv:2505.00001v2", "https://arxiv.org/pdf/2505.00001v1.pdf", "https://huggingface.co/papers/2505.00001"],
)
def test_html_search_for_an_arxiv_id_opens_the_paper_first(asked, opened, tmp_path):
    first, system, aime = paper("2505.00001"), entity("qwen", "Model", "Qwen"), entity("aime24", "Dataset", "AIME24")
    number = claim(1, first.id, system=system.id, resource=aime.id, baselines=(system.id,), value=1)
    large = replace(number, id=f"result/{first.arxiv}/1")
    page, _, _ = opened(written(graph(papers=[first], entities=[system, aime], results=[large]), tmp_path))
    sizes = page.evaluate("Object.fromEntries(kgPage.nodes.get().map((node) => [node.id, node.size]))")
    assert sizes[large.id] > sizes[first.id]
    page.fill("#search", asked)
    assert hits(page)[0][1] == "paper"
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == "Paper 2505.00001"


@pytest.mark.browser
def test_html_search_says_that_nothing_is_found_and_in_what(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path, limit=9))
    said = page.locator("#said")
    page.fill("#search", "<b>no such thing")
    assert said.inner_text().startswith("Nothing found: <b>no such thing. The 9 best connected of ")
    page.fill("#search", "grpo")
    assert said.inner_text() == ""
    assert hits(page) == [("GRPO", "method")]


@pytest.mark.browser
def test_html_search_says_how_many_hits_it_leaves_out(opened, tmp_path):
    first, models = paper("2505.00001"), [entity(f"m{i}", "Model", f"Model {i}") for i in range(30)]
    many = graph(papers=[first], entities=models, edges=[edge(first.id, "uses", model.id) for model in models])
    page, _, _ = opened(written(many, tmp_path))
    page.fill("#search", "model")
    assert len(hits(page)) == 12
    assert page.locator("#said").inner_text() == "The first 12 of 30."


@pytest.mark.browser
def test_html_search_goes_through_the_hits_by_keys(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    page.fill("#search", "paper")
    names = [name for name, _ in hits(page)]
    assert pointed(page) == names[0]
    for key, name in (("ArrowUp", names[-1]), ("ArrowDown", names[0]), ("ArrowDown", names[1])):
        page.keyboard.press(key)
        assert pointed(page) == name
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == names[1]
    assert not hits(page)


@pytest.mark.browser
def test_html_escape_closes_the_hits_and_then_the_card(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    page.fill("#search", "grpo")
    page.keyboard.press("Escape")
    assert not hits(page)
    assert page.input_value("#search") == "grpo"
    page.locator("#search").blur()
    page.focus("#search")
    page.keyboard.press("Enter")
    assert page.locator("#card").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()

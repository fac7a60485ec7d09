"""The colours and forms of the page, for eyes of every kind; its texts in a real browser."""

from itertools import combinations

import pytest

from exports.html import RELATION_COLOURS, RELATION_LINES, TYPE_COLOURS, TYPE_SHAPES
from tests.exports.colours import EYES, contrast, difference
from tests.exports.test_html import written
from tests.graphs import small_graph


@pytest.mark.parametrize("eye", EYES)
def test_html_types_and_relations_are_told_apart_by_every_eye(eye):
    types = [(TYPE_SHAPES.get(name, "dot"), colour) for name, colour in TYPE_COLOURS.items()]
    relations = [(RELATION_LINES.get(name, "solid"), colour) for name, colour in RELATION_COLOURS.items()]
    for drawn in (types, relations):
        alike = [(a, b) for (form, a), (other, b) in combinations(drawn, 2) if form == other]
        assert not [pair for pair in alike if difference(*pair, eye=eye) < 20]


def test_html_types_stand_out_from_the_ground():
    assert not {name for name, colour in TYPE_COLOURS.items() if contrast(colour, "#fbfcfd") < 3}


TEXTS = """() => [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()
  && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())).map((element) => {
    let behind = element;
    while (behind !== document.body && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    return [element.innerText, getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
  })"""


@pytest.mark.browser
def test_html_every_text_stands_out_from_what_is_behind_it(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path, limit=9))
    page.locator("#more summary").click()
    page.evaluate("kgPage.choose('entity/grpo')")
    found = page.evaluate(TEXTS)
    page.evaluate("kgPage.choose(0)")
    page.fill("#search", "p")
    page.hover("#hits li")
    page.evaluate(
        "() => { const tip = document.getElementById('tip'); tip.hidden = false; tip.innerHTML = 'x<small>x</small>'; }"
    )
    found += page.evaluate(TEXTS)
    assert len(found) > 80
    assert not [(text, *pair) for text, *pair in found if contrast(*pair) < 4.5]
    placeholder = page.evaluate("getComputedStyle(document.getElementById('search'), '::placeholder').color")
    assert contrast(placeholder, "#fbfcfd") > 4.5


@pytest.mark.browser
def test_html_the_legend_shows_the_shapes_and_lines_of_the_drawing(opened, tmp_path):
    page, _, _ = opened(written(small_graph(), tmp_path))
    shapes = page.evaluate("Object.fromEntries(kgPage.nodes.get().map((node) => [node.type, node.shape]))")
    for name, shape in shapes.items():
        mark = page.locator(f"#types label:has([data-name={name}]) .mark")
        assert mark.get_attribute("class") == f"mark {shape}"
    outlines = page.locator("#types .mark").evaluate_all("all => all.map((mark) => getComputedStyle(mark).clipPath)")
    assert len(set(outlines)) == 6
    dashed = page.evaluate("kgPage.edges.get().filter((edge) => edge.dashes).map((edge) => edge.label)")
    assert set(dashed) == {"compares with", "trains on", "addresses", "evaluates"}
    lines = page.locator("#relations label", has_text="compares with").locator(".mark")
    assert lines.evaluate("mark => getComputedStyle(mark).borderTopStyle") == "dashed"

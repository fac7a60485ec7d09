import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.papers import find_leading_id, find_paper_id, iter_paper_ids, read_reference

IDS = ("2505.02835", "0704.0001", "1412.9999", "cs/0112017", "hep-th/9901001")
FORMS = (
    "{}",
    "arXiv:{}",
    "arXiv {}",
    "arxiv: {}",
    "http://arxiv.org/abs/{}",
    "https://www.arxiv.org/pdf/{}.pdf",
    "https://arxiv.org/pdf/{}",
    "https://export.arxiv.org/abs/{}",
    "https://huggingface.co/papers/{}",
    "https://huggingface.co/papers/{}/",
    "https://arxiv.org/abs/{}/",
    "https://hf.co/papers/{}",
    "https://www.alphaxiv.org/ko/overview/{}",
    "https://ar5iv.labs.arxiv.org/html/{}",
    "https://doi.org/10.48550/arXiv.{}",
    "see [the paper](https://arxiv.org/abs/{}).",
)


@pytest.mark.parametrize("paper", IDS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("version", ["", "v1", "v12"])
def test_papers_every_form_names_the_same_paper(form, paper, version):
    assert find_paper_id(form.format(paper + version)) == paper


@pytest.mark.parametrize("paper", IDS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("version", ["", "v12"])
def test_papers_a_reference_is_nothing_else(form, paper, version):
    text = form.format(paper + version)
    assert read_reference(text) == (None if text.startswith("see") else paper)
    assert read_reference(f"{text} (GRPO)") is None


def test_papers_a_subject_class_is_no_part_of_an_old_identifier():
    assert find_paper_id("https://arxiv.org/abs/math.GT/0309136v2") == "math/0309136"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a number 2505.02835 in a sentence",
        "2513.12345",
        "2500.12345",
        "2505.123456",
        "12505.02835",
        "2505.02835.1",
        "https://huggingface.co/papers/month/2025-05",
        "https://huggingface.co/models/2505.02835",
        "https://example.org/abs/2505.02835",
        "https://notarxiv.example/2505.02835",
        "foo/0112017",
        "version 0.1234",
    ],
)
def test_papers_what_is_no_paper_is_none(text):
    assert find_paper_id(text) is None


def test_papers_are_found_in_order_with_repetitions():
    text = "[A](https://arxiv.org/abs/2305.18290v3), arXiv:2402.03300 and again hf.co/papers/2305.18290"
    assert list(iter_paper_ids(text)) == ["2305.18290", "2402.03300", "2305.18290"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2505.02835", ("2505.02835", 10)),
        ("2505.02835v2 – R1-Reward", ("2505.02835", 12)),
        ("[2505.02835](https://arxiv.org/abs/2505.02835)", ("2505.02835", 12)),
        ("R1-Reward 2505.02835", None),
        ("2505.02835 is", ("2505.02835", 10)),
        ("2505.0283x", None),
    ],
)
def test_papers_find_leading_id_needs_the_identifier_first(text, expected):
    assert find_leading_id(text) == expected


@given(st.text())
def test_papers_any_text_gives_an_identifier_or_none(text):
    found = find_paper_id(text)
    assert found is None or find_paper_id(found) == found

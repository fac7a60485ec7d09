import pytest

from kg.documents import parse_digest


def told(summary, *, heading="## 2505.00001"):
    """(kind, role, label, what follows the label) of each passage."""
    (document,) = parse_digest(f"{heading}\n{summary}\n", path="x.md")
    return [(p.kind, p.role, p.label, p.text[p.body :]) for p in document.passages]


def roles(summary, **options):
    return [role for _, role, _, _ in told(summary, **options)]


def test_passages_headings_in_a_fence_are_headings():
    assert told("**Summary**:\n```markdown\n# FooNet: 빠른 학습\n\n## 5. 정량적 결과\n- 좋다\n```") == [
        ("heading", "title", "", "FooNet: 빠른 학습"),
        ("heading", "results", "", "5. 정량적 결과"),
        ("item", "results", "", "좋다"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["## 5. 정량적 결과", "**5. 정량적 결과**", "**정량적 결과:**", "5. **정량적 결과**", "__정량적 결과__:", "결과:"],
)
def test_passages_every_form_of_a_heading_gives_its_role(heading):
    assert roles(f"**주요 기여**\n\n- a\n\n{heading}\n\n- b\n\nc") == [
        "contribution",
        "contribution",
        "results",
        "results",
        "results",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "- **비교 대상(Baseline)**: GPT-4o",
        "- **비교 대상(Baseline):** GPT-4o",
        "* 비교 대상 (Baseline): GPT-4o",
        "1. **Baselines** – GPT-4o",
    ],
)
def test_passages_a_label_gives_its_role_and_its_body(item):
    ((kind, role, label, body),) = told(f"**실험 설정**\n\n{item}")[1:]
    assert (kind, role, body) == ("item", "baselines", "GPT-4o")
    assert label in {"비교 대상(Baseline)", "비교 대상 (Baseline)", "Baselines"}


def test_passages_a_label_that_is_content_keeps_the_section():
    assert told("**한계점**\n\n- **데이터 의존성**: 크다.\n- AIME24: 50\n- 긴 문장이 여기에 있고 또 그 다음에: 계속된다")[
        1:
    ] == [
        ("item", "limitations", "데이터 의존성", "크다."),
        ("item", "limitations", "AIME24", "50"),
        ("item", "limitations", "", "긴 문장이 여기에 있고 또 그 다음에: 계속된다"),
    ]


def test_passages_bold_words_in_a_sentence_are_no_label():
    assert told("**GRPO**를 쓴다.") == [("paragraph", "summary", "", "**GRPO**를 쓴다.")]


def test_passages_nested_items_and_their_text_have_the_role_of_the_item_above():
    text = (
        "**실험 설정**\n\n- **사용된 데이터셋**:\n  - AIME24\n    - 2024년\n  이어서\n- **비교 대상**\n  - PPO\n- 그 밖에\n\n끝"
    )
    assert roles(text) == ["setup", "datasets", "datasets", "datasets", "datasets", "baselines", "baselines", "setup", "setup"]


def test_passages_a_labelled_paragraph_holds_until_a_blank_line():
    assert roles("**결과**\n\n**비교 대상**: PPO\nDPO\n\n끝") == ["results", "baselines", "baselines", "results"]


def test_passages_a_sub_heading_without_role_keeps_the_section_above():
    assert roles("## 결과\n### 수학\n- a\n### 한계\n- b\n## 코드\n- c") == [
        *["results"] * 3,
        *["limitations"] * 2,
        *["other"] * 2,
    ]


def test_passages_the_three_items_of_an_introduction_have_their_places():
    jekyll = "# 1. [Foo](https://arxiv.org/abs/2505.00001)"
    assert roles("## Introduction\n- 빠르다.\n- 느리다.\n- 만든다.\n## Method\nx", heading=jekyll)[2:5] == [
        "goal",
        "motivation",
        "contribution",
    ]
    assert roles("## Introduction\n- Goal: 빠르다.\n- 느리다.\n- 만든다.", heading=jekyll)[2:] == [
        "goal",
        "motivation",
        "contribution",
    ]
    assert roles("## Introduction\n- 빠르다.\n- 느리다.", heading=jekyll)[2:] == ["summary", "summary"]


def test_passages_rows_have_the_roles_of_their_columns():
    table = "| Paper | Method | Results |\n|---|---|---|\n| [Foo](https://arxiv.org/abs/2505.00001) | 저랭크 | GLUE 90.1 |\n"
    (document,) = parse_digest(table, path="x.md")
    assert [(p.kind, p.role, p.heading, p.text) for p in document.passages] == [
        ("heading", "title", "Foo", "Foo"),
        ("row", "method", "Method", "저랭크"),
        ("row", "results", "Results", "GLUE 90.1"),
    ]


@pytest.mark.parametrize(
    ("head", "row", "label"),
    [
        ("| Method | Backbone | VQA |", "| Foo | ViT-L | 50.3 |", "Foo"),
        ("| Base model | Method | VQA |", "| Qwen3-8B | Foo | 50.3 |", "Foo"),
        ("| 기반 모델 | 방법 | VQA |", "| Qwen3-8B | Foo | <b>50.3</b> |", "Foo"),
        ("| Backbone | Data | Score |", "| ViT-L | VQA | 50.3 |", "ViT-L | VQA"),
        ("| Base model | VQA |", "| Qwen3-8B | 50.3 |", "Qwen3-8B"),
    ],
)
def test_passages_rows_with_a_method_are_not_labelled_by_what_it_is_built_on(head, row, label):
    rule = "|".join(["", *["---"] * (head.count("|") - 1), ""])
    (document,) = parse_digest(f"# [Foo](https://arxiv.org/abs/2505.00001)\n\n## 결과\n\n{head}\n{rule}\n{row}\n", path="x.md")
    assert [p.label for p in document.passages if "50.3" in p.text] == [label]


def test_passages_cells_have_the_first_of_their_row_as_label():
    text = "# [Foo](https://arxiv.org/abs/2505.00001)\n\n## 결과\n\n| 모델 | AIME |\n|---|---|\n| **Foo** | 50.3 |\n"
    (document,) = parse_digest(text, path="x.md")
    assert [(p.text, p.heading, p.label) for p in document.passages if p.kind == "row"] == [
        ("모델", "결과", ""),
        ("AIME", "결과", ""),
        ("**Foo**", "모델", ""),
        ("50.3", "AIME", "Foo"),
    ]


def test_passages_an_empty_cell_leaves_the_others_in_their_columns():
    text = "# [Foo](https://arxiv.org/abs/2505.00001)\n\n## 결과\n\n| 모델 | AIME | MATH |\n|---|---|---|\n| DAPO || 50.3 |\n"
    (document,) = parse_digest(text, path="x.md")
    assert [(p.heading, p.label) for p in document.passages if p.text == "50.3"] == [("MATH", "DAPO")]


def test_passages_a_title_in_a_list_stands_apart_from_its_text():
    (document,) = parse_digest("- [Foo](https://arxiv.org/abs/2505.00001): GRPO를 쓴다.\n  - **결과**: 좋다.\n", path="x.md")
    assert [(p.kind, p.role, p.text) for p in document.passages] == [
        ("heading", "title", "Foo"),
        ("item", "summary", "GRPO를 쓴다."),
        ("item", "results", "**결과**: 좋다."),
    ]


def test_passages_code_links_rules_and_comments_are_no_text():
    text = "본문\n```python\nx = GPT\n```\n🔗 https://example.org\n> [Alphaxiv](https://www.alphaxiv.org/overview/2505.00001)\n<!-- 주석\nGPT -->\n끝"
    assert told(text) == [("paragraph", "summary", "", "본문"), ("paragraph", "summary", "", "끝")]


def test_passages_what_a_comment_hides_within_a_line_is_no_text():
    text = "- GRPO는 51.0%이다. <!-- DAPO는 99.9%이다. -->\n- A <!-- B\nC --> D\n\n<!-- 열림\n\n끝"
    (document,) = parse_digest(f"## 2505.00001\n{text}\n", path="x.md")
    assert [(p.line, p.text) for p in document.passages] == [
        (2, "GRPO는 51.0%이다."),
        (3, "A"),
        (4, "D"),
        (6, "<!-- 열림"),
        (8, "끝"),
    ]

import pytest

from kg.layouts import Block, find_blocks, recognise_layout
from kg.markdown import read_lines

A, B, C = "https://arxiv.org/abs/2305.18290", "https://arxiv.org/abs/2402.03300", "https://huggingface.co/papers/2501.12948"


def blocks(text):
    lines = read_lines(text)
    return [(b.paper[-5:], b.first + 1, b.end) for b in find_blocks(lines, layout=recognise_layout(lines), body=0)]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("## 2305.18290\n", "hf"),
        ("## 2305.18290v2 – DPO\n", "hf"),
        (f"# 1. [DPO]({A})\n", "jekyll"),
        (f"# 1. [DPO]({A})\n## 2305.18290\n", "hf"),
        (f"# [DPO]({A})\n", "general"),
        (f"## 1. [DPO]({A})\n", "general"),
        ("", "general"),
    ],
)
def test_layouts_are_recognised_by_their_headings(text, layout):
    assert recognise_layout(read_lines(text)) == layout


def test_layouts_hf_a_block_ends_at_its_rule_and_the_footer_belongs_to_none():
    assert blocks("# Daily\n\n## 2305.18290\na\n\n---\n\n## 2402.03300\nb\n\n---\nmade by a model\n") == [
        ("18290", 3, 5),
        ("03300", 8, 10),
    ]


def test_layouts_hf_a_rule_between_sections_ends_nothing():
    assert blocks("## 2305.18290\n**방법**\na\n\n---\n\n**결과**\nb\n---\n") == [("18290", 1, 8)]


def test_layouts_hf_blocks_do_not_need_rules_or_closed_fences():
    assert blocks("## 2305.18290\n```markdown\n# t\n## 결과\n## 2402.03300\n```markdown\n# u\n```\n") == [
        ("18290", 1, 4),
        ("03300", 5, 8),
    ]


def test_layouts_hf_a_heading_without_identifier_takes_the_link_below():
    assert blocks(f"## 2305.18290\na\n## Untitled\n🔗 {C}\nb\n") == [("18290", 1, 2), ("12948", 3, 5)]


def test_layouts_hf_a_second_banner_ends_a_block():
    assert blocks("# 📰 Daily Papers – 1\n## 2305.18290\na\n# 📰 Daily Papers – 2\n## 2402.03300\n") == [
        ("18290", 2, 3),
        ("03300", 5, 5),
    ]


def test_layouts_jekyll_a_heading_without_a_paper_still_ends_the_one_before():
    assert blocks(f"# 1. [DPO]({A})\na\n# 2. [Blog](https://example.org)\nb\n# 3. [GRPO]({B})\n") == [
        ("18290", 1, 2),
        ("", 3, 4),
        ("03300", 5, 5),
    ]


def test_layouts_jekyll_a_citation_in_a_section_opens_nothing():
    assert blocks(f"# 1. [DPO]({A})\n## Method\n- builds on [GRPO]({B})\n### [R1]({C})\n") == [("18290", 1, 4)]


def test_layouts_general_headings_hold_their_sections():
    text = f"# Digest\n\n## [DPO]({A})\na\n### Method\n- cites [GRPO]({B})\n## Other\nb\n## [R1]({C})\nc\n"
    assert blocks(text) == [("18290", 3, 6), ("12948", 9, 10)]


def test_layouts_general_sections_beside_a_papers_heading_are_its_own_unless_they_list_papers():
    text = f"## [DPO]({A})\na\n## Method\nb\n# 1. 결과\nc\n## [GRPO]({B})\nd\n## Results\n- [R1]({C})\n## Other\ne\n"
    assert blocks(text) == [("18290", 1, 6), ("03300", 7, 8), ("12948", 10, 10)]


def test_layouts_general_a_link_below_a_heading_stands_for_it():
    assert blocks(f"## DPO\nAuthors: X\n\nPaper: {A}\n\ntext [x]({B})\n\n### Results\nb\n") == [("18290", 1, 9)]


def test_layouts_general_a_nested_heading_with_a_link_is_its_own_paper():
    assert blocks(f"## [DPO]({A})\na\n### [GRPO]({B})\nb\n") == [("18290", 1, 2), ("03300", 3, 4)]


def test_layouts_general_items_with_what_hangs_on_them():
    text = f"## News\n- [DPO]({A})\n  - a\n\n  more\n- no paper\n- **GRPO**\n  - Link: {B}\n  - b\nlazy\n\nout\n"
    assert blocks(text) == [("18290", 2, 5), ("03300", 7, 10)]


def test_layouts_general_nested_lists_of_papers():
    assert blocks(f"- RL\n  - [DPO]({A})\n    - a\n  - [GRPO]({B})\n- [R1]({C})\n") == [
        ("18290", 2, 3),
        ("03300", 4, 4),
        ("12948", 5, 5),
    ]


def test_layouts_general_rows_and_paragraphs():
    assert blocks(f"| P | R |\n|---|---|\n| [DPO]({A}) | x |\n| y | z |\n| [GRPO]({B}) | x |\n\nOn {C}\nit says\n\nend\n") == [
        ("18290", 3, 3),
        ("03300", 5, 5),
        ("12948", 7, 8),
    ]


def test_layouts_general_nothing_in_a_fence_opens_a_paper():
    assert blocks(f"```\n- [DPO]({A})\n# [GRPO]({B})\n```\n- [R1]({C})\n") == [("12948", 5, 5)]


def test_layouts_front_matter_opens_nothing():
    lines = read_lines(f"link: {A}\n\n- [R1]({C})\n")
    assert find_blocks(lines, layout="general", body=1) == [Block("2501.12948", 2, 3)]


@pytest.mark.parametrize(
    "heading",
    [
        "## 2513.00003",
        "## 2510.O0003",
        "## 2510.3",
        "## [2510.000011]",
        "## ２５１０.００００３",
        "## hep-xx/9901001",
    ],
)
def test_layouts_a_heading_with_no_sound_identifier_ends_the_paper_before_it(heading):
    text = f"## 2510.00002\nFooNet\n{heading}\nBarNet\n## 2510.00004\nBazNet\n"
    assert blocks(text) == [("00002", 1, 2), ("", 3, 4), ("00004", 5, 6)]


def test_layouts_a_heading_above_nothing_but_links_should_name_a_paper():
    text = "## 2510.00002\nFooNet\n## BarNet\n🔗 https://example.org/barnet\nBarNet\n"
    assert blocks(text) == [("00002", 1, 2), ("", 3, 5)]


def test_layouts_a_section_on_the_level_of_papers_is_its_papers():
    assert blocks("## 2510.00002\n## 4. 실험 설정\nFooNet\n") == [("00002", 1, 3)]

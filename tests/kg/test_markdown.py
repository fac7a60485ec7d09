import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.grids import Row, find_tables
from kg.markdown import (
    CODE,
    LONGEST,
    PROSE,
    cells,
    find_comments,
    find_fences,
    find_urls,
    is_link_line,
    read_lines,
    without_comments,
)


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("", "blank", ""),
        ("   ", "blank", ""),
        ("# Title", "heading", "Title"),
        ("## Title ##", "heading", "Title"),
        ("##Title", "heading", "Title"),
        ("#", "paragraph", "#"),
        ("####### seven", "paragraph", "####### seven"),
        ("- item", "item", "item"),
        ("* item", "item", "item"),
        ("• item", "item", "item"),
        ("12. item", "item", "item"),
        ("3) item", "item", "item"),
        ("- [x] done", "item", "done"),
        ("-", "paragraph", "-"),
        ("- ", "blank", ""),
        ("3.5 points", "paragraph", "3.5 points"),
        ("**bold** text  ", "paragraph", "**bold** text"),
        ("---", "rule", "---"),
        ("* * *", "rule", "* * *"),
        ("```python", "fence", "python"),
        ("~~~", "fence", ""),
        ("`code` text", "paragraph", "`code` text"),
        ("| a | b |", "row", "| a | b |"),
        ("> quoted", "quote", "quoted"),
    ],
)
def test_markdown_read_lines_tells_what_a_line_is(raw, kind, text):
    if not raw:
        assert read_lines(raw) == []
        return
    (line,) = read_lines(raw)
    assert (line.kind, line.text) == (kind, text)


def test_markdown_levels_and_indents_are_kept():
    lines = read_lines("### h\n  - a\n\t- b\n````md\n")
    assert [(line.level, line.indent) for line in lines] == [(3, 0), (0, 2), (0, 4), (4, 0)]


@given(st.text(alphabet="ab #-*`|>\n\r\t\u2028\x85\u3000한1."))
def test_markdown_every_content_stands_where_its_line_says(text):
    lines = read_lines(text)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        if line.kind != "rule":
            assert text[line.start : line.start + len(line.text)] == line.text or line.kind == "fence"
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(lines) == plain.count("\n") + (not plain.endswith("\n") and plain != "")


def test_markdown_other_unicode_separators_end_no_line():
    assert len(read_lines("a\u2028b\x85c\x0bd\n")) == 1


def test_markdown_a_line_is_read_up_to_its_longest():
    (line,) = read_lines("- " + "x" * (LONGEST + 5))
    assert len(line.text) == LONGEST - 2


def fences(text):
    return find_fences(lines := read_lines(text), 0, len(lines))


def test_markdown_a_closed_fence_holds_its_lines():
    assert fences("a\n```markdown\n# t\n```\nb").inside == {1: PROSE, 2: PROSE, 3: PROSE}
    assert fences("```python\nx\n```").inside == {0: CODE, 1: CODE, 2: CODE}


@pytest.mark.parametrize(
    ("first", "kind"), [("# Title", PROSE), ("- item", PROSE), ("**결과**", PROSE), ("한국어", PROSE), ("pip install x", CODE)]
)
def test_markdown_a_fence_without_info_is_judged_by_its_first_line(first, kind):
    assert set(fences(f"```\n\n{first}\n```").inside.values()) == {kind}


def test_markdown_a_fence_never_closed_is_no_fence():
    found = fences("```markdown\n# t\n- a\n")
    assert (found.inside, found.dangling) == ({}, (0,))


def test_markdown_code_may_stand_within_a_summary_fence():
    found = fences("```markdown\n# t\n```python\nx = 1\n```\n# u\n```\nout")
    assert [found.inside[at] for at in range(7)] == [PROSE, PROSE, CODE, CODE, CODE, PROSE, PROSE]
    assert 7 not in found.inside


@pytest.mark.parametrize(
    ("text", "told", "dangling"),
    [
        ("a<!-- b -->c<!-- d", "ac<!-- d", 1),
        ("a<!-->b<!--->c", "abc", 0),
        ("가 <!-- 나\n다 --> 라", "가 \n 라", 0),
        ("<!-- a\n\nb -->\nc", "\n\n\nc", 0),
        ("a <!-- b\n\nc --> d", "a <!-- b\n\nc --> d", 1),
        ("<!-- a\n\nb <!-- c -->", "<!-- a\n\nb ", 1),
        ("a `<!--` b --> c", "a `<!--` b --> c", 0),
        ("a` <!-- b --> c", "a`  c", 0),
    ],
)
def test_markdown_find_comments_hides_what_is_closed(text, told, dangling):
    comments = find_comments(text)
    assert "".join(char for at, char in enumerate(text) if char == "\n" or not hidden(at, comments.spans)) == told
    assert len(comments.dangling) == dangling


def hidden(at, spans):
    return any(begin <= at < end for begin, end in spans)


def test_markdown_without_comments_every_other_character_keeps_its_place():
    text = "GRPO를 <!-- DAPO\r\n와 --> 쓴다.\n"
    plain = without_comments(text, find_comments(text))
    assert plain == "GRPO를          \r\n      쓴다.\n"
    assert plain.index("쓴다") == text.index("쓴다")


def test_markdown_cells_stand_where_they_say():
    row = "| a |  b \\| c|d |"
    assert [row[at : at + len(text)] for at, text in cells(row)] == ["a", "b \\| c", "d"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| DAPO || 50 |", ["DAPO", "", "50"]),
        ("|| 50 |", ["", "50"]),
        ("| DAPO | |", ["DAPO", ""]),
        (" | a | b | ", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("a || b", ["a", "", "b"]),
        ("| a | b", ["a", "b"]),
        ("|a|", ["a"]),
        ("||", [""]),
        ("|", []),
        ("", []),
    ],
)
def test_markdown_cells_hold_their_columns_where_one_is_empty(row, expected):
    assert [text for _, text in cells(row)] == expected
    assert all(row[at : at + len(text)] == text for at, text in cells(row))


def test_markdown_rows_need_no_bars_outside_below_a_head_with_a_rule():
    lines = read_lines("a | b\n\nA | B\n---|:-:\n1 | 2\n3 | 4\nend\n5 | 6")
    assert [line.kind for line in lines if line.kind != "blank"] == ["paragraph", *["row"] * 4, *["paragraph"] * 2]
    named = Row(("A", "B"))
    assert find_tables(lines) == {2: Row(), 3: None, 4: named, 5: named}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🔗 https://huggingface.co/papers/2505.02835", True),
        ("[Alphaxiv](https://www.alphaxiv.org/ko/overview/2511.12207)", True),
        ("[arXiv](https://a.org) | [코드](https://b.org)", True),
        ("![figure one](https://a.org/x.png)", True),
        ("논문 링크: https://a.org", True),
        ("[LoRA](https://a.org)", False),
        ("GRPO를 쓴다 https://a.org", False),
        ("no link", False),
    ],
)
def test_markdown_is_link_line_needs_links_and_nothing_else(text, expected):
    assert is_link_line(text) is expected


def test_markdown_find_urls_drops_what_ends_a_sentence():
    text = "see https://a.org/x, (https://b.org/y(1)z) and [c](http://c.org)."
    assert find_urls(text) == ["https://a.org/x", "https://b.org/y(1)z", "http://c.org"]

import random
import re
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.documents import parse_digest, parse_source, read_documents
from kg.inputs import Source
from kg.markdown import LONGEST, find_comments, without_comments
from kg.sections import ROLES

SHARED = Path(__file__).parents[3] / "shared" / "digests"
HERE = sorted(SHARED.rglob("*.md"))
needs_shared = pytest.mark.skipif(not HERE, reason="the real digests are not here")

# ---------------------------------------------------------------- real digests


def counted(path):
    """The paper blocks of a real digest, counted without the reader: the headings of either layout on raw lines."""
    lines = path.read_text(encoding="utf-8").split("\n")
    hf = [line[3:].strip() for line in lines if re.fullmatch(r"## \d{4}\.\d{5}\s*", line)]
    jekyll = [
        found[1]
        for line in lines
        if (found := re.match(r"# \d+\. \[.*\]\(https?://arxiv\.org/abs/(\d{4}\.\d{5})(?:v\d+)?\)", line))
    ]
    assert bool(hf) != bool(jekyll)
    return hf or jekyll


@needs_shared
def test_documents_every_block_of_every_real_digest_is_read_once():
    reading = read_documents([SHARED])
    assert reading.notices == ()
    assert len({document.digest for document in reading.documents}) == len(HERE) == 102
    for path in HERE:
        mine = [document for document in reading.documents if document.digest.path == path.as_posix()]
        assert [document.paper for document in mine] == counted(path)
        assert all(
            max((p.line for p in document.passages), default=document.line) < following.line
            for document, following in pairwise(mine)
        )


@needs_shared
def test_documents_no_text_of_a_real_digest_is_lost():
    for path in HERE:
        heard = {
            p.line for document in parse_digest(path.read_text(encoding="utf-8"), path=path.name) for p in document.passages
        }
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if re.search(r"[가-힣].*(?:다|음)\.", line):
                assert number in heard, f"{path}:{number}"


@needs_shared
def test_documents_real_digests_have_date_layout_and_roles():
    for document in read_documents([SHARED]).documents:
        assert document.digest.date == re.search(r"\d{4}-\d{2}-\d{2}", document.digest.path.rpartition("/")[2])[0]
        found = {passage.role for passage in document.passages}
        assert "other" not in found
        if any(passage.heading for passage in document.passages[2:]):
            assert {"results", "limitations"} <= found


# ---------------------------------------------------------------- generated digests

PAPERS = st.lists(st.integers(10000, 99999).map(lambda n: f"2505.{n}"), min_size=1, max_size=6)
WORDS = st.text(alphabet="ab GRPO가를 %0.:()-_'\"*#`>|\u2028\x85\u3000", max_size=40)
LINES = st.lists(
    st.one_of(WORDS, WORDS.map("- {}".format), WORDS.map("- **결과**: {}".format), WORDS.map("## {}".format)), max_size=8
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


def body(lines, *, fence=False):
    text = "\n".join(line for line in lines if not re.match(r"[ \t\u2028\x85\u3000]*(?:`{3}|~{3}|#[ \t]|<!--)", line))
    return f"```markdown\n{text}\n```" if fence else text


@st.composite
def hf(draw):
    papers = draw(PAPERS)
    blocks = [
        f"## {paper}\n🔗 https://huggingface.co/papers/{paper}\n\n**Summary**:\n{body(draw(LINES), fence=draw(st.booleans()))}\n"
        for paper in papers
    ]
    return papers, "# 📰 Hugging Face Daily Papers – 2025-05-06\n\n" + draw(st.sampled_from(["\n---\n\n", "\n"])).join(blocks)


@st.composite
def jekyll(draw):
    papers = draw(PAPERS)
    blocks = [
        f"# {n}. [{draw(st.sampled_from(['Foo: bar', 'A [B] C']))}](http://arxiv.org/abs/{paper}v{n})\n\n## Results\n\n{body(draw(LINES))}\n"
        for n, paper in enumerate(papers, 1)
    ]
    return papers, draw(st.sampled_from(["", '---\ntitle: x"\ndate: 2025-05-06\n---\n\n'])) + "\n".join(blocks)


@st.composite
def general(draw):
    papers = draw(PAPERS)
    shape = draw(
        st.sampled_from(
            [
                "## [Foo](https://arxiv.org/abs/{})\n\ntext {}\n",
                "- [Foo](https://hf.co/papers/{}): {}",
                "| https://arxiv.org/abs/{} | {} |",
            ]
        )
    )
    said = WORDS.map(lambda words: words.replace("|", "").replace("\u2028", "").replace("\x85", ""))
    return papers, "\n".join(shape.format(paper, draw(said)) for paper in papers)


@given(st.one_of(hf(), jekyll(), general()), BREAKS)
@settings(max_examples=300, deadline=None)
def test_documents_every_block_is_found_and_every_offset_exact(made, newline):
    papers, text = made
    text = text.replace("\n", newline)
    documents = parse_digest(text, path="x.md")
    assert [document.paper for document in documents] == papers
    check_places(documents, text)


TOKENS = [*"#-*`|>[]():. \n\r\t_~1", "2505.02835", "https://arxiv.org/abs/2305.18290", "결과", "```", "<!--", "-->", "---\n"]


@example("|#|https://arxiv.org/abs/2305.18290|결과")
@given(st.lists(st.sampled_from(TOKENS), max_size=60).map("".join))
@settings(max_examples=500, deadline=None)
def test_documents_any_text_is_read_without_error(text):
    documents, _ = parse_source(Source("x.md", "x", text))
    check_places(documents, text)


def check_places(documents, text):
    text = without_comments(text, find_comments(text))
    plain = re.split(r"\r\n|\r|\n", text)
    for document in documents:
        for passage in document.passages:
            assert text[passage.start : passage.end] == passage.text
            assert passage.text
            assert passage.text in plain[passage.line - 1]
            assert document.line <= passage.line
            assert passage.role in ROLES
            assert 0 <= passage.body <= len(passage.text)
            assert passage.label in passage.text
        starts = [passage.start for passage in document.passages]
        assert starts == sorted(set(starts))


def test_documents_the_order_of_files_changes_nothing(tmp_path):
    for n in range(6):
        (tmp_path / f"{n}.md").write_text(f"## 2505.0000{n % 3}\n\n본문 {n}\n", encoding="utf-8")
    files = sorted(tmp_path.iterdir())
    expected = read_documents(files)
    for seed in range(5):
        random.Random(seed).shuffle(files)
        assert read_documents(files) == expected


# ---------------------------------------------------------------- by hand


def notices(text, path="2025-05-06.md"):
    return [(notice.line, notice.message) for notice in parse_source(Source(path, "x", text))[1]]


def test_documents_a_jekyll_paper_has_title_links_lines_and_date():
    text = (
        '\ufeff---\nlayout: post\ntitle: Daily Papers — 2025-09-10"\ndate: 2025-09-11 08:15:00\n---\n\n'
        "# 1. [Foo: a  bar](http://arxiv.org/abs/2508.21824v1)\n\n> [Alphaxiv](https://www.alphaxiv.org/ko/overview/2508.21824)\n\n## Results  \n좋다.  \n\n"
    )
    (document,) = parse_digest(text, path="digests/2025-09-10-daily.md")
    assert (document.paper, document.title, document.status) == ("2508.21824", "Foo: a bar", "summarised")
    assert document.line == 7
    assert document.links == ("http://arxiv.org/abs/2508.21824v1", "https://www.alphaxiv.org/ko/overview/2508.21824")
    assert (document.digest.id, document.digest.date, document.digest.layout) == (
        "digest/2025-09-10-daily",
        "2025-09-11",
        "jekyll",
    )


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        ('```markdown\n# 논문 요약: "Foo"\n## 결과\n- a\n```', "Foo"),
        ('해당 논문은 "Foo: Bar"로, 좋다.', "Foo: Bar"),
        ("해당 논문은 좋다.", ""),
        ("```markdown\n## Foo: 빠른 모델\n### 1. 결과\n- a\n```", "Foo: 빠른 모델"),
        ("```markdown\n# 대형 언어 모델의 학습 방법론과 그 한계\n## 결과\n- a\n```", "대형 언어 모델의 학습 방법론과 그 한계"),
        ("```markdown\n## 1. 결과\n- a\n```", ""),
        ("# Deep Models\n\nWe propose Foo.", "Deep Models"),
        ("# 방법론적 접근\n\nFoo를 제안한다.", "방법론적 접근"),
        ("# Deep Models\n" + "\nWe propose Foo.\n" * 30 + "\n## Results\nGood.", "Deep Models"),
        ("# Deep Models\n```python\n# a remark\n```\nWe propose Foo.", "Deep Models"),
        ("# Motivation and Goals\n\nWe propose Foo.", ""),
        ("# 동기와 목표\n\nFoo를 제안한다.", ""),
        ("# 결과\n\n좋다.", ""),
        ("# 핵심 동기와 문제\n\nFoo를 제안한다.\n\n# 실험과 분석\n\n좋다.", ""),
    ],
)
def test_documents_an_hf_title_comes_from_the_summary(summary, title):
    paper = "## 2505.0000{}\n\n**Summary**:\n{}\n\n---\n".format
    first, last = parse_digest(paper(1, summary) + paper(2, summary), path="x.md")
    assert (first.title, last.title) == (title, title)


@pytest.mark.parametrize(
    ("text", "path", "date"),
    [
        ("# 📰 Hugging Face Daily Papers – 2025-05-06\n", "2024-01-01.md", "2025-05-06"),
        ("# Daily\n", "in/2025-09-10-daily-papers-20250910.md", "2025-09-10"),
        ("# Daily\n", "in/papers_20250910.md", "2025-09-10"),
        ("# 2025년 9월 3일\n", "x.md", "2025-09-03"),
        ("# 2025년12월3일\n", "x.md", "2025-12-03"),
        ("# 2025 12 03\n", "x.md", "2025-12-03"),
        ("# 2025. 12. 3.\n", "x.md", "2025-12-03"),
        ("# Daily\n", "in/2025-1203.md", "2025-12-03"),
        ("# 2025-13-41\n", "2025/09/10.md", "2025-09-10"),
        ("# Papers of 2025-12\n", "in/2025-12.md", ""),
        ("# 2025년 12월\n", "digest-202512.md", ""),
        ("# 2025년 12월 3주차\n", "run-201234.md", ""),
        ("# 2025-13\n", "2024_15.md", ""),
        ("# 2025-12 3 papers\n", "x.md", ""),
        ("# Daily\n", "x.md", ""),
    ],
)
def test_documents_a_digest_has_the_date_that_it_or_its_path_gives(text, path, date):
    (document,) = parse_digest(f"{text}\n- https://arxiv.org/abs/2505.00001 본문\n", path=path)
    assert document.digest.date == date


def test_documents_a_paper_that_stands_twice_is_two_documents():
    documents = parse_digest("## 2505.00001\n\n하나\n\n## 2505.00001\n\n둘\n", path="x.md")
    assert [(document.paper, document.passages[0].text) for document in documents] == [
        ("2505.00001", "하나"),
        ("2505.00001", "둘"),
    ]


def test_documents_broken_front_matter_loses_no_paper():
    text = '---\ntitle: Daily"\ndate: 2025-09-10\n\n# 1. [Foo](https://arxiv.org/abs/2505.00001)\n\n## Results\n\n좋다.\n'
    (document,) = parse_digest(text, path="x.md")
    assert (document.paper, document.digest.date) == ("2505.00001", "2025-09-10")
    assert notices(text) == [(1, "front matter that is never closed; read up to its last key")]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n## 2505.00001\n본문\n\n---\n\n## 2505.00002\n본문\n\n---\n",
        "---\ntitle: x\n\n## 2505.00001\n본문\n\n---\n\n## 2505.00002\n본문\n",
        "\n---\ntitle: x\n\n# comment\ntags:\n  - https://arxiv.org/abs/2505.00009\n---\n## 2505.00001\n본문\n## 2505.00002\n본문\n",
    ],
)
def test_documents_front_matter_swallows_no_paper(text):
    assert [document.paper for document in parse_digest(text, path="x.md")] == ["2505.00001", "2505.00002"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "empty"),
        (" \n\n", 0, "empty"),
        ("# Notes\n\nnothing\n", 0, "no link to a paper"),
        ("# 1. [A](https://arxiv.org/abs/2505.00001)\na\n# 2. [B](https://b.org)\nb\n", 3, "no arXiv identifier"),
        ("## 2505.00001\n```markdown\n# t\n", 2, "never closed"),
        (
            "# D\n## 2505.00001\n🔗 https://hf.co/papers/2505.00002\nx\n",
            2,
            "the heading names 2505.00001, the link below it 2505.00002",
        ),
        ("## 2505.00001\n" + "x" * (LONGEST + 9), 2, "longer than"),
        ("## 2505.00001\na <!-- b -->\nc <!-- d\ne\n", 3, "a comment that is never closed"),
    ],
)
def test_documents_trouble_is_noted_with_its_line(text, line, words):
    ((at, message),) = notices(text)
    assert at == line
    assert words in message


@pytest.mark.parametrize(
    ("text", "path", "left_out"),
    [
        ("", "x.md", True),
        (" \n\t\n", "2025-05-06.md", True),
        ("# Daily Papers\n", "2025-05-06.md", True),
        ("# Daily Papers – 2025-05-06\n\n없음\n", "x.md", True),
        ("# How to read these\n", "README.md", False),
    ],
)
def test_documents_a_digest_without_a_paper_is_left_out(text, path, left_out):
    assert [notice.left_out for notice in parse_source(Source(path, "x", text))[1]] == [left_out]


def test_documents_an_undated_file_is_noted_once():
    ((at, message),) = notices("## 2505.00001\na\n\n## 2505.00002\nb\n", path="x.md")
    assert at == 0
    assert "no date" in message
    assert not notices("# 2025년 5월 6일\n\n## 2505.00001\na\n", path="x.md")


@pytest.mark.parametrize(
    "unit",
    [
        "[a](b",
        "**a",
        "```md\n",
        "- x\n",
        "|a|b|\n",
        "<!-- `x\n",
        "<!-- x",
        "---\n",
        " ",
        "1",
        '"논문',
        "# h\n",
        "> ",
        "[[",
        "https://((",
    ],
)
def test_documents_reading_is_linear(unit):
    """A quadratic step would take minutes here; a linear one takes well under a second."""
    begin = process_time()
    documents, _ = parse_source(Source("x.md", "x", "## 2505.00001\n" + unit * 40_000))
    assert [document.paper for document in documents] == ["2505.00001"]
    assert process_time() - begin < 10

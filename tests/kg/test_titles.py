import pytest

from kg.markdown import read_lines
from kg.titles import find_lead_title, find_title, heading_title, plain_title, title_end


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ('논문 요약: "On the Design of Things"', "On the Design of Things"),
        ("논문 요약: “R1”", "R1"),
        ("R1-Reward: 안정적인 학습", "R1-Reward: 안정적인 학습"),
        ("End-to-End Tuning 논문 요약", "End-to-End Tuning"),
        ("Paper summary: Foo", "Foo"),
        ("**Bold Title**", "Bold Title"),
        ("3. Foo", "Foo"),
        ("3D Foo", "3D Foo"),
        ("", ""),
    ],
)
def test_titles_heading_title_drops_what_stands_around(heading, title):
    begin, end = heading_title(heading)
    assert heading[begin:end] == title


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("# 1. [A [B] C: d](http://arxiv.org/abs/2508.21824v1)", "A [B] C: d"),
        ("## 2508.21824", ""),
        ("## 2508.21824v2 – R1-Reward", "R1-Reward"),
        ("## [2508.21824](https://arxiv.org/abs/2508.21824)", ""),
        ("- [LoRA](https://arxiv.org/abs/2508.21824): text", "LoRA"),
        ("- **DAPO** (https://arxiv.org/abs/2508.21824) text", "DAPO"),
        ("- LoRA: low rank. [arXiv](https://arxiv.org/abs/2508.21824)", "LoRA"),
        ("- LoRA — low rank, https://arxiv.org/abs/2508.21824", "LoRA"),
        ("## DAPO: An RL System", "DAPO: An RL System"),
        ("## DAPO: An RL System (v2) – [arXiv](https://arxiv.org/abs/2508.21824)", "DAPO: An RL System (v2)"),
        ("## DAPO: An RL System https://arxiv.org/abs/2508.21824", "DAPO: An RL System"),
        ("## **DAPO**: An RL System", "DAPO**: An RL System"),
        ("## **DAPO: An RL System** – the best of today", "DAPO: An RL System"),
        ("## **DAPO:** An RL System ([arXiv](https://arxiv.org/abs/2508.21824))", "DAPO:** An RL System"),
        ("## Better **Reasoning** with DAPO ([arXiv](https://arxiv.org/abs/2508.21824))", "Better **Reasoning** with DAPO"),
        ("## “DAPO: An RL System”, [arXiv](https://arxiv.org/abs/2508.21824)", "DAPO: An RL System"),
        ("## DAPO: An RL System (논문: https://arxiv.org/abs/2508.21824)", "DAPO: An RL System"),
        ("## DAPO: An RL System - 요약 ([Paper](https://arxiv.org/abs/2508.21824))", "DAPO: An RL System"),
        ("## 🔥 1. DAPO: An RL System 👍 123", "DAPO: An RL System"),
        ("## [논문 리뷰] DAPO: An RL System (arXiv 2508.21824)", "DAPO: An RL System"),
        ("## 논문 2: DAPO: An RL System", "DAPO: An RL System"),
        ("## (1) DAPO: An RL System", "DAPO: An RL System"),
        ("## (Mis)Fitting: A Survey", "(Mis)Fitting: A Survey"),
        ("## ![shot](a.png) [arXiv](https://arxiv.org/abs/2508.21824) | DAPO: An RL System", "DAPO: An RL System"),
        ("## [arXiv](https://arxiv.org/abs/2508.21824) [PDF](https://arxiv.org/pdf/2508.21824)", ""),
        ("- [paper](https://arxiv.org/abs/2508.21824)", ""),
        ("- https://arxiv.org/abs/2508.21824", ""),
        ("| 1 | [LoRA](https://arxiv.org/abs/2508.21824) | x |", "LoRA"),
        ("| 1 | QLoRA ([2508.21824](https://arxiv.org/abs/2508.21824)) | x |", "QLoRA"),
        ("The work of arXiv:2508.21824 is good.", ""),
        ("The work [Foo Bar](https://arxiv.org/abs/2508.21824) is good.", "Foo Bar"),
    ],
)
def test_titles_find_title_in_the_line_that_opens_a_paper(raw, title):
    (line,) = read_lines(raw)
    begin, end = find_title(line, paper="2508.21824")
    assert line.text[begin:end] == title


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("DAPO**: An RL System", "DAPO: An RL System"),
        ("An `f`-divergence *view* of  _RL_", "An f-divergence view of RL"),
        ("An f-divergence *view", "An f-divergence view"),
        ("snake_case, 2*3 and A* search", "snake_case, 2*3 and A* search"),
        ("", ""),
    ],
)
def test_titles_plain_title_has_no_marks(text, plain):
    assert plain_title(text) == plain


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[LoRA](https://a.org): low rank", "low rank"),
        ("**[LoRA](https://a.org)** — low rank", "low rank"),
        ("**LoRA** (https://a.org/x) - low rank", "low rank"),
        ("[LoRA](https://a.org) [code](https://b.org) low rank", "low rank"),
        ("[LoRA](https://a.org)는 low rank", "는 low rank"),
        ("LoRA", ""),
    ],
)
def test_titles_title_end_skips_links_and_punctuation(text, rest):
    at = text.index("LoRA")
    assert text[title_end(text, (at, at + 4)) :] == rest


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('해당 논문은 "FormalMATH: 벤치마킹"으로, 새 벤치마크를 제시합니다.', "FormalMATH: 벤치마킹"),
        ("해당 논문은 'X-Reasoner: 추론'라는 제목의 연구이다.", "X-Reasoner: 추론"),
        ('제공된 링크는 "Think on your Feet"라는 제목의 논문에 대한 것입니다.', "Think on your Feet"),
        ('The paper titled "Foo Bar" shows X.', "Foo Bar"),
        ('해당 논문은 좋다. 그는 "인용"을 한다.', ""),
        ("The paper's method isn't 'new' here", ""),
        ("", ""),
    ],
)
def test_titles_find_lead_title_reads_a_quotation(text, title):
    assert find_lead_title(text) == title

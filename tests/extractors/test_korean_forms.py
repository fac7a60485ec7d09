import os
import subprocess
import sys

import pytest

from extractors.korean_forms import find_explained, find_korean_forms
from kg.documents import parse_digest
from tests.digests import document_of


def titled(title, text):
    """A document of that title with one paragraph."""
    page = f"# 1. [{title}](https://arxiv.org/abs/2505.00001)\n\n## Method\n\n{text}\n"
    (document,) = parse_digest(page, path="jekyll/2025-05-06.md")
    return document


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("여기서 소프트 사고는 훈련 없이 동작한다.", "Soft Thinking", "소프트 사고"),
        ("단순한 나이브 베이즈 분류기와 비교한다.", "Naive Bayes", "나이브 베이즈"),
        ("분해된 주의 융합을 결합하였다.", "Decomposed Attention Fusion", "분해된 주의 융합"),
        ("강화학습을 이용한다.", "Reinforcement Learning", "강화학습"),
    ],
)
def test_korean_forms_are_found_without_a_bracket(text, name, form):
    assert list(find_korean_forms(document_of(method=f"- {text}"), [name])) == [(name, form)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soft Thinking을 쓴다.", "Soft Thinking"),
        ("소프트웨어는 사고를 막는다.", "Soft Thinking"),
        ("분포를 매칭하고, 증류한다.", "Distribution Matching Distillation"),
        ("소프트(사고)", "Soft Thinking"),
        ("적응형 사고를 한다.", "AdaptThink"),
    ],
)
def test_korean_forms_are_one_run_of_words_for_a_name_of_several(text, name):
    assert list(find_korean_forms(document_of(method=f"- {text}"), [name])) == []


@pytest.mark.parametrize(
    ("title", "text", "short", "form"),
    [
        ("사고 증강 정책 최적화: 외부 지침의 활용", "TAPO를 제안한다.", "TAPO", "사고 증강 정책 최적화"),
        ("추론의 길", "사고 증강 정책 최적화인 TAPO를 제안한다.", "TAPO", "사고 증강 정책 최적화"),
        ("멀리 보기: 사고 증강 정책 최적화를 통한 추론", "TAPO를 제안한다.", "TAPO", "사고 증강 정책 최적화"),
    ],
)
def test_korean_forms_are_explained_in_titles_and_before_the_name(title, text, short, form):
    assert list(find_explained(titled(title, text), short)) == [form]


@pytest.mark.parametrize("name", ["TAPOLOGY", "TAPO-Large"])
def test_korean_forms_are_explained_before_the_whole_name(name):
    assert list(find_explained(titled("추론의 길", f"사고 증강 정책 최적화인 {name}를 제안한다."), "TAPO")) == []


def test_korean_forms_are_the_same_for_every_hash_seed():
    code = (
        "from tests.digests import document_of; from extractors.korean_forms import find_korean_forms;"
        "print(list(find_korean_forms(document_of(method='- 복권 티켓을 쓴다.'), ['Lottery Ticket'])))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "0123"
    }
    assert [run.decode() for run in runs] == ["[('Lottery Ticket', '복권 티켓')]\n"]


@pytest.mark.parametrize("text", ["학습" * 5000, "가우시안 " * 5000])
def test_korean_forms_end_in_endless_texts(text):
    assert list(find_korean_forms(document_of(method=f"- {text}"), ["Gaussian " * 18 + "Splatting"])) == []


def test_korean_forms_need_all_letters_of_the_short_name():
    assert list(find_explained(titled("정책 최적화의 길", "사고 증강인 TAPO를 제안한다."), "TAPO")) == []

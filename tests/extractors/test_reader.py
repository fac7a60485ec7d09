import time
from dataclasses import replace

import numpy as np
import pytest

from extractors.arrays import shipped
from extractors.decoding import Reading, keep_readings
from extractors.explanation import explain
from extractors.features import NameFeatures, read_features
from extractors.model import load_model, read_model, write_model
from extractors.reader import load_reader
from kg.documents import parse_digest
from kg.doubts import MOST
from kg.errors import KgError

DIGEST = """---
layout: post
title: "Daily Papers — 2025-10-02"
date: 2025-10-02 08:15:00
---

# 1. [ZarBench: Can Agents Plan a Trip?](https://arxiv.org/abs/2510.00003)

## Introduction

- Goal: 본 논문은 여행 계획 능력을 평가하는 새로운 벤치마크 ZarBench를 제안한다.
- Motivation: 기존 벤치마크는 긴 계획을 다루지 않는다.

## Method

ZarBench는 1,200개의 질문으로 구성되며 GPT-4o를 활용하여 생성하였다.

## Results

Claude 3.7 Sonnet과 Qwen2.5-72B를 ZarBench에서 평가한 결과 성공률은 41.2%에 그쳤다.

# 2. [FooRL: Reinforcement Learning for Small Models](https://arxiv.org/abs/2510.00004)

## Introduction

- Goal: 본 연구는 GRPO를 기반으로 한 강화 학습 프레임워크 FooRL을 제안한다.

## Method

FooRL은 Qwen2.5-7B를 기반 모델로 사용하여 미세 조정한다.

## Results

FooRL은 MATH500과 AIME24에서 DAPO 대비 8.4% 높은 정확도를 달성하였다.
"""
DOCUMENTS = parse_digest(DIGEST, path="2025-10-02-daily.md")


@pytest.fixture(scope="module")
def mentions():
    return [{m.name: m for m in found} for found in load_reader().read(DOCUMENTS)]


def relations(mention):
    return {role.relation for role in mention.roles}


def test_reader_reads_a_benchmark_paper(mentions):
    found = mentions[0]
    assert found["ZarBench"].type == "Benchmark"
    assert {"proposes", "evaluatesOn"} <= relations(found["ZarBench"])
    assert found["Claude 3.7 Sonnet"].type == "Model"
    assert "evaluates" in relations(found["Claude 3.7 Sonnet"])
    assert "uses" in relations(found["GPT-4o"])


def test_reader_reads_a_method_paper(mentions):
    found = mentions[1]
    assert found["FooRL"].type == "Method"
    assert relations(found["FooRL"]) == {"proposes"}
    assert relations(found["GRPO"]) == {"uses"}
    assert "uses" in relations(found["Qwen2.5-7B"])
    assert relations(found["DAPO"]) == {"comparesWith"}
    for name in ("MATH500", "AIME24"):
        assert found[name].type == "Dataset"
        assert relations(found[name]) == {"evaluatesOn"}


def test_reader_evidence_is_exact(mentions):
    for document, found in zip(DOCUMENTS, mentions, strict=True):
        for mention in found.values():
            for piece in (p for role in mention.roles for p in role.evidence):
                assert DIGEST[piece.start : piece.end] in mention.spellings
                assert DIGEST[piece.start : piece.end] in piece.sentence
                assert piece.sentence in DIGEST
                assert DIGEST.count("\n", 0, piece.start) + 1 == piece.line
                assert piece.digest == document.digest.id
                assert 0 < piece.confidence <= 1
                assert piece.rule.startswith("reader:")
                assert piece.rule.isascii()


def test_reader_documents_do_not_influence_each_other(mentions):
    alone = [{m.name: m for m in load_reader().read([document])[0]} for document in DOCUMENTS]
    assert alone == mentions


def test_reader_is_never_sure_of_a_doubtful_document():
    found = load_reader().read([replace(DOCUMENTS[1], status="doubtful")])[0]
    assert found
    assert max(role.confidence for m in found for role in m.roles) <= MOST


def test_reader_reads_an_empty_document():
    assert load_reader().read([replace(DOCUMENTS[1], passages=())]) == [()]


def test_reader_takes_no_word_for_a_field_as_a_name():
    text = DIGEST.replace("FooRL은 Qwen2.5-7B를 기반 모델로", "FooRL은 LLM과 RL을 결합하며 Qwen2.5-7B를 MLLM의 기반 모델로")
    found = {m.name for m in load_reader().read(parse_digest(text, path="2025-10-02-daily.md"))[1]}
    assert {"FooRL", "Qwen2.5-7B"} <= found
    assert not {"LLM", "RL", "MLLM"} & found


def test_reader_goes_through_one_word_of_20000_letters_but_once():
    text = DIGEST.replace("1,200개의 질문으로", f"{'a' * 20_000} 1,200개의 질문으로")
    assert "ZarBench" in {m.name for m in load_reader().read(parse_digest(text, path="2025-10-02-daily.md"))[0]}


def test_reader_keeps_the_surer_cut():
    names = {f.candidates[0].text: f for f in read_features(DOCUMENTS[0], load_reader().knowledge)}

    def reading(text: str, sure: float) -> Reading:
        flat = np.full(6, 0.25, np.float32)
        return Reading(names[text], sure, flat[:4], flat, np.zeros((len(names[text].spans), 11), np.float32))

    apart = [reading("Claude 3.7", 0.99), reading("Claude 3.7 Sonnet", 0.9)]
    assert [r.name.candidates[0].text for r in keep_readings(apart)] == ["Claude 3.7 Sonnet"]
    unsure = [reading("Claude 3.7", 0.99), reading("Claude 3.7 Sonnet", 0.7)]
    assert [r.name.candidates[0].text for r in keep_readings(unsure)] == ["Claude 3.7"]
    kept = keep_readings([reading("Claude 3.7", 0.6), reading("Claude 3.7 Sonnet", 0.9), reading("GPT-4o", 0.2)])
    assert [r.name.candidates[0].text for r in kept] == ["Claude 3.7 Sonnet"]


def test_reader_judges_a_name_by_where_it_stands_alone_and_not_at_the_head_of_a_longer_one():
    text = DIGEST.replace(
        "Qwen2.5-7B를 기반 모델로 사용하여", "Qwen2.5-VL을 미세 조정하며, 텍스트 부분은 Qwen2.5를 기반으로 한다. 곧"
    )
    found = {m.name: m for m in load_reader().read(parse_digest(text, path="2025-10-02-daily.md"))[1]}
    assert relations(found["Qwen2.5-VL"]) == {"uses"}
    assert relations(found["Qwen2.5"]) == {"uses"}
    text = text.replace("텍스트 부분은 Qwen2.5를 기반으로 한다. 곧", "곧")
    assert "Qwen2.5" not in {m.name for m in load_reader().read(parse_digest(text, path="2025-10-02-daily.md"))[1]}


def test_reader_explains_for_and_against():
    explanation = explain(DOCUMENTS[1], "daPO")
    assert explanation is not None
    assert explanation.kept
    assert explanation.name == "DAPO"
    verdicts = {v.question: v for v in explanation.verdicts}
    assert verdicts["comparesWith"].held
    assert not verdicts["proposes"].held
    assert verdicts["comparesWith"].probability > verdicts["uses"].probability
    assert any("versus" in r.feature and r.weight > 0 for r in verdicts["comparesWith"].reasons)
    assert explain(DOCUMENTS[1], "Llama") is None


def test_reader_model_is_small_and_loads_fast():
    path = shipped("reader.npz")
    assert path.stat().st_size <= 10_000_000
    start = time.process_time()
    read_model(path)
    assert time.process_time() - start < 1


def test_reader_model_keeps_its_bytes(tmp_path):
    write_model(load_model(), tmp_path / "a.npz")
    write_model(read_model(tmp_path / "a.npz"), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_reader_model_holds_no_pickle(tmp_path):
    with np.load(shipped("reader.npz"), allow_pickle=False) as stored:
        assert all(stored[name].dtype.kind in "fiu" for name in stored.files)


def test_reader_refuses_a_file_that_is_no_model(tmp_path):
    (tmp_path / "x.npz").write_bytes(b"no")
    with pytest.raises(KgError, match=r"x\.npz"):
        read_model(tmp_path / "x.npz")


def test_reader_names_have_their_features():
    for name in load_reader().find_names(DOCUMENTS[0]):
        assert isinstance(name, NameFeatures)
        assert name.name
        assert name.occurrences

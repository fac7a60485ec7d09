"""What every extractor, ours or a third party's, must keep: found by entry point, read on digests made here."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.documents import parse_digest
from kg.plugins import Extractor, extractor_names, get_extractor
from kg.vocabulary import load_vocabulary

HF = """# 📰 Hugging Face Daily Papers – 2025-10-01

## 2510.00001
🔗 https://huggingface.co/papers/2510.00001

**Summary**:
```markdown
# FooNet: 작은 모델을 위한 강화 학습

## 2. 주요 기여 및 참신성

- **FooNet 제안**: GRPO를 기반으로 한 새로운 프레임워크인 FooNet을 제안합니다.

## 4. 실험 설정

- **사용된 데이터셋**: AIME24와 MATH500에서 평가하였습니다.
- **비교 대상(Baseline)**: PPO, DPO와 비교하였습니다.

## 5. 정량적 결과

- FooNet은 AIME24에서 정확도 63.5%를 달성하여 PPO 대비 8.4% 향상되었습니다.
```

---

## 2510.00002
🔗 https://huggingface.co/papers/2510.00002

**Summary**:
죄송합니다만, 해당 논문의 내용을 확인할 수 없었습니다.

---
"""

JEKYLL = """---
layout: post
title: Daily Papers — 2025-10-02"
date: 2025-10-02 08:15:00
---

# 1. [BarBench: "Quotes" `ticks` and <b>tags</b>](http://arxiv.org/abs/2510.00003v2)

## Introduction

- Goal: 본 연구는 에이전트를 평가하는 벤치마크 BarBench를 제안한다.
- Motivation: 기존 GAIA는 한국어를 다루지 않는다.

## Results

GPT-4o는 BarBench에서 41.2%의 성공률을 보였다.

# 2. [Nothing](http://arxiv.org/abs/2510.00004)

"""

TEXTS = {"2025-10-01.md": HF, "2025-10-02-daily.md": JEKYLL}
DOCUMENTS = tuple(d for path, text in TEXTS.items() for d in parse_digest(text, path=path))


@pytest.fixture(scope="module", params=extractor_names())
def extractor(request):
    return get_extractor(request.param)


@pytest.fixture(scope="module")
def extractions(extractor):
    return tuple(extractor.extract(DOCUMENTS))


def evidence_of(extraction):
    for mention in extraction.mentions:
        for role in mention.roles:
            yield from role.evidence
    for found in (*extraction.measures, *extraction.topics, *extraction.claims):
        yield from found.evidence


def test_contract_keeps_the_protocol(extractor):
    assert isinstance(extractor, Extractor)


def test_contract_one_extraction_for_each_document_in_order(extractions):
    assert [e.document for e in extractions] == list(DOCUMENTS)


def test_contract_something_is_found(extractions):
    assert any(e.mentions for e in extractions)


def test_contract_evidence_points_into_the_file(extractions):
    assert any(any(evidence_of(e)) for e in extractions)
    for extraction in extractions:
        text = TEXTS[extraction.document.digest.path]
        for piece in evidence_of(extraction):
            assert piece.digest == extraction.document.digest.id
            assert piece.date == extraction.document.digest.date
            assert text[piece.start : piece.end].strip()
            assert text.count("\n", 0, piece.start) + 1 == piece.line
            assert text[piece.start : piece.end] in piece.sentence
            assert piece.sentence in text
            assert 0 < piece.confidence <= 1
            assert piece.rule


def test_contract_types_and_relations_are_those_of_the_ontology(extractions):
    vocabulary = load_vocabulary()
    mentions = [m for e in extractions for m in e.mentions]
    assert mentions
    for mention in mentions:
        assert mention.name
        assert mention.name not in mention.aliases
        assert mention.roles
        relations = [role.relation for role in mention.roles]
        assert len(set(relations)) == len(relations)
        for relation in relations:
            assert mention.type in vocabulary.get_relation(relation).targets
        assert relations == ["mentions"] or "mentions" not in relations


def test_contract_a_paper_without_a_summary_says_nothing(extractions):
    silent = [e for e in extractions if e.document.status == "unsummarised"]
    assert silent
    assert not [piece for extraction in silent for piece in evidence_of(extraction)]


def test_contract_claims_have_a_number(extractions):
    for claim in (c for e in extractions for c in e.claims):
        assert claim.value is not None or claim.delta is not None
        assert claim.printed


def test_contract_reading_alone_or_together_is_the_same(extractor, extractions):
    assert tuple(e for d in reversed(DOCUMENTS) for e in extractor.extract([d]))[::-1] == extractions


@pytest.mark.parametrize("name", extractor_names())
def test_contract_the_hash_seed_does_not_matter(name):
    program = f"from tests.extractors.test_contract import *\nprint(list(get_extractor({name!r}).extract(DOCUMENTS)))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1

import pytest
from spacy.language import Language

from extractors.language import HangulTokenizer, as_doc, load_language
from kg.documents import parse_digest

DIGEST = """# 1. [FooRL: Learning](https://arxiv.org/abs/2510.00004)

## Method

FooRL은 Qwen2.5-7B를 기반 모델로 사용하여 미세 조정한다.
"""
DOCUMENT = parse_digest(DIGEST, path="2025-10-02.md")[0]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("GRPO를 쓴다.", ["GRPO", "를", "쓴다", "."]),
        ("AIME25에서", ["AIME25", "에서"]),
        ("Qwen2.5-7B(기반)", ["Qwen2.5-7B", "(", "기반", ")"]),
        ("a  b\nc", ["a", " ", "b", "\n", "c"]),
        ("", []),
    ],
)
def test_language_tokens_end_where_latin_meets_hangul(text, tokens):
    doc = HangulTokenizer(load_language().vocab)(text)
    assert [token.text for token in doc] == tokens
    assert doc.text == text


def test_language_leaves_mentions_and_spans():
    doc = next(load_language().pipe([as_doc(DOCUMENT, load_language())]))
    assert "Qwen2.5-7B" in {m.name for m in doc._.kg_mentions}
    assert ("Qwen2.5-7B", "Model") in {(span.text, span.label_) for span in doc.spans["kg"]}


def test_language_takes_components_of_ones_own():
    seen = []

    @Language.component("test_language_counter")
    def count(doc):
        seen.append(len(doc._.kg_names))
        return doc

    nlp = load_language.__wrapped__()
    nlp.add_pipe("test_language_counter", after="kg_candidates")
    next(nlp.pipe([as_doc(DOCUMENT, nlp)]))
    assert nlp.pipe_names == ["kg_candidates", "test_language_counter", "kg_reader"]
    assert seen
    assert seen[0] > 0


def test_language_passes_plain_texts_through():
    assert load_language()("GRPO를 쓴다.")._.kg_mentions is None

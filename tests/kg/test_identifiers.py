import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identifiers import MAX_SLUG, homonym_id, node_id, text_hash, text_slug
from kg.names.keys import name_key


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("GRPO", "grpo"),
        ("Qwen2.5-VL-7B-Instruct", "qwen2.5-vl-7b-instruct"),
        ("C++", "c++"),
        ("C#", "c#"),
        ("ViT-B/16", "vit-b-16"),
        ("에이전트 증류", "에이전트-증류"),
        ("MIMIC-IV", "mimic-iv"),
        ("nDCG@10", "ndcg@10"),
        ("ImageNet 256×256", "imagenet-256x256"),
        ("HumanEval+", "humaneval+"),
    ],
)
def test_text_slug_is_readable(name, slug):
    assert text_slug(name) == slug


def test_text_slug_is_bounded_and_ends_in_a_hash_where_it_says_less_than_the_name():
    long = text_slug("a" * 9_000)
    assert len(long) < MAX_SLUG + 15
    assert long != text_slug("a" * 8_999)
    hostile = ["", " ", "\x00", "…", "..", ".", '"', "`", "/", "//", "'quoted'", "a\nb", "\U0001f680", "\u202e", "~", "@"]
    slugs = [text_slug(name) for name in hostile]
    assert len(set(slugs)) == len({name_key(name) for name in hostile})
    assert all(slugs)


@given(st.text(max_size=200))
def test_text_slug_never_breaks(text):
    slug = text_slug(text)
    assert 0 < len(slug) < MAX_SLUG + 15
    assert "/" not in slug
    assert slug.isprintable()


@given(st.text(max_size=40), st.text(max_size=40))
def test_text_slug_is_different_for_different_keys(one, other):
    if name_key(one) != name_key(other):
        assert text_slug(one) != text_slug(other)


def test_node_id_leaves_the_sign_of_homonyms_to_them():
    assert node_id("Method", "grpo") == "entity/grpo"
    assert node_id("Metric", "pass@1") == "metric/pass@1"
    assert node_id("Task", "수학-추론") == "task/수학-추론"
    assert node_id("Method", "pass@1") == "entity/pass-at-1"
    assert homonym_id("entity/tapo", "2505.12345") == "entity/tapo@2505.12345"


def test_text_hash_tells_where_one_text_ends():
    assert text_hash("ab", "c") != text_hash("a", "bc")
    assert text_hash("\ud800")

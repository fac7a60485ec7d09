"""One thing under two names in one document is one mention; two things that look alike stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.namesakes import join_namesakes
from kg.model import Evidence, Mention, Role


def evidence(line):
    return Evidence("digest", "digest.md", "2025-09-01", line, 0, 4, "A sentence.", "reader:summary", 0.9)


def mention(name, *, relation="proposes", type_="Method", aliases=(), line=1):
    return Mention(name, tuple(aliases), type_, (Role(relation, (evidence(line),)),))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("PiSSA", "Principal Singular Vector Subspace Adaptation"),
        ("QLoRA", "Quantised Low-Rank Adapters"),
        ("MeZO", "memory-efficient zeroth-order optimizer"),
        ("CATER", "Cached Attention with Token Eviction and Reuse"),
    ],
)
def test_namesakes_join_a_long_and_a_short_name_of_a_contribution(short, long):
    (joined,) = join_namesakes([mention(long, line=1), mention(short, line=2)])
    assert (joined.name, joined.aliases) == (short, (long,))
    assert joined.roles == (Role("proposes", (evidence(1), evidence(2))),)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (mention("PiSSA"), mention("Principal Singular Vector Subspace Adaptation", relation="comparesWith")),
        (mention("PiSSA"), mention("Principal Singular Vector Subspace Adaptation", type_="Model")),
        (
            mention("PiSSA", aliases=("Prompted Singular Vector Subspace Adaptation",)),
            mention("Principal Singular Vector Subspace Adaptation"),
        ),
        (mention("Router"), mention("Router-Expert Mixture")),
        (mention("Falcon-MT-7B"), mention("Falcon-MT-Chimera-7B")),
        (mention("GRPO"), mention("Direct Preference Optimization")),
        (mention("ToRA-7B", type_="Model"), mention("ToRA-Code-34B", type_="Model")),
        (mention("Qwen3-8B", type_="Model"), mention("Qwen3-4B", type_="Model")),
        (mention("AIME24", type_="Dataset"), mention("AIME25", type_="Dataset")),
    ],
    ids=lambda m: m.name,
)
def test_namesakes_leave_two_things_apart(left, right):
    assert join_namesakes([left, right]) == (left, right)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("D^3QE", "D3QE"), "D3QE"),
        (("R^\\textbf{2AI}", "R2AI"), "R2AI"),
        (("∆L Normalization", "ΔL Normalization"), "∆L Normalization"),
    ],
)
def test_namesakes_read_a_formula_as_the_name_that_it_sets(names, expected):
    (joined,) = join_namesakes([mention(name, relation="uses") for name in names])
    assert joined.name == expected


@pytest.mark.parametrize(
    ("said", "type_", "name"),
    [
        ("ImageNet 256×256", "Dataset", "ImageNet"),
        ("LSUN-256", "Dataset", "LSUN"),
        ("FFHQ 1024px", "Dataset", "FFHQ"),
        ("Qwen3-8B/0.6B", "Model", "Qwen3-8B"),
        ("MATH-500", "Dataset", "MATH-500"),
        ("CIFAR-100", "Dataset", "CIFAR-100"),
        ("GPT-4", "Model", "GPT-4"),
    ],
)
def test_namesakes_take_a_setting_off_a_name(said, type_, name):
    (found,) = join_namesakes([mention(said, type_=type_)])
    assert found.name == name
    assert said in found.spellings


def test_namesakes_of_a_resolution_and_the_bare_set_are_one():
    pair = [mention(n, type_="Dataset", relation="evaluatesOn") for n in ("ImageNet 256×256", "ImageNet")]
    (joined,) = join_namesakes(pair)
    assert (joined.name, joined.aliases) == ("ImageNet", ("ImageNet 256×256",))


NAMES = st.sampled_from(
    ["PiSSA", "Principal Singular Vector Subspace Adaptation", "D^3QE", "D3QE", "GRPO", "MATH-500", "CIFAR-10 32×32"]
)


@given(st.lists(NAMES, max_size=6))
def test_namesakes_lose_no_spelling_and_no_evidence(names):
    mentions = [mention(name, line=line) for line, name in enumerate(names)]
    joined = join_namesakes(mentions)
    assert {s for m in joined for s in m.spellings} >= set(names)
    assert {e for m in joined for r in m.roles for e in r.evidence} == {evidence(line) for line in range(len(names))}
    assert join_namesakes(joined) == joined


@pytest.mark.parametrize(
    ("name", "type_", "names"),
    [
        ("AIME24/25", "Dataset", ["AIME24", "AIME25"]),
        ("WMT 2023/2024", "Dataset", ["WMT 2023", "WMT 2024"]),
        ("Zork-7B/14B/32B", "Model", ["Zork-7B"]),
        ("Base/Instruct", "Model", []),
        ("Claude 3.5/3.7 Sonnet", "Model", ["Claude 3.5 Sonnet", "Claude 3.7 Sonnet"]),
        ("Gemini 2.5 Pro/Flash", "Model", ["Gemini 2.5 Pro", "Gemini 2.5 Flash"]),
        ("CIFAR-10/100", "Dataset", ["CIFAR-10", "CIFAR-100"]),
        ("SWE-bench Verified/Lite", "Benchmark", ["SWE-bench Verified", "SWE-bench Lite"]),
        ("ETTh1/ETTh2/ETTm1", "Dataset", ["ETTh1", "ETTh2", "ETTm1"]),
        ("ARC-Easy/Challenge", "Dataset", ["ARC-Easy", "ARC-Challenge"]),
        ("ZorkMoE-Base/Large", "Model", ["ZorkMoE-Base", "ZorkMoE-Large"]),
        ("BrowseComp-en/zh", "Benchmark", ["BrowseComp-en", "BrowseComp-zh"]),
        ("ViT-B/16", "Method", ["ViT-B/16"]),
        ("meta-llama/Llama-2-70b-chat-hf", "Model", ["meta-llama/Llama-2-70b-chat-hf"]),
        ("Qwen/Qwen2.5-32B-Instruct", "Model", ["Qwen/Qwen2.5-32B-Instruct"]),
        ("DiT-XL/2", "Method", ["DiT-XL/2"]),
        ("TCP/IP", "Method", ["TCP/IP"]),
        ("Zork/Mork", "Model", ["Zork/Mork"]),
    ],
)
def test_namesakes_take_lists_apart(name, type_, names):
    assert [m.name for m in join_namesakes([mention(name, type_=type_)])] == names


@pytest.mark.parametrize("loss", ["JAQ 손실", "JAQ 손실함수", "JAQ loss"])
def test_namesakes_take_a_loss_for_what_it_is_the_loss_of(loss):
    (joined,) = join_namesakes([mention(loss, line=1), mention("JAQ", line=2)])
    assert (joined.name, joined.aliases) == ("JAQ", (loss,))


@pytest.mark.parametrize(
    ("short", "aliases", "count"), [("SAG", (), 1), ("SAG", ("Self-Attention Guidance",), 2), ("SA", (), 2)]
)
def test_namesakes_take_the_initials_of_what_a_paper_proposes_for_that(short, aliases, count):
    mentions = [mention("Sparse Anchor-view Generation"), mention(short, relation="uses", aliases=aliases)]
    assert len(join_namesakes(mentions)) == count

import pytest

from kg.names.compare import compare_by_all
from kg.names.moved import are_moved
from kg.names.ordinary import is_common
from kg.names.reworded import in_the_singular, with_usual_dates, with_usual_signs
from kg.names.said_kinds import with_said_kinds
from kg.names.terms import shipped_lexicons


@pytest.fixture(scope="module")
def lexicons():
    return shipped_lexicons()


@pytest.mark.parametrize(
    ("text", "common"),
    [("Greedy", True), ("multi-agent", True), ("Time series", True), ("Adam", False), ("TensorRT", False), ("Starling", False)],
)
def test_is_common_knows_words_from_names(text, common):
    assert is_common(text) is common


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("GRPO algorithm", "GRPO", "same"),
        ("Adam optimizer", "Adam", "same"),
        ("Qwen2.5-7B LLM", "Qwen2.5-7B", "same"),
        ("NVIDIA TensorRT-LLM", "TensorRT-LLM", "same"),
        ("NVIDIA TensorRT-LLM", "NVIDIA TensorRT", "apart"),
        ("MLC LLM", "MLC", "apart"),
        ("Physics simulator", "Physics", "apart"),
        ("Preference dataset", "Preference", "apart"),
        ("Loss of function", "Loss function", "apart"),
    ],
)
def test_compare_by_all_takes_a_class_word_off_a_name_alone(left, right, word, lexicons):
    for pair in ((left, right), (right, left)):
        assert (compare_by_all(*pair, lexicons=lexicons).word == "same") is (word == "same"), pair


@pytest.mark.parametrize(
    ("whole", "other", "read"),
    [
        ("GAIA (agent benchmark)", "GAIA", "GAIA benchmark"),
        ("PPO (RL algorithm)", "PPO", "PPO algorithm"),
        ("GQA (attention)", "Grouped-Query Attention", "Grouped-Query Attention"),
        ("GPQA (Diamond subset)", "GPQA Diamond", "GPQA Diamond subset"),
        ("DDP (control)", "DDP", "DDP (control)"),
        ("Qwen2.5 (embedding model)", "Qwen2.5", "Qwen2.5 (embedding model)"),
        ("MAE (metric)", "MAE (Masked Autoencoder)", "MAE (metric)"),
    ],
)
def test_with_said_kinds_reads_a_kind_in_brackets_as_a_class_word(whole, other, read, lexicons):
    assert with_said_kinds(whole, other, lexicons)[0] == read


@pytest.mark.parametrize(
    ("left", "right", "moved"),
    [
        ("Base BERT", "BERT base", True),
        ("CodeLlama-Python-7B", "CodeLlama-7B-Python", True),
        ("FP8 E4M3", "E4M3 FP8", True),
        ("val2017 COCO", "COCO val 2017", True),
        ("ViT-B/16 CLIP", "CLIP ViT-B/16", True),
        ("WMT14 En-De", "WMT14 De-En", False),
        ("Chat-GLM", "GLM-Chat", False),
        ("Gemma 3 1B", "Gemma 31B", False),
    ],
)
def test_are_moved_knows_what_says_the_same_in_another_place(left, right, moved, lexicons):
    assert are_moved(left, right, lexicons) is moved
    assert are_moved(right, left, lexicons) is moved


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("triplet losses", "triplet loss"),
        ("Hessian matrices", "Hessian matrix"),
        ("Ontologies", "Ontology"),
        ("vertices", "vertex"),
        ("stopping criteria", "stopping criterion"),
        ("neural nets", "neural network"),
        ("Analyses", "Analysis"),
        ("DARTS", "DARTS"),
    ],
)
def test_in_the_singular_knows_plurals_with_more_than_an_s(plural, singular):
    assert in_the_singular(plural) == singular


@pytest.mark.parametrize(
    ("text", "usual"),
    [("TD3+BC", "TD3-BC"), ("MBPP+", "MBPP+"), ("pass at k", "pass@k"), ("Twenty Newsgroups", "20 Newsgroups")],
)
def test_with_usual_signs_writes_signs_and_figures(text, usual):
    assert with_usual_signs(text) == usual


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("KDD Cup 99", "KDD Cup 1999"),
        ("iNat18", "iNaturalist 2018"),
        ("GPT-4o (Aug 6, 2024)", "GPT-4o 2024-08-06"),
        ("WMT 2017 Chinese-English", "WMT 2017 Zh-En"),
        ("TREC 19", "TREC 19"),
        ("VGG 16", "VGG 16"),
    ],
)
def test_with_usual_dates_writes_years_dates_and_languages(text, usual):
    assert with_usual_dates(text) == usual


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Momentum Iterative FGSM", "MI-FGSM", "same"),
        ("Averaged GEM", "A-GEM", "same"),
        ("Dueling DQN", "DDQN", "different"),
        ("Facebook AI's DETR", "DETR", "same"),
        ("Meta-DETR", "DETR", "related"),
        ("Stanford 40 Actions", "40 Actions", "different"),
        ("BERT language model", "BERT", "same"),
    ],
)
def test_compare_by_all_reads_parts_in_short_and_owners(left, right, word, lexicons):
    for pair in ((left, right), (right, left)):
        assert compare_by_all(*pair, lexicons=lexicons).word == word, pair

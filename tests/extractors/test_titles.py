import pytest

from extractors.titles import find_title_names, long_form_in


@pytest.mark.parametrize(
    ("title", "short", "long"),
    [
        ("Visual Representation Alignment for Multimodal Models", "VIRAL", "Visual Representation Alignment"),
        ("Few-step Flow via Marginal-Data Transport Distillation", "MDT-dist", "Marginal-Data Transport Distillation"),
        ("ADAM: A Diverse Archive of Mankind for Evaluation", "ADAM", "A Diverse Archive of Mankind"),
        ("D3Q: Discrete Distribution Discrepancy Quantization", "D3Q", "Discrete Distribution Discrepancy Quantization"),
        ("EntroPE: Entropy-Guided Dynamic Patch Encoder for Series", "EntroPE", "Entropy-Guided Dynamic Patch Encoder"),
        ("StateX: Enhancing RNN Recall via State Expansion", "StateX", ""),
        ("FLORA: Synthetic Data via finetuning Flux LoRA", "FLORA", ""),
        ("CodePlot: Mathematical Visual Reasoning with Images", "Math-VR", ""),
        ("Training Large Models", "TLM", "Training Large Models"),
        ("SAM 2: Segment Anything in Videos", "SAV", ""),
        ("MARL: A Modular Adaptive Routing Layer for Speech", "MARL", "Modular Adaptive Routing Layer"),
        ("D^2QE: Learning Discrete Distance Quantization Error", "D2QE", "Discrete Distance Quantization Error"),
        ("", "TLM", ""),
        ("A b", "", ""),
    ],
)
def test_titles_spell_out_a_short_name(title, short, long):
    assert long_form_in(title, short) == long


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Sprint: Sparse-Dense Residual Fusion for Efficient Transformers", [("Sparse-Dense Residual Fusion", "SPRINT")]),
        ("SPRINT: Sparse-Dense Residual Fusion", [("Sparse-Dense Residual Fusion", "SPRINT")]),
        ("SPRINT: Sparse-Dense Residual Fusion Networks for All", []),
        ("SPRINT meets Sparse-Dense Residual Fusion", []),
        ("Fusion: Sparse-Dense Residual Fusion", []),
        ("", []),
    ],
)
def test_titles_call_one_thing_by_a_short_and_a_long_name(title, found):
    assert list(find_title_names(title, ("SPRINT", "Sparse-Dense Residual Fusion", "Path-Drop"))) == found

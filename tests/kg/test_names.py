import random
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.names.compare import compare_by_all
from kg.names.differing import are_told_apart
from kg.names.forms import abbreviates, are_initials, read_form
from kg.names.keys import name_key, name_keys
from kg.names.kinds import DATA_BEHIND, stands_always
from kg.names.known_names import compare_names
from kg.names.korean import glosses, translations
from kg.names.lexicon import Lexicon
from kg.names.owners import read_owner
from kg.names.pairs import read_pairs
from kg.names.parts import split_name
from kg.names.sound import sounds_like
from kg.names.terms import in_full, read_lexicons, read_terms, things_of
from kg.vocabulary import load_vocabulary
from tests.readings import GRPO, concept

PAIRS = Path(__file__).with_name("pairs.tsv")
LEAST_FOUND = 0.95
"""The share of true aliases that must be found, of each kind and of all."""


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.from_concepts(load_vocabulary().concepts)


@pytest.fixture(scope="module")
def lexicons():
    return read_lexicons(load_vocabulary().concepts)


def suite():
    lines = (line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("# "))
    return [tuple(line.split("\t")) for line in lines]


def test_pairs_suite_has_more_than_300_pairs_of_both_verdicts_and_languages():
    pairs = suite()
    assert len(set(pairs)) == len(pairs) > 300
    assert Counter(verdict for _, verdict, _, _ in pairs)["same"] > 150
    assert sum(any("가" <= c <= "힣" for c in left + right) for _, _, left, right in pairs) > 30


def test_compare_by_all_merges_no_different_names_of_the_suite(lexicons):
    wrong = [
        (left, right)
        for _, verdict, left, right in suite()
        if verdict != "same" and compare_by_all(left, right, lexicons=lexicons).word == "same"
    ]
    assert wrong == []


def test_compare_by_all_finds_the_true_aliases_of_every_kind(lexicons):
    found, total = Counter(), Counter()
    missed = []
    for kind, verdict, left, right in suite():
        if verdict == "same":
            total[kind] += 1
            same = compare_by_all(left, right, lexicons=lexicons).word == "same"
            found[kind] += same
            missed += [] if same else [(left, right)]
    scores = {kind: found[kind] / total[kind] for kind in sorted(total)}
    assert sum(found.values()) / sum(total.values()) >= LEAST_FOUND, missed
    assert min(scores.values()) >= 0.9, (scores, missed)


def test_compare_by_all_does_not_depend_on_the_order_of_the_two(lexicons):
    for _, _, left, right in suite():
        words = {compare_by_all(*pair, lexicons=lexicons).word for pair in ((left, right), (right, left))}
        assert len(words) == 1, (left, right)


def test_compare_names_says_how_names_of_a_family_differ(lexicon):
    assert "size 7b is not 72b" in compare_names("Zork2.5-7B", "Zork2.5-72B", lexicon=lexicon).reason
    assert "version or edition 2 is not 2.5" in compare_names("Zork2-VL", "Zork2.5-VL", lexicon=lexicon).reason
    assert compare_names("Zorkbench", "Zorkbench Verified", lexicon=lexicon).word == "related"


def test_compare_names_needs_evidence_for_initials(lexicon):
    verdict = compare_names("Quantised Umbrella Zoning", "QUZ", lexicon=lexicon)
    assert verdict.word == "different"
    assert "could be its initials" in verdict.reason


def test_compare_names_keeps_a_dataset_from_a_model_of_its_name(lexicon):
    assert compare_names("Zork dataset", "Zork model", lexicon=lexicon).word == "different"


# ---------------------------------------------------------------- parts


def parts(name):
    p = split_name(read_form(name).text)
    return p.family_key, p.numbers, p.dates, p.sizes, p.variants


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Qwen2.5-VL-7B-Instruct", ("qwen", ("2.5",), (), ("7b",), ("instruct", "vl"))),
        ("AIME 2025", ("aime", ("25",), (), (), ())),
        ("GPT-4o-mini", ("gpt", ("4",), (), (), ("mini", "o"))),
        ("gpt-4o-2024-08-06", ("gpt", ("4",), ("20240806",), (), ("o",))),
        ("claude-3-5-sonnet-20241022", ("claude", ("3.5",), ("20241022",), (), ("sonnet",))),
        ("DeepSeek-R1-Distill-Qwen-7B", ("deepseekr1distillqwen", (), (), ("7b",), ())),
        ("Mixtral 8x7B", ("mixtral", (), (), ("8x7b",), ())),
        ("Qwen3-235B-A22B", ("qwen", ("3",), (), ("235b", "a22b"), ())),
        ("Mistral-7B-v0.3", ("mistral", ("0.3",), (), ("7b",), ())),
        ("REINFORCE++", ("reinforce", (), (), (), ("plusplus",))),
        ("DeepSeek-R1", ("deepseek", ("r1",), (), (), ())),
        ("o1-mini", ("o1", (), (), (), ("mini",))),
        ("T5-XXL", ("t5", (), (), ("xxl",), ())),
        ("BERT-base", ("bert", (), (), ("b",), ())),
        ("Llama-3-8B-4bit", ("llama", ("3",), (), ("8b",), ("4bit",))),
        ("StarCraft II", ("starcraft", ("2",), (), (), ())),
        ("LLaMA-Omni2", ("llamaomni", ("2",), (), (), ())),
        ("T2V-Turbo", ("t2v", (), (), (), ("turbo",))),
        ("Wav2Vec 2.0", ("wav2vec", ("2",), (), (), ())),
        ("C", ("c", (), (), (), ())),
    ],
)
def test_split_name_finds_the_parts(name, expected):
    assert parts(name) == expected


def test_name_key_is_different_for_what_is_different():
    names = (
        "C",
        "C++",
        "C#",
        "Q",
        "Q*",
        "HumanEval",
        "HumanEval+",
        "HumanEval++",
        "pass@1",
        "pass@10",
        "U-NO",
        "UNO",
        "w/ KL",
        "w/o KL",
    )
    assert len({name_key(name) for name in names}) == len(names)


def test_name_keys_meet_only_for_equal_parts():
    assert not set(name_keys("DeepSeek3B")) & set(name_keys("DeepSeek-V3-Base"))
    assert set(name_keys("Llama-3-8B")) & set(name_keys("Llama3 8B"))
    assert not set(name_keys("Llama-3-8B")) & set(name_keys("Llama-38B"))


@given(st.text(max_size=60))
def test_name_keys_hold_for_any_text(text):
    keys = name_keys(text)
    assert keys
    assert all(keys)
    assert name_key(text) == keys[0]


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=30))
def test_name_key_forgives_case_and_outer_markup(word):
    assert name_key(f"**{word}**") == name_key(f"`{word}`") == name_key(word)


def test_name_key_keeps_endless_and_invisible_names_apart():
    long = "Very " * 1_800
    assert name_key(long + "Long") != name_key(long + "Wide")
    assert len({name_key(name) for name in ("", "\x00", "\x00\x01", "\u200b", "!!!", "…")}) == 6
    assert len(name_key(long)) < 100


# ---------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("GRPO를", "GRPO"),
        ("AIME25에서", "AIME25"),
        ("GRPO 알고리즘", "GRPO"),
        ("GRPO 알고리즘을", "GRPO"),
        ("the GAIA benchmark", "GAIA"),
        ("GRPO (Ours)", "GRPO"),
        ("**GRPO** [12]", "**GRPO**"),
        ("Reward Model", "Reward Model"),
        ("Consistency Models", "Consistency Models"),
        ("Minerva Math", "Minerva Math"),
        ("KL 발산", "KL 발산"),
    ],
)
def test_read_form_takes_off_what_is_no_part_of_the_name(spelling, text):
    assert read_form(spelling).text.strip("*") == text.strip("*")


def test_read_form_splits_a_definition_but_not_parts_in_brackets():
    form = read_form("Group Relative Policy Optimization (GRPO)")
    assert (form.text, form.others) == ("Group Relative Policy Optimization", ("GRPO",))
    assert read_form("에이전트 증류(Agent Distillation)").others == ("Agent Distillation",)
    assert read_form("Llama 3 (8B)").others == ()


def test_are_initials_reads_initials_and_their_numbers():
    assert are_initials("GRPO", "Group Relative Policy Optimization")
    assert are_initials("SAPO", "Swarm sAmpling Policy Optimization")
    assert not are_initials("GRPO", "Group Relative Preference Tuning")
    assert not are_initials("R1-14B", "R1-1.5B")
    assert are_initials("PVPO", "Pre-Estimated Value-Based Policy Optimization")
    assert are_initials("QA-PEFT", "Quantization-Aware PEFT")
    assert not are_initials("FAST+", "Frequency-space Action Sequence Tokenization")
    assert not are_initials("MAX-CUT", "MAX-k-CUT")
    assert abbreviates("WorldPM", "World Preference Modeling")
    assert not abbreviates("PPO", "Policy Optimization")


def test_translations_read_a_korean_name_word_for_word():
    assert "agent distillation" in translations("에이전트 증류")
    assert "chain of thought" in translations("사고의 사슬")
    assert translations("없는말 증류") == ()


def test_translations_read_by_the_likeliest_words_and_confirm_by_all():
    assert "visual flow" in translations("시각 흐름")
    assert "optical flow" not in translations("시각 흐름")
    assert "optical flow" in translations("시각 흐름", likely=None)


def test_glossary_has_each_word_once_in_order_with_plain_translations():
    lines = (files("kg.names") / "glossary.txt").read_text(encoding="utf-8").splitlines()
    words = [line.partition("\t")[0] for line in lines]
    assert words == sorted(set(words))
    for line in lines:
        english = line.partition("\t")[2].split("|")
        assert re.fullmatch(r"[가-힣]+\t[a-z0-9]+(?:[ |][a-z0-9]+)*", line), line
        assert len(english) == len(set(english)), line


def test_glosses_cut_a_word_and_leave_what_is_not_known():
    assert [text for text, _ in glosses("강화학습을 위한 GRPO")] == ["강화", "학습", "위한", "GRPO"]
    assert glosses("뷁") == (("뷁", ()),)


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("레스넷", "ResNet"),
        ("스타일GAN", "StyleGAN"),
        ("엠엘피", "MLP"),
        ("믹스업", "MixUp"),
        ("타이탄", "Titans"),
        ("큐로라", "QLoRA"),
    ],
)
def test_sounds_like_reads_a_latin_name_in_hangul(korean, latin):
    assert sounds_like(korean, latin)


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("버트", "BART"),
        ("소라", "Solar"),
        ("제미나이", "Gemma"),
        ("믹스트랄", "Mistral"),
        ("레스넷", "ResNeXt"),
        ("BERT", "BERT"),
    ],
)
def test_sounds_like_leaves_nothing_over(korean, latin):
    assert not sounds_like(korean, latin)


@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8), st.text(max_size=12))
def test_sounds_like_holds_for_any_text(korean, latin):
    assert sounds_like(korean, latin) in (True, False)


def test_compare_by_all_asks_the_sound_only_of_spellings_that_nothing_knows(lexicons):
    assert compare_by_all("조크벤치-7B", "ZorkBench-7B", lexicons=lexicons).reason.endswith("by its sound")
    assert compare_by_all("조크벤치-7B", "ZorkBench-8B", lexicons=lexicons).word == "related"
    assert compare_by_all("조크벤치-7B", "MorkBench-7B", lexicons=lexicons).word == "different"
    assert compare_by_all("클로드", "Cloud", lexicons=lexicons).word == "different"


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("google/orrery", ("google", "orrery")),
        ("https://huggingface.co/datasets/corvid/OrchardQA", ("", "OrchardQA")),
        ("kaist-ai/moraine-7b", ("", "moraine-7b")),
        ("Google DeepMind's Orrery 2", ("google", "Orrery 2")),
        ("메타의 릴넷", ("meta", "릴넷")),
        ("IBM Basaltine 8B", ("ibm", "Basaltine 8B")),
        ("GRPO/DPO", None),
        ("Mistral ORPO", None),
        ("Fair Sampling", None),
        ("google", None),
        ("", None),
    ],
)
def test_read_owner_knows_who_stands_before_a_name(text, owned):
    assert read_owner(text) == owned


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("google/orrery", "microsoft/orrery", "different"),
        ("google/orrery-2b", "Google Orrery 2B", "same"),
        ("NVIDIA TidePrune", "TidePrune", "same"),
        ("Microsoft Research", "Research", "different"),
        ("TMPO: Tempered Margin Policy Optimization", "TMPO", "same"),
        ("Tempered Margin Policy Optimization [TMPO]", "TMPO", "same"),
        ("TMPO: Tempered Margin Policy Optimization", "TMPO (Token-Matched Policy Optimization)", "different"),
        ("ClipSieve (Contrastive Sieve for Clip Curation)", "ClipSieve", "same"),
        ("ClipSieve (Large Fast Thinking)", "ClipSieve", "related"),
        ("VCPO v2", "Variance-Clipped Policy Optimization", "related"),
        ("MDSBench", "Medical Dialogue Safety Benchmark", "same"),
        ("잠재 궤적 정렬 v2", "Latent Trajectory Alignment", "related"),
    ],
)
def test_compare_by_all_reads_names_that_nothing_knows(lexicons, left, right, word, swap):
    pair = (right, left) if swap else (left, right)
    assert compare_by_all(*pair, lexicons=lexicons).word == word


# ---------------------------------------------------------------- terms


def test_read_terms_keeps_of_a_measure_only_what_says_the_same():
    found = {
        c.name: c
        for c in read_terms(
            [
                concept("accuracy", "Metric", "reasoning accuracy", korean=("정확도",)),
                concept("CHAIR", "Metric", "CHAIR_i"),
                concept("WER", "Metric", "word error rate"),
            ]
        )
        if c.type == "Metric"
    }
    assert found["accuracy"].spellings == ("accuracy", "정확도")
    assert found["CHAIR"].aliases == ()
    assert found["WER"].aliases == ("word error rate",)


def test_in_full_spells_the_initials_of_terms_out():
    assert in_full("Offline RL") == "Offline reinforcement learning"
    assert in_full("RL") == in_full("Offline Learning") == ""


# ---------------------------------------------------------------- lexicon


def test_lexicon_refuses_an_alias_that_names_another_edition_or_size():
    lexicon = Lexicon.from_concepts([concept("COCO", "Dataset", "MS COCO", "COCO 2017", "COCO-J", "COCO-K")])
    assert lexicon.find("MS-COCO").name == "COCO"
    assert lexicon.find("COCO 2017") is None
    assert lexicon.find("COCO-J") is None


def test_lexicon_gives_an_alias_of_two_to_neither_but_knows_both_meanings():
    lexicon = Lexicon.from_concepts([concept("Alpha", "Method", "AB"), concept("Beta", "Dataset", "AB")])
    assert lexicon.find("AB") is None
    assert [c.name for c in lexicon.read("AB").meanings] == ["Alpha", "Beta"]


def test_lexicon_reads_a_family_under_another_name_of_it():
    lexicon = Lexicon.from_concepts([concept("Llama", "Model", "LLaMA", korean=("라마",)), GRPO])
    assert lexicon.read("라마 3").key == lexicon.read("Llama-3").key
    assert lexicon.find("그룹 상대 정책 최적화를").name == "GRPO"


def test_lexicon_believes_an_alias_with_a_part_of_another_kind():
    lexicon = Lexicon.from_concepts([concept("LIBERO-Long", "Benchmark", "LIBERO-10")])
    assert lexicon.find("LIBERO-10") == lexicon.find("LIBERO-Long")


def test_lexicon_reads_members_of_a_family_by_the_other_name_of_it():
    lexicon = Lexicon.from_concepts([concept("Wide ResNet", "Method", "WRN"), concept("WRN-28-10", "Model")])
    assert lexicon.find("Wide ResNet-28-10").name == "WRN-28-10"
    assert lexicon.find("Wide ResNet-40-4") is None


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("RealBlur-J", "RealBlur-R", True),
        ("RealBlur", "RealBlur-J", True),
        ("POINTS", "POINTS-1.5", True),
        ("L1", "L1-Max", True),
        ("MS-COCO", "COCO", False),
        ("GRPO", "Group Relative Policy Optimization", False),
    ],
)
def test_are_told_apart_by_parts_and_by_a_last_letter(left, right, apart):
    for one, other in ((left, right), (right, left)):
        assert are_told_apart(split_name(one), split_name(other)) is apart


PIECES = (
    "8x 7 억 B b1 × ٣ ７ . - ( ) [ ] ' s 의 은 들 OpenAI LG w/o 2 text to shot zero parameter billion with <b> </b> \\cite{a} \\emph{ }"
    " * G ViT / 14 patch { $ → SAM (Adaptation) Llama database metric 지표 데이터셋 모델 1706.03762 at 10 + @ é"
).split()


@given(st.lists(st.sampled_from([*PIECES, " "]), min_size=1, max_size=9), st.lists(st.sampled_from([*PIECES, " "]), max_size=9))
def test_compare_by_all_holds_for_any_pieces_of_names(lexicons, left, right):
    one, other = "".join(left), "".join(right)
    assert compare_by_all(one, other, lexicons=lexicons).word == compare_by_all(other, one, lexicons=lexicons).word
    assert compare_by_all(one, one, lexicons=lexicons).word == ("same" if one.strip() else "different")


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        (r"XLNet~\cite{yang2019xlnet}", "XLNet"),
        ("[ReAct](https://arxiv.org/abs/2210.03629)", "ReAct"),
        ("Reflexion*", "Reflexion"),
        ("A*", "A*"),
        ("RRT*", "RRT*"),
    ],
)
def test_read_form_takes_off_citations_links_and_marks_of_footnotes(spelling, text):
    assert read_form(spelling).text == text


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Llama 3 70 billion", "Llama-3-70B", "same"),
        ("라마 3 700억", "Llama-3-70B", "same"),
        ("LAION 400 million", "LAION-400M", "same"),
        ("조크 8x7억", "조크 8x7B", "related"),
        ("Anthropic's Claude 3 Opus", "Claude 3 Opus", "same"),
        ("OpenAI의 o3", "o3", "same"),
        ("Black Forest Labs FLUX.1", "FLUX.1", "same"),
        ("리베로(LIBERO) 벤치마크", "LIBERO", "same"),
        ("DQN", "Double DQN", "related"),
        ("Mask R-CNN", "Cascade Mask R-CNN", "related"),
        ("VMamba", "Vision Mamba", "different"),
        ("GPT-3 with 175 billion parameters", "GPT-3 175B", "same"),
        ("70-billion-parameter Llama 2", "Llama 2 70B", "same"),
        ("LG AI연구원의 EXAONE 3.5", "EXAONE 3.5", "same"),
        ("Recall at 10", "Recall@10", "same"),
        ("Recall at 10", "Recall@5", "related"),
        ("<b>XLNet</b>", "XLNet", "same"),
        (r"\emph{Longformer}", "Longformer", "same"),
        ("AdamW optimiser", "AdamW", "same"),
        ("ResNet-50 backbone", "ResNet50", "same"),
        ("BLOOM (176B parameters)", "BLOOM-176B", "same"),
        ("bigscience/bloom-7b1", "BLOOM-7.1B", "same"),
        ("openai/clip-vit-large-patch14", "CLIP ViT-L/14", "same"),
        ("https://huggingface.co/datasets/openai/gsm8k", "GSM8K", "same"),
        ("NVIDIA's StyleGAN2", "StyleGAN2", "same"),
        ("Bidirectional Encoder Representation from Transformers", "BERT", "same"),
        ("GPI (Generalized Policy Improvement)", "GPI (Generative Policy Improvement)", "different"),
        ("Masked Autoencoder", "MAE metric", "different"),
        ("mAP 지표", "mAP", "same"),
        ("SAM 데이터셋", "SAM", "different"),
        ("AIME 데이터셋", "AIME", "same"),
        ("SAM optimizer", "Segment Anything Model", "different"),
        ("SAM optimizer", "Sharpness-Aware Minimization", "same"),
        ("클라우드", "Claude", "different"),
        ("ViT-g/14", "ViT-G/14", "related"),
        ("vit-l", "ViT-L", "same"),
        ("text2image", "text-to-image", "same"),
        ("GRPO w/o KL", "GRPO without KL", "same"),
        ("five-shot", "5-shot", "same"),
        ("En→De", "En-De", "same"),
        ("optimiser", "optimizer", "same"),
        ("CLIP (텍스트 인코더)", "CLIP (이미지 인코더)", "different"),
        ("CoT (사고의 연쇄)", "CoT (사고 사슬)", "same"),
        ("코카", "COCO", "different"),
        ("코코", "COCO", "same"),
        ("arXiv:1706.03762v7", "https://arxiv.org/abs/1706.03762", "same"),
        ("10.48550/arXiv.1706.03762", "hf.co/papers/1706.03762", "same"),
        ("1706.03762", "1706.03763", "different"),
        ("LDA (잠재 디리클레 할당)", "LDA (선형 판별 분석)", "different"),
        ("MAE (평균 절대 오차)", "MAE (Masked Autoencoder)", "different"),
        ("MAE (마스크드 오토인코더)", "MAE (마스킹된 오토인코더)", "same"),
        ("MAP (Maximum A Posteriori)", "mean Average Precision", "different"),
        ("단어 오류율(Word Error Rate, WER)", "WER", "same"),
        ("GloVe (Global Vectors for Word Representation)", "GloVe", "same"),
        ("SAM (Segment Anything Model)", "SAM (Sharpness-Aware Minimization)", "different"),
        ("Implicit Q-Learning (IQL)", "Independent Q-Learning (IQL)", "different"),
        ("CLIP (Contrastive Language-Image Pre-training)", "Contrastive Language-Image Pretraining (CLIP)", "same"),
        ("Reinforcement Learning with Human Feedback (RLHF)", "RLHF (reinforcement learning from human feedback)", "same"),
        ("Optimizer of Quorble Sums (OQS)", "Optimiser of Quorble Sums (OQS)", "same"),
        ("DiT (디퓨전 트랜스포머)", "DiT (Diffusion Transformer)", "same"),
    ],
)
def test_compare_by_all_reads_owners_sizes_and_brackets(left, right, word, lexicons):
    for one, other in ((left, right), (right, left)):
        assert compare_by_all(one, other, lexicons=lexicons).word == word


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("KelpVQA", "KelpVQA test set", "related"),
        ("GSM8K", "GSM8K 평가셋", "related"),
        ("MATH-500", "MATH-500 평가셋", "same"),
        ("GPQA Diamond", "GPQA Diamond subset", "same"),
        ("음성 인식", "음성 인식 모델", "different"),
        ("DPO", "DPO model", "different"),
        ("ViT", "ViT 모델", "same"),
        ("latent diffusion", "latent diffusion model", "same"),
        ("강화학습", "강화학습 환경", "different"),
        ("GPT-4", "GPT-4 pipeline", "different"),
        ("vLLM", "vLLM 추론 엔진", "same"),
        ("Alpaca", "Alpaca dataset", "different"),
        ("Alpaca", "Alpaca model", "same"),
        ("LLM agent", "LLM agent benchmark", "different"),
        ("Eagle 2", "EAGLE-2", "different"),
        ("MoE", "Sparse MoE", "related"),
        ("DPO loss", "DPO 손실", "same"),
        ("DBSCAN", "DBSCAN 군집화", "same"),
        ("ReLU", "ReLU 함수", "same"),
        ("ViT", "ViT pruning", "related"),
        ("CLIP", "CLIP embedding", "related"),
        ("AdaLoRA", "AdaLoRA (Adaptive LoRA)", "same"),
        ("", " ", "different"),
    ],
)
def test_compare_by_all_hears_what_the_word_behind_a_name_says(left, right, word, lexicons):
    assert compare_by_all(left, right, lexicons=lexicons).word == word
    assert compare_by_all(right, left, lexicons=lexicons).word == word


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Adam (Kingma & Ba, 2015)", "Adam", "same"),
        ("Adam (Kingma & Ba, 2015)", "Adam (Kingma and Ba, 2015)", "same"),
        ("AdamW [Loshchilov and Hutter, 2019]", "AdamW", "same"),
        ("ROUGE (Lin, 2004)", "ROUGE", "same"),
        ("AIME (Korean, 2024)", "AIME", "related"),
        ("DiT (Peebles & Xie, 2023)", "DiT (Li et al., 2022)", "different"),
        ("LLaMA (Meta, 2023)", "LLaMA (Touvron et al., 2023)", "same"),
        ("Chameleon (Meta, 2024)", "Chameleon (Lu et al., 2023)", "different"),
    ],
)
def test_compare_by_all_reads_citations_of_few_authors(left, right, word, lexicons):
    assert compare_by_all(left, right, lexicons=lexicons).word == word


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("Qwen2$_{72B}$", "Qwen2-72B"),
        (r"Llama2\textsubscript{7B}", "Llama2-7B"),
        ("Llama2<sub>7B</sub>", "Llama2-7B"),
        ("Llama2₇B", "Llama2-7B"),
        ("10⁴", "10-4"),
        ("AP$_{50}$", "AP50"),
        (r"Mixtral-8$\times$7B", "Mixtral-8×7B"),
        ("Fre´chet", "Frechet"),
        (r"FID $\downarrow$", "FID"),
        ("PSNR (dB, ↑)", "PSNR"),
        ("WER(%)", "WER"),
    ],
)
def test_read_form_reads_what_stands_off_the_line_and_leaves_units_out(spelling, text):
    assert read_form(spelling).text == text


def test_things_of_takes_a_short_form_of_an_ordinary_term_for_no_name_alone():
    scaling = concept("test-time scaling", "Method", "TTS")
    lexicon = things_of([scaling, concept("Distribution Matching Distillation", "Method", "DMD")])
    assert lexicon.find("TTS") is None
    assert lexicon.read("TTS").meanings == (scaling,)
    assert lexicon.find("Test-Time Scaling") == scaling
    assert lexicon.find("DMD").name == "Distribution Matching Distillation"
    assert things_of([concept("Text-to-Speech", "Method", "TTS")]).find("TTS").name == "Text-to-Speech"


def test_lexicon_does_not_depend_on_the_order_of_concepts():
    concepts = [c for c in load_vocabulary().concepts if c.name < "D"]
    shuffled = random.Random(1).sample(concepts, len(concepts))
    one, other = (Lexicon.from_concepts(c) for c in (concepts, shuffled))
    assert (one.labels, one.aliases) == (other.labels, other.aliases)


def test_read_pairs_names_each_line_that_is_no_pair_and_reads_the_others(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text("# a comment\nGPT-4o\tGPT4o\n\nC#\tC\n", encoding="utf-8")
    assert read_pairs(file) == ((("GPT-4o", "GPT4o"), ("C#", "C")), ())
    file.write_text("GPT-4o GPT4o\nGPT-4o\tGPT4o\n", encoding="utf-8")
    pairs, (notice,) = read_pairs(file)
    assert pairs == (("GPT-4o", "GPT4o"),)
    assert (notice.line, notice.left_out) == (1, True)
    assert "a tab" in notice.message
    with pytest.raises(InputError, match="UTF-8"):
        read_pairs(tmp_path / "nothing.tsv")


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        (r"PixArt-$\alpha$", "PixArt-alpha"),
        (r"$\pi_0$-FAST", "pi0-FAST"),
        (r"$\tau^2$-bench", "tau2-bench"),
        (r"V\*", "V*"),
        (r"R$^{\text{2}}$AI", "R2AI"),
        ("$", "$"),
    ],
)
def test_read_form_reads_a_formula(spelling, text):
    assert read_form(spelling).text == text


def test_compare_takes_sure_initials_for_a_name_where_nothing_known_says_otherwise(lexicons):
    assert compare_by_all("ZQVK", "Zonal Quasi Vector Kernel", lexicons=lexicons).word == "same"
    assert compare_by_all("ZQV", "Zonal Quasi Vector", lexicons=lexicons).word == "different"
    assert compare_by_all("GRPO", "Gated Routing Path Operator", lexicons=lexicons).word == "different"
    assert compare_by_all("OPT-1.3B", "OPT-13B", lexicons=lexicons).word != "same"


@pytest.mark.parametrize(("left", "right"), [("GPT-4/GPT-4o", "GPT-4o"), ("BLEU/ROUGE", "ROUGE"), ("train/test", "test")])
def test_compare_takes_no_list_for_an_identifier_of_a_hub(left, right, lexicons):
    assert compare_by_all(left, right, lexicons=lexicons).word != "same"


def test_stands_always_ends_for_a_name_of_no_signs():
    assert not stands_always("", ["MATH 데이터셋"], behind=DATA_BEHIND)
    assert stands_always("MATH", ["MATH 데이터셋"], behind=DATA_BEHIND)

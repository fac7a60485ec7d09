from dataclasses import replace

import pytest

from extractors.denials import without_denied
from kg.model import Mention, Role
from tests.readings import evidence


def mentioned(name, relation, *sentences):
    pieces = tuple(sorted(evidence(line=n, sentence=s) for n, s in enumerate(sentences, 1)))
    return Mention(name, (), "Method", (Role(relation, pieces),))


def relations(mention):
    return [role.relation for role in without_denied(mention).roles]


@pytest.mark.parametrize(
    ("name", "relation", "sentence"),
    [
        ("GSM8K", "evaluatesOn", "GSM8K에서는 평가하지 않았습니다."),
        ("MMLU", "evaluatesOn", "계산 자원 때문에 **MMLU**로는 따로 실험하지 못하였습니다."),
        ("GPT-4", "comparesWith", "GPT-4와는 비교하지 않았다."),
        ("SQuAD", "evaluatesOn", "SQuAD was not evaluated in this work."),
        ("GPT-4", "comparesWith", "We did not compare with GPT-4."),
        ("PPO", "uses", "It does not use PPO."),
        ("T5", "uses", "텍스트 인코더로 T5 대신 Gemma-2-2B를 사용한다."),
        ("T5", "uses", "Gemma is used instead of T5."),
        ("Dreamer", "comparesWith", "Dreamer와 TD-MPC2는 비교하지 않았습니다."),
        ("PaLM", "comparesWith", "PaLM 및 Chinchilla와의 비교는 수행하지 않았다."),
        ("wav2vec", "uses", "wav2vec 인코더는 더 이상 사용하지 않습니다."),
        ("SigLIP", "uses", "SigLIP이나 DINOv2는 쓰지 않았다."),
        ("BoolQ", "evaluatesOn", "BoolQ와 RACE에서는 평가하지 않았다."),
        ("Gemma", "evaluates", "Gemma 계열이나 Phi 계열 모델에서는 실험하지 않았습니다."),
        ("RWKV", "uses", "RWKV 없이도 동작한다."),
        ("Dreamer", "comparesWith", "We do not compare with TD-MPC2 or Dreamer."),
        ("IA3", "uses", "Neither LoRA nor IA3 is used."),
        ("LoRA", "uses", "Neither LoRA nor IA3 is used."),
        ("RACE", "evaluatesOn", "It was not evaluated on BoolQ or RACE."),
        ("MCTS", "uses", "MCTS, 가치 함수, 과정 보상 모델 없이도 동작하는 프레임워크이다."),
        ("COLMAP", "uses", "COLMAP의 카메라 포즈 없이 영상만을 이용한다."),
        ("COLMAP", "comparesWith", "COLMAP 초기화 없이도 자세를 추정한다."),
        ("NeRF", "uses", "NeRF나 3DGS 최적화를 거치지 않는다."),
        ("DPO", "uses", "DPO가 아닌 REINFORCE 목적함수로 갱신한다."),
        ("LoRA", "uses", "LoRA가 아니라 전체 가중치를 갱신한다."),
        ("PPO", "uses", "PPO와 달리 가치 모델을 두지 않는다."),
        ("PPO", "uses", "Unlike PPO, it keeps no value model."),
        ("VQ-VAE", "uses", "Rather than a VQ-VAE, it relies on continuous features."),
        ("T5", "uses", "T5 is replaced by a smaller encoder."),
        ("LAION-5B", "trainsOn", "Training avoids LAION-5B in favor of a cleaner set."),
        ("COCO", "trainsOn", "COCO는 학습에 전혀 쓰이지 않았고 제로샷 평가에만 쓰였습니다."),
        ("SDXL", "comparesWith", "SDXL과의 비교는 향후 과제로 남겼다."),
        ("LAION-5B", "trainsOn", "It uses no images from COYO or LAION-5B."),
    ],
)
def test_denials_leave_a_mention_of_what_a_sentence_denies(name, relation, sentence):
    assert relations(mentioned(name, relation, sentence)) == ["mentions"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("GPT-4", "GPT-4를 사용하며, PPO는 사용하지 않았다."),
        ("GPT-4", "GPT-4와 비교해 뒤처지지 않았다."),
        ("GPT-4", "It uses GPT-4 and does not use PPO."),
        ("Gemma", "T5 대신 Gemma를 사용한다."),
        ("GPT-4", "GPT-4 is not only fast."),
        ("GPT-4", "GPT-4뿐만 아니라 PPO도 사용한다."),
        ("GPT-4", "GPT-4에서 출발하며, PPO와 달리 가치 모델이 없다."),
        ("GPT-4", "GPT-4로 평가하고, PPO와는 비교하지 않았다."),
        ("GPT-4", "It does not use PPO, but GPT-4 labels the data."),
        ("GPT-4", "GPT-4와 PPO를 비교하였고 DPO는 쓰지 않았다."),
    ],
)
def test_denials_leave_the_other_names_of_a_sentence(name, sentence):
    assert relations(mentioned(name, "uses", sentence)) == ["uses"]


@pytest.mark.parametrize(
    ("name", "relation", "sentence"),
    [
        ("PPO", "comparesWith", "PPO와 달리 가치 모델을 두지 않는다."),
        ("COCO", "evaluatesOn", "COCO는 학습에 전혀 쓰이지 않았고 제로샷 평가에만 쓰였습니다."),
        ("T5", "comparesWith", "T5 is replaced by a smaller encoder."),
        ("o3", "evaluates", "o3의 도구 없이도 정확도는 높았다."),
    ],
)
def test_denials_leave_the_roles_that_they_do_not_speak_of(name, relation, sentence):
    assert relations(mentioned(name, relation, sentence)) == [relation]


def test_denials_count_where_all_evidence_denies():
    said = mentioned("PPO", "uses", "PPO를 사용하지 않는다.", "PPO로 학습한다.")
    kept = without_denied(said)
    assert [(r.relation, [e.sentence for e in r.evidence]) for r in kept.roles] == [("uses", ["PPO로 학습한다."])]
    proposed = mentioned("PPO", "proposes", "PPO를 사용하지 않는다.")
    assert without_denied(proposed) == proposed
    assert without_denied(replace(said, roles=())).roles == ()

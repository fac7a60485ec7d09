"""A word behind a name that says what sort of technique or data that is known to be (`DBSCAN clustering`, `ReLU 함수`)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.names.forms import read_form, tidy
from kg.names.keys import name_key
from kg.names.lexicon import DATA, Lexicon, meanings_of
from kg.names.parts import split_name
from kg.vocabulary import Concept


class Sort(NamedTuple):
    """The words for a sort of technique, what the long forms of such end in, and names that have no long form that says so."""

    words: str
    ends: str
    names: str = ""


_SORTS = (
    Sort(
        "activation|activation function|function|활성화|활성화 함수|활성 함수|함수",
        r"linear units?",
        "sigmoid softmax tanh swish mish softplus",
    ),
    Sort("sampler|sampling|샘플러|샘플링", r"sampl(?:er|ing)", "ddim plms dpm-solver dpm-solver++ unipc"),
    Sort("tokenizer|tokenization|토크나이저|토큰화", r"pair encoding", "wordpiece sentencepiece tiktoken"),
    Sort("quantization|양자화", r"quanti[sz]ation", "smoothquant quip quip# spinquant quarot omniquant"),
    Sort("pruning|프루닝|가지치기", r"pruning", "sparsegpt llm-pruner"),
    Sort("clustering|군집화|클러스터링", r"clustering"),
    Sort("attention|어텐션", r"attention"),
    Sort("embedding|embeddings|임베딩", r"(?:positional|position|rotary) embedding", "glove word2vec elmo fasttext"),
    Sort("normalization|layer|정규화|레이어", r"normali[sz]ation"),
    Sort("attack|공격", r"attack", "gcg pgd fgsm"),
    Sort("scheduler|schedule|스케줄러|스케줄", r"schedule|annealing"),
    Sort("fine-tuning|finetuning|tuning|미세 조정|미세조정|파인튜닝", r"low-rank adaptation|tuning"),
    Sort("augmentation|증강|데이터 증강", r"augmentation", "cutmix mixup cutout randaugment autoaugment augmix"),
    Sort("search|탐색", r"search"),
    Sort("format|포맷", r"format"),
    Sort("policy|정책", r"policy|policies", "act octo openvla rt-1 rt-2 pi0 pi0-fast pi0.5 rdt-1b gr00t smolvla"),
    Sort(
        "agent|scaffold|scaffolding|에이전트|스캐폴드",
        r"agent",
        "agent57 dreamer gato muzero rainbow reflexion "
        "agentless swe-agent mini-swe-agent autogpt claude-code manus openhands voyager webdancer websailor",
    ),
    Sort("planner|플래너", r"planner", "diffuser"),
    Sort(
        "retriever|retrieval|검색기|리트리버",
        r"retrieval|retriever",
        "ance bm25 bge-m3 colbert colbertv2 contriever dpr splade tf-idf",
    ),
    Sort("vocoder|보코더", r"vocoder", "bigvgan hifi-gan melgan parallel-wavegan vocos wavenet waveglow wavernn"),
    Sort("codec|코덱", r"codec", "dac encodec mimi snac soundstream speechtokenizer wavtokenizer"),
    Sort(
        "detector|검출기|탐지기",
        r"detector",
        "deformable-detr detr fcos faster-r-cnn mask-r-cnn retinanet rt-detr ssd yolo yolox",
    ),
    Sort("tracker|추적기", r"tracker|tracking", "bot-sort bytetrack deepsort fairmot oc-sort ostrack siamfc strongsort"),
    Sort(
        "positional encoding|position encoding|positional embedding|position embedding|positional bias|위치 인코딩|위치 임베딩",
        r"(?:positional|position|rotary) (?:embedding|encoding)s?",
        "alibi nope rope xpos",
    ),
    Sort("speculative decoding|추측 디코딩|투기적 디코딩", r"speculative decoding", "eagle medusa"),
    Sort("decoding|디코딩", r"decoding", "beam-search eagle medusa"),
    Sort("asr|speech recognition|asr model|speech recognition model|음성 인식", r"speech recognition", "whisper"),
    Sort("tts|tts model|text-to-speech model", r"text-to-speech", "tacotron vits xtts"),
    Sort("language model|언어 모델", r"language models?", "bert bloom chinchilla galactica gopher gpt llama lamda opt palm"),
    Sort("object detection model|object detector", r"detector", "detr mask-r-cnn faster-r-cnn retinanet ssd yolo yolov yolox"),
    Sort("video generation model|video generator", r"video generation", "sora veo"),
    Sort("image generation model|image generator|text-to-image model", r"image generation", "dall-e imagen midjourney"),
    Sort("model|network|neural network|architecture|신경망", r"neural network", "transformer"),
    Sort("classifier|분류기", r"naive bayes|classifier|support vector machine", "naive-bayes"),
    Sort("index|인덱스|색인", r"small world|index", "hnsw ivf"),
    Sort("weighting|ranking function|retrieval function|가중치", r"inverse document frequency", "bm25 tf-idf"),
    Sort("serving system|serving engine|inference server", r"serving", "sglang tgi vllm"),
    Sort("environments|환경들", r"environments", "minigrid"),
    Sort("physics engine|physics simulator|물리 엔진", r"physics engine", "brax bullet mujoco physx pybullet"),
    Sort("exponential smoothing", r"exponential smoothing", "holt-winters"),
    Sort("ssm|state space model|상태 공간 모델", r"state space model", "mamba s4"),
    Sort("games|game|게임", r"games", "atari procgen"),
    Sort("exam|시험|challenge|챌린지|leaderboard|리더보드", r"examination|challenge|leaderboard", "aime arc-agi hmmt"),
)

_WORDS = sorted((word for sort in _SORTS for word in sort.words.split("|")), key=lambda word: (-len(word), word))
_SORTED = re.compile(rf"(?P<name>.*?\S)[\s\-](?P<word>{'|'.join(_WORDS)})", re.IGNORECASE | re.ASCII)
"""With ASCII, as a dotless ı would match an i and be in no key of the table."""
_SORT_OF = {word: sort for sort in _SORTS for word in sort.words.split("|")}
_TECHNIQUES = frozenset({"Method", "Term", "Task", *DATA})


def without_sort(name: str, lexicons: Sequence[Lexicon]) -> str:
    """A name without the word behind it for a sort of technique, `""` where it is not known that it is of that sort."""
    match = _SORTED.fullmatch(tidy(name))
    if match is None:
        return ""
    sort, known = _SORT_OF[match["word"].lower()], meanings_of(match["name"], lexicons)
    parts = split_name(read_form(match["name"]).text)
    named = {parts.key, parts.family_key} & {name_key(n) for n in sort.names.split()}
    return (
        match["name"]
        if (named and _is_one(match["name"], known)) or (known and all(_is_of(sort, concept) for concept in known))
        else ""
    )


def _is_one(name: str, known: Sequence[Concept]) -> bool:
    """Whether a name means one thing at most, or one alone is labelled so."""
    return len(known) <= 1 or len({c.name for c in known if c.name == name}) == 1


def _is_of(sort: Sort, concept: Concept) -> bool:
    """Whether a long form of a technique says that it is of the sort, small words and what they bring apart."""
    head = re.compile(
        rf"\s(?:{sort.ends})(?=$|\s(?:of|for|by|with|from|in|and)\b)|^(?:{sort.ends})\s(?:of|for|by|with)\b", re.I
    )
    return concept.type in _TECHNIQUES and any(map(head.search, concept.spellings))

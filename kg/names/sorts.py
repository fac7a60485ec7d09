"""A word behind a name that says what sort of technique that is known to be (`DBSCAN clustering`, `ReLU 함수`)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.names.forms import tidy
from kg.names.keys import name_key
from kg.names.lexicon import Lexicon, meanings_of
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
    Sort("tokenizer|tokenization|토크나이저|토큰화", r"pair encoding", "wordpiece sentencepiece"),
    Sort("quantization|양자화", r"quanti[sz]ation", "smoothquant quip quip# spinquant quarot omniquant"),
    Sort("pruning|프루닝|가지치기", r"pruning", "sparsegpt llm-pruner"),
    Sort("clustering|군집화|클러스터링", r"clustering"),
    Sort("attention|어텐션", r"attention"),
    Sort("embedding|임베딩", r"(?:positional|position|rotary) embedding"),
    Sort("normalization|layer|정규화|레이어", r"normali[sz]ation"),
    Sort("attack|공격", r"attack", "gcg pgd fgsm"),
    Sort("scheduler|schedule|스케줄러|스케줄", r"schedule|annealing"),
    Sort("fine-tuning|finetuning|tuning|미세 조정|미세조정|파인튜닝", r"low-rank adaptation|tuning"),
    Sort("augmentation|증강|데이터 증강", r"augmentation", "cutmix mixup cutout randaugment autoaugment augmix"),
    Sort("search|탐색", r"search"),
    Sort("format|포맷", r"format"),
)

_WORDS = sorted((word for sort in _SORTS for word in sort.words.split("|")), key=lambda word: (-len(word), word))
_SORTED = re.compile(rf"(?P<name>.*?\S)[\s\-](?P<word>{'|'.join(_WORDS)})", re.IGNORECASE)
_SORT_OF = {word: sort for sort in _SORTS for word in sort.words.split("|")}
_TECHNIQUES = frozenset({"Method", "Term", "Task"})


def without_sort(name: str, lexicons: Sequence[Lexicon]) -> str:
    """A name without the word behind it for a sort of technique, `""` where it is not known that it is of that sort."""
    match = _SORTED.fullmatch(tidy(name))
    if match is None:
        return ""
    sort, known = _SORT_OF[match["word"].lower()], meanings_of(match["name"], lexicons)
    named = name_key(match["name"]) in map(name_key, sort.names.split())
    return match["name"] if named or (known and all(_is_of(sort, concept) for concept in known)) else ""


def _is_of(sort: Sort, concept: Concept) -> bool:
    """Whether a long form of a technique says that it is of the sort, small words and what they bring apart."""
    head = re.compile(
        rf"\s(?:{sort.ends})(?=$|\s(?:of|for|by|with|from|in|and)\b)|^(?:{sort.ends})\s(?:of|for|by|with)\b", re.I
    )
    return concept.type in _TECHNIQUES and any(map(head.search, concept.spellings))

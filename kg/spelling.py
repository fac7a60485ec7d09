"""When two spellings look the same: the folded form that scoring, the reader and look-ups by name share.

Folding forgives case, spaces, hyphens and quotes, nothing that tells names apart: what is equal folded may still be two
things for `kg.names`, which understands versions, sizes and editions.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_DROPPED = re.compile(r"[\s\-_‐-―'\"“”‘’`*()\[\]{}:,/·]")
_GAP = re.compile(r"[\s\-]")
_LOOSE_DOT = re.compile(r"(?<=\D)\.|\.(?=\D)")
_CLASS_WORD = re.compile(
    r"(?<=[^\s\-])[\s\-]+(?:알고리즘|데이터셋|데이터 세트|벤치마크|모델|프레임워크|방법|기법|모듈|시스템"
    r"|algorithm|dataset|benchmark|framework|model|method|module)s?$",
    re.IGNORECASE,
)

FIELD_WORDS = frozenset(
    """
    2d 3d agi ai allm alm api attention cv diffusion dnn gpu iou largelanguagemodel llm llms lm lmrm lrm lvlm ml mllm mrm nlp
    ode qa reinforcementlearning rl rlm sde slm sota t2i t2v tts umm vfm vla vlm vqa 강화학습 대형언어모델
    """.split()
)
"""Folded words for a field or a kind of model, which name nothing wherever they stand."""

CLASS_WORDS = FIELD_WORDS | frozenset("asr cnn gan mlp ocr orm prm rnn transformer".split())
"""Folded words for a class of things; the architectures and parts among them stand for something named at times."""


def fold(name: str) -> str:
    """The name without case, spaces, hyphens, brackets, quotes, and dots that do not stand between digits (after NFKC)."""
    return _LOOSE_DOT.sub("", _DROPPED.sub("", unicodedata.normalize("NFKC", name).casefold()))


def without_gaps(name: str) -> str:
    """The name without spaces and hyphens, capitals and all else as they are."""
    return _GAP.sub("", name)


def without_class_word(name: str) -> str:
    """The name without a class word at its end, in Korean or English: `GRPO 알고리즘` is `GRPO`."""
    return _CLASS_WORD.sub("", name)


def ends_in_class_word(text: str) -> bool:
    """Whether a text ends in a class word, or is one."""
    return _CLASS_WORD.search(f". {text}") is not None


def folded_spellings(name: str) -> frozenset[str]:
    """Every folded form that counts as the name: as it is, without a class word, without a plural s."""
    forms = {fold(form) for form in (name, without_class_word(name))}
    singular = {form[:-1] for form in forms if name.endswith("s") and len(form) > 4}
    return frozenset(forms | singular) - {""}


def find_near(name: str, spelled: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Up to three names that come closest, best first; `spelled` holds pairs of a spelling and the name that it stands for."""
    names = {fold(spelling): meant for spelling, meant in spelled}
    close = get_close_matches(fold(name), names, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(names[key] for key in close))[:3]

"""Documents made by hand for the tests of what is read in them."""

from kg.documents import parse_digest
from kg.model import Document, Mention, Role

HEAD = "# 📰 Hugging Face Daily Papers – 2025-05-06\n\n## 2505.00001\n🔗 https://huggingface.co/papers/2505.00001\n\n**Summary**:\n"


def document_of(
    *, results: str = "", contribution: str = "", method: str = "", lead: str = "", motivation: str = ""
) -> Document:
    """One paper of a digest in the HF layout, with the sections that are given."""
    sections = {"주요 기여 및 참신성": contribution, "모델 아키텍처 및 학습 설정": method, "정량적 결과": results}
    sections["핵심 동기와 문제 정의"] = motivation
    body = "".join(f"\n**{i}. {title}**\n\n{text}\n" for i, (title, text) in enumerate(sections.items(), 2) if text)
    (document,) = parse_digest(f"{HEAD}{lead}\n{body}", path="hf/2025-05-06.md")
    return document


def english_document(results: str) -> Document:
    """One paper of a digest in the Jekyll layout, in English."""
    text = f"# 1. [A Title](https://arxiv.org/abs/2505.00001)\n\n## Results\n\n{results}\n"
    (document,) = parse_digest(text, path="jekyll/2025-05-06.md")
    return document


def mention(name: str, kind: str, *relations: str, aliases: tuple[str, ...] = ()) -> Mention:
    """A mention without evidence."""
    return Mention(name, aliases, kind, tuple(Role(r, ()) for r in relations))

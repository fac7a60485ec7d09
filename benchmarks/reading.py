"""How fast digests are read, on one core: papers a second, beside spaCy's bare tokeniser on the same text.

    python benchmarks/reading.py [DIGESTS] [--repeat 5]

DIGESTS is a folder; the example digests if none is given. Each figure is the best of the repeats, interleaved, in one run;
loading the model is measured apart.
"""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from kg.documents import read_documents
from kg.plugins import get_extractor

EXAMPLES = Path(__file__).parents[1] / "examples" / "digests"


def seconds(act: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    """Print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("digests", nargs="?", default=str(EXAMPLES))
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    documents = read_documents([given.digests]).documents
    texts = ["\n".join(passage.text for passage in document.passages) for document in documents]
    blank, extractor = spacy.blank("xx"), get_extractor("digest")
    loading = seconds(lambda: list(extractor.extract(documents[:1])))
    stages: dict[str, Callable[[], object]] = {
        "bare spaCy tokeniser": lambda: [blank.make_doc(text) for text in texts],
        "parse": lambda: read_documents([given.digests]),
        "extract": lambda: list(extractor.extract(documents)),
        "parse and extract": lambda: list(extractor.extract(read_documents([given.digests]).documents)),
    }
    best = dict.fromkeys(stages, float("inf"))
    for _ in range(given.repeat):
        for name, act in stages.items():
            best[name] = min(best[name], seconds(act))
    print(f"{len(documents)} papers, {sum(map(len, texts)):,} characters, best of {given.repeat}; loading {loading:.2f} s")
    for name, spent in best.items():
        ratio = best["bare spaCy tokeniser"] / spent
        print(f"{name:22} {len(documents) / spent:8.0f} papers/s   {ratio:5.2f} of the bare tokeniser")


if __name__ == "__main__":
    main()

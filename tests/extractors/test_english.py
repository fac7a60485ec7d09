"""How well the reader understands English digests: 43 summaries and their gold, written before any reader had seen them."""

from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.evaluation import evaluate
from kg.plugins import get_extractor
from kg.vocabulary import load_vocabulary

ENGLISH = Path(__file__).parents[1] / "english"
LEAST = {"entity": 0.6, "typed": 0.55, "relation": 0.35, "metric": 0.7, "result": 0.4}
"""What may not be lost again; raise it with the reader."""


@pytest.fixture(scope="module")
def figures():
    documents = read_documents([ENGLISH / "digests"]).documents
    extractions = get_extractor("digest").extract(documents)
    return evaluate(extractions, ENGLISH / "gold.jsonl", vocabulary=load_vocabulary())


@pytest.mark.parametrize(("row", "least"), sorted(LEAST.items()))
def test_english_digests_are_read_at_least_this_well(figures, row, least):
    assert figures.tallies[row].f1 >= least

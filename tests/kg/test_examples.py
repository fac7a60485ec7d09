"""The digests of the examples: what they promise to hold, and that their gold names what they say."""

import json
from pathlib import Path

import pytest

from kg.documents import read_documents

EXAMPLES = Path(__file__).parents[2] / "examples"
ENGLISH = Path(__file__).parents[1] / "english"


def gold(folder):
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_examples_show_every_layout_and_every_awkward_case():
    reading = read_documents([EXAMPLES / "digests"])
    papers = [document.paper for document in reading.documents]
    assert len({document.digest for document in reading.documents}) == 7
    assert len(set(papers)) == 37
    assert len(papers) == 39
    assert {document.digest.layout for document in reading.documents} == {"hf", "jekyll", "general"}
    assert {document.status for document in reading.documents} == {"summarised", "doubtful", "unsummarised"}
    assert all(document.digest.date for document in reading.documents)
    assert [(notice.line, notice.message) for notice in reading.notices] == [
        (1, "front matter that is never closed; read up to its last key")
    ]


@pytest.mark.parametrize(("folder", "least"), [(EXAMPLES, 37), (ENGLISH, 40)], ids=["examples", "english"])
def test_examples_gold_covers_every_paper_and_names_what_it_says(folder, least):
    said, usable = {}, {}
    for document in read_documents([folder / "digests"]).documents:
        said[document.paper] = said.get(document.paper, "") + "\n".join(passage.text for passage in document.passages)
        usable[document.paper] = usable.get(document.paper, False) or document.status != "unsummarised"
    records = gold(folder)
    assert len(records) >= least
    assert sorted(record["paper"] for record in records) == sorted(said)
    for record in records:
        assert record["usable"] == usable[record["paper"]]
        for entity in record["entities"]:
            assert entity["relations"]
            assert all(name in said[record["paper"]] for name in [entity["name"], *entity["aliases"]]), (
                record["paper"],
                entity,
            )

"""The labelled digests that the reader learns from: whole, labelled by what stands there, and apart from what tests it."""

import json
from pathlib import Path

import pytest

from kg.documents import read_documents
from kg.exchange import read_records
from kg.spelling import fold

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(path.parent for path in (ROOT / "training").glob("*/gold.jsonl"))


def papers(folder):
    return {document.paper for document in read_documents([folder / "digests"]).documents}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_training_data_every_paper_is_labelled_once(folder):
    lines = [json.loads(line)["paper"] for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(set(lines)) > 150
    assert set(lines) == papers(folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_training_data_names_stand_in_their_papers(folder):
    texts = {}
    for document in read_documents([folder / "digests"]).documents:
        said = fold(document.title + " ".join(passage.text for passage in document.passages))
        texts[document.paper] = texts.get(document.paper, "") + said
    absent = [
        (paper, entity["name"])
        for paper, record in read_records(folder / "gold.jsonl").items()
        for entity in record["entities"]
        if not any(fold(spelling) in texts[paper] for spelling in (entity["name"], *entity["aliases"]))
    ]
    assert not absent


def test_training_data_are_apart_from_the_examples_and_from_one_another():
    folders = [*FOLDERS, ROOT / "examples"]
    found = [paper for folder in folders for paper in papers(folder)]
    found += {document.paper for document in read_documents([ROOT / "tests" / "english"]).documents}
    assert len(found) == len(set(found))

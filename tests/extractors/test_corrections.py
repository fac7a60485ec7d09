"""A person's decisions about a graph correct the labels that the readers learn from."""

import json

import pytest

from extractors.corrections import corrected, read_labels
from kg.decisions import parse_decisions
from kg.errors import DecisionError


def entity(name, type_="Method", relations=("uses",), aliases=()):
    return {"name": name, "aliases": list(aliases), "type": type_, "relations": list(relations)}


RECORDS = {
    "2505.00001": {
        "paper": "2505.00001",
        "entities": [entity("GRPO", relations=["uses", "comparesWith"]), entity("CLIP"), entity("our method")],
        "metrics": ["accuracy"],
    },
    "2505.00002": {"paper": "2505.00002", "entities": [entity("GRPO", relations=["comparesWith"])]},
}


def entities(text, paper="2505.00001"):
    return {e["name"]: e for e in corrected(RECORDS, parse_decisions(text))[paper]["entities"]}


@pytest.mark.parametrize(
    ("line", "name", "part", "expected"),
    [
        ("retype CLIP Model", "CLIP", "type", "Model"),
        ("same GRPO 'Group Relative Policy Optimization'", "GRPO", "aliases", ["Group Relative Policy Optimization"]),
        ("rename GRPO grpo++", "GRPO", "aliases", ["grpo++"]),
        ("reject 2505.00001 comparesWith GRPO", "GRPO", "relations", ["uses"]),
        ("different GRPO DPO", "GRPO", "relations", ["uses", "comparesWith"]),
    ],
)
def test_corrections_change_what_they_name(line, name, part, expected):
    assert entities(line.replace("'", '"'))[name][part] == expected


def test_corrections_drop_what_is_to_be_ignored():
    assert set(entities('ignore "our method"')) == {"GRPO", "CLIP"}


def test_corrections_reject_in_one_paper_and_leave_a_mention():
    line = "reject 2505.00002 comparesWith GRPO"
    assert entities(line, "2505.00002")["GRPO"]["relations"] == ["mentions"]
    assert entities(line)["GRPO"]["relations"] == ["uses", "comparesWith"]


def test_corrections_of_nothing_are_nothing():
    assert corrected(RECORDS, parse_decisions("# nothing decided\n")) == RECORDS


def test_corrections_are_read_beside_the_gold(tmp_path):
    gold, later, decisions = (tmp_path / name for name in ("gold.jsonl", "later.jsonl", "decisions.txt"))
    gold.write_text("".join(json.dumps(record) + "\n" for record in RECORDS.values()), encoding="utf-8")
    later.write_text(json.dumps({"paper": "2505.00002", "entities": [entity("CLIP")]}) + "\n", encoding="utf-8")
    decisions.write_text("retype CLIP Model\n", encoding="utf-8")
    records = read_labels([gold, later], decisions)
    assert [e["type"] for e in records["2505.00002"]["entities"]] == ["Model"]
    assert read_labels([gold])["2505.00001"] == RECORDS["2505.00001"]
    decisions.write_text("retype CLIP Spoon\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"decisions\.txt"):
        read_labels([gold], decisions)

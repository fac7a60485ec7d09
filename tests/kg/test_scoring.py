import importlib.util
import json
import random
import re
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import find_measures
from kg.exchange import read_records
from kg.scoring import measure_table, score
from kg.vocabulary import load_vocabulary

SHARED = Path(__file__).parents[3] / "shared" / "eval"
MEASURES = measure_table([("accuracy", ["정확도"]), ("F1", [])])


def paper(**fields):
    return {"1": {"paper": "1", **fields}}


def entity(name, kind="Method", relations=("uses",), **more):
    return {"name": name, "aliases": [], "type": kind, "relations": list(relations), **more}


def figures(gold, said):
    return {row: (t.tp, t.fp, t.fn) for row, t in score(gold, said, measures=MEASURES).tallies.items()}


def test_scoring_counts_a_match_by_alias_and_the_type_apart():
    gold = paper(entities=[entity("GRPO", aliases=["Group Relative Policy Optimization"])])
    found = figures(gold, paper(entities=[entity("Group-relative policy optimization", "Model")]))
    assert found["entity"] == (1, 0, 0)
    assert found["typed"] == (0, 1, 1)
    assert found["uses"] == (1, 0, 0)


def test_scoring_forgives_what_is_optional_and_class_words():
    gold = paper(entities=[entity("SFT", optional=True)])
    found = figures(gold, paper(entities=[entity("SFT"), entity("LLM", "Model")]))
    assert found["entity"] == (0, 0, 0)


def test_scoring_counts_a_result_by_number_and_resource():
    gold = paper(entities=[], results=[{"resource": "AIME", "metric": "accuracy", "value": 60.0, "system": "X"}])
    said = paper(entities=[], results=[{"resource": "AIME", "metric": "정확도", "value": 60.1, "system": "Y"}])
    found = figures(gold, said)
    assert found["result"] == found["result+metric"] == (1, 0, 0)
    assert found["result+system"] == (0, 1, 1)


def test_scoring_counts_each_name_that_a_result_is_told_against():
    gold = paper(entities=[entity("GRPO", aliases=["G"])], results=[{"delta": 3.0, "baseline": "GRPO, PPO"}, {"delta": 4.0}])
    said = paper(entities=[], results=[{"delta": 3.0, "baseline": "G, DAPO"}, {"delta": 4.0}, {"delta": 5.0, "baseline": "X"}])
    assert figures(gold, said)["baseline"] == (1, 1, 1)


def test_scoring_a_paper_that_was_not_read_counts_as_missed():
    assert figures(paper(entities=[entity("GRPO")]), {})["entity"] == (0, 0, 1)


def spoiled(records, seed):
    """Gold with entities renamed, dropped, retyped and given other roles, as a reader might."""
    chance = random.Random(seed)
    out = json.loads(json.dumps(records))
    for record in out.values():
        kept = [e for e in record.get("entities", []) if chance.random() > 0.2]
        for one in kept:
            one["name"] = chance.choice([one["name"], *one["aliases"], one["name"] + " 모델", one["name"] + "s", "X"])
            one["type"] = chance.choice([one["type"], "Method", "Dataset"])
            one["relations"] = chance.sample(["proposes", "uses", "evaluatesOn", "mentions"], 2)
        record["entities"] = kept
        record["metrics"] = [*record.get("metrics", []), "FID"]
        for result in record.get("results", []):
            result["value"] = chance.choice([result.get("value"), 12.5])
            result["system"] = chance.choice([result.get("system"), "X"])
    return out


@pytest.mark.skipif(not SHARED.exists(), reason="the shared evaluation folder is not here")
@pytest.mark.parametrize("part", ["seeds", "train", "more"])
def test_scoring_equals_the_reference_scorer(part):
    spec = importlib.util.spec_from_file_location("reference", SHARED / "score.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = read_records(SHARED / "gold" / f"{part}.jsonl")
    rows = [line.split("\t") for line in (SHARED / "metrics.tsv").read_text(encoding="utf-8").splitlines()]
    table = measure_table((r[0], r[1].split("|") if len(r) > 1 else []) for r in rows if r[0] and not r[0].startswith("#"))
    said = spoiled(gold, seed=part)
    errors = []
    wanted = reference.score(gold, said, errors)
    found = score(gold, said, measures=table)
    assert {row: (t.tp, t.fp, t.fn) for row, t in found.tallies.items() if row in wanted} == {
        row: (w["tp"], w["fp"], w["fn"]) for row, w in wanted.items()
    }
    assert found.errors == errors


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"entities": [{"type": "Method"}]}, "entities[0] lacks 'name'"),
        ({"entities": None}, "entities has to be a list, not None"),
        ({"entities": [{"name": 3, "type": "Method"}]}, "entities[0].name has to be text, not 3"),
        ({"entities": [{"name": "GRPO", "type": "Gizmo"}]}, "no type 'Gizmo' of 'GRPO'; there are Benchmark"),
        ({"metrics": [3]}, "metrics[0] has to be text, not 3"),
        ({"paper": 2505.05310}, "paper has to be text, not 2505.0531"),
        ({"paper": "GRPO"}, "paper has to be an arXiv id or a link to one, not 'GRPO'"),
        ({"results": [{"value": [1]}]}, "results[0].value has to be a number or text or nothing, not [1]"),
    ],
)
def test_exchange_names_the_line_that_has_another_shape(record, message, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"paper":"2505.00001"}\n' + json.dumps({"paper": "2505.00002", **record}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        read_records(path)
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_exchange_refuses_a_second_record_of_a_paper(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"paper":"2505.00001"}\n{"paper":"2505.00002"}\n{"paper":"2505.00001v2"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:3: a second record of 2505\.00001; the first is in line 1"):
        read_records(path)


def test_evaluation_reads_a_table_of_measures_line_by_line_at_line_feeds_alone(tmp_path):
    (tmp_path / "metrics.tsv").write_text("# measures\nF1\tF\u2028one|F-score\nFID\n", encoding="utf-8")
    found = find_measures(tmp_path / "gold.jsonl", vocabulary=load_vocabulary())
    assert found == measure_table([("F1", ["F\u2028one", "F-score"]), ("FID", [""])])


@pytest.mark.parametrize("said", ["2503.14476v2", "arXiv:2503.14476", "https://arxiv.org/abs/2503.14476v1", " 2503.14476 "])
def test_exchange_reads_a_paper_with_its_version_or_as_a_link(said, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"paper": said}) + "\n", encoding="utf-8")
    assert read_records(path) == {"2503.14476": {"paper": "2503.14476"}}

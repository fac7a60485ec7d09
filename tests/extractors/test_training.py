import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality import calibration_error
from extractors.features import read_features
from extractors.fitting import fit_linear, fit_platt
from extractors.knowledge import knowledge_of
from extractors.labels import labels_of
from extractors.learning import folds_of
from extractors.tables import Ids, rows_of, table_of
from kg.documents import parse_digest

pytest.importorskip("lightgbm")
ROOT = Path(__file__).parents[2]
KNOWLEDGE = knowledge_of([])


def digest(name, *papers):
    blocks = [f"# {i}. [{title}](https://arxiv.org/abs/{paper})\n\n## Method\n\n{text}\n" for i, (paper, title, text) in papers]
    return parse_digest("\n".join(blocks), path=name)


ONE = digest(
    "2025-10-01.md",
    (1, ("2510.00001", "FooNet", "FooNet은 GRPO와 LoRA를 쓴다. LLM을 학습한다.")),
    (2, ("2510.00002", "BarNet", "BarNet은 PPO를 쓴다.")),
)
TWO = digest("2025-10-02.md", (1, ("2510.00002", "BarNet", "BarNet은 PPO를 쓴다.")))
THREE = digest("2025-10-03.md", (1, ("2510.00003", "ZipNet", "ZipNet은 DPO를 쓴다.")))


def test_training_papers_that_share_a_digest_share_a_fold():
    folds = folds_of((*ONE, *TWO, *THREE), 2)
    assert folds["2510.00001"] == folds["2510.00002"] != folds["2510.00003"]


def test_training_labels_follow_the_gold():
    gold = {
        "2510.00001": {
            "entities": [
                {"name": "FooNet", "aliases": [], "type": "Model", "relations": ["proposes"]},
                {"name": "Low-Rank Adaptation", "aliases": ["LoRA"], "type": "Method", "relations": ["uses"], "optional": True},
            ]
        }
    }
    read = [read_features(ONE[0], KNOWLEDGE)]
    labels = labels_of(["2510.00001"], read, gold)
    said = {n.candidates[0].text: (name, type_) for n, name, type_ in zip(read[0], labels.name, labels.type, strict=True)}
    assert said["FooNet"] == (1, 1)
    assert said["LoRA"] == (-1, 0)
    assert said["LLM"] == (-1, -1)
    assert said["GRPO"] == (0, -1)


def test_training_a_table_keeps_pairs_when_rows_go():
    read = [read_features(ONE[0], KNOWLEDGE)]
    table = table_of(read, Ids())
    keep = np.array([n.candidates[0].text in {"GRPO", "LoRA"} for n in table.names])
    part = table.subset(keep)
    assert {n.candidates[0].text for n in part.names} == {"GRPO", "LoRA"}
    assert part.listed.tolist() == [[0, 1], [1, 0]]
    assert len(part.occurrence) == len(part.owner) == sum(len(n.spans) for n in part.names)


def test_training_sums_of_lists_of_any_length():
    weights = np.arange(8, dtype=np.float32).reshape(4, 2)
    rows = rows_of([[0, 3], [], [2], []])
    assert rows.sums(weights).tolist() == [[6, 8], [0, 0], [4, 5], [0, 0]]
    assert rows.subset(np.array([True, False, False, True])).sums(weights).tolist() == [[6, 8], [0, 0]]
    assert rows_of([[], []]).sums(weights).tolist() == [[0, 0], [0, 0]]


def test_training_a_linear_view_learns_what_separates():
    from extractors.fitting import as_matrix

    rows = rows_of([[0], [1], [0], [1]] * 20)
    right = np.array([[1.0], [0.0], [1.0], [0.0]] * 20, np.float32)
    weights, _ = fit_linear(as_matrix(rows, 3), right, np.ones(80, np.float32), penalty=0.1)
    assert weights[0, 0] > 1
    assert weights[1, 0] < -1
    assert weights[2, 0] == 0


def test_training_platt_undoes_overconfidence():
    rng = np.random.default_rng(0)
    odds = rng.normal(size=4000)
    right = rng.random(4000) < 1 / (1 + np.exp(-odds))
    slope, offset = fit_platt((1 / (1 + np.exp(-3 * odds - 1))).astype(np.float32), right)
    assert slope == pytest.approx(1 / 3, abs=0.05)
    assert offset == pytest.approx(-1 / 3, abs=0.1)


def test_training_calibration_error_of_a_boaster():
    assert calibration_error([0.95] * 10, [True] * 5 + [False] * 5) == pytest.approx(0.45)
    assert calibration_error([0.5, 0.5], [True, False]) == 0


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Six digests of one paper each, their gold, and a correction of one paper."""
    folder = tmp_path_factory.mktemp("few")
    records = []
    for number in range(1, 7):
        paper, name = f"2510.0000{number}", f"{'ABCDEF'[number - 1]}ooNet"
        text = f"{name}을 제안한다. {name}은 GRPO와 LoRA를 쓴다. PPO 대비 AIME2{number}에서 우수하다."
        block = f"# 1. [{name}: Title](https://arxiv.org/abs/{paper})\n\n## Method\n\n{text}\n"
        (folder / f"2025-10-0{number}.md").write_text(block, encoding="utf-8")
        entities = [(name, "Model", "proposes"), ("GRPO", "Method", "uses"), (f"AIME2{number}", "Dataset", "evaluatesOn")]
        said = [{"name": n, "aliases": [], "type": t, "relations": [r]} for n, t, r in entities]
        records.append({"paper": paper, "entities": said})
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (folder / "mine.jsonl").write_text(json.dumps(records[0] | {"entities": []}), encoding="utf-8")
    return folder, sorted(folder.glob("*.md"))


PROGRAM = """
import sys
from pathlib import Path
from extractors.fitting import Rounds
from extractors.knowledge import knowledge_of
from extractors.learning import read_examples
from extractors.model import write_model
from extractors.training import fit
out, digests, gold = sys.argv[1], sys.argv[2].split("|"), sys.argv[3].split("|")
examples = read_examples(digests, gold, knowledge_of([]))
write_model(fit(examples, rounds=Rounds(3, 3, 3, members=0)), Path(out))
"""


def trained(folder, digests, gold, seed):
    out = folder / f"{seed}-{len(gold)}.npz"
    command = [sys.executable, "-c", PROGRAM, str(out), "|".join(map(str, digests)), "|".join(gold)]
    subprocess.run(command, check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True)
    return out.read_bytes()


def test_training_gives_the_same_bytes_whatever_the_hash_seed_and_the_order(few):
    folder, digests = few
    gold = str(folder / "gold.jsonl")
    assert trained(folder, digests, [gold], "1") == trained(folder, digests[::-1], [gold], "2")


def test_training_a_later_gold_file_overrides_an_earlier_one(few):
    folder, digests = few
    gold, mine = str(folder / "gold.jsonl"), str(folder / "mine.jsonl")
    assert trained(folder, digests, [gold], "1") != trained(folder, digests, [gold, mine], "1")

"""The command line: every command explains itself with an example, and errors of ours are one line and exit code 2."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import main, make_app
from kg.cli._interrupt import InterruptedByUser
from kg.errors import StoreError
from kg.store import read_graph, write_store
from tests.graphs import small_graph

COMMANDS = sorted(get_command(make_app()).commands.items())


def leaves(name, command):
    inner = getattr(command, "commands", None)
    return [(name, command)] if inner is None else [leaf for key, sub in inner.items() for leaf in leaves(f"{name} {key}", sub)]


LEAVES = [leaf for name, command in COMMANDS for leaf in leaves(name, command)]


def kg(*words, **more):
    return subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize(("name", "command"), LEAVES, ids=[name for name, _ in LEAVES])
def test_cli_help_holds_an_example(name, command):
    assert f"kg {name}" in (command.help or "")
    assert "Example" in command.help


def test_cli_loads_the_asked_command_alone_and_all_for_anything_else():
    assert list(get_command(make_app("same")).commands) == ["same"]
    assert list(get_command(make_app("import")).commands) == ["import"]
    assert sorted(get_command(make_app("sam")).commands) == [name for name, _ in COMMANDS]
    assert "Did you mean 'same'?" in kg("sam").stderr


def test_cli_an_error_of_ours_is_one_line_and_exit_code_2(tmp_path):
    done = kg("build", str(tmp_path / "nothing"), "-o", str(tmp_path / "graph"))
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "graph").exists()


def test_cli_is_quiet_in_a_pipe(tmp_path):
    digest = tmp_path / "2025-05-06.md"
    digest.write_text("# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n\n## Method\n\nGRPO를 제안한다.\n", encoding="utf-8")
    done = kg("build", str(digest), "-o", str(tmp_path / "graph"))
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert "\x1b" not in done.stdout


def test_cli_names_what_was_left_out_first_and_ends_with_exit_code_1(tmp_path):
    digests = tmp_path / "digests"
    digests.mkdir()
    (digests / "z.md").write_bytes(b"\x00" * 100)
    (digests / "2025-05-07.md").touch()
    for number in range(12):
        (digests / f"{number}.md").write_text("# no paper\n", encoding="utf-8")
    (digests / "2025-05-06.md").write_text(
        "# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n\nGRPO를 제안한다.\n", encoding="utf-8"
    )
    done = kg("build", str(digests), "-o", str(tmp_path / "graph"))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert "2025-05-07.md: empty" in lines[0]
    assert "z.md:1: control character" in lines[1]
    assert lines[-2] == "warning: and 2 more like these"
    assert "2 left out" in lines[-1]
    assert "│ left out │  2 │" in done.stdout
    assert (tmp_path / "graph" / "graph.html").exists()
    assert kg("extract", str(digests)).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_cli_an_error_of_the_system_is_one_line_and_exit_code_2():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kg", "same", "GPT-4o", "GPT4o"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "kg: the output: No space left on device\n")


def test_cli_prints_names_with_brackets_and_colons_as_they_are(tmp_path):
    write_store(small_graph(), tmp_path / "graph")
    for name in ("[/b]", "[b]GRPO", ":smile:"):
        done = kg("explain", str(tmp_path / "graph"), "2505.00001", name)
        assert "Traceback" not in done.stderr
        assert name in done.stdout + done.stderr
    target = tmp_path / "a[b].ttl"
    assert "".join(kg("export", "turtle", str(tmp_path / "graph"), "-o", str(target)).stdout.split("\n")) == f"wrote {target}"


def test_cli_refuses_a_folder_whose_name_is_no_text(tmp_path):
    (tmp_path / "d.md").write_text("# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n", encoding="utf-8")
    done = kg("build", str(tmp_path / "d.md"), "-o", str(tmp_path).encode() + b"/o\xff")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "is not UTF-8" in done.stderr


def test_cli_reads_standard_input():
    text = "# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n\n## Method\n\nGRPO를 제안한다.\n"
    done = kg("extract", "-", input=text)
    assert '"paper":"2402.03300"' in done.stdout


def test_cli_the_commands_that_come_next_can_be_pasted(tmp_path):
    digest, folder = tmp_path / "d.md", tmp_path / "my graph's"
    digest.write_text("# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n\n## Method\n\nGRPO를 제안한다.\n", encoding="utf-8")
    _, _, after = kg("build", str(digest), "-o", str(folder)).stdout.partition("Next:")
    commands = [shlex.split(line) for line in after.splitlines() if line.strip().startswith("kg ")]
    assert len(commands) == 4
    assert all(str(folder) in words for words in commands)


def test_cli_aliases_as_decisions_are_comments_but_for_those_decided(tmp_path):
    digest, decisions, again = (tmp_path / name for name in ("2025-05-06.md", "decisions.txt", "again.txt"))
    text = "Group Relative Policy Optimization(GRPO)를 제안한다. PPO보다 낫다."
    digest.write_text(f"# 1. [GRPO](https://arxiv.org/abs/2402.03300)\n\n## Method\n\n{text}\n", encoding="utf-8")
    decisions.write_text('same GRPO "GRPO trick"\n', encoding="utf-8")
    assert kg("build", str(digest), "-o", str(tmp_path / "one"), "--decisions", str(decisions)).returncode == 0
    told = kg("aliases", str(tmp_path / "one"), "--format", "decisions").stdout
    assert [line for line in told.splitlines() if not line.startswith("#")] == ['same GRPO "GRPO trick"']
    assert '\n# same "Group Relative Policy Optimization" GRPO\n' in told
    again.write_text(told, encoding="utf-8")
    assert kg("build", str(digest), "-o", str(tmp_path / "two"), "--decisions", str(again)).returncode == 0
    one, two = (read_graph(tmp_path / folder) for folder in ("one", "two"))
    assert (one.entities, one.edges) == (two.entities, two.edges)


def test_cli_aliases_as_decisions_change_nothing_where_names_are_shared(tmp_path):
    digest, decisions = tmp_path / "2025-06-01.md", tmp_path / "decisions.txt"
    papers = (
        "# 1. [ADAM](https://arxiv.org/abs/2506.00011)\n\n## 2. 주요 기여\n\n"
        "- **ADAM(A Diverse Archive of Mankind) 제안**: 인물 전기 데이터셋입니다.\n",
        "# 2. [Zork](https://arxiv.org/abs/2506.00012)\n\n## 3. 학습\n\n- Adam 옵티마이저로 학습하였습니다.\n",
    )
    digest.write_text("\n".join(papers), encoding="utf-8")
    assert kg("build", str(digest), "-o", str(tmp_path / "one")).returncode == 0
    told = kg("aliases", str(tmp_path / "one"), "--format", "decisions").stdout.splitlines()
    lines = [line.removeprefix("# ") for line in told[1::2]]
    assert any("entity/adam@2506.00011" in line for line in lines)
    decisions.write_text("\n".join(lines), encoding="utf-8")
    assert kg("build", str(digest), "-o", str(tmp_path / "two"), "--decisions", str(decisions)).returncode == 0
    one, two = (read_graph(tmp_path / folder) for folder in ("one", "two"))
    assert (one.entities, one.edges) == (two.entities, two.edges)


def test_cli_aliases_says_what_it_has_no_decision_on(tmp_path):
    folder = str(tmp_path / "graph")
    write_store(small_graph(), folder)
    unknown = kg("aliases", folder, "--name", "Qwen2.5-7")
    assert unknown.returncode == 2
    assert unknown.stderr == "kg: no entity named 'Qwen2.5-7'; did you mean Qwen2.5-7B, Qwen2.5?\n"
    verdict = kg("aliases", folder, "--verdict", "nope")
    assert verdict.returncode == 2
    assert all(word in verdict.stderr for word in ("nope", "same", "related", "different"))
    assert kg("aliases", folder, "--name", "PPO", "--verdict", "same").stderr == "nothing found for name PPO, verdict same\n"
    assert "AIME25" in kg("aliases", folder, "--verdict", "different").stdout


@pytest.mark.parametrize("raised", [InterruptedByUser(), None])
def test_cli_ctrl_c_is_one_line_and_exit_code_130(monkeypatch, capsys, raised):
    """Whether it comes to us, or a library makes an error of its own of it."""

    def app():
        if raised:
            raise raised
        try:
            raise RuntimeError("Interrupted.")  # noqa: TRY301 - as the library does
        except RuntimeError as error:
            raise StoreError("LadybugDB can't write the graph") from error

    monkeypatch.setattr("kg.cli.make_app", lambda *_: app)
    monkeypatch.setattr("sys.argv", ["kg", "build"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "kg: interrupted; nothing was written\n")


def test_cli_prints_what_the_output_has_no_code_for_as_an_escape(tmp_path):
    write_store(small_graph(), tmp_path / "graph")
    cypher = "RETURN '추론' AS word"
    done = kg(
        "query", str(tmp_path / "graph"), "--cypher", cypher, "--format", "csv", env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stdout.split()) == (0, ["word", "\\ucd94\\ub860"])


def test_cli_same_takes_two_names_or_a_file(tmp_path):
    done = kg("same", "GRPO", "DPO", "--file", str(tmp_path / "pairs.tsv"))
    assert (done.returncode, done.stderr) == (2, "kg: give two names or --file, not both\n")

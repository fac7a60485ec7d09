from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions import Decision, check_decisions, handle, parse_decisions, read_decisions, serialise_decisions
from kg.errors import DecisionError

NAMES = st.text(max_size=40).filter(lambda name: any(c.isprintable() and not c.isspace() for c in name))
DECISIONS = st.one_of(
    st.builds(lambda a, b: Decision("same", (a, b)), NAMES, NAMES),
    st.builds(lambda a, b: Decision("rename", (a, b)), NAMES, NAMES),
    st.builds(lambda a: Decision("retype", (a, "Model")), NAMES),
    st.builds(lambda a: Decision("ignore", (a,)), NAMES),
    st.builds(lambda a: Decision("reject", ("2505.05315", "comparesWith", a)), NAMES),
)


@settings(deadline=None)
@given(DECISIONS)
def test_parse_decisions_gives_back_what_was_serialised_for_any_name(decision):
    parsed = parse_decisions(serialise_decisions([decision])).all
    assert [(d.word, d.arguments) for d in parsed] == [(decision.word, decision.arguments)]


def test_parse_decisions_reads_comments_bare_names_and_quoted_names():
    text = '# head\n\nsame GPT-4o "GPT 4 Omni"  # they are\r\nignore C#\nreject arXiv:2505.05315v2 uses "a \\"b\\" \\u2028"\n'
    assert [(d.word, d.arguments, d.line) for d in parse_decisions(text).all] == [
        ("same", ("GPT-4o", "GPT 4 Omni"), 3),
        ("ignore", ("C#",), 4),
        ("reject", ("2505.05315", "uses", 'a "b" \u2028'), 5),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("merge A1 B1", 1, "no decision 'merge'"),
        ("same A1", 1, "takes NAME NAME"),
        ("retype A1 Thing", 1, "no type 'Thing'"),
        ("reject here uses A1", 1, "names no arXiv paper"),
        ('same A1 ""', 1, "same with an empty name"),
        ('rename A1 " \\u200b"', 1, "rename with an empty name"),
        ("rename A1 entity/b1", 1, "'entity/b1' is an id and no new name"),
        ("reject 2505.05315 likes A1", 1, "no relation 'likes'"),
        ('\nsame A1 "B1', 2, "double quotes"),
        ('ignore "\\q"', 1, "not a JSON string"),
        ("same Aa Bb\nsame Bb Cc\ndifferent Aa Cc", 3, "are the same by other lines"),
        ("different Aa Cc\nsame Aa Bb\nsame Bb Cc", 1, "are the same by other lines"),
        ("same GPT-4o GPT4o\ndifferent GPT-4o GPT4o", 2, "are the same by other lines"),
        ("different Aa Aa", 1, "by themselves"),
        ("rename Aa Bb\nrename Aa Cc", 2, "line 1 says rename Aa Bb"),
        ("rename Aa Xx\nsame Aa Bb\nrename Bb Yy", 3, "line 1 says rename Aa Xx"),
        ("retype Aa Model\nretype aa Method", 2, "line 1 says retype Aa Model"),
        ("ignore Aa\nrename Aa Bb", 2, "line 1 says to ignore it"),
        ("ignore Aa\nsame Aa Bb", 2, "line 1 says to ignore it"),
        ("same Aa Bb\nignore Bb", 2, "line 1 says same Aa Bb"),
        ("retype Aa Model\nignore Aa", 2, "line 1 says retype"),
        ("rename Aa Bb\nrename Bb Aa", 2, "line 1 says rename Aa Bb"),
        ("rename Aa Bb\ndifferent Bb Aa", 2, "are the same by other lines"),
        ("rename Aa Bb\nsame Aa Cc\nignore Cc", 3, "line 1 says rename"),
        ("retype Aa Model\nrename Aa Bb\nretype Bb Method", 3, "line 1 says retype Aa Model"),
        ("reject 2505.05315 reports Aa", 1, "no relation 'reports'"),
    ],
)
def test_parse_decisions_names_the_line_and_the_contradiction(text, line, reason):
    with pytest.raises(DecisionError, match=reason) as caught:
        parse_decisions(text, path="decisions.txt")
    assert (caught.value.path, caught.value.line) == ("decisions.txt", line)
    assert str(caught.value).startswith(f"decisions.txt:{line}: ")


def test_parse_decisions_names_the_line_of_half_a_sign():
    assert parse_decisions(r'rename GRPO "\ud83d\ude00"').all[0].arguments == ("GRPO", "\N{GRINNING FACE}")
    with pytest.raises(DecisionError, match=r"x:2: .*lone surrogate"):
        parse_decisions('# first\nrename GRPO "GRPO\\ud800"', path="x")


@pytest.mark.parametrize(
    "line", ['same Qwen "Alias {0} of it"\nrename "Alias {0} of it" Qwen\n', 'rename "A {0}" "A {1}"\n'], ids=["star", "chain"]
)
def test_check_decisions_takes_time_in_proportion_to_the_lines(line, monkeypatch):
    asked = Counter()
    monkeypatch.setattr("kg.decisions.handle", lambda name: asked.update([name]) or handle(name))
    parse_decisions("".join(line.format(i, i + 1) for i in range(200)))
    assert asked.total() < 200 * 40


def test_check_decisions_allows_what_does_not_contradict():
    check_decisions(
        parse_decisions("different GPT-4o GPT4o\nsame Aa Bb\nrename Aa Xx\nrename Bb Xx\nreject 2505.05315 uses Aa\n").all
    )


def test_check_decisions_allows_a_new_name_to_be_renamed_or_ignored_in_whatever_order():
    check_decisions(
        parse_decisions("rename Cc Dd\nrename Aa Bb\nrename Bb Cc\nrename GRPO Grpo\nrename Grpo G-RPO\nignore Dd\n").all
    )


@pytest.mark.parametrize("name", ["entity/tapo@2505.12345", "metric/accuracy", "task/수학-추론"])
def test_handle_keeps_an_id_as_it_is(name):
    assert handle(name) == name
    assert handle(name.replace("/", " / ")) != name


def test_read_decisions_reads_a_file_with_byte_order_mark_and_refuses_other_bytes(tmp_path):
    file = tmp_path / "decisions.txt"
    file.write_bytes(b"\xef\xbb\xbfignore Aa\n")
    assert read_decisions(file).all == (Decision("ignore", ("Aa",), 1),)
    file.write_bytes(b"ignore \xff\n")
    with pytest.raises(DecisionError, match="UTF-8"):
        read_decisions(file)
    with pytest.raises(DecisionError, match="can't be read"):
        read_decisions(tmp_path / "none.txt")

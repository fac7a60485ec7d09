"""Documentation is under test: every console block prints what it says, links lead somewhere, every command has an example."""

import re

import pytest
from typer.main import get_command

from kg.cli import make_app
from kg.documents import read_documents
from kg.linking import link
from kg.vocabulary import load_vocabulary
from tests.console import ROOT, commands_of, make_folder, run

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = [(page.name, command, output) for page in PAGES for command, output in commands_of(page.read_text(encoding="utf-8"))]
SERVERS = ("build", "import", "serve", "sync")
"""The commands whose examples are not run here: the folder was made by that of `build`, the others speak to servers or are one."""
EXAMPLES = [
    example
    for name, command in get_command(make_app()).commands.items()
    if name not in SERVERS
    for example in re.findall(r"`(kg [^`]+)`", command.help.partition("Example:")[2])
]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_folder(tmp_path_factory.mktemp("documentation"))


def test_documentation_readme_answers_five_questions():
    assert sum(page == "README.md" for page, _, _ in COMMANDS) >= 5


@pytest.mark.parametrize(("page", "command", "output"), COMMANDS, ids=[f"{page}: {command}" for page, command, _ in COMMANDS])
def test_documentation_console_prints_what_it_says(page, command, output, folder):
    assert run(command, folder) == output


@pytest.mark.parametrize("example", EXAMPLES)
def test_documentation_the_example_of_a_command_finds_something(example, folder):
    assert "nothing found" not in run(example, folder)


def test_documentation_links_lead_somewhere():
    links = [(page, target) for page in PAGES for target in _LINK.findall(page.read_text(encoding="utf-8"))]
    assert links
    assert [(page.name, target) for page, target in links if not (page.parent / target).exists()] == []


def test_documentation_the_extractor_in_the_plugins_page_reads():
    blocks = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    names = {}
    exec(blocks[0], names)
    documents = read_documents([ROOT / "examples" / "digests"]).documents
    extractions = tuple(names["TitleExtractor"]().extract(documents))
    graph = link(extractions, vocabulary=load_vocabulary())
    assert [e.document for e in extractions] == list(documents)
    assert {e.relation for e in graph.edges} >= {"proposes", "proposedBy"}

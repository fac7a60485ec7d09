import subprocess
import sys

import pytest

import kg


@pytest.mark.parametrize("name", kg.__all__)
def test_public_every_name_is_there_and_described(name):
    assert getattr(kg, name).__doc__


def test_public_the_list_is_the_surface():
    assert sorted(kg._HOME_OF) == sorted(kg.__all__) == dir(kg)
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        kg.nothing_of_ours  # noqa: B018


def test_public_importing_loads_no_engine():
    program = (
        "import sys, kg; print(sorted({'spacy', 'ladybug', 'pyoxigraph', 'rdflib', 'neo4j', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

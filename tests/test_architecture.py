"""The house keeps its directions: who may import whom, who owns which library, how long things may grow."""

import ast
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("kg", "extractors", "exports", "ontologies")
MAY_IMPORT = {"ontologies": set(), "kg": {"kg"}, "extractors": {"kg", "extractors"}, "exports": {"kg", "exports"}}
LEAVES = ("kg/errors.py", "kg/model.py")
OWNERS = {
    "jinja2": {"exports/html.py"},
    "ladybug": {"kg/store/cypher.py"},
    "lightgbm": {"extractors/fitting.py"},
    "neo4j": {"kg/neo4j/connection.py"},
    "networkx": {"exports/graphml.py"},
    "numpy": {"extractors", "kg/neo4j/quick_texts.py", "exports/neo4j_import.py"},
    "pyarrow": {"kg/store/cypher.py"},
    "pyoxigraph": {"kg", "exports/rdf.py", "exports/jsonld.py"},
    "pyshacl": {"kg/validation.py"},
    "pyvis": {"exports/html.py"},
    "rdflib": {"kg/validation.py"},
    "rich": {"kg/cli"},
    "scipy": {"extractors/fitting.py"},
    "sklearn": {"extractors/fitting.py"},
    "spacy": {"extractors/language.py"},
    "threadpoolctl": {"extractors/threads.py"},
    "typer": {"kg/cli"},
    "xxhash": {"kg/neo4j/texts.py"},
}
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def sources(package):
    return sorted((ROOT / package).rglob("*.py"))


ALL = [path for package in OURS for path in sources(package)]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_architecture_imports_go_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    for module in imported(path):
        if module.split(".")[0] in OURS:
            assert module.split(".")[0] in MAY_IMPORT[package], f"{name_of(path)} imports {module}"
            assert name_of(path) not in LEAVES, f"a leaf imports {module}"


def test_architecture_has_no_import_cycle():
    modules = {name_of(p).removesuffix(".py").removesuffix("/__init__").replace("/", "."): p for p in ALL}
    links = {m: {i for i in imported(p) if i in modules and i != m} for m, p in modules.items()}
    done = set()
    while True:
        free = {m for m, needs in links.items() if m not in done and needs <= done}
        if not free:
            break
        done |= free
    assert not set(links) - done, f"in or behind a cycle: {sorted(set(links) - done)}"


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_architecture_a_library_has_an_owner(library):
    users = {name_of(p) for p in ALL if any(m.split(".")[0] == library for m in imported(p))}
    owned = {owner: {u for u in users if u == owner or u.startswith(f"{owner}/")} for owner in OWNERS[library]}
    assert not users.difference(*owned.values())
    assert all(owned.values()), f"an owner does not import {library}"
    assert [owner for owner in owned if f"`{owner}`" not in DEPENDENCIES] == []


def test_architecture_every_library_has_an_owner():
    roots = {module.split(".")[0] for path in ALL for module in imported(path)}
    assert roots.difference(OURS, sys.stdlib_module_names) == {*OWNERS}


def functions(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
            yield node.name, node.end_lineno - node.lineno + 1 - doc


def test_architecture_rooms_stay_small():
    lengths = {(name_of(p), name): length for p in ALL for name, length in functions(p)}
    ordered = sorted(lengths.values())
    assert not {where: length for where, length in lengths.items() if length > 40}
    assert median(ordered) <= 10
    assert ordered[int(len(ordered) * 0.9)] <= 25
    files = {name_of(p): p.read_text(encoding="utf-8").count("\n") for p in ALL}
    assert not {name: lines for name, lines in files.items() if lines > 400}
    assert median(files.values()) <= 150


def test_architecture_nobody_imports_from_the_package_root():
    culprits = defaultdict(list)
    for path in ALL:
        if "kg" in set(imported(path)):
            culprits[name_of(path)].append("kg")
    assert not culprits

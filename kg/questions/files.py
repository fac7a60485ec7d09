"""Question files: TOML, one question each, named by the file; ours in `catalogue`, a person's own in any folder."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import NotFoundError, QueryError
from kg.questions.model import CELL_KINDS, NODE_KINDS, VALUE_KINDS, Details, Note, Parameter, Queries, Question

_KNOWN = {"english", "korean", "example", "form", "order", "parameters", "columns", "lists", "rows", "details", "note"}


@lru_cache
def load_questions(folder: Path | str | None = None) -> tuple[Question, ...]:
    """Our questions and those of `folder` (`*.toml`; one of the same name replaces ours), by name; raises QueryError."""
    ours = {path.name: path.read_text(encoding="utf-8") for path in files("kg.questions").joinpath("catalogue").iterdir()}
    found = {q.name: q for name, text in ours.items() if name.endswith(".toml") for q in [from_toml(text, path=name)]}
    if folder is not None:
        if not Path(folder).is_dir():
            raise QueryError("no such folder of questions", path=str(folder))
        own = (from_toml(_read(path), path=str(path)) for path in sorted(Path(folder).glob("*.toml")))
        found.update({q.name: q for q in own})
    return tuple(found[name] for name in sorted(found))


def get_question(name: str, *, folder: Path | str | None = None) -> Question:
    """The question of that name; raises NotFoundError, QueryError."""
    by_name = {q.name: q for q in load_questions(folder)}
    if name not in by_name:
        raise NotFoundError("question", name, near=_near(name, by_name), advice="`kg ask DIR` lists them")
    return by_name[name]


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names that hold `name`, or are spelled like it."""
    holding = tuple(known for known in names if name and name.lower() in known)
    return holding[:5] or tuple(get_close_matches(name, names, n=3))


def from_toml(text: str, *, path: str) -> Question:
    """The question that the text of a file holds, named after `path`; raises QueryError that says what is wrong with it."""
    try:
        found = tomllib.loads(text)
        question = _question(Path(path).stem, found)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise QueryError(f"not a question: {_reason(error)}", path=path) from error
    for problem in _problems(question, found):
        raise QueryError(problem, path=path)
    return question


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"can't be read ({error})", path=str(path)) from error


def _reason(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else str(error)


def _question(name: str, found: Mapping[str, Any]) -> Question:
    details, note = found.get("details"), found.get("note")
    return Question(
        name=name,
        english=found["english"],
        korean=found["korean"],
        parameters=tuple(Parameter(name=key, **_parameter(value)) for key, value in found.get("parameters", {}).items()),
        columns=dict(found["columns"]),
        lists=dict(found.get("lists", {})),
        order=tuple(found["order"]),
        rows=_queries(found["rows"]),
        details=Details(tuple(details["by"]), dict(details["keys"]), _queries(details)) if details else None,
        note=Note(note["text"], _queries(note)) if note else None,
        form=found.get("form", "rows"),
        example=tuple(found.get("example", ())),
    )


def _parameter(found: Mapping[str, Any]) -> dict[str, Any]:
    return {"required": "default" not in found and not found.get("optional", False)} | {
        key: value for key, value in found.items() if key != "optional"
    }


def _queries(found: Mapping[str, Any]) -> Queries:
    return Queries(**{field.name: found[field.name].strip() + "\n" for field in fields(Queries)})


def _problems(question: Question, found: Mapping[str, Any]) -> list[str]:
    kinds = {**NODE_KINDS, **dict.fromkeys(VALUE_KINDS)}
    cells = {**question.columns, **question.lists}
    problems = [f"unknown entry {name!r}; there are {', '.join(sorted(_KNOWN))}" for name in sorted(set(found) - _KNOWN)]
    problems += [
        f"parameter {p.name} has kind {p.kind!r}; there are {', '.join(sorted(kinds))}"
        for p in question.parameters
        if p.kind not in kinds
    ]
    problems += [
        f"column {n} has kind {k!r}; there are {', '.join(CELL_KINDS)}" for n, k in cells.items() if k not in CELL_KINDS
    ]
    problems += [f"order names {n!r}, which is no column" for n in question.order if n.lstrip("-") not in question.columns]
    if question.form not in ("rows", "path"):
        problems.append(f"form is {question.form!r}; there are rows and path")
    return problems

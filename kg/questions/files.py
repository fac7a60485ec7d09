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
from kg.questions.checking import problems_of, problems_of_file
from kg.questions.model import Details, Note, Parameter, Queries, Question
from kg.texts import read_text


def load_questions(folder: Path | str | None = None) -> tuple[Question, ...]:
    """Our questions and those of `folder` (`*.toml`; one of the same name replaces ours), by name; raises QueryError."""
    found = {q.name: q for q in _catalogue()}
    if folder is not None:
        if not Path(folder).is_dir():
            raise QueryError("no such folder of questions", path=str(folder))
        own = (from_toml(read_text(path, error=QueryError), path=str(path)) for path in sorted(Path(folder).glob("*.toml")))
        found.update({q.name: q for q in own})
    return tuple(found[name] for name in sorted(found))


@lru_cache(maxsize=1)
def _catalogue() -> tuple[Question, ...]:
    ours = {path.name: path.read_text(encoding="utf-8") for path in files("kg.questions").joinpath("catalogue").iterdir()}
    return tuple(from_toml(text, path=name) for name, text in sorted(ours.items()) if name.endswith(".toml"))


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
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QueryError(f"not a question: {error}", path=path) from error
    for problem in problems_of_file(found):
        raise QueryError(f"not a question: {problem}", path=path)
    question = _question(Path(path).stem, found)
    for problem in problems_of(question):
        raise QueryError(problem, path=path)
    return question


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

"""Whether what a person's file holds has the shape that is asked of it: tables, lists and scalars, all the way down.

A shape is a type (or several), a list of one shape (a list of such things), or a table of shapes by key. `ANY` as a key stands
for every other key, a key behind a `!` must be there; what no key names may be anything.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

Shape: TypeAlias = "type | tuple[type, ...] | list[Shape] | Mapping[str, Shape]"

ANY = "*"
NEEDED = "!"
_NAMES = {str: "text", bool: "true or false", int: "a number", float: "a number", date: "a date", type(None): "nothing"}


def find_misfits(value: object, shape: Shape, *, at: str = "") -> Iterator[str]:
    """What is wrong with a value, a sentence each, with the place in it (`entities[0].name`)."""
    if isinstance(shape, Mapping):
        yield from _of_table(value, shape, at)
    elif isinstance(shape, list):
        yield from _of_list(value, shape[0], at)
    else:
        types = shape if isinstance(shape, tuple) else (shape,)
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            names = dict.fromkeys(_NAMES[t] for t in types)
            yield f"{at} has to be {' or '.join(names)}, not {_short(value)}"


def _of_table(value: object, shape: Mapping[str, Shape], at: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{at} has to be a table, not {_short(value)}"
        return
    shapes = {key.removeprefix(NEEDED): inner for key, inner in shape.items()}
    for key in shape:
        if key.startswith(NEEDED) and key.removeprefix(NEEDED) not in value:
            yield f"{at or 'it'} lacks {key.removeprefix(NEEDED)!r}"
    for key, item in value.items():
        inner = shapes.get(key, shapes.get(ANY))
        if inner is not None:
            yield from find_misfits(item, inner, at=f"{at}.{key}" if at else str(key))


def _of_list(value: object, shape: Shape, at: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{at} has to be a list, not {_short(value)}"
        return
    for place, item in enumerate(value):
        yield from find_misfits(item, shape, at=f"{at}[{place}]")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."

"""What models keep: named numpy arrays in one file, without pickle."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError

Arrays = Mapping[str, NDArray[Any]]


def shipped(name: str) -> Path:
    """The file of that name that comes with the project."""
    return Path(str(files("extractors").joinpath("data", name)))


def write_arrays(arrays: Arrays, path: Path) -> None:
    """Write the arrays to one file, the same bytes for the same arrays in the same order."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


def read_arrays(path: Path, *, of: str, maker: str) -> dict[str, NDArray[Any]]:
    """The arrays of a file; raises KgError that says what it is not `of`, and who makes such a file."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError) as error:
        raise KgError(f"{path}: not a file of {of} ({error}); make one with {maker}") from error

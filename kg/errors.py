"""Every error that kg raises on purpose, in one tree.

    KgError
    ├── InputError          a file, a line or a value that the user gave can't be read
    │   ├── DigestError     a digest file
    │   ├── DecisionError   the decisions file contradicts itself or can't be read
    │   └── QueryError      a query in Cypher or SPARQL, or the arguments of a question
    ├── NotFoundError       an entity, a paper, a question or a plugin of that name does not exist
    ├── PluginError         an extractor does not keep what it promises
    ├── VocabularyError     the ontology and the code disagree
    ├── StoreError          a graph folder is missing, foreign, or of another version
    ├── MissingExtraError   an optional library is needed and absent
    └── ServerError         a database server refused or could not be reached

Each message says what was found, what was possible and what to do; data rides on the attributes.
"""


class KgError(Exception):
    """The root: everything that a caller of kg may want to catch at once."""


class InputError(KgError):
    """Something that the user gave can't be read; `path` and `line` (1-based, 0 if unknown) say where."""

    def __init__(self, message: str, *, path: str = "", line: int = 0) -> None:
        self.path, self.line = path, line
        place = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(place + message)


class DigestError(InputError):
    """A digest file can't be read."""


class DecisionError(InputError):
    """The decisions file contradicts itself or can't be read."""


class QueryError(InputError):
    """A query or the arguments of a question are wrong."""


class NotFoundError(KgError):
    """Nothing of that name; `near` holds the names that come closest, best first; `advice` helps where none is close."""

    def __init__(self, kind: str, name: str, *, near: tuple[str, ...] = (), advice: str = "") -> None:
        self.kind, self.name, self.near = kind, name, near
        hint = f"; did you mean {', '.join(near)}?" if near else f"; {advice}" if advice else ""
        super().__init__(f"no {kind} named {name!r}{hint}")


class PluginError(KgError):
    """An extractor does not keep what it promises; `name` is its name."""

    def __init__(self, name: str, message: str) -> None:
        self.name = name
        super().__init__(f"the extractor {name!r} {message}")


class VocabularyError(KgError):
    """The ontology lacks what the code asks of it."""


class StoreError(KgError):
    """A graph folder is missing, not ours, or of another version."""


class MissingExtraError(KgError):
    """An optional library is absent; `extra` names what to install."""

    def __init__(self, library: str, *, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(
            f"{library} is not installed; install it with: pip install -e '.[{extra}]' in a checkout of kg, "
            f"or pip install 'kg[{extra}]' where kg came from an index"
        )


class ServerError(KgError):
    """A database server refused or could not be reached."""

"""What a person decided about names and edges: a text file, one decision a line, kept in git and applied at every build.

    # lines that begin with # are comments, and so is what follows a # behind a blank
    same GPT-4o "GPT 4 Omni"
    different "TAPO@2505.12345" TAPO
    rename "Chain of thought" Chain-of-Thought
    retype CLIP Model
    ignore "our method"
    reject 2505.05315 comparesWith GRPO
    reject Trinity-RFT variantOf Trinity

A name without blanks, quotation marks or a # at its beginning may stand as it is; any other stands in double quotes with
the escapes of JSON (RFC 8259), so that every name can be written. A name means every spelling of equal parts, be it a thing,
a measure or a task; an id (`entity/tapo@2505.12345`, `metric/accuracy`, `task/reasoning`) means that entity alone. What was
renamed goes by its new name too, unless a digest calls something else so.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import DecisionError
from kg.identifiers import arxiv_of
from kg.names.keys import name_key
from kg.names.lexicon import NAMED
from kg.papers import find_paper_id
from kg.texts import read_text
from kg.unions import Unions
from kg.vocabulary import load_vocabulary

ARGUMENTS = {
    "same": ("NAME", "NAME"),
    "different": ("NAME", "NAME"),
    "rename": ("NAME", "NEW NAME"),
    "retype": ("NAME", "TYPE"),
    "ignore": ("NAME",),
    "reject": ("PAPER or NAME", "RELATION", "NAME"),
}
"""The words of the file and what follows each."""

_ID = re.compile(r"(?:entity|metric|task)/\S+")
_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s"#][^\s"]*')
_HALF = re.compile("[\ud800-\udfff]")
"""What JSON may escape and UTF-8 can't hold."""
_PLAIN = re.compile(r'[^\s"#\\][^\s"\\]*')


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line: the word, its arguments, and the line's number (0 if it stands in no file)."""

    word: str
    arguments: tuple[str, ...]
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The arguments that are names of what digests name: not a paper, a relation, a type or a new name."""
        if self.word == "reject":
            return self.arguments[::2] if self.arguments[1] in family_relations() else self.arguments[2:]
        return tuple(a for a, what in zip(self.arguments, ARGUMENTS[self.word], strict=True) if what == "NAME")


@dataclass(frozen=True)
class Decisions:
    """All decisions of a file, in its order, free of contradictions; `path` is the file's, `""` if they stand in none."""

    all: tuple[Decision, ...] = ()
    path: str = ""

    def of(self, word: str) -> tuple[Decision, ...]:
        """The decisions that begin with the word, in the file's order."""
        return self._by_word.get(word, ())

    @cached_property
    def _by_word(self) -> dict[str, tuple[Decision, ...]]:
        return {word: tuple(d for d in self.all if d.word == word) for word in ARGUMENTS}

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The handles of the names to ignore."""
        return frozenset(handle(d.arguments[0]) for d in self.of("ignore"))


def read_decisions(path: str | Path) -> Decisions:
    """The decisions of a file; raises DecisionError with path and line."""
    return parse_decisions(read_text(path, error=DecisionError), path=str(path))


def parse_decisions(text: str, *, path: str = "") -> Decisions:
    """The decisions of a text; raises DecisionError with the line where it is malformed or contradicts an earlier one."""
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    found = tuple(d for number, line in lines for d in _parse_line(line, number, path))
    check_decisions(found, path=path)
    return Decisions(found, path)


def serialise_decisions(decisions: Iterable[Decision]) -> str:
    """The text of decisions, a line each; `parse_decisions` gives them back."""
    return "".join(" ".join((d.word, *(_quoted(a) for a in d.arguments))) + "\n" for d in decisions)


def handle(name: str) -> str:
    """What a name of the file stands for: an entity's id as it is, otherwise the name's normal key."""
    return name if is_id(name) else name_key(name)


def is_id(name: str) -> bool:
    """Whether a name of the file is the id of an entity."""
    return _ID.fullmatch(name) is not None


def is_said(name: str) -> bool:
    """Whether a name has a sign that can be seen."""
    return any(c.isprintable() and not c.isspace() for c in name)


def last_renames(renames: Sequence[Decision]) -> list[Decision]:
    """Those of the renames of one thing whose new name none of the others renames again; none where they go round."""
    spelled = Counter(r.arguments[0] for r in renames)
    meant = {handle(name) for name in spelled}
    return [r for r in renames if not _is_renamed_again(r, spelled=spelled, meant=meant)]


def _is_renamed_again(rename: Decision, *, spelled: Counter[str], meant: set[str]) -> bool:
    """Whether another one renames what this one renamed; of two renames by one handle only one by the very new name."""
    old, new = rename.arguments
    return spelled[new] > (old == new) or (handle(new) in meant and handle(new) != handle(old))


def contradiction(decision: Decision, reason: str, *, path: str) -> DecisionError:
    """The error of a decision that others contradict."""
    said = serialise_decisions([decision]).strip()
    return DecisionError(f"{said} contradicts the file: {reason}", path=path, line=decision.line)


def _quoted(argument: str) -> str:
    if _PLAIN.fullmatch(argument) and argument.isprintable():
        return argument
    escaped = json.dumps(argument, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in escaped)


def _parse_line(line: str, number: int, path: str) -> list[Decision]:
    words, at = [], 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        if line[at] == "#" and (at == 0 or line[at - 1].isspace()):
            break
        match = _WORD.match(line, at)
        if not match or (match.end() < len(line) and not line[match.end()].isspace()):
            raise DecisionError(f"can't read {line[at:].strip()!r}; put the name in double quotes", path=path, line=number)
        words.append(_unquoted(match.group(), number, path))
        at = match.end()
    return [_decision(words[0], tuple(words[1:]), number, path)] if words else []


def _unquoted(word: str, number: int, path: str) -> str:
    if not word.startswith('"'):
        return word
    try:
        text = str(json.loads(word, strict=False))
    except ValueError as error:
        raise DecisionError(f"{word} is not a JSON string: {error}", path=path, line=number) from error
    if _HALF.search(text):
        raise DecisionError(f"{word} escapes half a sign (a lone surrogate); write the sign itself", path=path, line=number)
    return text


def _decision(word: str, arguments: tuple[str, ...], number: int, path: str) -> Decision:
    if word not in ARGUMENTS:
        raise DecisionError(f"no decision {word!r}; there are {', '.join(ARGUMENTS)}", path=path, line=number)
    if len(arguments) != len(ARGUMENTS[word]):
        wanted = " ".join(ARGUMENTS[word])
        raise DecisionError(f"{word} takes {wanted}, not {len(arguments)} arguments", path=path, line=number)
    if not all(map(is_said, arguments)):
        raise DecisionError(f"{word} with an empty name", path=path, line=number)
    if word == "rename" and is_id(arguments[1]):
        raise DecisionError(f"{arguments[1]!r} is an id and no new name; ids follow from names", path=path, line=number)
    if word == "retype" and arguments[1] not in NAMED:
        raise DecisionError(f"no type {arguments[1]!r}; there are {', '.join(sorted(NAMED))}", path=path, line=number)
    if word == "reject":
        relation = _relation(arguments[1], number, path)
        source = arguments[0] if relation in family_relations() else _paper(arguments[0], number, path)
        arguments = (source, relation, arguments[2])
    return Decision(word, arguments, number)


def _paper(text: str, number: int, path: str) -> str:
    found = find_paper_id(arxiv_of(text))
    if found is None:
        raise DecisionError(f"{text!r} names no arXiv paper", path=path, line=number)
    return found


def _relation(text: str, number: int, path: str) -> str:
    vocabulary = load_vocabulary()
    relations = (r for group in ("contribution", "link", "family") for r in vocabulary.relations_of(group))
    names = sorted(r.name for r in relations if not {"Result", "Digest"} & set(r.targets))
    if text not in names:
        raise DecisionError(f"no relation {text!r}; there are {', '.join(names)}", path=path, line=number)
    return text


def family_relations() -> frozenset[str]:
    """The names of the relations between what is named and its family."""
    return load_vocabulary().names_of("family")


# ---------------------------------------------------------------- contradictions


def check_decisions(decisions: Iterable[Decision], *, path: str = "") -> None:
    """Raise DecisionError at the first line that contradicts earlier ones, names taken with all that they are the same as."""
    check, ordered = _Check(path), tuple(decisions)
    for decision in ordered:
        check.join(decision)
    for decision in ordered:
        if decision.word == "rename":
            check.renames[check.group(decision.arguments[0])].append(decision)
    check.first = {d: last[0] for group in check.renames.values() for last in [last_renames(group) or group] for d in last}
    for decision in ordered:
        getattr(check, decision.word)(decision)


class _Check:
    """Decisions met so far: groups of names that are the same, and what was said about each group."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.same_as, self.meant, self.spelled = Unions[str](), Unions[str](), Unions[str]()
        """Names by what they stand for, and by their exact spelling."""
        self.said: dict[tuple[str, str], Decision] = {}
        self.renames: dict[str, list[Decision]] = defaultdict(list)
        self.first: dict[Decision, Decision] = {}
        self.types: dict[str, Decision] = {}
        self.joining: list[Decision] = []

    def group(self, name: str) -> str:
        return self.meant.root(handle(name))

    def join(self, decision: Decision) -> None:
        """The names of `same`, and the old and the new name of `rename`, are the same."""
        if decision.word == "same":
            self.same_as.join(*map(handle, decision.arguments))
        if decision.word in ("same", "rename"):
            left, right = decision.arguments
            self.meant.join(handle(left), handle(right))
            self.spelled.join(left, right)
            self.joining.append(decision)

    def same(self, decision: Decision) -> None:
        """What it says was joined before, unless it speaks of what is to be ignored."""
        self._not_ignored(decision)

    def different(self, decision: Decision) -> None:
        left, right = decision.arguments
        if handle(left) == handle(right):
            joined = self.spelled.root(left) == self.spelled.root(right)
        else:
            joined = self.group(left) == self.group(right)
        if joined:
            lines = [str(d.line) for d in self.joining if self.group(d.arguments[0]) == self.group(left)]
            by = f"other lines ({', '.join(lines)})" if lines else "themselves"
            self.fail(decision, f"{left!r} and {right!r} are the same by {by}")

    def rename(self, decision: Decision) -> None:
        self._not_ignored(decision)
        first = self.first.get(decision, decision)
        if first.arguments[1] != decision.arguments[1]:
            self._twice(decision, first)
        self._say(decision)

    def retype(self, decision: Decision) -> None:
        self._not_ignored(decision)
        earlier = self.types.setdefault(self.group(decision.arguments[0]), decision)
        if earlier.arguments[1] != decision.arguments[1]:
            self._twice(decision, earlier)
        self._say(decision)

    def ignore(self, decision: Decision) -> None:
        """What was renamed may be ignored later, by its new name."""
        self._say(decision)
        for word in ("rename", "retype"):
            earlier = self.said.get((self._same_as(decision), word))
            if earlier:
                self.fail(decision, f"line {earlier.line} says {word}, and what is ignored has neither name nor type")

    def reject(self, decision: Decision) -> None:
        """Any edge may be rejected, more than once."""

    def _same_as(self, decision: Decision) -> str:
        return self.same_as.root(handle(decision.arguments[0]))

    def _say(self, decision: Decision) -> None:
        self.said.setdefault((self._same_as(decision), decision.word), decision)

    def _not_ignored(self, decision: Decision) -> None:
        ignoring = self.said.get((self._same_as(decision), "ignore"))
        if ignoring:
            self.fail(decision, f"line {ignoring.line} says to ignore it")

    def _twice(self, decision: Decision, earlier: Decision) -> None:
        self.fail(decision, f"line {earlier.line} says {serialise_decisions([earlier]).strip()}")

    def fail(self, decision: Decision, reason: str) -> None:
        raise contradiction(decision, reason, path=self.path)

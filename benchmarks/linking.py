"""How long it takes to resolve names: 5,000, 50,000 and 500,000 distinct ones, ten to a paper, on one core.

    python benchmarks/linking.py [COUNT ...] [--repeat 3]

Prints a Markdown table: names, entities and merges made, seconds of processor time to read the vocabulary and resolve the
names to entities, seconds to make the whole graph of them (families, edges, merges), each the best of the repeats, and the
process's peak memory. Most of the names are other spellings, long forms, sizes and versions of others, so that every rule has
work.
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from kg.decisions import Decisions
from kg.linking import link, resolve_things
from kg.linking.papers import gather_papers
from kg.linking.reader import NameReader
from kg.memory import collector_paused
from kg.model import Digest, Document, Evidence, Extraction, Mention, Role
from kg.names.forms import read_form
from kg.names.lexicon import Lexicon
from kg.names.parts import split_name
from kg.vocabulary import Vocabulary, load_vocabulary

COUNTS = (5_000, 50_000, 500_000)
_SYLLABLES = "ba ko ri ten vo lum sha dex pra qui zon fel mi gar tho ny sol wex ul cra".split()
_Made = TypeVar("_Made")
_TYPES = ("Method", "Model", "Dataset", "Benchmark")


def names(count: int) -> Iterator[tuple[str, str]]:
    """Distinct names, each with an alias (`""` for none), the same for every run."""
    rng = random.Random(count)
    made: set[str] = set()
    while len(made) < count:
        word = "".join(rng.choices(_SYLLABLES, k=rng.randint(3, 5))).title()
        version, size = rng.randint(1, 9), rng.choice(("7B", "72B", "1.5B"))
        words = [w.title() for w in rng.sample(_SYLLABLES, 3)]
        long = f"{word} {' '.join(words)} Optimization"
        short = word[0] + "".join(w[0] for w in words) + "O"
        sized, tuned = f"{word}{version}-{size}", f"{word} {version} {size} Instruct"
        forms = ((word, ""), (sized, ""), (tuned, ""), (long, short), (word.upper(), ""))
        for name, alias in rng.sample(forms, 3):
            if name not in made and len(made) < count:
                made.add(name)
                yield name, alias


def extractions(count: int) -> Iterator[Extraction]:
    """Papers of ten names each, in a digest for every fifty papers."""
    batch: list[Mention] = []
    for number, (name, alias) in enumerate(names(count)):
        paper = number // 10
        digest = Digest(f"digest/{paper // 50}", f"{paper // 50}.md", "2025-01-01", "hf")
        evidence = Evidence(digest.id, digest.path, digest.date, number, number, number + 5, f"{name} is named.", "cue", 0.9)
        role = Role("proposes" if number % 10 == 0 else "uses", (evidence,))
        batch.append(Mention(name, (alias,) if alias else (), _TYPES[number % 4], (role,)))
        if len(batch) == 10 or number == count - 1:
            arxiv = f"{20 + paper // 90_000:02}{1 + paper // 7_500 % 12:02}.{paper % 7_500:05}"
            document = Document(arxiv, f"Paper {paper}", digest, number, (), "summarised", ())
            yield Extraction(document, tuple(batch))
            batch = []


def measure(count: int, *, repeat: int) -> str:
    """A row of the table for so many names."""
    vocabulary, read = load_vocabulary(), tuple(extractions(count))
    resolving, _ = _timed(lambda: _resolve(vocabulary, read), repeat=repeat)
    linking, graph = _timed(lambda: link(read, vocabulary=vocabulary), repeat=repeat)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    made = f"{len(graph.entities):,} | {len(graph.merges):,}"
    return f"| {count:,} | {made} | {resolving:.2f} | {linking:.2f} | {peak:,} MB |"


def _resolve(vocabulary: Vocabulary, read: tuple[Extraction, ...]) -> None:
    with collector_paused():
        reader = NameReader.from_decisions(Lexicon.from_concepts(vocabulary.concepts), Decisions())
        resolve_things(gather_papers(read), reader=reader)


def _timed(act: Callable[[], _Made], *, repeat: int) -> tuple[float, _Made]:
    """The fewest processor seconds of so many calls, none of which remembers a name of another, and what the last one made."""
    fewest = float("inf")
    for _ in range(repeat):
        split_name.cache_clear()
        read_form.cache_clear()
        start = time.process_time()
        made = act()
        fewest = min(fewest, time.process_time() - start)
    return fewest, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", default=COUNTS)
    parser.add_argument("--repeat", type=int, default=1)
    given = parser.parse_args()
    print("| names | entities | merges | seconds to resolve | seconds for the graph | peak memory |")
    print("|---:|---:|---:|---:|---:|---:|")
    for count in given.counts:
        print(measure(count, repeat=given.repeat), flush=True)


if __name__ == "__main__":
    main()

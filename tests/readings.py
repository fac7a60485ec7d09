"""Documents and what was read in them, by hand, for tests of linking."""

from kg.model import Claim, Digest, Document, Evidence, Extraction, Measure, Mention, Role, Topic
from kg.vocabulary import Concept, Vocabulary, load_vocabulary

DIGESTS = tuple(Digest(f"digest/{day}", f"{day}.md", day, "hf") for day in ("2025-05-01", "2025-05-02", "2025-06-03"))


def vocabulary(*concepts):
    """The types and relations of the ontology with these concepts alone."""
    shipped = load_vocabulary()
    return Vocabulary(shipped.types, shipped.relations, tuple(sorted(concepts)))


def concept(name, kind="Method", *aliases, **rest):
    return Concept(name, kind, tuple(sorted(aliases)), **rest)


GRPO = concept("GRPO", "Method", "Group Relative Policy Optimization", korean=("그룹 상대 정책 최적화",), paper="2402.03300")


def evidence(digest=DIGESTS[0], line=1, sentence="문장이다.", confidence=0.9):
    return Evidence(digest.id, digest.path, digest.date, line, line * 10, line * 10 + 4, sentence, "cue", confidence)


def mention(name, relation="uses", kind="Method", *aliases, digest=DIGESTS[0], line=1, confidence=0.9, sentence=""):
    piece = evidence(digest, line, sentence or f"{name} 문장이다.", confidence)
    return Mention(name, tuple(sorted(aliases)), kind, (Role(relation, (piece,)),))


def extraction(paper, *mentions, digest=DIGESTS[0], title="", line=1, measures=(), topics=(), claims=(), status="summarised"):
    links = (f"https://arxiv.org/abs/{paper}",)
    document = Document(paper, title, digest, line, links, status, ())
    return Extraction(document, tuple(sorted(mentions)), tuple(measures), tuple(topics), tuple(claims))


def measure(name, **place):
    return Measure(name, (evidence(**place),))


def topic(label, text="", **place):
    return Topic(label, text, (evidence(**place),))


def claim(system="", resource="", metric="", *, value=None, delta=None, baselines=(), baseline_value=None, unit="%", **place):
    printed = str(delta if value is None else value)
    return Claim(system, resource, metric, value, delta, unit, baselines, baseline_value, printed, (evidence(**place),))


def by_name(graph):
    """The graph's entities by name."""
    return {entity.name: entity for entity in graph.entities}


def triples(graph, *relations):
    """The graph's edges of these relations as triples of ids."""
    return {e.key for e in graph.edges if e.relation in relations}

"""What stands above what: no thing above another of which it has only the first word, and always the nearest."""

import pytest

from kg.linking import link
from tests.readings import concept, extraction, mention, triples, vocabulary

WORDS = vocabulary(
    concept("CIFAR", "Dataset"),
    concept("CIFAR-100", "Dataset", broader="CIFAR"),
    concept("CIFAR-100-LT", "Dataset", broader="CIFAR"),
    concept("Trinity", "Model"),
    concept("Mork-OR1", "Model"),
)


def families(*mentions):
    graph = link([extraction("2505.00001", *mentions)], vocabulary=WORDS)
    edges = triples(graph, "variantOf", "sizeOf", "versionOf", "editionOf")
    return {(s.partition("/")[2], relation, t.partition("/")[2]) for s, relation, t in edges}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mention("Deliberation on Zorks", "proposes"), mention("Deliberation", "proposes")),
        (mention("ZORK–MORK", kind="Model"), mention("ZORK", kind="Model")),
        (mention("BFS-Prover", "proposes", "Model"), mention("BFS", "uses", "Method", "Breadth-First Search")),
        (mention("Trinity-RFT", "proposes", "Method"), mention("Trinity", "uses", "Model")),
    ],
)
def test_families_are_not_told_by_a_first_word_alone(one, other):
    assert families(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mention("Zorkformer Light", "proposes", "Model"), mention("Zorkformer", "proposes", "Model")),
        (mention("Zork-light", "proposes", "Model"), mention("Zork", "proposes", "Method")),
    ],
)
def test_families_are_told_by_a_first_word_of_what_is_proposed(one, other):
    assert {(s, r) for s, r, _ in families(one, other)} == {(one.name.lower().replace(" ", "-"), "variantOf")}


def test_families_are_the_nearest_that_a_known_name_begins_with():
    data = (mention(name, "evaluatesOn", "Dataset") for name in ("CIFAR", "CIFAR-100", "CIFAR-100-LT"))
    assert families(*data) == {("cifar-100", "variantOf", "cifar"), ("cifar-100-lt", "variantOf", "cifar-100")}


def test_families_of_one_member_and_what_is_below_it_are_not_made_up():
    assert families(mention("Mork-OR1", kind="Model"), mention("Mork-OR1-32B", kind="Model")) == {
        ("mork-or1-32b", "sizeOf", "mork-or1")
    }
    assert families(mention("Zork-OR1", kind="Model"), mention("Zork-OR1-32B", kind="Model")) == {
        ("zork-or1-32b", "sizeOf", "zork-or1")
    }
    made = families(mention("Zork-OR1", kind="Model"), mention("Zork-OR2", kind="Model"))
    assert made == {("zork-or1", "versionOf", "zork-or"), ("zork-or2", "versionOf", "zork-or")}


def test_families_are_the_nearest_that_the_vocabulary_lists():
    words = vocabulary(
        concept("Mork", "Model"),
        concept("Mork 4", "Model", broader="Mork"),
        concept("Mork Opus 4.1", "Model", broader="Mork 4"),
        concept("Mork Sonnet 4", "Model", broader="Mork 4"),
    )
    papers = extraction("2505.00001", *(mention(n, "uses", "Model") for n in ("Mork Opus 4.1", "Mork Sonnet 4")))
    found = triples(link([papers], vocabulary=words), "variantOf")
    assert ("entity/mork-opus-4.1", "variantOf", "entity/mork-4") in found


def test_families_of_a_name_in_capitals_with_a_letter_more():
    both = mention("ZORKCODER", "proposes", "Model"), mention("ZORKCODERV", "proposes", "Model")
    assert families(*both) == {("zorkcoderv", "variantOf", "zorkcoder")}
    assert families(both[0], mention("ZORKCODERV", "uses", "Model")) == set()

from dataclasses import replace

from kg.decisions import parse_decisions
from kg.linking import link, link_decided
from kg.model import Passage
from tests.readings import GRPO, concept, extraction, mention, vocabulary

TEXTS = (
    "BOOM: Beyond Only One Modality",
    "BOOM은 정확도 71%를 달성하였다. 빔 기법이라는 뜻의 Beyond Only One Modality이다.",
)


def told(*texts, status="summarised", mentions=None):
    """What a digest of these lines says of BOOM and its long form."""
    boom = mention("BOOM", "proposes", "Method", "Beyond Only One Modality", sentence="BOOM은 정확도 71%를 달성하였다.")
    one = extraction("2505.00001", *(mentions or [boom]), status=status)
    passages = tuple(Passage(n, 100 * n, text, "paragraph", "results") for n, text in enumerate(texts, 1))
    return replace(one, document=replace(one.document, passages=passages))


def row(graph, left):
    return next(m for m in graph.merges if m.left == left)


def test_quotes_show_an_alias_where_the_text_has_it_beside_the_name():
    (piece,) = row(link([told(*TEXTS[::-1])], vocabulary=vocabulary(GRPO)), "Beyond Only One Modality").evidence
    assert (piece.sentence, piece.line, piece.start) == (TEXTS[0], 2, 206)


def test_quotes_show_an_alias_that_stands_alone():
    (piece,) = row(link([told(TEXTS[1])], vocabulary=vocabulary(GRPO)), "Beyond Only One Modality").evidence
    assert piece.sentence == "빔 기법이라는 뜻의 Beyond Only One Modality이다."


def test_quotes_keep_the_evidence_of_a_role_and_show_the_thing_where_no_text_has_the_name():
    (piece,) = row(link([told("다른 문장이다.")], vocabulary=vocabulary(GRPO)), "Beyond Only One Modality").evidence
    assert piece.rule == "cue"


def test_quotes_of_a_doubtful_document_are_in_doubt():
    (piece,) = row(link([told(TEXTS[0], status="doubtful")], vocabulary=vocabulary(GRPO)), "Beyond Only One Modality").evidence
    assert piece.confidence == 0.5


def test_merges_tell_of_an_ending_of_words_and_of_no_decision_where_none_was_given():
    words = vocabulary(concept("Tanks and Temples", "Dataset"))
    names = [mention(name, "evaluatesOn", "Dataset") for name in ("Tanks and Temple", "Tanks and Temples")]
    graph = link([extraction(f"2505.0000{n}", m) for n, m in enumerate(names)], vocabulary=words)
    assert row(graph, "Tanks and Temple").rule.startswith("same name apart from a plural")


def test_merges_tell_of_a_decision_once_with_the_sentence():
    zork = extraction("2505.00001", mention("Zork"), mention("Mork"))
    decided = link_decided([zork], vocabulary=vocabulary(GRPO), decisions=parse_decisions("same Zork Mork")).graph
    (only,) = [m for m in decided.merges if {m.left, m.right} == {"Zork", "Mork"}]
    assert only.rule == "decision in line 1"
    assert only.evidence

import pytest

from extractors.spotting import Spotter

SPOTTER = Spotter(
    {"F1": "F1", "F1 score": "F1", "IS": "Inception Score", "지연 시간": "latency", "시간": "time", "accuracy": "accuracy"},
    exact=frozenset({"IS"}),
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("F1 score 0.8", ["F1"]),
        ("F1-score를 쓴다", ["F1"]),
        ("지연시간과 지연 시간", ["latency", "latency"]),
        ("시간", ["time"]),
        ("IS 3.2, it is", ["Inception Score"]),
        ("Accuracy", ["accuracy"]),
        ("inaccuracy, F12", []),
        ("", []),
    ],
)
def test_spotting_finds_spellings_as_whole_words(text, keys):
    assert [s.key for s in SPOTTER.find(text)] == keys


def test_spotting_without_spellings_finds_nothing():
    assert Spotter({}).find("F1") == ()

import gc

import pytest

from kg.memory import few_collections


@pytest.mark.parametrize(("before", "within"), [((700, 10, 10), 50_000), ((0, 10, 10), 0), ((90_000, 5, 5), 90_000)])
def test_memory_few_collections_gives_back_the_threshold(before, within):
    usual = gc.get_threshold()
    try:
        gc.set_threshold(*before)
        with few_collections():
            assert gc.get_threshold() == (within, *before[1:])
        assert gc.get_threshold() == before
    finally:
        gc.set_threshold(*usual)

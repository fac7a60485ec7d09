"""Memory while much is made that stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_EVERY = 50_000


@contextmanager
def collector_paused() -> Iterator[None]:
    """Python's cycle collector at rest, and as it was afterwards.

    Reading the vocabulary and linking make a great many values and no cycles among them; the collector would walk all of them
    again and again (a third of the time of linking 20,000 names, and growing). What was made is among the old afterwards, by
    way of the frozen; else the very next value would have all of it walked.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def few_collections() -> Iterator[None]:
    """While it is open, the collector runs once in 50,000 new values; a collector that is off or rarer stays as it is.

    Reading makes many small values and next to no cycles; at its default the collector looks at every 700th new value, which
    took a tenth of the time.
    """
    before = gc.get_threshold()
    if 0 < before[0] < _EVERY:
        gc.set_threshold(_EVERY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

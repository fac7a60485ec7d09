"""Memory while much is made that stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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

"""One thread for arithmetic: the arrays of a digest are small, and threads that wait for one another cost more than they give.

Sums are then made in one order, too: the same bytes whatever the number of processors.
"""

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """While it is open, the libraries of linear algebra use one thread."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1)
    return limit


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    """Knows the libraries that are loaded; finding them takes some milliseconds."""
    return ThreadpoolController()

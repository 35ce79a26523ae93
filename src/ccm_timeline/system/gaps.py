"""Fills the gaps that are left in memory between the values of a large document."""

from __future__ import annotations

import gc
import sys

_SIZES = range(48, 144, 16)
"""Bytes that most values take, by the steps of Python's allocator (obmalloc.c)."""

_BARE = sys.getsizeof(b"")
"""Bytes that no bytes take."""


def filling(count: int) -> list[object]:
    """`count` small values of each size, to be kept as long as the document is.

    What is read along the way and let go leaves a gap here and there. Whatever is made next would
    fill them: a small document that is opened in the place of a large one, say, and keep nearly
    every MiB in use after the large one has gone, for one value is enough to keep a MiB.
    """
    gc.collect()  # The tuples that Python has put by would leave gaps later.
    others = [bytes(size - _BARE) for size in _SIZES for _ in range(count)]
    return [*map(float, range(count)), *others]

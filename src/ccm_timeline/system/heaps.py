"""Has all threads share one heap of the C library."""

from __future__ import annotations

import sys

_MOST_HEAPS = -8
"""`M_ARENA_MAX` of glibc's malloc.h."""


def share_one_heap() -> bool:
    """Let threads that begin from now on take no heaps of their own; whether that took.

    Of itself glibc gives each thread a heap, up to eight for each processor. Ours rest nearly
    always, and what one of them has freed lies in its heap meanwhile, where nobody else can use
    it: the program grows by tens of MiB. Does nothing with other C libraries, which have no such
    heaps. Source: mallopt(3).
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_MOST_HEAPS, 1))

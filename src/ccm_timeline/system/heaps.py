"""How the C library keeps the memory that the program has from it."""

from __future__ import annotations

import sys
from typing import Any

_MOST_HEAPS = -8
"""`M_ARENA_MAX` of glibc's malloc.h."""


def share_one_heap() -> bool:
    """Let threads that begin from now on take no heaps of their own; whether that took.

    Of itself glibc gives each thread a heap, up to eight for each processor. Ours rest nearly
    always, and what one of them has freed lies in its heap meanwhile, where nobody else can use
    it: the program grows by tens of MiB. Does nothing with other C libraries, which have no such
    heaps. Source: mallopt(3).
    """
    library = _glibc()
    return library is not None and bool(library.mallopt(_MOST_HEAPS, 1))


def give_back() -> bool:
    """Give free memory back to the system, which glibc of itself does only where it lies at the
    end of a heap; whether there was any. Source: malloc_trim(3)."""
    library = _glibc()
    return library is not None and bool(library.malloc_trim(0))


def _glibc() -> Any:
    """The C library, or None where it is another."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None

"""Tells how far a long reading has come, and ends it when nobody wants it any more."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

Progress = Callable[[float], bool]
"""Is told the share that is done, from 0 to 1; False ends the reading."""

SELDOM = 0.02
"""Seconds between two words of progress."""


class Cancelled(Exception):  # noqa: N818 - it is what was asked for, not a fault
    """A reading was ended before it was done."""


class Watch:
    """Passes on how far a reading has come, not too often."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress
        self._next = 0.0

    def tell(self, share: float) -> None:
        """Say how much is done. Raises `Cancelled` where the reading is to end."""
        if self._progress is None or monotonic() < self._next:
            return
        if not self._progress(share):
            raise Cancelled
        self._next = monotonic() + SELDOM


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector: a million new values that all stay are no garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

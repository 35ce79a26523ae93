"""Tells how far a long reading has come, and ends it when nobody wants it any more."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

Progress = Callable[[float], bool]
"""Is told the share that is done, from 0 to 1; False ends the reading."""

SELDOM = 0.05
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


class _Rest:
    """Who wants the garbage collector to rest: as long as there is anybody, in whatever thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted, self._was_on = 0, False

    def begin(self) -> None:
        with self._lock:
            if not self._wanted:
                self._was_on = gc.isenabled()
                gc.disable()
            self._wanted += 1

    def end(self) -> None:
        with self._lock:
            self._wanted -= 1
            if not self._wanted and self._was_on:
                gc.enable()


_REST = _Rest()


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector: a million new values that all stay are no garbage."""
    _REST.begin()
    try:
        yield
    finally:
        _REST.end()

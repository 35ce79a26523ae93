"""Work that is done in slices between the window's own events, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

FIRST_SLICE = 0.02
"""Seconds of work at once, in which it is done for most documents before anybody sees."""

SLICE = 0.01
"""Seconds of work between two looks at what the user does."""

T = TypeVar("T")


class Slices(Generic[T]):
    """Does one work at a time; the result of one that was replaced or stopped is never told."""

    def __init__(self, done: Callable[[T], None], parent: QObject) -> None:
        """`done` takes the result, at once where the first slice is enough."""
        self._done = done
        self._work: Generator[None, None, T] | None = None
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_over(self) -> bool:
        return self._work is None

    def run(self, work: Generator[None, None, T]) -> None:
        """Do this in place of what was to be done before."""
        self._work = work
        self._timer.start(0)
        self._run(FIRST_SLICE)

    def run_later(self, work: Generator[None, None, T]) -> None:
        """Do this in place of what was to be done before, and nothing of it now."""
        self._work = work
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()
        self._work = None

    def _go_on(self) -> None:
        self._run(SLICE)

    def _run(self, seconds: float) -> None:
        end, work = perf_counter() + seconds, self._work
        assert work is not None
        try:
            next(work)
            while perf_counter() < end:
                next(work)
        except StopIteration as result:
            self.stop()
            self._done(result.value)
        except Exception:
            self.stop()  # Else the timer would go on, and tell of a result that there is not.
            raise

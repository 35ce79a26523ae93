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
        self._result: tuple[T] | None = None
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_over(self) -> bool:
        return self._work is None

    def run(self, work: Generator[None, None, T]) -> None:
        """Do this in place of what was to be done before."""
        self.run_later(work)
        self._run(FIRST_SLICE)
        self._tell()

    def run_later(self, work: Generator[None, None, T]) -> None:
        """Do this in place of what was to be done before, and nothing of it now."""
        self._work, self._result = work, None
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()
        self._work = self._result = None

    def _go_on(self) -> None:
        # One or the other, for whoever is told has work as well.
        if self._result is None:
            self._run(SLICE)
        else:
            self._tell()

    def _tell(self) -> None:
        """Hand over the result, if there is one."""
        if self._result is not None:
            (result,) = self._result
            self.stop()
            self._done(result)

    def _run(self, seconds: float) -> None:
        end, work = perf_counter() + seconds, self._work
        assert work is not None
        try:
            next(work)
            while perf_counter() < end:
                next(work)
        except StopIteration as end_of_work:
            self._result = (end_of_work.value,)
        except Exception:
            self.stop()  # Else the timer would go on, and tell of a result that there is not.
            raise

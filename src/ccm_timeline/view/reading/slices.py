"""Work that is done in slices between the window's own events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

FIRST_SLICE = 0.012
"""Seconds of work at once when it is asked for, in which most of it is done."""

SLICE = 0.008
"""Seconds of work between two looks at what the user does."""

Part = TypeVar("Part")


class Slices(QObject, Generic[Part]):
    """Runs one iterator at a time; what it yields is taken, and None is a pause."""

    def __init__(
        self, take: Callable[[Part], None], paused: Callable[[], None], parent: QObject
    ) -> None:
        """`take` is handed each part, `paused` is called after each slice and at the end."""
        super().__init__(parent)
        self._take, self._paused = take, paused
        self._work: Iterator[Part | None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_over(self) -> bool:
        return self._work is None

    def begin(self, work: Iterator[Part | None]) -> None:
        """Work on this in place of what was worked on."""
        self._work = work
        self._run(FIRST_SLICE)
        if not self.is_over:
            self._timer.start(0)

    def stop(self) -> None:
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        self._run(SLICE)

    def _run(self, seconds: float) -> None:
        end = perf_counter() + seconds
        while self._work is not None and perf_counter() < end:
            self._advance(self._work)
        if self.is_over:
            self._timer.stop()
        self._paused()

    def _advance(self, work: Iterator[Part | None]) -> None:
        """Work until the next pause."""
        for part in work:
            if part is None:
                return
            self._take(part)
        self.stop()

"""A search that runs in slices between the window's own events, so that it never stands still."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from ccm_timeline.model.search import Query, SearchIndex

FIRST_SLICE = 0.02
"""Seconds of work at once after a key, in which most documents are searched from end to end."""

SLICE = 0.01
"""Seconds of work between two looks at what the user does."""

NEWS = 0.2
"""Seconds between two announcements of what was found so far."""

SELDOM = 0.1
"""Of the time that a long search has taken, the part that is between two of them."""


class Hunt(QObject):
    """Looks for one query at a time, and tells when it has found more or all."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: array[int] = array("q")
        """Positions in the order of time."""
        self._work: Iterator[list[int]] | None = None
        self._most: int | None = None
        self._told, self._told_at, self._began = 0, 0.0, 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_over(self) -> bool:
        return self._work is None

    def ask(self, index: SearchIndex, query: Query, most: int | None = None) -> None:
        """Look for a query in place of the one before, until `most` are found."""
        self.stop()
        self._work, self._most, self._told = index.find(query), most, -1
        self._began = perf_counter()
        self._run(FIRST_SLICE)
        if not self.is_over:
            self._timer.start(0)

    def read(self, index: SearchIndex) -> None:
        """Read what will be looked through, while nobody has typed yet."""
        self.stop()
        self._work, self._most, self._told = index.read(), None, 0
        self._timer.start(0)

    def stop(self) -> None:
        """Look no more, and forget what was found."""
        self._timer.stop()
        self._work = None
        self.found = array("q")

    def _go_on(self) -> None:
        self._run(SLICE)

    def _run(self, seconds: float) -> None:
        end = perf_counter() + seconds
        while not self.is_over and perf_counter() < end:
            self._advance()
        if self.is_over:
            self._timer.stop()
        self._tell()

    def _advance(self) -> None:
        """Work until the next pause."""
        assert self._work is not None
        step = next(self._work, None)
        if step is not None:
            self.found.extend(step)
        if self._most is not None:
            del self.found[self._most :]
        if step is None or len(self.found) == self._most:
            self._work = None

    def _tell(self) -> None:
        """Say what is new, but not so often that whoever listens has no time for anything else."""
        now = perf_counter()
        news = self.is_over or self._told < 0 or len(self.found) != self._told
        # The first hits are awaited; after them, news may wait a little.
        apart = max(NEWS, SELDOM * (now - self._began))
        if news and (self.is_over or self._told <= 0 or now > self._told_at + apart):
            self._told, self._told_at = len(self.found), now
            self.changed.emit()

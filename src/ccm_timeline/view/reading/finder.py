"""A search in the text that is read: its hits, which of them is the current one, and the count."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from time import monotonic

from PySide6.QtCore import QObject, Signal

from ccm_timeline.files.long_text import AnyText
from ccm_timeline.view.reading.search import find_all
from ccm_timeline.view.reading.slices import Slices
from ccm_timeline.view.reading.stretch import Stretch

NEWS = 0.2
"""Seconds between two announcements of what was found so far."""


class Finder(QObject):
    """Looks through the whole text, however long, while the window stays alive."""

    changed = Signal()
    """There are other hits, or more."""
    reached = Signal(object)
    """Another hit is the current one: its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Numbers, and not values: a hundred thousand of those take long to be forgotten.
        self._starts, self._ends = array("q"), array("q")
        self._words = ""
        self._origin = 0
        self._current: int | None = None
        self._told_at = 0.0
        self._slices: Slices[Stretch] = Slices(self._take, self._on_pause, self)

    @property
    def current(self) -> Stretch | None:
        return None if self._current is None else self._hit(self._current)

    @property
    def count(self) -> int:
        """How many hits are known."""
        return len(self._starts)

    def look(self, text: AnyText, words: str, origin: int) -> None:
        """Look for words; the first hit from `origin` on, in code points, is the current one."""
        self._words, self._origin = words, origin
        self._forget()
        self._slices.begin(find_all(text, words))

    def stop(self) -> None:
        """Look for nothing any more."""
        self._slices.stop()
        self._words = ""
        self._forget()
        self.changed.emit()

    def step(self, delta: int) -> None:
        """Go to the next (1) or previous (-1) hit, around the ends."""
        if not self.count:
            return
        if self._current is None:
            after = bisect_left(self._starts, self._origin)
            self._current = (after if delta > 0 else after - 1) % self.count
        else:
            self._current = (self._current + delta) % self.count
        self.reached.emit(self._hit(self._current))
        self.changed.emit()

    def hits_in(self, stretch: Stretch) -> list[Stretch]:
        """The hits that begin in a stretch of the text."""
        first = bisect_left(self._starts, stretch.start)
        return [self._hit(at) for at in range(first, bisect_left(self._starts, stretch.end))]

    @property
    def in_words(self) -> str:
        """What was found: "3 of 12", dots while more may come; "" while nothing is looked for."""
        if not self._words.strip():
            return ""
        more = "" if self._slices.is_over else "…"
        if not self.count:
            return "Searching…" if more else "Not in this text"
        if self._current is None:
            return f"{self.count:,} found{more}"
        return f"{self._current + 1:,} of {self.count:,}{more}"

    def _on_pause(self) -> None:
        """Go to the first hit from the origin on as soon as it is known which one it is."""
        known = self.count > 0 and (self._slices.is_over or self._starts[-1] >= self._origin)
        if self._current is None and known:
            self.step(1)
        elif self._slices.is_over or monotonic() > self._told_at + NEWS:
            self._told_at = monotonic()
            self.changed.emit()

    def _hit(self, index: int) -> Stretch:
        return Stretch(self._starts[index], self._ends[index])

    def _take(self, hit: Stretch) -> None:
        self._starts.append(hit.start)
        self._ends.append(hit.end)

    def _forget(self) -> None:
        self._starts, self._ends = array("q"), array("q")
        self._current = None

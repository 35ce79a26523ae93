"""The clock by which a show runs by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

SECONDS = (5, 10, 15, 20, 30, 60)
"""Seconds a step that the menu offers."""

USUAL_SECONDS = 10


class Pace(QObject):
    """Ticks every so many seconds while it runs; a step that comes otherwise has its full time."""

    due = Signal()
    """The time of a step is over."""

    def __init__(self, seconds: int, parent: QObject | None = None, *, loop: bool) -> None:
        super().__init__(parent)
        self.loop = loop
        self._clock = QTimer(self, interval=1000 * seconds)
        self._clock.timeout.connect(self.due)

    @property
    def seconds(self) -> int:
        return self._clock.interval() // 1000

    @seconds.setter
    def seconds(self, wanted: int) -> None:
        self._clock.setInterval(1000 * wanted)

    @property
    def is_running(self) -> bool:
        return self._clock.isActive()

    def run(self) -> None:
        self._clock.start()

    def rest(self) -> None:
        self._clock.stop()

    @property
    def words(self) -> str:
        """How it runs: every 10 seconds, over and over."""
        over = ", over and over" if self.loop else ""
        return f"every {self.seconds} seconds{over}"

"""Takes the steps of a long work between the events of the window, and shows how far it is."""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.waiting import Waiting

if TYPE_CHECKING:
    from ccm_timeline.view.paper.drawing import Progress

SLICE = 0.012
"""Seconds of work between two looks at the events: less than a frame."""

PATIENCE_MS = 400
"""What takes no longer is not announced: a word that comes and goes is a flicker."""

Steps = Generator["Progress", None, Any]


class Stepper(QObject):
    """One work at a time; then `ended`, `failed` or `cancelled` comes.

    Not a thread: fonts and printers belong to the one that the window lives in.
    """

    ended = Signal(object)
    """What the steps returned."""
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._steps: Steps | None = None
        self._words = ""
        self._is_shown = False
        self._waiting = Waiting(window)
        self._waiting.cancel_requested.connect(self.cancel)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._announce)

    @property
    def is_busy(self) -> bool:
        return self._steps is not None

    def begin(self, steps: Steps, words: str) -> None:
        """Take these steps; the words say what is waited for."""
        assert self._steps is None, "one at a time"
        self._steps, self._words = steps, words
        self._timer.start()
        self._patience.start()

    def cancel(self) -> None:
        """Take no more steps, and let what was begun be given up."""
        steps = self._stop()
        if steps is not None:
            self.cancelled.emit()
            steps.close()

    def _work(self) -> None:
        end = monotonic() + SLICE
        assert self._steps is not None
        try:
            progress = next(self._steps)
            while monotonic() < end:
                progress = next(self._steps)
        except StopIteration as done:
            self._stop()
            self.ended.emit(done.value)
        except Exception as error:
            # Whoever began has to know and to tell it; a timer has nobody to raise it to.
            self._stop()
            self.failed.emit(error)
        else:
            if progress.count is not None:
                self._waiting.tell(progress.page / progress.count)

    def _announce(self) -> None:
        self._is_shown = True
        self._waiting.tell(0)
        self._waiting.begin(self._words)

    def _stop(self) -> Steps | None:
        self._timer.stop()
        self._patience.stop()
        if self._is_shown:
            self._is_shown = False
            self._waiting.end()
        steps, self._steps = self._steps, None
        return steps

"""Ctrl+C in the terminal and the system's wish to end, heard while Qt waits for events."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_LOOK_MS = 250


class Interrupts(QObject):
    """Ends the event loop on a signal, from `with` to the end of the block.

    Python runs its handlers between two of its own instructions, of which there are none while
    Qt waits: the signal writes a byte into a pipe, and reading that wakes the loop. Windows would
    want a socket there, of which this program opens none: a timer gives Python its turn instead.
    """

    _came = Signal()

    def __init__(self, before: Callable[[], object] | None = None) -> None:
        """`before` is called before the loop ends, in the loop's own time."""
        super().__init__()
        self._before_end = before
        # Queued, because a handler may run in the middle of anything, of a paint event too.
        self._came.connect(self._quit, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._wake_up()
        self._before: dict[signal.Signals, Any] = {
            number: signal.signal(number, self._end) for number in _SIGNALS
        }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._leave_asleep()

    if sys.platform == "win32":

        def _wake_up(self) -> None:
            self._timer = QTimer(self, interval=_LOOK_MS)
            self._timer.timeout.connect(self._wake)
            self._timer.start()

        def _leave_asleep(self) -> None:
            self._timer.stop()

        def _wake(self) -> None:
            """Nothing: that it was called is all."""

    else:

        def _wake_up(self) -> None:
            self._read, self._write = os.pipe()
            for end in (self._read, self._write):
                os.set_blocking(end, False)
            self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._wake)
            self._wakeup_before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)

        def _leave_asleep(self) -> None:
            signal.set_wakeup_fd(self._wakeup_before)
            self._notifier.setEnabled(False)
            for end in (self._read, self._write):
                os.close(end)

        def _wake(self) -> None:
            os.read(self._read, 64)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._came.emit()

    def _quit(self) -> None:
        if self._before_end is not None:
            self._before_end()
        QCoreApplication.quit()

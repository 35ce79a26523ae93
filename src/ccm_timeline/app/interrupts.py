"""Ctrl+C in the terminal and the system's wish to end, heard while Qt waits for events."""

from __future__ import annotations

import signal
import socket
from types import FrameType, TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Ends the event loop on a signal, from `with` to the end of the block.

    Python runs its handlers between two of its own instructions, of which there are none while
    Qt waits: the signal writes a byte into a socket, and reading that wakes the loop.
    """

    _came = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Queued, because a handler may run in the middle of anything, of a paint event too.
        self._came.connect(self._quit, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._wakeup_before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
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
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        for end in (self._read, self._write):
            end.close()

    def _wake(self) -> None:
        self._read.recv(64)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._came.emit()

    def _quit(self) -> None:
        QCoreApplication.quit()

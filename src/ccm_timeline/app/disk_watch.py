"""Looks once a second whether somebody else changed the file of the open document.

By asking for size and time, and not by the system's notices: most programs put a new file into the
place of the old one, after which a notice for the old one never comes, and network drives send
none at all.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.stamp import Stamp, read_stamped
from ccm_timeline.files.reader import SIZE_LIMIT
from ccm_timeline.files.regular_file import UnreadableFileError

PERIOD_MS = 1000
SETTLED = 0.5
"""Seconds without a further change, after which a file is taken to be written to its end."""


class _Seen(msgspec.Struct, frozen=True):
    """A file that is not as it was."""

    stamp: Stamp
    is_other: bool
    """Its content is another one; False: somebody only touched it."""


class DiskWatch(QObject):
    """Tells of each change once; a file that is gone is told when it is saved."""

    changed = Signal()
    unforeseen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._known: Stamp | None = None
        self._waits = False
        self._worker = Worker("watching", self)
        self._worker.answered.connect(self._on_seen)
        self._worker.failed.connect(self._on_failed)
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, path: Path | None, stamp: Stamp | None) -> None:
        """Look after this file, which was like this when it was read or written."""
        self.rest()
        self._path, self._known = path, stamp
        if path is not None and stamp is not None:
            self._timer.start()

    def rest(self) -> None:
        """Look no more, until there is another file to look after."""
        self._timer.stop()
        self._worker.forget()
        self._waits = False

    def stop(self) -> None:
        self.rest()
        self._worker.stop()

    def look(self) -> None:
        """Look now, unless nobody is there to be asked."""
        is_asked = QApplication.activeModalWidget() is not None
        if self._waits or is_asked or not self._window.isActiveWindow():
            return
        if self._path is not None and self._known is not None:
            self._waits = True
            self._worker.ask(partial(_look, self._path, self._known))

    def _on_seen(self, seen: _Seen | None) -> None:
        self._waits = False
        if seen is not None:
            self._known = seen.stamp
            if seen.is_other:
                self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        """Of a drive that does not answer, saving will tell."""
        self._waits = False
        if not isinstance(error, OSError):
            self.unforeseen.emit(error)


def _look(path: Path, known: Stamp) -> _Seen | None:
    """In another thread; None where there is nothing new, or not yet. Raises `OSError`."""
    if known.looks_like(path) is not False:
        return None
    if 0 <= time.time() - path.stat().st_mtime < SETTLED:
        return None
    try:
        found = read_stamped(path, SIZE_LIMIT)
    except UnreadableFileError:
        return None  # Saving will say what is the matter with it.
    if found is None:
        return None
    return _Seen(found[1], not found[1].has_content_of(known))

"""Tells when the attached source texts are to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

LOOK_MS = 1000
"""Between two looks while the window is the active one: changes are seen within two seconds.

A watcher alone is not enough: it tells nothing of folders on other machines, nor of a folder that
was away when it was asked to watch it.
"""

AT_ONCE_MS = 60
"""After a change, so that a file that is written in several steps is looked at once."""

MOST_WATCHED = 200
"""Paths that the system is asked to watch, which has a limit for all programs together."""


class SourceWatch(QObject):
    """Asks for a look at every sign of a change, and every second while somebody may see it."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_sign)
        self._watcher.directoryChanged.connect(self._on_sign)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AT_ONCE_MS)
        self._soon.timeout.connect(self.due)
        self._slow = QTimer(self)
        self._slow.setInterval(LOOK_MS)
        self._slow.timeout.connect(self._on_time)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these files and folders in place of those before; a file that was replaced by
        another is a new one to the system, and has to be watched anew."""
        wanted = {str(path) for path in list(paths)[:MOST_WATCHED] if path.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)
        self._slow.start()

    def stop(self) -> None:
        self._slow.stop()
        self._soon.stop()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def _on_sign(self, path: str) -> None:
        if self._slow.isActive():  # else it is a sign from before the end
            self._soon.start()

    def _on_time(self) -> None:
        if QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            self.due.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._slow.isActive():
            self.due.emit()

"""The program's own window for a benchmark, with a timeline of a given size in it."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ccm_timeline.app.application import Application
from ccm_timeline.app.document_desk import DocumentDesk
from ccm_timeline.app.keep import Keep
from ccm_timeline.app.reports import Reports
from ccm_timeline.app.window_desk import WindowDesk
from ccm_timeline.settings.store import Store
from ccm_timeline.view.workspace import Workspace

REST_MS = 1500
REST_WORK = 0.1
"""Seconds that the processor works in that time for a window that has come to rest."""


class WholeWindow:
    """A window that shows the timeline that the program brings, and has come to rest."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        """`folder` is for settings and state; the timeline is drawn in `width` times `height`
        pixels. Raises `RuntimeError` where the screen has no room for that."""
        self._application = Application()
        store, keep = Store(folder / "settings.json"), Keep(folder / "state")
        self._desk = WindowDesk(self._application, store, Reports(), keep)
        self._desk.begin(None, None)
        self.rest()
        documents, workspace = self._desk._documents, self._desk.window.centralWidget()
        if documents is None or not isinstance(workspace, Workspace):
            raise RuntimeError("the window did not open")
        self._documents: DocumentDesk = documents
        self._session, self._plot = workspace._session, workspace.timeline.viewport()
        self._make_room(width, height)

    def open(self, path: Path) -> None:
        """Open a file as the window's own command does; return after the first frame of it."""
        frame = _Frame(self._plot, self._application)
        self._session.document_changed.connect(frame.wait)
        self._documents.open_file(path)
        self._application.exec()
        self._session.document_changed.disconnect(frame.wait)

    def rest(self) -> None:
        """Let everything be done that there is to do, in threads and slices too."""
        worked = REST_WORK
        while worked >= REST_WORK:
            begun = process_time()
            QTimer.singleShot(REST_MS, self._application.exit)
            self._application.exec()
            worked = process_time() - begun

    def close(self) -> None:
        self._desk.window.close()
        self._desk.end()

    def _make_room(self, width: int, height: int) -> None:
        window, plot = self._desk.window, self._plot
        window.resize(
            window.width() + width - plot.width(), window.height() + height - plot.height()
        )
        self.rest()
        if (plot.width(), plot.height()) != (width, height):
            raise RuntimeError(f"the screen has no room for {width} x {height} pixels")


class _Frame(QObject):
    """Ends the application's loop when a widget was painted for which somebody waited."""

    def __init__(self, plot: QWidget, application: Application) -> None:
        super().__init__()
        self._plot, self._application = plot, application

    def wait(self) -> None:
        self._plot.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._end)  # The paint itself comes after this.
        return False

    def _end(self) -> None:
        QGuiApplication.sync()  # The display has the frame by now.
        self._application.exit()

"""Moves the viewport over time: flights of commands, and gliding after a drag."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from ccm_timeline.layout.flight import Flight
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.session.session import Session

_FRAME = 16
"""Milliseconds between two pictures."""


class Path(Protocol):
    """A way that ends somewhere: None is the end."""

    @property
    def end(self) -> Viewport: ...

    def at(self, milliseconds: float) -> Viewport | None: ...


class Movement(QObject):
    """One way at a time; whatever else moves the viewport ends it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._stepping = False
        self.is_reduced = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._step)
        session.looking.travel_by(self.fly)
        for change in (session.viewport_changed, session.scale_changed, session.document_changed):
            change.connect(self._on_moved)

    def fly(self, viewport: Viewport) -> None:
        """Go to a viewport by a flight, or at once where motion is reduced."""
        self.follow(Flight(self._session.viewport, viewport))

    def follow(self, path: Path) -> None:
        """Go along a path, from now."""
        self.stop()
        if self.is_reduced:
            self._look(path.end)
            return
        self._path = path
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stay where one is."""
        self._path = None
        self._timer.stop()

    def finish(self) -> None:
        """Be there at once."""
        path = self._path
        self.stop()
        if path is not None:
            self._look(path.end)

    def _step(self) -> None:
        if self._path is None:
            return
        viewport = self._path.at(self._clock.elapsed())
        if viewport is None:
            self.finish()
        else:
            self._look(viewport)

    def _look(self, viewport: Viewport) -> None:
        self._stepping = True
        self._session.set_viewport(viewport)
        self._stepping = False

    def _on_moved(self) -> None:
        if not self._stepping:
            self.stop()

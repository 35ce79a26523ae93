"""Moves the viewport over time: flights of commands, and gliding after a drag."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from ccm_timeline.layout.flight import Flight, Glide
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.session.session import Session

_FRAME = 16
"""Milliseconds between two pictures."""


class Movement(QObject):
    """One way at a time; whoever else moves the viewport ends it.

    A flight leads to the place where one already is, as far as the session is concerned; of a
    glide, as of a drag, each viewport is where one is.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._looking = session.looking
        self._way: Flight | Glide | None = None
        self.is_reduced = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._step)
        self._looking.travel_by(self._fly)
        self._looking.interrupted.connect(self._rest)
        session.selection_changed.connect(self._end_glide)

    def reduce(self, reduced: bool) -> None:
        """Make every change at once from now on, or so that the eye can follow."""
        self.is_reduced = reduced
        if reduced:
            self.finish()

    def glide(self, glide: Glide) -> None:
        """Go on after a drag; where motion is reduced, stay where the drag has led."""
        if not self.is_reduced:
            self._follow(glide)

    def stop(self) -> None:
        """Stay where one is."""
        self._looking.halt()

    def finish(self) -> None:
        """Be there at once."""
        way = self._way
        self._rest()
        if isinstance(way, Flight):
            self._looking.arrive()
        elif way is not None:
            self._looking.drift(way.end)

    def _fly(self, place: Viewport) -> None:
        """Go to a place by a flight, or at once where motion is reduced."""
        if self.is_reduced:
            self._rest()
            self._looking.arrive()
        else:
            self._follow(Flight(self._looking.viewport, place, goes_on=self._way is not None))

    def _follow(self, way: Flight | Glide) -> None:
        self._way = way
        self._clock.start()
        self._timer.start()

    def _rest(self) -> None:
        self._way = None
        self._timer.stop()

    def _end_glide(self) -> None:
        """Who selects an event wants to see it where it is, and not gliding on, out of view."""
        if isinstance(self._way, Glide):
            self._rest()

    def _step(self) -> None:
        if self._way is None:
            return
        viewport = self._way.at(self._clock.elapsed())
        if viewport is None:
            self.finish()
        elif isinstance(self._way, Flight):
            self._looking.pass_by(viewport)
        else:
            self._looking.drift(viewport)

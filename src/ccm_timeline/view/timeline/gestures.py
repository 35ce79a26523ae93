"""What the mouse does to the timeline, one class a gesture; x and y are pixels of the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QWheelEvent

from ccm_timeline.layout.window import Window
from ccm_timeline.session.session import Session

_WHEEL_STEP = 120
"""Eighths of a degree that a notch of a wheel turns (Qt, QWheelEvent)."""

_PER_NOTCH = 1.25
"""Magnification of one notch."""

_PER_PIXEL = 1.006
"""Magnification of one pixel that fingers move on a touch pad."""

_PAN_NOTCH = 0.1
"""Share of the view that a notch of a sideways wheel moves."""

_FURTHEST_TURN = 10
"""Notches of one event that are believed: drivers send absurd numbers now and then."""

DRAG_START = 4
"""Pixels that the pointer moves before a press is a drag."""

WindowNow = Callable[[], Window]


class WheelZoom:
    """The wheel zooms at the pointer; sideways, or with Shift, it pans."""

    def __init__(self, session: Session, window: WindowNow) -> None:
        self._session, self._window = session, window

    def turn(self, event: QWheelEvent, shift: bool) -> None:
        notches, pixels = event.angleDelta(), event.pixelDelta()
        sideways = _notches(notches.x()) or (_notches(notches.y()) if shift else 0.0)
        if sideways and (shift or abs(notches.x()) > abs(notches.y())):
            self._pan(sideways, pixels)
            return
        factor = _PER_PIXEL ** pixels.y() if not pixels.isNull() else None
        self.zoom(factor or _PER_NOTCH ** _notches(notches.y()), event.position().x())

    def zoom(self, factor: float, x: float) -> None:
        """Magnify; the day at `x` stays where it is."""
        window = self._window()
        inside = min(max(x, window.left), window.right)
        self._session.zoom(factor, window.unit_at(inside))

    def _pan(self, notches: float, pixels: QPoint) -> None:
        if pixels.isNull():
            self._session.pan(-notches * _PAN_NOTCH)
        else:
            window = self._window()
            self._session.pan(-(pixels.x() or pixels.y()) / (window.right - window.left))


def _notches(angle: int) -> float:
    return min(max(angle / _WHEEL_STEP, -_FURTHEST_TURN), _FURTHEST_TURN)


class DragPan:
    """Dragging moves the days with the pointer."""

    def __init__(self, session: Session, window: WindowNow) -> None:
        self._session, self._window = session, window
        self._pressed_at: QPointF | None = None
        self._last_x = 0.0
        self.is_dragging = False

    def press(self, at: QPointF) -> None:
        self._pressed_at, self._last_x, self.is_dragging = at, at.x(), False

    def move(self, at: QPointF) -> None:
        if self._pressed_at is None:
            return
        if not self.is_dragging:
            self.is_dragging = (at - self._pressed_at).manhattanLength() >= DRAG_START
        if self.is_dragging:
            units = (self._last_x - at.x()) / self._window().pixels_per_unit
            self._session.set_viewport(self._session.viewport.shifted(units))
            self._last_x = at.x()

    def release(self) -> bool:
        """End the gesture; the answer is whether it was a drag, and not a click."""
        was_drag, self.is_dragging, self._pressed_at = self.is_dragging, False, None
        return was_drag

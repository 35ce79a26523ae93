"""What the mouse does to the timeline, one class a gesture; x and y are pixels of the view."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QWheelEvent

from ccm_timeline.layout.flight import Glide
from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.window import Window
from ccm_timeline.session.session import Session
from ccm_timeline.view.hold import Hold
from ccm_timeline.view.timeline.movement import Movement

_WHEEL_STEP = 120
"""Eighths of a degree that a notch of a wheel turns (Qt, QWheelEvent)."""

_PER_NOTCH = 1.25
"""Magnification of one notch."""

_PER_PIXEL = 1.006
"""Magnification of one pixel that fingers move on a touch pad."""

_PAN_NOTCH = 0.1
"""Share of the view that a notch of a sideways wheel moves."""

_FURTHEST_TURN = 10
_FURTHEST_SLIDE = 400
"""Notches, and pixels, of one event that are believed: drivers send absurd numbers now and then."""

_TRAIL = 8
_RECENT = 90
"""Moves, and milliseconds of them, from which the speed of a drag is told."""

_LEAST_SPEED = 0.25
"""Pixels a millisecond below which a drag that is let go stays where it is."""

DRAG_START = 4
"""Pixels that the pointer moves before a press is a drag."""

WindowNow = Callable[[], Window]


class WheelZoom:
    """The wheel zooms at the pointer; sideways, or with Shift, it pans."""

    def __init__(self, session: Session, window: WindowNow) -> None:
        self._session, self._window = session, window

    def turn(self, event: QWheelEvent, shift: bool) -> None:
        self._session.looking.remember_row()
        notches, pixels = event.angleDelta(), event.pixelDelta()
        sideways = _notches(notches.x()) or (_notches(notches.y()) if shift else 0.0)
        if sideways and (shift or abs(notches.x()) > abs(notches.y())):
            self._pan(sideways, pixels)
            return
        factor = _PER_PIXEL ** _slid(pixels.y()) if not pixels.isNull() else None
        self.zoom(factor or _PER_NOTCH ** _notches(notches.y()), event.position().x())

    def begin(self) -> None:
        """Keep the place where one is, to come back to."""
        self._session.looking.remember()

    def zoom(self, factor: float, x: float) -> None:
        """Magnify; the day at `x` stays where it is."""
        window = self._window()
        inside = min(max(x, window.left), window.right)
        self._session.zoom(factor, window.unit_at(inside))

    def _pan(self, notches: float, pixels: QPoint) -> None:
        seen, window = self._session.viewport, self._window()
        units = -notches * _PAN_NOTCH * seen.width
        if not pixels.isNull():
            units = -_slid(pixels.x() or pixels.y()) / window.pixels_per_unit
        self._session.set_viewport(seen.shifted(units))


def _notches(angle: int) -> float:
    return min(max(angle / _WHEEL_STEP, -_FURTHEST_TURN), _FURTHEST_TURN)


def _slid(pixels: int) -> int:
    return min(max(pixels, -_FURTHEST_SLIDE), _FURTHEST_SLIDE)


class DragPan:
    """Dragging moves the days with the pointer; let go in motion, they glide on."""

    def __init__(self, session: Session, window: WindowNow, movement: Movement) -> None:
        self._session, self._window, self._movement = session, window, movement
        self._trail: deque[tuple[int, float]] = deque(maxlen=_TRAIL)
        self._pressed_at: QPointF | None = None
        self._hold: Hold | None = None
        self.is_dragging = False

    def press(self, at: QPointF, time: int) -> None:
        """Begin; `time` is the event's, in milliseconds."""
        self._pressed_at, self.is_dragging = at, False
        self._hold = Hold(self._session, at.x())
        self._trail.clear()
        self._trail.append((time, at.x()))

    def move(self, at: QPointF, time: int) -> None:
        if self._pressed_at is None or self._hold is None:
            return
        if not self.is_dragging:
            self.is_dragging = (at - self._pressed_at).manhattanLength() >= DRAG_START
        if self.is_dragging:
            self._hold.remember()
            held, pixels = self._hold.moved(at.x())
            self._hold.look(held.shifted(-pixels / self._window().pixels_per_unit))
            self._trail.append((time, at.x()))

    def cancel(self) -> None:
        """Let go, and stay there."""
        self.is_dragging, self._pressed_at, self._hold = False, None, None

    def release(self, time: int) -> bool:
        """End the gesture; the answer is whether it was anything but a click."""
        # The second press of a double click is none.
        was_click = self._pressed_at is not None and not self.is_dragging
        was_drag = self.is_dragging
        self.cancel()
        if was_drag and abs(speed := self._speed(time)) > _LEAST_SPEED:
            zoom = self._window().pixels_per_unit
            self._movement.glide(Glide(self._session.viewport, speed, zoom))
        return not was_click

    def _speed(self, time: int) -> float:
        """Pixels a millisecond of the last moves; none where the pointer had come to rest."""
        recent = [(when, x) for when, x in self._trail if time - when < _RECENT]
        if len(recent) < 2 or recent[-1][0] == recent[0][0]:
            return 0.0
        return (recent[-1][1] - recent[0][1]) / (recent[-1][0] - recent[0][0])


class SpanZoom:
    """Dragging with Shift marks a span of days, and zooms to it."""

    def __init__(self, session: Session, window: WindowNow) -> None:
        self._session, self._window = session, window
        self._from: float | None = None
        self._to = 0.0

    @property
    def span(self) -> tuple[float, float] | None:
        """The marked span in pixels from left to right, or None."""
        if self._from is None:
            return None
        return min(self._from, self._to), max(self._from, self._to)

    def press(self, x: float) -> None:
        """Begin; on the way somewhere the days would pass below the mark."""
        self._session.looking.halt()
        self._from = self._to = x

    def move(self, x: float) -> None:
        self._to = x

    def cancel(self) -> None:
        """Mark nothing, and zoom nowhere."""
        self._from = None

    def release(self) -> None:
        span, self._from = self.span, None
        if span is None or span[1] - span[0] < DRAG_START:
            return
        window = self._window()
        left, right = (window.unit_at(min(max(x, window.left), window.right)) for x in span)
        self._session.looking.travel(Viewport(left, right))

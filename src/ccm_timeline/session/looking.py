"""Where one looks: the viewport, how it gets somewhere, and the places where it was."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ccm_timeline.layout.scale import LEAST_SPAN, Floats, Scale, Viewport

MOST_PLACES = 100
"""Places that are remembered for going back."""

NEAR = 0.02
"""Share of a viewport by which another must differ to be another place."""

REVEAL_MARGIN = 0.08
"""Share of the viewport that stays clear beside an event that is brought into view."""

NEIGHBOURHOOD = 0.06
"""Share of the whole that is shown around a single event."""

MOST_ABOUT = 20
"""Events on each side of one that are shown with it where it stands in a crowd."""

Traveller = Callable[[Viewport], None]


class Looking(QObject):
    """The viewport on a scale; what changes it tells it once."""

    viewport_changed = Signal()

    def __init__(self, scale: Scale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._travel: Traveller = self.look
        self.begin(scale)

    def begin(self, scale: Scale) -> None:
        """Look at the whole of another timeline, and forget where one was."""
        self.scale = scale
        self.viewport = scale.whole
        self._back: list[Viewport] = []
        self._forward: list[Viewport] = []

    def rescale(self, scale: Scale) -> None:
        """Look at the same days on another scale."""
        old = self.scale
        self.viewport = _carried(self.viewport, old, scale)
        self._back = [_carried(place, old, scale) for place in self._back]
        self._forward = [_carried(place, old, scale) for place in self._forward]
        self.scale = scale

    def travel_by(self, traveller: Traveller | None) -> None:
        """Have somebody move the viewport to where a command wants it; None goes there at once."""
        self._travel = traveller or self.look

    def look(self, viewport: Viewport) -> None:
        """Look elsewhere at once; what is not legal is brought to the nearest that is."""
        legal = self.scale.clamped(viewport)
        if legal != self.viewport:
            self.viewport = legal
            self.viewport_changed.emit()

    def travel(self, viewport: Viewport) -> None:
        """Go elsewhere, to come back from later."""
        legal = self.scale.clamped(viewport)
        if legal != self.viewport:
            self.remember()
            self._travel(legal)

    def zoom(self, factor: float, at: float | None) -> None:
        """Magnify by a factor about a unit of the scale, which stays in place; about the middle."""
        held = self.viewport.middle if at is None else at
        narrow = max(self.viewport.width / factor, LEAST_SPAN)
        width = min(narrow, self.scale.whole.width)
        self.look(self.viewport.zoomed(self.viewport.width / width, held))

    def travel_to(self, first: float, last: float, middles: Floats) -> None:
        """Bring a mark between two units into the middle, with what is about it, but no crowd;
        `middles` are those of all marks, rising."""
        room = _room_about((first + last) / 2, middles)
        least = min(self.scale.whole.width * NEIGHBOURHOOD, room)
        self.travel(_around(first, last, self.scale, max(least, LEAST_SPAN / 2)))

    def travel_around(self, first: float, last: float) -> None:
        """Bring a stretch between two units into view, as large as it can be."""
        self.travel(_around(first, last, self.scale, LEAST_SPAN / 2))

    def bring_in(self, first: float, last: float) -> None:
        """Move the least that shows some of what lies between two units."""
        viewport = self.viewport
        margin = viewport.width * REVEAL_MARGIN
        if last < viewport.left:
            self.travel(viewport.shifted(last - viewport.left - margin))
        elif first > viewport.right:
            self.travel(viewport.shifted(first - viewport.right + margin))

    # Places.

    def remember(self) -> None:
        """Keep the place where one is, before leaving it."""
        if not self._back or _differ(self._back[-1], self.viewport):
            self._back = [*self._back[-MOST_PLACES + 1 :], self.viewport]
        self._forward.clear()

    def go_back(self) -> None:
        """Go to the last place that is not this one."""
        self._retrace(self._back, self._forward)

    def go_forward(self) -> None:
        """Go to where one came back from."""
        self._retrace(self._forward, self._back)

    def _retrace(self, places: list[Viewport], others: list[Viewport]) -> None:
        while places:
            place = places.pop()
            if _differ(place, self.viewport):
                others.append(self.viewport)
                self._travel(place)
                return


def _differ(one: Viewport, two: Viewport) -> bool:
    least = NEAR * min(one.width, two.width)
    return abs(one.left - two.left) > least or abs(one.right - two.right) > least


def _carried(viewport: Viewport, old: Scale, new: Scale) -> Viewport:
    """The viewport on another scale that shows the same days."""
    if not _differ(viewport, old.whole):  # A glide ends beside it by less than can be seen.
        return new.whole
    left, right = (new.unit_of(old.day_of(unit)) for unit in (viewport.left, viewport.right))
    return new.clamped(Viewport(left, right))


def _room_about(middle: float, middles: Floats) -> float:
    """The units about a middle in which there is no crowd; all where there are few events."""
    before = int(middles.searchsorted(middle)) - MOST_ABOUT
    after = int(middles.searchsorted(middle, side="right")) + MOST_ABOUT - 1
    ends = [middles[place] for place in (before, after) if 0 <= place < len(middles)]
    return 2 * min((abs(float(end) - middle) for end in ends), default=math.inf)


def _around(first: float, last: float, scale: Scale, least: float) -> Viewport:
    """A viewport with some of what lies before and after two units of the scale."""
    span = max(last - first, least)
    middle = (first + last) / 2
    return scale.clamped(Viewport(middle - span * 0.75, middle + span * 0.75))

"""Where one looks: the viewport, and how it gets somewhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal

from ccm_timeline.layout.scale import LEAST_SPAN, Floats, Scale, Viewport
from ccm_timeline.session.places import Places, differ

REVEAL_MARGIN = 0.08
"""Share of the viewport that stays clear beside an event that is brought into view."""

NEIGHBOURHOOD = 0.06
"""Share of the whole that is shown around a single event."""

MOST_ABOUT = 20
"""Events on each side of one that are shown with it where it stands in a crowd."""

ROW = 0.7
"""Seconds without a small move, after which the next one begins a new row of them."""

Traveller = Callable[[Viewport], None]


class Looking(QObject):
    """The viewport on a scale; what changes it tells it once.

    While somebody travels, `viewport` is what is passed just now, and `place` where the way leads:
    whoever decides anything by where one is (where one was before, what has to be brought into
    view) asks for the place. Else the two are the same.
    """

    viewport_changed = Signal()
    interrupted = Signal()
    """Whoever moves the viewport over time lets it be from now on."""
    arrived = Signal()
    """One is where one travelled to."""

    def __init__(self, scale: Scale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._travel: Traveller = lambda _: self.arrive()
        self.begin(scale)

    def begin(self, scale: Scale) -> None:
        """Look at the whole of another timeline, and forget where one was."""
        self.interrupted.emit()
        self.scale = scale
        self.viewport = self.place = scale.whole
        self._places = Places()
        self._moved_at = -math.inf

    def rescale(self, scale: Scale) -> None:
        """Look at the same days on another scale; a way that is not finished ends there."""
        self.interrupted.emit()
        old, self.scale = self.scale, scale
        self.viewport = self.place = _carried(self.place, old, scale)
        self._places.carry(lambda place: _carried(place, old, scale))

    # At once.

    def look(self, viewport: Viewport) -> None:
        """Look elsewhere at once; what is not legal is brought to the nearest that is."""
        self.interrupted.emit()
        self.drift(viewport)

    def zoom(self, factor: float, at: float | None) -> None:
        """Magnify by a factor about a unit of the scale, which stays in place as long as the
        viewport is legal (`Scale.clamped`); about the middle."""
        seen = self.place if at is None else self.viewport
        wanted = max(seen.width / factor, LEAST_SPAN)
        width = min(wanted, self.scale.whole.width)
        held = seen.middle if at is None else at
        move = self.steer if at is None else self.look
        move(seen.zoomed(seen.width / width, held))

    def pan(self, fraction: float) -> None:
        """Move by a fraction of the place, to the right if positive."""
        self.steer(self.place.shifted(fraction * self.place.width))

    def steer(self, viewport: Viewport) -> None:
        """Look elsewhere at once; on the way somewhere, have the way lead there instead."""
        if self.is_travelling:
            self._set_out(self.scale.clamped(viewport))
        else:
            self.look(viewport)

    def halt(self) -> bool:
        """Stay where one is.

        The answer is whether one was on the way somewhere. Where the way would have led is kept
        then, as a place where one wanted to be; what is merely passed on a way never is.
        """
        self.interrupted.emit()
        was_travelling = self.is_travelling
        if was_travelling:
            self.remember()
            self.place = self.viewport
        return was_travelling

    # By and by.

    @property
    def is_travelling(self) -> bool:
        """Whether one is on the way, and not yet where one wanted to be."""
        return self.viewport != self.place

    def travel_by(self, traveller: Traveller) -> None:
        """Have somebody take the viewport to where a command wants it: by `pass_by`, in the end
        by `arrive`."""
        self._travel = traveller

    def travel(self, viewport: Viewport) -> None:
        """Go elsewhere, to come back from later."""
        legal = self.scale.clamped(viewport)
        if legal != self.place:
            self.remember()
            self._moved_at = -math.inf
            self._set_out(legal)

    def _set_out(self, place: Viewport) -> None:
        self.place = place
        self._travel(place)

    def pass_by(self, viewport: Viewport) -> None:
        """For the traveller: show what is passed on the way."""
        self._show(self.scale.clamped(viewport))

    def arrive(self) -> None:
        """For the traveller: be where the way leads."""
        self._show(self.place)
        self.arrived.emit()

    def drift(self, viewport: Viewport) -> None:
        """For whoever lets the viewport glide on: every viewport is where one is."""
        self.place = self.scale.clamped(viewport)
        self._show(self.place)

    def _show(self, legal: Viewport) -> None:
        if legal != self.viewport:
            self.viewport = legal
            self.viewport_changed.emit()

    # To events.

    def travel_to(self, first: float, last: float, middles: Floats) -> None:
        """Bring a mark between two units into the middle, with what is about it, but no crowd;
        `middles` are those of all marks, rising."""
        room = _room_about((first + last) / 2, middles)
        least = min(self.scale.whole.width * NEIGHBOURHOOD, room)
        self.travel(_around(first, last, self.scale, max(least, LEAST_SPAN / 2)))

    def travel_around(self, first: float, last: float) -> None:
        """Bring a stretch between two units into view, as large as it can be; of one that fills
        much of the view already, the middle, twice as large."""
        wanted = _around(first, last, self.scale, LEAST_SPAN / 2)
        widest = self.place.width / 2
        if wanted.width > widest:
            middle = (first + last) / 2
            wanted = Viewport(middle - widest / 2, middle + widest / 2)
        self.travel(wanted)

    def bring_in(self, first: float, last: float) -> None:
        """Move the least that shows some of what lies between two units."""
        place = self.place
        margin = place.width * REVEAL_MARGIN
        if last < place.left:
            self.travel(place.shifted(last - place.left - margin))
        elif first > place.right:
            self.travel(place.shifted(first - place.right + margin))

    # Places.

    def remember(self) -> None:
        """Keep the place where one is, before leaving it."""
        self._places.keep(self.place)

    def remember_row(self) -> None:
        """Keep the place where a row of small moves begins, and not each step of the way."""
        now = monotonic()
        if now - self._moved_at > ROW:
            self.remember()
        self._moved_at = now

    def go_back(self) -> None:
        """Go to the last place that is not this one."""
        self._retrace(self._places.back_from(self.place))

    def go_forward(self) -> None:
        """Go to where one came back from."""
        self._retrace(self._places.forward_from(self.place))

    def _retrace(self, place: Viewport | None) -> None:
        if place is not None:
            self._moved_at = -math.inf
            self._set_out(place)


def _carried(viewport: Viewport, old: Scale, new: Scale) -> Viewport:
    """The viewport on another scale that shows the same days."""
    if not differ(viewport, old.whole):  # A glide ends beside it by less than can be seen.
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

"""The axis: fine units in one row, the enclosing unit in the row below, breaks named above both.

Each straight stretch of the scale has the finest step for which its labels have room. A label
stands in the middle of the part of its cell that is in view, so that the row is never empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from ccm_timeline.layout.axis_breaks import BreakRows
from ccm_timeline.layout.axis_claims import Claims
from ccm_timeline.layout.axis_events import EventTicks
from ccm_timeline.layout.axis_names import Claim, LowerRow
from ccm_timeline.layout.axis_row import Row
from ccm_timeline.layout.axis_steps import CLEAR, LabelRooms
from ccm_timeline.layout.axis_stretches import Stretch, Stretches
from ccm_timeline.layout.calendar import STEPS, YEAR, CalendarWords, Step, Unit, boundaries
from ccm_timeline.layout.metrics import Measure, Metrics
from ccm_timeline.layout.scene import Axis, Rect
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import ScaleKind

_ROUNDING = 1e-6
"""Pixels beyond an edge at which a tick is still in view."""


class AxisBuilder:
    """Makes the axis of one window on a scale."""

    def __init__(
        self,
        window: Window,
        rect: Rect,
        words: CalendarWords,
        measure: Measure,
        metrics: Metrics,
        rooms: LabelRooms,
    ) -> None:
        self._window, self._rect, self._measure, self._rooms = window, rect, measure, rooms
        self._clear = CLEAR * metrics.unit
        self._fine, self._coarse = (Row(window.left, window.right, self._clear) for _ in range(2))
        self._breaks = BreakRows(window, words, measure, metrics, self._clear)
        self._stretches = Stretches(window, rooms)
        self._claims = Claims(window, rooms, self._stretches)
        self._ticks: set[float] = set()
        self._separators: set[float] = set()

    def build(self) -> Axis:
        if self._window.scale.kind is ScaleKind.STEPS:
            self._event_ticks()
        else:
            self._day_ticks()
        return Axis(
            self._rect,
            tuple(sorted(self._ticks)),
            tuple(self._fine.labels),
            tuple(sorted(self._separators)),
            tuple(self._coarse.labels),
            self._breaks.marks(self._fine),
        )

    def _event_ticks(self) -> None:
        events = EventTicks(self._window, self._measure, self._rooms, self._fine, self._coarse)
        events.write()
        self._ticks = events.ticks

    # True and elastic scale.

    def _day_ticks(self) -> None:
        stretches, claims = self._stretches.in_view(), self._claims
        dated = [stretch for stretch in stretches if claims.is_dated(stretch)]
        empty = [stretch for stretch in dated if not self._stretch_ticks(stretch)]
        made = claims.made(stretches)
        lower = LowerRow(self._coarse, self._window.left, self._window.right, self._clear)
        lower.write([claim for claim, _ in made], claims.walls)
        for claim, stretch in made:
            if claim.is_written and stretch in empty and not stretch.is_wide:
                self._tick_in_middle(claim)
        if not self._ticks or not (self._fine.labels or self._coarse.labels):
            self._least_ticks(max(dated or stretches, key=attrgetter("seen")))
        if not (self._fine.labels or self._coarse.labels):
            lower.write(claims.last_resort(), claims.walls)

    def _stretch_ticks(self, stretch: Stretch) -> bool:
        """Tick the units of a stretch, and name those that have room; whether there are any."""
        step, outer = stretch.step, self._claims.outer(stretch)
        days = list(boundaries(step, stretch.first, stretch.last))
        begin = 0 if days[0] >= stretch.first else 1
        if not stretch.is_wide and len(days) == begin + 1:
            return False
        xs = stretch.xs(days)
        within = xs[begin:-1]
        left, right = self._window.left - _ROUNDING, self._window.right + _ROUNDING
        ticks = [float(round(x)) for x in within if left <= x <= right]
        self._ticks.update(ticks)
        if stretch.is_wide:
            if outer is not None:
                self._separate(stretch, outer)
            if outer is not YEAR or step.unit is not Unit.YEAR:  # Else the row below has them.
                self._cell_names(stretch, step, days, xs)
        return bool(ticks)

    def _separate(self, stretch: Stretch, outer: Step) -> None:
        """Mark where enclosing units begin."""
        for start in boundaries(outer, stretch.first, stretch.last):
            if stretch.first < start <= stretch.last and self._window.shows(start):
                self._separators.add(float(round(stretch.x(start))))

    def _cell_names(
        self, stretch: Stretch, step: Step, days: Sequence[int], xs: Sequence[float]
    ) -> None:
        """Name one unit in the middle of what is seen of it, several units at their start."""
        for day, (begin, end) in zip(days, pairwise(xs), strict=False):
            name, width = self._rooms.name(step, day)
            if step.count == 1:
                left, right = max(begin, self._window.left), min(end, self._window.right)
                if width <= right - left:
                    self._fine.take(name, width, (left + right) / 2)
            elif day >= stretch.first:  # Another stretch may have the tick.
                self._fine.take(name, width, begin)

    def _tick_in_middle(self, claim: Claim) -> None:
        """Tick what is named without the beginning of a unit, which the name would seem to be of
        elsewhere."""
        left, right = self._window.left, self._window.right
        self._tick((max(claim.left, left) + min(claim.right, right)) / 2)

    def _least_ticks(self, stretch: Stretch) -> None:
        """Tick the coarsest unit that begins in view, where none has room that does.

        Years are named; the names of days and months would want another row below them.
        """
        first, last = stretch.first, stretch.last
        for step in reversed(STEPS[: STEPS.index(stretch.step) + 1]):
            days = [day for day in boundaries(step, first, last) if first <= day <= last]
            for day in days:
                self._tick(self._window.x(day))
                if step.unit is Unit.YEAR:
                    self._fine.take(*self._rooms.name(step, day), self._window.x(day))
            if days:
                return

    def _tick(self, x: float) -> None:
        if self._window.left <= x <= self._window.right:
            self._ticks.add(float(round(x)))

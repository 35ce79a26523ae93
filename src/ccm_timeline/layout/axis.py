"""The axis: fine units in one row, the enclosing unit in the row below, breaks named above both.

Each straight stretch of the scale has the finest step for which its labels have room. A label
stands in the middle of the part of its cell that is in view, so that the row is never empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np

from ccm_timeline.layout.axis_row import Row
from ccm_timeline.layout.axis_steps import CLEAR, LabelRooms
from ccm_timeline.layout.calendar import (
    STEPS,
    YEAR,
    CalendarWords,
    Step,
    Unit,
    boundaries,
    cell_end,
    cell_start,
    enclosing,
    enclosing_names,
    length_in_words,
)
from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Axis, BreakMark, Rect
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of, ymd

_MOST = 0.5
"""The part of the view that is most of it."""


class _Stretch:
    """A straight part of the scale in view: its days, and whether it is compressed."""

    def __init__(self, window: Window, first: float, last: float, *, quiet: bool) -> None:
        self.first, self.last, self.quiet = first, last, quiet
        self._window = window
        self._left = window.x(first)
        self.width = window.x(last) - self._left
        self.density = self.width / (last - first) if last > first else window.pixels_per_unit
        """Pixels per day."""
        self.is_ticked = False

    def xs(self, days: Sequence[int]) -> list[float]:
        """Where days begin, in pixels; the scale need not be asked within the stretch."""
        first, last, left, density = self.first, self.last, self._left, self.density
        return [
            left + (day - first) * density if first <= day <= last else self._window.x(day)
            for day in days
        ]


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
        self._window, self._rect, self._words = window, rect, words
        self._measure, self._rooms = measure, rooms
        clear = CLEAR * metrics.unit
        self._fine, self._coarse, self._break_names = (
            Row(window.left, window.right, clear) for _ in range(3)
        )
        self._ticks: set[float] = set()
        self._separators: set[float] = set()
        self._named: set[int] = set()

    def build(self) -> Axis:
        if self._window.scale.kind is ScaleKind.STEPS:
            self._step_ticks()
        else:
            self._day_ticks()
        return Axis(
            self._rect,
            tuple(sorted(self._ticks)),
            tuple(self._fine.labels),
            tuple(sorted(self._separators)),
            tuple(self._coarse.labels),
            tuple(self._breaks()),
        )

    # True and elastic scale.

    def _day_ticks(self) -> None:
        stretches = list(_stretches(self._window))
        active = [stretch for stretch in stretches if not stretch.quiet]
        for stretch in active:
            self._stretch_ticks(stretch)
        for stretch in stretches:
            if stretch.quiet and self._fills_view(stretch) and self._is_wide(stretch):
                self._stretch_ticks(stretch)
        active = active or stretches
        longest = max(active, key=attrgetter("width"))
        outer = enclosing(self._step_of(longest))
        for stretch in active:
            if self._is_wide(stretch):
                self._enclosing_names(stretch, outer)
        for stretch in active:
            self._fallback_name(stretch, outer)
        if not self._ticks or not (self._fine.labels or self._coarse.labels):
            self._least_ticks(longest)

    def _fills_view(self, stretch: _Stretch) -> bool:
        """Whether a compressed stretch is most of what is seen.

        Others bear their length alone: their years beside those of the row below would be read as
        one line.
        """
        return stretch.width > _MOST * (self._window.right - self._window.left)

    def _is_wide(self, stretch: _Stretch) -> bool:
        return self._rooms.has_names(self._step_of(stretch), stretch.width)

    def _step_of(self, stretch: _Stretch) -> Step:
        return self._rooms.step_at(stretch.density, stretch.first)

    def _stretch_ticks(self, stretch: _Stretch) -> None:
        step = self._step_of(stretch)
        days = list(boundaries(step, stretch.first, stretch.last))
        xs = stretch.xs(days)
        within = xs[0 if days[0] >= stretch.first else 1 : -1]
        left, right = self._window.left, self._window.right
        ticks = [float(round(x)) for x in within if left <= x <= right]
        stretch.is_ticked = bool(ticks)
        self._ticks.update(ticks)
        if self._is_wide(stretch):
            for day, (begin, end) in zip(days, pairwise(xs), strict=False):
                # Several units are named at their tick, which another stretch may have.
                if step.count == 1 or day >= stretch.first:
                    self._cell_name(step, day, begin, end)

    def _least_ticks(self, stretch: _Stretch) -> None:
        """Tick the coarsest unit that begins in view, where none has room that does.

        Years are named; the names of days and months would want another row below them.
        """
        first, last = stretch.first, stretch.last
        for step in reversed(STEPS[: STEPS.index(self._step_of(stretch)) + 1]):
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

    def _cell_name(self, step: Step, start: int, left: float, right: float) -> None:
        """Name one unit in the middle of what is seen of it, several units at their start."""
        name, width = self._rooms.name(step, start)
        if step.count > 1:
            self._fine.take(name, width, left)
            return
        left, right = max(left, self._window.left), min(right, self._window.right)
        if width <= right - left:
            self._fine.take(name, width, (left + right) / 2)

    def _enclosing_names(self, stretch: _Stretch, step: Step) -> None:
        """Name the enclosing cells in the middle of what is seen of them, where there is room."""
        for start in boundaries(step, stretch.first, stretch.last):
            if stretch.first < start <= stretch.last and self._window.shows(start):
                self._separators.add(float(round(self._window.x(start))))
            if start <= stretch.last and start not in self._named:
                left, right = self._window.visible(start, cell_end(step, start))
                self._enclosing_name(step, start, (left + right) / 2, right - left)

    def _enclosing_name(self, step: Step, start: int, middle: float, room: float) -> None:
        """Write the longest name of an enclosing cell that has room around a point."""
        for name in enclosing_names(step, start, self._words):
            width = self._measure(name, Role.AXIS_COARSE)
            if width <= room and self._coarse.take(name, width, middle):
                self._named.add(start)
                return

    def _fallback_name(self, stretch: _Stretch, step: Step) -> None:
        """Name the year in the middle of a stretch that is too short for names of its own."""
        if self._is_wide(stretch) and (self._fine.labels or self._coarse.labels):
            return
        outer = step if step.unit is Unit.YEAR else YEAR
        start = cell_start(outer, math.floor((stretch.first + stretch.last) / 2))
        if start in self._named:
            return
        first, last = max(stretch.first, start), min(stretch.last, cell_end(outer, start))
        middle = self._window.x((first + last) / 2)
        self._enclosing_name(outer, start, middle, self._rect.width)
        # Without a name, or beside other ticks, it would seem to be a beginning.
        if start in self._named and not stretch.is_ticked:
            self._tick(middle)

    # One step per event.

    def _step_ticks(self) -> None:
        """A tick for each day that has events, and each year over its days."""
        scale, window = self._window.scale, self._window
        half = window.pixels_per_unit / 2
        xs = window.origin + scale.units * window.pixels_per_unit
        first = int(xs.searchsorted(window.left - half))
        end = int(xs.searchsorted(window.right + half, side="right"))
        days, xs = scale.days[first:end], xs[first:end]
        self._name_years_of_steps(days, xs)
        # Of the days on one pixel only the first can be named, and of each year the ends count.
        for at in np.flatnonzero(np.diff(np.rint(xs), prepend=-np.inf)).tolist():
            day = int(days[at])
            if day_of(ymd(day)[0], 1, 1) in self._named:  # Else it would seem to be of another.
                self._step_tick(xs.item(at), self._rooms.step_name(day))
            else:
                self._tick(xs.item(at))
        if not self._fine.labels:
            self._name_crowded_day()

    def _name_years_of_steps(self, days: Floats, xs: Floats) -> None:
        """Name the years over their steps, those with too few steps where room is left."""
        years = list(self._years_of_steps(days, xs))
        for start, middle, room in years:
            self._enclosing_name(YEAR, start, middle, room)
        for start, middle, _ in years:
            if start not in self._named:
                self._enclosing_name(YEAR, start, middle, self._rect.width)

    def _years_of_steps(self, days: Floats, xs: Floats) -> Iterator[tuple[int, float, float]]:
        """The first day of each year that has events, and middle and width of its steps."""
        half, begin = self._window.pixels_per_unit / 2, 0
        while begin < len(days):
            year = ymd(int(days[begin]))[0]
            over = int(days.searchsorted(day_of(year + 1, 1, 1)))
            left = max(xs.item(begin) - half, self._window.left)
            right = min(xs.item(over - 1) + half, self._window.right)
            yield day_of(year, 1, 1), (left + right) / 2, right - left
            begin = over

    def _name_crowded_day(self) -> None:
        """Name the day whose many events fill the view: its own tick is out of it."""
        scale, window = self._window.scale, self._window
        nearest = int(np.argmin(np.abs(scale.units - window.viewport.middle)))
        day = int(scale.days[nearest])
        middle = (window.left + window.right) / 2
        self._step_tick(middle, self._rooms.step_name(day))
        if not self._coarse.labels:
            start, room = day_of(ymd(day)[0], 1, 1), window.right - window.left
            self._enclosing_name(YEAR, start, middle, room)

    def _step_tick(self, x: float, name: str) -> None:
        self._tick(x)
        if name:
            self._fine.take(name, self._measure(name, Role.AXIS), x)

    # Compressed stretches.

    def _breaks(self) -> Iterator[BreakMark]:
        window = self._window
        for quiet, middle in zip(window.scale.breaks, window.scale.break_middles, strict=True):
            x = round(window.origin + middle * window.pixels_per_unit)
            if window.left < x < window.right:
                yield self._break(quiet.end - quiet.start, x)

    def _break(self, days: float, x: float) -> BreakMark:
        """A break with its length, which stands lower where that of another is in its way."""
        name = length_in_words(days, self._words)
        width = self._measure(name, Role.BREAK)
        for row in (self._break_names, self._fine):
            if row.take(name, width, x):
                return BreakMark(float(x), row.labels.pop(), row is self._fine)
        return BreakMark(float(x), None)


def _stretches(window: Window) -> Iterator[_Stretch]:
    """The straight parts of the scale that are in view, in the order of time."""
    first, last = window.first_day, window.last_day
    begin = first
    for quiet in window.scale.breaks:
        if quiet.end <= first or quiet.start >= last:
            continue
        if quiet.start >= begin:
            yield _Stretch(window, begin, quiet.start, quiet=False)
        yield _Stretch(window, max(quiet.start, first), min(quiet.end, last), quiet=True)
        begin = quiet.end
    if begin <= last:
        yield _Stretch(window, begin, last, quiet=False)

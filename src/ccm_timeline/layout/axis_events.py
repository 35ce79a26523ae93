"""The dates of a scale with one step per event: a tick for each day, and its year."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ccm_timeline.layout.axis_row import Row
from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.calendar import YEAR
from ccm_timeline.layout.metrics import Measure, Role
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.window import Window
from ccm_timeline.model.days import day_of, ymd


class EventTicks:
    """Makes the ticks of one window, and writes their names into two rows."""

    def __init__(
        self, window: Window, measure: Measure, rooms: LabelRooms, fine: Row, coarse: Row
    ) -> None:
        self._window, self._measure, self._rooms = window, measure, rooms
        self._fine, self._coarse = fine, coarse
        self._named: set[int] = set()
        self.ticks: set[float] = set()

    def write(self) -> None:
        """A tick for each day that has events, and each year over its days."""
        scale, window = self._window.scale, self._window
        half = window.pixels_per_unit / 2
        xs = window.origin + scale.units * window.pixels_per_unit
        first = int(xs.searchsorted(window.left - half))
        end = int(xs.searchsorted(window.right + half, side="right"))
        days, xs = scale.days[first:end], xs[first:end]
        self._name_years(days, xs)
        # Of the days on one pixel only the first can be named, and of each year the ends count.
        for at in np.flatnonzero(np.diff(np.rint(xs), prepend=-np.inf)).tolist():
            day = int(days[at])
            if day_of(ymd(day)[0], 1, 1) in self._named:  # Else it would seem to be of another.
                self._step_tick(xs.item(at), self._rooms.step_name(day))
            else:
                self._tick(xs.item(at))
        if not self._fine.labels:
            self._name_crowded_day()

    def _name_years(self, days: Floats, xs: Floats) -> None:
        """Name the years over their steps, those with too few steps where room is left."""
        years = list(self._years(days, xs))
        for start, left, right in years:
            self._name_year(start, (left + right) / 2, right - left)
        for start, left, right in years:
            if start not in self._named:
                self._name_year_beside(start, left, right)

    def _years(self, days: Floats, xs: Floats) -> Iterator[tuple[int, float, float]]:
        """The first day of each year that has events, and the ends of its steps in view."""
        half, begin = self._window.pixels_per_unit / 2, 0
        while begin < len(days):
            year = ymd(int(days[begin]))[0]
            over = int(days.searchsorted(day_of(year + 1, 1, 1)))
            left = max(xs.item(begin) - half, self._window.left)
            right = min(xs.item(over - 1) + half, self._window.right)
            yield day_of(year, 1, 1), left, right
            begin = over

    def _name_year(self, start: int, middle: float, room: float) -> None:
        ((name, width),) = self._rooms.enclosing_names(YEAR, start)
        if width <= room and self._coarse.take(name, width, middle):
            self._named.add(start)

    def _name_year_beside(self, start: int, left: float, right: float) -> None:
        """Name a year whose name reaches beyond its steps, with the middle of it over them."""
        window, ((_, width),) = self._window, self._rooms.enclosing_names(YEAR, start)
        least, most = window.left + width / 2, window.right - width / 2
        middle = min(max((left + right) / 2, least), most)
        if left <= middle <= right:
            self._name_year(start, middle, width)

    def _name_crowded_day(self) -> None:
        """Name the day whose many events fill the view: its own tick is out of it."""
        scale, window = self._window.scale, self._window
        nearest = int(np.argmin(np.abs(scale.units - window.viewport.middle)))
        day = int(scale.days[nearest])
        middle = (window.left + window.right) / 2
        self._step_tick(middle, self._rooms.step_name(day))
        if not self._coarse.labels:
            start, room = day_of(ymd(day)[0], 1, 1), window.right - window.left
            self._name_year(start, middle, room)

    def _step_tick(self, x: float, name: str) -> None:
        self._tick(x)
        if name:
            self._fine.take(name, self._measure(name, Role.AXIS), x)

    def _tick(self, x: float) -> None:
        if self._window.left <= x <= self._window.right:
            self.ticks.add(float(round(x)))

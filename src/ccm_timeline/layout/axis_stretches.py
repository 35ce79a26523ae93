"""The straight parts of a scale, by turns drawn in full or compressed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.window import Window

_start, _end = attrgetter("start"), attrgetter("end")


class Stretch:
    """A straight part of the scale: its days, and where it is in pixels, in view or not."""

    __slots__ = (
        "_window",
        "density",
        "end",
        "first",
        "is_wide",
        "last",
        "left",
        "number",
        "quiet",
        "right",
        "start",
        "step",
        "width",
    )

    def __init__(
        self,
        window: Window,
        rooms: LabelRooms,
        number: int,
        days: tuple[float, float],
        ends: tuple[float, float],
        *,
        quiet: bool,
    ) -> None:
        """The stretch before the break of this number, or that break; `ends` are its units."""
        self.number, self.quiet, self._window = number, quiet, window
        self.start, self.end = start, end = days
        self.first, self.last = max(start, window.first_day), min(end, window.last_day)
        density, origin = window.pixels_per_unit, window.origin
        self.left, self.right = left, right = origin + ends[0] * density, origin + ends[1] * density
        self.density = (right - left) / (end - start) if end > start else density
        """Pixels per day."""
        self.width = min(right - left, window.right - window.left)
        """The pixels of all of it, or those of the view if it is wider: while one pans it is as
        wide as before."""
        self.step = rooms.step_at(self.density, self.first)
        self.is_wide = rooms.has_names(self.step, self.width)
        """Whether it has room for names of its own units."""

    @property
    def seen(self) -> float:
        """The pixels that are in view."""
        return min(self.right, self._window.right) - max(self.left, self._window.left)

    def x(self, day: float) -> float:
        """Where a day begins, in pixels; the end of the stretch for days beyond that."""
        if day <= self.start:
            return self.left
        return self.left + (day - self.start) * self.density if day < self.end else self.right

    def xs(self, days: Sequence[int]) -> list[float]:
        """Where days begin, within the stretch or beside it; the scale need not be asked within."""
        start, end, left, density = self.start, self.end, self.left, self.density
        return [
            left + (day - start) * density if start <= day <= end else self._window.x(day)
            for day in days
        ]


class Stretches:
    """All stretches of a window's scale; each is looked up when it is asked for."""

    def __init__(self, window: Window, rooms: LabelRooms) -> None:
        self._window, self._rooms, self._breaks = window, rooms, window.scale.breaks
        whole, scale = window.scale.whole, window.scale
        self._begin = min(scale.day_of(whole.left), window.first_day)
        self._over = max(scale.day_of(whole.right), window.last_day)
        self._ends = min(whole.left, window.viewport.left), max(whole.right, window.viewport.right)

    @property
    def last(self) -> int:
        """The number of the last stretch that is drawn in full."""
        return len(self._breaks)

    def lively(self, number: int) -> Stretch:
        """The stretch drawn in full before a break."""
        breaks, units = self._breaks, self._window.scale.break_ends
        start, left = self._begin, self._ends[0]
        if number:
            start, left = breaks[number - 1].end, units[number - 1][1]
        end, right = self._over, self._ends[1]
        if number < len(breaks):
            end, right = breaks[number].start, units[number][0]
        ends = left, right
        return Stretch(self._window, self._rooms, number, (start, end), ends, quiet=False)

    def quiet(self, number: int) -> Stretch:
        """A compressed stretch."""
        quiet, ends = self._breaks[number], self._window.scale.break_ends[number]
        days = quiet.start, quiet.end
        return Stretch(self._window, self._rooms, number, days, ends, quiet=True)

    def in_view(self) -> list[Stretch]:
        """Those of which anything is seen, in the order of time."""
        first, last, breaks = self._window.first_day, self._window.last_day, self._breaks
        begin = bisect_right(breaks, first, key=_end)
        end = bisect_left(breaks, last, key=_start)
        seen: list[Stretch] = []
        for number in range(begin, end):
            if number > begin or breaks[number].start >= first:
                seen.append(self.lively(number))
            seen.append(self.quiet(number))
        if end == begin or breaks[end - 1].end <= last:
            seen.append(self.lively(end))
        return seen

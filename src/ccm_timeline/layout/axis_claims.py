"""Which years, months and centuries want their names in the lower row of the axis."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ccm_timeline.layout.axis_names import Claim, Rank
from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.axis_stretches import Stretch, Stretches
from ccm_timeline.layout.calendar import (
    YEAR,
    Step,
    Unit,
    boundaries,
    cell_end,
    cell_start,
    enclosing,
)
from ccm_timeline.layout.window import Window

_MOST = 0.5
"""The part of the view as wide as which a compressed stretch has dates of its own."""

_TOGETHER, _BESIDE = 16, 4
"""Stretches whose names are placed together, and how many at the least beyond each edge."""

_APART = 2.5
"""Widths of a name from one stretch to the next at which neither pushes the name of the other."""


class Claims:
    """The claims of one window, each with the stretch that makes it."""

    def __init__(self, window: Window, rooms: LabelRooms, stretches: Stretches) -> None:
        self._window, self._rooms, self._stretches = window, rooms, stretches
        self._view = window.right - window.left
        self._made: list[tuple[Claim, Stretch]] = []
        self._latest: tuple[Step, int] | None = None
        self.walls = -math.inf, math.inf
        """Between which all names stand."""

    def is_dated(self, stretch: Stretch) -> bool:
        """Whether a stretch has ticks.

        Compressed ones bear their length alone as long as others have most of the view: their dates
        beside those of the others would be read as one line.
        """
        return not stretch.quiet or (stretch.width > _MOST * self._view and stretch.is_wide)

    def outer(self, stretch: Stretch) -> Step | None:
        """The unit that the lower row names under a wide stretch.

        Between breaks that is the year as long as there is one for each tick: so that years stand
        in one row, whether a stretch has room for its months or not. A compressed stretch needs no
        centuries over years that are written in full.
        """
        step = stretch.step
        if step.unit is Unit.YEAR and self._window.scale.breaks:
            if step.count == 1:
                return YEAR
            if stretch.quiet:
                return None
        return enclosing(step)

    def made(self, seen: list[Stretch]) -> list[tuple[Claim, Stretch]]:
        """The claims of what is in view, and of the short stretches beside it."""
        before = list(self._before(seen[0]))
        after = list(self._after(seen[-1]))
        for stretch in (*reversed(before), *seen, *after):
            if not self.is_dated(stretch):
                continue
            if not stretch.is_wide:
                self._claim_year(stretch)
            elif (outer := self.outer(stretch)) is not None:
                self._claim_cells(stretch, outer)
            else:
                self._latest = None
        return self._made

    def last_resort(self) -> list[Claim]:
        """The year in the middle of the view, where nothing else has room."""
        window = self._window
        day = math.floor((window.first_day + window.last_day) / 2)
        names = self._rooms.enclosing_names(YEAR, cell_start(YEAR, day))
        left, right = window.visible(cell_start(YEAR, day), cell_end(YEAR, cell_start(YEAR, day)))
        return [Claim(names, left, right, (left, right))]

    def _before(self, first: Stretch) -> Iterator[Stretch]:
        """The short stretches before the view, from the last to the first."""
        begin = first.number - (not first.quiet)
        least = max((begin - _BESIDE) // _TOGETHER * _TOGETHER, 0)
        room, x = _APART * self._rooms.year, first.left
        for number in range(begin, least - 1, -1):
            stretch = self._stretches.lively(number)
            if stretch.is_wide:
                self.walls = stretch.right, self.walls[1]
                return
            if x - stretch.right > room:
                return
            yield stretch
            x = stretch.left
        if least == 0:
            left = self._window.scale.whole.left * self._window.pixels_per_unit
            self.walls = min(self._window.origin + left, self._window.left), self.walls[1]

    def _after(self, last: Stretch) -> Iterator[Stretch]:
        """The short stretches behind the view, in the order of time."""
        end = (last.number + _BESIDE) // _TOGETHER * _TOGETHER + _TOGETHER
        room, x = _APART * self._rooms.year, last.right
        for number in range(last.number + 1, min(end, self._stretches.last + 1)):
            stretch = self._stretches.lively(number)
            if stretch.is_wide:
                self.walls = self.walls[0], stretch.left
                return
            if stretch.left - x > room:
                return
            yield stretch
            x = stretch.right
        if end > self._stretches.last:
            right = self._window.scale.whole.right * self._window.pixels_per_unit
            self.walls = self.walls[0], max(self._window.origin + right, self._window.right)

    def _claim_cells(self, stretch: Stretch, outer: Step) -> None:
        """Claim the names of the enclosing units of which anything is in view."""
        low, high = self._around(stretch)
        for start in boundaries(outer, stretch.first, stretch.last):
            if start > stretch.last:
                break
            left = stretch.x(start)
            right = stretch.x(cell_end(outer, start))
            names = self._rooms.enclosing_names(outer, start)
            half = names[-1][1] / 2
            around = (
                low if left == stretch.left else left + half,
                high if right == stretch.right else right - half,
            )
            self._add(Claim(names, left, right, around), stretch, (outer, start))

    def _claim_year(self, stretch: Stretch) -> None:
        """Claim the name of the year in the middle of a stretch that has no room for more."""
        day = self._day_in_middle(stretch)
        start = cell_start(YEAR, day)
        names = self._rooms.enclosing_names(YEAR, start)
        left, right = self._part_of_year(stretch, day, start)
        number = stretch.number
        rank = Rank(
            number in (0, self._stretches.last),
            right - left > names[-1][1] / 2,
            number & -number,
        )
        low, high = self._around(stretch)
        around = low if left == stretch.left else left, high if right == stretch.right else right
        self._add(Claim(names, left, right, around, rank), stretch, (YEAR, start))

    def _add(self, claim: Claim, stretch: Stretch, key: tuple[Step, int]) -> None:
        """Take a claim, or let the one before reach as far if it is of the same unit.

        Short stretches share the name of their year across the breaks between them; beside months
        each has its own.
        """
        if self._made and key == self._latest:
            before, other = self._made[-1]
            is_short = not (stretch.is_wide or other.is_wide)
            if is_short or claim.left - before.right < 1:
                before.right, before.high = claim.right, claim.high
                return
        self._made.append((claim, stretch))
        self._latest = key

    def _around(self, stretch: Stretch) -> tuple[float, float]:
        """The signs of the breaks between which the name of a stretch has its middle."""
        if stretch.quiet:
            return stretch.left, stretch.right
        window, number = self._window, stretch.number
        middles = window.scale.break_middles
        low, high = -math.inf, math.inf
        if number:
            low = window.origin + middles[number - 1] * window.pixels_per_unit
        if number < len(middles):
            high = window.origin + middles[number] * window.pixels_per_unit
        return low, high

    def _day_in_middle(self, stretch: Stretch) -> int:
        """The day whose year stands for a short stretch: in its middle, or at the tick nearest to
        that."""
        begin, end = stretch.first, stretch.last
        if stretch.right - stretch.left <= self._view:
            days = self._window.scale.days
            # What is before the first of all and behind the last is only a margin.
            begin = min(max(stretch.start, days.item(0)), stretch.end)
            end = max(min(stretch.end, days.item(-1)), begin)
        middle = math.floor((begin + end + 1) / 2)
        step = stretch.step
        if step.unit is not Unit.YEAR or step.count == 1:
            return middle
        ticked = [day for day in boundaries(step, begin, end) if begin <= day <= end]
        return min(ticked, key=lambda day: abs(day - middle), default=middle)

    def _part_of_year(self, stretch: Stretch, day: int, start: int) -> tuple[float, float]:
        """From where to where a short stretch is of the year that stands for it; a year among many
        is where it begins."""
        step = stretch.step
        if step.unit is Unit.YEAR and step.count > 1:
            return stretch.x(day), stretch.x(day)
        left, right = stretch.x(start), stretch.x(cell_end(YEAR, start))
        if stretch.right - stretch.left > self._view:
            left, right = max(left, self._window.left), min(right, self._window.right)
        return left, right

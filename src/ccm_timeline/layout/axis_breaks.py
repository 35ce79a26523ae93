"""The signs of the breaks of an elastic scale with the lengths of what is compressed there."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from ccm_timeline.layout.axis_row import Row
from ccm_timeline.layout.calendar import CalendarWords, length_in_words
from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.layout.scene import AxisLabel, BreakMark
from ccm_timeline.layout.window import Window

_start, _end = attrgetter("start"), attrgetter("end")

_REACH = 9.0
"""Pixels, at the usual size of text, to each side of a sign that it wants."""

_FIRST = 1 << 62

_ROUNDING = 1e-6
"""Pixels that a length is clear of the edges beside which it is written."""

_TOGETHER, _BESIDE = 16, 4
"""Breaks whose lengths are placed together, and how many at the least beyond each edge."""


class _Length:
    """How long a break is, in words; in pixels how wide these are, and where its middle is."""

    __slots__ = ("is_low", "middle", "name", "number", "width")

    def __init__(self, number: int, name: str, width: float, middle: float) -> None:
        self.number, self.name, self.width, self.middle = number, name, width, middle
        self.is_low: bool | None = None
        """In which of the two rows it is, or None where neither has room."""


class BreakRows:
    """Places the signs, and the lengths in a row of their own or in that of the fine units."""

    def __init__(
        self,
        window: Window,
        words: CalendarWords,
        measure: Measure,
        metrics: Metrics,
        clear: float,
    ) -> None:
        self._window, self._words, self._measure = window, words, measure
        self._reach, self._clear = _REACH * metrics.unit, clear

    def marks(self, fine: Row) -> tuple[BreakMark, ...]:
        """The breaks of which anything is in view, in the order of time."""
        window = self._window
        breaks = window.scale.breaks
        begin = bisect_right(breaks, window.first_day, key=_end)
        end = bisect_left(breaks, window.last_day, key=_start)
        return tuple(self._marks(fine, begin, end)) if begin < end else ()

    def _marks(self, fine: Row, begin: int, end: int) -> Iterator[BreakMark]:
        window = self._window
        rows = Row(window.left, window.right, self._clear), fine
        labels: dict[int, tuple[AxisLabel, bool]] = {}
        late: list[_Length] = []
        for length in self._lengths(begin, end):
            is_asked = begin <= length.number < end and length.is_low is not None
            if is_asked and not _write(length, length.middle, rows, labels):
                late.append(length)
        for length in late:
            x, half = self._sign(length.number), length.width / 2 + _ROUNDING
            middle = min(max(x, window.left + half), window.right - half)
            if not _write(length, middle, rows, labels) and length.is_low:
                length.is_low = False
                _write(length, middle, rows, labels)
        for number in range(begin, end):
            x = round(self._sign(number))
            if window.left < x < window.right:
                label, is_low = labels.get(number, (None, False))
                yield BreakMark(float(x), label, is_low)

    def _lengths(self, begin: int, end: int) -> list[_Length]:
        """The lengths in and beside the view, with the row of each, where it has room in one.

        Every second one gives way to others, every fourth of these and so on, wherever the view
        begins: so that none changes its row while one pans.
        """
        window = self._window
        least = max((begin - _BESIDE) // _TOGETHER * _TOGETHER, 0)
        over = (end + _BESIDE) // _TOGETHER * _TOGETHER + _TOGETHER
        numbers = range(least, min(over, len(window.scale.breaks)))
        high, low = (Row(-math.inf, math.inf, self._clear) for _ in range(2))
        lengths = []
        for number in sorted(numbers, key=_turn):
            quiet = window.scale.breaks[number]
            name = length_in_words(quiet.end - quiet.start, self._words)
            length = _Length(number, name, self._measure(name, Role.BREAK), self._middle(number))
            if high.take(name, length.width, length.middle):
                length.is_low = False
            elif low.take(name, length.width, length.middle):
                length.is_low = True
            lengths.append(length)
        return lengths

    def _middle(self, number: int) -> float:
        window = self._window
        return window.origin + window.scale.break_middles[number] * window.pixels_per_unit

    def _sign(self, number: int) -> float:
        """Where the sign of a break in view stands: in its middle, or else as near to that as the
        edges allow."""
        window = self._window
        begin, end = window.scale.break_ends[number]
        left = max(window.origin + begin * window.pixels_per_unit, window.left)
        right = min(window.origin + end * window.pixels_per_unit, window.right)
        reach = min(self._reach, (right - left) / 2)
        return min(max(self._middle(number), left + reach), right - reach)


def _turn(number: int) -> int:
    """Which comes first: those of which the number has the most zeros as a binary one."""
    return -(number & -number) if number else -_FIRST


def _write(
    length: _Length,
    middle: float,
    rows: tuple[Row, Row],
    labels: dict[int, tuple[AxisLabel, bool]],
) -> bool:
    """Write a length into its row around a point, if it has room."""
    row = rows[bool(length.is_low)]
    if not row.take(length.name, length.width, middle):
        return False
    labels[length.number] = row.labels.pop(), bool(length.is_low)
    return True

"""The whole timeline in little: how many events each column has, which have hits, and the years."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from ccm_timeline.layout.calendar import YEAR, CalendarWords, round_year, year_name
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.layout.table import Flags, Ints
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of, ymd

_LEAST = 0.4
"""The height of a column with one event, of that with the most."""

_STEPS = (1000, 500, 100, 50, 10, 5, 2, 1)
_EVEN_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_SLOT = 4.0
"""Pixels of which only one year is tried."""


class Columns(msgspec.Struct, frozen=True):
    """The whole of a line shared out among columns; an event is where its middle is."""

    line: Line
    count: int

    def heights(self, shown: Ints | None) -> Floats:
        """The height of each column from 0 to 1, by the events of these positions, or by all; by
        logarithm, so that a single event is seen."""
        counts = self._counts(shown).astype(np.float64)
        most = max(float(counts.max(initial=0.0)), 2.0)
        heights = _LEAST + (1 - _LEAST) * np.log(np.maximum(counts, 1.0)) / np.log(most)
        return np.where(counts > 0, heights, 0.0)

    def having(self, positions: Ints) -> Flags:
        """Which columns have any of these events."""
        flags: Flags = np.zeros(self.count, dtype=np.bool_)
        flags[self._of(positions)] = True
        return flags

    def _counts(self, shown: Ints | None) -> Ints:
        if shown is not None:
            return np.bincount(self._of(shown), minlength=self.count)
        whole = self.line.scale.whole
        edges = whole.left + np.arange(1, self.count) / self.count * whole.width
        # In the order of the middles a million is not looked at one by one.
        before = self.line.middles.searchsorted(edges)
        return np.diff(np.concatenate(([0], before, [len(self.line.middles)])))

    def _of(self, positions: Ints) -> Ints:
        """Which column each of some events is in."""
        whole, (start, end) = self.line.scale.whole, self.line.ends
        places = (start[positions] + end[positions]) / 2 - whole.left
        # In place: a million numbers are soon reckoned with, but to hold each new million is not.
        places *= self.count / whole.width
        np.clip(places, 0, self.count - 1, out=places)
        return places.astype(np.int64)


class YearLabel(msgspec.Struct, frozen=True):
    """The name of a year, and the pixel at which the year begins."""

    x: float
    text: str


def year_labels(
    scale: Scale, left: float, width: float, apart: float, words: CalendarWords
) -> tuple[YearLabel, ...]:
    """Names of years along the whole of a scale, no two nearer than `apart`; round ones first.

    Where all years are of one width, they are as many years apart as one another.
    """
    taken: dict[int, float] = {}
    is_even = scale.kind is ScaleKind.TRUE
    tried = _even_years(scale, width / apart) if is_even else _round_years(scale, width / _SLOT)
    for year, unit in tried:
        x = left + (unit - scale.whole.left) / scale.whole.width * width
        if left <= x <= left + width - apart and _is_clear(x, taken, apart):
            taken[year] = x
    if not taken:
        first = ymd(int(scale.day_of(scale.whole.left)))[0]
        return (YearLabel(left, year_name(first, words)),)
    return tuple(YearLabel(x, year_name(year, words)) for year, x in sorted(taken.items()))


def _even_years(scale: Scale, most: float) -> Iterator[tuple[int, float]]:
    """Years of the least distance of which at most so many have room, with the units at which they
    begin."""
    years = scale.whole.width / YEAR.days
    step = next((step for step in _EVEN_STEPS if years / step <= most), _EVEN_STEPS[-1])
    first, last = (
        ymd(int(scale.day_of(unit)))[0] for unit in (scale.whole.left, scale.whole.right)
    )
    year = round_year(first, step)
    while year <= last:
        if year >= first:
            yield year, scale.unit_of(day_of(year, 1, 1))
        year = year + step - year % step if year > 0 else year + step


def _round_years(scale: Scale, slots: float) -> Sequence[tuple[int, float]]:
    """The roundest year that begins in each of so many slots, the roundest of all first, with the
    units at which they begin.

    Slot by slot, because a thousand years may be as wide as one month elsewhere.
    """
    whole = scale.whole
    edges = scale.to_days(np.linspace(whole.left, whole.right, max(int(slots), 1) + 1))
    years = [ymd(math.floor(day))[0] for day in edges.tolist()]
    found = [
        next((step, year) for step in _STEPS if (year := _first_after(before, step)) <= last)
        for before, last in pairwise(years)
        if before < last
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    return [(year, scale.unit_of(day_of(year, 1, 1))) for _, year in found]


def _first_after(year: int, step: int) -> int:
    """The first year after another that is called a multiple of a step, or the first of our era."""
    if year < 0:
        return min(round_year(year, step) + step, 1)
    return year + step - year % step if year > 0 else 1


def _is_clear(x: float, taken: dict[int, float], apart: float) -> bool:
    return all(abs(x - other) >= apart for other in taken.values())

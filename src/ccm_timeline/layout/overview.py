"""The whole timeline in little: how many events each column has, which have hits, and the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from ccm_timeline.layout.calendar import YEAR, round_year
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.layout.table import Flags, Ints
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.days import day_of, ymd

_LEAST = 0.4
"""The height of a column with one event, of that with the most."""

_STEPS = (1000, 500, 100, 50, 10, 5, 2, 1)
_EVEN_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_MOST_YEARS = 300
"""Years that are tried of one step: more of them could never all have room."""


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


def year_labels(scale: Scale, left: float, width: float, apart: float) -> tuple[YearLabel, ...]:
    """Names of years along the whole of a scale, no two nearer than `apart`; round ones first.

    Where all years are of one width, they are as many years apart as one another.
    """
    whole = scale.whole
    first, last = (ymd(int(scale.day_of(unit)))[0] for unit in (whole.left, whole.right))
    taken: dict[int, float] = {}
    for step in _steps(scale, width / apart):
        years = _round_years(first, last, step)
        for year in years if (last - first) // step <= _MOST_YEARS else ():
            x = left + (scale.unit_of(day_of(year, 1, 1)) - whole.left) / whole.width * width
            if left <= x <= left + width - apart and _is_clear(x, taken, apart):
                taken[year] = x
    if not taken:
        return (YearLabel(left, year_name(first)),)
    return tuple(YearLabel(x, year_name(year)) for year, x in sorted(taken.items()))


def _steps(scale: Scale, most: float) -> Sequence[int]:
    """The distances between years that are tried; on a true scale the least of which at most so
    many have room."""
    if scale.kind is not ScaleKind.TRUE:
        return _STEPS
    years = scale.whole.width / YEAR.days
    return [next((step for step in _EVEN_STEPS if years / step <= most), _EVEN_STEPS[-1])]


def _round_years(first: int, last: int, step: int) -> Iterator[int]:
    """The years in a stretch that are called multiples of a step, and the first of their era."""
    year = round_year(first, step)
    while year <= last:
        if year >= first:
            yield year
        year = year + step - year % step if year > 0 else year + step


def _is_clear(x: float, taken: dict[int, float], apart: float) -> bool:
    return all(abs(x - other) >= apart for other in taken.values())


def year_name(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"

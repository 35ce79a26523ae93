"""The whole timeline in little: how many events each column has, which have hits, and the years."""

from __future__ import annotations

import msgspec
import numpy as np

from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.layout.table import Flags, Ints
from ccm_timeline.model.days import day_of, ymd

_LEAST = 0.4
"""The height of a column with one event, of that with the most."""

_STEPS = (1000, 500, 100, 50, 10, 5, 2, 1)
_MOST_YEARS = 300
"""Years that are tried of one step: more of them could never all have room."""


class Columns(msgspec.Struct, frozen=True):
    """Which column of a strip each event is in."""

    of: Ints
    count: int

    def heights(self, shown: Ints) -> Floats:
        """The height of each column from 0 to 1; by logarithm, so that a single event is seen."""
        counts = np.bincount(self.of[shown], minlength=self.count).astype(np.float64)
        most = max(float(counts.max(initial=0.0)), 2.0)
        heights = _LEAST + (1 - _LEAST) * np.log(np.maximum(counts, 1.0)) / np.log(most)
        return np.where(counts > 0, heights, 0.0)

    def having(self, positions: Ints) -> Flags:
        """Which columns have any of these events."""
        flags: Flags = np.zeros(self.count, dtype=np.bool_)
        flags[self.of[positions]] = True
        return flags


def columns_of(middles: Floats, scale: Scale, count: int) -> Columns:
    """Share the whole of a scale out among columns, by the middle of each event in units."""
    whole = scale.whole
    places = middles - whole.left
    # In place: a million numbers are soon reckoned with, but each new million costs a millisecond.
    places /= whole.width
    places *= count
    np.clip(places, 0, count - 1, out=places)
    return Columns(places.astype(np.int64), count)


class YearLabel(msgspec.Struct, frozen=True):
    """The name of a year, and the pixel at which the year begins."""

    x: float
    text: str


def year_labels(scale: Scale, left: float, width: float, apart: float) -> tuple[YearLabel, ...]:
    """Names of years along the whole of a scale, no two nearer than `apart`; round ones first."""
    whole = scale.whole
    first, last = (ymd(int(scale.day_of(unit)))[0] for unit in (whole.left, whole.right))
    taken: dict[int, float] = {}
    for step in _STEPS:
        years = range(-(-first // step) * step, last + 1, step)
        for year in years if len(years) <= _MOST_YEARS else ():
            x = left + (scale.unit_of(day_of(year, 1, 1)) - whole.left) / whole.width * width
            if left <= x <= left + width - apart and _is_clear(x, taken, apart):
                taken[year] = x
    if not taken:
        return (YearLabel(left, year_name(first)),)
    return tuple(YearLabel(x, year_name(year)) for year, x in sorted(taken.items()))


def _is_clear(x: float, taken: dict[int, float], apart: float) -> bool:
    return all(abs(x - other) >= apart for other in taken.values())


def year_name(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"

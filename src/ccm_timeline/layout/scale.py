"""How days are laid along the line: elastic, true to scale, or one step per event.

A scale maps days to *units* by straight pieces; a viewport is a stretch of units. In the true and
the elastic scale one unit is one day outside the compressed stretches; in the step scale one unit
is one event.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.model.columns import DateColumns
from ccm_timeline.model.dates_read import UNKNOWN
from ccm_timeline.model.edtf import Precision
from ccm_timeline.model.timeline import Timeline

Floats = NDArray[np.float64]

MARGIN = 0.03
"""Share of the whole that stays clear at each end."""

QUIET = 5.0
"""A stretch without events is quiet where it is this many times as long as the median one."""

QUIET_SHARE = 0.6
LONGEST_QUIET = 0.08
"""Lengths of all quiet stretches together, and of one, in parts of the stretches drawn in full."""

CROWDED_WIDTH = 0.1
CROWDED_EVENTS = 0.9
"""The elastic scale is the default where less than a tenth of the width would hold nine tenths of
the events.

That tenth need not be in one piece: quiet stretches do not count, for two busy weeks with a century
between them are as crowded as one.
"""

_WITHIN = 0.97
"""Share of the margin that may lie in the first or the last year of all; the mark begins clear of
the edge."""

_COARSE = {Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY}

FEWEST_CROWDED = 10
"""Events below which nothing is crowded."""

LEAST_SPAN = 2.0
"""Units that a viewport shows at the least."""

_AS_GOOD_AS = 1 - 1e-9
"""Share of the whole that is all of it, but for what is lost when numbers are rounded."""


class Viewport(msgspec.Struct, frozen=True):
    """The stretch of units that is in view."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def shifted(self, units: float) -> Viewport:
        return Viewport(self.left + units, self.right + units)

    def zoomed(self, factor: float, at: float) -> Viewport:
        """The viewport with `factor` times the magnification, the point `at` (units) held in
        place."""
        return Viewport(at - (at - self.left) / factor, at + (self.right - at) / factor)


class Break(msgspec.Struct, frozen=True):
    """A quiet stretch that is drawn shorter than it is, from one day to another."""

    start: float
    end: float


@dataclass(frozen=True)
class Scale:
    """A map from days to units and back; `days` and `units` rise strictly, ends go on with slope
    1."""

    kind: ScaleKind
    days: Floats
    units: Floats
    breaks: tuple[Break, ...] = ()
    steps: Floats | None = field(default=None, compare=False)
    """In the step scale the unit of each event by position, else None."""

    def to_units(self, days: Floats | float) -> Floats:
        return _through(np.asarray(days, dtype=np.float64), self.days, self.units, self._slope)

    def to_days(self, units: Floats | float) -> Floats:
        return _through(np.asarray(units, dtype=np.float64), self.units, self.days, 1 / self._slope)

    def unit_of(self, day: float) -> float:
        """`to_units` for one day; numpy takes ten times as long for a single number."""
        return _through_one(day, self.days, self.units, self._slope)

    def day_of(self, unit: float) -> float:
        """`to_days` for one unit."""
        return _through_one(unit, self.units, self.days, 1 / self._slope)

    @cached_property
    def break_middles(self) -> tuple[float, ...]:
        """The units in the middle of the compressed stretches."""
        return tuple((start + end) / 2 for start, end in self.break_ends)

    @cached_property
    def break_ends(self) -> tuple[tuple[float, float], ...]:
        """The units at which the compressed stretches begin and end."""
        return tuple((self.unit_of(quiet.start), self.unit_of(quiet.end)) for quiet in self.breaks)

    @cached_property
    def _slope(self) -> float:
        """Units per day beyond both ends."""
        if self.kind is not ScaleKind.STEPS:
            return 1.0
        return float((self.units[-1] - self.units[0]) / max(self.days[-1] - self.days[0], 1.0))

    @cached_property
    def whole(self) -> Viewport:
        """All events, with a margin at each end."""
        first, last = float(self.units[0]), float(self.units[-1])
        margin = max((last - first) * MARGIN, LEAST_SPAN / 2)
        return Viewport(first - margin, last + margin)

    def clamped(self, viewport: Viewport) -> Viewport:
        """The nearest viewport that is legal: not too narrow, no wider than the whole, and beyond
        an end of it by no more than half of itself, nor than half of what it lacks of the whole.

        So an event at an end can stand in the middle, and the date under the pointer stays there
        for long while one zooms out; yet every way out leads to the whole. To stop at the ends
        would pull dates from under the pointer much earlier, to leap to the whole at the last
        notch would lose who looks: by halves, what slips does so by as much with each notch.
        """
        whole = self.whole
        width = max(viewport.width, LEAST_SPAN)
        if width >= whole.width * _AS_GOOD_AS:
            return whole
        inward = width / 2 - min(width, whole.width - width) / 2
        middle = min(max(viewport.middle, whole.left + inward), whole.right - inward)
        # Numbers of numpy's would make each sum of a frame several times slower.
        return Viewport(float(middle - width / 2), float(middle + width / 2))


def _through(values: Floats, xs: Floats, ys: Floats, slope: float) -> Floats:
    """Linear between the breakpoints, with a slope of its own outside (`numpy.interp` stays
    flat)."""
    inside = np.interp(values, xs, ys)
    before = np.minimum(values - xs[0], 0.0)
    after = np.maximum(values - xs[-1], 0.0)
    return np.asarray(inside + (before + after) * slope, dtype=np.float64)


def _through_one(value: float, xs: Floats, ys: Floats, slope: float) -> float:
    after = int(xs.searchsorted(value))
    if after == 0:
        return ys.item(0) + (value - xs.item(0)) * slope
    if after == len(xs):
        return ys.item(-1) + (value - xs.item(-1)) * slope
    x0, x1, y0, y1 = xs.item(after - 1), xs.item(after), ys.item(after - 1), ys.item(after)
    return y0 + (y1 - y0) * ((value - x0) / (x1 - x0))


def make_scale(timeline: Timeline, kind: ScaleKind | None = None) -> Scale:
    """The scale of a timeline; without a kind, the one that suits its events."""
    dates = timeline.dates
    first = _known(dates.earliest, dates.latest)
    last = _known(dates.latest, dates.earliest)
    if kind is ScaleKind.STEPS:
        return _steps(first)
    # Where only the report of an event has a day, its mark stands there.
    reports = np.frombuffer(timeline.columns.reported, dtype=np.int64).astype(np.float64)
    begun, over = np.concatenate((first, reports)), np.concatenate((last, reports))
    coarse = np.concatenate((_coarse(dates), np.zeros(reports.size, dtype=np.bool_)))
    anchors = _anchors(begun, over, coarse)
    chosen = kind or (ScaleKind.ELASTIC if _is_crowded(first, anchors) else ScaleKind.TRUE)
    if chosen is ScaleKind.ELASTIC:
        return _elastic(anchors, *_coarse_ends(begun, over, coarse))
    return Scale(ScaleKind.TRUE, anchors[[0, -1]], anchors[[0, -1]] - anchors[0])


def _known(days: array[int], others: array[int]) -> Floats:
    """The days as numbers; one that is unknown takes the day of the other end."""
    column, other = (np.frombuffer(values, dtype=np.int64) for values in (days, others))
    return np.where(column == UNKNOWN, other, column).astype(np.float64)


def _coarse(dates: DateColumns) -> NDArray[np.bool_]:
    """Which dates are a season, a year or longer, of which nothing more is known."""
    coarse = np.array([s.precision in _COARSE for s in dates.signatures], dtype=np.bool_)
    return coarse[np.frombuffer(dates.code, dtype=np.uint16)]


def _anchors(first: Floats, last: Floats, coarse: NDArray[np.bool_]) -> Floats:
    """The days on which an event may begin or end, each once and rising; at least two of them.

    Of a season, a year or longer only the middle counts: otherwise the quiet days within the year
    would be a stretch of their own. Of the first and the last of all, the line begins and ends with
    them.
    """
    if not first.size:
        return np.array([0.0, 1.0])
    ends = np.array([first.min(), last.max()])
    within = coarse & (first > ends[0]) & (last < ends[1])
    middles = _each(first[within] + last[within]) / 2
    exact = ~coarse
    days = _distinct(np.concatenate((_each(first[exact]), _each(last[exact]), middles, ends)))
    return days if days.size > 1 else np.array([days[0] - 0.5, days[0] + 0.5])


def _coarse_ends(first: Floats, last: Floats, coarse: NDArray[np.bool_]) -> tuple[bool, bool]:
    """Whether the line begins, and whether it ends, with a date of which only the year or so is
    known."""
    begins, ends = first == first.min(initial=np.inf), last == last.max(initial=-np.inf)
    return bool(coarse[begins].all()), bool(coarse[ends].all())


def _distinct(days: Floats) -> Floats:
    """Each number once, rising; `numpy.unique` first imports the module of masked arrays."""
    days = np.sort(days)
    return days[np.concatenate(([True], days[1:] != days[:-1]))] if days.size else days


def _median(values: Floats) -> float:
    """As `numpy.median`, which imports that module too."""
    low, high = (values.size - 1) // 2, values.size // 2
    return float(np.sort(values)[[low, high]].mean())


def _each(days: Floats) -> Floats:
    """Each of some whole numbers once: ticked off where they lie close, which no sorting equals."""
    if not days.size or np.ptp(days) > 4 * days.size:
        return days
    least = days.min()
    ticked = np.zeros(int(np.ptp(days)) + 1, dtype=np.bool_)
    ticked[(days - least).astype(np.int64)] = True
    return np.asarray(np.flatnonzero(ticked) + least, dtype=np.float64)


def _is_crowded(starts: Floats, anchors: Floats) -> bool:
    """Whether less than a tenth of the width, quiet stretches left out, would hold nine tenths of
    the events, of which `starts` rise."""
    if starts.size < FEWEST_CROWDED:
        return False
    lively = np.diff(anchors)
    lively[_quiet(lively)] = 0.0
    starts = np.interp(starts, anchors, np.concatenate(([0.0], np.cumsum(lively))))
    held = int(np.ceil(CROWDED_EVENTS * starts.size))
    narrowest = np.min(starts[held - 1 :] - starts[: starts.size - held + 1])
    return bool(narrowest < CROWDED_WIDTH * (anchors[-1] - anchors[0]))


def _quiet(gaps: Floats) -> NDArray[np.int64]:
    """Which of the gaps between anchors (days) are quiet."""
    return np.flatnonzero(gaps > QUIET * _median(gaps))


def _elastic(anchors: Floats, coarse_begin: bool, coarse_end: bool) -> Scale:
    """The elastic scale; at an end that is `coarse` the margin is a part of that year.

    Else the year before would stand on the axis there, in which nothing happened.
    """
    gaps = np.diff(anchors)
    quiet = _quiet(gaps)
    drawn = gaps.copy()
    drawn[quiet] = _quiet_length(float(gaps.sum() - gaps[quiet].sum()), quiet.size)
    units = np.concatenate(([0.0], np.cumsum(np.minimum(drawn, gaps))))
    most, days = _WITHIN * MARGIN * units[-1], anchors.copy()
    if coarse_begin and 0 in quiet and 2 * most < gaps[0]:
        days[0] += most
    if coarse_end and gaps.size - 1 in quiet and 2 * most < gaps[-1]:
        days[-1] -= max(most - 1, 0)  # The last day is a day long.
    breaks = tuple(Break(float(days[i]), float(days[i + 1])) for i in quiet)
    return Scale(ScaleKind.ELASTIC, days, units, breaks)


def _quiet_length(lively: float, count: int) -> float:
    """Days as long as which a quiet stretch is drawn, beside `lively` days that are drawn in
    full."""
    return lively * min(QUIET_SHARE / max(count, 1), LONGEST_QUIET)


def _steps(days: Floats) -> Scale:
    """One unit per event, of which these are the rising days; those between are spread evenly."""
    days = days if days.size else np.array([0.0])
    steps = np.arange(days.size, dtype=np.float64)
    # The events of one day follow one another: `numpy.unique` would sort all of them again.
    edges = np.concatenate(([0], np.flatnonzero(np.diff(days)) + 1, [days.size]))
    firsts, middles = days[edges[:-1]], (edges[:-1] + edges[1:] - 1) / 2
    scale = Scale(ScaleKind.STEPS, firsts, middles, steps=steps)
    return scale if firsts.size > 1 else _single_step(scale, steps)


def _single_step(scale: Scale, steps: Floats) -> Scale:
    """All events on one day: the line needs a second breakpoint to have a direction."""
    day, last = scale.days[0], max(float(steps[-1]), 1.0)
    return replace(scale, days=np.array([day, day + 1]), units=np.array([0.0, last]))

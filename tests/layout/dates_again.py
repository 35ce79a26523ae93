"""What an axis must say, reckoned by Python's own calendar and by brute force."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import numpy as np

from ccm_timeline.layout.metrics import Measure, Role
from ccm_timeline.layout.scale import Break
from ccm_timeline.layout.scene import Axis
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import ScaleKind
from tests.layout.worlds import WORDS

_CYCLE, _EPOCH = 146_097, 719_163
_STEPS = [("D", 1), ("D", 5), ("D", 10), ("M", 1), ("M", 3)] + [
    ("Y", count * 10**power) for power in range(5) for count in (1, 2, 5)
]
_LENGTHS = {"D": 1.0, "M": 30.44, "Y": 365.2425}
_IN_MONTH = {1: range(1, 32), 5: (1, 6, 11, 16, 21, 26), 10: (1, 11, 21)}
_SHORT, _LONG = list(WORDS.months_short), list(WORDS.months)


@lru_cache(50_000)
def date_of(day: int) -> tuple[int, int, int]:
    """Year, month and day, of which the library has four hundred years and all others repeat."""
    cycles, within = divmod(day - 1, _CYCLE)
    date = datetime.date.fromordinal(within + 1)
    return date.year + 400 * cycles, date.month, date.day


def wrong_dates(axis: Axis, window: Window, measure: Measure) -> Iterator[str]:
    """Each label, tick and break that is wrong, missing or in the way of another."""
    high, low = (
        tuple(mark.label for mark in axis.breaks if mark.label is not None and mark.is_low is low)
        for low in (False, True)
    )
    rows = ((axis.fine + low, Role.AXIS), (axis.coarse, Role.AXIS_COARSE), (high, Role.BREAK))
    for labels, role in rows:
        ends = sorted((one.left, one.left + measure(one.text, role)) for one in labels)
        yield from (f"{two} in {one}" for one, two in pairwise(ends) if two[0] < one[1])
        edges = window.left - 0.01, window.right + 0.01
        yield from (f"{end} cut" for end in ends if end[0] < edges[0] or edges[1] < end[1])
    if not axis.ticks or list(axis.ticks) != sorted(set(axis.ticks)):
        yield f"ticks {axis.ticks}"
    for fine in axis.fine:
        x = fine.left + measure(fine.text, Role.AXIS) / 2
        if not any(_names(fine.text, day) for day in _days_at(x, window)):
            yield f"{fine.text} at {x}"
    for coarse in axis.coarse:
        width = measure(coarse.text, Role.AXIS_COARSE)
        x = coarse.left + width / 2
        days = _days_of_stretch(x, axis, window)
        # The first and the last of all are moved in, over their own days, whatever is beside them.
        whole = window.scale.whole
        walls = (
            max(window.origin + whole.left * window.pixels_per_unit, window.left),
            min(window.origin + whole.right * window.pixels_per_unit, window.right),
        )
        if min(abs(coarse.left - walls[0]), abs(coarse.left + width - walls[1])) < 1:
            ends = window.scale.days[[0, -1]].tolist()
            days |= {
                int(day) for day in ends if coarse.left <= window.x(day) <= coarse.left + width
            }
        if not any(_encloses(coarse.text, day) for day in days):
            yield f"{coarse.text} over {x}"
    if window.scale.kind is ScaleKind.STEPS:
        yield from _wrong_steps(axis, window)
    else:
        for x in axis.separators:
            ends = tuple(day_at(window, at) for at in (x - 0.51, x + 0.51))
            if not len(_beginnings("M", 1, *ends)):
                yield f"nothing begins at the separator {x}"
        yield from _wrong_ticks(axis, window)
        yield from _wrong_breaks(axis, window)


def day_at(window: Window, x: float) -> float:
    """The day, with its fraction, at a pixel."""
    return window.scale.day_of(window.unit_at(x))


def _days_at(x: float, window: Window) -> set[int]:
    """The day at a pixel; at the beginning of one, which may be beside a pixel, that one too."""
    if window.scale.kind is ScaleKind.STEPS:
        units = window.scale.units
        nearest = np.argmin(np.abs(window.origin + units * window.pixels_per_unit - x))
        return {int(window.scale.days[nearest])}
    return {math.floor(day_at(window, x) + by) for by in (-1e-5, 1e-5)}


def _days_of_stretch(x: float, axis: Axis, window: Window) -> set[int]:
    """The days that a name in the lower row may stand for: that at its middle, and where there are
    no ticks those of the stretch between breaks that is nearest."""
    days = _days_at(x, window)
    for before, after in pairwise((None, *window.scale.breaks, None)):
        start = -math.inf if before is None else before.end
        end = math.inf if after is None else after.start
        begin = -math.inf if before is None else _middle(before, window)
        over = math.inf if after is None else _middle(after, window)
        if begin - 0.01 <= x <= over + 0.01:
            start, end = max(start, window.first_day), min(end, window.last_day)
            beyond = x < window.x(start) or window.x(end) < x
            if beyond and not _has_ticks(x, window.x(start if x < window.x(start) else end), axis):
                days |= _days_at(window.x(start if x < window.x(start) else end), window)
            elif window.x(end) - window.x(start) < 0.5:
                days |= {math.floor(start), math.floor(end)}
    return days


def _has_ticks(one: float, other: float, axis: Axis) -> bool:
    return any(min(one, other) + 1 < tick < max(one, other) - 1 for tick in axis.ticks)


def _middle(quiet: Break, window: Window) -> float:
    return (window.x(quiet.start) + window.x(quiet.end)) / 2


def _year(text: str) -> int:
    return 1 - int(text[:-3]) if text.endswith(" BC") else int(text)


def _names(text: str, day: int) -> bool:
    """Whether a label of the upper row names the cell of a day, or its beginning."""
    year, month, number = date_of(day)
    if text in _SHORT:
        return text == _SHORT[month - 1]
    if text.split(" ")[-1] in _SHORT:
        return text == f"{number} {_SHORT[month - 1]}"
    return _year(text) in (year, number)


def _encloses(text: str, day: int) -> bool:
    """Whether a label of the lower row names a month, year or range of years that has a day."""
    year, month, _ = date_of(day)
    if "–" in text:
        first, last = text.split("–")
        if last.endswith(" BC") and not first.endswith(" BC"):
            first += " BC"
        return _year(first) <= year <= _year(last)
    *words, rest = text.removesuffix(" BC").split(" ")
    named = _year(rest + " BC" * text.endswith(" BC"))
    return named == year and words in ([], [_SHORT[month - 1]], [_LONG[month - 1]])


def _wrong_breaks(axis: Axis, window: Window) -> Iterator[str]:
    """Each break of which anything is in view has its sign in that part, in its middle if that is
    not at an edge."""
    signs = list(axis.breaks)
    for quiet in window.scale.breaks:
        left, right = window.x(quiet.start), window.x(quiet.end)
        if left < window.right - 3 and right > window.left + 3:
            days, seen = quiet.end - quiet.start, (max(left, window.left), min(right, window.right))
            within = [mark for mark in signs if seen[0] - 1 <= mark.x <= seen[1] + 1]
            nearest = min(max((left + right) / 2, seen[0]), seen[1])
            mark = min(within, key=lambda mark, x=nearest: abs(mark.x - x), default=None)
            if mark is None or (mark.label and not _is_as_long(mark.label.text, days)):
                yield f"break of {days} days: {mark}"
                continue
            signs.remove(mark)
            middle = (left + right) / 2
            if window.left + 60 < middle < window.right - 60 and abs(mark.x - middle) > 0.51:
                yield f"the sign of the break at {middle} is at {mark.x}"


def _is_as_long(text: str, days: float) -> bool:
    count, unit = text.split(" ")
    length = {"d": 1.0, "mo": 30.44, "y": 365.2425}[unit]
    return abs(int(count) * length - days) <= length * 0.51


def _wrong_steps(axis: Axis, window: Window) -> Iterator[str]:
    """A tick for each day that has events, and none besides; at the very edge there may be."""
    xs = window.origin + window.scale.units * window.pixels_per_unit
    inside = xs[(xs > window.left + 1) & (xs < window.right - 1)]
    wanted = {float(round(x)) for x in inside}
    if not wanted <= set(axis.ticks) or (len(wanted) > 1 and len(axis.ticks) > len(wanted) + 2):
        yield f"ticks of steps {axis.ticks} are not {sorted(wanted)}"


def _wrong_ticks(axis: Axis, window: Window) -> Iterator[str]:
    """Each straight stretch has the beginnings of all cells of one step, none left out.

    One that is too narrow for a second tick may have its only one anywhere.
    """
    begin, last = window.first_day, window.last_day
    stretches: list[tuple[float, float]] = []
    for quiet in window.scale.breaks:
        if begin < quiet.end and quiet.start < last:
            stretches += [(begin, quiet.start), (max(quiet.start, begin), min(quiet.end, last))]
            begin = quiet.end
    for start, end in [*stretches, (begin, last)]:
        low, high = window.x(start) + 2, window.x(end) - 2
        ticks = np.array([tick for tick in axis.ticks if low <= tick <= high])
        if len(ticks) > 1 and not any(
            _are_all(ticks, _beginnings(kind, count, start, end), window, low, high)
            for kind, count in _STEPS
            if (end - start) / _LENGTHS[kind] / count < 2 * len(ticks) + 6
        ):
            yield f"ticks {ticks} of {start} to {end}"


def _are_all(ticks: np.ndarray, days: np.ndarray, window: Window, low: float, high: float) -> bool:
    xs = window.origin + window.scale.to_units(days) * window.pixels_per_unit
    among = xs[(xs > ticks[0] - 0.6) & (xs < ticks[-1] + 0.6)]
    # At the ends of a stretch one may be beside them or not.
    missing = (low + 1 < xs) & (xs < high - 1) & ((xs < ticks[0] - 1) | (xs > ticks[-1] + 1))
    is_each = len(among) == len(ticks) and bool(np.all(np.abs(among - ticks) <= 0.51))
    return is_each and not missing.any()


def _beginnings(kind: str, count: int, first: float, last: float) -> np.ndarray:
    """The days between two on which the cells of a step begin."""
    low, high = math.ceil(first + 1e-9), math.floor(last - 1e-9)
    if kind == "D":
        return np.array([d for d in range(low, high + 1) if date_of(d)[2] in _IN_MONTH[count]])
    first_cell, last_cell = (
        np.datetime64(day - _EPOCH, "D").astype(f"datetime64[{kind}]") for day in (low, high)
    )
    cells = np.arange(first_cell, last_cell + 1)
    number = cells.astype(np.int64) + (0 if kind == "M" else 1970)
    if kind == "M" or count == 1:
        cells = cells[number % count == 0]
    else:
        # 500 BC is the year -499 of astronomers, and our era begins with the year 1.
        after = (number % count == 0) | (number == 1)
        cells = cells[np.where(number > 0, after, number % count == 1)]
    days: np.ndarray = cells.astype("datetime64[D]").astype(np.int64) + _EPOCH
    return days[(low <= days) & (days <= high)]

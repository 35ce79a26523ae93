"""What ticks an axis must have, found without the program's calendar: by numpy's dates."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np

from ccm_timeline.layout.axis import AxisBuilder
from ccm_timeline.layout.axis_steps import LabelRooms
from ccm_timeline.layout.calendar import STEPS, Unit
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scale import Scale, Viewport
from ccm_timeline.layout.scene import Axis, Rect
from ccm_timeline.layout.window import Window
from ccm_timeline.model.choices import ScaleKind
from tests.layout.worlds import EARLIEST, LATEST, WORDS, Face

CYCLE = 146_097
"""Days of four hundred years, after which the calendar begins anew."""

ZOOMS = tuple(round(3 * 1.9**power) for power in range(23))
"""Spans in days: from three days to as many years as dates can have."""

LEFT, WIDTH = 100.0, 1200.0
_FACE = Face(13.0, 0.55)
_ROOMS = LabelRooms(_FACE.measure, Metrics(13.0), WORDS)
_IN_MONTH = {5: (1, 6, 11, 16, 21, 26), 10: (1, 11, 21)}
_EPOCH = 719_163


def axis_of(first: float, last: float, width: float = WIDTH) -> Axis:
    """The axis of a true scale between two days."""
    scale = Scale(ScaleKind.TRUE, np.array([first, last]), np.array([0.0, last - first]))
    window = Window(scale, Viewport(0.0, last - first), LEFT, LEFT + width)
    rect = Rect(0.0, 0.0, width + 110.0, 50.0)
    return AxisBuilder(window, rect, WORDS, _FACE.measure, Metrics(13.0), _ROOMS).build()


def what_is_wrong(first: int, span: int) -> str | None:
    """What is wrong with the ticks of so many days from a day on, or None.

    They must be the beginnings of all cells of one step, none left out, none twice.
    """
    ticks = axis_of(first, first + span).ticks
    if not ticks:
        return f"no tick from {first} for {span} days"
    # Cells are as long as one another, but for a few days or for those that the ends cut.
    likely = (s for s in STEPS if abs(span / s.days - len(ticks)) < 2 + len(ticks) / 4)
    if any(_are_all(ticks, step.unit, step.count, first, span) for step in likely):
        return None
    return f"ticks from {first} for {span} days: {ticks}"


def _are_all(ticks: tuple[float, ...], unit: Unit, count: int, first: int, span: int) -> bool:
    days = _beginnings(unit, count, first, first + span)
    wanted = LEFT + (days - first) * WIDTH / span
    return len(ticks) == len(wanted) and bool(np.all(np.abs(ticks - wanted) <= 0.51))


def _beginnings(unit: Unit, count: int, first: int, last: int) -> np.ndarray:
    """The days from one to another, both inclusive, on which a step's cells begin."""
    low, high = (np.datetime64(day - _EPOCH, "D") for day in (first, last))
    if unit is Unit.DAY:
        if (last - first) / count > WIDTH:
            return np.empty(0)
        days = np.arange(first, last + 1)
        dates = days - _EPOCH
        months = dates.astype("datetime64[D]").astype("datetime64[M]")
        number = dates - months.astype("datetime64[D]").astype(np.int64) + 1
        return days if count == 1 else days[np.isin(number, _IN_MONTH[count])]
    kind = "M" if unit is Unit.MONTH else "Y"
    cells = np.arange(low.astype(f"datetime64[{kind}]"), high.astype(f"datetime64[{kind}]") + 1)
    # numpy counts months and years from 1970.
    if kind == "M":
        cells = cells[cells.astype(np.int64) % count == 0]
    elif count > 1:
        # 500 BC is the year -499 of astronomers, and the first year of our era begins a cell too.
        years = cells.astype(np.int64) + 1970
        cells = cells[np.where(years > 0, (years % count == 0) | (years == 1), years % count == 1)]
    days = cells.astype("datetime64[D]").astype(np.int64) + _EPOCH
    return days[(days >= first) & (days <= last)]


def every_start(count: int, seed: int) -> Iterator[tuple[int, int]]:
    """Each of the first `count` days of a cycle in some four hundred years, at every zoom."""
    dice = Random(seed)
    for offset in range(min(count, CYCLE)):
        cycle = dice.randrange(-24, 24)
        for span in ZOOMS:
            first = 1 + cycle * CYCLE + offset
            yield min(max(first, EARLIEST), LATEST - span), span


def run_ticks(count: int, seed: int) -> tuple[int, list[str]]:
    """How many axes were looked at, and what is wrong with them."""
    tried, wrong = 0, list[str]()
    for first, span in every_start(count, seed):
        tried += 1
        if (found := what_is_wrong(first, span)) is not None:
            wrong.append(found)
    return tried, wrong

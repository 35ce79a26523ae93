"""How much room the labels of the axis need, measured once for all frames."""

from __future__ import annotations

from collections.abc import Callable

from ccm_timeline.layout.calendar import (
    STEPS,
    CalendarWords,
    Step,
    Unit,
    cell_name,
    enclosing_names,
)
from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import Precision

CLEAR = 6.0
"""Pixels between two labels of a row."""

_TICKED = 2.0
"""A stretch has names of its own where it is this many labels wide."""

_SPARSE = 1.8
"""Rooms of a label for which a step of several units is chosen before a coarser one."""

_REMEMBERED = 20_000
"""Names of cells that are kept with their widths."""

_WIDEST_NAMES = {Unit.DAY: "30", Unit.MONTH: "MMM", Unit.YEAR: "2000"}


class LabelRooms:
    """The pixels that the labels of each step need, and those of single cells."""

    def __init__(
        self,
        measure: Measure,
        metrics: Metrics,
        words: CalendarWords,
        known_on: Callable[[int], Precision] | None = None,
    ) -> None:
        """`known_on` says how closely it is known that events begin on a day; without it they do
        on that very day."""
        self._measure, self._words, self._known_on = measure, words, known_on
        self._names: dict[tuple[Step, int], tuple[str, float]] = {}
        self._enclosing: dict[tuple[Step, int], tuple[tuple[str, float], ...]] = {}
        self.year = measure(_WIDEST_NAMES[Unit.YEAR], Role.AXIS_COARSE)
        """The width of the name of a year in the lower row."""
        self._rooms = {
            step: measure(_widest_name(step), Role.AXIS) + 2.5 * CLEAR * metrics.unit
            for step in STEPS
        }
        self._least = tuple((step, self._rooms[step] * _sparse(step) / step.days) for step in STEPS)
        ancient = measure(words.before_christ.format(2000), Role.AXIS)
        self._least_ancient = ancient + 2.5 * CLEAR * metrics.unit

    def step_at(self, density: float, first: float) -> Step:
        """The finest step whose labels have room at so many pixels a day, from a day on."""
        for step, least in self._least:
            # The names of single years stand within them, and are longer before our era.
            if first < 1 and step.unit is Unit.YEAR and step.count == 1:
                least = self._least_ancient / step.days
            if density >= least:
                return step
        return STEPS[-1]

    def name(self, step: Step, start: int) -> tuple[str, float]:
        """The short name of the cell that begins on a day, and its width."""
        key = step, start
        if (named := self._names.get(key)) is None:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            name = cell_name(step, start, self._words)
            named = self._names[key] = name, self._measure(name, Role.AXIS)
        return named

    def enclosing_names(self, step: Step, start: int) -> tuple[tuple[str, float], ...]:
        """Names of an enclosing cell from the longest to the shortest, and their widths."""
        key = step, start
        if (named := self._enclosing.get(key)) is None:
            if len(self._enclosing) >= _REMEMBERED:
                self._enclosing.clear()
            names = enclosing_names(step, start, self._words)
            named = tuple((name, self._measure(name, Role.AXIS_COARSE)) for name in names)
            self._enclosing[key] = named
        return named

    def step_name(self, day: int) -> str:
        """The name of a day of the step scale, above its year: no closer than it is known."""
        _, month, number = ymd(day)
        short = self._words.months_short[month - 1]
        known = Precision.DAY if self._known_on is None else self._known_on(day)
        return {Precision.DAY: f"{number} {short}", Precision.MONTH: short}.get(known, "")

    def has_names(self, step: Step, width: float) -> bool:
        """Whether a stretch so many pixels wide has names of its own."""
        return width > _TICKED * self._rooms[step]


def _widest_name(step: Step) -> str:
    return _WIDEST_NAMES[step.unit] if step.count < 5000 else "10000 BC"


def _sparse(step: Step) -> float:
    """Labels of several days or years, which stand at ticks, want more room than names of cells."""
    return _SPARSE if step.count > 1 else 1.0

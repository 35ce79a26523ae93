"""How much room the labels of the axis need, measured once for all frames."""

from __future__ import annotations

from ccm_timeline.layout.calendar import STEPS, CalendarWords, Step, Unit, cell_name
from ccm_timeline.layout.metrics import Measure, Metrics, Role

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

    def __init__(self, measure: Measure, metrics: Metrics, words: CalendarWords) -> None:
        self._measure, self._words = measure, words
        self._names: dict[tuple[Step, int], tuple[str, float]] = {}
        self._rooms = {
            step: measure(_widest_name(step), Role.AXIS) + 2.5 * CLEAR * metrics.unit
            for step in STEPS
        }
        self._least = tuple((step, self._rooms[step] * _sparse(step) / step.days) for step in STEPS)

    def step_at(self, density: float) -> Step:
        """The finest step whose labels have room at so many pixels a day."""
        for step, least in self._least:
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

    def has_names(self, step: Step, width: float) -> bool:
        """Whether a stretch so many pixels wide has names of its own."""
        return width > _TICKED * self._rooms[step]


def _widest_name(step: Step) -> str:
    return _WIDEST_NAMES[step.unit] if step.count < 5000 else "10000 BC"


def _sparse(step: Step) -> float:
    """Labels of several days or years, which stand at ticks, want more room than names of cells."""
    return _SPARSE if step.count > 1 else 1.0

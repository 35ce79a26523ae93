"""The steps of the axis: days, months, years and longer units, as boundaries between cells."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import msgspec

from ccm_timeline.model.days import day_of, days_in_month, ymd


class Unit(Enum):
    """What a step counts."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A distance between two boundaries; `days` is about how long it is."""

    unit: Unit
    count: int
    days: float


STEPS = (
    Step(Unit.DAY, 1, 1),
    Step(Unit.DAY, 5, 5),
    Step(Unit.DAY, 10, 10),
    Step(Unit.MONTH, 1, 30.44),
    Step(Unit.MONTH, 3, 91.3),
    *(
        Step(Unit.YEAR, 10**power * count, 365.2425 * 10**power * count)
        for power in range(5)
        for count in (1, 2, 5)
        if 10**power * count <= 10_000
    ),
)
"""From the finest to the coarsest; steps of days begin anew in each month."""

YEAR = Step(Unit.YEAR, 1, 365.2425)

_MONTH_DAYS = {1: range(1, 32), 5: (1, 6, 11, 16, 21, 26), 10: (1, 11, 21)}

ENCLOSING = {
    Unit.DAY: Step(Unit.MONTH, 1, 30.44),
    Unit.MONTH: YEAR,
}
"""The unit of the lower row for days and for months; for years it depends on their count."""


def enclosing(step: Step) -> Step:
    """The unit that the lower row names: months over days, years over months, then centuries."""
    if step.unit is not Unit.YEAR:
        return ENCLOSING[step.unit]
    count = 100 if step.count < 50 else 1000 if step.count < 500 else 10_000
    return Step(Unit.YEAR, count, 365.2425 * count)


def boundaries(step: Step, first: float, last: float) -> Iterator[int]:
    """Day numbers at which cells begin, from the last one not after `first` to the first after
    `last`."""
    day = cell_start(step, math.floor(first))
    yield day
    while day <= last:
        day = cell_end(step, day)
        yield day


def round_year(year: int, count: int) -> int:
    """The last year not after this one that people call a multiple of `count`, or the first of
    their era: 500 BC, 1, 500, 1000."""
    if year > 0:
        return max(year - year % count, 1)
    return 1 - -(-(1 - year) // count) * count


_date = lru_cache(maxsize=4096)(ymd)


@lru_cache(maxsize=4096)
def cell_start(step: Step, day: int) -> int:
    """The first day of the cell that holds a day."""
    year, month, number = ymd(day)
    if step.unit is Unit.YEAR:
        return day_of(round_year(year, step.count), 1, 1)
    if step.unit is Unit.MONTH:
        return day_of(year, month - (month - 1) % step.count, 1)
    return day_of(year, month, max(d for d in _MONTH_DAYS[step.count] if d <= number))


@lru_cache(maxsize=65536)
def cell_end(step: Step, start: int) -> int:
    """The first day after the cell that begins on a day."""
    year, month, number = ymd(start)
    if step.unit is Unit.YEAR:
        # The first cell after the birth of Christ has a year less: there was no year 0.
        return day_of(
            year + step.count - year % step.count if year > 0 else year + step.count, 1, 1
        )
    if step.unit is Unit.MONTH:
        month += step.count
        return day_of(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    later = [d for d in _MONTH_DAYS[step.count] if number < d <= days_in_month(year, month)]
    return start + (min(later) - number if later else days_in_month(year, month) - number + 1)


class CalendarWords(msgspec.Struct, frozen=True):
    """The names that the axis writes, in the language of the interface."""

    months: Sequence[str]
    months_short: Sequence[str]
    before_christ: str = "{} BC"
    days: str = "{} d"
    month_count: str = "{} mo"
    year_count: str = "{} y"


def year_name(year: int, words: CalendarWords) -> str:
    """A year as people write it: the year 0 of astronomers is 1 BC."""
    return str(year) if year > 0 else words.before_christ.format(1 - year)


def cell_name(step: Step, start: int, words: CalendarWords) -> str:
    """The short name of a cell in the upper row."""
    year, month, number = _date(start)
    if step.unit is Unit.YEAR:
        return year_name(year, words)
    return words.months_short[month - 1] if step.unit is Unit.MONTH else str(number)


def enclosing_names(step: Step, start: int, words: CalendarWords) -> tuple[str, ...]:
    """Names of an enclosing cell for the lower row, from the longest to the shortest."""
    year, month, _ = ymd(start)
    if step.unit is Unit.MONTH:
        name = year_name(year, words)
        return f"{words.months[month - 1]} {name}", f"{words.months_short[month - 1]} {name}"
    if step.count == 1:
        return (year_name(year, words),)
    last = ymd(cell_end(step, start) - 1)[0]
    if last > 0:
        return (f"{year}–{last}",)
    return (words.before_christ.format(f"{1 - year}–{1 - last}"),)


def length_in_words(days: float, words: CalendarWords) -> str:
    """How long a stretch is, in the largest unit of which it has at least two."""
    if days >= 2 * 365.2425:
        return words.year_count.format(round(days / 365.2425))
    if days >= 2 * 30.44:
        return words.month_count.format(round(days / 30.44))
    return words.days.format(round(days))

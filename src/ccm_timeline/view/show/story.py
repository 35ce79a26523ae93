"""The events of a timeline along the strip: in order, quiet times drawn short and marked."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from itertools import pairwise
from math import log2
from statistics import median

import msgspec

from ccm_timeline.layout.calendar import CalendarWords, length_in_words
from ccm_timeline.model.edtf import Precision, When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT, in_short
from ccm_timeline.view.plain import one_line

_QUIET = 5
"""A time without events is quiet where it is this many times as long as the median one."""

_QUIET_DAYS = 60
_MONTH = 30.0
_MOST = 1.0
"""Steps by which two events are drawn farther apart for the days between them, at the most."""

_BREAK = 0.5
"""Steps more for the sign of a break."""


class Known(Enum):
    """How the date of an event is known, as the form of its mark."""

    DAY = "day"
    SPAN = "span"
    PART = "month, season or year"
    WITHIN = "some day within"


class Stop(msgspec.Struct, frozen=True):
    """An event on the strip: `at` counts steps from the first one."""

    event_id: str
    at: float
    until: float
    """Where its last day is, for an event that lasts; else `at`."""
    known: Known
    sure: bool
    date: str
    title: str


class Pause(msgspec.Struct, frozen=True):
    """A quiet time that is drawn short, and how long it is in words."""

    at: float
    words: str


class Story(msgspec.Struct, frozen=True):
    """All stops in the order of time."""

    stops: tuple[Stop, ...]
    pauses: tuple[Pause, ...]

    def place(self, event_id: str) -> int:
        return next(at for at, stop in enumerate(self.stops) if stop.event_id == event_id)


def story_of(timeline: Timeline) -> Story:
    """Lay the events along a line: one step apart at the least, more where time has passed."""
    days = [float(when.sort_key[0]) for when in timeline.whens]
    quiet = _quiet_from(days)
    ats: list[float] = []
    pauses: list[Pause] = []
    for index, day in enumerate(days):
        if not index:
            ats.append(0.0)
            continue
        gap = day - days[index - 1]
        step = 1.0 + min(log2(1 + gap / _MONTH) * 0.2, _MOST)
        if gap > quiet:
            words = length_in_words(gap, _WORDS)
            pauses.append(Pause(ats[-1] + (step + _BREAK) / 2, words))
            step += _BREAK
        ats.append(ats[-1] + step)
    stops = tuple(_stop(timeline, index, ats, days) for index in range(len(ats)))
    return Story(stops, tuple(pauses))


def _quiet_from(days: list[float]) -> float:
    gaps = [after - before for before, after in pairwise(days) if after > before]
    return max(_QUIET * median(gaps), _QUIET_DAYS) if len(gaps) > 2 else float("inf")


def _stop(timeline: Timeline, index: int, ats: list[float], days: list[float]) -> Stop:
    event, when = timeline.events[index], timeline.whens[index]
    last = float(when.latest) if when.latest is not None else days[-1]
    lasts = _known(when) is Known.SPAN and last > days[index]
    return Stop(
        event.id,
        ats[index],
        max(_at(last, ats, days), ats[index]) if lasts else ats[index],
        _known(when),
        not (when.uncertain or when.approximate or event.planned),
        in_short(when),
        one_line(event.title),
    )


def _known(when: When) -> Known:
    if when.within:
        return Known.WITHIN
    if when.precision is Precision.DAY:
        return Known.DAY
    return Known.SPAN if when.precision is Precision.SPAN else Known.PART


def _at(day: float, ats: list[float], days: list[float]) -> float:
    """Where a day is on the strip: between the events about it, in proportion."""
    after = bisect_right(days, day)
    if after == len(days):
        return ats[-1]
    if after == 0:
        return ats[0]
    before = after - 1
    share = (day - days[before]) / (days[after] - days[before])
    return ats[before] + share * (ats[after] - ats[before])


_WORDS = CalendarWords(
    ENGLISH_MONTHS,
    ENGLISH_MONTHS_SHORT,
    days="{} days",
    month_count="{} months",
    year_count="{} years",
)

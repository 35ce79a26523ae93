"""From when to when the events of a document reach, in words."""

from __future__ import annotations

import numpy as np

from ccm_timeline.model.days import ymd
from ccm_timeline.model.edtf import Precision, When
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import day_in_words, in_words


def reach_in_words(timeline: Timeline) -> str:
    """The first and the last day that is known of any event, or its year where the day is not:
    "1980 to 6 March 2015". Nothing without events."""
    if not len(timeline):
        return ""
    first, last = timeline.dates.range()
    is_first_known = _begins_on(timeline.whens[0], first)
    is_last_known = _ends_on(timeline.whens[_position_of_last(timeline, last)], last)
    if ymd(first)[0] == ymd(last)[0] and not (is_first_known and is_last_known):
        return _year(first)
    start = day_in_words(first) if is_first_known else _year(first)
    end = day_in_words(last) if is_last_known else _year(last)
    return start if start == end else f"{start} to {end}"


def _position_of_last(timeline: Timeline, last: int) -> int:
    """An event that reaches the last day of all: the last of them, whose end is known best."""
    ends = np.flatnonzero(np.frombuffer(timeline.dates.latest, dtype=np.int64) == last)
    return int(ends[-1]) if ends.size else len(timeline) - 1


def _begins_on(when: When, day: int) -> bool:
    """Whether a day is where the date is known to begin; of one with an open start, to end."""
    if when.earliest is None:
        return _ends_on(when, day)
    if when.precision is not Precision.SPAN:
        return when.is_exact_day
    is_doubtful = when.start_approximate or when.start_uncertain or when.within
    return not is_doubtful and when.start_latest in (None, day)


def _ends_on(when: When, day: int) -> bool:
    """Whether a day is where the date is known to end; of one with an open end, to begin."""
    if when.latest is None:
        return _begins_on(when, day)
    if when.precision is not Precision.SPAN:
        return when.is_exact_day
    is_doubtful = when.end_approximate or when.end_uncertain or when.within
    return not is_doubtful and when.end_earliest in (None, day)


def _year(day: int) -> str:
    return in_words(When("", day, day, Precision.YEAR))

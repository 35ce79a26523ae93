"""How closely it is known when events begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ccm_timeline.model.edtf import Precision, When

_MOST = 100
"""Events of one day that are looked at."""

_MONTH = 31


def precision_on(whens: Sequence[When], day: int) -> Precision:
    """How closely the beginning is known of those events that begin on a day, at the best: a day,
    a month or a year.

    `whens` are in the order of time; where none begins on the day, it is a day.
    """
    first, best = bisect_left(whens, day, key=_first), None
    for at in range(first, min(first + _MOST, len(whens))):
        when = whens[at]
        if _first(when) != day:
            break
        known = _beginning(when)
        if known is Precision.DAY:
            return known  # As of most days: of a large document it is soon found.
        best = Precision.MONTH if Precision.MONTH in (known, best) else known
    return best or Precision.DAY


def _first(when: When) -> int:
    return when.sort_key[0]


def _beginning(when: When) -> Precision:
    """The precision of the end of a date by which it has its place."""
    if when.precision is Precision.SPAN:
        length = _length_of_edge(when)
        if not length:
            return Precision.DAY
        return Precision.MONTH if length < _MONTH else Precision.YEAR
    return when.precision if when.precision in (Precision.DAY, Precision.MONTH) else Precision.YEAR


def _length_of_edge(when: When) -> int:
    """The days after the first one on which a span may begin, or end where it has no beginning."""
    edge = (when.earliest, when.start_latest)
    if when.earliest is None:
        edge = (when.end_earliest, when.latest)
    first, last = edge
    return 0 if first is None or last is None else last - first

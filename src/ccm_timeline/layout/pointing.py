"""Where on the line the flag of an event points to, and the tip of one that the search found."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.scale import Floats, Scale
from ccm_timeline.layout.table import Table


def points_of(table: Table, scale: Scale, positions: NDArray[np.int64]) -> Floats:
    """The units of events: the middles of their marks, of one that is open at one end the end that
    is known."""
    start, end = (ends[positions] for ends in table.anchors(scale))
    # Of a report the day is known; among steps no mark goes on.
    if scale.steps is None:
        on_line = np.isnan(table.reported[positions])
        begun, over = (np.isnan(days[positions]) & on_line for days in (table.start, table.end))
        start, end = np.where(begun & ~over, end, start), np.where(over & ~begun, start, end)
    return (start + end) / 2

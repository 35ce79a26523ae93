"""From where one steps to the next event while none is selected: from what is in view."""

from __future__ import annotations

import numpy as np

from ccm_timeline.layout.scale import Floats, Viewport
from ccm_timeline.layout.table import Ints


def whence(among: Ints, ends: tuple[Floats, Floats], viewport: Viewport, delta: int) -> int:
    """The position beside which the first one of a step is, forward or, if `delta` is negative,
    back.

    `among` are the positions that one steps through, ascending; `ends` have the units at which the
    mark of each event begins and ends, by position. The first step leads to the first or the last
    event of which some is in view, and where there is none to the nearest beyond the view.
    """
    starts, lasts = (column[among] for column in ends)
    has_begun, is_over = starts <= viewport.right, lasts < viewport.left
    seen = np.flatnonzero(has_begun & ~is_over)
    if delta > 0:
        places = seen if seen.size else np.flatnonzero(~is_over)
        return int(among[places[0]]) - 1 if places.size else len(ends[0])
    places = seen if seen.size else np.flatnonzero(has_begun)
    return int(among[places[-1]]) + 1 if places.size else 0

"""Where the sign of a disagreement stands that belongs to a mark without a card."""

from __future__ import annotations

import math

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Mark, Rect
from ccm_timeline.layout.span_titles import CAP


def sign_rect(mark: Mark, plot: Rect, metrics: Metrics) -> Rect:
    """The room that `plan` keeps to the right of a mark: pixels, `metrics.beside` wide.

    On a long mark that runs out of view the sign stands within view, clear of the ends and of the
    question mark in the middle, which say how well the date is known.
    """
    size, width = metrics.mark, metrics.beside
    left = mark.right + size / 2
    if left + width > plot.right:
        last = min(plot.right, mark.right - CAP * size) - width
        if mark.style.uncertain and abs(last + width / 2 - mark.middle) < (size + width) / 2:
            last = mark.middle - size / 2 - width
        if last >= mark.left + CAP * size:
            left = last
    return Rect(round(left), math.floor(mark.y - size / 2), width, size)

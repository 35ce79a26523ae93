"""Where the sign of a disagreement stands that belongs to a mark without a card."""

from __future__ import annotations

import math

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.questions import question_of
from ccm_timeline.layout.scene import Mark, Rect
from ccm_timeline.layout.span_titles import CAP


def sign_rect(mark: Mark, plot: Rect, metrics: Metrics) -> Rect:
    """The room that `plan` keeps to the right of a mark: pixels, `metrics.beside` wide.

    On a long mark that runs out of view the sign stands within view, where it is clear of the ends
    and of the question mark, which say how well the date is known.
    """
    size, width = metrics.mark, metrics.beside
    left = mark.right + size / 2
    if left + width > plot.right:
        within = min(plot.right, mark.right - CAP * size) - width
        if within >= mark.left + CAP * size and not _covers_question(within, mark, plot, metrics):
            left = within
    return Rect(round(left), math.floor(mark.y - size / 2), width, size)


def _covers_question(left: float, mark: Mark, plot: Rect, metrics: Metrics) -> bool:
    size, width = metrics.mark, metrics.beside
    if not mark.style.uncertain:
        return False
    question = question_of(mark, (plot.left, plot.right), size)
    return abs(left + width / 2 - question) < (size + width) / 2

"""Where the question mark stands on the mark of an uncertain date."""

from __future__ import annotations

from ccm_timeline.layout.marks import MarkStyle
from ccm_timeline.layout.scene import Mark
from ccm_timeline.layout.span_titles import CAP
from ccm_timeline.layout.stretches import Stretch

OPEN_LINE = 6.0
"""Length of the line to days that have no beginning, in sizes of a mark."""

SHORT_LINE = 3.0
"""Sizes of a mark below which the line of a saying has no room for signs: the report bears them."""

_BESIDE = 1.2
"""Room for the sign of a disagreement to the right of a report, in sizes of a mark."""


def question_of(mark: Mark, view: Stretch, size: float) -> float:
    """The x of the middle of the question mark, which is as wide as a mark is high: `size` pixels.

    `view` are the edges between which marks are seen.
    """
    if mark.said is None:
        return question_on((mark.left, mark.right), view, size)
    return question_of_saying(mark.middle, mark.said, mark.style, view, size)


def question_on(ends: Stretch, view: Stretch, size: float) -> float:
    """The same for a mark between two ends.

    It stands in the middle of what is in view of the mark, clear of what says how well the ends are
    known; of a mark that leaves the view it is the last that leaves. It never leaps: where one end
    of the mark moves by a pixel, it moves by one at the most.
    """
    (left, right), (first, last) = ends, view
    middle, half, clear = (left + right) / 2, size / 2, (CAP + 0.5) * size
    x = (max(left, first) + min(right, last)) / 2
    x = min(max(x, min(left + clear, middle)), max(right - clear, middle))
    x = min(max(x, first + half), last - half)
    return min(max(x, min(left + half, middle)), max(right - half, middle))


def question_of_saying(
    report: float, said: Stretch, style: MarkStyle, view: Stretch, size: float
) -> float:
    """The same for a saying reported at one x, on the longer part of its line beside the report; at
    the report where the line is short."""
    left, right = line_of_saying(report, said, style, size)
    if right - left < SHORT_LINE * size:
        return report
    half = size / 2
    if report - left >= right - report:
        return question_on((left, report - half), view, size)
    return question_on((report + half + _BESIDE * size, right), view, size)


def line_of_saying(report: float, said: Stretch, style: MarkStyle, size: float) -> Stretch:
    """The ends of the line from a report to the days on which something may have been said."""
    left, right = said
    if style.open_start:
        left = max(left, report - OPEN_LINE * size)
    return min(left, right, report), max(left, right, report)

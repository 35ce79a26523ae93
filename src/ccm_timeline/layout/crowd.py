"""A lane in which there are too many events for a mark each: how many there are, and where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.frame import row_middle
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.scale import Floats
from ccm_timeline.layout.scene import Badge, Density, Rect
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.window import Window

COLUMN = 3
"""Pixels of one column of the drawing of how many events there are."""

_CELL = 120.0
"""Least pixels between two counts."""


class Crowd:
    """The events of a crowded lane that have no card, counted in cells anchored at the unit 0."""

    def __init__(
        self, column: LaneColumn, disputed: LaneColumn, band: Band, window: Window, subject: Subject
    ) -> None:
        """`disputed` are the events of the column on which the sources disagree."""
        self._column, self._disputed, self._band, self._window = column, disputed, band, window
        self._metrics, self._badge_width = subject.metrics, subject.badge_width

    def density(self) -> Density:
        """How many events touch each column of the lane's width, as a logarithmic height."""
        window, metrics = self._window, self._metrics
        step = COLUMN / window.pixels_per_unit
        first = np.floor(window.viewport.left / step)
        edges = (first + np.arange((window.right - window.left) // COLUMN + 3)) * step
        counts = self._column.touched(edges)
        heights = np.log1p(counts) / np.log1p(max(len(self._column), 1))
        top = row_middle(self._band, 0, metrics) - metrics.rail / 2
        left = window.origin + float(edges[0]) * window.pixels_per_unit
        room = self._band.rows * metrics.rail
        return Density(left, top + room, tuple((heights * room).round(1).tolist()), COLUMN)

    def badges(self, carded: Floats, disputed: Floats) -> Iterator[Badge]:
        """The counts; events that have cards are not counted, which begin at these units."""
        edges = self._edges()
        counts = _counts(self._column, edges, carded)
        unequal = _counts(self._disputed, edges, disputed)
        height = self._metrics.badge
        top = row_middle(self._band, self._band.rows - 1, self._metrics) - height / 2
        cells = zip(pairwise(edges.tolist()), counts.tolist(), unequal.tolist(), strict=True)
        for stretch, count, differing in cells:
            if count:
                width = self._badge_width(count, differing > 0)
                rect = Rect(self._left(stretch, width), top, width, height)
                yield Badge(rect, count, (), stretch, differing)

    def _left(self, stretch: tuple[float, float], width: float) -> float:
        """Where a count begins that stands in the middle of its cell."""
        window = self._window
        x = window.origin + sum(stretch) / 2 * window.pixels_per_unit - width / 2
        return float(round(min(max(x, window.left), window.right - width)))

    def _edges(self) -> Floats:
        """The edges of the cells: those of the viewport, and the anchored ones well within it."""
        left, right = self._window.viewport.left, self._window.viewport.right
        zoom = self._window.pixels_per_unit
        cell = 2.0 ** np.ceil(np.log2(_CELL / zoom))
        inner = np.arange(np.floor(left / cell) + 1, np.ceil(right / cell)) * cell
        near = _CELL / 2 / zoom
        inner = inner[(inner > left + near) & (inner < right - near)]
        return np.concatenate(([left], inner, [right]))


def _counts(
    column: LaneColumn, edges: Floats, carded: Floats
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Events of each cell: those that begin in it, in the first also those that began before.

    Without those that have cards, which begin at the units `carded`.
    """
    begun = column.begun(edges)
    begun[-1] = column.start.searchsorted(edges[-1], side="right")
    counts = np.diff(begun)
    counts[0] += column.count(edges[0], edges[-1]) - int(counts.sum())
    inside = np.clip(carded, edges[0], np.nextafter(edges[-1], edges[0]))
    # What `numpy.histogram` does, in a fifth of its time.
    counts -= np.bincount(edges.searchsorted(inside, side="right") - 1, minlength=len(counts))
    return counts

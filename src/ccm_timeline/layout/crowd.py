"""A lane in which there are too many events for a mark each: how many there are, and where."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from ccm_timeline.layout.column import LaneColumn
from ccm_timeline.layout.frame import badge_top, row_middle
from ccm_timeline.layout.lanes import Band
from ccm_timeline.layout.scene import Badge, Density, Rect
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.window import Window

_COLUMN = 3.0
"""Pixels of one column of the drawing of how many events there are."""

_CELL, _MOST_COUNTS = 120.0, 12
"""Least pixels between two counts, and how many of them a lane has in any window: nobody reads
more."""


class Crowd:
    """The events of a crowded lane that have no card, counted in cells anchored at the unit 0."""

    def __init__(
        self, column: LaneColumn, disputed: LaneColumn, band: Band, window: Window, subject: Subject
    ) -> None:
        """`disputed` are the events of the column on which the sources disagree."""
        self._column, self._disputed, self._band, self._window = column, disputed, band, window
        self._metrics, self._badge_width = subject.metrics, subject.badge_width

    def density(self) -> Density:
        """How many events touch each column of the lane's width, as a logarithmic height.

        Columns stand on cells a little narrower than they are drawn, and in part on those twice as
        wide: so they stay where they are while one zooms, and grow and shrink with no jump.
        """
        window, metrics, zoom = self._window, self._metrics, self._window.pixels_per_unit
        exact = math.log2(_COLUMN / zoom)
        level = math.floor(exact)
        cell = 2.0**level
        first = math.floor(window.viewport.left / cell / 2)
        end = math.ceil(window.viewport.right / cell / 2)
        fine = self._column.levels.logs(level, 2 * first, 2 * end)
        wide = np.repeat(self._column.levels.logs(level + 1, first, end), 2)
        heights = fine + np.float32(exact - level) * (wide - fine)
        room = self._band.rows * metrics.rail
        heights *= np.float32(room / math.log1p(max(len(self._column), 1)))
        top = row_middle(self._band, 0, metrics) - metrics.rail / 2
        left = window.origin + 2 * first * cell * zoom
        return Density(left, top + room, array("f", heights.round(1).tobytes()), cell * zoom)

    def badges(self, carded: Iterable[float], disputed: Iterable[float]) -> Iterator[Badge]:
        """The counts; events that have cards are not counted, which begin at these units."""
        edges = self._edges()
        counts = _counts(self._column, edges, carded)
        unequal = _counts(self._disputed, edges, disputed)
        height = self._metrics.badge
        top = badge_top(self._band, self._band.rows - 1, self._metrics)
        for stretch, count, differing in zip(pairwise(edges), counts, unequal, strict=True):
            if count:
                width = self._badge_width(count, differing > 0)
                rect = Rect(self._left(stretch, width), top, width, height)
                yield Badge(rect, count, (), stretch, differing)

    def _left(self, stretch: tuple[float, float], width: float) -> float:
        """Where a count begins that stands in the middle of its cell."""
        window = self._window
        x = window.origin + sum(stretch) / 2 * window.pixels_per_unit - width / 2
        return float(round(min(max(x, window.left), window.right - width)))

    def _edges(self) -> list[float]:
        """The edges of the cells: those of the viewport, and the anchored ones well within it."""
        left, right = self._window.viewport.left, self._window.viewport.right
        zoom = self._window.pixels_per_unit
        # The longest count has room in half a cell, which is the narrowest that an edge leaves.
        widest = self._badge_width(len(self._column), len(self._disputed) > 0)
        least = max(_CELL, 2 * widest, (self._window.right - self._window.left) / _MOST_COUNTS)
        cell = 2.0 ** math.ceil(math.log2(least / zoom))
        near = least / 2 / zoom
        inner = range(math.floor((left + near) / cell) + 1, math.ceil((right - near) / cell))
        return [left, *(number * cell for number in inner), right]


def _counts(column: LaneColumn, edges: Sequence[float], carded: Iterable[float]) -> list[int]:
    """Events of each cell: those that begin in it, in the first also those that began before.

    Without those that have cards, which begin at the units `carded`, none beyond the last edge.
    """
    counts = column.shares(edges)
    for unit in carded:
        counts[min(max(bisect_right(edges, unit), 1), len(counts)) - 1] -= 1
    return counts

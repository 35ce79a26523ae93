"""The events of one lane as sorted columns, to be asked for what a stretch of the line holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.levels import Levels
from ccm_timeline.layout.scale import Floats

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_POSITIONS = 2**40
"""More than any number of events: importance and position are joined into one number by it."""

_FEW = 4096
"""Events of which each is tried as a place where a column may be at its fullest."""

_EACH = 200
"""Events of a bucket on average from which on it is quicker to look at each bucket by itself."""

_TRIED = 128
"""Places that are tried in the reach of a card where there are more events."""


class LaneColumn:
    """Positions of a lane's events by where their marks begin; `start` and `end` are units."""

    def __init__(
        self, positions: Ints, start: Floats, end: Floats, importance: NDArray[np.int8]
    ) -> None:
        """The columns are of one length, and `start` rises."""
        self.positions, self.start, self.end = positions, start, end
        self._importance = importance
        self._thinned: dict[int, Ints] = {}
        self._loads: dict[float, float] = {}

    def part(self, first: int, end: int) -> LaneColumn:
        """The events from one number to another, in the order of where they begin."""
        part = slice(first, end)
        return LaneColumn(
            self.positions[part], self.start[part], self.end[part], self._importance[part]
        )

    def only(self, passing: Flags) -> LaneColumn:
        """The column without the events that do not pass; `passing` is by position."""
        kept = passing[self.positions]
        return LaneColumn(
            self.positions[kept], self.start[kept], self.end[kept], self._importance[kept]
        )

    def prepare(self) -> None:
        """Sort what `count` will ask for: that takes a while, which a frame would feel."""
        self._ends  # noqa: B018 - it is kept

    def load(self, reach: float) -> float:
        """How much of importance stands within `reach` units of one place at the most.

        The height of a lane goes by it. The square root leaves room for the quieter lanes.
        """
        if reach not in self._loads:
            self._loads[reach] = self._load(reach)
        return self._loads[reach]

    def _load(self, reach: float) -> float:
        if not len(self):
            return 1.0
        if len(self) > _FEW:
            anchors, importance = self.start, self._importance
            step = reach / _TRIED
            firsts = anchors.searchsorted(np.arange(anchors[0], anchors[-1] + step, step))
            firsts = firsts[firsts < len(self)]
        else:
            order = np.argsort(self.end, kind="stable")
            anchors, importance = self.end[order], self._importance[order]
            firsts = np.arange(len(self))
        sums = np.concatenate(([0], np.cumsum(importance, dtype=np.int64)))
        ends = anchors.searchsorted(anchors[firsts] + reach, side="right")
        return float(np.sqrt(np.max(sums[ends] - sums[firsts])))

    def most(self, reach: float) -> int:
        """How many events begin, or end, within `reach` units of one place at the most."""
        counts = (
            edges.searchsorted(edges + reach, side="right") for edges in (self.start, self._ends)
        )
        return max(int(np.max(found - np.arange(len(self)), initial=0)) for found in counts)

    def __len__(self) -> int:
        return len(self.positions)

    @cached_property
    def _ends(self) -> Floats:
        """The ends in their own order."""
        return np.sort(self.end)

    @cached_property
    def _reach(self) -> Floats:
        """The farthest end of all events up to each."""
        return np.maximum.accumulate(self.end)

    @cached_property
    def levels(self) -> Levels:
        """How many events touch cells along the line, for a drawing of how many there are."""
        return Levels(self.start, self._ends)

    def count(self, left: float, right: float) -> int:
        """How many events touch a stretch."""
        begun = self.start.searchsorted(right, side="right")
        over = self._ends.searchsorted(left, side="left")
        return int(begun - over)

    def touching(self, left: float, right: float) -> Ints:
        """The positions of the events that touch a stretch, by where they begin."""
        return self.positions[self._indices(left, right)]

    def _indices(self, left: float, right: float) -> Ints:
        first = int(self._reach.searchsorted(left, side="left"))
        last = int(self.start.searchsorted(right, side="right"))
        return first + np.flatnonzero(self.end[first:last] >= left)

    def shares(self, edges: Sequence[float]) -> list[int]:
        """The events that touch the stretch from the first edge to the last, cell by cell.

        Each is in the cell between two edges in which it begins; those that began before the first
        edge are in the first cell.
        """
        begun: list[int] = self.start.searchsorted(np.array(edges), side="left").tolist()
        begun[0] = int(self._ends.searchsorted(edges[0], side="left"))
        begun[-1] = int(self.start.searchsorted(edges[-1], side="right"))
        return [end - first for first, end in pairwise(begun)]

    def chosen(self, left: float, right: float, level: int) -> Ints:
        """The most important event of each bucket of 2**level units that touches a stretch.

        Buckets are anchored at the unit 0, so that panning never changes what they choose.
        """
        indices = self._level(level)
        inside = (self.start[indices] <= right) & (self.end[indices] >= left)
        return self.positions[indices[inside]]

    def _level(self, level: int) -> Ints:
        if level not in self._thinned:
            self._thinned[level] = self._thin(level)
        return self._thinned[level]

    def _thin(self, level: int) -> Ints:
        """Indices of the best of each bucket; ties go to the event that is first in time."""
        first, last = (math.floor(self.start[at] / 2.0**level) for at in (0, -1))
        if (last - first) * _EACH < len(self):
            edges = self.start.searchsorted(np.arange(first, last + 2) * 2.0**level)
            importance = self._importance
            few = [a + int(importance[a:b].argmax()) for a, b in pairwise(edges.tolist()) if a < b]
            return np.array(few, dtype=np.int64)
        buckets = np.floor(self.start / 2.0**level)
        firsts = np.concatenate(([0], np.flatnonzero(np.diff(buckets)) + 1))
        worth = self._importance.astype(np.int64) * _POSITIONS - np.arange(len(self))
        best = np.maximum.reduceat(worth, firsts)
        indices: Ints = (-best) % _POSITIONS
        return indices

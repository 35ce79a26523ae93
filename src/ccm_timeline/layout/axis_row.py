"""One row of labels of the axis, of which no two touch."""

from __future__ import annotations

from bisect import bisect_right

from ccm_timeline.layout.scene import AxisLabel


class Row:
    """Labels between two edges, `clear` pixels apart."""

    def __init__(self, left: float, right: float, clear: float) -> None:
        self._left, self._right, self._clear = left, right, clear
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self.labels: list[AxisLabel] = []

    def take(self, name: str, width: float, middle: float) -> bool:
        """Write a label around a point, if its place is free and in view."""
        left = middle - width / 2
        right = left + width
        if left < self._left or right > self._right:
            return False
        # Since none touches another, both lists rise.
        place = bisect_right(self._rights, left - self._clear)
        if place < len(self._lefts) and self._lefts[place] - self._clear < right:
            return False
        self._lefts.insert(place, left)
        self._rights.insert(place, right)
        self.labels.append(AxisLabel(left, name))
        return True

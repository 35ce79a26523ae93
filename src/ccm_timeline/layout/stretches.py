"""Stretches of a line that are taken, to be asked where something else has room."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Stretch = tuple[float, float]
"""Left and right end in pixels."""


class Stretches:
    """Stretches that do not touch one another, in rising order."""

    def __init__(self, parts: Sequence[Stretch] = (), least: int = 1) -> None:
        """Where at least so many of the parts lie over one another."""
        self._begun: list[float] = []
        self._over: list[float] = []
        # At one x, what begins comes first: parts that only touch are one stretch.
        ends = sorted([(left, -1) for left, _ in parts] + [(right, 1) for _, right in parts])
        deep = 0
        for x, step in ends:
            deep -= step
            if step < 0 and deep == least:
                self._begun.append(x)
            elif step > 0 and deep == least - 1:
                self._over.append(x)

    def add(self, left: float, right: float) -> None:
        """Take another stretch."""
        first, end = bisect_left(self._over, left), bisect_right(self._begun, right)
        if first < end:
            left, right = min(left, self._begun[first]), max(right, self._over[end - 1])
        self._begun[first:end], self._over[first:end] = [left], [right]

    def first_free(self, x: float, width: float, last: float) -> float:
        """The first whole pixel, from the whole pixel `x` on, from which `width` pixels touch no
        stretch; any beyond `last` where there is none up to it."""
        index = bisect_right(self._over, x)
        while x <= last and index < len(self._begun) and self._begun[index] < x + width:
            x = float(math.ceil(self._over[index]))
            index += 1
        return x

"""Dashed straight lines, made of short lines: Qt's own dashes cost a millisecond for each long line."""

from __future__ import annotations

from PySide6.QtCore import QLineF

_MOST = 600
"""Dashes of a line at the most; a longer line has longer ones."""


def across(left: float, right: float, y: float, on: float, off: float) -> list[QLineF]:
    """A dashed line from left to right."""
    return [QLineF(one, y, two, y) for one, two in _dashes(left, right, on, off)]


def down(x: float, top: float, bottom: float, on: float, off: float) -> list[QLineF]:
    """A dashed line from top to bottom."""
    return [QLineF(x, one, x, two) for one, two in _dashes(top, bottom, on, off)]


def _dashes(start: float, end: float, on: float, off: float) -> list[tuple[float, float]]:
    count = int((end - start) // (on + off)) + 1
    stretch = max(count / _MOST, 1.0)
    step, length = (on + off) * stretch, on * stretch
    firsts = [start + index * step for index in range(int((end - start) // step) + 1)]
    return [(first, min(first + length, end)) for first in firsts if first < end]

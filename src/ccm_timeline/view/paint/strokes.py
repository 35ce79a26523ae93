"""Dashed straight lines, made of short lines: Qt's own dashes cost a millisecond for each long
line."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

_REACH = 16_000.0
"""Pixels up to which dashes are made; no picture is wider."""


def dash_across(
    painter: QPainter, left: float, right: float, y: float, dash: tuple[float, float]
) -> None:
    """Draw a line from left to right with dashes and gaps of two lengths.

    The dashes begin at `left` even where that is far outside of the picture: they move with it.
    """
    period = sum(dash)
    skipped = max(-left, 0.0) // period * period
    count = int(max(min(right, _REACH) - left - skipped, 0.0) // period) + 1
    painter.translate(left + skipped, y)
    painter.drawLines(_pattern(dash, across=True)[:count])
    painter.translate(-left - skipped, -y)


def dash_down(
    painter: QPainter, x: float, top: float, bottom: float, dash: tuple[float, float]
) -> None:
    """Draw a line from top to bottom with dashes and gaps of two lengths."""
    count = int((bottom - top) // sum(dash)) + 1
    painter.translate(x, top)
    painter.drawLines(_pattern(dash, across=False)[:count])
    painter.translate(-x, -top)


@lru_cache(maxsize=32)
def _pattern(dash: tuple[float, float], *, across: bool) -> list[QLineF]:
    """The dashes of a long line from the origin, made once."""
    on, period = dash[0], sum(dash)
    starts = [index * period for index in range(int(_REACH // period))]
    if across:
        return [QLineF(start, 0, start + on, 0) for start in starts]
    return [QLineF(0, start, 0, start + on) for start in starts]

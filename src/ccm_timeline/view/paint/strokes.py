"""Dashed straight lines, made of short lines: Qt's own dashes cost a millisecond for each long
line."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

Dash = tuple[float, float]
"""Lengths of a dash and of the gap after it, in pixels."""

REACH = 16_000.0
"""Pixels up to which dashes are made; no picture is wider."""


class Dashes:
    """Draws dashed lines dash by dash, without smooth edges: on paper and in pictures."""

    def across(
        self, painter: QPainter, left: float, right: float, y: float, dash: Dash, pen: QPen
    ) -> None:
        """Draw a line from left to right.

        The dashes begin at `left` even where that is far outside of the picture: they move with it.
        """
        left += skipped(left, dash)
        _draw(painter, left, y, min(right, REACH) - left, dash, pen, across=True)

    def down(
        self, painter: QPainter, x: float, top: float, bottom: float, dash: Dash, pen: QPen
    ) -> None:
        """Draw a line from top to bottom."""
        _draw(painter, x, top, bottom - top, dash, pen, across=False)


def skipped(left: float, dash: Dash) -> float:
    """Pixels of a line from `left` that are whole dashes and gaps out of the picture."""
    period = sum(dash)
    return max(-left, 0.0) // period * period


def _draw(
    painter: QPainter, x: float, y: float, length: float, dash: Dash, pen: QPen, *, across: bool
) -> None:
    count = min(int(max(length, 0.0) // sum(dash)) + 1, int(REACH // sum(dash)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(pen)
    painter.translate(x, y)
    # Made for lengths of which each is twice the one before: few of them serve all lines.
    made = _pattern(dash, 1 << (count - 1).bit_length(), across=across)
    painter.drawLines(made[:count])
    painter.translate(-x, -y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=32)
def _pattern(dash: Dash, count: int, *, across: bool) -> list[QLineF]:
    """So many dashes from the origin, made once; each takes 200 bytes."""
    on, period = dash[0], sum(dash)
    starts = [index * period for index in range(count)]
    if across:
        return [QLineF(start, 0, start + on, 0) for start in starts]
    return [QLineF(0, start, 0, start + on) for start in starts]

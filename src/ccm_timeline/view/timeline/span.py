"""Draws the span that is being marked to zoom to."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.palette import Palette

_TINT = 0.18


def draw_span(painter: QPainter, plot: Rect, span: tuple[float, float], palette: Palette) -> None:
    """A tinted band between two lines, from top to bottom of the plot; `span` are pixels."""
    tint = QColor(palette.accent)
    tint.setAlphaF(_TINT)
    left, right = (min(max(x, plot.left), plot.right) for x in span)
    painter.fillRect(QRectF(left, plot.top, right - left, plot.height), tint)
    painter.setPen(QPen(QColor(palette.accent), 1.0))
    painter.drawLines([QLineF(x, plot.top, x, plot.bottom) for x in (left, right)])

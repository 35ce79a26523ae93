"""Draws the sign of a stance: told apart by shape, the stronger ones filled and larger."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.model.document import StanceValue
from ccm_timeline.view.palette import Palette, Shape, StanceMark

STRONGER = 1.3


def draw_stance(
    painter: QPainter, palette: Palette, value: StanceValue, centre: QPointF, size: float
) -> None:
    """Draw a stance's sign `size` pixels high around a point; a strong one is larger."""
    draw_sign(painter, palette.stance(value), centre, size)


def draw_sign(painter: QPainter, mark: StanceMark, centre: QPointF, size: float) -> None:
    """Draw a sign; the shapes look equally large."""
    radius = size / 2 * (STRONGER if mark.strong else 1.0)
    colour = QColor(mark.colour)
    hollow = mark.shape in (Shape.RING, Shape.FRAME)
    stroke = max(size * 0.18, 1.0)
    painter.setPen(QPen(colour, stroke) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    inset = radius - stroke / 2 if hollow else radius
    match mark.shape:
        case Shape.DIAMOND:
            painter.drawPolygon(_diamond(centre, radius * 1.2))
        case Shape.DISC | Shape.RING:
            painter.drawEllipse(centre, inset, inset)
        case Shape.SQUARE | Shape.FRAME:
            side = inset * 0.9
            painter.drawRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side))


def _diamond(centre: QPointF, radius: float) -> QPolygonF:
    x, y = centre.x(), centre.y()
    return QPolygonF(
        [
            QPointF(x, y - radius),
            QPointF(x + radius, y),
            QPointF(x, y + radius),
            QPointF(x - radius, y),
        ]
    )

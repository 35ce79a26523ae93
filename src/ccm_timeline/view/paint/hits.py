"""Draws what the search found: a line under a card, a ring around a mark, tips on the axis."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Badge, Card, Mark, Rect

_LINE = 3.0
_RING = 1.6
_BEYOND = 4000.0
"""Pixels to each side of the plot beyond which nothing is drawn."""


class HitPainter(msgspec.Struct, frozen=True):
    """Draws the signs of a hit, each told from others by its shape."""

    painter: QPainter
    colour: QColor
    metrics: Metrics

    def underline(self, card: Card) -> None:
        """A bar along the lower edge of a card, inside of its outline."""
        unit, rect = self.metrics.unit, card.rect
        height = _LINE * unit
        bar = QRectF(rect.left, rect.bottom - height, rect.width, height)
        self.painter.fillRect(bar, self.colour)

    def ring_mark(self, mark: Mark) -> None:
        """A ring around a mark; a long one has a line below it, for a long ring is no ring."""
        out = self.metrics.mark * 0.95
        left, right = max(mark.left, -_BEYOND), min(mark.right, 4 * _BEYOND)
        if right - left > 4 * out:
            line = QRectF(left, mark.y + out - _RING, right - left, _RING * self.metrics.unit)
            self.painter.fillRect(line, self.colour)
            return
        half = max((right - left) / 2, 0.0) + out
        self._ring(QRectF(mark.middle - half, mark.y - out, 2 * half, 2 * out))

    def ring_badge(self, badge: Badge) -> None:
        """A ring around a badge that stands for a hit among others."""
        out, rect = 2 * self.metrics.unit, badge.rect
        body = QRectF(rect.left, rect.top, rect.width, rect.height)
        self._ring(body.adjusted(-out, -out, out, out))

    def tips(self, xs: Iterable[float], plot: Rect) -> None:
        """Triangles on the axis at all that is found, whether or not its mark has room."""
        unit = self.metrics.unit
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour)
        for x in xs:
            top, half = plot.bottom - 6 * unit, 3.5 * unit
            corners = [QPointF(x - half, top), QPointF(x + half, top), QPointF(x, plot.bottom)]
            self.painter.drawPolygon(QPolygonF(corners))

    def _ring(self, rect: QRectF) -> None:
        radius = rect.height() / 2
        self.painter.setPen(QPen(self.colour, _RING * self.metrics.unit))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, radius, radius)

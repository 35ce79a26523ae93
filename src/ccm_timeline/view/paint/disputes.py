"""Draws the sign of a disagreement."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.view.paint.look import Look

_STROKE = 1.4
_HALO = 4.2
"""Width of the ground around the strokes: a sign beside a mark may stand on a pole or a bar."""


class DisputePainter(msgspec.Struct, frozen=True):
    """Two strokes with a slash through them: here the sources say unequal things."""

    painter: QPainter
    look: Look

    def draw(self, centre: QPointF, colour: str | None = None, width: float = _STROKE) -> None:
        """Draw one sign, in the colour of warnings where no other is given."""
        unit = self.look.fonts.metrics.unit
        x, y, half = centre.x(), centre.y(), 4.2 * unit
        equal = [QLineF(x - half, y + d * unit, x + half, y + d * unit) for d in (-1.8, 1.8)]
        slash = QLineF(x - 2.4 * unit, y + 5.5 * unit, x + 2.4 * unit, y - 5.5 * unit)
        pen = QPen(QColor(colour or self.look.palette.warning), width * unit)
        # Ends as wide as the pen would reach as far as the mark beside which a sign stands.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLines([*equal, slash])

    def draw_clear(self, centre: QPointF) -> None:
        """Draw one sign within ground of its own."""
        self.draw(centre, self.look.palette.ground, _HALO)
        self.draw(centre)

"""Writes the texts of a page that are not part of the timeline itself."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.texts import fitted
from ccm_timeline.view.paint.look import Look


class Ink(msgspec.Struct, frozen=True):
    """The look of a page, and what its texts measure."""

    look: Look

    def width(self, text: str, role: Role) -> float:
        return self.look.fonts.measure(text, role)

    def lines(self, text: str, role: Role, room: float, most: int) -> tuple[str, ...]:
        return fitted(text, self.look.fonts.measure, room, most, role)

    def line_height(self, role: Role) -> float:
        """The distance of two lines."""
        return float(round(self.look.fonts.height(role) * 1.15))

    def write(
        self, painter: QPainter, role: Role, x: float, top: float, text: str, colour: str = ""
    ) -> None:
        """A line of text whose row begins at `top`; in the second ink where no colour is said."""
        painter.setFont(self.look.fonts[role])
        painter.setPen(QColor(colour or self.look.palette.secondary))
        baseline = self.look.fonts.baseline(role, top, self.line_height(role))
        painter.drawText(QPointF(x, baseline), text)

"""A rounded ground of its own colour, under what belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.palette import worn_by


class Card(QWidget):
    """The ground is painted, and then what a kind of card has on it."""

    RADIUS = 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.ground()))
        painter.drawRoundedRect(QRectF(self.rect()), self.RADIUS, self.RADIUS)
        self.decorate(painter)

    def ground(self) -> str:
        return worn_by(self.palette()).card

    def decorate(self, painter: QPainter) -> None:
        """Draw what this card has on its ground."""

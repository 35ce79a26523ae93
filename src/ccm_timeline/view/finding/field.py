"""A field for a line of text with an outline that is seen on any ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ccm_timeline.view.focus import RADIUS
from ccm_timeline.view.palette import worn_by

_HEIGHT = 26
_MARGIN = 5


class Field(QLineEdit):
    """Draws its own frame, thicker while one writes in it."""

    def __init__(self, name: str, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(limit)
        self.setFrame(False)
        self.setMinimumHeight(_HEIGHT)
        self.setTextMargins(_MARGIN, 1, _MARGIN, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = worn_by(self.palette())
        width = 1.6 if self.hasFocus() else 1.0
        painter.setPen(QPen(QColor(palette.focus if self.hasFocus() else palette.edge), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        body = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(body, RADIUS, RADIUS)
